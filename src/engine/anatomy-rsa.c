/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/anatomy-private.h"

#include <string.h>

#include "engine/rsa-math.h"

/* The signature opened with the key. (transfer full) (nullable) */
static GBytes *
open_block (AssayCut *cut)
{
  g_auto(AssayRsaKey) key = { NULL };
  GBytes *block = NULL;
  mpz_t opened;

  if (!assay_rsa_export (cut->key, &key))
    return NULL;
  mpz_init (opened);
  if (assay_rsa_open (&key, cut->signature, opened))
    block = assay_anatomy_write (opened, g_bytes_get_size (key.modulus));
  mpz_clear (opened);
  assay_anatomy_step (cut, N_("Public exponent"), g_bytes_ref (key.exponent));
  assay_anatomy_step (cut, N_("Modulus"), g_bytes_ref (key.modulus));
  return block;
}

/* What stands before the hash in DER: the name of the hash function. Before TLS 1.2 nothing does. (transfer full) */
static GBytes *
make_digest_info (AssayCut *cut,
                  GBytes   *hash)
{
  gnutls_datum_t datum = assay_glue_borrow (hash);
  g_auto(gnutls_datum_t) info = { NULL, 0 };

  if (cut->digest == ASSAY_DIGEST_MD5_SHA1)
    return g_bytes_ref (hash);
  if (gnutls_encode_ber_digest_info (cut->digest, &datum, &info) < 0)
    return NULL;
  return g_bytes_new (info.data, info.size);
}

/* 00 01 FF..FF 00: where that ends, or 0 when the block does not begin so (RFC 8017 section 9.2). */
static gsize
find_padding (GBytes *block)
{
  gsize length, at = 2;
  const guint8 *data = g_bytes_get_data (block, &length);

  if (length < 11 || data[0] != 0 || data[1] != 1)
    return 0;
  while (at < length && data[at] == 0xff)
    at++;
  return at >= 10 && at < length && data[at] == 0 ? at + 1 : 0;
}

void
assay_anatomy_rsa (AssayCut *cut)
{
  g_autoptr(GBytes) hash = assay_proof_hash (cut->digest, cut->out->content);
  g_autoptr(GBytes) info = hash != NULL ? make_digest_info (cut, hash) : NULL;
  g_autoptr(GBytes) block = NULL;
  gsize length, start;

  cut->out->rule = "signature ^ e mod n = 00 01 FF...FF 00 DigestInfo (Hash (signed bytes))";
  cut->out->reference = "RFC 8017 section 8.2.2";
  if (hash == NULL || info == NULL)
    return;
  assay_anatomy_step (cut, N_("Hash of the signed bytes"), g_bytes_ref (hash));
  assay_anatomy_step (cut, N_("Signature"), g_bytes_ref (cut->signature));
  block = open_block (cut);
  if (block == NULL)
    {
      assay_anatomy_conclude (cut, NULL, g_bytes_ref (hash));
      return;
    }
  assay_anatomy_step (cut, N_("Opened with the public key"), g_bytes_ref (block));
  length = g_bytes_get_size (block);
  start = find_padding (block);
  if (start == 0 || length - start != g_bytes_get_size (info))
    {
      assay_anatomy_conclude (cut, g_bytes_ref (block), g_bytes_ref (hash));
      return;
    }
  assay_anatomy_step (cut, N_("In it: the kind of block (00 01)"), assay_anatomy_part (block, 0, 2));
  assay_anatomy_step (cut, N_("In it: padding (FF…)"), assay_anatomy_part (block, 2, start - 3));
  assay_anatomy_step (cut, N_("In it: the end of the padding (00)"), assay_anatomy_part (block, start - 1, 1));
  assay_anatomy_step (cut, N_("In it: the name of the hash function"),
                      assay_anatomy_part (block, start, length - start - g_bytes_get_size (hash)));
  /* The name is part of what must be equal, so that it cannot be another one. */
  assay_anatomy_conclude (cut, assay_anatomy_part (block, start, length - start), g_steal_pointer (&info));
}

/* RFC 8017 appendix B.2.1. (transfer full) */
static GBytes *
mask (gnutls_digest_algorithm_t  digest,
      GBytes                    *seed,
      gsize                      length)
{
  GByteArray *out = g_byte_array_new ();

  for (guint32 i = 0; out->len < length; i++)
    {
      const guint32 counter = GUINT32_TO_BE (i);
      g_autoptr(GBytes) suffix = g_bytes_new (&counter, sizeof counter);
      g_autoptr(GBytes) input = assay_proof_join (seed, suffix);
      g_autoptr(GBytes) hash = assay_proof_hash (digest, input);

      g_byte_array_append (out, g_bytes_get_data (hash, NULL), g_bytes_get_size (hash));
    }
  g_byte_array_set_size (out, (guint) length);
  return g_byte_array_free_to_bytes (out);
}

