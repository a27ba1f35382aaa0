/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AssayRevocationSource:
 * @ASSAY_REVOCATION_STAPLE: an OCSP response that the server sent along (RFC 6066 section 8)
 * @ASSAY_REVOCATION_OCSP_FILE: an OCSP response from a file
 * @ASSAY_REVOCATION_CRL_FILE: a CRL from a file
 * @ASSAY_REVOCATION_OCSP_ONLINE: the answer of an OCSP responder that was asked
 * @ASSAY_REVOCATION_CRL_ONLINE: a CRL that was fetched
 * @ASSAY_REVOCATION_DELTA_ONLINE: a CRL that was fetched, of what has changed since another
 *
 * Who says whether a certificate was revoked.
 */
typedef enum {
  ASSAY_REVOCATION_STAPLE,
  ASSAY_REVOCATION_OCSP_FILE,
  ASSAY_REVOCATION_CRL_FILE,
  ASSAY_REVOCATION_OCSP_ONLINE,
  ASSAY_REVOCATION_CRL_ONLINE,
  ASSAY_REVOCATION_DELTA_ONLINE,
} AssayRevocationSource;

/* "staple", "ocsp-file", "crl-file", "ocsp-online", "crl-online", "delta-online": stable, for the report. */
const char *assay_revocation_source_name (AssayRevocationSource source);

/* The same for people, as a message id. */
const char *assay_revocation_source_title (AssayRevocationSource source);

/**
 * AssayRevocationStatus:
 * @ASSAY_REVOCATION_UNUSABLE: it says nothing that may be relied on; the problem says why
 * @ASSAY_REVOCATION_UNKNOWN: the responder does not know the certificate
 * @ASSAY_REVOCATION_GOOD: not revoked
 * @ASSAY_REVOCATION_REVOKED: revoked
 *
 * What may be relied on.
 */
typedef enum {
  ASSAY_REVOCATION_UNUSABLE,
  ASSAY_REVOCATION_UNKNOWN,
  ASSAY_REVOCATION_GOOD,
  ASSAY_REVOCATION_REVOKED,
} AssayRevocationStatus;

/* "unusable", "unknown", "good", "revoked": stable, for the report. */
const char *assay_revocation_status_name (AssayRevocationStatus status);

/* The same for people, as a message id. */
const char *assay_revocation_status_title (AssayRevocationStatus status);

/**
 * AssayRevocationProblem:
 * @ASSAY_REVOCATION_FINE: none
 * @ASSAY_REVOCATION_STALE: newer information should long be there
 * @ASSAY_REVOCATION_NOT_YET_VALID: it is from the future
 * @ASSAY_REVOCATION_CRITICAL: it holds a critical extension that is not understood
 * @ASSAY_REVOCATION_MISFORMED: a CRL that is not made as whoever issues one must make it
 * @ASSAY_REVOCATION_BAD_SIGNATURE: its signature does not verify
 * @ASSAY_REVOCATION_UNVERIFIED: its signature could not be verified: an algorithm that the library does not have
 * @ASSAY_REVOCATION_UNAUTHORIZED: who signed it may not speak for the issuer
 * @ASSAY_REVOCATION_NO_ISSUER: the issuer, whose signature it should bear, is not at hand
 * @ASSAY_REVOCATION_OUT_OF_SCOPE: a CRL for other kinds of certificates or reasons
 * @ASSAY_REVOCATION_WRONG_CERTIFICATE: it speaks of other certificates
 * @ASSAY_REVOCATION_WRONG_NONCE: it does not answer what was asked (RFC 9654)
 * @ASSAY_REVOCATION_UNSUCCESSFUL: the responder answered with an error; the detail says which
 * @ASSAY_REVOCATION_MALFORMED: it is no OCSP response, no CRL
 * @ASSAY_REVOCATION_NOT_FETCHED: it could not be fetched; the detail says why
 *
 * What is wrong with it. In order of weight: of several problems the last one is told.
 */
