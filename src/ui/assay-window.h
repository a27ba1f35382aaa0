/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-request.h"
#include "ui/assay-tab.h"

G_BEGIN_DECLS

/* Below this width pages stack what otherwise stands side by side. */
#define ASSAY_WINDOW_NARROW 640

/**
 * AssayWindow:
 *
 * Tabs, the address entry, and the actions of the header bar; what a tab shows is its own affair.
 *
 * Properties: `tab` (AssayTab, read-only): the selected one, `narrow` (boolean, read-only): whether the window is
 * narrower than %ASSAY_WINDOW_NARROW.
 *
 * Actions: `win.inspect` (s), `win.new-tab`, `win.close-tab`, `win.focus-entry`, `win.reload`, `win.stop`, `win.open`,
 * `win.paste`, `win.compare`, `win.compare-addresses` (ss), `win.compare-tab` (u), `win.compare-file`, `win.save-chain`,
 * `win.copy-pem`, `win.show-shortcuts` (see assay-window-actions.c), and those of assay-sharing.h.
 */
#define ASSAY_TYPE_WINDOW (assay_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayWindow, assay_window, ASSAY, WINDOW, AdwApplicationWindow)

AssayWindow *assay_window_new      (GtkApplication *application);

/* A new tab at the end, selected, with the start page; the entry waits to be typed into. (transfer none) */
AssayTab    *assay_window_add_tab  (AssayWindow    *window);

/* The selected tab. (transfer none) (nullable) */
AssayTab    *assay_window_get_tab  (AssayWindow    *window);

/* A tab that holds nothing yet, selected. (transfer none) */
AssayTab    *assay_window_take_empty_tab (AssayWindow *window);

/* Inspects in a new tab, or in the selected one when it holds nothing yet. */
void         assay_window_open     (AssayWindow    *window,
                                    AssayRequest   *request);

/* Shows a finished report in a new tab, or in the selected one when it holds nothing yet. */
void         assay_window_open_report (AssayWindow  *window,
                                       AssayRequest *request,
                                       AssayReport  *report);

/* The same for one that was saved. @saved: (transfer full) */
void         assay_window_open_saved (AssayWindow      *window,
                                      AssaySavedReport *saved);

/* Inspects @text in the selected tab; what is wrong with it is said at the entry. */
void         assay_window_inspect  (AssayWindow    *window,
                                    const char     *text);

G_END_DECLS
