/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "story/assay-offer.h"

G_BEGIN_DECLS

/* Adds a row for each extension of @hello, then for each one that the server sent unasked, up to a limit. */
void assay_offer_add_extensions (GPtrArray         *offers,
                                 const AssayLadder *ladder,
                                 const AssayNode   *hello);

G_END_DECLS
