/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/* "TLS 1.3", or "failed after 34 ms". (transfer full) */
char      *assay_connection_words_protocol (const AssayReport *report);

/* "x25519 · ECDSA · AES-256-GCM": what was negotiated in one line; "" when nothing was. (transfer full) */
char      *assay_connection_words_summary  (const AssayReport *report);

/* "203.0.113.7:443 · 61 ms". (transfer full) */
char      *assay_connection_words_address  (const AssayReport *report);

/**
 * AssayFact:
 * @id: its name in the report, by which it is explained; static
 * @title: translated
 * @value: as the protocol's registries write it, or translated
 *
 * A property of the connection as it is shown.
 */
typedef struct {
  const char *id;
  const char *title;
  char       *value;
} AssayFact;

void       assay_fact_free                 (AssayFact         *fact);

/* What was negotiated, a row a property that applies. (transfer full) (element-type AssayFact) */
GPtrArray *assay_connection_words_facts    (const AssayReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFact, assay_fact_free)

G_END_DECLS
