/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-format.h"

#include <string.h>

/* Letters and marks that leave no trace on a screen: the rest of Unicode's Default_Ignorable_Code_Point, which has most
 * format characters too. */
static const struct {
  gunichar first;
  gunichar last;
} invisible[] = {
  { 0x034f,  0x034f },      /* combining grapheme joiner */
  { 0x115f,  0x1160 },      /* Hangul fillers */
  { 0x17b4,  0x17b5 },      /* Khmer inherent vowels */
  { 0x180b,  0x180f },      /* Mongolian variation selectors */
  { 0x3164,  0x3164 },      /* Hangul filler */
  { 0xfe00,  0xfe0f },      /* variation selectors */
  { 0xffa0,  0xffa0 },      /* halfwidth Hangul filler */
  { 0xe0100, 0xe01ef },     /* variation selectors */
};

static gboolean
is_invisible (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (invisible); i++)
    if (c >= invisible[i].first && c <= invisible[i].last)
      return TRUE;
  return FALSE;
}

/* What could hide, reorder or break a line: C0 and C1 controls, the format characters of Unicode's Bidirectional
 * Algorithm (UAX 9), and what cannot be seen. */
gboolean
assay_format_is_unsafe (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL
      || type == G_UNICODE_FORMAT
      || type == G_UNICODE_LINE_SEPARATOR
      || type == G_UNICODE_PARAGRAPH_SEPARATOR
      || type == G_UNICODE_SURROGATE
      || type == G_UNICODE_PRIVATE_USE
      || type == G_UNICODE_UNASSIGNED
      || is_invisible (c);
}

char *
assay_format_visible (const char *text,
                      gssize      length)
{
  GString *out = g_string_new (NULL);
  const char *p = text;
  const char *end;

  if (text == NULL)
    return g_string_free (out, FALSE);

  end = text + (length < 0 ? (gssize) strlen (text) : length);
  while (p < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (c == 0 || c == (gunichar) -1 || c == (gunichar) -2)
        g_string_append_printf (out, "\\x%02x", (guchar) *p++);
      else
        {
          if (!assay_format_is_unsafe (c))
            g_string_append_unichar (out, c);
          else if (c < 0x80)
            g_string_append_printf (out, "\\x%02x", c);
          else
            g_string_append_printf (out, "\\u{%04x}", c);
          p = g_utf8_next_char (p);
        }
    }

  return g_string_free (out, FALSE);
}

