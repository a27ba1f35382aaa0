/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What later versions of GTK do by other means, in one place: GtkFileChooserNative is GtkFileDialog since 4.10,
 * AdwMessageDialog is AdwAlertDialog since libadwaita 1.5, and a style context's colours are gtk_widget_get_color() and
 * CSS variables. The functions have that successor's shape.
 */

/**
 * assay_compat_get_color:
 * @widget: a widget
 * @name: (nullable): a colour of the style sheet ("accent_bg_color"), or %NULL for the widget's text
 * @color: (out): the colour
 *
 * What colour to draw with; that of the text when the style sheet has no such name.
 */
void   assay_compat_get_color        (GtkWidget            *widget,
                                      const char           *name,
                                      GdkRGBA              *color);

/**
 * assay_compat_choose_save_file:
 * @parent: the window that asks
 * @title: the dialog's title
 * @name: the file name to suggest
 * @callback: called when it is decided
 * @data: for @callback
 *
 * Asks where to save.
 */
void   assay_compat_choose_save_file (GtkWindow            *parent,
                                      const char           *title,
                                      const char           *name,
                                      GAsyncReadyCallback   callback,
                                      gpointer              data);

/**
 * assay_compat_choose_open_files:
 * @parent: the window that asks
 * @title: the dialog's title
 * @callback: called when it is decided
 * @data: for @callback
 *
 * Asks what to open, one file or several.
 */
void   assay_compat_choose_open_files (GtkWindow           *parent,
                                       const char          *title,
                                       GAsyncReadyCallback  callback,
                                       gpointer             data);

/* The files chosen in it, a list of GFile; %NULL when the person thought better of it. (transfer full) (nullable) */
GListModel *assay_compat_choose_files_finish (GAsyncResult  *result);

/**
 * assay_compat_choose_open_file:
 * @parent: the window that asks
 * @title: the dialog's title
 * @callback: called when it is decided
 * @data: for @callback
 *
 * Asks what to open.
 */
void   assay_compat_choose_open_file (GtkWindow            *parent,
                                      const char           *title,
                                      GAsyncReadyCallback   callback,
                                      gpointer              data);

/* The file chosen in either; %NULL without an error when the person thought better of it. (transfer full) (nullable) */
GFile *assay_compat_choose_finish    (GAsyncResult         *result);

/**
 * assay_compat_confirm:
 * @parent: the window that asks
 * @heading: the question
 * @body: what speaks against it; plain text
 * @label: what the button says that does it
 * @callback: called when it is decided
 * @data: for @callback
 *
 * Asks before something that cannot be taken back.
 */
void     assay_compat_confirm        (GtkWindow            *parent,
                                      const char           *heading,
                                      const char           *body,
                                      const char           *label,
                                      GAsyncReadyCallback   callback,
                                      gpointer              data);

/* Whether it shall be done. */
gboolean assay_compat_confirm_finish (GAsyncResult         *result);

G_END_DECLS
