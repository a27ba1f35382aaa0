/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the tests of the window share. */

/* Prepares GTK and g_test; without a display the program ends here as skipped. */
void            ui_test_init          (int                *argc,
                                       char             ***argv);

/* The application, started, but no bus asks for it: many tests run at once. Kept until the end of the program. */
GtkApplication *ui_get_application    (void);

typedef gboolean (* UiCondition)      (gpointer            data);

/* Runs the main loop until @condition holds; fails the test when it does not within 20 seconds. */
void            ui_wait_until         (UiCondition         condition,
                                       gpointer            data);

/* Runs the main loop until nothing is left to do at once. */
void            ui_settle             (void);

/* Destroys a window and asserts that nothing holds it on. */
void            ui_finalize_window    (GtkWindow          *window);

/* Asserts that a window which closes itself goes, and nothing holds it on; calls @close on it. */
void            ui_finalize_by        (GtkWindow          *window,
                                       void              (*close) (GtkWindow *window));

/* The first descendant of @widget of @type, for which @name (nullable) is the buildable id. (transfer none) (nullable) */
gpointer        ui_find               (GtkWidget          *widget,
                                       GType               type,
                                       const char         *name);

/* Whether a label or inscription that shows within @widget has exactly this text. */
gboolean        ui_shows              (GtkWidget          *widget,
                                       const char         *text);

/* The rows of a list, in order. (transfer container) */
GPtrArray      *ui_get_children       (GtkWidget          *widget);

/* Presses a key in @widget, for the controllers of that widget itself. Returns whether one took it. */
gboolean        ui_press              (GtkWidget          *widget,
                                       guint               key);

G_END_DECLS
