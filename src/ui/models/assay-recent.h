/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-target.h"

G_BEGIN_DECLS

/* How many targets are remembered. */
#define ASSAY_RECENT_MAX 50

/**
 * AssayRecent:
 *
 * What was inspected lately, the newest first, as the settings remember it. A `GListModel` of `GtkStringObject` that
 * follows the settings. Main thread only.
 */
#define ASSAY_TYPE_RECENT (assay_recent_get_type ())
G_DECLARE_FINAL_TYPE (AssayRecent, assay_recent, ASSAY, RECENT, GObject)

/* The one list of this process, kept while somebody holds it. (transfer full) */
AssayRecent *assay_recent_dup_default (void);

/**
 * assay_recent_add:
 * @recent: the list
 * @target: what is inspected now
 *
 * Puts @target first. Only scheme, host and port are remembered: what else stood in a URL may be a secret. Practice
 * targets are not, for the start page offers them all.
 */
void         assay_recent_add         (AssayRecent       *recent,
                                       const AssayTarget *target);

/* Forgets @text, if it is there. */
void         assay_recent_remove      (AssayRecent       *recent,
                                       const char        *text);

G_END_DECLS
