/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "story/assay-ladder.h"

G_BEGIN_DECLS

/* What is worth knowing of a message at a glance, from its role, its fields and its bytes. (transfer full) (nullable) */
AssayText *assay_ladder_note (const AssayRung *rung);

G_END_DECLS
