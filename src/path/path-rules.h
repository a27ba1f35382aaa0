/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/path-policy.h"
#include "path/path-pool.h"

G_BEGIN_DECLS

/* What a certificate is on its path. */
typedef enum {
  PATH_LEAF         = 1 << 0,
  PATH_INTERMEDIATE = 1 << 1,
  PATH_ANCHOR       = 1 << 2,
} PathRole;

/* Who is bound by a rule; to others its breach is a note. */
typedef enum {
  PATH_PLAIN    = 1 << 0,     /* RFC 5280 section 6 */
  PATH_WEB      = 1 << 1,     /* clients of the web */
  PATH_LIMITS   = 1 << 2,     /* anchors that are held to what their own certificates say */
  PATH_FORM     = 1 << 3,     /* RFC 5280 section 4: whoever issues certificates */
  PATH_BASELINE = 1 << 4,     /* CA/Browser Forum: whoever issues them for the web */
  PATH_DATES    = 1 << 5,     /* anchors whose dates count: clients differ */
} PathBinding;

/**
 * PathState:
 * @pool: the certificates
 * @path: (element-type guint): indexes into them, leaf first
 * @anchored: the last one is an anchor
 * @binding: which rules bind
 * @policy: the policies so far
 * @max_path_length: how many more certificates that are not self-issued may follow
 * @constraints: (element-type PathCertificate): those above with name constraints
 * @rules: (element-type AssayRule): the record
 * @n_broken: how many rules are broken
 * @depth: how deep inside the validation of other paths (of CRL issuers) this one is
 *
 * The state variables of RFC 5280 section 6.1.2.
 */
typedef struct {
  PathPool    *pool;
  const GArray *path;
  gboolean     anchored;
  PathBinding  binding;
  PathPolicy  *policy;
  gint64       max_path_length;
  GPtrArray   *constraints;
  GPtrArray   *rules;
  guint        n_broken;
  guint        depth;
} PathState;

typedef struct _PathTurn PathTurn;

/* Looks at one certificate and records what it finds; nothing where the rule does not apply. */
typedef void (*PathLook) (const PathTurn *turn);

/**
 * PathRule:
 * @id: its name; stable
 * @roles: which certificates it is for
 * @binding: whom it binds
 * @reference: where it is written
 * @look: looks
 *
 * One row of the table.
 */
typedef struct {
  const char  *id;
  PathRole     roles;
  PathBinding  binding;
  const char  *reference;
  PathLook     look;
} PathRule;

/* One certificate in its turn, from the anchor down. @issuer: (nullable): the one above; %NULL for the anchor. */
struct _PathTurn {
  PathState             *state;
  const PathRule        *rule;
  PathRole               role;
  guint                  position;
  guint                  index;
  guint                  issuer_index;
  const PathCertificate *certificate;
  const PathCertificate *issuer;
};

/* What a rule found. @field: (nullable): a path in the certificate's tree. Takes @detail. */
void path_keep    (const PathTurn *turn,
                   const char     *field,
                   AssayText      *detail);
void path_break   (const PathTurn *turn,
                   const char     *field,
                   AssayText      *detail);
void path_unknown (const PathTurn *turn,
                   const char     *field,
                   AssayText      *detail);

/* Whether the path is wanted for a TLS server, which is what the CA/Browser Forum's rules are about. */
gboolean path_is_for_server (const PathTurn *turn);

/* @message with {oid}: the name and the number of @oid. (transfer full) */
AssayText *path_say_oid (const char *message,
                         const char *oid);

/* A text without values. */
#define SAY(message) assay_text_new (message, NULL)

/* The tables; each ends with a row without id. */
extern const PathRule path_rules_form[];
extern const PathRule path_rules_issuance[];
extern const PathRule path_rules_basic[];
extern const PathRule path_rules_revocation[];
extern const PathRule path_rules_key[];
extern const PathRule path_rules_web[];
extern const PathRule path_rules_prepare[];

/**
 * path_rules_apply:
 * @pool: the certificates
 * @path: (element-type guint): indexes into them
 * @anchored: whether the last one is an anchor
 * @depth: 0; more for a path of somebody who signs CRLs
 *
 * Applies all rules to one path.
 *
 * Returns: (transfer full): the path with its rules
 */
AssayPathCandidate *path_rules_apply (PathPool     *pool,
                                      const GArray *path,
                                      gboolean      anchored,
                                      guint         depth);

G_END_DECLS
