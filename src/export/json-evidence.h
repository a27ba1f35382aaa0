/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "export/assay-json.h"
#include "export/export-json.h"

G_BEGIN_DECLS

/* Longer evidence is left out: revocation lists can be larger than all else together, and a report must open again. */
#define ASSAY_LIMIT_EXPORTED_EVIDENCE (256 * 1024)

/* What others say about the certificates: "revocation" and "timestamps" of a report. */
void assay_json_add_evidence (AssayJson         *json,
                              const AssayReport *report,
                              AssayJsonFlags     flags);

G_END_DECLS
