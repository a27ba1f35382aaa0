/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-finding-row.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-status-words.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-explain-button.h"
#include "ui/widgets/assay-field-row.h"
#include "ui/widgets/assay-line-layout.h"
#include "ui/widgets/assay-pill.h"

struct _AssayFindingRow {
  AdwExpanderRow  parent_instance;

  AssayFinding   *finding;
  gboolean        filled;
};

G_DEFINE_FINAL_TYPE (AssayFindingRow, assay_finding_row, ADW_TYPE_EXPANDER_ROW)

static void
add_field (AssayFindingRow *row,
           const char      *title,
           const char      *value,
           gboolean         stacked)
{
  if (value != NULL && *value != '\0')
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), assay_field_row_new (title, value, stacked));
}

static void
expanded_cb (AssayFindingRow *row)
{
  g_autofree char *fix = NULL;

  if (row->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    return;

  row->filled = TRUE;
  fix = assay_wording_format (row->finding->fix);
  add_field (row, _("How to mend it"), fix, TRUE);
  add_field (row, _("Source"), row->finding->reference, FALSE);
  add_field (row, _("Check"), row->finding->id, FALSE);
}

static void
assay_finding_row_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_FINDING_ROW (object)->finding, assay_finding_unref);
  G_OBJECT_CLASS (assay_finding_row_parent_class)->dispose (object);
}

static void
assay_finding_row_class_init (AssayFindingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_finding_row_dispose;
}

static void
assay_finding_row_init (AssayFindingRow *row)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  assay_line_layout_adopt (GTK_WIDGET (row));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
assay_finding_row_new (AssayFinding *finding)
{
  g_autofree char *title = assay_wording_format (finding->title);
  g_autofree char *detail = assay_wording_format (finding->detail);
  const AssayExplanation *explanation = assay_explanation_find (ASSAY_SUBJECT_CHECK, finding->id);
  AssayFindingRow *row = g_object_new (ASSAY_TYPE_FINDING_ROW, NULL);

  row->finding = assay_finding_ref (finding);
  g_object_set (row, "title", title, "subtitle", detail, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  /* The icon speaks: "Passed", "Error". */
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row),
                               assay_status_icon_new (finding->status, assay_status_words_name (finding->status)));
  if (explanation != NULL)
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), assay_explain_button_new (explanation, finding->label != NULL ? assay_wording_translate (finding->label) : title));
  return GTK_WIDGET (row);
}
