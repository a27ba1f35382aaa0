/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "decode/decode-fingerprint.h"
#include "decode/decode-message.h"
#include "support/check-tree.h"
#include "support/extension-places.h"

/* An extension in any message that may hold some: the place, the ExtensionType, the data. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(AssayMessage) message = NULL;
  g_autoptr(AssayNode) root = NULL;
  g_autoptr(GPtrArray) fingerprints = NULL;
  const AssayNode *extensions;

  if (size < 3)
    return 0;
  message = extension_place_message (data[0] % n_extension_places, data[1] << 8 | data[2], data + 3, size - 3);
  root = assay_decode_message (message);
  check_tree_tiles (root);
  extensions = assay_node_lookup (root, extension_places[data[0] % n_extension_places].path);
  g_assert_nonnull (extensions);
  g_assert_cmpuint (assay_node_get_n_children (extensions), ==, 1);
  fingerprints = assay_fingerprints_new (root);
  g_assert_true (fingerprints->len <= 2);
  return 0;
}
