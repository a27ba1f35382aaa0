/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-proof.h"
#include "export/text-page.h"

G_BEGIN_DECLS

/* What the two sides proved to each other, computed once more: the results, and the transcript hashes; no secret. */
void assay_text_page_add_proofs (AssayTextPage     *page,
                                 const AssayProofs *proofs);

G_END_DECLS
