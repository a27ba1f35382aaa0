/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"
#include "base/assay-validation.h"
#include "export/export-json.h"
#include "export/export-text.h"

G_BEGIN_DECLS

/* A validation by itself, as `assay-cli verify` writes it: the certificates, the candidates, each rule. (transfer full) */
char *assay_export_validation_json (const AssayValidation *validation,
                                    const GPtrArray       *certificates,
                                    AssayJsonFlags         flags);

/* The same for people: the path, what is broken first, the evidence. With all fields also what is kept. (transfer full) */
char *assay_export_validation_text (const AssayValidation *validation,
                                    const GPtrArray       *certificates,
                                    const AssayTextStyle  *style);

G_END_DECLS
