/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"
#include "decode/decode-der.h"

G_BEGIN_DECLS

/* The alternatives of GeneralName (RFC 5280 section 4.2.1.6): their context tags. */
typedef enum {
  PATH_NAME_OTHER     = 0,
  PATH_NAME_MAIL      = 1,
  PATH_NAME_DNS       = 2,
  PATH_NAME_X400      = 3,
  PATH_NAME_DIRECTORY = 4,
  PATH_NAME_EDI_PARTY = 5,
  PATH_NAME_URI       = 6,
  PATH_NAME_ADDRESS   = 7,
  PATH_NAME_ID        = 8,
} PathNameType;

/**
 * PathName:
 * @type: which alternative
 * @content: its bytes; of a directory name the Name's content
 * @normal: (nullable): of a directory name: its normal form
 *
 * A GeneralName. In name constraints, one subtree.
 */
typedef struct {
  PathNameType  type;
  AssayCursor   content;
  GBytes       *normal;
} PathName;

/* A list of them. (transfer full) (element-type PathName) */
GArray *path_names_new  (void);

/* Reads GeneralNames; FALSE when they are malformed. */
gboolean path_names_read (AssayCursor *content,
                          GArray      *names);

/* Reads one GeneralName. */
gboolean path_name_read  (const AssayDer *der,
                          GArray         *names);

/**
 * PathExtension:
 * @oid: its identifier
 * @critical: whether it must be understood
 * @malformed: its value is not what its definition says
 * @known: whether the rules look at it
 *
 * One extension of a certificate.
 */
typedef struct {
  char     *oid;
  gboolean  critical;
  gboolean  malformed;
  gboolean  known;
} PathExtension;

/* A pair of policies that an issuer holds for equivalent (RFC 5280 section 4.2.1.5). */
typedef struct {
  char *issuer;
  char *subject;
} PathMapping;

#define PATH_NO_NUMBER (-1)

/**
 * PathCertificate:
 * @facts: the certificate
 * @malformed: it is not even one
 * @version: 1, 2 or 3; 0 for any other
 * @serial: the content of serialNumber
 * @tbs: the signed part
 * @inner: the AlgorithmIdentifier in the signed part
 * @outer: the AlgorithmIdentifier beside the signature
 * @signature: the content of the signature's BIT STRING after its count of unused bits
 * @spki: the SubjectPublicKeyInfo
 * @key: the facts of its key
 * @subject: (nullable): the subject's normal form
 * @issuer: (nullable): the issuer's
 * @subject_content: the subject's content
 * @times_strict: notBefore and notAfter have the one form of RFC 5280 section 4.1.2.5
 * @unique_ids: issuerUniqueID or subjectUniqueID are there
 * @extensions: (element-type PathExtension)
 * @duplicate: (nullable): an extension that is there more than once
 * @has_basic_constraints: so is the extension
 * @is_ca: its cA
 * @path_length: its pathLenConstraint, or %PATH_NO_NUMBER
 * @has_key_usage: keyUsage is there
 * @key_usage: its bits
 * @purposes: (nullable): extKeyUsage, as OIDs
 * @names: (nullable) (element-type PathName): subjectAltName
 * @permitted: (nullable) (element-type PathName): permittedSubtrees
 * @excluded: (nullable) (element-type PathName): excludedSubtrees
 * @has_name_constraints: so is the extension
 * @odd_subtrees: a subtree has a minimum or maximum, which RFC 5280 section 4.2.1.10 forbids
 * @policies: (nullable): certificatePolicies, as OIDs
 * @odd_qualifier: a policy has a qualifier that is not known
 * @mappings: (nullable) (element-type PathMapping): policyMappings
 * @require_explicit: requireExplicitPolicy, or %PATH_NO_NUMBER
 * @inhibit_mapping: inhibitPolicyMapping, or %PATH_NO_NUMBER
 * @inhibit_any: inhibitAnyPolicy, or %PATH_NO_NUMBER
 * @points: (nullable): the extension cRLDistributionPoints, all of its value
 * @freshest: (nullable): the extension freshestCRL
 * @odd_access: authorityInfoAccess is malformed
 * @authority_key_names: authorityKeyIdentifier has an issuer and a serial number
 * @authority_key_id: (nullable): keyIdentifier of authorityKeyIdentifier
 * @subject_key_id: (nullable): subjectKeyIdentifier
 *
 * What the rules of RFC 5280 section 6.1 ask of a certificate, read strictly. Cursors point into the certificate's DER.
 */
