/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AssayOrigin:
 * @ASSAY_ORIGIN_SERVER: the server sent it
 * @ASSAY_ORIGIN_TRUST_STORE: it is one of the trust anchors
 * @ASSAY_ORIGIN_FETCHED: downloaded on request
 * @ASSAY_ORIGIN_FILE: opened from a file
 *
 * Where a certificate came from.
 */
typedef enum {
  ASSAY_ORIGIN_SERVER,
  ASSAY_ORIGIN_TRUST_STORE,
  ASSAY_ORIGIN_FETCHED,
  ASSAY_ORIGIN_FILE,
} AssayOrigin;

/* "server", "trust-store"...: stable, for the report. */
const char *assay_origin_name (AssayOrigin origin);

/* A moment that the certificate does not say, or says unreadably. */
#define ASSAY_NO_TIME G_MININT64

/**
 * AssayCertificate:
 * @der: the certificate
 * @origin: where it came from
 * @title: (not nullable): one short name for people: common name, first DNS name, organisation, or serial number
 * @issuer_title: the same of its issuer; its key identifier, or "?", when it has no name
 * @subject: subject in RFC 4514 form
 * @issuer: issuer in RFC 4514 form
 * @subject_der: the subject's Name, byte for byte
 * @issuer_der: the issuer's Name, byte for byte
 * @spki_der: the SubjectPublicKeyInfo, byte for byte
 * @serial: the serial number in hexadecimal as its DER bytes stand
 * @not_before: seconds since 1970, or %ASSAY_NO_TIME
 * @not_after: likewise
 * @names: the subject alternative names: "DNS:…", "IP:…", "email:…", "URI:…", in order; hostile characters visible
 * @is_ca: basicConstraints says that it is a CA
 * @path_length: its pathLenConstraint, or -1
 * @key_algorithm: "RSA", "EC", "Ed25519", ..., or the OID
 * @key_bits: the key's size; 0 when not known
 * @key_curve: (nullable): the named curve
 * @signature_algorithm: how it is signed: "sha256WithRSAEncryption", "ecdsa-with-SHA384"...
 * @key_usage: keyUsage bits by their RFC 5280 names; %NULL without the extension
 * @extended_key_usage: purposes by name or OID; %NULL without the extension
 * @subject_key_id: (nullable): subjectKeyIdentifier in hexadecimal
 * @authority_key_id: (nullable): the keyIdentifier of authorityKeyIdentifier in hexadecimal
 * @n_scts: how many signed certificate timestamps are embedded (RFC 6962 section 3.3)
 * @malformed: the reader met something that is no valid certificate
 *
 * The facts of one certificate that lists, checks and reports ask for, read by our own DER reader (see
 * assay_x509_read()); everything else is in its tree. No field is ever %NULL unless said. Immutable, refcounted.
 */
typedef struct {
  GBytes      *der;
  AssayOrigin  origin;
  char        *title;
  char        *issuer_title;
  char        *subject;
  char        *issuer;
  GBytes      *subject_der;
  GBytes      *issuer_der;
  GBytes      *spki_der;
  char        *serial;
  gint64       not_before;
  gint64       not_after;
  char       **names;
  gboolean     is_ca;
  int          path_length;
  char        *key_algorithm;
  guint        key_bits;
  char        *key_curve;
  char        *signature_algorithm;
  char       **key_usage;
  char       **extended_key_usage;
  char        *subject_key_id;
  char        *authority_key_id;
  guint        n_scts;
  gboolean     malformed;
} AssayCertificate;

#define ASSAY_TYPE_CERTIFICATE (assay_certificate_get_type ())

GType             assay_certificate_get_type (void) G_GNUC_CONST;

/* Moves @draft to the heap; takes all that it holds. (transfer full) */
AssayCertificate *assay_certificate_take     (AssayCertificate *draft);
AssayCertificate *assay_certificate_ref      (AssayCertificate *certificate);
void              assay_certificate_unref    (AssayCertificate *certificate);

gboolean          assay_certificate_equal    (const AssayCertificate *a,
                                              const AssayCertificate *b);

/* Whether subject and issuer are the same name (which is not yet a proof that it signed itself). */
gboolean          assay_certificate_is_self_issued (const AssayCertificate *certificate);

/* Whether @issuer could have issued @certificate, by name and, where both have one, key identifier. */
gboolean          assay_certificate_may_be_issuer  (const AssayCertificate *issuer,
                                                    const AssayCertificate *certificate);

/* Fingerprint of the DER bytes in hexadecimal. @type: SHA-256 or SHA-1. (transfer full) */
char             *assay_certificate_dup_fingerprint (const AssayCertificate *certificate,
                                                     GChecksumType           type);

/* SHA-256 of the SubjectPublicKeyInfo in base64, as in RFC 7469 section 2.4. (transfer full) */
char             *assay_certificate_dup_spki_pin    (const AssayCertificate *certificate);

/* "RSA 2048", "EC P-256", "Ed25519". (transfer full) */
char             *assay_certificate_dup_key_summary (const AssayCertificate *certificate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCertificate, assay_certificate_unref)

G_END_DECLS
