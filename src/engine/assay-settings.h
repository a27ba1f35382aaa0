/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gnutls/gnutls.h>

#include "base/assay-request.h"

G_BEGIN_DECLS

/**
 * assay_settings_new_session:
 * @request: what to offer
 * @code: (out): GnuTLS's error code on failure
 *
 * Makes a client session that offers what @request asks for, as broadly as the library can: an old server shall be
 * shown, not refused.
 *
 * Returns: (transfer full) (nullable): the session, with neither transport nor hook
 */
gnutls_session_t assay_settings_new_session (AssayRequest *request,
                                             int          *code);

G_END_DECLS
