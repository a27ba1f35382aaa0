/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-node.h"

G_BEGIN_DECLS

/**
 * AssayFingerprint:
 * @id: "ja3", "ja3s" or "ja4": stable, for the report
 * @title: the same as people write it: "JA3"
 * @value: the fingerprint
 * @source_id: what the report calls @source: "ja3_full", "ja3s_full", "ja4_r"
 * @source: what the fingerprint was made of, in the clear
 *
 * A short name for the way in which a peer says hello: the same software with the same settings has the same one.
 */
typedef struct {
  const char *id;
  const char *title;
  char       *value;
  const char *source_id;
  char       *source;
} AssayFingerprint;

/**
 * assay_fingerprints_new:
 * @message: the tree of a message
 *
 * Takes the fingerprints of a hello: JA3 and JA4 of a ClientHello, JA3S of a ServerHello. GREASE does not count. What
 * carried the ClientHello, which JA4 begins with, shows in itself: DTLS by its version, QUIC by its transport
 * parameters, which belong nowhere else (RFC 9001 section 8.2).
 *
 * Returns: (transfer full) (element-type AssayFingerprint): none of other messages, nor of hellos that are not whole
 */
GPtrArray *assay_fingerprints_new (const AssayNode *message);

G_END_DECLS
