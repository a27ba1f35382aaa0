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

/* Takes such a list apart: slices of @bytes, which the cursor is over, are added to @scts; those that can be told apart when
 * it is malformed. */
void  assay_sct_split      (const AssayCursor *cursor,
                            GBytes            *bytes,
                            GPtrArray         *scts);

/**
 * AssaySct:
 * @version: 0 for v1, the only one there is
 * @log_id: SHA-256 of the log's key
 * @timestamp: in milliseconds since 1970
 * @extensions: CtExtensions
 * @hash: HashAlgorithm of RFC 5246 section 7.4.1.4.1
 * @signature_algorithm: SignatureAlgorithm of the same
 * @signature: the signature
 *
 * The parts of a SignedCertificateTimestamp (RFC 6962 section 3.2).
 */
typedef struct {
  guint        version;
  AssayCursor  log_id;
  guint64      timestamp;
  AssayCursor  extensions;
  guint        hash;
  guint        signature_algorithm;
  AssayCursor  signature;
} AssaySct;

/* Reads one; %FALSE when it is malformed, or of a version that is not known. */
gboolean assay_sct_read    (GBytes            *bytes,
                            AssaySct          *sct);

G_END_DECLS
