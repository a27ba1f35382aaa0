/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/assay-request.h"

G_BEGIN_DECLS

/**
 * AssayOptionsPopover:
 *
 * How to connect: versions, addresses, server name, protocols, roots. It edits a copy of a tab's options; whoever opens it
 * puts them in and takes them out again when it is closed. What cannot be understood is said in the popover and leaves
 * the option as it was.
 */
#define ASSAY_TYPE_OPTIONS_POPOVER (assay_options_popover_get_type ())
G_DECLARE_FINAL_TYPE (AssayOptionsPopover, assay_options_popover, ASSAY, OPTIONS_POPOVER, GtkPopover)

GtkWidget                 *assay_options_popover_new         (void);

/* Copies @options into the widgets. */
void                       assay_options_popover_set_options (AssayOptionsPopover       *popover,
                                                              const AssayRequestOptions *options);

/* The options as edited. (transfer none) */
const AssayRequestOptions *assay_options_popover_get_options (AssayOptionsPopover       *popover);

G_END_DECLS
