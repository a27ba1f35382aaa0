/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * make_certificate:
 * @name: the common name of subject and issuer: any bytes
 * @length: how many
 * @names: (array length=n_names): DNS names
 * @n_names: how many
 *
 * Makes a certificate by hand, as nobody would issue it; its signature is none. It is valid in 2026 and 2027.
 *
 * Returns: (transfer full): its DER
 */
GBytes *make_certificate (const char         *name,
                          gsize               length,
                          const char * const *names,
                          guint               n_names);

G_END_DECLS
