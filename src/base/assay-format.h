/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-text.h"

G_BEGIN_DECLS

/* Whether @c could command a terminal, hide, or reorder the text around it: controls, bidirectional marks, zero-width and
 * unassigned characters. */
gboolean assay_format_is_unsafe (gunichar c);

/**
 * assay_format_visible:
 * @text: (nullable): bytes from anywhere
 * @length: how many, or -1 up to the NUL
 *
 * Makes hostile text safe to show: valid UTF-8 stays, except that control characters, NULs, bidirectional overrides,
 * zero-width characters and line separators become visible escapes (`\x00`, `\u{202e}`), and bytes that are not UTF-8
 * become `\xff`.
 *
 * Returns: (transfer full): valid UTF-8 in one line
 */
char *assay_format_visible     (const char *text,
                                gssize      length);

/**
 * assay_format_shorten:
 * @text: (nullable): valid UTF-8
 * @max_chars: how much of it is wanted
 *
 * Laying out a megabyte of text takes seconds, and nobody reads it.
 *
 * Returns: (transfer full) (nullable): @text, its end replaced by an ellipsis when it is longer
 */
char *assay_format_shorten     (const char *text,
                                gsize       max_chars);

/**
 * assay_format_hex:
 * @data: (array length=length): bytes
 * @length: how many
 * @separator: what stands between two bytes, or NUL for nothing
 *
 * Returns: (transfer full): lower-case hexadecimal digits
 */
char *assay_format_hex         (gconstpointer data,
                                gsize         length,
                                char          separator);

/**
 * assay_format_date:
 * @seconds: since 1970-01-01 UTC
 * @locale: (nullable): the reader's
 *
 * Returns: (transfer full): the day, as "4 Jun 2035"
 */
char *assay_format_date        (gint64             seconds,
                                const AssayLocale *locale);

/**
 * assay_format_time:
 * @seconds: since 1970-01-01 UTC
 * @locale: (nullable): the reader's
 *
 * Returns: (transfer full): day and time, with the zone named: "4 Jun 2035, 11:04:38 UTC"
 */
char *assay_format_time        (gint64             seconds,
                                const AssayLocale *locale);

/**
 * assay_format_span:
 * @seconds: a length of time; its sign does not matter
 * @locale: (nullable): the reader's
 *
 * Returns: (transfer full): the length in one unit, rounded down: "44 days", "3 hours", "20 seconds"
 */
char *assay_format_span        (gint64             seconds,
                                const AssayLocale *locale);

/**
 * assay_format_duration:
 * @microseconds: a measured duration
 * @locale: (nullable): the reader's
 *
 * Returns: (transfer full): "0.4 ms", "34 ms" or "1.2 s"
 */
char *assay_format_duration    (gint64             microseconds,
                                const AssayLocale *locale);

/**
 * assay_format_size:
 * @bytes: a count of bytes
 * @locale: (nullable): the reader's
 *
 * Returns: (transfer full): "317 bytes", "12.4 KiB"
 */
char *assay_format_size        (gint64             bytes,
                                const AssayLocale *locale);

/**
 * assay_format_rfc3339:
 * @microseconds: since 1970-01-01 UTC
 * @with_fraction: whether to give milliseconds
 *
 * Returns: (transfer full): "2035-06-04T11:04:38Z" (RFC 3339 section 5.6)
 */
char *assay_format_rfc3339     (gint64   microseconds,
                                gboolean with_fraction);

G_END_DECLS
