/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"

G_BEGIN_DECLS

/**
 * AssayChunk:
 * @direction: who sent it
 * @time_us: when it left or had arrived, in microseconds since the inspection began
 * @bytes: what was on the wire, also what came before TLS
 *
 * What one read or write of the connection moved.
 */
typedef struct {
  AssayDirection  direction;
  gint64          time_us;
  GBytes         *bytes;
} AssayChunk;

/* A list of chunks that releases their bytes. (transfer full) (element-type AssayChunk) */
GArray *assay_chunks_new (void);

/* Labels of the NSS key log format that code asks for by name; the rest stay what the TLS library calls them. */
#define ASSAY_SECRET_MASTER           "CLIENT_RANDOM"
#define ASSAY_SECRET_CLIENT_HANDSHAKE "CLIENT_HANDSHAKE_TRAFFIC_SECRET"
#define ASSAY_SECRET_SERVER_HANDSHAKE "SERVER_HANDSHAKE_TRAFFIC_SECRET"
#define ASSAY_SECRET_CLIENT_TRAFFIC   "CLIENT_TRAFFIC_SECRET_0"
#define ASSAY_SECRET_SERVER_TRAFFIC   "SERVER_TRAFFIC_SECRET_0"
#define ASSAY_SECRET_EXPORTER         "EXPORTER_SECRET"

/**
 * AssaySecret:
 * @label: as in a key log (draft-ietf-tls-keylogfile): "CLIENT_HANDSHAKE_TRAFFIC_SECRET"...; interned
 * @client_random: which connection it is of: the ClientHello's random
 * @secret: the secret
 *
 * What opens a part of a connection to anyone who recorded it. It lives in memory only, is in no report that is written,
 * and leaves the program only when a person asks for just that. Immutable, refcounted, any thread.
 */
typedef struct {
  const char *label;
  GBytes     *client_random;
  GBytes     *secret;
} AssaySecret;

#define ASSAY_TYPE_SECRET (assay_secret_get_type ())

GType        assay_secret_get_type (void) G_GNUC_CONST;
AssaySecret *assay_secret_new      (const char  *label,
                                    GBytes      *client_random,
                                    GBytes      *secret);
AssaySecret *assay_secret_ref      (AssaySecret *secret);
void         assay_secret_unref    (AssaySecret *secret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySecret, assay_secret_unref)

G_END_DECLS
