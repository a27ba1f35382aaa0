/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/der-tree.h"

G_BEGIN_DECLS

/* CertificationRequest (RFC 2986 section 4). */
extern const AssayDerField assay_csr;

/* SubjectPublicKeyInfo (RFC 5280 section 4.1), alone. */
extern const AssayDerField assay_public_key;

G_END_DECLS
