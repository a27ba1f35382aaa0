/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "export/assay-json.h"
#include "export/export-json.h"

G_BEGIN_DECLS

/* Writes what a file held besides certificates. */
void assay_json_add_document (AssayJson           *json,
                              const AssayDocument *document,
                              AssayJsonFlags       flags);

G_END_DECLS
