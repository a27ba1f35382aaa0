/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-causes-list.h"

#include <glib/gi18n-lib.h>

#include "checks/assay-causes.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-line-layout.h"

struct _AssayCausesList {
  AssaySessionView  parent_instance;

  GtkListBox       *list;
};

G_DEFINE_FINAL_TYPE (AssayCausesList, assay_causes_list, ASSAY_TYPE_SESSION_VIEW)

static void
add_cause (AssayCausesList  *self,
           const AssayCause *cause)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button;
  g_autofree char *title = assay_wording_format (cause->title);
  g_autofree char *detail = assay_wording_format (cause->detail);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  assay_line_layout_adopt (row);
  g_object_set (row, "title", title, "subtitle", detail, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-question-symbolic"));
  if (cause->follow_up != ASSAY_FOLLOW_UP_NONE)
    {
      button = gtk_button_new_with_label (_(assay_follow_up_label (cause->follow_up)));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.follow-up");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", (guint32) cause->follow_up);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_list_box_append (self->list, row);
}

static void
assay_causes_list_refresh (AssaySessionView *view,
                           AssayReport      *report,
                           AssayAssessment  *assessment)
{
  AssayCausesList *self = ASSAY_CAUSES_LIST (view);
  g_autoptr(GPtrArray) causes = NULL;

  assay_session_view_clear (GTK_WIDGET (self->list));
  if (report == NULL)
    return;

  causes = assay_causes_find (report);
  for (guint i = 0; i < causes->len; i++)
    add_cause (self, g_ptr_array_index (causes, i));
}

static void
assay_causes_list_class_init (AssayCausesListClass *klass)
{
  ASSAY_SESSION_VIEW_CLASS (klass)->refresh = assay_causes_list_refresh;
}

static void
assay_causes_list_init (AssayCausesList *self)
{
  self->list = assay_session_view_add_list (ASSAY_SESSION_VIEW (self));
}
