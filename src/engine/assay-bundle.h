/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-certificate.h"

G_BEGIN_DECLS

/* A larger file is no certificate file. */
#define ASSAY_LIMIT_FILE (16 * 1024 * 1024)

/**
 * assay_bundle_read:
 * @path: a file
 * @cancellable: (nullable): ends the reading
 * @error: set to %ASSAY_ERROR_FILE when the file is too large or holds no certificate, or to why it could not be read
 *
 * Reads the certificates of a file: PEM blocks with anything between them, or one DER certificate. Blocks.
 *
 * Returns: (transfer full) (element-type AssayCertificate) (nullable): at least one, in the file's order, at most
 *   %ASSAY_LIMIT_CERTIFICATES
 */
GPtrArray *assay_bundle_read (const char    *path,
                              GCancellable  *cancellable,
                              GError       **error);

G_END_DECLS
