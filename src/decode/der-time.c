/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-der.h"

/* The Gregorian calendar repeats itself. */
#define CYCLE_YEARS 400
#define CYCLE_DAYS  146097

/* The parts of a time, as they are read. */
typedef struct {
  guint year;
  guint month;
  guint day;
  guint hour;
  guint minute;
  guint second;
  int   zone;      /* minutes that the clock is ahead of UTC */
} Moment;

static gboolean
read_digits (AssayCursor *cursor,
             guint        n,
             guint       *number)
{
  *number = 0;
  if (assay_cursor_left (cursor) < n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      char c = (char) assay_cursor_peek (cursor)[0];

      if (!g_ascii_isdigit (c))
        return FALSE;
      *number = *number * 10 + (guint) (c - '0');
      cursor->offset++;
    }
  return TRUE;
}

static gboolean
accept (AssayCursor *cursor,
        char         c)
{
  if (assay_cursor_left (cursor) == 0 || assay_cursor_peek (cursor)[0] != c)
    return FALSE;
  cursor->offset++;
  return TRUE;
}

/* X.680 section 46.3: digits after a full stop or a comma. The seconds are rounded down. */
static gboolean
skip_fraction (AssayCursor *cursor)
{
  guint digit;

  if (!accept (cursor, '.') && !accept (cursor, ','))
    return TRUE;
  if (!read_digits (cursor, 1, &digit))
    return FALSE;
  while (read_digits (cursor, 1, &digit))
    continue;
  return TRUE;
}

static gboolean
read_zone (AssayCursor *cursor,
           Moment      *moment)
{
  gboolean east;
  guint hours, minutes;

  if (accept (cursor, 'Z'))
    return TRUE;
  east = accept (cursor, '+');
  if (!east && !accept (cursor, '-'))
    return FALSE;
  if (!read_digits (cursor, 2, &hours) || !read_digits (cursor, 2, &minutes) || hours > 12 || minutes > 59)
    return FALSE;
  moment->zone = (int) (hours * 60 + minutes) * (east ? 1 : -1);
  return TRUE;
}

static gboolean
read_year (AssayCursor *cursor,
           guint32      tag,
           Moment      *moment)
{
  if (tag == ASSAY_DER_GENERALIZED_TIME)
    return read_digits (cursor, 4, &moment->year);
  if (!read_digits (cursor, 2, &moment->year))
    return FALSE;
  /* RFC 5280 section 4.1.2.5.1. */
  moment->year += moment->year >= 50 ? 1900 : 2000;
  return TRUE;
}

static gboolean
is_possible (const Moment *moment)
{
  return moment->month >= 1 && moment->month <= 12
      && moment->day >= 1
      && moment->day <= g_date_get_days_in_month ((GDateMonth) moment->month, (GDateYear) (moment->year + CYCLE_YEARS))
      && moment->hour <= 23 && moment->minute <= 59 && moment->second <= 59;
}

/* Days since 1970. Years begin in March here, so that the leap day is a year's last; a cycle more keeps all numbers
 * positive. */
static gint64
count_days (const Moment *moment)
{
  gint64 year = (gint64) moment->year + CYCLE_YEARS - (moment->month <= 2);
  gint64 month = (moment->month + 9) % 12;
  gint64 leap_days = year / 4 - year / 100 + year / 400;

  return 365 * year + leap_days + (153 * month + 2) / 5 + moment->day - 1 - 719468 - CYCLE_DAYS;
}

/* RFC 5280 sections 4.1.2.5.1 and 4.1.2.5.2: all digits, down to the seconds, and a Z. */
static gboolean
is_strict (const AssayDer *der)
{
  gsize length = assay_cursor_left (&der->content);

  if (length != (der->tag == ASSAY_DER_UTC_TIME ? 13 : 15))
    return FALSE;
  for (gsize i = 0; i < length - 1; i++)
    if (!g_ascii_isdigit (assay_cursor_peek (&der->content)[i]))
      return FALSE;
  return TRUE;
}

gboolean
assay_der_get_time (const AssayDer *der,
                    gint64         *seconds,
                    gboolean       *strict)
{
  AssayCursor cursor = der->content;
  Moment moment = { 0, };

  *seconds = G_MININT64;
  if (der->tag != ASSAY_DER_UTC_TIME && der->tag != ASSAY_DER_GENERALIZED_TIME)
    return FALSE;
  if (!read_year (&cursor, der->tag, &moment)
      || !read_digits (&cursor, 2, &moment.month) || !read_digits (&cursor, 2, &moment.day)
      || !read_digits (&cursor, 2, &moment.hour) || !read_digits (&cursor, 2, &moment.minute))
    return FALSE;
  if (assay_cursor_left (&cursor) > 0 && g_ascii_isdigit (assay_cursor_peek (&cursor)[0])
      && !read_digits (&cursor, 2, &moment.second))
    return FALSE;
  if (!skip_fraction (&cursor) || !read_zone (&cursor, &moment)
      || assay_cursor_left (&cursor) > 0 || !is_possible (&moment))
    return FALSE;

  if (strict != NULL)
    *strict = is_strict (der);
  *seconds = count_days (&moment) * 86400 + moment.hour * 3600 + moment.minute * 60 + moment.second
           - moment.zone * 60;
  return TRUE;
}
