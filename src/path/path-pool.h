/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/assay-path.h"
#include "path/path-certificate.h"

G_BEGIN_DECLS

/* More certificates than these are not looked at. */
#define PATH_LIMIT_CERTIFICATES 1024

/**
 * PathPool:
 * @options: the inputs
 * @certificates: (element-type AssayCertificate): all that may be on a path; anchors are added as they are found
 * @n_signatures: how many signatures were verified
 * @n_steps: how many certificates were looked at
 * @n_comparisons: how many names were compared with limits
 * @bounded: whether a limit was met
 * @statements: a pair -> what an OCSP response says of the certificate by that issuer
 *
 * The certificates at hand, each read once, with the signatures between them, each verified once.
 */
typedef struct {
  const AssayPathOptions *options;
  GPtrArray              *certificates;
  guint                   n_signatures;
  guint                   n_steps;
  guint64                 n_comparisons;
  gboolean                bounded;
  GPtrArray              *read;
  GHashTable             *signatures;
  GHashTable             *asked;
  GHashTable             *anchors;
  GPtrArray              *crls;
  GHashTable             *statements;
} PathPool;

PathPool              *path_pool_new          (GPtrArray              *certificates,
                                               const AssayPathOptions *options);
void                   path_pool_free         (PathPool               *pool);

const PathCertificate *path_pool_get          (PathPool               *pool,
                                               guint                   index);

/* Adds the anchors named @normal to the certificates and marks them. */
void                   path_pool_find_anchors (PathPool               *pool,
                                               GBytes                 *normal);

gboolean               path_pool_is_anchor    (PathPool               *pool,
                                               guint                   index);

/* Whether a certificate with the same bytes comes earlier. */
gboolean               path_pool_is_repeated  (PathPool               *pool,
                                               guint                   index);

/* A certificate with its issuer, as a key. */
gpointer               path_pool_pair         (guint                   certificate,
                                               guint                   issuer);

/* Whether the key of @issuer made the signature of @certificate. */
AssaySignatureStatus   path_pool_verify       (PathPool               *pool,
                                               guint                   certificate,
                                               guint                   issuer);

/* Whether the key of @signer made the signature over @data; counted, not remembered. */
AssaySignatureStatus   path_pool_verify_bytes (PathPool               *pool,
                                               const AssayCursor      *data,
                                               const AssayDer         *algorithm,
                                               const AssayCursor      *signature,
                                               const PathCertificate  *signer);

/* Verifies any signature, counted likewise; @pool: a PathPool. */
AssaySignatureStatus   path_pool_verify_signed (const AssaySigned     *what,
                                               gpointer                pool);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PathPool, path_pool_free)

G_END_DECLS
