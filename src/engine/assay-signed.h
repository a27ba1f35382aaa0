/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/path-signature.h"

G_BEGIN_DECLS

/* An #AssayVerifiedFunc that lets GnuTLS compute, weak algorithms included: whether they are good enough is not its
 * question. @data is not used. Any thread. */
AssayVerified assay_signed_verify (GBytes   *spki,
                                 GBytes   *algorithm,
                                 GBytes   *content,
                                 GBytes   *signature,
                                 gpointer  data);

G_END_DECLS
