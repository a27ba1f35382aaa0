/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-key-share.h"

/* Bytes of the keys and ciphertexts of ML-KEM (FIPS 203 table 3), of Kyber before it, and of HRSS. */
#define KEM_512  800, 768
#define KEM_768  1184, 1088
#define KEM_1024 1568, 1568
#define HRSS     1138, 1138

/* Bytes of the points of curves. */
#define X25519 32
#define P256   65
#define P384   97

static const struct {
  guint16  group;
  gboolean kem_first;
  guint    point;
  guint    encapsulation_key;
  guint    ciphertext;
} hybrids[] = {
  { 0x11eb, FALSE, P256,   KEM_768 },   /* SecP256r1MLKEM768 */
  { 0x11ec, TRUE,  X25519, KEM_768 },   /* X25519MLKEM768 */
  { 0x11ed, FALSE, P384,   KEM_1024 },  /* SecP384r1MLKEM1024 */
  { 0x11ee, FALSE, P256,   KEM_768 },   /* curveSM2MLKEM768 */
  { 0x4138, FALSE, X25519, HRSS },      /* CECPQ2 */
  { 0x6399, FALSE, X25519, KEM_768 },   /* X25519Kyber768Draft00 */
  { 0x639a, FALSE, P256,   KEM_768 },   /* SecP256r1Kyber768Draft00 */
  { 0xfe30, FALSE, X25519, KEM_512 },   /* X25519Kyber512Draft00 */
  { 0xfe31, FALSE, X25519, KEM_768 },   /* X25519Kyber768Draft00_OLD */
  { 0xfe32, FALSE, P256,   KEM_768 },   /* P256Kyber768Draft00 */
};

static int
find_hybrid (guint64 group)
{
  for (guint i = 0; i < G_N_ELEMENTS (hybrids); i++)
    if (hybrids[i].group == group)
      return i;
  return -1;
}

static void
add_part (const char         *key,
          const char         *label,
          gsize               length,
          AssayCursor        *content,
          AssayDecodeContext *context)
{
  assay_node_builder_add_bytes (context->builder, key, label, content->offset, length);
  assay_cursor_take (content, length, NULL);
}

static void
add_parts (int                 hybrid,
           AssayCursor        *content,
           AssayDecodeContext *context)
{
  gboolean client = context->type == ASSAY_HANDSHAKE_CLIENT_HELLO;
  guint kem = client ? hybrids[hybrid].encapsulation_key : hybrids[hybrid].ciphertext;

  for (guint i = 0; i < 2; i++)
    if ((i == 0) != hybrids[hybrid].kem_first)
      add_part ("ecdh_public_key", N_("Elliptic curve's public key"), hybrids[hybrid].point, content, context);
    else if (client)
      add_part ("encapsulation_key", N_("Key to encapsulate with, post-quantum"), kem, content, context);
    else
      add_part ("ciphertext", N_("Encapsulated secret, post-quantum"), kem, content, context);
}

void
assay_decode_key_share (const AssayField   *field,
                        AssayCursor        *content,
                        AssayDecodeContext *context)
{
  int i = find_hybrid (context->number);
  gsize length = assay_cursor_left (content);
  guint kem = i < 0 ? 0
              : context->type == ASSAY_HANDSHAKE_CLIENT_HELLO ? hybrids[i].encapsulation_key : hybrids[i].ciphertext;

  if (i < 0 || length != hybrids[i].point + kem)
    {
      add_part (field->key, field->label, length, content, context);
      return;
    }
  assay_node_builder_open (context->builder, ASSAY_NODE_GROUP, field->key, field->label, content->offset);
  add_parts (i, content, context);
  assay_node_builder_close (context->builder, content->end);
}
