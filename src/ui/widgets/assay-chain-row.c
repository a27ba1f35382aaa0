/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-chain-row.h"

#include "base/assay-format.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-certificate-pills.h"
#include "ui/widgets/assay-line-layout.h"
#include "ui/widgets/assay-wrap-layout.h"

#define SPACING   12
#define ICON_SIZE 24

/* Names have no limit; the details show all of it. */
#define MAX_CHARS 120

struct _AssayChainRow {
  GtkListBoxRow  parent_instance;

  guint          certificate;
  char          *above;
  char          *heading;
};

G_DEFINE_FINAL_TYPE (AssayChainRow, assay_chain_row, GTK_TYPE_LIST_BOX_ROW)

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

static void
add_notes (GtkWidget            *box,
           const AssayChainLink *link,
           GString              *spoken)
{
  for (guint i = 0; i < link->notes->len; i++)
    {
      g_autofree char *words = assay_wording_format (g_ptr_array_index (link->notes, i));

      gtk_widget_add_css_class (add_label (box, words, "caption"), "warning");
      g_string_append_printf (spoken, ". %s", words);
    }
}

/* @head: (out): the line of the title. Returns the box of the lines. */
static GtkWidget *
add_card (AssayChainRow  *self,
          const char     *icon_name,
          const char     *title,
          const char     *subtitle,
          GtkWidget     **head)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  *head = g_object_new (GTK_TYPE_BOX, "layout-manager", g_object_new (ASSAY_TYPE_WRAP_LAYOUT, NULL), NULL);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), ICON_SIZE);
  gtk_widget_set_layout_manager (card, assay_line_layout_new (SPACING));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_hexpand (texts, TRUE);
  add_label (*head, title, "heading");
  gtk_box_append (GTK_BOX (texts), *head);
  gtk_widget_add_css_class (add_label (texts, subtitle, "caption"), "dim-label");
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), card);
  return texts;
}

static void
assay_chain_row_finalize (GObject *object)
{
  AssayChainRow *self = ASSAY_CHAIN_ROW (object);

  g_free (self->above);
  g_free (self->heading);
  G_OBJECT_CLASS (assay_chain_row_parent_class)->finalize (object);
}

static void
assay_chain_row_class_init (AssayChainRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_chain_row_finalize;
}

static void
assay_chain_row_init (AssayChainRow *self)
{
}

GtkWidget *
assay_chain_row_new (const AssayReport    *report,
                     const AssayChainLink *link,
                     const char           *heading,
                     const char           *above)
{
  AssayChainRow *self = g_object_new (ASSAY_TYPE_CHAIN_ROW, NULL);
  const AssayCertificate *certificate = assay_report_get_certificate (report, (int) link->certificate);
  g_autofree char *title = assay_format_shorten (certificate->title, MAX_CHARS);
  g_autofree char *subtitle = assay_certificate_pills_dup_subtitle (certificate);
  g_autoptr(GString) spoken = g_string_new (subtitle);
  GtkWidget *texts, *head;

  self->certificate = link->certificate;
  self->heading = g_strdup (heading);
  self->above = g_strdup (above);
  texts = add_card (self, assay_certificate_pills_icon (report, link->certificate), title, subtitle, &head);
  assay_certificate_pills_add (GTK_BOX (head), report, link->certificate);
  add_notes (texts, link, spoken);
  if (above != NULL)
    g_string_append_printf (spoken, ". %s", above);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken->str,
                                  -1);
  return GTK_WIDGET (self);
}

GtkWidget *
assay_chain_row_new_missing (const char *issuer,
                             const char *words,
                             gboolean    awaited,
                             const char *heading)
{
  AssayChainRow *self = g_object_new (ASSAY_TYPE_CHAIN_ROW, "selectable", FALSE, "activatable", FALSE,
                                      "focusable", FALSE, NULL);
  g_autofree char *title = assay_format_shorten (issuer, MAX_CHARS);
  GtkWidget *head;

  self->certificate = ASSAY_CHAIN_ROW_MISSING;
  self->heading = g_strdup (heading);
  add_card (self, awaited ? "content-loading-symbolic" : "dialog-question-symbolic", title, words, &head);
  gtk_widget_add_css_class (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)), "missing");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  return GTK_WIDGET (self);
}

guint
assay_chain_row_get_certificate (AssayChainRow *row)
{
  return row->certificate;
}

void
assay_chain_row_update_header (GtkListBoxRow *row,
                               GtkListBoxRow *before,
                               gpointer       data)
{
  AssayChainRow *self = ASSAY_CHAIN_ROW (row);
  GtkWidget *header;

  if (gtk_list_box_row_get_header (row) != NULL || (self->heading == NULL && self->above == NULL && before == NULL))
    return;
  header = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (header, "chain-gap");
  if (self->heading != NULL)
    add_label (header, self->heading, "heading");
  if (self->above != NULL)
    add_label (header, self->above, "chain-link");
  gtk_list_box_row_set_header (row, header);
}
