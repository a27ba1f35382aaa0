/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/assay-inspection.h"
#include "engine/assay-transport.h"

G_BEGIN_DECLS

/* What a server may say before TLS begins. */
#define ASSAY_LIMIT_LINE  8192
#define ASSAY_LIMIT_LINES 100

/**
 * assay_starttls_run:
 * @inspection: what runs
 * @transport: a transport that nothing was said on yet
 *
 * The phase starttls: has the dialogue that the target's protocol wants before TLS; none at all for most targets.
 *
 * Returns: whether TLS can begin; if not, the inspection has failed
 */
gboolean assay_starttls_run (AssayInspection *inspection,
                             AssayTransport  *transport);

G_END_DECLS
