/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "decode/x509-extensions.h"
#include "support/check-tree.h"

/* The first byte says which extension, by its place in the table; the rest is what that holds. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const AssayX509Extension *rows;
  g_autoptr(GBytes) der = NULL;
  g_autoptr(AssayNode) tree = NULL;
  guint n;

  if (size == 0)
    return 0;
  rows = assay_x509_extension_list (&n);
  der = g_bytes_new (data + 1, size - 1);
  tree = assay_der_decode (der, rows[data[0] % n].value);
  check_tree_tiles (tree);
  return 0;
}