char *
assay_format_shorten (const char *text,
                      gsize       max_chars)
{
  const char *end = text;
  g_autofree char *start = NULL;

  if (text == NULL)
    return NULL;
  for (gsize i = 0; i < max_chars && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  if (*end == '\0')
    return g_strdup (text);
  start = g_strndup (text, (gsize) (end - text));
  return g_strconcat (start, "…", NULL);
}

char *
assay_format_hex (gconstpointer data,
                  gsize         length,
                  char          separator)
{
  static const char digits[] = "0123456789abcdef";
  const guint8 *bytes = data;
  gsize step = separator != '\0' ? 3 : 2;
  char *out = g_malloc (length * step + 1);
  char *p = out;

  for (gsize i = 0; i < length; i++)
    {
      if (separator != '\0' && i > 0)
        *p++ = separator;
      *p++ = digits[bytes[i] >> 4];
      *p++ = digits[bytes[i] & 15];
    }

  *p = '\0';
  return out;
}

static char *
format_moment (gint64             seconds,
               const char        *format,
               const AssayLocale *locale)
{
  g_autoptr(GDateTime) moment = locale != NULL && locale->local_time
                                  ? g_date_time_new_from_unix_local (seconds)
                                  : g_date_time_new_from_unix_utc (seconds);

  /* A date past the year 9999, which GDateTime does not hold: say the number. */
  return moment != NULL ? g_date_time_format (moment, format)
                        : g_strdup_printf ("@%" G_GINT64_FORMAT, seconds);
}

char *
assay_format_date (gint64             seconds,
                   const AssayLocale *locale)
{
  /* Translators: a date, see g_date_time_format(): day, short month, year. */
  return format_moment (seconds, assay_locale_translate (locale, N_("%-d %b %Y")), locale);
}

char *
assay_format_time (gint64             seconds,
                   const AssayLocale *locale)
{
  /* Translators: a date and time with the zone, see g_date_time_format(). */
  return format_moment (seconds, assay_locale_translate (locale, N_("%-d %b %Y, %H:%M:%S %Z")), locale);
}

typedef struct {
  gint64      seconds;
  const char *singular;
  const char *plural;
} SpanUnit;

static const SpanUnit span_units[] = {
  { 2 * 365 * 86400, NP_("{n} year", "{n} years") },
  { 86400,           NP_("{n} day", "{n} days") },
  { 3600,            NP_("{n} hour", "{n} hours") },
  { 60,              NP_("{n} minute", "{n} minutes") },
  { 1,               NP_("{n} second", "{n} seconds") },
};

char *
assay_format_span (gint64             seconds,
                   const AssayLocale *locale)
{
  g_autoptr(AssayText) text = NULL;
  const SpanUnit *unit = span_units;
  gint64 one;

  seconds = seconds == G_MININT64 ? G_MAXINT64 : ABS (seconds);
  while (seconds < unit->seconds && unit->seconds > 1)
    unit++;

  /* Years are told from two on, so that 400 days is not rounded to one year. */
  one = unit == span_units ? 365 * 86400 : unit->seconds;
  text = assay_text_new_plural (unit->singular, unit->plural, seconds / one, NULL);
  return assay_text_format (text, locale);
}

/* @exact: the value from which a decimal says nothing any more. */
static char *
format_quantity (double             value,
                 double             exact,
                 const char        *message,
                 const AssayLocale *locale)
{
  g_autoptr(AssayText) text = NULL;
  char number[32];

  /* The point is not localised, as the numbers stand beside protocol values. */
  g_ascii_formatd (number, sizeof number, value < exact - 0.05 ? "%.1f" : "%.0f", value);
  text = assay_text_new (message, "value", ASSAY_ARG_TEXT, number, NULL);
  return assay_text_format (text, locale);
}

char *
assay_format_duration (gint64             microseconds,
                       const AssayLocale *locale)
{
  /* What would be rounded to 1000 ms is 1.0 s. */
  if (microseconds < 999500)
    return format_quantity (microseconds / 1000.0, 10, N_("{value} ms"), locale);
  return format_quantity (microseconds / 1000000.0, 10, N_("{value} s"), locale);
}

#define KIB G_GINT64_CONSTANT (1024)
#define MIB (1024 * KIB)

char *
assay_format_size (gint64             bytes,
                   const AssayLocale *locale)
{
  g_autoptr(AssayText) text = NULL;

  if (bytes >= MIB - KIB / 2)
    return format_quantity ((double) bytes / MIB, 100, N_("{value} MiB"), locale);
  if (bytes >= 10 * KIB)
    return format_quantity ((double) bytes / KIB, 100, N_("{value} KiB"), locale);

  text = assay_text_new_plural (NP_("{n} byte", "{n} bytes"), bytes, NULL);
  return assay_text_format (text, locale);
}

char *
assay_format_rfc3339 (gint64   microseconds,
                      gboolean with_fraction)
{
  gint64 fraction = (microseconds % G_USEC_PER_SEC + G_USEC_PER_SEC) % G_USEC_PER_SEC;
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC
                                                               - (microseconds % G_USEC_PER_SEC < 0));
  g_autofree char *seconds = NULL;

  /* GDateTime has the years 1 to 9999; RFC 5280 section 4.1.2.5 has the last second for no well-defined end. */
  if (moment == NULL)
    return g_strdup (microseconds < 0 ? "0000-01-01T00:00:00Z" : "9999-12-31T23:59:59Z");
  /* Four digits also for the years before 1000, which g_date_time_format() writes shorter. */
  seconds = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d",
                             g_date_time_get_year (moment), g_date_time_get_month (moment),
                             g_date_time_get_day_of_month (moment), g_date_time_get_hour (moment),
                             g_date_time_get_minute (moment), g_date_time_get_second (moment));
  if (!with_fraction)
    return g_strconcat (seconds, "Z", NULL);
  return g_strdup_printf ("%s.%03dZ", seconds, (int) (fraction / 1000));
}
