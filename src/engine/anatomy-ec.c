/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/anatomy-private.h"

#include <nettle/ecc-curve.h>
#include <nettle/ecc.h>

#include "decode/decode-der.h"

/* SEC 2: the prime of the field and the order of the base point. nettle has both and shows neither. */
static const struct {
  gnutls_ecc_curve_t        id;
  const struct ecc_curve *(*get) (void);
  const char               *prime;
  const char               *order;
} curves[] = {
  { GNUTLS_ECC_CURVE_SECP192R1, nettle_get_secp_192r1,
    "fffffffffffffffffffffffffffffffeffffffffffffffff",
    "ffffffffffffffffffffffff99def836146bc9b1b4d22831" },
  { GNUTLS_ECC_CURVE_SECP224R1, nettle_get_secp_224r1,
    "ffffffffffffffffffffffffffffffff000000000000000000000001",
    "ffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3d" },
  { GNUTLS_ECC_CURVE_SECP256R1, nettle_get_secp_256r1,
    "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
    "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551" },
  { GNUTLS_ECC_CURVE_SECP384R1, nettle_get_secp_384r1,
    "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
    "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973" },
  { GNUTLS_ECC_CURVE_SECP521R1, nettle_get_secp_521r1,
    "1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    "fffffffffffffffffffff",
    "1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899"
    "c47aebb6fb71e91386409" },
};

static int
find_curve (gnutls_ecc_curve_t id)
{
  for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
    if (curves[i].id == id)
      return (int) i;
  return -1;
}

static void
read_datum (mpz_t                 number,
            const gnutls_datum_t *datum)
{
  mpz_import (number, datum->size, 1, 1, 1, 0, datum->data);
}

/* RFC 3279 section 2.2.3: SEQUENCE { r, s }. FALSE when it is not. */
static gboolean
read_signature (GBytes *bytes,
                mpz_t   r,
                mpz_t   s)
{
  AssayCursor cursor;
  AssayDer sequence, part;
  mpz_ptr numbers[] = { r, s };

  assay_cursor_init_bytes (&cursor, bytes);
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &sequence) || sequence.flaws & ASSAY_DER_CUT)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (!assay_der_read_tag (&sequence.content, ASSAY_DER_INTEGER, &part) || part.flaws & ASSAY_DER_CUT)
        return FALSE;
      mpz_import (numbers[i], assay_cursor_left (&part.content), 1, 1, 1, 0, assay_cursor_peek (&part.content));
    }
  return assay_cursor_left (&sequence.content) == 0 && assay_cursor_left (&cursor) == 0;
}

/* FIPS 186-5 section 6.4.2 step 2: as many leading bits of the hash as the order has. */
static void
read_hash (mpz_t       z,
           GBytes     *hash,
           const mpz_t order)
{
  gsize bits = g_bytes_get_size (hash) * 8;
  gsize wanted = mpz_sizeinbase (order, 2);

  assay_anatomy_read (z, hash);
  if (bits > wanted)
    mpz_fdiv_q_2exp (z, z, bits - wanted);
}

/* The x coordinate of the sum of two points that are not each other's negative, nor the same: chord through both. FALSE
 * for those, which no honest signature leads to. */
static gboolean
add_points (mpz_t                   x,
            const struct ecc_point *a,
            const struct ecc_point *b,
            const mpz_t             prime)
{
  mpz_t ax, ay, bx, by, slope;
  gboolean found;

  mpz_inits (ax, ay, bx, by, slope, NULL);
  ecc_point_get (a, ax, ay);
  ecc_point_get (b, bx, by);
  mpz_sub (slope, bx, ax);
  mpz_mod (slope, slope, prime);
  found = mpz_invert (slope, slope, prime) != 0;
  mpz_sub (by, by, ay);
  mpz_mul (slope, slope, by);
  mpz_mul (x, slope, slope);
  mpz_sub (x, x, ax);
  mpz_sub (x, x, bx);
  mpz_mod (x, x, prime);
  mpz_clears (ax, ay, bx, by, slope, NULL);
  return found;
}

/* x of u1 G + u2 Q. FALSE when it cannot be had. */
static gboolean
combine (const struct ecc_curve *curve,
         const mpz_t             prime,
         const mpz_t             u1,
         const mpz_t             u2,
         const mpz_t             qx,
         const mpz_t             qy,
         mpz_t                   x)
{
  struct ecc_point q, sum;
  struct ecc_scalar scalar;
  gboolean found = FALSE;

  ecc_point_init (&q, curve);
  ecc_point_init (&sum, curve);
  ecc_scalar_init (&scalar, curve);
  /* nettle takes scalars from 1 to the order - 1 only. */
  if (ecc_point_set (&q, qx, qy) && ecc_scalar_set (&scalar, u2))
    {
      ecc_point_mul (&q, &scalar, &q);
      if (ecc_scalar_set (&scalar, u1))
        {
          ecc_point_mul_g (&sum, &scalar);
          found = add_points (x, &sum, &q, prime);
        }
    }
  ecc_scalar_clear (&scalar);
  ecc_point_clear (&sum);
  ecc_point_clear (&q);
  return found;
}

