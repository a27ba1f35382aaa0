/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-anatomy.h"

#include <string.h>

#include "base/assay-node.h"
#include "decode/decode-x509.h"
#include "engine/anatomy-private.h"
#include "engine/assay-proofs.h"
#include "engine/proofs-private.h"

void
assay_anatomy_step (AssayCut   *cut,
                    const char *title,
                    GBytes     *bytes)
{
  g_autoptr(GBytes) owned = bytes;

  assay_ingredients_add (cut->out->steps, title, owned, FALSE);
}

void
assay_anatomy_conclude (AssayCut *cut,
                        GBytes   *expected,
                        GBytes   *computed)
{
  cut->out->expected = expected;
  cut->out->computed = computed;
  cut->out->status = expected != NULL && computed != NULL && g_bytes_equal (expected, computed)
                   ? ASSAY_PROOF_PROVEN : ASSAY_PROOF_FAILED;
}

void
assay_anatomy_read (mpz_t   number,
                    GBytes *bytes)
{
  mpz_import (number, g_bytes_get_size (bytes), 1, 1, 1, 0, g_bytes_get_data (bytes, NULL));
}

GBytes *
assay_anatomy_write (const mpz_t number,
                     gsize       length)
{
  gsize own = (mpz_sizeinbase (number, 2) + 7) / 8;
  gsize size = MAX (own, length);
  guint8 *data = g_malloc0 (size);

  /* Zero exports as nothing, which leaves the zeros. */
  mpz_export (data + size - own, NULL, 1, 1, 1, 0, number);
  return g_bytes_new_take (data, size);
}

GBytes *
assay_anatomy_part (GBytes *all,
                    gsize   offset,
                    gsize   length)
{
  return g_bytes_new_from_bytes (all, offset, length);
}

/* What takes a kind of key's signatures apart; the PSS kinds are told by their algorithm. */
static const struct {
  gnutls_pk_algorithm_t   key;
  void                  (*take_apart) (AssayCut *cut);
} kinds[] = {
  { GNUTLS_PK_RSA,           assay_anatomy_rsa },
  { GNUTLS_PK_RSA_PSS,       assay_anatomy_pss },
  { GNUTLS_PK_ECDSA,         assay_anatomy_ecdsa },
  { GNUTLS_PK_EDDSA_ED25519, assay_anatomy_eddsa },
  { GNUTLS_PK_EDDSA_ED448,   assay_anatomy_eddsa },
};

/* RSA before TLS 1.2 signs without saying how. */
static gnutls_pk_algorithm_t
find_kind (const AssayCut *cut)
{
  if (cut->algorithm == GNUTLS_SIGN_UNKNOWN)
    return (gnutls_pk_algorithm_t) gnutls_pubkey_get_pk_algorithm (cut->key, NULL);
  return gnutls_sign_get_pk_algorithm (cut->algorithm);
}

static gboolean
is_pss (gnutls_sign_algorithm_t algorithm)
{
  const char *name = gnutls_sign_get_name (algorithm);

  return name != NULL && strstr (name, "PSS") != NULL;
}

/* What only the library can compute is for the library to judge. */
static void
ask_library (AssayCut *cut)
{
  gnutls_datum_t content = assay_glue_borrow (cut->out->content);
  gnutls_datum_t signature = assay_glue_borrow (cut->signature);
  int code = gnutls_pubkey_verify_data2 (cut->key, cut->algorithm, ASSAY_PROOF_VERIFY_FLAGS, &content, &signature);

  cut->out->status = assay_proof_judge (code);
}

static void
take_apart (AssayCut *cut)
{
  gnutls_pk_algorithm_t kind = is_pss (cut->algorithm) ? GNUTLS_PK_RSA_PSS : find_kind (cut);

  cut->out->algorithm = cut->algorithm == GNUTLS_SIGN_UNKNOWN ? "RSA-MD5-SHA1" : gnutls_sign_get_name (cut->algorithm);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].key == kind)
      kinds[i].take_apart (cut);
  if (cut->out->status == ASSAY_PROOF_UNKNOWN && cut->algorithm != GNUTLS_SIGN_UNKNOWN)
    ask_library (cut);
}

/* The content with the lowest bit of one byte changed. (transfer full) */
static GBytes *
flip_byte (GBytes *content,
           gssize  flip)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (content, &length);
  guint8 *copy;

  if (flip < 0 || (gsize) flip >= length)
    return g_bytes_ref (content);
  copy = g_memdup2 (data, length);
  copy[flip] ^= 1;
  return g_bytes_new_take (copy, length);
}

