/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"
#include "base/assay-document.h"
#include "base/assay-event.h"
#include "base/assay-request.h"
#include "base/assay-revocation.h"
#include "base/assay-timestamp.h"
#include "base/assay-traffic.h"
#include "base/assay-validation.h"

G_BEGIN_DECLS

/**
 * AssayConnection:
 * @protocol: the negotiated ProtocolVersion
 * @cipher_suite: the negotiated suite
 * @group: NamedGroup of the key exchange; 0 when there was none or it has no number
 * @dh_bits: size of a Diffie-Hellman prime that has no number; 0 otherwise
 * @key_exchange: "ECDHE", "DHE", "RSA", "PSK"...; static
 * @forward_secrecy: whether a key stolen later opens nothing of this connection
 * @signature_scheme: SignatureScheme of the server's handshake signature; 0 when there was none or it has no number
 * @alpn: (nullable): the chosen application protocol; made visible
 * @extended_master_secret: 1 yes, 0 no, -1 does not apply (TLS 1.3)
 * @encrypt_then_mac: likewise
 * @safe_renegotiation: likewise (RFC 5746)
 * @resumed: an old session went on
 * @n_tickets: how many session tickets came
 * @hello_retry: the server asked for a second ClientHello
 * @client_certificate_requested: the server asked for one
 * @ocsp_staple: (nullable): the stapled OCSP response for the leaf
 * @n_scts: signed certificate timestamps, embedded and in the TLS extension
 * @bytes_sent: on the wire
 * @bytes_received: on the wire
 * @round_trips: how often the client had to wait for an answer within the handshake
 *
 * What was negotiated. Part of a report.
 */
typedef struct {
  guint16     protocol;
  guint16     cipher_suite;
  guint16     group;
  guint       dh_bits;
  const char *key_exchange;
  gboolean    forward_secrecy;
  guint16     signature_scheme;
  char       *alpn;
  int         extended_master_secret;
  int         encrypt_then_mac;
  int         safe_renegotiation;
  gboolean    resumed;
  guint       n_tickets;
  gboolean    hello_retry;
  gboolean    client_certificate_requested;
  GBytes     *ocsp_staple;
  guint       n_scts;
  guint64     bytes_sent;
  guint64     bytes_received;
  guint       round_trips;
} AssayConnection;

void assay_connection_free (AssayConnection *connection);

/**
 * AssayPathStatus:
 * @ASSAY_PATH_NONE: there was no certificate to verify
 * @ASSAY_PATH_TRUSTED: the path ends in a trust anchor and every signature on it verifies
 * @ASSAY_PATH_NO_ISSUER: an issuer was found neither with the server nor among the anchors
 * @ASSAY_PATH_SELF_SIGNED: the leaf signed itself and is no anchor
 * @ASSAY_PATH_UNKNOWN_ROOT: the path ends in a root that is no anchor
 * @ASSAY_PATH_BAD_SIGNATURE: a signature does not verify
 * @ASSAY_PATH_INSECURE: an algorithm on the path is too weak for the library
 * @ASSAY_PATH_NOT_A_CA: an issuer may not issue certificates
 * @ASSAY_PATH_CONSTRAINTS: a name constraint or other limit of an issuer is broken
 * @ASSAY_PATH_CRITICAL_EXTENSION: a critical extension is not understood
 * @ASSAY_PATH_UNREADABLE: the library refuses to read a certificate
 * @ASSAY_PATH_OTHER: anything else, in the library's words
 *
 * What the search for a path from the leaf to a trust anchor found. Dates and names are not part of it.
 */
typedef enum {
  ASSAY_PATH_NONE,
  ASSAY_PATH_TRUSTED,
  ASSAY_PATH_NO_ISSUER,
  ASSAY_PATH_SELF_SIGNED,
  ASSAY_PATH_UNKNOWN_ROOT,
  ASSAY_PATH_BAD_SIGNATURE,
  ASSAY_PATH_INSECURE,
  ASSAY_PATH_NOT_A_CA,
  ASSAY_PATH_CONSTRAINTS,
  ASSAY_PATH_CRITICAL_EXTENSION,
  ASSAY_PATH_UNREADABLE,
  ASSAY_PATH_OTHER,
} AssayPathStatus;

