/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-documents-list.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "ui/assay-session-view.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-document-details.h"
#include "ui/widgets/assay-line-layout.h"

#define SPACING   12
#define ICON_SIZE 24

/* Names have no limit; the details show more of it. */
#define MAX_CHARS 120

struct _AssayDocumentsList {
  AdwBin      parent_instance;

  GtkLabel   *heading;
  GtkListBox *list;
  int         selected;
};

enum {
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayDocumentsList, assay_documents_list, ADW_TYPE_BIN)

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_row (const AssayDocument *document)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (assay_document_details_icon (document));
  g_autofree char *title = document->title != NULL ? assay_format_shorten (document->title, MAX_CHARS) : NULL;
  g_autofree char *place = assay_document_details_dup_place (document);
  g_autofree char *problem = assay_wording_format (document->problem);
  const char *kind = assay_wording_translate (assay_document_kind_label (document->kind));
  g_autofree char *spoken = g_strjoin (". ", title != NULL ? title : place, title != NULL ? place : problem,
                                       title != NULL ? problem : NULL, NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), ICON_SIZE);
  gtk_widget_set_layout_manager (card, assay_line_layout_new (SPACING));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_hexpand (texts, TRUE);
  add_label (texts, kind, "heading");
  if (title != NULL)
    add_label (texts, title, "caption");
  gtk_widget_add_css_class (add_label (texts, place, "caption"), "dim-label");
  if (problem != NULL)
    gtk_widget_add_css_class (add_label (texts, problem, "caption"), "warning");
  if (problem != NULL)
    gtk_widget_add_css_class (icon, "warning");
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), card);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, kind,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken,
                                  -1);
  return row;
}

static void
row_selected_cb (AssayDocumentsList *self,
                 GtkListBoxRow      *row)
{
  int selected = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (self->selected == selected)
    return;
  self->selected = selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/* Between the rows as between those of the chain. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       data)
{
  GtkWidget *gap;

  if (before == NULL || gtk_list_box_row_get_header (row) != NULL)
    return;
  gap = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (gap, "chain-gap");
  gtk_list_box_row_set_header (row, gap);
}

static void
assay_documents_list_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  g_value_set_int (value, ASSAY_DOCUMENTS_LIST (object)->selected);
}

static void
assay_documents_list_class_init (AssayDocumentsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = assay_documents_list_get_property;

  properties[PROP_SELECTED] =
    g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_documents_list_init (AssayDocumentsList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->selected = -1;
  self->heading = GTK_LABEL (add_label (box, NULL, "heading"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "chain");
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
assay_documents_list_show (AssayDocumentsList *list,
                           AssayReport        *report)
{
  guint n = report != NULL ? report->documents->len : 0;
  const char *heading = report != NULL && report->n_sent > 0 ? _("Also in the File") : _("In the File");

  gtk_list_box_select_row (list->list, NULL);
  assay_session_view_clear (GTK_WIDGET (list->list));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (list->list, make_row (g_ptr_array_index (report->documents, i)));
  gtk_label_set_label (list->heading, heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_widget_set_visible (GTK_WIDGET (list), n > 0);
  if (n > 0 && report->n_sent == 0)
    assay_documents_list_select (list, 0);
}

void
assay_documents_list_select (AssayDocumentsList *list,
                             int                 index)
{
  gtk_list_box_select_row (list->list, index >= 0 ? gtk_list_box_get_row_at_index (list->list, index) : NULL);
}

int
assay_documents_list_get_selected (AssayDocumentsList *list)
{
  return list->selected;
}
