/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/proof-crypto.h"

#include <string.h>

#include <gnutls/abstract.h>

#include "engine/gnutls-glue.h"

#define MAX_DIGEST 64
#define TLS13      0x0304

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pubkey_t, gnutls_pubkey_deinit, NULL)

GBytes *
assay_proof_join (GBytes *first,
                  GBytes *second)
{
  GBytes *parts[] = { first, second };
  GByteArray *out = g_byte_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_byte_array_append (out, g_bytes_get_data (parts[i], NULL), g_bytes_get_size (parts[i]));
  return g_byte_array_free_to_bytes (out);
}

GBytes *
assay_proof_hash (gnutls_digest_algorithm_t digest,
                  GBytes                   *bytes)
{
  guint8 out[MAX_DIGEST];
  gsize length;
  gconstpointer data;

  if (bytes == NULL)
    return NULL;
  if (digest == ASSAY_DIGEST_MD5_SHA1)
    {
      g_autoptr(GBytes) md5 = assay_proof_hash (GNUTLS_DIG_MD5, bytes);
      g_autoptr(GBytes) sha1 = assay_proof_hash (GNUTLS_DIG_SHA1, bytes);

      return md5 != NULL && sha1 != NULL ? assay_proof_join (md5, sha1) : NULL;
    }
  data = g_bytes_get_data (bytes, &length);
  if (gnutls_hash_fast (digest, data, length, out) < 0)
    return NULL;
  return g_bytes_new (out, gnutls_hash_get_len (digest));
}

/* MACs have the numbers of the hash functions that they are made of. */
static gnutls_mac_algorithm_t
get_mac (gnutls_digest_algorithm_t digest)
{
  return (gnutls_mac_algorithm_t) digest;
}

GBytes *
assay_proof_hmac (gnutls_digest_algorithm_t digest,
                  GBytes                   *key,
                  GBytes                   *bytes)
{
  guint8 out[MAX_DIGEST];

  if (key == NULL || bytes == NULL
      || gnutls_hmac_fast (get_mac (digest), g_bytes_get_data (key, NULL), g_bytes_get_size (key),
                           g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), out) < 0)
    return NULL;
  return g_bytes_new (out, gnutls_hmac_get_len (get_mac (digest)));
}

GBytes *
assay_proof_extract_zeros (gnutls_digest_algorithm_t digest)
{
  guint8 zeros[MAX_DIGEST] = { 0 };
  guint8 out[MAX_DIGEST];
  const gnutls_datum_t datum = { zeros, gnutls_hash_get_len (digest) };

  if (gnutls_hkdf_extract (get_mac (digest), &datum, &datum, out) < 0)
    return NULL;
  return g_bytes_new (out, datum.size);
}

GBytes *
assay_proof_expand (gnutls_digest_algorithm_t digest,
                    GBytes                   *secret,
                    const char               *label,
                    gsize                     length)
{
  g_autofree char *full = g_strconcat ("tls13 ", label, NULL);
  g_autoptr(GByteArray) info = g_byte_array_new ();
  const guint8 head[] = { (guint8) (length >> 8), (guint8) length, (guint8) strlen (full) };
  g_autofree guint8 *out = g_malloc (length);
  gnutls_datum_t key, info_datum;

  if (secret == NULL)
    return NULL;
  g_byte_array_append (info, head, sizeof head);
  g_byte_array_append (info, (const guint8 *) full, strlen (full));
  g_byte_array_append (info, (const guint8 *) "", 1);   /* the context's length */
  key = assay_glue_borrow (secret);
  info_datum = (gnutls_datum_t) { info->data, info->len };
  if (gnutls_hkdf_expand (get_mac (digest), &key, &info_datum, out, length) < 0)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&out), length);
}