/* "trusted", "no-issuer", "self-signed"...: stable, for the report. */
const char *assay_path_status_name (AssayPathStatus status);

/* Faults of the chain as the server sent it (RFC 8446 section 4.4.2). */
typedef enum {
  ASSAY_CHAIN_INCOMPLETE  = 1 << 0,
  ASSAY_CHAIN_WRONG_ORDER = 1 << 1,
  ASSAY_CHAIN_EXTRA       = 1 << 2,
  ASSAY_CHAIN_DUPLICATE   = 1 << 3,
  ASSAY_CHAIN_ROOT_SENT   = 1 << 4,
} AssayChainIssues;

/* The stable names of the issues, one a bit, lowest bit first; %NULL-terminated. */
extern const char * const assay_chain_issue_names[];

/**
 * AssayVerification:
 * @status: what was found
 * @certificate: index of the certificate where the path breaks, or -1
 * @anchors: where trust came from
 * @path: indexes into the report's certificates, leaf first, as far as a path could be built; of guint
 * @issues: faults of the chain as sent
 * @second_opinion: what GnuTLS finds on the same path; %ASSAY_PATH_NONE when it was not asked
 * @technical: (nullable): GnuTLS's own words
 *
 * The path from leaf to anchor. Part of a report.
 */
typedef struct {
  AssayPathStatus   status;
  int               certificate;
  AssayAnchorKind   anchors;
  GArray           *path;
  AssayChainIssues  issues;
  AssayPathStatus   second_opinion;
  char             *technical;
} AssayVerification;

/**
 * AssayRefusal:
 * @certificate: index into the report's certificates
 * @words: why, in the library's own words; static or interned
 *
 * A certificate that the TLS library will not read; what is shown of it was read by our own reader. Part of a report.
 */
typedef struct {
  guint       certificate;
  const char *words;
} AssayRefusal;

/**
 * AssayReport:
 * @request: what was asked
 * @kind: where it comes from
 * @partial: the inspection still runs: nothing is known but the certificates that the server sent
 * @started_at: when, in microseconds since 1970 UTC
 * @as_of: the time to judge as of, in seconds since 1970, instead; %ASSAY_NO_TIME for @started_at
 * @duration_us: how long it took
 * @addresses: (element-type utf8): what the name resolved to, in the order tried
 * @address: (nullable): the address that answered
 * @port: the port there
 * @local_address: (nullable): the address that was connected from
 * @local_port: the port here
 * @phases: (element-type AssayPhase): in order
 * @messages: (element-type AssayMessage): in order
 * @records: (element-type AssayRecord): in order
 * @chunks: (element-type AssayChunk): the bytes of the connection, in order
 * @chunks_cut: more passed than is kept in @chunks
 * @secrets: (element-type AssaySecret): in the order in which they came to be; never to be written with the rest
 * @connection: (nullable): what was negotiated; %NULL when no handshake was finished
 * @certificates: (element-type AssayCertificate): first those that the server sent, in its order, then others
 * @n_sent: how many of @certificates the server sent, or files held
 * @refusals: (element-type AssayRefusal): those of @certificates that the TLS library will not read, in their order
 * @remarks: (element-type AssayText): what could not be read of bytes, and the like
 * @documents: (element-type AssayDocument): what files held besides certificates, in order
 * @verification: the path
 * @revocations: (element-type AssayRevocation): what was said about revocation, by certificate
 * @timestamps: (element-type AssayTimestamp): signed certificate timestamps
 * @validation: (nullable): how that was found, rule by rule; %NULL when there was nothing to validate
 * @failure: (nullable): why no handshake was finished
 * @closing_alert: the AlertDescription with which the server ended a finished handshake, or -1
 * @original: (nullable): the report that this one is as of another time; all but @as_of, and the path with its
 *   certificates when that was looked for anew, is its
 *
 * Everything that was seen, as facts; opinions are made from it by pure functions. Also a failed inspection makes one.
 * Immutable, refcounted, any thread.
 */
