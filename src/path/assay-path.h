/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"
#include "base/assay-validation.h"
#include "path/path-signature.h"

G_BEGIN_DECLS

/* A path is not longer, its anchor included. */
#define ASSAY_LIMIT_PATH_LENGTH     20
/* How many paths are tried, and how many are kept to be looked at. */
#define ASSAY_LIMIT_PATHS           64
#define ASSAY_LIMIT_CANDIDATES      8
/* How many certificates are looked at as the next one on a path, and how many signatures are verified. */
#define ASSAY_LIMIT_PATH_STEPS      4096
#define ASSAY_LIMIT_PATH_SIGNATURES 256

/* All trust anchors whose subject has the normal form @name (see assay_x509_dup_normal_name()). (transfer full) */
typedef GPtrArray *(*AssayFindAnchorsFunc) (GBytes   *name,
                                            gpointer  data);

/* What a path is to be valid for. */
typedef enum {
  ASSAY_NAME_DNS,
  ASSAY_NAME_ADDRESS,
  ASSAY_NAME_MAIL,
} AssayNameKind;

#define ASSAY_PURPOSE_SERVER "1.3.6.1.5.5.7.3.1"
#define ASSAY_PURPOSE_CLIENT "1.3.6.1.5.5.7.3.2"

/**
 * AssayPathOptions:
 * @profile: the rules
 * @strict: also hold against the path what the rules for those who issue certificates say, where clients look the other
 *   way: RFC 5280 section 4, and with the web profile those of the CA/Browser Forum
 * @anchor_limits: hold anchors to what their own certificates say: dates, path length, uses. The web profile does; with
 *   the other one a self-signed anchor is a name and a key, and only the names that it permits count
 * @strength: the bits of security that keys and signatures must have; 0 for none, -1 for what the profile asks for
 * @time: when, in seconds since 1970
 * @name: (nullable): a name that the leaf must be for; %NULL leaves that to others
 * @name_kind: what kind of name
 * @purpose: (nullable): the extended key usage that is needed, as an OID; %NULL for any
 * @max_depth: how many certificates there may be between leaf and anchor; -1 for any number
 * @policies: (nullable): the user's policies (initial-policy-set) as OIDs, %NULL-terminated; %NULL for any
 * @explicit_policy: initial-explicit-policy of RFC 5280 section 6.1.1
 * @inhibit_mapping: initial-policy-mapping-inhibit
 * @inhibit_any: initial-any-policy-inhibit
 * @crls: (nullable) (element-type GBytes): CRLs; when there are any, each certificate on the path must be covered
 * @ocsp_responses: (nullable) (element-type GBytes): OCSP responses; when there are any, one must be about the leaf or a
 *   CRL must cover it
 * @verify: verifies signatures
 * @find_anchors: knows the trust anchors
 * @data: for both
 *
 * The inputs of section 6.1.1.
 */
typedef struct {
  AssayProfile          profile;
  gboolean              strict;
  gboolean              anchor_limits;
  int                   strength;
  gint64                time;
  const char           *name;
  AssayNameKind         name_kind;
  const char           *purpose;
  int                   max_depth;
  const char * const   *policies;
  gboolean              explicit_policy;
  gboolean              inhibit_mapping;
  gboolean              inhibit_any;
  GPtrArray            *crls;
  GPtrArray            *ocsp_responses;
  AssayVerifyFunc       verify;
  AssayFindAnchorsFunc  find_anchors;
  gpointer              data;
} AssayPathOptions;

/**
 * assay_path_validate:
 * @certificates: (element-type AssayCertificate): the leaf, then candidates in any order; anchors that are looked at are
 *   added
 * @options: the inputs
 *
 * Looks for a valid path from the first certificate to a trust anchor among all that can be built, and tells each rule
 * that was applied. Pure but for the two functions of @options; bounded, whatever a server sends.
 *
 * Returns: (transfer full): how it went; the chosen candidate is the first valid path, or else the one that came closest
 */
AssayValidation *assay_path_validate (GPtrArray              *certificates,
                                      const AssayPathOptions *options);

G_END_DECLS
