/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-error.h"
#include "base/assay-request.h"

G_BEGIN_DECLS

/**
 * assay_failures_make:
 * @request: what was asked
 * @phase: where it happened
 * @code: what happened
 * @alert: the alert, or -1
 * @what: (nullable): something to name: a protocol, a line that the server sent
 * @technical: (nullable): the library's own words
 *
 * Words a failure from the table of sentences.
 *
 * Returns: (transfer full): the failure
 */
AssayFailure     *assay_failures_make       (const AssayRequest *request,
                                             AssayPhaseId        phase,
                                             AssayFailureCode    code,
                                             int                 alert,
                                             const char         *what,
                                             const char         *technical);

/* What an error of GIO's resolver or sockets means. */
AssayFailureCode  assay_failures_from_error (const GError       *error);

/* What a GnuTLS error code means for a handshake. */
AssayFailureCode  assay_failures_from_gnutls (int                code);

/**
 * assay_failures_guess_protocol:
 * @bytes: (array length=length): the first bytes that a server sent where TLS was expected
 * @length: how many
 *
 * Returns: (transfer none) (nullable): the protocol's name, from a small table of banners
 */
const char       *assay_failures_guess_protocol (const guint8   *bytes,
                                                 gsize           length);

G_END_DECLS
