/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/decode-der.h"

G_BEGIN_DECLS

/* What the web asks for on top (CA/B Forum BR section 6.1.5). */
#define PATH_LIMIT_WEB_RSA_BITS 2048
#define PATH_LIMIT_WEB_EC_BITS  256

/* Whether a DSA key has no parameters of its own: it takes those of the issuer (RFC 3279 section 2.3.2). */
gboolean path_key_inherits    (const AssayDer *spki);

/* A DSA key @spki with the parameters of @above; %NULL when that has none. (transfer full) */
GBytes  *path_key_complete    (const AssayDer *spki,
                               const AssayDer *above);

/* The facts of a key that rules ask for. */
typedef struct {
  char     oid[ASSAY_DER_OID_SIZE];
  guint    bits;
  gboolean explicit_curve;
  gboolean malformed;
} PathKey;

void     path_key_read        (const AssayDer *spki,
                               PathKey        *key);

#define PATH_OID_KEY_RSA     "1.2.840.113549.1.1.1"
#define PATH_OID_KEY_RSA_PSS "1.2.840.113549.1.1.10"
#define PATH_OID_KEY_DSA     "1.2.840.10040.4.1"
#define PATH_OID_KEY_EC      "1.2.840.10045.2.1"

/* The bits of security of a key (NIST SP 800-57 part 1, table 2); as much as there is for kinds that have one size. */
guint    path_key_strength    (const PathKey  *key);

/* The hash of a signature algorithm, and how many bits of security it has against collisions: "MD5", "SHA-1"; "" and as
 * many as there are for those that leave nothing to be desired, or are not known. */
const char *path_key_find_hash (const AssayDer *algorithm,
                                guint          *strength);

G_END_DECLS
