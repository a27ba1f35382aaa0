/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

/* Copies of a report with one byte changed, to see whether that is noticed. They have only what proofs are made of. */

/* Nothing is changed. (transfer full) */
AssayReport *spoil_nothing (const AssayReport *report);

/* The byte at @offset of the message with that number. (transfer full) */
AssayReport *spoil_message (const AssayReport *report,
                            guint              number,
                            gsize              offset);

/* The byte at @offset of a secret. (transfer full) */
AssayReport *spoil_secret  (const AssayReport *report,
                            guint              index,
                            gsize              offset);
