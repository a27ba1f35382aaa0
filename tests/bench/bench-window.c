/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-window.h"

#include "ui/assay-application.h"
#include "ui/widgets/assay-host-entry.h"

void
bench_run_until (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
time_over_cb (gpointer data)
{
  gboolean *over = data;

  *over = TRUE;
  return G_SOURCE_REMOVE;
}

void
bench_run_for (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, time_over_cb, &over);
  bench_run_until (&over);
}

GtkWidget *
bench_find (GtkWidget *root,
            GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bench_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

guint
bench_count_labels (GtkWidget *root)
{
  guint n = GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && *gtk_label_get_text (GTK_LABEL (root)) != '\0';

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += bench_count_labels (child);
  return n;
}

AssayWindow *
bench_window_open (void)
{
  AssayApplication *application = assay_application_new ();
  AssayWindow *window;

  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = assay_window_new (GTK_APPLICATION (application));
  assay_window_add_tab (window);
  gtk_window_present (GTK_WINDOW (window));
  /* The system's roots are read after the first frame. */
  bench_run_for (1000);
  return window;
}

void
bench_window_enter (AssayWindow *window,
                    const char  *text)
{
  GtkWidget *host_entry = bench_find (GTK_WIDGET (window), ASSAY_TYPE_HOST_ENTRY);
  GtkWidget *entry = bench_find (host_entry, GTK_TYPE_TEXT);

  g_object_set (host_entry, "text", text, NULL);
  g_signal_emit_by_name (entry, "activate");
}
