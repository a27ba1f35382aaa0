/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-ics.h"

#include <string.h>

#define LINE_LENGTH 75      /* octets without the line end, RFC 5545 section 3.1 */

/* 99991231235959Z stands for "never" (RFC 5280 section 4.1.2.5). */
#define NEVER G_GINT64_CONSTANT (253402300799)

/* A line, folded where it is too long, between characters. */
static void
add_line (GString    *out,
          const char *line)
{
  gsize room = LINE_LENGTH;

  while (strlen (line) > room)
    {
      gsize n = room;

      while ((line[n] & 0xc0) == 0x80)
        n--;
      g_string_append_len (out, line, (gssize) n);
      g_string_append (out, "\r\n ");
      line += n;
      room = LINE_LENGTH - 1;     /* the space counts */
    }
  g_string_append (out, line);
  g_string_append (out, "\r\n");
}

/* RFC 5545 section 3.3.11; takes the words. */
static void
take_text (GString    *out,
           const char *property,
           char       *words)
{
  g_autoptr(GString) line = g_string_new (property);
  g_autofree char *owned = words;

  g_string_append_c (line, ':');
  for (const char *p = owned; *p != '\0'; p++)
    {
      if (strchr ("\\;,", *p) != NULL)
        g_string_append_c (line, '\\');
      if (*p == '\n')
        g_string_append (line, "\\n");
      else
        g_string_append_c (line, *p);
    }
  add_line (out, line->str);
}

static void
add_time (GString    *out,
          const char *property,
          gint64      seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : NULL;
  g_autofree char *line = text != NULL ? g_strconcat (property, ":", text, NULL) : NULL;

  if (line != NULL)
    add_line (out, line);
}

static char *
word_summary (const AssayCertificate *certificate,
              const AssayLocale      *locale)
{
  g_autoptr(AssayText) text = assay_text_new (N_("The certificate of {name} ends"),
                                              "name", ASSAY_ARG_TEXT, certificate->title, NULL);

  return assay_text_format (text, locale);
}

static char *
word_description (const AssayCertificate *certificate,
                  const char             *name,
                  const AssayLocale      *locale)
{
  g_autoptr(AssayText) text = assay_text_new (N_("{subject}, issued by {issuer}, serial number {serial}; seen at {name}"),
                                              "subject", ASSAY_ARG_TEXT, certificate->subject,
                                              "issuer", ASSAY_ARG_TEXT, certificate->issuer,
                                              "serial", ASSAY_ARG_TEXT, certificate->serial,
                                              "name", ASSAY_ARG_TEXT, name, NULL);

  return assay_text_format (text, locale);
}

static void
add_alarm (GString                *out,
           const AssayCertificate *certificate,
           guint                   warn_days,
           const AssayLocale      *locale)
{
  g_autofree char *trigger = g_strdup_printf ("TRIGGER:-P%uD", warn_days);

  add_line (out, "BEGIN:VALARM");
  add_line (out, "ACTION:DISPLAY");
  take_text (out, "DESCRIPTION", word_summary (certificate, locale));
  add_line (out, trigger);
  add_line (out, "END:VALARM");
}

static void
add_event (GString                *out,
           const AssayCertificate *certificate,
           const char             *name,
           gint64                  now,
           guint                   warn_days,
           const AssayLocale      *locale)
{
  g_autofree char *fingerprint = assay_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  g_autofree char *uid = g_strdup_printf ("UID:%s@" ASSAY_APP_ID, fingerprint);

  add_line (out, "BEGIN:VEVENT");
  add_line (out, uid);
  add_time (out, "DTSTAMP", now);
  add_time (out, "DTSTART", certificate->not_after);
  take_text (out, "SUMMARY", word_summary (certificate, locale));
  take_text (out, "DESCRIPTION", word_description (certificate, name, locale));
  add_line (out, "TRANSP:TRANSPARENT");
  add_alarm (out, certificate, warn_days, locale);
  add_line (out, "END:VEVENT");
}

static gboolean
ends (const AssayCertificate *certificate)
{
  return certificate->not_after != ASSAY_NO_TIME && certificate->not_after >= 0 && certificate->not_after < NEVER;
}

char *
assay_export_ics (GPtrArray         *certificates,
                  const char        *name,
                  gint64             now,
                  guint              warn_days,
                  const AssayLocale *locale)
{
  GString *out = g_string_new (NULL);

  add_line (out, "BEGIN:VCALENDAR");
  add_line (out, "VERSION:2.0");
  add_line (out, "PRODID:-//Assay//Assay " ASSAY_VERSION "//EN");
  for (guint i = 0; i < certificates->len; i++)
    if (ends (g_ptr_array_index (certificates, i)))
      add_event (out, g_ptr_array_index (certificates, i), name, now, warn_days, locale);
  add_line (out, "END:VCALENDAR");
  return g_string_free (out, FALSE);
}
