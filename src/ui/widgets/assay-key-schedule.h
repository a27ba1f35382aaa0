/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/assay-proof.h"

G_BEGIN_DECLS

/**
 * AssayKeySchedule:
 *
 * The key schedule as a diagram: a button a secret, lines from what it is derived from. What is derived stands under it,
 * further in; keys that nothing is derived from stand side by side where there is room. One of them is selected; no value
 * is shown here.
 *
 * Signals: `selected-changed`.
 */
#define ASSAY_TYPE_KEY_SCHEDULE (assay_key_schedule_get_type ())
G_DECLARE_FINAL_TYPE (AssayKeySchedule, assay_key_schedule, ASSAY, KEY_SCHEDULE, GtkWidget)

/* Shows the schedule of @proofs (nullable) and selects its first secret. */
void                   assay_key_schedule_set_proofs   (AssayKeySchedule *self,
                                                        AssayProofs      *proofs);

/* Selects the secret @id. */
void                   assay_key_schedule_select       (AssayKeySchedule *self,
                                                        const char       *id);

/* (transfer none) (nullable) */
const AssayDerivation *assay_key_schedule_get_selected (AssayKeySchedule *self);

/* From what a secret is derived, in a sentence; %NULL for one that is derived from none. (transfer full) (nullable) */
char                  *assay_key_schedule_dup_origin   (const AssayProofs     *proofs,
                                                        const AssayDerivation *derivation);

G_END_DECLS
