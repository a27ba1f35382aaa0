/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-starttls.h"

#include <string.h>

#include "base/assay-cursor.h"

#define MAX_STEPS 4

typedef struct {
  AssayInspection *inspection;
  AssayTransport  *transport;
  guint            n_lines;
} Dialogue;

/**
 * Step:
 * @send: (nullable): what we say
 * @accept: what the answer must begin with
 * @skip: (nullable): how lines begin that are not the answer yet
 *
 * One exchange of lines. A step without @accept ends the list.
 */
typedef struct {
  const char *send;
  const char *accept;
  const char *skip;
} Step;

static gboolean say_postgres (Dialogue *dialogue);
static gboolean say_mysql    (Dialogue *dialogue);
static gboolean say_ldap     (Dialogue *dialogue);
static gboolean say_xmpp     (Dialogue *dialogue);

static const struct {
  Step       steps[MAX_STEPS];
  gboolean (*say) (Dialogue *dialogue);
} dialogues[ASSAY_N_STARTTLS] = {
  [ASSAY_STARTTLS_SMTP] = { {
    { NULL,                 "220",   "220-" },
    { "EHLO localhost\r\n", "250",   "250-" },
    { "STARTTLS\r\n",       "220",   "220-" },
  } },
  [ASSAY_STARTTLS_IMAP] = { {
    { NULL,                 "* OK",  NULL },
    { "a1 STARTTLS\r\n",    "a1 OK", "* " },
  } },
  [ASSAY_STARTTLS_POP3] = { {
    { NULL,                 "+OK",   NULL },
    { "STLS\r\n",           "+OK",   NULL },
  } },
  [ASSAY_STARTTLS_FTP] = { {
    { NULL,                 "220",   "220-" },
    { "AUTH TLS\r\n",       "234",   "220" },
  } },
  [ASSAY_STARTTLS_NNTP] = { {
    { NULL,                 "20",    NULL },
    { "STARTTLS\r\n",       "382",   NULL },
  } },
  [ASSAY_STARTTLS_SIEVE] = { {
    { NULL,                 "OK",    "\"" },
    { "STARTTLS\r\n",       "OK",    "\"" },
  } },
  [ASSAY_STARTTLS_IRC] = { {
    { "STARTTLS\r\n",       "670",   "NOTICE" },
  } },
  [ASSAY_STARTTLS_LDAP]        = { .say = say_ldap },
  [ASSAY_STARTTLS_XMPP]        = { .say = say_xmpp },
  [ASSAY_STARTTLS_XMPP_SERVER] = { .say = say_xmpp },
  [ASSAY_STARTTLS_POSTGRES]    = { .say = say_postgres },
  [ASSAY_STARTTLS_MYSQL]       = { .say = say_mysql },
};

static gboolean
fail_with (Dialogue         *dialogue,
           AssayFailureCode  code,
           const char       *line)
{
  assay_inspection_fail (dialogue->inspection, code, -1, line, NULL);
  return FALSE;
}

static gboolean
read_exactly (Dialogue *dialogue,
              guint8   *buffer,
              gsize     length)
{
  while (length > 0)
    {
      gsize n = assay_transport_read (dialogue->transport, buffer, length);

      if (n == 0)
        return FALSE;
      buffer += n;
      length -= n;
    }
  return TRUE;
}

/* One line without its end; %NULL after a failure. */
static char *
read_line (Dialogue *dialogue)
{
  g_autoptr(GString) line = g_string_new (NULL);
  guint8 byte = 0;

  while (byte != '\n')
    {
      if (line->len >= ASSAY_LIMIT_LINE || dialogue->n_lines >= ASSAY_LIMIT_LINES)
        fail_with (dialogue, ASSAY_FAILURE_TOO_MUCH, NULL);
      if (assay_inspection_has_failed (dialogue->inspection) || !read_exactly (dialogue, &byte, 1))
        return NULL;
      g_string_append_c (line, (char) byte);
    }
  dialogue->n_lines++;
  return g_strchomp (g_string_free (g_steal_pointer (&line), FALSE));
}

/* Without the ":server " that IRC puts before what it says (RFC 2812 section 2.3.1). */
static const char *
skip_source (const char *line)
{
  const char *space = line[0] == ':' ? strchr (line, ' ') : NULL;

  return space != NULL ? space + 1 : line;
}

