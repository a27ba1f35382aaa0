/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/der-tree.h"

G_BEGIN_DECLS

/* Attribute (RFC 5280 appendix A.1), a type and a SET of values, as an item of a list: in subjectDirectoryAttributes, in
 * requests (RFC 2986), in signatures (RFC 5652) and in the bags of PKCS #12. */
extern const AssayDerField assay_x509_attribute_values;

/* An extension's list of them (RFC 5280 section 4.2.1.8). */
extern const AssayDerField assay_x509_directory_attributes;

G_END_DECLS
