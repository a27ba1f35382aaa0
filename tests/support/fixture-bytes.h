/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"

/* Bytes of real certificates and of two real handshakes made with them on the loopback, in base64. */

/* A message of a handshake. @body is NULL for Certificate, which is made of the certificates. */
typedef struct {
  AssayDirection direction;
  AssayLayer     layer;
  guint          type;
  gboolean       encrypted;
  guint          time_ms;
  const char    *body;
} FixtureMessage;

extern const char           fixture_leaf_der[];
extern const char           fixture_intermediate_der[];
extern const char           fixture_root_der[];

extern const FixtureMessage fixture_tls13_messages[];
extern const guint          fixture_n_tls13_messages;
extern const FixtureMessage fixture_tls12_messages[];
extern const guint          fixture_n_tls12_messages;
