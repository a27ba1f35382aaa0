/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-saved-line.h"

#include <glib/gi18n-lib.h>

#include "checks/assay-checks.h"

struct _AssaySavedLine {
  AssaySessionView  parent_instance;

  GtkListBox       *list;
};

G_DEFINE_FINAL_TYPE (AssaySavedLine, assay_saved_line, ASSAY_TYPE_SESSION_VIEW)

static AssayText *
say_origin (const AssayReport *report)
{
  g_autofree char *host = assay_target_dup_display (report->request->target);

  return assay_text_new (N_("Taken on {time} of {host}"), "time", ASSAY_ARG_TIME, assay_report_get_start (report),
                         "host", ASSAY_ARG_TEXT, host, NULL);
}

static AssayText *
say_verdicts (const AssayAssessment *then,
              const AssayAssessment *now)
{
  if (now->verdict == then->verdict)
    return assay_text_new (N_("The verdict is as of then; as of today it is the same"), NULL);
  /* Translators: verdicts and a sentence: "Trusted then; today: Not trusted. The certificate ended 2 days ago" */
  return assay_text_new (N_("{then} then; today: {now}. {why}"), "then", ASSAY_ARG_MESSAGE, then->headline,
                         "now", ASSAY_ARG_MESSAGE, now->headline, "why", ASSAY_ARG_MESSAGE, now->summary, NULL);
}

static void
add_remarks (AssaySavedLine *self,
             GPtrArray      *remarks)
{
  for (guint i = 0; i < remarks->len; i++)
    gtk_list_box_append (self->list, assay_session_view_row_new (ASSAY_STATUS_NOTE, g_ptr_array_index (remarks, i),
                                                                 NULL));
}

static void
assay_saved_line_refresh (AssaySessionView *view,
                          AssayReport      *report,
                          AssayAssessment  *assessment)
{
  AssaySavedLine *self = ASSAY_SAVED_LINE (view);
  g_autoptr(AssaySession) session = NULL;
  const AssaySavedReport *saved;

  g_object_get (view, "session", &session, NULL);
  saved = assay_session_get_saved (session);
  assay_session_view_clear (GTK_WIDGET (self->list));
  if (saved != NULL)
    {
      /* Time alone makes the one of the other: nobody is asked. */
      g_autoptr(AssayAssessment) now = assay_checks_run_at (report, g_get_real_time () / G_USEC_PER_SEC);
      g_autoptr(AssayText) origin = say_origin (report);
      g_autoptr(AssayText) verdicts = say_verdicts (assessment, now);
      AssayStatus status = now->verdict == assessment->verdict ? ASSAY_STATUS_NOTE : ASSAY_STATUS_WARNING;

      gtk_list_box_append (self->list, assay_session_view_row_new (status, origin, verdicts));
      add_remarks (self, saved->remarks);
    }
}

static void
assay_saved_line_class_init (AssaySavedLineClass *klass)
{
  ASSAY_SESSION_VIEW_CLASS (klass)->refresh = assay_saved_line_refresh;
}

static void
assay_saved_line_init (AssaySavedLine *self)
{
  self->list = assay_session_view_add_list (ASSAY_SESSION_VIEW (self));
}
