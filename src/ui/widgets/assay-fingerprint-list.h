/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-node.h"

G_BEGIN_DECLS

/**
 * AssayFingerprintList:
 *
 * The fingerprints of a hello, a line each, to be copied; does not show for messages that have none.
 */
#define ASSAY_TYPE_FINGERPRINT_LIST (assay_fingerprint_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayFingerprintList, assay_fingerprint_list, ASSAY, FINGERPRINT_LIST, AdwBin)

/* @message: (nullable): the tree of a message */
void assay_fingerprint_list_show (AssayFingerprintList *list,
                                  const AssayNode      *message);

G_END_DECLS