/* The data block without its mask; its first bits are none of the number's (RFC 8017 section 9.1.2). (transfer full) */
static GBytes *
unmask (GBytes *masked,
        GBytes *pattern,
        guint   spare_bits)
{
  gsize length;
  const guint8 *a = g_bytes_get_data (masked, &length);
  const guint8 *b = g_bytes_get_data (pattern, NULL);
  guint8 *out = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    out[i] = a[i] ^ b[i];
  if (length > 0)
    out[0] &= (guint8) (0xff >> spare_bits);
  return g_bytes_new_take (out, length);
}

/* Where the salt begins: after zeros and a one; 0 when the block is not so. */
static gsize
find_salt (GBytes *block)
{
  gsize length, at = 0;
  const guint8 *data = g_bytes_get_data (block, &length);

  while (at < length && data[at] == 0)
    at++;
  return at < length && data[at] == 1 ? at + 1 : 0;
}

static void
check_pss (AssayCut *cut,
           GBytes   *hash,
           GBytes   *encoded,
           guint     spare_bits)
{
  static const guint8 zeros[8] = { 0 };
  gsize size = g_bytes_get_size (hash);
  gsize length = g_bytes_get_size (encoded);
  const guint8 *data = g_bytes_get_data (encoded, NULL);
  g_autoptr(GBytes) masked = assay_anatomy_part (encoded, 0, length - size - 1);
  g_autoptr(GBytes) inner = assay_anatomy_part (encoded, length - size - 1, size);
  g_autoptr(GBytes) pattern = mask (cut->digest, inner, g_bytes_get_size (masked));
  g_autoptr(GBytes) block = unmask (masked, pattern, spare_bits);
  gsize start = find_salt (block);
  g_autoptr(GBytes) salt = start > 0 ? assay_anatomy_part (block, start, g_bytes_get_size (block) - start) : NULL;
  g_autoptr(GBytes) front = g_bytes_new_static (zeros, sizeof zeros);
  g_autoptr(GBytes) both = assay_proof_join (front, hash);
  g_autoptr(GBytes) input = assay_proof_join (both, salt);
  gboolean shaped = salt != NULL && data[length - 1] == 0xbc && (data[0] >> (8 - spare_bits)) == 0;

  assay_anatomy_step (cut, N_("In it: the masked block"), g_bytes_ref (masked));
  assay_anatomy_step (cut, N_("In it: the hash that was signed (H)"), g_bytes_ref (inner));
  assay_anatomy_step (cut, N_("In it: the last byte (BC)"), assay_anatomy_part (encoded, length - 1, 1));
  assay_anatomy_step (cut, N_("The block without its mask"), g_bytes_ref (block));
  assay_anatomy_step (cut, N_("In it: the salt"), salt != NULL ? g_bytes_ref (salt) : NULL);
  assay_anatomy_conclude (cut, g_bytes_ref (inner), shaped ? assay_proof_hash (cut->digest, input) : NULL);
}

void
assay_anatomy_pss (AssayCut *cut)
{
  g_autoptr(GBytes) hash = assay_proof_hash (cut->digest, cut->out->content);
  g_autoptr(GBytes) block = NULL;
  g_autoptr(GBytes) encoded = NULL;
  guint bits = 0, spare;

  cut->out->rule = "H = Hash (00 00 00 00 00 00 00 00 || Hash (signed bytes) || salt)";
  cut->out->reference = "RFC 8017 section 9.1.2";
  if (hash == NULL || gnutls_pubkey_get_pk_algorithm (cut->key, &bits) < 0 || bits == 0)
    return;
  assay_anatomy_step (cut, N_("Hash of the signed bytes"), g_bytes_ref (hash));
  assay_anatomy_step (cut, N_("Signature"), g_bytes_ref (cut->signature));
  block = open_block (cut);
  if (block == NULL)
    {
      assay_anatomy_conclude (cut, NULL, g_bytes_ref (hash));
      return;
    }
  assay_anatomy_step (cut, N_("Opened with the public key"), g_bytes_ref (block));
  /* The encoded message has a bit less than the modulus; where that is a whole byte, the block begins with a zero. */
  spare = (8 - (bits - 1) % 8) % 8;
  encoded = assay_anatomy_part (block, spare == 0 ? 1 : 0, g_bytes_get_size (block) - (spare == 0 ? 1 : 0));
  if (g_bytes_get_size (encoded) < g_bytes_get_size (hash) + 2)
    assay_anatomy_conclude (cut, NULL, g_bytes_ref (hash));
  else
    check_pss (cut, hash, encoded, spare);
}
