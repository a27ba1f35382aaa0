/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-fact-sections.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-session-view.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-explain-button.h"
#include "ui/widgets/assay-fact-row.h"
#include "ui/widgets/assay-names-list.h"

/* Rows that are made in one turn of the main loop. */
#define ROWS_A_TURN 8

struct _AssayFactSections {
  AdwBin                 parent_instance;

  GtkBox                *box;
  AssayCertificateFacts *facts;
  char                  *match;
  guint                  filling;       /* source */
  GPtrArray             *lists;         /* of the sections that were begun: GtkListBox, or NULL for a list of names */
  guint                  row;           /* of the last of them, to be added next */
};

enum {
  CERTIFICATE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayFactSections, assay_fact_sections, ADW_TYPE_BIN)

static void
add_heading (AssayFactSections *self,
             const char        *title,
             gboolean           critical,
             const AssayNode   *node)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *pill = gtk_label_new (_("critical"));
  GtkWidget *button = node != NULL ? assay_explain_button_new_for_node (node) : NULL;

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (heading), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (pill, "pill-label");
  gtk_widget_set_tooltip_text (pill, _("Who does not understand this extension must refuse the certificate"));
  gtk_widget_set_visible (pill, critical);
  gtk_box_append (GTK_BOX (line), heading);
  gtk_box_append (GTK_BOX (line), pill);
  if (button != NULL)
    gtk_box_append (GTK_BOX (line), button);
  gtk_widget_add_css_class (line, "section-heading");
  gtk_box_append (self->box, line);
}

static void
row_activated_cb (AssayFactSections *self,
                  GtkListBoxRow     *row)
{
  int way = ASSAY_IS_FACT_ROW (row) ? assay_fact_row_get_way (ASSAY_FACT_ROW (row)) : -1;

  if (way >= 0)
    g_signal_emit (self, signals[CERTIFICATE_ACTIVATED], 0, (guint) way);
}

static GtkWidget *
list_new (AssayFactSections *self,
          const char        *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return list;
}

static void
begin_section (AssayFactSections             *self,
               const AssayCertificateSection *section)
{
  const char *title = assay_wording_translate (section->title);
  /* Fingerprints are of all of it, and no field. */
  gboolean whole = section->node == self->facts->tree;
  GtkWidget *list;

  if (title != NULL)
    add_heading (self, title, section->critical, whole ? NULL : section->node);
  list = section->names != NULL ? assay_names_list_new (section->names, self->match)
                                : list_new (self, title != NULL ? title : _("Names and number"));
  gtk_box_append (self->box, list);
  g_ptr_array_add (self->lists, section->names == NULL ? list : NULL);
  self->row = 0;
}

static const AssayCertificateSection *
get_section (const AssayCertificateFacts *facts,
             guint                        index)
{
  return index < facts->sections->len ? g_ptr_array_index (facts->sections, index) : NULL;
}

/* The next row, or the beginning of the next section. Returns whether there was one. */
static gboolean
add_next (AssayFactSections *self)
{
  guint n = self->lists->len;
  const AssayCertificateSection *section = n > 0 ? get_section (self->facts, n - 1) : NULL;

  if (section != NULL && self->row < section->facts->len)
    {
      gtk_list_box_append (g_ptr_array_index (self->lists, n - 1),
                           assay_fact_row_new (self->facts, g_ptr_array_index (section->facts, self->row++)));
      return TRUE;
    }
  section = get_section (self->facts, n);
  if (section != NULL)
    begin_section (self, section);
  return section != NULL;
}

/* Adds some rows. Returns whether there may be more. */
static gboolean
add_some (AssayFactSections *self)
{
  for (guint n = 0; n < ROWS_A_TURN; n++)
    if (!add_next (self))
      return FALSE;
  return TRUE;
}

static gboolean
fill_cb (gpointer data)
{
  AssayFactSections *self = data;

  if (add_some (self))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

/* Whether @facts are of the same certificate, and have a place for each row that is there. */
static gboolean
renews (AssayFactSections           *self,
        const AssayCertificateFacts *facts,
        const char                  *match)
{
  if (self->facts == NULL || self->facts->tree != facts->tree || g_strcmp0 (self->match, match) != 0)
    return FALSE;
  for (guint i = 0; i < self->lists->len; i++)
    {
      const AssayCertificateSection *before = get_section (self->facts, i), *after = get_section (facts, i);

      if (after == NULL || after->title != before->title || after->facts->len != before->facts->len)
        return FALSE;
    }
  return TRUE;
}

/* Makes the rows anew that have something else to say. */
static void
renew_rows (AssayFactSections     *self,
            AssayCertificateFacts *facts)
{
  for (guint i = 0; i < self->lists->len; i++)
    {
      GtkListBox *list = g_ptr_array_index (self->lists, i);
      const AssayCertificateSection *before = get_section (self->facts, i), *after = get_section (facts, i);
      guint n = i + 1 == self->lists->len ? self->row : before->facts->len;

      for (guint j = 0; j < n; j++)
        if (!assay_certificate_fact_equal (g_ptr_array_index (before->facts, j), g_ptr_array_index (after->facts, j)))
          {
            gtk_list_box_remove (list, GTK_WIDGET (gtk_list_box_get_row_at_index (list, (int) j)));
            gtk_list_box_insert (list, assay_fact_row_new (facts, g_ptr_array_index (after->facts, j)), (int) j);
          }
    }
}

static void
clear (AssayFactSections *self)
{
  g_clear_handle_id (&self->filling, g_source_remove);
  assay_session_view_clear (GTK_WIDGET (self->box));
  g_ptr_array_set_size (self->lists, 0);
}

static void
forget (AssayFactSections *self)
{
  g_clear_pointer (&self->facts, assay_certificate_facts_unref);
  g_clear_pointer (&self->match, g_free);
}

static void
assay_fact_sections_dispose (GObject *object)
{
  AssayFactSections *self = ASSAY_FACT_SECTIONS (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  forget (self);
  G_OBJECT_CLASS (assay_fact_sections_parent_class)->dispose (object);
}

static void
assay_fact_sections_class_init (AssayFactSectionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_fact_sections_dispose;

  signals[CERTIFICATE_ACTIVATED] =
    g_signal_new ("certificate-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
assay_fact_sections_init (AssayFactSections *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->lists = g_ptr_array_new ();
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
assay_fact_sections_new (void)
{
  return g_object_new (ASSAY_TYPE_FACT_SECTIONS, NULL);
}

/* What is in sight at once stands at once. */
void
assay_fact_sections_show (AssayFactSections     *sections,
                          AssayCertificateFacts *facts,
                          const char            *match)
{
  g_return_if_fail (ASSAY_IS_FACT_SECTIONS (sections));

  if (facts != NULL && renews (sections, facts, match))
    renew_rows (sections, facts);
  else
    clear (sections);
  forget (sections);
  if (facts == NULL)
    return;
  sections->facts = assay_certificate_facts_ref (facts);
  sections->match = g_strdup (match);
  if (add_some (sections) && sections->filling == 0)
    sections->filling = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, sections, NULL);
}

AssayCertificateFacts *
assay_fact_sections_get_facts (AssayFactSections *sections)
{
  g_return_val_if_fail (ASSAY_IS_FACT_SECTIONS (sections), NULL);

  return sections->facts;
}
