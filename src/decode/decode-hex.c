/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-hex.h"

#include <string.h>

#include "decode/hex-lines.h"
#include "decode/hex-packets.h"

/* What is read so far. */
typedef struct {
  AssayHexForm    form;
  char          **lines;
  guint           at;         /* the line that is read next */
  GPtrArray      *parts;
  GByteArray     *block;      /* the bytes since the last offset of zero */
  AssayDirection  direction;
  AssayText      *why;
} Reader;

static void
add_part (Reader     *reader,
          AssayLayer  layer,
          GByteArray *bytes)
{
  if (bytes->len > 0)
    g_ptr_array_add (reader->parts, assay_hex_part_new (reader->direction, layer,
                                                        g_bytes_new (bytes->data, bytes->len)));
  g_byte_array_set_size (bytes, 0);
}

static gboolean
fail (Reader    *reader,
      AssayText *reason)
{
  reader->why = assay_text_new (N_("Line {line}: {reason}"), "line", ASSAY_ARG_NUMBER, (gint64) reader->at + 1,
                                "reason", ASSAY_ARG_MESSAGE, reason, NULL);
  assay_text_unref (reason);
  return FALSE;
}

/* hexdump leaves out lines that are like the one before; the next offset tells how many. */
static void
repeat (Reader  *reader,
        guint64  offset)
{
  guint8 line[16];

  if (reader->block->len < sizeof line || offset > reader->block->len + G_MAXUINT16)
    return;
  memcpy (line, reader->block->data + reader->block->len - sizeof line, sizeof line);
  while (reader->block->len + sizeof line <= offset)
    g_byte_array_append (reader->block, line, sizeof line);
}

static gboolean
fits (const AssayHexLine *line,
      guint               length)
{
  return line->offset == length || line->octal == length;
}

/* Takes a line of a dump; an offset of zero begins another block. */
static gboolean
take_line (Reader             *reader,
           const AssayHexLine *line,
           gboolean            repeated)
{
  if (line->offset == 0)
    add_part (reader, 0, reader->block);
  else if (repeated)
    repeat (reader, line->offset);
  if (!fits (line, reader->block->len))
    return fail (reader, assay_text_new (N_("its offset is {offset}, but {size} came before"),
                                         "offset", ASSAY_ARG_NUMBER, (gint64) line->offset,
                                         "size", ASSAY_ARG_SIZE, (gint64) reader->block->len, NULL));
  g_byte_array_append (reader->block, line->bytes, line->n_bytes);
  return TRUE;
}

/* tcpdump has lines of its own between its packets, which always begin with "0x0000:". */
static gboolean
read_dump (Reader *reader)
{
  gboolean repeated = FALSE, prefixed = FALSE;

  for (; reader->lines[reader->at] != NULL; reader->at++)
    {
      const char *text = g_strchug (reader->lines[reader->at]);
      AssayHexLine line;

      if (assay_hex_line_read (text, &line))
        {
          if (!take_line (reader, &line, repeated))
            return FALSE;
          prefixed = line.prefixed;
          repeated = FALSE;
        }
      else if (g_str_has_prefix (text, "*"))
        repeated = TRUE;
      else if (*text != '\0' && !prefixed && reader->block->len > 0)
        return fail (reader, assay_text_new (N_("this is no line of a dump"), NULL));
    }
  add_part (reader, 0, reader->block);
  return TRUE;
}

static gboolean
read_plain (Reader *reader)
{
  for (; reader->lines[reader->at] != NULL; reader->at++)
    {
      const char *text = reader->lines[reader->at];
      const char *bad;
      char shown[8];

      if (assay_hex_read_plain (text, reader->block, &bad))
        continue;
      g_utf8_strncpy (shown, g_utf8_validate (bad, -1, NULL) ? bad : "?", 1);
      return fail (reader, assay_text_new (N_("column {column}: “{character}” is no hexadecimal byte"),
                                           "column", ASSAY_ARG_NUMBER, (gint64) (bad - text) + 1,
                                           "character", ASSAY_ARG_TEXT, shown, NULL));
    }
  add_part (reader, 0, reader->block);
  return TRUE;
}

