/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-share.h"

G_BEGIN_DECLS

/* Asks how, and prints, for the window that @widget is in. Returns at once; what goes wrong is told in a toast. */
void    assay_print_run      (GtkWidget            *widget,
                              const AssayShared    *shared);

/**
 * assay_print_make_pdf:
 * @widget: what it is for
 * @shared: what is printed
 * @callback: called when it is done
 * @data: for @callback
 *
 * The same pages as a PDF, without asking anything.
 */
void    assay_print_make_pdf (GtkWidget            *widget,
                              const AssayShared    *shared,
                              GAsyncReadyCallback   callback,
                              gpointer              data);

/* (transfer full) (nullable): %NULL with @error */
GBytes *assay_print_make_pdf_finish (GAsyncResult  *result,
                                     GError       **error);

/* Makes a PDF, asks where, and writes it there; how that went is told in a toast. */
void    assay_print_save_pdf (GtkWidget            *widget,
                              const AssayShared    *shared);

G_END_DECLS
