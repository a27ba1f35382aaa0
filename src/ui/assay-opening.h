/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-input.h"
#include "ui/assay-window.h"

G_BEGIN_DECLS

/*
 * Whatever is opened, dropped or pasted takes the same way: its content is read, the first opener of a table that
 * recognises it takes it, and it is shown in a new tab. What nobody recognises is said, with what it is instead.
 */

/**
 * AssayOpened:
 * @input: what it is called, and where it is
 * @content: all of it, at most %ASSAY_LIMIT_FILE; private keys may be in it
 *
 * Something to be opened, read.
 */
typedef struct {
  AssayInput *input;
  GBytes     *content;
} AssayOpened;

/**
 * AssayOpener:
 * @sniff: whether this is for the opener; cheap, for it runs on the main thread
 * @open: opens all that it recognised of what was given together, in one tab or in several; says what is wrong with
 *   @error, or later with assay_toast_show()
 *
 * A kind of thing that can be opened: a row of the table in assay-opening.c. Both run on the main thread.
 */
typedef struct {
  gboolean (*sniff) (const AssayOpened *opened);
  gboolean (*open)  (AssayWindow                *window,
                     GPtrArray                  *opened,    /* element-type AssayOpened, at least one */
                     const AssayRequestOptions  *options,
                     GError                    **error);
} AssayOpener;

/**
 * assay_opening_open:
 * @window: where the new tabs go, and what is wrong is said
 * @inputs: (element-type AssayInput): what is opened together
 * @options: (nullable): how to inspect; %NULL for the selected tab's
 *
 * Reads and opens. Returns at once; what is large or far away is read on another thread.
 */
void     assay_opening_open       (AssayWindow               *window,
                                   GPtrArray                 *inputs,
                                   const AssayRequestOptions *options);

/* The same for files as a file manager names them, a list of GFile; those without a path here are addresses. */
void     assay_opening_open_files (AssayWindow               *window,
                                   GListModel                *files);

/* The same for text that was pasted or dropped; what is no more than an address is inspected in the selected tab. */
void     assay_opening_open_text  (AssayWindow               *window,
                                   const char                *text);

/* The ways to it: files that the person is asked for, what is on the clipboard, what is dropped on a part of the window. */
void     assay_opening_choose       (AssayWindow             *window);
void     assay_opening_paste        (AssayWindow             *window);
void     assay_opening_accept_drops (AssayWindow             *window,
                                     GtkWidget               *widget);

G_END_DECLS
