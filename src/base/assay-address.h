/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASSAY_ADDRESS_MAX_OCTETS 16

/**
 * assay_address_parse:
 * @text: what may be an IP address, without brackets, perhaps with a zone: "fe80::1%eth0" (RFC 4007 section 11)
 * @octets: (out caller-allocates) (array fixed-size=16): the address in network order; the zone is no part of it
 *
 * Pure; any thread.
 *
 * Returns: 4, 16, or 0 when @text is no address
 */
gsize    assay_address_parse (const char *text,
                              guint8     *octets);

/* Whether @text is an IP address. */
gboolean assay_address_check (const char *text);

G_END_DECLS
