/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-target.h"

G_BEGIN_DECLS

/* Limits of one inspection (architecture.md names them; each has a test). Microseconds, bytes, counts. */
#define ASSAY_LIMIT_TOTAL_US          (20 * G_USEC_PER_SEC)   /* the default of AssayRequestOptions.timeout_us */
#define ASSAY_LIMIT_CONNECT_US        (10 * G_USEC_PER_SEC)   /* resolve and connect together */
#define ASSAY_LIMIT_SILENCE_US        (10 * G_USEC_PER_SEC)   /* without a byte from the server */
#define ASSAY_LIMIT_MESSAGE           (1024 * 1024)           /* one handshake message */
#define ASSAY_LIMIT_BEFORE_FINISHED   (4 * 1024 * 1024)       /* received before the handshake is finished */
#define ASSAY_LIMIT_CERTIFICATES      64

/**
 * AssayFamily:
 *
 * Which addresses to use.
 */
typedef enum {
  ASSAY_FAMILY_ANY,
  ASSAY_FAMILY_IPV4,
  ASSAY_FAMILY_IPV6,
} AssayFamily;

/**
 * AssayAnchorKind:
 * @ASSAY_ANCHORS_SYSTEM: the roots that this computer trusts
 * @ASSAY_ANCHORS_FILE: roots that the person gave
 * @ASSAY_ANCHORS_PRACTICE: the practice authority, for practice targets only
 *
 * Where trust comes from.
 */
typedef enum {
  ASSAY_ANCHORS_SYSTEM,
  ASSAY_ANCHORS_FILE,
  ASSAY_ANCHORS_PRACTICE,
} AssayAnchorKind;

/* "system", "file", "practice": stable, for the report. */
const char *assay_anchor_kind_name (AssayAnchorKind kind);

/**
 * AssayRequestOptions:
 * @connect_host: (nullable): where to connect instead of the target's host
 * @connect_port: the port there, or 0 for the target's
 * @server_name: (nullable): the SNI to send instead of the target's host
 * @no_server_name: send no SNI
 * @verify_name: (nullable): the name that the certificate must be for, instead of the target's host
 * @family: which addresses to use
 * @alpn: (nullable): protocols to offer (RFC 7301), %NULL for "h2" and "http/1.1", empty for none
 * @version_min: the lowest ProtocolVersion to offer, 0x0301 to 0x0304
 * @version_max: the highest
 * @timeout_us: the whole inspection's deadline in microseconds
 * @anchor_kind: where trust comes from
 * @anchors: (nullable): PEM certificates for the kinds other than the system's
 *
 * Everything about an inspection but the target. Fill in with [func@request_options_init] first.
 */
typedef struct {
  char           *connect_host;
  guint16         connect_port;
  char           *server_name;
  gboolean        no_server_name;
  char           *verify_name;
  AssayFamily     family;
  char          **alpn;
  guint16         version_min;
  guint16         version_max;
  gint64          timeout_us;
  AssayAnchorKind anchor_kind;
  GBytes         *anchors;
} AssayRequestOptions;

/* The defaults. */
void assay_request_options_init  (AssayRequestOptions       *options);
/* A deep copy of @source into @options, which holds nothing yet. */
void assay_request_options_copy  (AssayRequestOptions       *options,
                                  const AssayRequestOptions *source);
/* Frees what @options holds, not the struct. */
void assay_request_options_clear (AssayRequestOptions       *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayRequestOptions, assay_request_options_clear)

/**
 * AssayRequest:
 * @target: what to inspect
 * @options: how
 *
 * A complete order for the engine. Immutable, refcounted, any thread.
 */
typedef struct {
  AssayTarget         *target;
  AssayRequestOptions  options;
} AssayRequest;

#define ASSAY_TYPE_REQUEST (assay_request_get_type ())

GType         assay_request_get_type (void) G_GNUC_CONST;

/**
 * assay_request_new:
 * @target: what to inspect
 * @options: (nullable): how; copied
 *
 * Returns: (transfer full): the request
 */
AssayRequest *assay_request_new      (AssayTarget               *target,
                                      const AssayRequestOptions *options);
AssayRequest *assay_request_ref      (AssayRequest              *request);
void          assay_request_unref    (AssayRequest              *request);

/* The name to be proved: the option, or the target's host. (transfer none) */
const char   *assay_request_get_verify_name (const AssayRequest *request);

/* The SNI that will be sent, or %NULL: none was wanted, or the host is an address (RFC 6066 section 3). */
const char   *assay_request_get_server_name (const AssayRequest *request);

/* Where to connect. */
const char   *assay_request_get_connect_host (const AssayRequest *request);
guint16       assay_request_get_connect_port (const AssayRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRequest, assay_request_unref)

G_END_DECLS
