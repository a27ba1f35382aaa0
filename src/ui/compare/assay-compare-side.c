/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/assay-compare-side.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ui/assay-status-words.h"
#include "ui/assay-wording.h"

#define ICON_SIZE 24

struct _AssayCompareSide {
  AdwBin      parent_instance;

  GtkImage   *icon;
  GtkSpinner *spinner;
  GtkLabel   *title;
  GtkLabel   *detail;
};

G_DEFINE_FINAL_TYPE (AssayCompareSide, assay_compare_side, ADW_TYPE_BIN)

static GtkLabel *
add_label (GtkWidget  *lines,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (lines), label);
  return GTK_LABEL (label);
}

static void
assay_compare_side_class_init (AssayCompareSideClass *klass)
{
}

static void
assay_compare_side_init (AssayCompareSide *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_image_set_pixel_size (self->icon, ICON_SIZE);
  gtk_widget_set_size_request (GTK_WIDGET (self->spinner), ICON_SIZE, ICON_SIZE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->title = add_label (lines, "heading");
  self->detail = add_label (lines, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dim-label");
  adw_bin_set_child (ADW_BIN (self), box);
}

/* "Trusted · 203.0.113.7:443", or why it failed. */
static char *
dup_detail (const AssayReport     *report,
            const AssayAssessment *assessment)
{
  g_autofree char *headline = assay_wording_format (assessment->headline);

  if (report->failure != NULL)
    return assay_wording_format (report->failure->message);
  if (report->address == NULL)
    return g_steal_pointer (&headline);
  return g_strdup_printf (strchr (report->address, ':') != NULL ? "%s · [%s]:%u" : "%s · %s:%u", headline,
                          report->address, report->port);
}

void
assay_compare_side_set_session (AssayCompareSide *self,
                                AssaySession     *session)
{
  AssayRequest *request = assay_session_get_request (session);
  AssayReport *report = assay_session_get_report (session);
  AssayAssessment *assessment = assay_session_get_assessment (session);
  gboolean running = assay_session_get_state (session) == ASSAY_SESSION_RUNNING;
  g_autofree char *title = request != NULL ? assay_target_dup_display (request->target) : NULL;
  g_autofree char *detail = report != NULL && !running ? dup_detail (report, assessment) : g_strdup (_("Inspecting…"));
  g_autofree char *headline = assessment != NULL ? assay_wording_format (assessment->headline) : NULL;

  gtk_label_set_text (self->title, title != NULL ? title : "");
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->detail), detail);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), running);
  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !running && assessment != NULL);
  if (assessment == NULL)
    return;
  gtk_image_set_from_icon_name (self->icon, assay_verdict_words_icon (assessment->verdict));
  for (AssayVerdict verdict = ASSAY_VERDICT_TRUSTED; verdict <= ASSAY_VERDICT_FAILED; verdict++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), assay_verdict_words_style (verdict));
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), assay_verdict_words_style (assessment->verdict));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, headline, -1);
}
