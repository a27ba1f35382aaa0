/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-field-search-bar.h"

#include <glib/gi18n-lib.h>

#include "decode/decode-message.h"
#include "story/assay-field-search.h"
#include "ui/assay-wording.h"

/* Nobody walks through more. */
#define MAX_FINDS 10000

typedef struct {
  guint      place;
  AssayNode *node;
} Find;

struct _AssayFieldSearchBar {
  AdwBin           parent_instance;

  gboolean         search_mode;
  GPtrArray       *rungs;
  GArray          *finds;     /* of Find */
  guint            current;
  GCancellable    *searching;

  GtkEditable     *entry;
  GtkLabel        *count;
  GtkWidget       *previous;
  GtkWidget       *next;
};

enum {
  PROP_0,
  PROP_SEARCH_MODE,
  N_PROPS
};

enum {
  FOUND,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayFieldSearchBar, assay_field_search_bar, ADW_TYPE_BIN)

static void
find_clear (gpointer find)
{
  assay_node_unref (((Find *) find)->node);
}

static GArray *
finds_new (void)
{
  GArray *finds = g_array_new (FALSE, FALSE, sizeof (Find));

  g_array_set_clear_func (finds, find_clear);
  return finds;
}

/* What the thread works on: values only. */
typedef struct {
  GPtrArray *rungs;
  char      *text;
} Job;

static void
job_free (Job *job)
{
  g_ptr_array_unref (job->rungs);
  g_free (job->text);
  g_free (job);
}

static void
search_rung (GArray          *finds,
             const Job       *job,
             guint            place)
{
  const AssayRung *rung = g_ptr_array_index (job->rungs, place);
  g_autoptr(AssayNode) tree = NULL;
  g_autoptr(GPtrArray) nodes = NULL;

  if (rung->message == NULL)
    return;
  tree = rung->tree != NULL ? assay_node_ref (rung->tree) : assay_decode_message (rung->message);
  nodes = assay_field_search (tree, job->text, assay_wording_get_locale (), MAX_FINDS - finds->len);
  for (guint i = 0; i < nodes->len; i++)
    {
      Find find = { place, assay_node_ref (g_ptr_array_index (nodes, i)) };

      g_array_append_val (finds, find);
    }
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  g_autoptr(GArray) finds = finds_new ();
  const Job *job = data;

  for (guint i = 0; i < job->rungs->len && !g_cancellable_is_cancelled (cancellable); i++)
    search_rung (finds, job, i);
  g_task_return_pointer (task, g_steal_pointer (&finds), (GDestroyNotify) g_array_unref);
}

static void
show_count (AssayFieldSearchBar *self)
{
  guint n = self->finds->len;
  g_autofree char *words = NULL;

  if (n > 0)
    /* Translators: the place of the find that is shown, and how many there are. */
    words = g_strdup_printf (_("%u of %u"), self->current + 1, n);
  else if (*gtk_editable_get_text (self->entry) != '\0')
    words = g_strdup (_("Not found"));
  gtk_label_set_label (self->count, words != NULL ? words : "");
  gtk_widget_set_sensitive (self->previous, n > 1);
  gtk_widget_set_sensitive (self->next, n > 1);
}

static void
go_to (AssayFieldSearchBar *self,
       guint                current)
{
  const Find *find;

  self->current = current;
  show_count (self);
  if (current >= self->finds->len)
    return;
  find = &g_array_index (self->finds, Find, current);
  g_signal_emit (self, signals[FOUND], 0, find->place, find->node);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  AssayFieldSearchBar *self = ASSAY_FIELD_SEARCH_BAR (source);
  GArray *finds = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: another search is under way, or none is wanted. */
  if (finds == NULL)
    return;
  g_clear_object (&self->searching);
  g_array_unref (self->finds);
  self->finds = finds;
  go_to (self, 0);
}

static void
stop (AssayFieldSearchBar *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_array_set_size (self->finds, 0);
  self->current = 0;
}

static void
changed_cb (AssayFieldSearchBar *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autoptr(GTask) task = NULL;
  Job *job;

  stop (self);
  if (*text == '\0' || self->rungs == NULL)
    {
      show_count (self);
      return;
    }
  job = g_new (Job, 1);
  *job = (Job) { g_ptr_array_ref (self->rungs), g_strdup (text) };
  self->searching = g_cancellable_new ();
  task = g_task_new (self, self->searching, searched_cb, NULL);
  g_task_set_source_tag (task, changed_cb);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, search_thread);
}

static void
next_cb (AssayFieldSearchBar *self)
{
  if (self->finds->len > 0)
    go_to (self, (self->current + 1) % self->finds->len);
}

static void
previous_cb (AssayFieldSearchBar *self)
{
  if (self->finds->len > 0)
    go_to (self, (self->current + self->finds->len - 1) % self->finds->len);
}

static void
assay_field_search_bar_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  g_value_set_boolean (value, ASSAY_FIELD_SEARCH_BAR (object)->search_mode);
}

static void
assay_field_search_bar_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  AssayFieldSearchBar *self = ASSAY_FIELD_SEARCH_BAR (object);

  if (self->search_mode == g_value_get_boolean (value))
    return;
  self->search_mode = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
assay_field_search_bar_dispose (GObject *object)
{
  AssayFieldSearchBar *self = ASSAY_FIELD_SEARCH_BAR (object);

  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_FIELD_SEARCH_BAR);
  g_clear_pointer (&self->rungs, g_ptr_array_unref);
  G_OBJECT_CLASS (assay_field_search_bar_parent_class)->dispose (object);
}

static void
assay_field_search_bar_finalize (GObject *object)
{
  g_array_unref (ASSAY_FIELD_SEARCH_BAR (object)->finds);
  G_OBJECT_CLASS (assay_field_search_bar_parent_class)->finalize (object);
}

static void
assay_field_search_bar_class_init (AssayFieldSearchBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_field_search_bar_get_property;
  object_class->set_property = assay_field_search_bar_set_property;
  object_class->dispose = assay_field_search_bar_dispose;
  object_class->finalize = assay_field_search_bar_finalize;

  properties[PROP_SEARCH_MODE] =
    g_param_spec_boolean ("search-mode", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FOUND] =
    g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, ASSAY_TYPE_NODE);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-field-search-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayFieldSearchBar, entry);
  gtk_widget_class_bind_template_child (widget_class, AssayFieldSearchBar, count);
  gtk_widget_class_bind_template_child (widget_class, AssayFieldSearchBar, previous);
  gtk_widget_class_bind_template_child (widget_class, AssayFieldSearchBar, next);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
}

static void
assay_field_search_bar_init (AssayFieldSearchBar *self)
{
  self->finds = finds_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (adw_bin_get_child (ADW_BIN (self))), self->entry);
  show_count (self);
}

void
assay_field_search_bar_set_rungs (AssayFieldSearchBar *bar,
                                  GPtrArray           *rungs)
{
  g_return_if_fail (ASSAY_IS_FIELD_SEARCH_BAR (bar));

  stop (bar);
  g_clear_pointer (&bar->rungs, g_ptr_array_unref);
  bar->rungs = g_ptr_array_ref (rungs);
  show_count (bar);
}

void
assay_field_search_bar_begin (AssayFieldSearchBar *bar)
{
  g_return_if_fail (ASSAY_IS_FIELD_SEARCH_BAR (bar));

  g_object_set (bar, "search-mode", TRUE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (bar->entry));
}
