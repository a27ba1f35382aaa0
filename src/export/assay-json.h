/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayJson:
 * @out: what was written so far
 * @indented: a line a member, for people
 * @depth: how many objects and arrays are open
 * @empty: nothing stands yet in the innermost of them
 * @in_line: the innermost of them keeps to one line
 *
 * JSON (RFC 8259) as it is written, on the stack. A report streams through it once: json-glib would make a tree of
 * allocations first, cut numbers of 64 bits, and print 0.1 as 0.10000000000000001.
 *
 * In all functions @name is the member's name, or %NULL for the items of an array and the outermost value. Names are
 * ours and are not escaped.
 */
typedef struct {
  GString  *out;
  gboolean  indented;
  guint     depth;
  gboolean  empty;
  gboolean  in_line;
} AssayJson;

void  assay_json_init         (AssayJson    *json,
                               gboolean      indented);

/* Ends the text. (transfer full) */
char *assay_json_end          (AssayJson    *json);

/* @bracket: '{' or '['; the matching close takes '}' or ']'. */
void  assay_json_open         (AssayJson    *json,
                               const char   *name,
                               char          bracket);

/* An object whose members all stand in one line: nothing may be opened inside. */
void  assay_json_open_line    (AssayJson    *json,
                               const char   *name);
void  assay_json_close        (AssayJson    *json,
                               char          bracket);

void  assay_json_add_null     (AssayJson    *json,
                               const char   *name);
void  assay_json_add_boolean  (AssayJson    *json,
                               const char   *name,
                               gboolean      value);

/* @value: 1, 0, or -1 for null: what does not apply. */
void  assay_json_add_maybe    (AssayJson    *json,
                               const char   *name,
                               int           value);
void  assay_json_add_signed   (AssayJson    *json,
                               const char   *name,
                               gint64        value);
void  assay_json_add_unsigned (AssayJson    *json,
                               const char   *name,
                               guint64       value);

/* Milliseconds with as many decimals as are not zero. */
void  assay_json_add_duration (AssayJson    *json,
                               const char   *name,
                               gint64        microseconds);

/**
 * assay_json_add_text:
 * @json: where to
 * @name: (nullable): the member
 * @text: (nullable): any bytes; %NULL becomes null
 *
 * Adds a string. What could command a terminal or reorder its line is written as `\u` escapes, which change nothing
 * for who parses the text; bytes that are not UTF-8 become U+FFFD.
 */
void  assay_json_add_text     (AssayJson    *json,
                               const char   *name,
                               const char   *text);

/* An array of strings; empty for %NULL. */
void  assay_json_add_texts    (AssayJson          *json,
                               const char         *name,
                               const char * const *texts);

/* Bytes in base64 (RFC 4648 section 4); null for %NULL. */
void  assay_json_add_bytes    (AssayJson    *json,
                               const char   *name,
                               GBytes       *bytes);

G_END_DECLS
