/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/practice-connection.h"

G_BEGIN_DECLS

/**
 * assay_practice_tls_new:
 * @scenario: what to serve
 * @error: set to %ASSAY_ERROR_FAILED when keys cannot be made, or the library refuses what the scenario needs
 *
 * Certificate, private key, parameters and ticket key of one server; its threads share it. Blocks while keys are made.
 *
 * Returns: (transfer full) (nullable): what handshakes need
 */
AssayPracticeTls *assay_practice_tls_new   (const AssayScenario      *scenario,
                                            GError                  **error);
void              assay_practice_tls_free  (AssayPracticeTls         *tls);

/* An ordinary server: a handshake, and an answer to one HTTP request. */
void              assay_practice_serve_tls (AssayPracticeConnection  *connection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPracticeTls, assay_practice_tls_free)

G_END_DECLS
