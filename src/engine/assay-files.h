/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * assay_files_read:
 * @report: the report of a request that has inputs, as it is made
 * @cancellable: (nullable): ends the reading
 * @error: set when nothing could be read at all
 *
 * Reads the certificates and documents of all inputs. The first certificate is the one that no other was issued by: the
 * leaf, wherever it stands. A file among several that cannot be read becomes a document that says why.
 *
 * Returns: whether there is anything
 */
gboolean assay_files_read (AssayReport   *report,
                           GCancellable  *cancellable,
                           GError       **error);

G_END_DECLS
