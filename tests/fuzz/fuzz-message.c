/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "base/assay-cursor.h"
#include "decode/decode-fingerprint.h"
#include "decode/decode-message.h"
#include "support/check-tree.h"

#define MAX_CERTIFICATES 64

static const AssayLayer layers[] = {
  ASSAY_LAYER_HANDSHAKE,
  ASSAY_LAYER_ALERT,
  ASSAY_LAYER_CHANGE_CIPHER_SPEC,
};

/* What came before the body in an input: layer, type, version, suite. */
static AssayMessage *
read_message (const guint8 *data,
              gsize         size)
{
  AssayMessage draft = { 0, };
  guint64 layer, type, version, suite;
  AssayCursor cursor;

  assay_cursor_init (&cursor, data, size);
  assay_cursor_read (&cursor, 1, &layer);
  assay_cursor_read (&cursor, 1, &type);
  assay_cursor_read (&cursor, 2, &version);
  if (!assay_cursor_read (&cursor, 2, &suite))
    return NULL;

  draft.layer = layers[layer % G_N_ELEMENTS (layers)];
  draft.type = type;
  draft.version = version;
  draft.cipher_suite = suite;
  draft.body = g_bytes_new (assay_cursor_peek (&cursor), assay_cursor_left (&cursor));
  return assay_message_take (&draft);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (AssayMessage) message = read_message (data, size);
  g_autoptr (AssayNode) root = NULL;
  g_autoptr (GPtrArray) certificates = NULL;
  g_autoptr (GPtrArray) fingerprints = NULL;

  if (message == NULL)
    return 0;
  root = assay_decode_message (message);
  check_tree_tiles (root);
  fingerprints = assay_fingerprints_new (root);
  certificates = assay_decode_certificates (message, MAX_CERTIFICATES);
  g_assert_cmpuint (certificates->len, <=, MAX_CERTIFICATES);
  return 0;
}
