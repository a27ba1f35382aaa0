/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-certificate.h"
#include "base/assay-input.h"

G_BEGIN_DECLS

/**
 * assay_bundle_load:
 * @input: a file or bytes
 * @cancellable: (nullable): ends the reading
 * @error: set to %ASSAY_ERROR_FILE when it is too large, or to why it could not be read
 *
 * Reads all of it. What came from a file is wiped when it is freed: private keys may be in it. Blocks.
 *
 * Returns: (transfer full) (nullable): the content, at most %ASSAY_LIMIT_FILE
 */
GBytes    *assay_bundle_load (const AssayInput  *input,
                              GCancellable      *cancellable,
                              GError           **error);

/* Whether this may hold certificates or what goes with them. Cheap. */
gboolean   assay_bundle_sniff (GBytes           *content);

/**
 * assay_bundle_read:
 * @input: a file or bytes
 * @cancellable: (nullable): ends the reading
 * @error: set to %ASSAY_ERROR_FILE when the file is too large or holds no certificate, or to why it could not be read
 *
 * Reads the certificates of a file: PEM blocks with anything between them, or one DER certificate. Blocks.
 *
 * Returns: (transfer full) (element-type AssayCertificate) (nullable): at least one, in the file's order, at most
 *   %ASSAY_LIMIT_CERTIFICATES
 */
GPtrArray *assay_bundle_read (const AssayInput  *input,
                              GCancellable      *cancellable,
                              GError           **error);

G_END_DECLS