static const struct {
  const char *name;
  AssayLayer  layer;
} openssl_messages[] = {
  { "Handshake [length ",        ASSAY_LAYER_HANDSHAKE },
  { "Alert [length ",            ASSAY_LAYER_ALERT },
  { "ChangeCipherSpec [length ", ASSAY_LAYER_CHANGE_CIPHER_SPEC },
};

static gboolean
is_message_title (const char *line)
{
  return (g_str_has_prefix (line, ">>> ") || g_str_has_prefix (line, "<<< ")) && strstr (line, "[length ") != NULL;
}

/* The header of a record, whose content follows in clear with a title of its own; only a ChangeCipherSpec that came is
 * not told otherwise. */
static AssayLayer
take_header (Reader *reader)
{
  gboolean is_change = reader->direction == ASSAY_RECEIVED && reader->block->len > 0
                       && reader->block->data[0] == ASSAY_LAYER_CHANGE_CIPHER_SPEC;

  g_byte_array_set_size (reader->block, 0);
  if (!is_change)
    return 0;
  g_byte_array_append (reader->block, (const guint8 *) "\1", 1);
  return ASSAY_LAYER_CHANGE_CIPHER_SPEC;
}

/* ">>> TLS 1.3, Handshake [length 0137], ClientHello", then lines of four spaces and bytes. */
static gboolean
read_message (Reader *reader)
{
  const char *title = reader->lines[reader->at];
  AssayLayer layer = 0;
  guint64 length = 0;

  for (guint i = 0; i < G_N_ELEMENTS (openssl_messages); i++)
    {
      const char *found = strstr (title, openssl_messages[i].name);

      if (found == NULL)
        continue;
      layer = openssl_messages[i].layer;
      length = g_ascii_strtoull (found + strlen (openssl_messages[i].name), NULL, 16);
    }

  reader->direction = *title == '>' ? ASSAY_SENT : ASSAY_RECEIVED;
  while (reader->lines[reader->at + 1] != NULL && g_str_has_prefix (reader->lines[reader->at + 1], "    "))
    {
      const char *bad;

      reader->at++;
      if (!assay_hex_read_plain (reader->lines[reader->at], reader->block, &bad))
        return fail (reader, assay_text_new (N_("this is no line of hexadecimal bytes"), NULL));
    }
  if (layer != 0 && reader->block->len != length)
    return fail (reader, assay_text_new (N_("{left} of a message instead of {expected}"),
                                         "left", ASSAY_ARG_SIZE, (gint64) reader->block->len,
                                         "expected", ASSAY_ARG_SIZE, (gint64) length, NULL));
  if (layer == 0)
    layer = take_header (reader);
  add_part (reader, layer, reader->block);
  return TRUE;
}

static gboolean
read_messages (Reader *reader)
{
  for (; reader->lines[reader->at] != NULL; reader->at++)
    if (is_message_title (reader->lines[reader->at]) && !read_message (reader))
      return FALSE;
  return TRUE;
}

static gboolean
is_traffic_title (const char *line)
{
  return g_str_has_prefix (line, "write to 0x") || g_str_has_prefix (line, "read from 0x");
}

/* "read from 0x... (5 bytes => 5 (0x5))", then lines of a dump; what is between belongs to the program. */
static gboolean
read_traffic (Reader *reader)
{
  gboolean inside = FALSE;

  for (; reader->lines[reader->at] != NULL; reader->at++)
    {
      const char *text = reader->lines[reader->at];
      AssayHexLine line;

      if (is_traffic_title (text))
        {
          add_part (reader, 0, reader->block);
          reader->direction = *text == 'w' ? ASSAY_SENT : ASSAY_RECEIVED;
          inside = TRUE;
        }
      else if (inside && (inside = assay_hex_line_read (text, &line)))
        if (!take_line (reader, &line, FALSE))
          return FALSE;
    }
  add_part (reader, 0, reader->block);
  return TRUE;
}