static gboolean
take_step (Dialogue   *dialogue,
           const Step *step)
{
  if (step->send != NULL && !assay_transport_write (dialogue->transport, step->send, strlen (step->send)))
    return FALSE;
  for (;;)
    {
      g_autofree char *line = read_line (dialogue);
      const char *words;

      if (line == NULL)
        return FALSE;
      words = skip_source (line);
      if (step->skip != NULL && g_str_has_prefix (words, step->skip))
        continue;
      return g_str_has_prefix (words, step->accept) || fail_with (dialogue, ASSAY_FAILURE_STARTTLS, line);
    }
}

static gboolean
take_steps (Dialogue   *dialogue,
            const Step *steps)
{
  for (guint i = 0; i < MAX_STEPS && steps[i].accept != NULL; i++)
    if (!take_step (dialogue, &steps[i]))
      return FALSE;
  return TRUE;
}

/* PostgreSQL, "Message Formats", SSLRequest: the answer is one letter. */
static gboolean
say_postgres (Dialogue *dialogue)
{
  static const guint8 request[] = { 0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f };
  guint8 answer;

  if (!assay_transport_write (dialogue->transport, request, sizeof request)
      || !read_exactly (dialogue, &answer, 1))
    return FALSE;
  return answer == 'S' || fail_with (dialogue, ASSAY_FAILURE_STARTTLS, answer == 'N' ? "N" : NULL);
}

/* MySQL, "Protocol::HandshakeV10": the server's flags stand after the version's text and eight bytes of number, eight
 * of scramble and one of filler. */
static gboolean
offers_mysql_tls (const guint8 *greeting,
                  gsize         length)
{
  const guint8 *text_end = length > 1 && greeting[0] == 10 ? memchr (greeting + 1, 0, length - 1) : NULL;
  gsize flags = text_end != NULL ? (gsize) (text_end - greeting) + 1 + 4 + 8 + 1 : 0;

  return text_end != NULL && flags + 2 <= length && (greeting[flags + 1] & 0x08) != 0;
}

static gboolean
say_mysql (Dialogue *dialogue)
{
  /* SSLRequest: protocol 4.1, TLS, secure connection; 16 MiB packets; utf8. */
  static const guint8 request[4 + 32] = { 32, 0, 0, 1, 0x00, 0x8a, 0, 0, 0, 0, 0, 1, 33 };
  guint8 header[4];
  g_autofree guint8 *greeting = NULL;
  gsize length;

  if (!read_exactly (dialogue, header, sizeof header))
    return FALSE;
  length = header[0] | header[1] << 8 | header[2] << 16;
  if (length > ASSAY_LIMIT_LINE)
    return fail_with (dialogue, ASSAY_FAILURE_STARTTLS, NULL);
  greeting = g_malloc (length + 1);
  if (!read_exactly (dialogue, greeting, length))
    return FALSE;
  if (!offers_mysql_tls (greeting, length))
    return fail_with (dialogue, ASSAY_FAILURE_STARTTLS, NULL);
  return assay_transport_write (dialogue->transport, request, sizeof request);
}

/* The length of a BER value whose tag was read (X.690 section 8.1.3); 0 when it is too much or too odd. */
static gsize
read_ber_length (Dialogue *dialogue)
{
  guint8 byte;
  guint8 more[4];
  gsize length = 0;

  if (!read_exactly (dialogue, &byte, 1))
    return 0;
  if (byte < 0x80)
    return byte;
  byte &= 0x7f;
  if (byte == 0 || byte > sizeof more || !read_exactly (dialogue, more, byte))
    return 0;
  for (guint i = 0; i < byte; i++)
    length = length << 8 | more[i];
  return length <= ASSAY_LIMIT_LINE ? length : 0;
}

/* An ExtendedResponse with the result success: message number, tag 0x78, length, resultCode. */
static gboolean
is_ldap_success (const guint8 *answer,
                 gsize         length)
{
  static const guint8 message_id[] = { 0x02, 0x01, 0x01 };
  static const guint8 success[] = { 0x0a, 0x01, 0x00 };
  AssayCursor cursor;
  guint64 tag, size;

  if (length < sizeof message_id || memcmp (answer, message_id, sizeof message_id) != 0)
    return FALSE;
  assay_cursor_init (&cursor, answer + sizeof message_id, length - sizeof message_id);
  assay_cursor_read (&cursor, 1, &tag);
  assay_cursor_read (&cursor, 1, &size);
  if (size >= 0x80)
    assay_cursor_take (&cursor, size & 0x7f, NULL);
  return !cursor.failed && tag == 0x78 && assay_cursor_left (&cursor) >= sizeof success
      && memcmp (assay_cursor_peek (&cursor), success, sizeof success) == 0;
}

