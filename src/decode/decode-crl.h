/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/der-tree.h"

G_BEGIN_DECLS

/* How many entries of a list are decoded one by one; those after it become one node. */
#define ASSAY_CRL_MAX_ENTRIES 4000

/* CertificateList (RFC 5280 section 5.1). */
extern const AssayDerField assay_crl;

G_END_DECLS
