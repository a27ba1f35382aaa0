/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * assay_alert_words:
 * @description: AlertDescription
 *
 * What an alert means, in a plain sentence that begins with what was wrong (RFC 8446 section 6, RFC 5246 section 7.2).
 *
 * Returns: (transfer none): the sentence, as a message id; one that says so for an alert without a known meaning
 */
const char *assay_alert_words (guint description);

G_END_DECLS