static void
solve (AssayCut *cut,
       guint     curve,
       mpz_t     r,
       mpz_t     s,
       mpz_t     qx,
       mpz_t     qy,
       GBytes   *hash)
{
  mpz_t prime, order, z, w, u1, u2, x;
  gsize length;

  mpz_inits (z, w, u1, u2, x, NULL);
  mpz_init_set_str (prime, curves[curve].prime, 16);
  mpz_init_set_str (order, curves[curve].order, 16);
  length = (mpz_sizeinbase (order, 2) + 7) / 8;
  read_hash (z, hash, order);
  assay_anatomy_step (cut, N_("The hash as a number (z)"), assay_anatomy_write (z, length));
  if (mpz_sgn (r) > 0 && mpz_cmp (r, order) < 0 && mpz_sgn (s) > 0 && mpz_cmp (s, order) < 0
      && mpz_invert (w, s, order))
    {
      mpz_mul (u1, z, w);
      mpz_mod (u1, u1, order);
      mpz_mul (u2, r, w);
      mpz_mod (u2, u2, order);
      assay_anatomy_step (cut, N_("u1 = z / s modulo the order"), assay_anatomy_write (u1, length));
      assay_anatomy_step (cut, N_("u2 = r / s modulo the order"), assay_anatomy_write (u2, length));
      if (combine (curves[curve].get (), prime, u1, u2, qx, qy, x))
        {
          assay_anatomy_step (cut, N_("x of the point u1 G + u2 Q"), assay_anatomy_write (x, length));
          mpz_mod (x, x, order);
          assay_anatomy_conclude (cut, assay_anatomy_write (r, length), assay_anatomy_write (x, length));
        }
    }
  else
    assay_anatomy_conclude (cut, assay_anatomy_write (r, length), NULL);
  mpz_clears (prime, order, z, w, u1, u2, x, NULL);
}

void
assay_anatomy_ecdsa (AssayCut *cut)
{
  g_autoptr(GBytes) hash = assay_proof_hash (cut->digest, cut->out->content);
  g_auto(gnutls_datum_t) x = { NULL, 0 };
  g_auto(gnutls_datum_t) y = { NULL, 0 };
  gnutls_ecc_curve_t id = GNUTLS_ECC_CURVE_INVALID;
  mpz_t r, s, qx, qy;
  int curve;

  cut->out->rule = "r = x (z/s G + r/s Q) mod n";
  cut->out->reference = "FIPS 186-5 section 6.4.2";
  if (hash == NULL || gnutls_pubkey_export_ecc_raw2 (cut->key, &id, &x, &y, 0) < 0)
    return;
  curve = find_curve (id);
  assay_anatomy_step (cut, N_("Hash of the signed bytes"), g_bytes_ref (hash));
  mpz_inits (r, s, qx, qy, NULL);
  if (!read_signature (cut->signature, r, s))
    assay_anatomy_conclude (cut, g_bytes_ref (cut->signature), NULL);
  else
    {
      assay_anatomy_step (cut, N_("From the signature: r"), assay_anatomy_write (r, 1));
      assay_anatomy_step (cut, N_("From the signature: s"), assay_anatomy_write (s, 1));
      assay_anatomy_step (cut, N_("The public key: x of the point Q"), g_bytes_new (x.data, x.size));
      assay_anatomy_step (cut, N_("The public key: y of the point Q"), g_bytes_new (y.data, y.size));
      read_datum (qx, &x);
      read_datum (qy, &y);
      if (curve >= 0)
        solve (cut, (guint) curve, r, s, qx, qy, hash);
    }
  mpz_clears (r, s, qx, qy, NULL);
}

/* RFC 8032 section 5: the signature is R and S; what ties them to key and content is the hash k. The library does the
 * arithmetic on the curve. */
void
assay_anatomy_eddsa (AssayCut *cut)
{
  gsize half = g_bytes_get_size (cut->signature) / 2;
  g_auto(gnutls_datum_t) key = { NULL, 0 };
  gnutls_ecc_curve_t id = GNUTLS_ECC_CURVE_INVALID;

  cut->out->rule = "S B = R + k A, with k = Hash (R || A || signed bytes)";
  cut->out->reference = "RFC 8032 section 5.1.7";
  if (gnutls_pubkey_export_ecc_raw2 (cut->key, &id, &key, NULL, 0) < 0 || half == 0)
    return;
  assay_anatomy_step (cut, N_("From the signature: R"), assay_anatomy_part (cut->signature, 0, half));
  assay_anatomy_step (cut, N_("From the signature: S"), assay_anatomy_part (cut->signature, half, half));
  assay_anatomy_step (cut, N_("The public key: the point A"), g_bytes_new (key.data, key.size));
  if (id == GNUTLS_ECC_CURVE_ED25519)
    {
      g_autoptr(GBytes) first = assay_anatomy_part (cut->signature, 0, half);
      g_autoptr(GBytes) point = g_bytes_new (key.data, key.size);
      g_autoptr(GBytes) both = assay_proof_join (first, point);
      g_autoptr(GBytes) input = assay_proof_join (both, cut->out->content);

      assay_anatomy_step (cut, N_("The hash k"), assay_proof_hash (GNUTLS_DIG_SHA512, input));
    }
}
