/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gmp.h>
#include <gnutls/abstract.h>

#include "engine/gnutls-glue.h"

G_BEGIN_DECLS

/* Whatever else a certificate says, larger ones are no keys: their arithmetic would take too long. An exponent may only
 * be a large number where the modulus is none. */
#define ASSAY_RSA_MAX_BITS           16384
#define ASSAY_RSA_SMALL_MODULUS_BITS 3072
#define ASSAY_RSA_SMALL_EXPONENT_BITS 64

/**
 * AssayRsaKey:
 * @modulus: n, most significant byte first
 * @exponent: e, likewise
 * @bits: how many bits the modulus has
 *
 * An RSA public key (RFC 8017 section 3.1).
 */
typedef struct {
  GBytes *modulus;
  GBytes *exponent;
  guint   bits;
} AssayRsaKey;

/* Frees what @key holds. */
void     assay_rsa_key_clear (AssayRsaKey       *key);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayRsaKey, assay_rsa_key_clear)

/* Takes the numbers out of a key of GnuTLS. %FALSE when it is none, or too large to compute with. */
gboolean assay_rsa_export    (gnutls_pubkey_t    handle,
                              AssayRsaKey       *key);

/**
 * assay_rsa_open:
 * @key: who signed
 * @signature: the signature
 * @opened: initialised; set to the message representative
 *
 * RSAVP1 (RFC 8017 section 5.2.2): the signature as a number, to the power of the public exponent, modulo the modulus.
 *
 * Returns: %FALSE when the signature has another length than the modulus, or is no less
 */
gboolean assay_rsa_open      (const AssayRsaKey *key,
                              GBytes            *signature,
                              mpz_t              opened);

G_END_DECLS