/* Of a certificate: the bytes that are signed, and the signature. FALSE when it cannot be read. */
static gboolean
find_signed (const AssayCertificate  *certificate,
             GBytes                 **content,
             gsize                   *offset,
             GBytes                 **signature)
{
  AssayCursor cursor;
  AssayDer whole, tbs, algorithm, bits;

  assay_cursor_init_bytes (&cursor, certificate->der);
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &whole)
      || !assay_der_read_tag (&whole.content, ASSAY_DER_SEQUENCE, &tbs)
      || !assay_der_read_tag (&whole.content, ASSAY_DER_SEQUENCE, &algorithm)
      || !assay_der_read_tag (&whole.content, ASSAY_DER_BIT_STRING, &bits)
      || assay_cursor_left (&bits.content) < 1)
    return FALSE;
  *content = g_bytes_new_from_bytes (certificate->der, tbs.offset, assay_der_length (&tbs));
  *offset = tbs.offset;
  /* The first byte of a BIT STRING counts its unused bits. */
  *signature = g_bytes_new_from_bytes (certificate->der, assay_der_end (&bits) - assay_cursor_left (&bits.content) + 1,
                                       assay_cursor_left (&bits.content) - 1);
  return TRUE;
}

static gboolean
open_key (AssayCut               *cut,
          const AssayCertificate *issuer)
{
  gnutls_datum_t spki = assay_glue_borrow (issuer->spki_der);

  return gnutls_pubkey_init (&cut->key) >= 0
      && gnutls_pubkey_import (cut->key, &spki, GNUTLS_X509_FMT_DER) >= 0;
}

AssaySignature *
assay_anatomy_of_certificate (const AssayReport *report,
                              guint              position,
                              gssize             flip)
{
  const GArray *path = report->verification.path;
  const AssayCertificate *certificate, *issuer;
  g_auto(gnutls_x509_crt_t) handle = NULL;
  g_autoptr(GBytes) content = NULL;
  g_autoptr(GBytes) changed = NULL;
  g_autoptr(GBytes) signature = NULL;
  AssayCut cut = { NULL };
  guint above = position + 1 < path->len ? position + 1 : position;
  gsize offset;

  if (position >= path->len)
    return NULL;
  certificate = assay_report_get_certificate (report, (int) g_array_index (path, guint, position));
  issuer = assay_report_get_certificate (report, (int) g_array_index (path, guint, above));
  handle = assay_glue_import (certificate->der);
  if (handle == NULL || !find_signed (certificate, &content, &offset, &signature))
    return NULL;

  changed = flip_byte (content, flip);
  cut.out = assay_signature_new (changed);
  cut.out->certificate = (int) g_array_index (path, guint, position);
  cut.out->issuer = (int) g_array_index (path, guint, above);
  cut.out->offset = offset;
  cut.out->changed = changed != content ? flip : -1;
  cut.signature = signature;
  cut.algorithm = (gnutls_sign_algorithm_t) MAX (gnutls_x509_crt_get_signature_algorithm (handle), 0);
  cut.digest = gnutls_sign_get_hash_algorithm (cut.algorithm);
  cut.out->algorithm = "";
  cut.out->reference = "RFC 5280 section 4.1.1.3";
  if (cut.algorithm != GNUTLS_SIGN_UNKNOWN && open_key (&cut, issuer))
    take_apart (&cut);
  g_clear_pointer (&cut.key, gnutls_pubkey_deinit);
  return cut.out;
}

/* What the proof of the server's signature was made from. (transfer none) (nullable) */
static GBytes *
find_content (const AssayProof *proof)
{
  for (guint i = 0; i < proof->inputs->len; i++)
    {
      const AssayIngredient *input = &g_array_index (proof->inputs, AssayIngredient, i);

      if (g_str_equal (input->title, assay_proof_signed_content))
        return input->bytes;
    }
  return NULL;
}

AssaySignature *
assay_anatomy_of_handshake (const AssayReport *report,
                            gssize             flip)
{
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);
  const AssayProof *proof = proofs != NULL ? assay_proofs_find (proofs, "server-signature") : NULL;
  const AssayCertificate *leaf = assay_report_get_leaf (report);
  GBytes *content = proof != NULL && proof->expected != NULL ? find_content (proof) : NULL;
  g_autoptr(GBytes) changed = NULL;
  AssayCut cut = { NULL };

  if (content == NULL || leaf == NULL)
    return NULL;
  changed = flip_byte (content, flip);
  cut.out = assay_signature_new (changed);
  cut.out->issuer = 0;
  cut.out->changed = changed != content ? flip : -1;
  cut.signature = proof->expected;
  cut.out->algorithm = "";
  cut.out->reference = proof->reference;
  if (open_key (&cut, leaf))
    {
      cut.algorithm = assay_proof_find_algorithm (report->connection, cut.key);
      cut.digest = cut.algorithm != GNUTLS_SIGN_UNKNOWN ? gnutls_sign_get_hash_algorithm (cut.algorithm)
                                                        : ASSAY_DIGEST_MD5_SHA1;
      take_apart (&cut);
    }
  g_clear_pointer (&cut.key, gnutls_pubkey_deinit);
  return cut.out;
}
