/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "decode/decode-cms.h"
#include "decode/decode-crl.h"
#include "decode/decode-csr.h"
#include "decode/decode-ocsp.h"
#include "decode/decode-private-key.h"
#include "support/check-tree.h"

/* What the first byte picks. */
static const AssayDerField * const fields[] = {
  &assay_csr, &assay_crl, &assay_cms, &assay_pkcs12, &assay_public_key, &assay_private_key, &assay_ocsp_request,
  &assay_ocsp_response,
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) der = NULL;
  g_autoptr(AssayNode) tree = NULL;

  if (size == 0)
    return 0;
  der = g_bytes_new (data + 1, size - 1);
  tree = assay_der_decode (der, fields[data[0] % G_N_ELEMENTS (fields)]);
  check_tree_tiles (tree);
  return 0;
}
