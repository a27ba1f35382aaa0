/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/stream-report.h"

#include "decode/stream-reader.h"

/* As much as tells what something is. */
#define HEAD (16 * 1024)

/* With less, a few digits would do for a record. */
#define MIN_SNIFFED 16

/* The beginning of @content; of text whole lines. */
static GBytes *
dup_head (GBytes *content)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (content, &length);
  gsize head = MIN (length, HEAD);

  while (head < length && head > HEAD / 2 && data[head - 1] != '\n')
    head--;
  return g_bytes_new_from_bytes (content, 0, head < length && head <= HEAD / 2 ? HEAD : head);
}

/* Records from the beginning, or after the text in which a STARTTLS dialogue is led. */
static gboolean
has_records (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize start = assay_stream_find_start (bytes);

  return start < length && g_utf8_validate (data, (gssize) start, NULL);
}

gboolean
assay_stream_sniff (GBytes *content)
{
  g_autoptr(GBytes) head = dup_head (content);
  g_autoptr(AssayText) why = NULL;
  g_autoptr(AssayHex) hex = assay_hex_read (head, &why);
  g_autoptr(GBytes) bytes = hex != NULL ? assay_hex_dup_bytes (hex) : NULL;
  guint type;

  if (bytes == NULL || g_bytes_get_size (bytes) < MIN_SNIFFED)
    return FALSE;
  return hex->has_sides || has_records (bytes)
      || (g_bytes_get_size (head) == g_bytes_get_size (content) && assay_stream_is_message (bytes, &type));
}

/* One message, or the records of one side or both. */
static AssayStream *
read_stream (const AssayHex *one,
             const AssayHex *other)
{
  g_autoptr(GBytes) bytes = assay_hex_dup_bytes (one);
  guint type;

  if (!one->has_sides && other == NULL && assay_stream_is_message (bytes, &type))
    return assay_stream_read_message (bytes, type);
  return assay_stream_read (one, other);
}

static void
add_records (AssayReport       *draft,
             const AssayStream *stream)
{
  for (guint i = 0; i < stream->records->len; i++)
    {
      AssayRecord record = g_array_index (stream->records, AssayRecord, i);

      record.time_us = ASSAY_TIME_UNKNOWN;
      g_array_append_val (draft->records, record);
    }
}

static void
add_remark (AssayReport *draft,
            AssayText   *remark)
{
  g_ptr_array_add (draft->remarks, remark);
}

static const char *
get_sender (AssayDirection direction)
{
  return direction == ASSAY_SENT ? N_("Client") : N_("Server");
}

static void
add_remarks (AssayReport           *draft,
             AssayDirection         direction,
             const AssayStreamSide *side)
{
  const char *sender = get_sender (direction);

  if (side->n_skipped > 0)
    add_remark (draft, assay_text_new (N_("{sender}: {size} of another protocol before the first record"),
                                       "sender", ASSAY_ARG_WORD, sender,
                                       "size", ASSAY_ARG_SIZE, (gint64) side->n_skipped, NULL));
  if (side->n_encrypted > 0)
    add_remark (draft, assay_text_new_plural (NP_("{sender}: {n} record is encrypted and cannot be read without its key",
                                                  "{sender}: {n} records are encrypted and cannot be read without their keys"),
                                              side->n_encrypted, "sender", ASSAY_ARG_WORD, sender, NULL));
  if (side->fault != NULL)
    add_remark (draft, assay_text_new (N_("{sender}, byte {offset}: {fault}"),
                                       "sender", ASSAY_ARG_WORD, sender,
                                       "offset", ASSAY_ARG_NUMBER, (gint64) side->fault_offset,
                                       "fault", ASSAY_ARG_MESSAGE, side->fault, NULL));
}

static AssayHex *
read_hex (GBytes     *content,
          AssayText **why)
{
  g_autoptr(AssayHex) hex = assay_hex_read (content, why);

  if (hex == NULL)
    return NULL;
  if (hex->parts->len > 0)
    return g_steal_pointer (&hex);
  *why = assay_text_new (N_("There are no bytes in it"), NULL);
  return NULL;
}

AssayReport *
assay_stream_report_new (AssayRequest  *request,
                         GBytes        *content,
                         GBytes        *other,
                         AssayText    **why)
{
  g_autoptr(AssayHex) one = read_hex (content, why);
  g_autoptr(AssayHex) two = one != NULL && other != NULL ? read_hex (other, why) : NULL;
  g_autoptr(AssayStream) stream = NULL;
  AssayReport draft;

  if (one == NULL || (other != NULL && two == NULL))
    return NULL;
  stream = read_stream (one, two);
  assay_report_draft (&draft, request);
  draft.started_at = g_get_real_time ();
  for (guint i = 0; i < stream->messages->len; i++)
    g_ptr_array_add (draft.messages, assay_message_ref (g_ptr_array_index (stream->messages, i)));
  add_records (&draft, stream);
  for (AssayDirection direction = ASSAY_SENT; direction <= ASSAY_RECEIVED; direction++)
    add_remarks (&draft, direction, &stream->sides[direction]);
  return assay_report_take (&draft);
}
