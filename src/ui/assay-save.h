/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssaySave:
 * @title: the dialog's title, translated
 * @name: the file name to suggest
 * @make: makes the file's content of @subject, on a thread of its own; (transfer full)
 * @subject: (transfer full): for @make
 * @release: releases @subject
 * @secret: whether only this person may read the file
 *
 * Something to be saved.
 */
typedef struct {
  const char      *title;
  const char      *name;
  GBytes        *(*make) (gpointer subject);
  gpointer         subject;
  GDestroyNotify   release;
  gboolean         secret;
} AssaySave;

/**
 * assay_save_ask:
 * @parent: the window that asks
 * @save: what to save; what it holds is taken
 * @callback: called when it is written, or not
 * @data: for @callback
 *
 * Asks where, and writes it there. A file that was there before is replaced as a whole or not at all.
 */
void   assay_save_ask    (GtkWindow            *parent,
                          const AssaySave      *save,
                          GAsyncReadyCallback   callback,
                          gpointer              data);

/* The same without asking. */
void   assay_save_write  (GtkWindow            *parent,
                          const AssaySave      *save,
                          GFile                *file,
                          GAsyncReadyCallback   callback,
                          gpointer              data);

/* The file that was written; %NULL without an error when the person thought better of it. (transfer full) (nullable) */
GFile *assay_save_finish (GAsyncResult         *result,
                          GError              **error);

/* The same as words for the person, "Saved as a.pem" or why not; %NULL when there is nothing to say. (transfer full) */
char  *assay_save_finish_words (GAsyncResult   *result);

/* For a @callback: says in the window that @widget is in how it went. @widget: (transfer full) */
void   assay_save_tell   (GObject              *source,
                          GAsyncResult         *result,
                          gpointer              widget);

G_END_DECLS
