/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-steps-list.h"

#include "story/assay-progress.h"

struct _AssayStepsList {
  AssaySessionView  parent_instance;

  GtkListBox       *list;
};

G_DEFINE_FINAL_TYPE (AssayStepsList, assay_steps_list, ASSAY_TYPE_SESSION_VIEW)

static void
assay_steps_list_refresh (AssaySessionView *view,
                          AssayReport      *report,
                          AssayAssessment  *assessment)
{
  AssayStepsList *self = ASSAY_STEPS_LIST (view);
  g_autoptr(GPtrArray) steps = NULL;

  assay_session_view_clear (GTK_WIDGET (self->list));
  if (report == NULL)
    return;

  steps = assay_progress_steps (report);
  for (guint i = 0; i < steps->len; i++)
    {
      const AssayStep *step = g_ptr_array_index (steps, i);

      gtk_list_box_append (self->list, assay_session_view_row_new (step->status, step->title, step->detail));
    }
}

static void
assay_steps_list_class_init (AssayStepsListClass *klass)
{
  ASSAY_SESSION_VIEW_CLASS (klass)->refresh = assay_steps_list_refresh;
}

static void
assay_steps_list_init (AssayStepsList *self)
{
  self->list = assay_session_view_add_list (ASSAY_SESSION_VIEW (self));
}
