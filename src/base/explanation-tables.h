/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-explanation.h"

G_BEGIN_DECLS

/* The rows of one kind, sorted by id. */
typedef struct {
  const AssayExplanation *rows;
  guint                   n_rows;
} AssayExplanations;

extern const AssayExplanations assay_explanations_checks;
extern const AssayExplanations assay_explanations_connection;
extern const AssayExplanations assay_explanations_messages;
extern const AssayExplanations assay_explanations_fields;
extern const AssayExplanations assay_explanations_extensions;
extern const AssayExplanations assay_explanations_certificate;
extern const AssayExplanations assay_explanations_certificate_extensions;

G_END_DECLS
