/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/der-tree.h"

G_BEGIN_DECLS

/* OCSPResponse (RFC 6960 section 4.2.1), with the certificates in it. */
extern const AssayDerField assay_ocsp_response;

/* OCSPRequest (RFC 6960 section 4.1.1). */
extern const AssayDerField assay_ocsp_request;

/**
 * assay_ocsp_decode:
 * @der: an OCSP response, or anything else
 *
 * Decodes an OCSP response into a tree whose root has the key "ocsp_response". Total: any bytes give a tree.
 *
 * Returns: (transfer full): the tree
 */
AssayNode *assay_ocsp_decode (GBytes *der);

G_END_DECLS
