/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-story-view.h"

#include "engine/assay-proofs.h"
#include "story/assay-story.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-columns.h"
#include "ui/widgets/assay-page-body.h"
#include "ui/widgets/assay-step-card.h"

struct _AssayStoryView {
  AssaySessionView  parent_instance;

  GtkStack         *stack;
  GtkBox           *words;
  GtkBox           *issuance;
  GtkBox           *connection;
  GCancellable     *cancellable;    /* ends the telling of an older report */
};

G_DEFINE_FINAL_TYPE (AssayStoryView, assay_story_view, ASSAY_TYPE_SESSION_VIEW)

#define WORDS_A_ROW 3

/* What a thread needs to tell a story. */
typedef struct {
  AssayReport     *report;
  AssayAssessment *assessment;
} Matter;

static void
matter_free (gpointer data)
{
  Matter *matter = data;

  assay_report_unref (matter->report);
  assay_assessment_unref (matter->assessment);
  g_free (matter);
}

static void
tell_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Matter *matter = data;
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (matter->report);

  g_task_return_pointer (task, assay_story_new (matter->report, matter->assessment, proofs),
                         (GDestroyNotify) assay_story_unref);
}

static void
add_heading (GtkBox         *box,
             AssayStoryPart  part)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_label_set_text (GTK_LABEL (label), assay_wording_translate (assay_story_part_title (part)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-4");
  gtk_box_append (box, label);
}

static void
show_steps (GtkBox         *box,
            AssayStoryPart  part,
            GPtrArray      *steps)
{
  assay_session_view_clear (GTK_WIDGET (box));
  add_heading (box, part);
  for (guint i = 0; i < steps->len; i++)
    gtk_box_append (box, assay_step_card_new (g_ptr_array_index (steps, i), i + 1));
}

static void
show_words (AssayStoryView *self,
            GPtrArray      *words)
{
  GtkWidget *flow = gtk_flow_box_new ();

  assay_session_view_clear (GTK_WIDGET (self->words));
  add_heading (self->words, ASSAY_STORY_WORDS);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), WORDS_A_ROW);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  for (guint i = 0; i < words->len; i++)
    {
      GtkWidget *card = assay_word_card_new (g_ptr_array_index (words, i));

      gtk_flow_box_insert (GTK_FLOW_BOX (flow), card, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (card), FALSE);
    }
  gtk_box_append (self->words, flow);
}

static void
told_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  AssayStoryView *self = ASSAY_STORY_VIEW (source);
  g_autoptr(AssayStory) story = g_task_propagate_pointer (G_TASK (result), NULL);

  if (story == NULL)
    return;
  show_words (self, story->words);
  show_steps (self->issuance, ASSAY_STORY_ISSUANCE, story->issuance);
  show_steps (self->connection, ASSAY_STORY_CONNECTION, story->connection);
  gtk_stack_set_visible_child_name (self->stack, "story");
}

static void
forget (AssayStoryView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
assay_story_view_refresh (AssaySessionView *view,
                          AssayReport      *report,
                          AssayAssessment  *assessment)
{
  AssayStoryView *self = ASSAY_STORY_VIEW (view);
  g_autoptr(GTask) task = NULL;
  Matter *matter;

  forget (self);
  if (report == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "waiting");
      return;
    }
  matter = g_new (Matter, 1);
  *matter = (Matter) { assay_report_ref (report), assay_assessment_ref (assessment) };
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, told_cb, NULL);
  g_task_set_source_tag (task, assay_story_view_refresh);
  g_task_set_task_data (task, matter, matter_free);
  g_task_run_in_thread (task, tell_thread);
}

static void
assay_story_view_dispose (GObject *object)
{
  AssayStoryView *self = ASSAY_STORY_VIEW (object);

  forget (self);
  /* The stack is the bin's child and the template's: the bin lets it go first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_STORY_VIEW);
  G_OBJECT_CLASS (assay_story_view_parent_class)->dispose (object);
}

static void
assay_story_view_class_init (AssayStoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_story_view_dispose;
  ASSAY_SESSION_VIEW_CLASS (klass)->refresh = assay_story_view_refresh;
  g_type_ensure (ASSAY_TYPE_COLUMNS);
  g_type_ensure (ASSAY_TYPE_PAGE_BODY);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-story-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayStoryView, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayStoryView, words);
  gtk_widget_class_bind_template_child (widget_class, AssayStoryView, issuance);
  gtk_widget_class_bind_template_child (widget_class, AssayStoryView, connection);
}

static void
assay_story_view_init (AssayStoryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