typedef enum {
  ASSAY_REVOCATION_FINE,
  ASSAY_REVOCATION_STALE,
  ASSAY_REVOCATION_NOT_YET_VALID,
  ASSAY_REVOCATION_CRITICAL,
  ASSAY_REVOCATION_MISFORMED,
  ASSAY_REVOCATION_BAD_SIGNATURE,
  ASSAY_REVOCATION_UNVERIFIED,
  ASSAY_REVOCATION_UNAUTHORIZED,
  ASSAY_REVOCATION_NO_ISSUER,
  ASSAY_REVOCATION_OUT_OF_SCOPE,
  ASSAY_REVOCATION_WRONG_CERTIFICATE,
  ASSAY_REVOCATION_WRONG_NONCE,
  ASSAY_REVOCATION_UNSUCCESSFUL,
  ASSAY_REVOCATION_MALFORMED,
  ASSAY_REVOCATION_NOT_FETCHED,
} AssayRevocationProblem;

/* "stale", "bad-signature"...: stable, for the report; %NULL for none. */
const char *assay_revocation_problem_name  (AssayRevocationProblem problem);

/* What it means in a few words, as a message id; %NULL for none. */
const char *assay_revocation_problem_title (AssayRevocationProblem problem);

/* The CRLReason that means none was given. */
#define ASSAY_REVOCATION_NO_REASON (-1)

/* What a CRLReason (RFC 5280 section 5.3.1) means, in a few words that may follow "because", as a message id; never
 * %NULL. */
const char *assay_revocation_reason_title  (int reason);

/**
 * AssayRevocation:
 * @certificate: index into the report's certificates of the one that it is about
 * @source: who says so
 * @status: what it says, as far as it may be relied on
 * @problem: what is wrong with it
 * @this_update: when that was known to be so, in seconds since 1970; %ASSAY_NO_TIME when it does not say
 * @next_update: when there will be newer information; likewise
 * @produced_at: when an OCSP response was signed; likewise
 * @revoked_at: when the certificate was revoked; likewise
 * @reason: the CRLReason (RFC 5280 section 5.3.1), or %ASSAY_REVOCATION_NO_REASON
 * @responder: (nullable): who signed it: a name, or a key's hash in hexadecimal; made visible
 * @uri: (nullable): where it was fetched from
 * @detail: (nullable): more about the problem in technical words; made visible
 * @bytes: (nullable): the OCSP response or CRL; %NULL when none came
 *
 * One statement about the revocation of one certificate. That a certificate was revoked stays true, so one that is stale
 * is still believed. Immutable, refcounted, any thread.
 */
typedef struct {
  guint                   certificate;
  AssayRevocationSource   source;
  AssayRevocationStatus   status;
  AssayRevocationProblem  problem;
  gint64                  this_update;
  gint64                  next_update;
  gint64                  produced_at;
  gint64                  revoked_at;
  int                     reason;
  char                   *responder;
  char                   *uri;
  char                   *detail;
  GBytes                 *bytes;
} AssayRevocation;

#define ASSAY_TYPE_REVOCATION (assay_revocation_get_type ())

GType            assay_revocation_get_type (void) G_GNUC_CONST;

/* Fills in an empty draft on the stack, for assay_revocation_take(). */
void             assay_revocation_draft    (AssayRevocation       *draft,
                                            AssayRevocationSource  source);
/* Moves @draft to the heap; takes all that it holds. (transfer full) */
AssayRevocation *assay_revocation_take     (AssayRevocation *draft);
AssayRevocation *assay_revocation_ref      (AssayRevocation *revocation);
void             assay_revocation_unref    (AssayRevocation *revocation);

/* Whether it says something that may be relied on: that the certificate is good, or that it was revoked. */
gboolean         assay_revocation_is_known (const AssayRevocation *revocation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRevocation, assay_revocation_unref)

G_END_DECLS
