/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-proofs-view.h"

#include <glib/gi18n-lib.h>

#include "engine/assay-proofs.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-bytes-row.h"
#include "ui/widgets/assay-field-row.h"
#include "ui/widgets/assay-key-schedule.h"
#include "ui/widgets/assay-proof-row.h"

struct _AssayProofsView {
  AdwBin                parent_instance;

  AssayReport          *report;
  AssayProofs          *proofs;
  GCancellable         *computing;

  AdwStatusPage        *nothing;
  AdwPreferencesGroup  *proof_list;
  AdwPreferencesGroup  *hash_list;
  AssayKeySchedule     *schedule;
  AdwPreferencesGroup  *secret;       /* the one selected in the schedule */
  GPtrArray            *rows;
  GPtrArray            *secret_rows;
};

G_DEFINE_FINAL_TYPE (AssayProofsView, assay_proofs_view, ADW_TYPE_BIN)

static void
clear_rows (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
    }
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group,
         GPtrArray           *rows,
         GtkWidget           *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

/* Each secret is hidden again when another one is looked at. */
static void
selected_cb (AssayProofsView *self)
{
  const AssayDerivation *derivation = assay_key_schedule_get_selected (self->schedule);
  g_autofree char *origin = NULL;

  clear_rows (self->secret_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->secret), derivation != NULL);
  if (derivation == NULL)
    return;
  origin = assay_key_schedule_dup_origin (self->proofs, derivation);
  adw_preferences_group_set_title (self->secret, assay_wording_translate (derivation->title));
  adw_preferences_group_set_description (self->secret, origin);
  if (derivation->rule != NULL)
    add_row (self->secret, self->secret_rows, assay_field_row_new (_("Rule"), derivation->rule, TRUE));
  if (derivation->context != NULL)
    add_row (self->secret, self->secret_rows, assay_bytes_row_new (_("Context"), derivation->context, FALSE));
  if (derivation->value != NULL)
    add_row (self->secret, self->secret_rows, assay_bytes_row_new (_("Value"), derivation->value, TRUE));
  else
    add_row (self->secret, self->secret_rows,
             assay_field_row_new (_("Value"), _("The TLS library keeps it to itself"), FALSE));
}

static void
fill (AssayProofsView *self)
{
  AssayProofs *proofs = self->proofs;

  for (guint i = 0; i < proofs->proofs->len; i++)
    add_row (self->proof_list, self->rows,
             assay_proof_row_new (proofs, &g_array_index (proofs->proofs, AssayProof, i)));
  for (guint i = 0; i < proofs->hashes->len; i++)
    {
      const AssayIngredient *hash = &g_array_index (proofs->hashes, AssayIngredient, i);

      add_row (self->hash_list, self->rows,
               assay_bytes_row_new (assay_wording_translate (hash->title), hash->bytes, hash->secret));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->hash_list), proofs->hashes->len > 0);
}

static void
show_page (AssayProofsView *self,
           const char      *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (adw_bin_get_child (ADW_BIN (self))), name);
}

/* Takes the proofs, which may be %NULL. */
static void
set_proofs (AssayProofsView *self,
            AssayProofs     *proofs)
{
  clear_rows (self->rows);
  g_clear_pointer (&self->proofs, assay_proofs_unref);
  self->proofs = proofs;
  if (proofs != NULL)
    fill (self);
  assay_key_schedule_set_proofs (self->schedule, proofs);
  show_page (self, proofs != NULL ? "proofs" : "nothing");
}

static void
compute_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, assay_proofs_compute (data), (GDestroyNotify) assay_proofs_unref);
}

static void
computed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  AssayProofsView *self = ASSAY_PROOFS_VIEW (source);
  g_autoptr(GError) error = NULL;
  AssayProofs *proofs = g_task_propagate_pointer (G_TASK (result), &error);

  /* Cancelled: another report is shown by now. */
  if (error != NULL)
    return;
  g_clear_object (&self->computing);
  set_proofs (self, proofs);
}

static void
drop_computing (AssayProofsView *self)
{
  if (self->computing != NULL)
    g_cancellable_cancel (self->computing);
  g_clear_object (&self->computing);
}

static void
compute_aside (AssayProofsView *self)
{
  g_autoptr(GTask) task = NULL;

  self->computing = g_cancellable_new ();
  task = g_task_new (self, self->computing, computed_cb, NULL);
  g_task_set_source_tag (task, compute_aside);
  g_task_set_task_data (task, assay_report_ref (self->report), (GDestroyNotify) assay_report_unref);
  g_task_run_in_thread (task, compute_thread);
}

static void
assay_proofs_view_dispose (GObject *object)
{
  AssayProofsView *self = ASSAY_PROOFS_VIEW (object);

  drop_computing (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_PROOFS_VIEW);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->secret_rows, g_ptr_array_unref);
  g_clear_pointer (&self->proofs, assay_proofs_unref);
  g_clear_pointer (&self->report, assay_report_unref);
  G_OBJECT_CLASS (assay_proofs_view_parent_class)->dispose (object);
}

static void
assay_proofs_view_class_init (AssayProofsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_proofs_view_dispose;

  g_type_ensure (ASSAY_TYPE_KEY_SCHEDULE);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-proofs-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayProofsView, nothing);
  gtk_widget_class_bind_template_child (widget_class, AssayProofsView, proof_list);
  gtk_widget_class_bind_template_child (widget_class, AssayProofsView, hash_list);
  gtk_widget_class_bind_template_child (widget_class, AssayProofsView, secret);
  gtk_widget_class_bind_template_child (widget_class, AssayProofsView, schedule);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
assay_proofs_view_init (AssayProofsView *self)
{
  self->rows = g_ptr_array_new ();
  self->secret_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
assay_proofs_view_show (AssayProofsView *view,
                        AssayReport     *report)
{
  g_return_if_fail (ASSAY_IS_PROOFS_VIEW (view));

  if (report != NULL && report == view->report)
    return;
  drop_computing (view);
  g_clear_pointer (&view->report, assay_report_unref);
  view->report = report != NULL ? assay_report_ref (report) : NULL;
  adw_status_page_set_title (view->nothing, report != NULL ? _("Nothing to Prove") : _("Nothing to Prove Yet"));
  if (report == NULL)
    {
      set_proofs (view, NULL);
      return;
    }
  show_page (view, "computing");
  compute_aside (view);
}
