/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliPath:
 * @roots: (nullable): files with the trust anchors
 * @intermediates: (nullable): files with more candidates
 * @crls: (nullable): files with CRLs
 * @ocsp: (nullable): files with OCSP responses
 * @at_time: (nullable): when
 * @name: (nullable): kind and name
 * @purpose: (nullable): a word or an OID
 * @max_depth: how many certificates may be between; -1 for any number
 * @profile: (nullable): the rules
 * @policies: (nullable): OIDs
 * @explicit_policy: a policy must hold
 * @inhibit_mapping: no policy stands for another one
 * @inhibit_any: anyPolicy stands for none
 * @strict: with the rules for issuers
 * @anchor_limits: with what the certificates of roots say
 * @strength: in bits
 *
 * What was said about a path, as typed.
 */
typedef struct {
  char     **roots;
  char     **intermediates;
  char     **crls;
  char     **ocsp;
  char      *at_time;
  char      *name;
  char      *purpose;
  int        max_depth;
  char      *profile;
  char     **policies;
  gboolean   explicit_policy;
  gboolean   inhibit_mapping;
  gboolean   inhibit_any;
  gboolean   strict;
  gboolean   anchor_limits;
  int        strength;
} CliPath;

void cli_path_init        (CliPath      *path);
void cli_path_clear       (CliPath      *path);

/* Adds the options that fill in @path. */
void cli_path_add_entries (CliPath      *path,
                           GOptionGroup *group);

G_END_DECLS
