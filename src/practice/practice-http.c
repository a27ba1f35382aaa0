/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice/practice-http.h"

#include <string.h>

#include "base/assay-cursor.h"

/* RFC 9113 sections 3.4 and 4.1. */
#define PREFACE_SIZE 24
#define FRAME_TAIL   5          /* flags and stream, after length and type */
#define TYPE_HEADERS 1
#define DATA_MAX     16384

static gboolean
has_headers_frame (const guint8 *data,
                   gsize         length)
{
  AssayCursor cursor;

  assay_cursor_init (&cursor, data, length);
  assay_cursor_take (&cursor, PREFACE_SIZE, NULL);
  while (!cursor.failed)
    {
      guint64 size, type;

      assay_cursor_read (&cursor, 3, &size);
      assay_cursor_read (&cursor, 1, &type);
      if (assay_cursor_take (&cursor, FRAME_TAIL + size, NULL) && type == TYPE_HEADERS)
        return TRUE;
    }
  return FALSE;
}

gboolean
assay_practice_http_is_request (const guint8 *data,
                                gsize         length,
                                gboolean      http2)
{
  if (http2)
    return has_headers_frame (data, length);
  return memmem (data, length, "\r\n\r\n", 4) != NULL;
}

static GString *
answer_http1 (const char *body)
{
  GString *answer = g_string_new (NULL);

  g_string_printf (answer,
                   "HTTP/1.1 200 OK\r\n"
                   "Content-Type: text/plain; charset=utf-8\r\n"
                   "Content-Length: %" G_GSIZE_FORMAT "\r\n"
                   "Connection: close\r\n"
                   "\r\n"
                   "%s", strlen (body), body);
  return answer;
}

/*
 * SETTINGS, their acknowledgement, HEADERS and DATA on the client's first stream. The header block: ":status: 200" is
 * entry 8 of the static table (RFC 7541 appendix A), the content type a literal whose name is entry 31.
 */
static GString *
answer_http2 (const char *body)
{
  static const guint8 begin[] = {
    0, 0, 0,  4, 0, 0, 0, 0, 0,
    0, 0, 0,  4, 1, 0, 0, 0, 0,
    0, 0, 29, 1, 4, 0, 0, 0, 1,
    0x88, 0x0f, 0x10, 25,
  };
  gsize size = MIN (strlen (body), DATA_MAX);
  const guint8 data_head[] = { 0, (guint8) (size >> 8), (guint8) size, 0, 1, 0, 0, 0, 1 };
  GString *answer = g_string_new_len ((const char *) begin, sizeof begin);

  g_string_append (answer, "text/plain; charset=utf-8");
  g_string_append_len (answer, (const char *) data_head, sizeof data_head);
  return g_string_append_len (answer, body, size);
}

GBytes *
assay_practice_http_answer (const AssayScenario *scenario,
                            gboolean             http2)
{
  g_autofree char *body = g_strdup_printf ("Assay practice server: %s\n\n%s\n\n%s\n\n%s\n", scenario->title,
                                           scenario->lesson, scenario->browser, scenario->mend);

  return g_string_free_to_bytes (http2 ? answer_http2 (body) : answer_http1 (body));
}
