/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/assay-path.h"

G_BEGIN_DECLS

/**
 * MadeCertificate:
 * @subject: the subject's common name
 * @issuer: the issuer's
 * @key: a number that stands for the key
 * @issuer_key: the number of the key that "signs"
 * @authority: whether it is a CA
 * @path_length: its pathLenConstraint; -1 for none
 * @no_ids: without key identifiers
 * @ended: no longer valid at %MADE_NOW
 * @names: (nullable): DNS names, separated by spaces
 * @permitted: (nullable): DNS names that it permits, separated by spaces
 *
 * What a certificate is to say that is made for a test, in DER like real ones. The signature is just the number of the
 * key, so thousands cost nothing.
 */
typedef struct {
  const char *subject;
  const char *issuer;
  guint8      key;
  guint8      issuer_key;
  gboolean    authority;
  int         path_length;
  gboolean    no_ids;
  gboolean    ended;
  const char *names;
  const char *permitted;
} MadeCertificate;

/* 2026-07-01 00:00:00 UTC: made certificates are valid from 2026-01-01 to 2026-12-31, or ended on 2026-06-01. */
#define MADE_NOW G_GINT64_CONSTANT (1782864000)

AssayCertificate *made_certificate_new (const MadeCertificate *what);

/* Whether the numbers agree; for AssayPathOptions.verify. */
AssaySignatureStatus made_verify       (const AssaySigned     *what,
                                        gpointer               data);

/* Those of the GPtrArray of AssayCertificate @data with that subject; for AssayPathOptions.find_anchors. */
GPtrArray        *made_find_anchors    (GBytes                *name,
                                        gpointer               data);

/* A list for certificates. (transfer full) */
GPtrArray        *made_list_new        (void);

/* The options of a test: at %MADE_NOW, by RFC 5280, with these anchors. */
void              made_options_init    (AssayPathOptions      *options,
                                        GPtrArray             *anchors);

G_END_DECLS
