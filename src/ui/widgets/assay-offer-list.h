/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "story/assay-ladder.h"

G_BEGIN_DECLS

/**
 * AssayOfferList:
 *
 * Offer against choice: what the client could do, what the server made of it, and what became of each extension.
 */
#define ASSAY_TYPE_OFFER_LIST (assay_offer_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayOfferList, assay_offer_list, ASSAY, OFFER_LIST, AdwBin)

void assay_offer_list_show (AssayOfferList    *list,
                            const AssayLadder *ladder);

G_END_DECLS
