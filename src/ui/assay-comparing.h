/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-window.h"

G_BEGIN_DECLS

/*
 * What a window can put side by side: what is typed, what another tab holds, a file. Each makes a new tab, unless the
 * selected one is empty. What the selected tab has is compared as it is, not inspected again.
 */

/**
 * assay_comparing_addresses:
 * @window: a window
 * @left: an address, or that of the selected tab
 * @right: another
 * @error: set to %ASSAY_ERROR_TARGET when one cannot be understood
 *
 * Inspects two addresses at once and compares them.
 *
 * Returns: whether it began
 */
gboolean assay_comparing_addresses (AssayWindow  *window,
                                    const char   *left,
                                    const char   *right,
                                    GError      **error);

/* Compares the selected tab with @other. */
void     assay_comparing_tab       (AssayWindow  *window,
                                    AssayTab     *other);

/* Asks for a certificate file or a saved report, and compares the selected tab with it. */
void     assay_comparing_file      (AssayWindow  *window);

/* The same with a file that was chosen. */
void     assay_comparing_take_file (AssayWindow  *window,
                                    GFile        *file);

/* Whether @tab holds something that can be compared. */
gboolean assay_comparing_can       (AssayTab     *tab);

G_END_DECLS
