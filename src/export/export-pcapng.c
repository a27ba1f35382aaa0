/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-pcapng.h"

#include <string.h>

#include "base/assay-address.h"
#include "export/export-keylog.h"
#include "export/tcp-frames.h"

/* Block types and options of draft-ietf-opsawg-pcapng, sections 4 and 3.5; all numbers are in this machine's order. */
#define SECTION_HEADER       0x0a0d0d0a
#define BYTE_ORDER_MAGIC     0x1a2b3c4d
#define INTERFACE            1
#define NAME_RESOLUTION      4
#define ENHANCED_PACKET      6
#define DECRYPTION_SECRETS   10
#define TLS_KEY_LOG          0x544c534b
#define LINKTYPE_RAW         101        /* IP packets without a link layer */

#define OPTION_END           0
#define OPTION_COMMENT       1
#define OPTION_APPLICATION   4          /* of the section header */
#define NAME_END             0
#define NAME_IPV4            1
#define NAME_IPV6            2

#define COMMENT "The bytes of both streams and their times are those of a real connection. " \
                "The IP and TCP around them were made by Assay, which sees no packets."

typedef struct {
  GByteArray *out;
  gint64      started_at;
} Writer;

static void
put16 (GByteArray *out,
       guint16     value)
{
  g_byte_array_append (out, (const guint8 *) &value, sizeof value);
}

static void
put32 (GByteArray *out,
       guint32     value)
{
  g_byte_array_append (out, (const guint8 *) &value, sizeof value);
}

/* Bytes up to a multiple of four. */
static void
put_padded (GByteArray    *out,
            gconstpointer  bytes,
            gsize          length)
{
  static const guint8 zeros[4];

  g_byte_array_append (out, bytes, length);
  g_byte_array_append (out, zeros, (4 - length % 4) % 4);
}

/* An option, and also a record of the name resolution block, which looks the same. */
static void
put_option (GByteArray    *out,
            guint16        code,
            gconstpointer  bytes,
            gsize          length)
{
  put16 (out, code);
  put16 (out, length);
  put_padded (out, bytes, length);
}

static void
put_block (GByteArray       *out,
           guint32           type,
           const GByteArray *body)
{
  guint32 total = 12 + body->len;

  put32 (out, type);
  put32 (out, total);
  g_byte_array_append (out, body->data, body->len);
  put32 (out, total);
}

static void
put_section_header (GByteArray *out)
{
  g_autoptr(GByteArray) body = g_byte_array_new ();

  put32 (body, BYTE_ORDER_MAGIC);
  put16 (body, 1);              /* version 1.0 */
  put16 (body, 0);
  put32 (body, G_MAXUINT32);    /* the length of the section is not told */
  put32 (body, G_MAXUINT32);
  put_option (body, OPTION_COMMENT, COMMENT, strlen (COMMENT));
  put_option (body, OPTION_APPLICATION, "assay " ASSAY_VERSION, strlen ("assay " ASSAY_VERSION));
  put_option (body, OPTION_END, NULL, 0);
  put_block (out, SECTION_HEADER, body);
}

/* Times are in microseconds unless an option says otherwise. */
static void
put_interface (GByteArray *out)
{
  g_autoptr(GByteArray) body = g_byte_array_new ();

  put16 (body, LINKTYPE_RAW);
  put16 (body, 0);
  put32 (body, 0);              /* packets of any length */
  put_block (out, INTERFACE, body);
}

/* The name that the address was found by. */
static void
put_name (GByteArray        *out,
          const AssayReport *report)
{
  g_autoptr(GByteArray) body = g_byte_array_new ();
  g_autoptr(GByteArray) record = g_byte_array_new ();
  const char *host = assay_request_get_connect_host (report->request);
  guint8 octets[ASSAY_ADDRESS_MAX_OCTETS];
  gsize size = report->address != NULL ? assay_address_parse (report->address, octets) : 0;

  if (size == 0 || assay_address_check (host))
    return;
  g_byte_array_append (record, octets, size);
  g_byte_array_append (record, (const guint8 *) host, strlen (host) + 1);
  put_option (body, size == 4 ? NAME_IPV4 : NAME_IPV6, record->data, record->len);
  put_option (body, NAME_END, NULL, 0);
  put_block (out, NAME_RESOLUTION, body);
}

/* Before the packets that it opens. */
static void
put_secrets (GByteArray        *out,
             const AssayReport *report)
{
  g_autoptr(GByteArray) body = g_byte_array_new ();
  g_autofree char *keylog = assay_export_keylog (report);

  if (*keylog == '\0')
    return;
  put32 (body, TLS_KEY_LOG);
  put32 (body, strlen (keylog));
  put_padded (body, keylog, strlen (keylog));
  put_block (out, DECRYPTION_SECRETS, body);
}

static void
put_packet (gint64            time_us,
            const GByteArray *packet,
            gpointer          data)
{
  Writer *writer = data;
  g_autoptr(GByteArray) body = g_byte_array_new ();
  guint64 moment = writer->started_at + time_us;

  put32 (body, 0);              /* the interface */
  put32 (body, moment >> 32);
  put32 (body, moment & G_MAXUINT32);
  put32 (body, packet->len);
  put32 (body, packet->len);
  put_padded (body, packet->data, packet->len);
  put_block (writer->out, ENHANCED_PACKET, body);
}

GBytes *
assay_export_pcapng (const AssayReport *report)
{
  Writer writer = { g_byte_array_new (), report->started_at };

  put_section_header (writer.out);
  put_interface (writer.out);
  put_name (writer.out, report);
  put_secrets (writer.out, report);
  assay_tcp_frames_make (report, put_packet, &writer);
  return g_byte_array_free_to_bytes (writer.out);
}
