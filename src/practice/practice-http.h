/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/assay-practice.h"

G_BEGIN_DECLS

/*
 * Just enough HTTP that a browser, or whatever one points at a practice server, gets an answer: the lesson, in English.
 * Pure; any thread. @http2 is what ALPN chose.
 */

/* Whether @data holds a whole request. */
gboolean assay_practice_http_is_request (const guint8        *data,
                                         gsize                length,
                                         gboolean             http2);

/* What is sent back for it. (transfer full) */
GBytes  *assay_practice_http_answer     (const AssayScenario *scenario,
                                         gboolean             http2);

G_END_DECLS
