/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-certificate-card.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-field-row.h"
#include "ui/widgets/assay-line-layout.h"

struct _AssayCertificateCard {
  AdwExpanderRow  parent_instance;

  AssayReport    *report;
  guint           index;
  gboolean        filled;
  GtkWidget      *pills;      /* one under the other, so that the name keeps its room in a narrow window */
};

/* Names are shown up to here; a certificate may have ten thousand. */
#define MAX_NAMES_SHOWN 20

G_DEFINE_FINAL_TYPE (AssayCertificateCard, assay_certificate_card, ADW_TYPE_EXPANDER_ROW)

static AssayCertificate *
get_certificate (AssayCertificateCard *card)
{
  return assay_report_get_certificate (card->report, (int) card->index);
}

static void
add_pill (AssayCertificateCard *card,
          const char           *text,
          const char           *style)
{
  GtkWidget *pill = gtk_label_new (text);

  gtk_widget_add_css_class (pill, "pill-label");
  if (style != NULL)
    gtk_widget_add_css_class (pill, style);
  gtk_widget_set_halign (pill, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (card->pills), pill);
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
static void
add_time_pill (AssayCertificateCard *card)
{
  const AssayCertificate *certificate = get_certificate (card);
  gint64 now = assay_report_get_time (card->report);
  gint64 left;
  g_autoptr(AssayText) text = NULL;
  g_autofree char *words = NULL;

  if (certificate->not_after == ASSAY_NO_TIME || certificate->not_before == ASSAY_NO_TIME)
    return;

  left = certificate->not_after - now;
  if (left < 0)
    text = assay_text_new (N_("ended {span} ago"), "span", ASSAY_ARG_SPAN, left, NULL);
  else if (now < certificate->not_before)
    text = assay_text_new (N_("begins in {span}"), "span", ASSAY_ARG_SPAN, certificate->not_before - now, NULL);
  else if (left < 400 * 86400)
    text = assay_text_new (N_("{span} left"), "span", ASSAY_ARG_SPAN, left, NULL);
  else
    return;

  words = assay_wording_format (text);
  add_pill (card, words, time_style (certificate, now));
}

static char *
make_subtitle (const AssayCertificate *certificate)
{
  g_autofree char *key = assay_certificate_dup_key_summary (certificate);
  g_autoptr(AssayText) text = NULL;

  if (certificate->not_after == ASSAY_NO_TIME)
    return g_steal_pointer (&key);
  if (assay_certificate_is_self_issued (certificate))
    text = assay_text_new (N_("{key} · until {date}"), "key", ASSAY_ARG_TEXT, key,
                           "date", ASSAY_ARG_DATE, certificate->not_after, NULL);
  else
    text = assay_text_new (N_("Issued by {issuer} · {key} · until {date}"),
                           "issuer", ASSAY_ARG_TEXT, certificate->issuer_title, "key", ASSAY_ARG_TEXT, key,
                           "date", ASSAY_ARG_DATE, certificate->not_after, NULL);
  return assay_wording_format (text);
}

static void
add_field (AssayCertificateCard *card,
           const char           *title,
           const char           *value)
{
  if (value != NULL && *value != '\0')
    adw_expander_row_add_row (ADW_EXPANDER_ROW (card), assay_field_row_new (title, value, TRUE));
}

static char *
join_names (const AssayCertificate *certificate)
{
  guint n = g_strv_length (certificate->names);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, MAX_NAMES_SHOWN); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", certificate->names[i]);
  if (n > MAX_NAMES_SHOWN)
    {
      g_autoptr(AssayText) more = assay_text_new_plural (NP_("and {n} more", "and {n} more"), n - MAX_NAMES_SHOWN, NULL);
      g_autofree char *words = assay_wording_format (more);

      g_string_append_printf (out, "\n%s", words);
    }
  return g_string_free (out, FALSE);
}

static char *
dup_moment (gint64 moment)
{
  return moment == ASSAY_NO_TIME ? NULL : assay_format_time (moment, assay_wording_get_locale ());
}

static void
expanded_cb (AssayCertificateCard *card)
{
  const AssayCertificate *certificate;
  g_autofree char *names = NULL;
  g_autofree char *not_before = NULL;
  g_autofree char *not_after = NULL;
  g_autofree char *fingerprint = NULL;

  if (card->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (card)))
    return;

  card->filled = TRUE;
  certificate = get_certificate (card);
  names = join_names (certificate);
  not_before = dup_moment (certificate->not_before);
  not_after = dup_moment (certificate->not_after);
  fingerprint = assay_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  add_field (card, _("Subject"), certificate->subject);
  add_field (card, _("Issuer"), certificate->issuer);
  add_field (card, _("Names"), names);
  add_field (card, _("Valid from"), not_before);
  add_field (card, _("Valid until"), not_after);
  add_field (card, _("Signed with"), certificate->signature_algorithm);
  add_field (card, _("Serial number"), certificate->serial);
  add_field (card, _("SHA-256 fingerprint"), fingerprint);
}

static void
assay_certificate_card_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_CERTIFICATE_CARD (object)->report, assay_report_unref);
  G_OBJECT_CLASS (assay_certificate_card_parent_class)->dispose (object);
}

static void
assay_certificate_card_class_init (AssayCertificateCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_certificate_card_dispose;
}

static void
assay_certificate_card_init (AssayCertificateCard *card)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (card), FALSE);
  assay_line_layout_adopt (GTK_WIDGET (card));
  card->pills = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_valign (card->pills, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (card), card->pills);
  g_signal_connect (card, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
assay_certificate_card_new (AssayReport *report,
                            guint        index)
{
  AssayCertificateCard *card = g_object_new (ASSAY_TYPE_CERTIFICATE_CARD, NULL);
  const AssayCertificate *certificate;
  g_autofree char *subtitle = NULL;
  gboolean anchor;

  card->report = assay_report_ref (report);
  card->index = index;
  certificate = get_certificate (card);
  anchor = certificate == assay_report_get_anchor (report);
  subtitle = make_subtitle (certificate);
  g_object_set (card, "title", certificate->title, "subtitle", subtitle, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, certificate->title, -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (card),
                               gtk_image_new_from_icon_name (anchor ? "security-high-symbolic"
                                                                    : "application-certificate-symbolic"));
  add_pill (card, _(assay_report_get_origin_label (report, certificate)), certificate->origin == ASSAY_ORIGIN_TRUST_STORE ? "success" : NULL);
  add_time_pill (card);
  return GTK_WIDGET (card);
}
