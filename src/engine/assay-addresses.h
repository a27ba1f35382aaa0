/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_ADDRESSES (assay_addresses_get_type ())

/* A GSocketConnectable over addresses that are known already, in the order in which they shall be tried. */
G_DECLARE_FINAL_TYPE (AssayAddresses, assay_addresses, ASSAY, ADDRESSES, GObject)

/**
 * assay_addresses_new:
 * @list: (element-type GSocketAddress): addresses; shared
 *
 * Returns: (transfer full): something that GSocketClient connects to
 */
AssayAddresses *assay_addresses_new        (GPtrArray *list);

/**
 * assay_addresses_interleave:
 * @list: (element-type GSocketAddress): addresses in order of preference
 *
 * Lets the two families take turns, beginning with the first one's (RFC 8305 section 4): so that one broken family
 * costs one attempt and not all.
 *
 * Returns: (transfer full) (element-type GSocketAddress): the same addresses
 */
GPtrArray      *assay_addresses_interleave (GPtrArray *list);

G_END_DECLS
