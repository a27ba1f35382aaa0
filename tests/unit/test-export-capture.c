/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-keylog.h"
#include "export/export-pcapng.h"

#include <string.h>

#include "support/fixture-report.h"
#include "support/wire.h"

#define MAX_BLOCKS 64

typedef struct {
  guint32       type;
  const guint8 *body;
  gsize         length;
} Block;

static guint32
get32 (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return value;
}

/* Both lengths of each block agree, and the blocks tile the file. */
static guint
read_blocks (GBytes *file,
             Block  *blocks)
{
  gsize length, offset = 0;
  const guint8 *data = g_bytes_get_data (file, &length);
  guint n = 0;

  while (offset < length)
    {
      guint32 total;

      g_assert_cmpuint (n, <, MAX_BLOCKS);
      g_assert_cmpuint (length - offset, >=, 12);
      total = get32 (data + offset + 4);
      g_assert_cmpuint (total % 4, ==, 0);
      g_assert_cmpuint (total, <=, length - offset);
      g_assert_cmpuint (get32 (data + offset + total - 4), ==, total);
      blocks[n++] = (Block) { get32 (data + offset), data + offset + 8, total - 12 };
      offset += total;
    }
  return n;
}

static void
add_chunk (AssayReport    *draft,
           AssayDirection  direction,
           gint64          time_us,
           gsize           length)
{
  AssayChunk chunk = { direction, time_us, g_bytes_new_take (g_malloc0 (length), length) };

  g_array_append_val (draft->chunks, chunk);
}

static void
begin (AssayReport *draft,
       const char  *local,
       const char  *remote)
{
  fixture_report_draft (draft, FIXTURE_GOOD);
  g_free (draft->address);
  draft->address = g_strdup (remote);
  draft->local_address = g_strdup (local);
  draft->local_port = 40000;
}

static void
add_secret (AssayReport *draft)
{
  g_autoptr(GBytes) client_random = wire_assemble ("00*31 ff");
  g_autoptr(GBytes) secret = wire_assemble ("0123456789abcdef");

  g_ptr_array_add (draft->secrets, assay_secret_new (ASSAY_SECRET_EXPORTER, client_random, secret));
}

static void
test_keylog (void)
{
  AssayReport draft;
  g_autoptr(AssayReport) report = NULL;
  g_autofree char *text = NULL;

  fixture_report_draft (&draft, FIXTURE_GOOD);
  g_ptr_array_set_size (draft.secrets, 0);
  add_secret (&draft);
  report = assay_report_take (&draft);
  text = assay_export_keylog (report);
  g_assert_cmpstr (text, ==, "EXPORTER_SECRET "
                   "00000000000000000000000000000000000000000000000000000000000000ff 0123456789abcdef\n");
}

/* The ones' complement sum of what has its checksum in it is all ones (RFC 1071). */
static guint16
sum (guint32       start,
     const guint8 *bytes,
     gsize         length)
{
  guint64 total = start;

  for (gsize i = 0; i < length; i++)
    total += (guint32) bytes[i] << (i % 2 == 0 ? 8 : 0);
  while (total >> 16 != 0)
    total = (total & 0xffff) + (total >> 16);
  return (guint16) total;
}

/* The packet of a block: its lengths and checksums are right. Gives the length of the TCP segment's content. */
static gsize
check_packet (const Block *block)
{
  const guint8 *packet = block->body + 20;
  gsize length = get32 (block->body + 12);
  gboolean v4 = packet[0] >> 4 == 4;
  gsize header = v4 ? 20 : 40;
  gsize addresses = v4 ? 12 : 8;
  gsize segment = length - header;

  g_assert_cmpuint (get32 (block->body + 16), ==, length);
  g_assert_cmpuint (block->length, ==, 20 + (length + 3) / 4 * 4);
  if (v4)
    g_assert_cmphex (sum (0, packet, header), ==, 0xffff);
  g_assert_cmpuint (v4 ? length : segment, ==, packet[v4 ? 2 : 4] << 8 | packet[v4 ? 3 : 5]);
  g_assert_cmphex (sum (6 + segment + sum (0, packet + addresses, header - addresses), packet + header, segment),
                   ==, 0xffff);
  return segment - (packet[header + 12] >> 4) * 4;
}

