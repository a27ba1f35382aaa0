/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/path-certificate.h"

G_BEGIN_DECLS

/* The reasons of RFC 5280 section 4.2.1.13 as bits of ReasonFlags: all of them but "unused". */
#define PATH_ALL_REASONS 0x1fe

/* CRLReason: the one that can be taken back. */
#define PATH_REASON_HOLD 6

/* CRLReason: the entry of a delta CRL takes the certificate off the list. */
#define PATH_REASON_REMOVE 8

/**
 * PathCrl:
 * @der: the list
 * @malformed: it is none
 * @issuer: (nullable): the issuer's normal form
 * @name: its content
 * @this_update: when it was made
 * @next_update: when there will be another, or %ASSAY_NO_TIME
 * @number: cRLNumber in hexadecimal without leading zeros; %NULL when there is none
 * @number_critical: it is critical
 * @base: (nullable): the number of the list that this one is a difference to
 * @has_scope: issuingDistributionPoint is there
 * @scope: its value, DER
 * @points: (nullable) (element-type PathName): where it says that it is published
 * @only_users: it is about certificates that are no authorities'
 * @only_authorities: it is about authorities only
 * @only_attributes: it is about attribute certificates
 * @indirect: it is about certificates of other issuers too
 * @reasons: the reasons that it is about
 * @odd_extension: a critical extension is not understood
 * @authority_key_id: (nullable): the key that signed it
 * @entries: revokedCertificates; empty without any
 * @tbs: the signed part
 * @algorithm: how it is signed
 * @signature: the signature
 * @signers: index of a certificate -> whether its key signed
 *
 * A certificate revocation list (RFC 5280 section 5).
 */
typedef struct {
  GBytes      *der;
  gboolean     malformed;
  GBytes      *issuer;
  AssayCursor  name;
  gint64       this_update;
  gint64       next_update;
  char        *number;
  gboolean     number_critical;
  char        *base;
  gboolean     has_scope;
  GBytes      *scope;
  GArray      *points;
  gboolean     only_users;
  gboolean     only_authorities;
  gboolean     only_attributes;
  gboolean     indirect;
  guint        reasons;
  gboolean     odd_extension;
  GBytes      *authority_key_id;
  AssayCursor  entries;
  AssayDer     tbs;
  AssayDer     algorithm;
  AssayCursor  signature;
  GHashTable  *signers;
} PathCrl;

PathCrl *path_crl_new  (GBytes  *der);
void     path_crl_free (PathCrl *crl);

/* What a list says of a certificate. @reason: the CRLReason; 0 when none is given. @date: since when. */
typedef struct {
  guint  reason;
  gint64 date;
} PathCrlEntry;

/**
 * path_crl_find:
 * @crl: a list
 * @issuer: the normal form of a certificate's issuer
 * @serial: the content of its serial number
 * @entry: (out): what it says of it
 *
 * Returns: whether the certificate is on the list
 */
gboolean path_crl_find (const PathCrl     *crl,
                        GBytes            *issuer,
                        const AssayCursor *serial,
                        PathCrlEntry      *entry);

/* Reads a DistributionPointName: its names in full; @issuer: (nullable): what a relative one is relative to. */
gboolean path_crl_read_point (const AssayDer *der,
                              GBytes         *issuer,
                              GArray         *names);

/* Whether some name is in both; of (element-type PathName). */
gboolean path_crl_names_meet (const GArray   *a,
                              const GArray   *b);

/* Compares two numbers in hexadecimal without leading zeros. */
int      path_crl_compare_numbers (const char *a,
                                   const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PathCrl, path_crl_free)

G_END_DECLS