typedef struct {
  AssayCertificate *facts;
  gboolean          malformed;
  guint             version;
  AssayCursor       serial;
  AssayDer          tbs;
  AssayDer          inner;
  AssayDer          outer;
  AssayCursor       signature;
  AssayDer          spki;
  GBytes           *subject;
  GBytes           *issuer;
  AssayCursor       subject_content;
  gboolean          times_strict;
  gboolean          unique_ids;
  GArray           *extensions;
  const char       *duplicate;
  gboolean          has_basic_constraints;
  gboolean          is_ca;
  gint64            path_length;
  gboolean          has_key_usage;
  guint32           key_usage;
  GPtrArray        *purposes;
  GArray           *names;
  GArray           *permitted;
  GArray           *excluded;
  gboolean          has_name_constraints;
  gboolean          odd_subtrees;
  GPtrArray        *policies;
  gboolean          odd_qualifier;
  GArray           *mappings;
  gint64            require_explicit;
  gint64            inhibit_mapping;
  gint64            inhibit_any;
  AssayCursor       points;
  gboolean          has_points;
  AssayCursor       freshest;
  gboolean          has_freshest;
  gboolean          odd_access;
  gboolean          has_authority_key;
  gboolean          authority_key_names;
  GBytes           *authority_key_id;
  GBytes           *subject_key_id;
} PathCertificate;

/* Reads it. Total: what cannot be read is missing, and said. (transfer full) */
PathCertificate     *path_certificate_new  (AssayCertificate      *facts);
void                 path_certificate_free (PathCertificate       *certificate);

/* The extension @oid, or %NULL. (transfer none) */
const PathExtension *path_certificate_find (const PathCertificate *certificate,
                                            const char            *oid);

/* Whether subject and issuer are equal names (RFC 5280 section 6.1, "self-issued"). */
gboolean             path_certificate_is_self_issued (const PathCertificate *certificate);

/* Whether @issuer has the name that @certificate gives as its issuer's. */
gboolean             path_certificate_chains (const PathCertificate *certificate,
                                              const PathCertificate *issuer);

/* Whether @oid is among @oids. */
gboolean             path_has_oid            (const GPtrArray       *oids,
                                              const char            *oid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PathCertificate, path_certificate_free)

#define PATH_OID_SUBJECT_KEY_ID    "2.5.29.14"
#define PATH_OID_KEY_USAGE         "2.5.29.15"
#define PATH_OID_SUBJECT_NAMES     "2.5.29.17"
#define PATH_OID_ISSUER_NAMES      "2.5.29.18"
#define PATH_OID_BASIC_CONSTRAINTS "2.5.29.19"
#define PATH_OID_NAME_CONSTRAINTS  "2.5.29.30"
#define PATH_OID_CRL_POINTS        "2.5.29.31"
#define PATH_OID_POLICIES          "2.5.29.32"
#define PATH_OID_ANY_POLICY        "2.5.29.32.0"
#define PATH_OID_POLICY_MAPPINGS   "2.5.29.33"
#define PATH_OID_AUTHORITY_KEY_ID  "2.5.29.35"
#define PATH_OID_POLICY_LIMITS     "2.5.29.36"
#define PATH_OID_PURPOSES          "2.5.29.37"
#define PATH_OID_ANY_PURPOSE       "2.5.29.37.0"
#define PATH_OID_FRESHEST_CRL      "2.5.29.46"
#define PATH_OID_INHIBIT_ANY       "2.5.29.54"
#define PATH_OID_ACCESS            "1.3.6.1.5.5.7.1.1"
#define PATH_OID_OCSP_NO_CHECK     "1.3.6.1.5.5.7.48.1.5"
#define PATH_OID_MS_PURPOSES       "1.3.6.1.4.1.311.21.10"

/* keyUsage, bit 0 first (RFC 5280 section 4.2.1.3). */
#define PATH_USE_SIGN     (1u << 0)
#define PATH_USE_ENCRYPT  (1u << 2)
#define PATH_USE_AGREE    (1u << 4)
#define PATH_USE_CERTSIGN (1u << 5)
#define PATH_USE_CRLSIGN  (1u << 6)

G_END_DECLS