static const struct {
  AssayHexForm form;
  gboolean   (*read) (Reader *reader);
} readers[] = {
  { ASSAY_HEX_PLAIN,    read_plain },
  { ASSAY_HEX_DUMP,     read_dump },
  { ASSAY_HEX_MESSAGES, read_messages },
  { ASSAY_HEX_TRAFFIC,  read_traffic },
};

/* The first line that can only be of one form tells it. */
static AssayHexForm
find_form (char **lines)
{
  gboolean first = TRUE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      AssayHexLine line;

      if (is_message_title (lines[i]))
        return ASSAY_HEX_MESSAGES;
      if (is_traffic_title (lines[i]))
        return ASSAY_HEX_TRAFFIC;
      if (assay_hex_line_read (lines[i], &line) && line.offset == 0 && line.n_bytes > 0 && (first || line.prefixed))
        return ASSAY_HEX_DUMP;
      first &= *lines[i] == '\0';
    }
  return ASSAY_HEX_PLAIN;
}

/* Control characters that no text has make bytes raw; records have them in their first three. */
static gboolean
is_text (const guint8 *data,
         gsize         length)
{
  for (gsize i = 0; i < length; i++)
    if ((data[i] < ' ' && !g_ascii_isspace (data[i])) || data[i] == 0x7f)
      return FALSE;
  return TRUE;
}

/* Packets of a known kind become the streams in them. */
static void
unpack (AssayHex *hex)
{
  g_autoptr(GPtrArray) packets = g_ptr_array_new ();
  GPtrArray *payloads;

  for (guint i = 0; i < hex->parts->len; i++)
    g_ptr_array_add (packets, ((AssayHexPart *) g_ptr_array_index (hex->parts, i))->bytes);
  payloads = assay_hex_packets_read (packets);
  if (payloads == NULL)
    return;
  g_ptr_array_unref (hex->parts);
  hex->parts = payloads;
  hex->form = ASSAY_HEX_PACKETS;
}

static char **
split (char *text)
{
  return g_strsplit (g_strdelimit (text, "\r\f\v", ' '), "\n", -1);
}

/* Only digits may stand in C. */
static char **
split_array (char  *text,
             char **lines)
{
  if (find_form (lines) != ASSAY_HEX_PLAIN)
    return lines;
  g_strfreev (lines);
  assay_hex_blank_array (text);
  return split (text);
}

static AssayHex *
read_text (const char  *text,
           gsize        length,
           AssayText  **why)
{
  g_autofree char *copy = g_strndup (length > 0 ? text : "", length);
  g_auto(GStrv) lines = split_array (copy, split (copy));
  g_autoptr(GByteArray) block = g_byte_array_new ();
  g_autoptr(AssayHex) hex = g_new0 (AssayHex, 1);
  Reader reader = { .form = find_form (lines), .lines = lines, .block = block };
  gboolean good = FALSE;

  hex->form = reader.form;
  hex->parts = reader.parts = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_hex_part_free);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (readers[i].form == reader.form)
      good = readers[i].read (&reader);

  *why = reader.why;
  if (!good)
    return NULL;
  if (hex->form == ASSAY_HEX_DUMP)
    unpack (hex);
  hex->has_sides = hex->form >= ASSAY_HEX_MESSAGES;
  return g_steal_pointer (&hex);
}

AssayHex *
assay_hex_read (GBytes     *input,
                AssayText **why)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (input, &length);
  AssayHex *hex;

  *why = NULL;
  if (is_text (data, length))
    return read_text ((const char *) data, length, why);

  hex = g_new0 (AssayHex, 1);
  hex->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_hex_part_free);
  g_ptr_array_add (hex->parts, assay_hex_part_new (ASSAY_SENT, 0, g_bytes_ref (input)));
  return hex;
}
