/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/der-tree.h"

G_BEGIN_DECLS

/* ContentInfo (RFC 5652 section 3, PKCS #7): certificates in a bag, signed data, encrypted data from outside. */
extern const AssayDerField assay_cms;

/* PFX (RFC 7292 section 4), as far as it is not encrypted. */
extern const AssayDerField assay_pkcs12;

/* EncryptedData (RFC 5652 section 8), which both hold. */
extern const AssayDerField assay_cms_encrypted_data;

G_END_DECLS
