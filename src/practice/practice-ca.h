/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

G_BEGIN_DECLS

/**
 * AssayPracticeAuthority:
 * @ASSAY_PRACTICE_NOBODY: as an issuer, the certificate signs itself; in a list, its end
 * @ASSAY_PRACTICE_ROOT: the only one that practice targets trust
 * @ASSAY_PRACTICE_INTERMEDIATE: below the root; issues most leaves
 * @ASSAY_PRACTICE_BRANCH: below the root; only issues to @ASSAY_PRACTICE_TWIG
 * @ASSAY_PRACTICE_TWIG: below the branch, for chains with two intermediates
 * @ASSAY_PRACTICE_STRANGER_ROOT: a root that nobody trusts
 * @ASSAY_PRACTICE_STRANGER: below the root that nobody trusts
 *
 * The certificate authorities of practice servers.
 */
typedef enum {
  ASSAY_PRACTICE_NOBODY,
  ASSAY_PRACTICE_ROOT,
  ASSAY_PRACTICE_INTERMEDIATE,
  ASSAY_PRACTICE_BRANCH,
  ASSAY_PRACTICE_TWIG,
  ASSAY_PRACTICE_STRANGER_ROOT,
  ASSAY_PRACTICE_STRANGER,
  ASSAY_PRACTICE_N_AUTHORITIES,
} AssayPracticeAuthority;

typedef enum {
  ASSAY_PRACTICE_ECDSA,         /* on P-256 */
  ASSAY_PRACTICE_RSA,           /* 2048 bits */
  ASSAY_PRACTICE_RSA_WEAK,      /* 1024 bits */
  ASSAY_PRACTICE_N_KEY_KINDS,
} AssayPracticeKeyKind;

/**
 * AssayPracticeLeaf:
 * @issuer: who signs it
 * @key: its key
 * @name: (nullable): the name it is for, instead of the scenario's host
 * @only_address: it is for 127.0.0.1 and for no name
 * @n_more_names: how many names it has besides
 * @begins: the first day, counted from today; 0 when @ends is 0 too, for the ordinary days
 * @ends: the last day, counted from today
 * @sha1: signed with SHA-1
 * @must_staple: it demands an OCSP answer in every handshake (RFC 7633)
 *
 * What stands in a server's certificate.
 */
typedef struct {
  AssayPracticeAuthority  issuer;
  AssayPracticeKeyKind    key;
  const char             *name;
  gboolean                only_address;
  guint                   n_more_names;
  int                     begins;
  int                     ends;
  gboolean                sha1;
  gboolean                must_staple;
} AssayPracticeLeaf;

/**
 * assay_practice_ca_get:
 * @authority: whose
 * @error: set to %ASSAY_ERROR_FAILED when it cannot be made
 *
 * The authority's certificate; made, with its issuers', when it is first asked for. Any thread; blocks for some
 * milliseconds then.
 *
 * Returns: (transfer full) (nullable): its DER bytes
 */
GBytes   *assay_practice_ca_get   (AssayPracticeAuthority    authority,
                                   GError                  **error);

/**
 * assay_practice_ca_issue:
 * @leaf: what is wanted
 * @host: the name it is for, unless @leaf has another
 * @key: (out) (transfer full): its private key
 * @error: set to %ASSAY_ERROR_FAILED when it cannot be made
 *
 * Issues a server certificate that counts its days from now. Any thread; blocks for a millisecond, and for some 100
 * when the first RSA key of a size is made.
 *
 * Returns: (transfer full) (nullable): its DER bytes
 */
GBytes   *assay_practice_ca_issue (const AssayPracticeLeaf  *leaf,
                                   const char               *host,
                                   gnutls_privkey_t         *key,
                                   GError                  **error);

/* Signs @content as the authority, by ECDSA with SHA-256. (transfer full) (nullable) */
GBytes   *assay_practice_ca_sign  (AssayPracticeAuthority    authority,
                                   GBytes                   *content,
                                   GError                  **error);

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_privkey_t, gnutls_privkey_deinit, NULL)

G_END_DECLS
