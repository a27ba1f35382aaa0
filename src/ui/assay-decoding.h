/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-opening.h"

G_BEGIN_DECLS

/* The opener of TLS bytes: see AssayOpener. Two files without sides are taken for the two sides of one conversation. */
gboolean assay_decoding_sniff (const AssayOpened          *opened);
gboolean assay_decoding_open  (AssayWindow                *window,
                               GPtrArray                  *opened,
                               const AssayRequestOptions  *options,
                               GError                    **error);

G_END_DECLS