/* RFC 4511 section 4.14.1: an ExtendedRequest with the object identifier of StartTLS. */
static gboolean
say_ldap (Dialogue *dialogue)
{
  static const char request[] = "\x30\x1d\x02\x01\x01\x77\x18\x80\x16" "1.3.6.1.4.1.1466.20037";
  guint8 tag;
  gsize length;
  g_autofree guint8 *answer = NULL;

  if (!assay_transport_write (dialogue->transport, request, sizeof request - 1)
      || !read_exactly (dialogue, &tag, 1))
    return FALSE;
  length = tag == 0x30 ? read_ber_length (dialogue) : 0;
  answer = g_malloc (length + 1);
  if (!read_exactly (dialogue, answer, length))
    return FALSE;
  return is_ldap_success (answer, length) || fail_with (dialogue, ASSAY_FAILURE_STARTTLS, NULL);
}

/* Reads up to and including @end; %NULL after a failure. */
static char *
read_until (Dialogue   *dialogue,
            const char *end)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint8 byte;

  while (!g_str_has_suffix (text->str, end))
    {
      if (text->len >= ASSAY_LIMIT_LINE)
        fail_with (dialogue, ASSAY_FAILURE_TOO_MUCH, NULL);
      if (assay_inspection_has_failed (dialogue->inspection) || !read_exactly (dialogue, &byte, 1))
        return NULL;
      g_string_append_c (text, (char) byte);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The next element of the stream, passing over what is no element; %NULL after a failure. */
static char *
read_element (Dialogue *dialogue)
{
  g_autofree char *text = read_until (dialogue, ">");
  const char *start = text != NULL ? strchr (text, '<') : NULL;

  return start != NULL ? g_strdup (start) : NULL;
}

/* RFC 6120 section 5.4: open a stream, wait for its features, ask, wait for <proceed/>. */
static gboolean
say_xmpp (Dialogue *dialogue)
{
  const AssayTarget *target = dialogue->inspection->request->target;
  gboolean server = target->starttls == ASSAY_STARTTLS_XMPP_SERVER;
  static const char request[] = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
  g_autofree char *name = g_markup_escape_text (assay_request_get_verify_name (dialogue->inspection->request), -1);
  g_autofree char *open = g_strdup_printf ("<?xml version='1.0'?><stream:stream to='%s' xmlns='jabber:%s' "
                                           "xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>",
                                           name, server ? "server" : "client");
  g_autofree char *features = NULL;
  g_autofree char *answer = NULL;

  if (!assay_transport_write (dialogue->transport, open, strlen (open)))
    return FALSE;
  features = read_until (dialogue, "</stream:features>");
  if (features == NULL)
    return FALSE;
  if (strstr (features, "urn:ietf:params:xml:ns:xmpp-tls") == NULL)
    return fail_with (dialogue, ASSAY_FAILURE_STARTTLS, NULL);
  if (!assay_transport_write (dialogue->transport, request, sizeof request - 1))
    return FALSE;
  answer = read_element (dialogue);
  if (answer == NULL)
    return FALSE;
  return g_str_has_prefix (answer, "<proceed") || fail_with (dialogue, ASSAY_FAILURE_STARTTLS, answer);
}

gboolean
assay_starttls_run (AssayInspection *inspection,
                    AssayTransport  *transport)
{
  AssayStarttls starttls = inspection->request->target->starttls;
  Dialogue dialogue = { inspection, transport, 0 };
  gboolean ready;

  if (starttls == ASSAY_STARTTLS_NONE)
    return TRUE;
  assay_inspection_enter (inspection, ASSAY_PHASE_STARTTLS);
  ready = dialogues[starttls].say != NULL ? dialogues[starttls].say (&dialogue)
                                          : take_steps (&dialogue, dialogues[starttls].steps);
  if (ready)
    assay_inspection_leave (inspection, NULL);
  return ready;
}
