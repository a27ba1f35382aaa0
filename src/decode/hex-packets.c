/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/hex-packets.h"

#include <string.h>

#include "base/assay-cursor.h"

#define PROTOCOL_TCP 6
#define FLAG_SYN     0x02
#define FLAG_ACK     0x10

/* An address of either kind and a port. */
typedef struct {
  guint8  address[16];
  guint16 port;
} Endpoint;

typedef struct {
  Endpoint    from;
  Endpoint    to;
  guint32     sequence;
  guint8      flags;
  AssayCursor payload;
} Segment;

/* What was heard of one side. */
typedef struct {
  gboolean known;
  guint32  next;      /* the sequence number that is due */
} Flow;

static gboolean
read_endpoints (AssayCursor *cursor,
                guint        width,
                Segment     *segment)
{
  AssayCursor from, to;

  if (!assay_cursor_take (cursor, width, &from) || !assay_cursor_take (cursor, width, &to))
    return FALSE;
  memcpy (segment->from.address, assay_cursor_peek (&from), width);
  memcpy (segment->to.address, assay_cursor_peek (&to), width);
  return TRUE;
}

/* What the length promises and the capture did not keep is missing; what it has more is the link layer's padding. */
static void
cut (AssayCursor *packet,
     gsize        length)
{
  packet->end = MIN (packet->end, packet->offset + length);
}

/* RFC 791 section 3.1; fragments are not put together. */
static gboolean
read_ipv4 (AssayCursor *packet,
           Segment     *segment)
{
  guint64 first, length, fragment, protocol;
  gsize start = packet->offset;
  AssayCursor header;

  assay_cursor_read (packet, 1, &first);
  assay_cursor_read (packet, 1, NULL);
  assay_cursor_read (packet, 2, &length);
  assay_cursor_read (packet, 2, NULL);
  assay_cursor_read (packet, 2, &fragment);
  assay_cursor_read (packet, 1, NULL);
  assay_cursor_read (packet, 1, &protocol);
  if (!assay_cursor_read (packet, 2, NULL) || first >> 4 != 4 || (first & 15) < 5 || protocol != PROTOCOL_TCP
      || length < (first & 15) * 4 || (fragment & 0x3fff) != 0)
    return FALSE;
  packet->offset = start;
  cut (packet, length);
  if (!assay_cursor_take (packet, (first & 15) * 4, &header))
    return FALSE;
  header.offset += 12;
  return read_endpoints (&header, 4, segment);
}

/* RFC 8200 section 3, without extension headers. */
static gboolean
read_ipv6 (AssayCursor *packet,
           Segment     *segment)
{
  guint64 first, length, next;

  assay_cursor_read (packet, 4, &first);
  assay_cursor_read (packet, 2, &length);
  assay_cursor_read (packet, 1, &next);
  if (!assay_cursor_read (packet, 1, NULL) || first >> 28 != 6 || next != PROTOCOL_TCP
      || !read_endpoints (packet, 16, segment))
    return FALSE;
  cut (packet, length);
  return TRUE;
}

/* RFC 9293 section 3.1. */
static gboolean
read_tcp (AssayCursor *packet,
          Segment     *segment)
{
  guint64 from, to, sequence, offset, flags;
  gsize start = packet->offset;

  assay_cursor_read (packet, 2, &from);
  assay_cursor_read (packet, 2, &to);
  assay_cursor_read (packet, 4, &sequence);
  assay_cursor_read (packet, 4, NULL);
  assay_cursor_read (packet, 1, &offset);
  if (!assay_cursor_read (packet, 1, &flags) || offset >> 4 < 5)
    return FALSE;
  packet->offset = start;
  if (!assay_cursor_take (packet, (offset >> 4) * 4, NULL))
    return FALSE;
  segment->from.port = from;
  segment->to.port = to;
  segment->sequence = sequence;
  segment->flags = flags;
  segment->payload = *packet;
  return TRUE;
}

/* The IP header follows nothing, a loopback header, one of Ethernet, of Linux's "any" in two forms, or a VLAN tag. */
static gboolean
read_segment (GBytes  *packet,
              Segment *segment)
{
  static const guint8 links[] = { 0, 4, 14, 16, 20, 18 };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      AssayCursor v4, v6;

      assay_cursor_init_bytes (&v4, packet);
      if (!assay_cursor_take (&v4, links[i], NULL))
        return FALSE;
      v6 = v4;
      *segment = (Segment) { 0, };
      if (read_ipv4 (&v4, segment) && read_tcp (&v4, segment))
        return TRUE;
      *segment = (Segment) { 0, };
      if (read_ipv6 (&v6, segment) && read_tcp (&v6, segment))
        return TRUE;
    }
  return FALSE;
}

static gboolean
same_endpoint (const Endpoint *a,
               const Endpoint *b)
{
  return a->port == b->port && memcmp (a->address, b->address, sizeof a->address) == 0;
}

static gboolean
is_client (const Segment *segment)
{
  if (segment->flags & FLAG_SYN)
    return (segment->flags & FLAG_ACK) == 0;
  return segment->from.port > segment->to.port;
}

/* Adds what of the segment is new. */
static void
add_payload (GPtrArray      *parts,
             AssayDirection  direction,
             Segment        *segment,
             Flow           *flow)
{
  guint32 sequence = segment->sequence + ((segment->flags & FLAG_SYN) != 0);
  gsize length = assay_cursor_left (&segment->payload);
  gint32 known = flow->known ? (gint32) (flow->next - sequence) : 0;

  if (known > 0)
    {
      assay_cursor_take (&segment->payload, MIN ((gsize) known, length), NULL);
      length = assay_cursor_left (&segment->payload);
      sequence = flow->next;
    }
  flow->known = TRUE;
  flow->next = sequence + length;
  if (length > 0)
    g_ptr_array_add (parts, assay_hex_part_new (direction, 0, g_bytes_new (assay_cursor_peek (&segment->payload),
                                                                           length)));
}

GPtrArray *
assay_hex_packets_read (GPtrArray *packets)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_hex_part_free);
  Flow flows[2] = { { 0, }, { 0, } };
  Endpoint client, server;

  for (guint i = 0; i < packets->len; i++)
    {
      Segment segment;

      if (!read_segment (g_ptr_array_index (packets, i), &segment))
        return NULL;
      if (i == 0)
        {
          client = is_client (&segment) ? segment.from : segment.to;
          server = is_client (&segment) ? segment.to : segment.from;
        }
      if (same_endpoint (&segment.from, &client) && same_endpoint (&segment.to, &server))
        add_payload (parts, ASSAY_SENT, &segment, &flows[ASSAY_SENT]);
      else if (same_endpoint (&segment.from, &server) && same_endpoint (&segment.to, &client))
        add_payload (parts, ASSAY_RECEIVED, &segment, &flows[ASSAY_RECEIVED]);
    }
  return packets->len > 0 ? g_steal_pointer (&parts) : NULL;
}
