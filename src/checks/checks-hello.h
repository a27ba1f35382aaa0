/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/* What this side offered, read from the ClientHello that was sent (RFC 8446 section 4.1.2), and what the server said to
 * it. All pure. */

/* How many cipher suites were offered, signals apart; 0 when no ClientHello was sent. */
guint    assay_hello_count_suites  (const AssayReport *report);

/* Whether a group with one of @flags (#AssayNameFlags) was among those offered. */
gboolean assay_hello_offers_group  (const AssayReport *report,
                                    guint32            flags);

/* The newest ProtocolVersion that was offered; 0 when no ClientHello was sent. */
guint16  assay_hello_get_newest_version (const AssayReport *report);

#define ASSAY_HELLO_RANDOM_SIZE 32

/**
 * AssayServerHello:
 * @version: the negotiated ProtocolVersion
 * @random: 32 octets
 * @compression: the compression method
 *
 * The plain fields of a ServerHello.
 */
typedef struct {
  guint16       version;
  const guint8 *random;
  guint8        compression;
} AssayServerHello;

/* Reads the ServerHello that is no HelloRetryRequest, for as long as @report lives; %FALSE when none came, or one that
 * is malformed. */
gboolean assay_hello_read_server   (const AssayReport *report,
                                    AssayServerHello  *hello);

G_END_DECLS
