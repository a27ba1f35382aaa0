/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-certificate-card.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-certificate-pills.h"
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

  card->report = assay_report_ref (report);
  card->index = index;
  certificate = get_certificate (card);
  subtitle = assay_certificate_pills_dup_subtitle (certificate);
  g_object_set (card, "title", certificate->title, "subtitle", subtitle, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, certificate->title, -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (card),
                               gtk_image_new_from_icon_name (assay_certificate_pills_icon (report, index)));
  assay_certificate_pills_add (GTK_BOX (card->pills), report, index);
  return GTK_WIDGET (card);
}
