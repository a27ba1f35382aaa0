/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-names-list.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "ui/assay-toast.h"
#include "ui/assay-wording.h"

/* Of a name longer than any, this much is shown. */
#define MAX_CHARS 300

/* So few need no filter. */
#define FEW 6

struct _AssayNamesList {
  AdwBin              parent_instance;

  GtkStringList      *names;
  char               *match;

  GtkFilterListModel *found;
  GtkLabel           *count;
  GtkWidget          *search;
  GtkListView        *list;
};

G_DEFINE_FINAL_TYPE (AssayNamesList, assay_names_list, ADW_TYPE_BIN)

/* GTK makes some two hundred rows, whatever is in sight; a label costs many times what an inscription does. */
static void
setup_cb (AssayNamesList *self,
          GtkListItem    *item)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (name), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (line), name);
  gtk_list_item_set_child (item, line);
}

static void
mark_match (GtkWidget *line,
            gboolean   matches)
{
  GtkWidget *name = gtk_widget_get_first_child (line);
  GtkWidget *pill = gtk_widget_get_next_sibling (name);

  if (matches == (pill != NULL))
    return;
  if (!matches)
    {
      gtk_box_remove (GTK_BOX (line), pill);
      return;
    }
  pill = gtk_label_new (_("asked for"));
  gtk_widget_add_css_class (pill, "pill-label");
  gtk_widget_add_css_class (pill, "success");
  gtk_box_append (GTK_BOX (line), pill);
}

static void
bind_cb (AssayNamesList *self,
         GtkListItem    *item)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autofree char *shown = assay_format_shorten (name, MAX_CHARS);
  GtkWidget *line = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_parent (line);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_first_child (line)), shown);
  mark_match (line, g_strcmp0 (name, self->match) == 0);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
}

static void
count_cb (AssayNamesList *self)
{
  guint all = self->names != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->names)) : 0;
  guint found = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  g_autoptr(AssayText) text =
    found == all ? assay_text_new_plural (NP_("{n} name", "{n} names"), all, NULL)
                 : assay_text_new_plural (NP_("{found} of {n} name", "{found} of {n} names"), all,
                                          "found", ASSAY_ARG_NUMBER, (gint64) found, NULL);
  g_autofree char *words = assay_wording_format (text);

  gtk_label_set_label (self->count, words);
}

static void
copy (AssayNamesList *self,
      const char     *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  assay_toast_show (GTK_WIDGET (self), _("Copied"));
}

static void
copy_all_cb (AssayNamesList *self)
{
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->names)); i++)
    g_string_append_printf (all, "%s\n", gtk_string_list_get_string (self->names, i));
  copy (self, all->str);
}

static void
activate_cb (AssayNamesList *self,
             guint           position)
{
  g_autoptr(GtkStringObject) name = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  copy (self, gtk_string_object_get_string (name));
}

static void
assay_names_list_dispose (GObject *object)
{
  AssayNamesList *self = ASSAY_NAMES_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_NAMES_LIST);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (assay_names_list_parent_class)->dispose (object);
}

static void
assay_names_list_finalize (GObject *object)
{
  g_free (ASSAY_NAMES_LIST (object)->match);
  G_OBJECT_CLASS (assay_names_list_parent_class)->finalize (object);
}

static void
assay_names_list_class_init (AssayNamesListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_names_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_names_list_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-names-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayNamesList, found);
  gtk_widget_class_bind_template_child (widget_class, AssayNamesList, count);
  gtk_widget_class_bind_template_child (widget_class, AssayNamesList, search);
  gtk_widget_class_bind_template_child (widget_class, AssayNamesList, list);
  gtk_widget_class_bind_template_callback (widget_class, count_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
assay_names_list_init (AssayNamesList *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

GtkWidget *
assay_names_list_new (const char * const *names,
                      const char         *match)
{
  AssayNamesList *self = g_object_new (ASSAY_TYPE_NAMES_LIST, NULL);

  self->match = g_strdup (match);
  self->names = gtk_string_list_new (names);
  gtk_filter_list_model_set_model (self->found, G_LIST_MODEL (self->names));
  gtk_widget_set_visible (self->search, g_list_model_get_n_items (G_LIST_MODEL (self->names)) > FEW);
  count_cb (self);
  return GTK_WIDGET (self);
}
