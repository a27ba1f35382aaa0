/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-findings-list.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-wording.h"
#include "ui/widgets/assay-finding-row.h"
#include "ui/widgets/assay-line-layout.h"

struct _AssayFindingsList {
  AssaySessionView  parent_instance;

  GtkListBox       *list;
};

G_DEFINE_FINAL_TYPE (AssayFindingsList, assay_findings_list, ASSAY_TYPE_SESSION_VIEW)

/* Rows that stand where results will, so that little jumps when they come. */
#define N_PLACES 6

/* Checks whose passing a person wants to see at once. */
static gboolean
is_main_check (const AssayFinding *finding)
{
  return g_str_equal (finding->id, "path-trusted")
      || g_str_equal (finding->id, "hostname")
      || g_str_equal (finding->id, "validity");
}

static void
add_findings (AssayFindingsList    *self,
              const AssayAssessment *assessment,
              AssayStatus            status,
              gboolean               only_main)
{
  for (guint i = 0; i < assessment->findings->len; i++)
    {
      AssayFinding *finding = g_ptr_array_index (assessment->findings, i);

      if (finding->status == status && (!only_main || is_main_check (finding)))
        gtk_list_box_append (self->list, assay_finding_row_new (finding));
    }
}

static void
expand_rest_cb (AdwExpanderRow *row,
                GParamSpec     *pspec,
                gpointer        data)
{
  const AssayAssessment *assessment = data;

  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;

  g_object_set_data (G_OBJECT (row), "filled", row);
  for (guint i = 0; i < assessment->findings->len; i++)
    {
      AssayFinding *finding = g_ptr_array_index (assessment->findings, i);

      if ((finding->status == ASSAY_STATUS_PASS && !is_main_check (finding)) || finding->status == ASSAY_STATUS_SKIPPED)
        adw_expander_row_add_row (row, assay_session_view_row_new (finding->status, finding->title, finding->detail));
    }
}

static void
unref_assessment_cb (gpointer  data,
                     GClosure *closure)
{
  assay_assessment_unref (data);
}

static void
add_rest (AssayFindingsList *self,
          AssayAssessment    *assessment)
{
  guint n = 0;
  g_autoptr(AssayText) text = NULL;
  g_autofree char *words = NULL;
  GtkWidget *row;

  for (guint i = 0; i < assessment->findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (assessment->findings, i);

      n += finding->status == ASSAY_STATUS_PASS && !is_main_check (finding);
      n += finding->status == ASSAY_STATUS_SKIPPED;
    }
  if (n == 0)
    return;

  text = assay_text_new_plural (NP_("{n} more check with nothing to report", "{n} more checks with nothing to report"),
                                n, NULL);
  words = assay_wording_format (text);
  row = adw_expander_row_new ();
  assay_line_layout_adopt (row);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (expand_rest_cb),
                         assay_assessment_ref (assessment), unref_assessment_cb, 0);
  gtk_list_box_append (self->list, row);
}

static void
fill_places (AssayFindingsList *self)
{
  for (guint i = 0; i < N_PLACES; i++)
    gtk_list_box_append (self->list,
                         assay_session_view_place_new (i == 0 ? _("Checked once the certificate is here") : " "));
}

static void
assay_findings_list_refresh (AssaySessionView *view,
                             AssayReport      *report,
                             AssayAssessment  *assessment)
{
  AssayFindingsList *self = ASSAY_FINDINGS_LIST (view);

  assay_session_view_clear (GTK_WIDGET (self->list));
  if (assessment == NULL)
    {
      fill_places (self);
      return;
    }

  add_findings (self, assessment, ASSAY_STATUS_ERROR, FALSE);
  add_findings (self, assessment, ASSAY_STATUS_WARNING, FALSE);
  add_findings (self, assessment, ASSAY_STATUS_PASS, TRUE);
  add_findings (self, assessment, ASSAY_STATUS_NOTE, FALSE);
  add_rest (self, assessment);
}

static void
assay_findings_list_class_init (AssayFindingsListClass *klass)
{
  ASSAY_SESSION_VIEW_CLASS (klass)->refresh = assay_findings_list_refresh;
}

static void
assay_findings_list_init (AssayFindingsList *self)
{
  self->list = assay_session_view_add_list (ASSAY_SESSION_VIEW (self));
}
