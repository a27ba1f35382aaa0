/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rsa-math.h"

void
assay_rsa_key_clear (AssayRsaKey *key)
{
  g_clear_pointer (&key->modulus, g_bytes_unref);
  g_clear_pointer (&key->exponent, g_bytes_unref);
}

/* In bytes. */
static gboolean
is_computable (gsize modulus,
               gsize exponent)
{
  return modulus <= ASSAY_RSA_MAX_BITS / 8 && exponent <= modulus
      && (modulus <= ASSAY_RSA_SMALL_MODULUS_BITS / 8 || exponent <= ASSAY_RSA_SMALL_EXPONENT_BITS / 8);
}

gboolean
assay_rsa_export (gnutls_pubkey_t  handle,
                  AssayRsaKey     *key)
{
  g_auto(gnutls_datum_t) modulus = { NULL, 0 };
  g_auto(gnutls_datum_t) exponent = { NULL, 0 };

  if (gnutls_pubkey_export_rsa_raw2 (handle, &modulus, &exponent, GNUTLS_EXPORT_FLAG_NO_LZ) < 0
      || gnutls_pubkey_get_pk_algorithm (handle, &key->bits) < 0 || key->bits == 0
      || !is_computable (modulus.size, exponent.size))
    return FALSE;
  key->modulus = g_bytes_new (modulus.data, modulus.size);
  key->exponent = g_bytes_new (exponent.data, exponent.size);
  return TRUE;
}

static void
read_number (mpz_t   number,
             GBytes *bytes)
{
  mpz_import (number, g_bytes_get_size (bytes), 1, 1, 1, 0, g_bytes_get_data (bytes, NULL));
}

gboolean
assay_rsa_open (const AssayRsaKey *key,
                GBytes            *signature,
                mpz_t              opened)
{
  gboolean well = FALSE;
  mpz_t n, e;

  mpz_inits (n, e, NULL);
  read_number (n, key->modulus);
  read_number (e, key->exponent);
  read_number (opened, signature);
  if (mpz_sgn (n) > 0 && mpz_cmp (opened, n) < 0
      && g_bytes_get_size (signature) == g_bytes_get_size (key->modulus))
    {
      mpz_powm (opened, opened, e, n);
      well = TRUE;
    }
  mpz_clears (n, e, NULL);
  return well;
}
