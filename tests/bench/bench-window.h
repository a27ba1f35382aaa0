/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-window.h"

G_BEGIN_DECLS

/* The program's own window with its start page, painted. (transfer none) */
AssayWindow *bench_window_open   (void);

/* Types @text into the address entry and presses Enter. */
void         bench_window_enter  (AssayWindow *window,
                                  const char  *text);

/* The first widget of @type below @root, or %NULL. */
GtkWidget   *bench_find          (GtkWidget   *root,
                                  GType        type);

/* How many labels with text can be seen below @root. */
guint        bench_count_labels  (GtkWidget   *root);

/* Runs the main loop until *@done. */
void         bench_run_until     (gboolean    *done);

/* The same for so many milliseconds. */
void         bench_run_for       (guint        ms);

G_END_DECLS
