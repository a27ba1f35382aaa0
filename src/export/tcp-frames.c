/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/tcp-frames.h"

#include <string.h>

#include "base/assay-address.h"

#define MAX_SEGMENT    1400
#define TTL            64
#define PROTOCOL_TCP   6
#define DONT_FRAGMENT  0x4000
#define WINDOW         0xffff
#define TCP_HEADER     20
#define IPV4_HEADER    20
#define IPV4_CHECKSUM  10       /* where it is in the header */
#define TCP_CHECKSUM   16

enum {
  FIN = 0x01,
  SYN = 0x02,
  RST = 0x04,
  PSH = 0x08,
  ACK = 0x10,
};

/* Maximum segment size 1400, and a window scale of 7, so that no window is ever too small (RFC 9293, RFC 7323). */
static const guint8 syn_options[] = { 2, 4, MAX_SEGMENT >> 8, MAX_SEGMENT & 0xff, 1, 3, 3, 7 };

typedef struct {
  guint8  octets[ASSAY_ADDRESS_MAX_OCTETS];
  guint16 port;
  guint32 next;                 /* sequence number */
  guint16 packets;              /* IPv4's identification */
} Endpoint;

/* Endpoints stand in the order of AssayDirection: who sends in it. */
typedef struct {
  Endpoint        ends[2];
  gsize           address_size;
  AssayFrameFunc  func;
  gpointer        data;
} Maker;

static void
put (GByteArray *out,
     guint32     value,
     guint       width)
{
  while (width-- > 0)
    {
      guint8 byte = (guint8) (value >> (8 * width));

      g_byte_array_append (out, &byte, 1);
    }
}

/* The sum that IP, and TCP with its pseudo-header, are checked by (RFC 1071), not yet complemented. */
static guint32
add_up (guint32       sum,
        const guint8 *bytes,
        gsize         length)
{
  for (gsize i = 0; i < length; i++)
    sum += i % 2 == 0 ? (guint32) bytes[i] << 8 : bytes[i];
  return (sum & 0xffff) + (sum >> 16);
}

static void
set_checksum (GByteArray *packet,
              gsize       offset,
              guint32     sum)
{
  while (sum > 0xffff)
    sum = (sum & 0xffff) + (sum >> 16);
  packet->data[offset] = (guint8) (~sum >> 8);
  packet->data[offset + 1] = (guint8) ~sum;
}

static void
put_ipv4 (GByteArray     *packet,
          Endpoint       *from,
          const Endpoint *to,
          gsize           length)
{
  put (packet, 0x4500, 2);
  put (packet, IPV4_HEADER + length, 2);
  put (packet, from->packets++, 2);
  put (packet, DONT_FRAGMENT, 2);
  put (packet, TTL, 1);
  put (packet, PROTOCOL_TCP, 1);
  put (packet, 0, 2);
  g_byte_array_append (packet, from->octets, 4);
  g_byte_array_append (packet, to->octets, 4);
  set_checksum (packet, IPV4_CHECKSUM, add_up (0, packet->data, packet->len));
}

static void
put_ipv6 (GByteArray     *packet,
          const Endpoint *from,
          const Endpoint *to,
          gsize           length)
{
  put (packet, 0x60000000, 4);
  put (packet, length, 2);
  put (packet, PROTOCOL_TCP, 1);
  put (packet, TTL, 1);
  g_byte_array_append (packet, from->octets, 16);
  g_byte_array_append (packet, to->octets, 16);
}

static void
put_tcp (GByteArray     *packet,
         const Endpoint *from,
         const Endpoint *to,
         guint           flags)
{
  gsize options = (flags & SYN) != 0 ? sizeof syn_options : 0;

  put (packet, from->port, 2);
  put (packet, to->port, 2);
  put (packet, from->next, 4);
  put (packet, (flags & ACK) != 0 ? to->next : 0, 4);
  put (packet, (TCP_HEADER + options) / 4 << 4, 1);
  put (packet, flags, 1);
  put (packet, WINDOW, 2);
  put (packet, 0, 2);           /* checksum */
  put (packet, 0, 2);           /* urgent pointer */
  g_byte_array_append (packet, syn_options, options);
}

