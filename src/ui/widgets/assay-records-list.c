/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-records-list.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "names/assay-names.h"
#include "ui/assay-wording.h"
#include "ui/models/assay-event-item.h"

struct _AssayRecordsList {
  AdwBin              parent_instance;

  GtkFilterListModel *records;
};

G_DEFINE_FINAL_TYPE (AssayRecordsList, assay_records_list, ADW_TYPE_BIN)

static char *
dup_time (const AssayRecord *record)
{
  return record->time_us != ASSAY_TIME_UNKNOWN ? assay_format_duration (record->time_us, assay_wording_get_locale ())
                                               : g_strdup ("");
}

static char *
dup_sender (const AssayRecord *record)
{
  return g_strdup (record->direction == ASSAY_SENT ? _("Client") : _("Server"));
}

static char *
dup_type (const AssayRecord *record)
{
  return assay_names_dup (&assay_names_content_types, record->content_type);
}

static char *
dup_version (const AssayRecord *record)
{
  return assay_names_dup (&assay_names_versions, record->version);
}

static char *
dup_length (const AssayRecord *record)
{
  return g_strdup_printf ("%u", record->length);
}

static char *
dup_offset (const AssayRecord *record)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, record->offset);
}

typedef struct {
  const char *title;
  char     *(*dup) (const AssayRecord *record);
  gboolean    number;
  gboolean    wide;
} Column;

static const Column columns[] = {
  { N_("Time"),    dup_time,    TRUE },
  { N_("From"),    dup_sender,  FALSE },
  { N_("Content"), dup_type,    FALSE, TRUE },
  { N_("Version"), dup_version, FALSE },
  { N_("Bytes"),   dup_length,  TRUE },
  { N_("Offset"),  dup_offset,  TRUE },
};

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          const Column       *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (column->number)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         const Column       *column)
{
  AssayEvent *event = assay_event_item_get_event (gtk_list_item_get_item (item));
  g_autofree char *words = column->dup (&event->record);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), words);
}

static void
add_column (GtkColumnView *view,
            const Column  *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) made = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  made = gtk_column_view_column_new (_(column->title), factory);
  gtk_column_view_column_set_expand (made, column->wide);
  gtk_column_view_append_column (view, made);
}

static gboolean
is_record (gpointer item,
           gpointer data)
{
  return assay_event_item_get_event (item)->kind == ASSAY_EVENT_RECORD;
}

static void
assay_records_list_dispose (GObject *object)
{
  g_clear_object (&ASSAY_RECORDS_LIST (object)->records);
  G_OBJECT_CLASS (assay_records_list_parent_class)->dispose (object);
}

static void
assay_records_list_class_init (AssayRecordsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_records_list_dispose;
}

static void
assay_records_list_init (AssayRecordsList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view;

  self->records = gtk_filter_list_model_new (NULL, GTK_FILTER (gtk_custom_filter_new (is_record, NULL, NULL)));
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->records)))));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Records on the wire"), -1);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (GTK_COLUMN_VIEW (view), &columns[i]);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
assay_records_list_set_events (AssayRecordsList *list,
                               GListModel       *events)
{
  g_return_if_fail (ASSAY_IS_RECORDS_LIST (list));

  gtk_filter_list_model_set_model (list->records, events);
}
