/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/models/assay-recent.h"

#include <gtk/gtk.h>

#define KEY "recent-targets"

struct _AssayRecent {
  GObject        parent_instance;

  GSettings     *settings;
  GtkStringList *texts;
};

static GType
assay_recent_get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
assay_recent_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (ASSAY_RECENT (model)->texts));
}

static gpointer
assay_recent_get_item (GListModel *model,
                       guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (ASSAY_RECENT (model)->texts), position);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = assay_recent_get_item_type;
  interface->get_n_items = assay_recent_get_n_items;
  interface->get_item = assay_recent_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayRecent, assay_recent, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
settings_changed_cb (AssayRecent *self)
{
  g_auto(GStrv) texts = g_settings_get_strv (self->settings, KEY);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->texts));

  gtk_string_list_splice (self->texts, 0, n, (const char * const *) texts);
}

static void
assay_recent_finalize (GObject *object)
{
  AssayRecent *self = ASSAY_RECENT (object);

  g_object_unref (self->settings);
  g_object_unref (self->texts);
  G_OBJECT_CLASS (assay_recent_parent_class)->finalize (object);
}

static void
assay_recent_class_init (AssayRecentClass *class)
{
  G_OBJECT_CLASS (class)->finalize = assay_recent_finalize;
}

static void
assay_recent_init (AssayRecent *self)
{
  self->settings = g_settings_new (ASSAY_APP_ID);
  self->texts = gtk_string_list_new (NULL);
  settings_changed_cb (self);
  g_signal_connect_object (self->texts, "items-changed",
                           G_CALLBACK (g_list_model_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" KEY,
                           G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
}

AssayRecent *
assay_recent_dup_default (void)
{
  static gpointer recent;

  if (recent != NULL)
    return g_object_ref (recent);
  recent = g_object_new (ASSAY_TYPE_RECENT, NULL);
  g_object_add_weak_pointer (recent, &recent);
  return recent;
}

static char *
dup_text (const AssayTarget *target)
{
  g_autofree char *display = assay_target_dup_display (target);

  return g_str_equal (target->scheme, "https")
           ? g_steal_pointer (&display)
           : g_strdup_printf ("%s://%s", target->scheme, display);
}

/* Writes the list anew: @first (nullable) in front, without @gone elsewhere. */
static void
store (AssayRecent *self,
       const char  *first,
       const char  *gone)
{
  g_auto(GStrv) old = g_settings_get_strv (self->settings, KEY);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) texts = NULL;
  guint n = 0;

  if (first != NULL)
    {
      g_strv_builder_add (builder, first);
      n++;
    }
  for (guint i = 0; old[i] != NULL && n < ASSAY_RECENT_MAX; i++)
    if (!g_str_equal (old[i], gone))
      {
        g_strv_builder_add (builder, old[i]);
        n++;
      }
  texts = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, KEY, (const char * const *) texts);
}

void
assay_recent_add (AssayRecent       *recent,
                  const AssayTarget *target)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ASSAY_IS_RECENT (recent));

  if (assay_target_is_practice (target))
    return;
  text = dup_text (target);
  store (recent, text, text);
}

void
assay_recent_remove (AssayRecent *recent,
                     const char  *text)
{
  g_return_if_fail (ASSAY_IS_RECENT (recent));

  store (recent, NULL, text);
}
