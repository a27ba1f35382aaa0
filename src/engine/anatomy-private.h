/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gmp.h>

#include "base/assay-signature.h"
#include "engine/gnutls-glue.h"
#include "engine/proof-crypto.h"

G_BEGIN_DECLS

/**
 * AssayCut:
 * @key: the public key that checks
 * @algorithm: what the signature says it is; %GNUTLS_SIGN_UNKNOWN for RSA before TLS 1.2
 * @digest: its hash function
 * @signature: the signature's bytes
 * @out: what is filled
 *
 * One signature while it is taken apart. Lives on a stack.
 */
typedef struct {
  gnutls_pubkey_t            key;
  gnutls_sign_algorithm_t    algorithm;
  gnutls_digest_algorithm_t  digest;
  GBytes                    *signature;
  AssaySignature            *out;
} AssayCut;

/* One kind each. They set rule, reference, steps, and, where their arithmetic is done here, status and both values. */
void    assay_anatomy_rsa       (AssayCut    *cut);
void    assay_anatomy_pss       (AssayCut    *cut);
void    assay_anatomy_ecdsa     (AssayCut    *cut);
void    assay_anatomy_eddsa     (AssayCut    *cut);

/* Adds a step. @bytes: (transfer full) (nullable): nothing is added for %NULL. */
void    assay_anatomy_step      (AssayCut    *cut,
                                 const char  *title,
                                 GBytes      *bytes);

/* The two values that must be equal, and so the verdict. Both (transfer full) (nullable). */
void    assay_anatomy_conclude  (AssayCut    *cut,
                                 GBytes      *expected,
                                 GBytes      *computed);

/* Numbers as bytes, most significant first; @length: at least so many. (transfer full) */
void    assay_anatomy_read      (mpz_t        number,
                                 GBytes      *bytes);
GBytes *assay_anatomy_write     (const mpz_t  number,
                                 gsize        length);

/* The bytes of @all from @offset on. (transfer full) */
GBytes *assay_anatomy_part      (GBytes      *all,
                                 gsize        offset,
                                 gsize        length);

static inline void
assay_anatomy_clear (mpz_t *number)
{
  mpz_clear (*number);
}

G_END_DECLS
