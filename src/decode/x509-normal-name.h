/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/decode-der.h"

G_BEGIN_DECLS

/**
 * assay_x509_normalize_name:
 * @name: the content of a Name (RFC 5280 section 4.1.2.4)
 * @normal: appended to: bytes that are equal for names that are equal
 *
 * Brings a name into a form that can be compared byte by byte (RFC 5280 section 7.1): strings of all types alike, without
 * regard to case, to how characters are composed, or to how much white space there is (RFC 4518 section 2); the
 * attributes of one relative name in any order. A name that begins with the relative names of another one begins with
 * its normal form.
 *
 * Returns: %FALSE when the name is malformed
 */
gboolean assay_x509_normalize_name  (const AssayCursor *name,
                                     GString           *normal);

/* The same of a whole Name with its tag, as AssayCertificate keeps it; %NULL when it is malformed. (transfer full) */
GBytes  *assay_x509_dup_normal_name (GBytes            *name_der);

G_END_DECLS
