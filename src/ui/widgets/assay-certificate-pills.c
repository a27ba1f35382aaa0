/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-certificate-pills.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "ui/assay-wording.h"

#define DAY G_GINT64_CONSTANT (86400)

/* What ends later is not worth a pill. */
#define SOON (400 * DAY)

/* Of an issuer's name, which has no limit. */
#define MAX_CHARS 80

static void
add_pill (GtkBox     *box,
          const char *text,
          const char *style)
{
  GtkWidget *pill = gtk_label_new (text);

  gtk_widget_add_css_class (pill, "pill-label");
  if (style != NULL)
    gtk_widget_add_css_class (pill, style);
  gtk_widget_set_halign (pill, GTK_ALIGN_END);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_box_append (box, pill);
}

/* Red outside the validity, yellow in its last third. */
static const char *
time_style (const AssayCertificate *certificate,
            gint64                  now)
{
  gint64 left = certificate->not_after - now;

  if (left < 0 || now < certificate->not_before)
    return "error";
  return left < (certificate->not_after - certificate->not_before) / 3 ? "warning" : "success";
}

/* Days left, or since when it has ended: only for what is not far in the future. */
static AssayText *
word_time (const AssayCertificate *certificate,
           gint64                  now)
{
  gint64 left = certificate->not_after - now;

  if (certificate->not_after == ASSAY_NO_TIME || certificate->not_before == ASSAY_NO_TIME)
    return NULL;
  if (left < 0)
    return assay_text_new (N_("ended {span} ago"), "span", ASSAY_ARG_SPAN, left, NULL);
  if (now < certificate->not_before)
    return assay_text_new (N_("begins in {span}"), "span", ASSAY_ARG_SPAN, certificate->not_before - now, NULL);
  return left < SOON ? assay_text_new (N_("{span} left"), "span", ASSAY_ARG_SPAN, left, NULL) : NULL;
}

void
assay_certificate_pills_add (GtkBox            *box,
                             const AssayReport *report,
                             guint              index)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, (int) index);
  gint64 now = assay_report_get_time (report);
  g_autoptr(AssayText) time = word_time (certificate, now);
  g_autofree char *words = assay_wording_format (time);

  add_pill (box, _(assay_report_get_origin_label (report, certificate)),
            certificate->origin == ASSAY_ORIGIN_TRUST_STORE ? "success" : NULL);
  if (words != NULL)
    add_pill (box, words, time_style (certificate, now));
}

char *
assay_certificate_pills_dup_subtitle (const AssayCertificate *certificate)
{
  g_autofree char *key = assay_certificate_dup_key_summary (certificate);
  g_autofree char *issuer = assay_format_shorten (certificate->issuer_title, MAX_CHARS);
  g_autoptr(AssayText) text = NULL;

  if (certificate->not_after == ASSAY_NO_TIME)
    return g_steal_pointer (&key);
  if (assay_certificate_is_self_issued (certificate))
    text = assay_text_new (N_("{key} · until {date}"), "key", ASSAY_ARG_TEXT, key,
                           "date", ASSAY_ARG_DATE, certificate->not_after, NULL);
  else
    text = assay_text_new (N_("Issued by {issuer} · {key} · until {date}"),
                           "issuer", ASSAY_ARG_TEXT, issuer, "key", ASSAY_ARG_TEXT, key,
                           "date", ASSAY_ARG_DATE, certificate->not_after, NULL);
  return assay_wording_format (text);
}

const char *
assay_certificate_pills_icon (const AssayReport *report,
                              guint              index)
{
  return assay_report_get_certificate (report, (int) index) == assay_report_get_anchor (report)
           ? "security-high-symbolic" : "application-certificate-symbolic";
}
