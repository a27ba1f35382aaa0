/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/* What this side offered, read from the ClientHello that was sent (RFC 8446 section 4.1.2). All pure. */

/* How many cipher suites were offered, signals apart; 0 when no ClientHello was sent. */
guint    assay_hello_count_suites  (const AssayReport *report);

/* Whether a group with one of @flags (#AssayNameFlags) was among those offered. */
gboolean assay_hello_offers_group  (const AssayReport *report,
                                    guint32            flags);

G_END_DECLS
