/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/assay-schema.h"

G_BEGIN_DECLS

/* The items of a SignedCertificateTimestampList (RFC 6962 section 3.3): for the field of a message that holds one. */
extern const AssayField assay_schema_sct[];

/**
 * assay_sct_add_list:
 * @builder: where to add; a list is open
 * @cursor: a SignedCertificateTimestampList in TLS encoding, all of it
 *
 * Adds its "length", then an item for each timestamp. The same list stands in certificates, OCSP responses and the TLS
 * extension.
 */
void  assay_sct_add_list   (AssayNodeBuilder *builder,
                            AssayCursor      *cursor);

/* How many timestamps such a list holds; those that can be told apart when it is malformed. */
guint assay_sct_count      (const AssayCursor *cursor);

G_END_DECLS