/* P_hash, RFC 5246 section 5. */
static GBytes *
p_hash (gnutls_digest_algorithm_t digest,
        GBytes                   *secret,
        GBytes                   *seed,
        gsize                     length)
{
  g_autoptr(GByteArray) out = g_byte_array_new ();
  g_autoptr(GBytes) a = g_bytes_ref (seed);

  while (out->len < length)
    {
      g_autoptr(GBytes) next = assay_proof_hmac (digest, secret, a);
      g_autoptr(GBytes) input = assay_proof_join (next, seed);
      g_autoptr(GBytes) block = next != NULL ? assay_proof_hmac (digest, secret, input) : NULL;

      if (block == NULL)
        return NULL;
      g_byte_array_append (out, g_bytes_get_data (block, NULL), g_bytes_get_size (block));
      g_bytes_unref (a);
      a = g_steal_pointer (&next);
    }
  g_byte_array_set_size (out, length);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* Each half of the secret, which share a byte when its length is odd, goes through a hash function of its own. */
static GBytes *
old_prf (GBytes *secret,
         GBytes *seed,
         gsize   length)
{
  gsize size = g_bytes_get_size (secret);
  gsize half = (size + 1) / 2;
  g_autoptr(GBytes) left = g_bytes_new_from_bytes (secret, 0, half);
  g_autoptr(GBytes) right = g_bytes_new_from_bytes (secret, size - half, half);
  g_autoptr(GBytes) md5 = p_hash (GNUTLS_DIG_MD5, left, seed, length);
  g_autoptr(GBytes) sha1 = p_hash (GNUTLS_DIG_SHA1, right, seed, length);
  const guint8 *a, *b;
  guint8 *out;

  if (md5 == NULL || sha1 == NULL)
    return NULL;
  a = g_bytes_get_data (md5, NULL);
  b = g_bytes_get_data (sha1, NULL);
  out = g_malloc (length);
  for (gsize i = 0; i < length; i++)
    out[i] = a[i] ^ b[i];
  return g_bytes_new_take (out, length);
}

GBytes *
assay_proof_prf (gnutls_digest_algorithm_t digest,
                 GBytes                   *secret,
                 const char               *label,
                 GBytes                   *seed,
                 gsize                     length)
{
  g_autoptr(GBytes) label_bytes = g_bytes_new_static (label, strlen (label));
  g_autoptr(GBytes) full = assay_proof_join (label_bytes, seed);

  if (secret == NULL || seed == NULL)
    return NULL;
  return digest == ASSAY_DIGEST_MD5_SHA1 ? old_prf (secret, full, length) : p_hash (digest, secret, full, length);
}

static const struct {
  guint16                 scheme;
  gnutls_sign_algorithm_t before;       /* TLS 1.2: any curve */
  gnutls_sign_algorithm_t tls13;
} schemes[] = {
  { 0x0101, GNUTLS_SIGN_RSA_MD5,             GNUTLS_SIGN_UNKNOWN },
  { 0x0201, GNUTLS_SIGN_RSA_SHA1,            GNUTLS_SIGN_UNKNOWN },
  { 0x0202, GNUTLS_SIGN_DSA_SHA1,            GNUTLS_SIGN_UNKNOWN },
  { 0x0203, GNUTLS_SIGN_ECDSA_SHA1,          GNUTLS_SIGN_UNKNOWN },
  { 0x0301, GNUTLS_SIGN_RSA_SHA224,          GNUTLS_SIGN_UNKNOWN },
  { 0x0302, GNUTLS_SIGN_DSA_SHA224,          GNUTLS_SIGN_UNKNOWN },
  { 0x0303, GNUTLS_SIGN_ECDSA_SHA224,        GNUTLS_SIGN_UNKNOWN },
  { 0x0401, GNUTLS_SIGN_RSA_SHA256,          GNUTLS_SIGN_UNKNOWN },
  { 0x0402, GNUTLS_SIGN_DSA_SHA256,          GNUTLS_SIGN_UNKNOWN },
  { 0x0403, GNUTLS_SIGN_ECDSA_SHA256,        GNUTLS_SIGN_ECDSA_SECP256R1_SHA256 },
  { 0x0501, GNUTLS_SIGN_RSA_SHA384,          GNUTLS_SIGN_UNKNOWN },
  { 0x0502, GNUTLS_SIGN_DSA_SHA384,          GNUTLS_SIGN_UNKNOWN },
  { 0x0503, GNUTLS_SIGN_ECDSA_SHA384,        GNUTLS_SIGN_ECDSA_SECP384R1_SHA384 },
  { 0x0601, GNUTLS_SIGN_RSA_SHA512,          GNUTLS_SIGN_UNKNOWN },
  { 0x0602, GNUTLS_SIGN_DSA_SHA512,          GNUTLS_SIGN_UNKNOWN },
  { 0x0603, GNUTLS_SIGN_ECDSA_SHA512,        GNUTLS_SIGN_ECDSA_SECP521R1_SHA512 },
  { 0x0804, GNUTLS_SIGN_RSA_PSS_RSAE_SHA256, GNUTLS_SIGN_RSA_PSS_RSAE_SHA256 },
  { 0x0805, GNUTLS_SIGN_RSA_PSS_RSAE_SHA384, GNUTLS_SIGN_RSA_PSS_RSAE_SHA384 },
  { 0x0806, GNUTLS_SIGN_RSA_PSS_RSAE_SHA512, GNUTLS_SIGN_RSA_PSS_RSAE_SHA512 },
  { 0x0807, GNUTLS_SIGN_EDDSA_ED25519,       GNUTLS_SIGN_EDDSA_ED25519 },
  { 0x0808, GNUTLS_SIGN_EDDSA_ED448,         GNUTLS_SIGN_EDDSA_ED448 },
  { 0x0809, GNUTLS_SIGN_RSA_PSS_SHA256,      GNUTLS_SIGN_RSA_PSS_SHA256 },
  { 0x080a, GNUTLS_SIGN_RSA_PSS_SHA384,      GNUTLS_SIGN_RSA_PSS_SHA384 },
  { 0x080b, GNUTLS_SIGN_RSA_PSS_SHA512,      GNUTLS_SIGN_RSA_PSS_SHA512 },
};

static gnutls_sign_algorithm_t
find_algorithm (guint16  scheme,
                gboolean tls13)
{
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (schemes[i].scheme == scheme)
      return tls13 ? schemes[i].tls13 : schemes[i].before;
  return GNUTLS_SIGN_UNKNOWN;
}

gnutls_sign_algorithm_t
assay_proof_find_algorithm (const AssayConnection *connection,
                            gnutls_pubkey_t        key)
{
  gnutls_pk_algorithm_t kind = (gnutls_pk_algorithm_t) gnutls_pubkey_get_pk_algorithm (key, NULL);

  if (connection->signature_scheme != 0)
    return find_algorithm (connection->signature_scheme, connection->protocol >= TLS13);
  if (kind == GNUTLS_PK_RSA)
    return GNUTLS_SIGN_UNKNOWN;
  return kind == GNUTLS_PK_DSA ? GNUTLS_SIGN_DSA_SHA1 : GNUTLS_SIGN_ECDSA_SHA1;
}

/* RFC 2246 section 7.4.3: RSA signs both hashes without saying which they are, the others SHA-1. */
static int
verify_old (gnutls_pubkey_t       key,
            GBytes               *content,
            const gnutls_datum_t *signature)
{
  gboolean rsa = gnutls_pubkey_get_pk_algorithm (key, NULL) == GNUTLS_PK_RSA;
  gboolean dsa = gnutls_pubkey_get_pk_algorithm (key, NULL) == GNUTLS_PK_DSA;
  gnutls_sign_algorithm_t other = dsa ? GNUTLS_SIGN_DSA_SHA1 : GNUTLS_SIGN_ECDSA_SHA1;
  g_autoptr(GBytes) hash = assay_proof_hash (rsa ? ASSAY_DIGEST_MD5_SHA1 : GNUTLS_DIG_SHA1, content);
  gnutls_datum_t datum;

  if (hash == NULL)
    return GNUTLS_E_UNSUPPORTED_SIGNATURE_ALGORITHM;
  datum = assay_glue_borrow (hash);
  return gnutls_pubkey_verify_hash2 (key, rsa ? GNUTLS_SIGN_UNKNOWN : other,
                                     ASSAY_PROOF_VERIFY_FLAGS | (rsa ? GNUTLS_VERIFY_USE_TLS1_RSA : 0), &datum, signature);
}

/* Anything but a verdict is the library's own trouble. */
AssayProofStatus
assay_proof_judge (int code)
{
  if (code >= 0)
    return ASSAY_PROOF_PROVEN;
  return code == GNUTLS_E_UNSUPPORTED_SIGNATURE_ALGORITHM || code == GNUTLS_E_UNKNOWN_PK_ALGORITHM
         || code == GNUTLS_E_UNIMPLEMENTED_FEATURE
         ? ASSAY_PROOF_UNKNOWN : ASSAY_PROOF_FAILED;
}

AssayProofStatus
assay_proof_verify (GBytes   *der,
                    guint16   scheme,
                    gboolean  tls13,
                    GBytes   *content,
                    GBytes   *signature)
{
  g_auto(gnutls_x509_crt_t) certificate = assay_glue_import (der);
  g_auto(gnutls_pubkey_t) key = NULL;
  gnutls_sign_algorithm_t algorithm = find_algorithm (scheme, tls13);
  gnutls_datum_t content_datum = assay_glue_borrow (content);
  gnutls_datum_t signature_datum = assay_glue_borrow (signature);

  if (certificate == NULL || gnutls_pubkey_init (&key) < 0 || gnutls_pubkey_import_x509 (key, certificate, 0) < 0)
    return ASSAY_PROOF_UNKNOWN;
  if (scheme == 0)
    return assay_proof_judge (verify_old (key, content, &signature_datum));
  if (algorithm == GNUTLS_SIGN_UNKNOWN)
    return ASSAY_PROOF_UNKNOWN;
  return assay_proof_judge (gnutls_pubkey_verify_data2 (key, algorithm, ASSAY_PROOF_VERIFY_FLAGS, &content_datum, &signature_datum));
}
