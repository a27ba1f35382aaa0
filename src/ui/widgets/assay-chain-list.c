/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-chain-list.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "story/assay-chain-story.h"
#include "ui/assay-scroll.h"
#include "ui/assay-session-view.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-chain-row.h"

struct _AssayChainList {
  AdwBin       parent_instance;

  GtkDropDown *ways;
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

/* Of a root's name, which has no limit. */
#define MAX_CHARS 60

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
  const char *heading = story->differs ? _("As Built") : NULL;

  if (story->issuer != NULL)
    {
      g_autofree char *words = assay_wording_format (story->missing);

      gtk_list_box_append (self->list, assay_chain_row_new_missing (story->issuer, words, self->report->partial, heading));
      heading = NULL;
    }
  for (guint i = 0; i < story->built->len; i++)
    {
      const AssayChainLink *link = g_ptr_array_index (story->built, i);

      add_row (self, link, i == 0 ? heading : NULL, link->signed_by);
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

/* "Path 1: to ISRG Root X1", for each. */
static GtkStringList *
list_ways (const AssayReport *report)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; report->validation != NULL && i < report->validation->candidates->len; i++)
    {
      const AssayPathCandidate *candidate = g_ptr_array_index (report->validation->candidates, i);
      guint top = candidate->path->len > 0 ? g_array_index (candidate->path, guint, candidate->path->len - 1) : 0;
      g_autofree char *name =
        assay_format_shorten (assay_report_get_certificate (report, (int) top)->title, MAX_CHARS);
      g_autoptr(AssayText) text =
        assay_text_new (candidate->valid ? N_("Path {n}: to {name}") : N_("Path {n}: to {name} (not valid)"),
                        "n", ASSAY_ARG_NUMBER, (gint64) i + 1, "name", ASSAY_ARG_TEXT, name, NULL);

      gtk_string_list_take (list, assay_wording_format (text));
    }
  return list;
}

static void
fill (AssayChainList *self)
{
  guint way = gtk_drop_down_get_selected (self->ways);
  GPtrArray *candidates = self->report->validation != NULL ? self->report->validation->candidates : NULL;
  g_autoptr(AssayChainStory) story =
    assay_chain_story_new (self->report, candidates != NULL && way < candidates->len
                                           ? g_ptr_array_index (candidates, way) : NULL);

  assay_session_view_clear (GTK_WIDGET (self->list));
  add_built (self, story);
  if (story->differs || story->built->len == 0)
    add_sent (self, story);
}

/* Selects a certificate that has its place on the way that shows, else the first. */
static void
select_or_first (AssayChainList *self,
                 guint           certificate)
{
  GtkListBoxRow *row;

  self->selected = -1;
  assay_chain_list_select (self, certificate);
  /* The place of a missing one cannot be selected. */
  for (int i = 0; self->selected < 0 && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    gtk_list_box_select_row (self->list, row);
}

static gboolean
has_focus (AssayChainList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

/* Whoever was in the list with the keyboard stays in it. */
static void
refill (AssayChainList *self,
        guint           certificate)
{
  gboolean focused = has_focus (self);

  fill (self);
  select_or_first (self, certificate);
  if (focused)
    assay_scroll_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
}

static void
way_changed_cb (AssayChainList *self)
{
  int before = self->selected;

  if (self->report == NULL)
    return;
  refill (self, (guint) MAX (0, before));
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->selected = -1;
  self->ways = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->ways), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ways),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Path to a trust anchor"), -1);
  g_signal_connect_object (self->ways, "notify::selected", G_CALLBACK (way_changed_cb), self, G_CONNECT_SWAPPED);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, assay_chain_row_update_header, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "chain");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Certificate chain"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->ways));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
}

void
assay_chain_list_show (AssayChainList *list,
                       AssayReport    *report)
{
  const AssayCertificate *before = list->report != NULL ? assay_report_get_certificate (list->report, list->selected)
                                                        : NULL;
  guint again = find_again (report, before);
  g_autoptr(GtkStringList) ways = list_ways (report);

  /* Nobody chose a way by this. */
  g_clear_pointer (&list->report, assay_report_unref);
  gtk_drop_down_set_model (list->ways, G_LIST_MODEL (ways));
  gtk_widget_set_visible (GTK_WIDGET (list->ways), g_list_model_get_n_items (G_LIST_MODEL (ways)) > 1);
  list->report = assay_report_ref (report);
  refill (list, again);
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

void
assay_chain_list_unselect (AssayChainList *list)
{
  gtk_list_box_select_row (list->list, NULL);
  set_selected (list, -1);
}

int
assay_chain_list_get_selected (AssayChainList *list)
{
  return list->selected;
}
