/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"
#include "decode/decode-der.h"

G_BEGIN_DECLS

/**
 * assay_x509_read_extensions:
 * @content: what the extensions' explicit tag holds (RFC 5280 section 4.1)
 * @draft: filled in
 *
 * Reads the facts that extensions say. Of an extension that is there twice, the first counts.
 *
 * Returns: %FALSE when something in them is malformed
 */
gboolean assay_x509_read_extensions (const AssayCursor *content,
                                     AssayCertificate  *draft);

G_END_DECLS
