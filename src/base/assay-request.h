/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"
#include "base/assay-input.h"
#include "base/assay-target.h"

G_BEGIN_DECLS

/* Limits of one inspection (architecture.md names them; each has a test). Microseconds, bytes, counts. */
#define ASSAY_LIMIT_TOTAL_US          (20 * G_USEC_PER_SEC)   /* the default of AssayRequestOptions.timeout_us */
#define ASSAY_LIMIT_CONNECT_US        (10 * G_USEC_PER_SEC)   /* resolve and connect together */
#define ASSAY_LIMIT_SILENCE_US        (10 * G_USEC_PER_SEC)   /* without a byte from the server */
#define ASSAY_LIMIT_MESSAGE           (1024 * 1024)           /* one handshake message */
#define ASSAY_LIMIT_BEFORE_FINISHED   (4 * 1024 * 1024)       /* received before the handshake is finished */
#define ASSAY_LIMIT_CERTIFICATES      64

/* When renewal is due, unless a third of a certificate's life is less: the default, and the most that can be asked for. */
#define ASSAY_WARN_DAYS               30
#define ASSAY_LIMIT_WARN_DAYS         3650

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

/* "any", "ipv4", "ipv6": stable, for the report. */
const char *assay_family_name (AssayFamily family);

/**
 * AssayAnchorKind:
 * @ASSAY_ANCHORS_SYSTEM: the roots that this computer trusts
 * @ASSAY_ANCHORS_FILE: roots that the person gave
 * @ASSAY_ANCHORS_PRACTICE: the practice authority, for practice targets only
 * @ASSAY_ANCHORS_BOTH: the roots that this computer trusts, and those that the person gave; of a path that has an anchor it
 *   is known which of them it is
 * @ASSAY_ANCHORS_NONE: no root at all
 *
 * Where trust comes from.
 */
typedef enum {
  ASSAY_ANCHORS_SYSTEM,
  ASSAY_ANCHORS_FILE,
  ASSAY_ANCHORS_PRACTICE,
  ASSAY_ANCHORS_BOTH,
  ASSAY_ANCHORS_NONE,
} AssayAnchorKind;

/* "system", "file", "practice", "both", "none": stable, for the report. */
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
 * @anchors: (nullable): PEM certificates for the kinds that were given
 * @online: ask responders about revocation, fetch CRLs and missing issuers: others than the target are contacted
 * @crls: (nullable) (element-type GBytes): CRLs in DER to heed
 * @ocsp_responses: (nullable) (element-type GBytes): OCSP responses to heed
 * @logs: (nullable) (element-type AssayLog): the logs of Certificate Transparency whose keys are known
 * @at_time: the time to judge as of, in seconds since 1970; %ASSAY_NO_TIME for that of the inspection
 * @warn_days: from how many days before its end on a certificate expires soon, unless a third of its life is less; 0 for
 *   never
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
  gboolean        online;
  GPtrArray      *crls;
  GPtrArray      *ocsp_responses;
  GPtrArray      *logs;
  gint64          at_time;
  guint           warn_days;
} AssayRequestOptions;

/* The defaults. */
void assay_request_options_init  (AssayRequestOptions       *options);
/* A copy of @source into @options, which holds nothing yet; bytes and lists of them are shared. */
void assay_request_options_copy  (AssayRequestOptions       *options,
                                  const AssayRequestOptions *source);
/* Frees what @options holds, not the struct. */
void assay_request_options_clear (AssayRequestOptions       *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayRequestOptions, assay_request_options_clear)

/**
 * AssayReportKind:
 * @ASSAY_REPORT_LIVE: a server was asked
 * @ASSAY_REPORT_FILE: certificates and other documents from files, or pasted
 * @ASSAY_REPORT_BYTES: TLS bytes that were decoded
 * @ASSAY_REPORT_SAVED: a report that was saved earlier
 *
 * Where a report comes from: pages that make no sense for a kind are not shown.
 */
typedef enum {
  ASSAY_REPORT_LIVE  = 1 << 0,
  ASSAY_REPORT_FILE  = 1 << 1,
  ASSAY_REPORT_BYTES = 1 << 2,
  ASSAY_REPORT_SAVED = 1 << 3,
} AssayReportKind;

/**
 * AssayRequest:
 * @target: what to inspect
 * @options: how
 * @inputs: (nullable) (element-type AssayInput): what is read, when the target is a file
 * @passwords: (nullable): what opens locked ones among @inputs, in the order to try
 *
 * A complete order for the engine. Immutable, refcounted, any thread.
 */
typedef struct {
  AssayTarget         *target;
  AssayRequestOptions  options;
  GPtrArray           *inputs;
  char               **passwords;
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

/**
 * assay_request_new_for_inputs:
 * @inputs: (element-type AssayInput): files or bytes, at least one
 * @passwords: (nullable): what opens locked ones
 * @options: (nullable): how
 *
 * Several inputs make one report, so that certificates in different files are verified together.
 *
 * Returns: (transfer full): the request
 */
AssayRequest *assay_request_new_for_inputs (GPtrArray                 *inputs,
                                            const char * const        *passwords,
                                            const AssayRequestOptions *options);

/* The same request with other options. (transfer full) */
AssayRequest *assay_request_with_options (const AssayRequest        *request,
                                          const AssayRequestOptions *options);

/* What kind of report comes of it. */
AssayReportKind assay_request_get_kind (const AssayRequest        *request);

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
