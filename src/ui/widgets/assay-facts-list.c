/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-facts-list.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-connection-words.h"
#include "ui/widgets/assay-explain-button.h"
#include "ui/widgets/assay-field-row.h"

struct _AssayFactsList {
  AssaySessionView  parent_instance;

  GtkListBox       *list;
};

G_DEFINE_FINAL_TYPE (AssayFactsList, assay_facts_list, ASSAY_TYPE_SESSION_VIEW)

#define N_PLACES 6

static void
fill_places (AssayFactsList *self)
{
  for (guint i = 0; i < N_PLACES; i++)
    gtk_list_box_append (self->list, assay_field_row_new (i == 0 ? _("Nothing negotiated yet") : " ", " ", FALSE));
}

static GtkWidget *
make_row (const AssayFact *fact)
{
  GtkWidget *row = assay_field_row_new (fact->title, fact->value, FALSE);
  const AssayExplanation *explanation = assay_explanation_find (ASSAY_SUBJECT_CONNECTION, fact->id);

  if (explanation != NULL)
    assay_field_row_add_suffix (ASSAY_FIELD_ROW (row), assay_explain_button_new (explanation, fact->title));
  return row;
}

static void
fill_facts (AssayFactsList    *self,
            const AssayReport *report)
{
  g_autoptr(GPtrArray) facts = assay_connection_words_facts (report);

  for (guint i = 0; i < facts->len; i++)
    {
      const AssayFact *fact = g_ptr_array_index (facts, i);

      gtk_list_box_append (self->list, make_row (fact));
    }
  if (facts->len == 0)
    gtk_list_box_append (self->list, assay_field_row_new (_("Nothing was negotiated"), "", FALSE));
}

static void
assay_facts_list_refresh (AssaySessionView *view,
                          AssayReport      *report,
                          AssayAssessment  *assessment)
{
  AssayFactsList *self = ASSAY_FACTS_LIST (view);

  assay_session_view_clear (GTK_WIDGET (self->list));
  if (report != NULL)
    fill_facts (self, report);
  else
    fill_places (self);
}

static void
assay_facts_list_class_init (AssayFactsListClass *klass)
{
  ASSAY_SESSION_VIEW_CLASS (klass)->refresh = assay_facts_list_refresh;
}

static void
assay_facts_list_init (AssayFactsList *self)
{
  self->list = assay_session_view_add_list (ASSAY_SESSION_VIEW (self));
}
