/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-chain-list.h"

#include <glib/gi18n-lib.h>

#include "story/assay-chain-story.h"
#include "ui/assay-session-view.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-chain-row.h"

struct _AssayChainList {
  AdwBin       parent_instance;

  GtkListBox  *list;
  AssayReport *report;
  int          selected;
};

enum {
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayChainList, assay_chain_list, ADW_TYPE_BIN)

static void
set_selected (AssayChainList *self,
              int             selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/* Between filling and emptying nothing is selected, which nobody needs to hear of. */
static void
row_selected_cb (AssayChainList *self,
                 GtkListBoxRow  *row)
{
  if (row != NULL)
    set_selected (self, (int) assay_chain_row_get_certificate (ASSAY_CHAIN_ROW (row)));
}

static void
add_row (AssayChainList       *self,
         const AssayChainLink *link,
         const char           *heading,
         const AssayText      *above)
{
  g_autofree char *words = assay_wording_format (above);

  gtk_list_box_append (self->list, assay_chain_row_new (self->report, link, heading, words));
}

static void
add_built (AssayChainList        *self,
           const AssayChainStory *story)
{
  for (guint i = 0; i < story->built->len; i++)
    {
      const AssayChainLink *link = g_ptr_array_index (story->built, i);

      add_row (self, link, i == 0 && story->differs ? _("As Built") : NULL, i == 0 ? story->missing : link->signed_by);
    }
}

static void
add_sent (AssayChainList        *self,
          const AssayChainStory *story)
{
  gboolean file = assay_report_get_certificate (self->report, 0)->origin == ASSAY_ORIGIN_FILE;
  const char *heading = file ? _("As in the File") : _("As the Server Sent It");

  for (guint i = 0; i < story->sent->len; i++)
    add_row (self, g_ptr_array_index (story->sent, i), i == 0 ? heading : NULL, NULL);
}

/* The index in the new report of what was selected in the old one. */
static guint
find_again (const AssayReport      *report,
            const AssayCertificate *before)
{
  for (guint i = 0; before != NULL && i < report->certificates->len; i++)
    if (assay_certificate_equal (assay_report_get_certificate (report, (int) i), before))
      return i;
  return 0;
}

static void
assay_chain_list_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_value_set_int (value, ASSAY_CHAIN_LIST (object)->selected);
}

static void
assay_chain_list_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_CHAIN_LIST (object)->report, assay_report_unref);
  G_OBJECT_CLASS (assay_chain_list_parent_class)->dispose (object);
}

static void
assay_chain_list_class_init (AssayChainListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = assay_chain_list_get_property;
  object_class->dispose = assay_chain_list_dispose;

  properties[PROP_SELECTED] =
    g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_chain_list_init (AssayChainList *self)
{
  self->selected = -1;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, assay_chain_row_update_header, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "chain");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Certificate chain"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

void
assay_chain_list_show (AssayChainList *list,
                       AssayReport    *report)
{
  g_autoptr(AssayChainStory) story = assay_chain_story_new (report);
  const AssayCertificate *before = list->report != NULL ? assay_report_get_certificate (list->report, list->selected)
                                                        : NULL;
  guint again = find_again (report, before);

  assay_session_view_clear (GTK_WIDGET (list->list));
  g_clear_pointer (&list->report, assay_report_unref);
  list->report = assay_report_ref (report);
  add_built (list, story);
  if (story->differs || story->built->len == 0)
    add_sent (list, story);
  list->selected = -1;
  assay_chain_list_select (list, again);
  if (list->selected < 0)
    gtk_list_box_select_row (list->list, gtk_list_box_get_row_at_index (list->list, 0));
}

void
assay_chain_list_select (AssayChainList *list,
                         guint           certificate)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list->list, i)) != NULL; i++)
    if (assay_chain_row_get_certificate (ASSAY_CHAIN_ROW (row)) == certificate)
      {
        gtk_list_box_select_row (list->list, row);
        return;
      }
}

int
assay_chain_list_get_selected (AssayChainList *list)
{
  return list->selected;
}