typedef struct _AssayReport AssayReport;

struct _AssayReport {
  AssayRequest      *request;
  AssayReportKind    kind;
  gboolean           partial;
  gint64             started_at;
  gint64             as_of;
  gint64             duration_us;
  GPtrArray         *addresses;
  char              *address;
  guint16            port;
  char              *local_address;
  guint16            local_port;
  GPtrArray         *phases;
  GPtrArray         *messages;
  GArray            *records;
  GArray            *chunks;
  gboolean           chunks_cut;
  GPtrArray         *secrets;
  AssayConnection   *connection;
  GPtrArray         *certificates;
  guint              n_sent;
  GArray            *refusals;
  GPtrArray         *remarks;
  GPtrArray         *documents;
  AssayVerification  verification;
  GPtrArray         *revocations;
  GPtrArray         *timestamps;
  AssayValidation   *validation;
  AssayFailure      *failure;
  int                closing_alert;
  AssayReport       *original;
};

#define ASSAY_TYPE_REPORT (assay_report_get_type ())

GType        assay_report_get_type (void) G_GNUC_CONST;

/* Fills in an empty draft on the stack, for assay_report_take(). */
void         assay_report_draft    (AssayReport  *draft,
                                    AssayRequest *request);
/* Moves @draft to the heap; takes all that it holds. (transfer full) */
AssayReport *assay_report_take     (AssayReport  *draft);
AssayReport *assay_report_ref      (AssayReport  *report);
void         assay_report_unref    (AssayReport  *report);

/**
 * assay_report_at:
 * @report: a report
 * @seconds: since 1970 UTC
 *
 * The same facts, seen at another time: what would checks say then?
 *
 * Returns: (transfer full): a report that holds on to @report
 */
AssayReport      *assay_report_at              (AssayReport       *report,
                                                gint64             seconds);

/* The certificate at @index, or %NULL. (transfer none) */
AssayCertificate *assay_report_get_certificate (const AssayReport *report,
                                                int                index);

/* Why the TLS library will not read the certificate at @index; %NULL when it does. */
const char       *assay_report_get_refusal     (const AssayReport *report,
                                                guint              index);

/* The server's own certificate, or %NULL when none came. (transfer none) */
AssayCertificate *assay_report_get_leaf        (const AssayReport *report);

/* The trust anchor at the end of a trusted path, or %NULL. (transfer none) */
AssayCertificate *assay_report_get_anchor      (const AssayReport *report);

/**
 * assay_report_dup_corrected_chain:
 * @report: a report
 *
 * The chain as the server should send it (RFC 8446 section 4.4.2): the leaf, then each certificate's issuer, without the
 * root; those that were found elsewhere included.
 *
 * Returns: (transfer full) (element-type AssayCertificate): empty when there is no path
 */
GPtrArray        *assay_report_dup_corrected_chain (const AssayReport *report);

/* Where the certificate came from in a few words, as a message id: "sent by server", "from your trust store". */
const char       *assay_report_get_origin_label (const AssayReport      *report,
                                                 const AssayCertificate *certificate);

/* The phase @id, or %NULL when it did not happen. (transfer none) */
AssayPhase       *assay_report_get_phase       (const AssayReport *report,
                                                AssayPhaseId       id);

/* The first handshake message of @type from @direction, or %NULL. (transfer none) */
AssayMessage     *assay_report_find_message    (const AssayReport *report,
                                                AssayDirection     direction,
                                                guint              type);

/* The first secret with the label @label, or %NULL. (transfer none) */
AssaySecret      *assay_report_find_secret     (const AssayReport *report,
                                                const char        *label);

/* When it was taken, in seconds since 1970. */
gint64            assay_report_get_start       (const AssayReport *report);

/* The only clock that verification and checks know, in seconds since 1970: @as_of, or when it was taken. */
gint64            assay_report_get_time        (const AssayReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReport, assay_report_unref)

G_END_DECLS