static void
check_connection (const char *local,
                  const char *remote)
{
  /* Three to open; 1, 3000 in three, 1400, 1401 in two; three to close. */
  static const gsize expected[] = { 0, 0, 0, 1, 1400, 1400, 200, 1400, 1400, 1, 0, 0, 0 };
  AssayReport draft;
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(GBytes) file = NULL;
  Block blocks[MAX_BLOCKS];
  guint n;

  begin (&draft, local, remote);
  add_secret (&draft);
  add_chunk (&draft, ASSAY_SENT, 1000, 1);
  add_chunk (&draft, ASSAY_RECEIVED, 2000, 3000);
  add_chunk (&draft, ASSAY_SENT, 3000, 1400);
  add_chunk (&draft, ASSAY_RECEIVED, 4000, 1401);
  report = assay_report_take (&draft);
  file = assay_export_pcapng (report);
  n = read_blocks (file, blocks);
  g_assert_cmpuint (n, ==, 4 + G_N_ELEMENTS (expected));
  g_assert_cmphex (blocks[0].type, ==, 0x0a0d0d0a);
  g_assert_cmpuint (blocks[1].type, ==, 1);
  g_assert_cmpuint (blocks[2].type, ==, 4);
  g_assert_nonnull (memmem (blocks[2].body, blocks[2].length, FIXTURE_HOST, sizeof FIXTURE_HOST));
  g_assert_cmpuint (blocks[3].type, ==, 10);
  for (guint i = 4; i < n; i++)
    {
      g_assert_cmpuint (blocks[i].type, ==, 6);
      g_assert_cmpuint (check_packet (&blocks[i]), ==, expected[i - 4]);
    }
}

static void
test_connection (void)
{
  check_connection ("192.0.2.1", "198.51.100.7");
  check_connection ("2001:db8::1", "2001:db8:ffff::2");
  check_connection ("fe80::1%eth0", "fe80::2%eth0");
}

/* Where there are no addresses, or none that go together, there are no packets. */
static void
test_no_packets (void)
{
  static const char * const rows[][2] = {
    { NULL, NULL }, { "192.0.2.1", NULL }, { NULL, "192.0.2.1" }, { "192.0.2.1", "2001:db8::1" },
    { "x", "192.0.2.1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AssayReport draft;
      g_autoptr(AssayReport) report = NULL;
      g_autoptr(GBytes) file = NULL;
      Block blocks[MAX_BLOCKS];
      guint n;

      begin (&draft, rows[i][0], rows[i][1]);
      add_chunk (&draft, ASSAY_SENT, 1000, 1);
      report = assay_report_take (&draft);
      file = assay_export_pcapng (report);
      n = read_blocks (file, blocks);
      g_assert_cmpuint (n, >=, 2);
      for (guint j = 0; j < n; j++)
        g_assert_cmpuint (blocks[j].type, !=, 6);
    }
}

/* What is not whole has no end either. */
static void
test_cut (void)
{
  AssayReport draft;
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(GBytes) file = NULL;
  Block blocks[MAX_BLOCKS];
  guint n, packets = 0;

  begin (&draft, "192.0.2.1", "192.0.2.2");
  add_chunk (&draft, ASSAY_SENT, 1000, 1);
  draft.chunks_cut = TRUE;
  report = assay_report_take (&draft);
  file = assay_export_pcapng (report);
  n = read_blocks (file, blocks);
  for (guint i = 0; i < n; i++)
    packets += blocks[i].type == 6;
  g_assert_cmpuint (packets, ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-capture/keylog", test_keylog);
  g_test_add_func ("/export-capture/connection", test_connection);
  g_test_add_func ("/export-capture/no-packets", test_no_packets);
  g_test_add_func ("/export-capture/cut", test_cut);
  return g_test_run ();
}
