/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayPreferencesWindow:
 *
 * What holds for every inspection: whether the authorities are asked, which logs are known, when calendars remind. It
 * changes the settings at once.
 */
#define ASSAY_TYPE_PREFERENCES_WINDOW (assay_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayPreferencesWindow, assay_preferences_window, ASSAY, PREFERENCES_WINDOW, AdwPreferencesWindow)

/* @parent: (nullable): the window that it belongs to. */
GtkWindow *assay_preferences_window_new       (GtkWindow              *parent);

/* Takes a list of logs when it is one; says why not otherwise. */
void       assay_preferences_window_take_logs (AssayPreferencesWindow *window,
                                               GFile                  *file);

G_END_DECLS
