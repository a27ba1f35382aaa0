/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-validation.h"
#include "export/assay-json.h"

G_BEGIN_DECLS

/* A validation with all its candidates and rules; null for %NULL. @name: as for assay_json_open(). */
void assay_json_add_validation (AssayJson             *json,
                                const char            *name,
                                const AssayValidation *validation);

G_END_DECLS