/* One packet; its bytes, and SYN and FIN, take sequence numbers. */
static void
make_packet (Maker          *maker,
             AssayDirection  direction,
             gint64          time_us,
             guint           flags,
             const guint8   *bytes,
             gsize           length)
{
  g_autoptr(GByteArray) packet = g_byte_array_new ();
  Endpoint *from = &maker->ends[direction];
  const Endpoint *to = &maker->ends[!direction];
  gsize segment = TCP_HEADER + ((flags & SYN) != 0 ? sizeof syn_options : 0) + length;
  gsize start;
  guint32 sum;

  if (maker->address_size == 4)
    put_ipv4 (packet, from, to, segment);
  else
    put_ipv6 (packet, from, to, segment);
  start = packet->len;
  put_tcp (packet, from, to, flags);
  g_byte_array_append (packet, bytes, length);

  sum = PROTOCOL_TCP + segment;
  sum = add_up (sum, from->octets, maker->address_size);
  sum = add_up (sum, to->octets, maker->address_size);
  sum = add_up (sum, packet->data + start, segment);
  set_checksum (packet, start + TCP_CHECKSUM, sum);
  from->next += length + ((flags & (SYN | FIN)) != 0);
  maker->func (time_us, packet, maker->data);
}

static void
make_chunk (Maker            *maker,
            const AssayChunk *chunk)
{
  gsize left;
  const guint8 *bytes = g_bytes_get_data (chunk->bytes, &left);

  while (left > 0)
    {
      gsize n = MIN (left, MAX_SEGMENT);

      make_packet (maker, chunk->direction, chunk->time_us, n < left ? ACK : PSH | ACK, bytes, n);
      bytes += n;
      left -= n;
    }
}

/* As far as is known who ended it. */
static void
make_end (Maker             *maker,
          const AssayReport *report)
{
  AssayFailureCode code = report->failure != NULL ? report->failure->code : ASSAY_N_FAILURES;
  AssayDirection first = code == ASSAY_FAILURE_CLOSED_EARLY ? ASSAY_RECEIVED : ASSAY_SENT;
  gint64 end = report->duration_us;

  if (code == ASSAY_FAILURE_RESET)
    {
      make_packet (maker, ASSAY_RECEIVED, end, RST | ACK, NULL, 0);
      return;
    }
  make_packet (maker, first, end, FIN | ACK, NULL, 0);
  make_packet (maker, !first, end, FIN | ACK, NULL, 0);
  make_packet (maker, first, end, ACK, NULL, 0);
}

static gboolean
set_endpoint (Endpoint   *end,
              const char *address,
              guint16     port,
              gsize       size)
{
  end->port = port;
  return address != NULL && assay_address_parse (address, end->octets) == size;
}

void
assay_tcp_frames_make (const AssayReport *report,
                       AssayFrameFunc     func,
                       gpointer           data)
{
  Maker maker = { .func = func, .data = data };
  const AssayPhase *connect = assay_report_get_phase (report, ASSAY_PHASE_CONNECT);
  guint8 octets[ASSAY_ADDRESS_MAX_OCTETS];
  gint64 connected;

  maker.address_size = report->address != NULL ? assay_address_parse (report->address, octets) : 0;
  if (maker.address_size == 0 || connect == NULL
      || !set_endpoint (&maker.ends[ASSAY_SENT], report->local_address, report->local_port, maker.address_size)
      || !set_endpoint (&maker.ends[ASSAY_RECEIVED], report->address, report->port, maker.address_size))
    return;

  connected = connect->start_us + connect->duration_us;
  make_packet (&maker, ASSAY_SENT, connect->start_us, SYN, NULL, 0);
  make_packet (&maker, ASSAY_RECEIVED, connected, SYN | ACK, NULL, 0);
  make_packet (&maker, ASSAY_SENT, connected, ACK, NULL, 0);
  for (guint i = 0; i < report->chunks->len; i++)
    make_chunk (&maker, &g_array_index (report->chunks, AssayChunk, i));
  if (!report->chunks_cut)
    make_end (&maker, report);
}
