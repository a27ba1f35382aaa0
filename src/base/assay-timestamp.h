/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AssayLogState:
 * @ASSAY_LOG_UNSTATED: the list does not say, or the log is in no list
 * @ASSAY_LOG_USABLE: its timestamps count (also "qualified" and "readonly" of log lists)
 * @ASSAY_LOG_RETIRED: its timestamps count when they are older than its retirement
 * @ASSAY_LOG_PENDING: its timestamps do not count yet
 * @ASSAY_LOG_REJECTED: its timestamps do not count
 *
 * What browsers think of a log of Certificate Transparency.
 */
typedef enum {
  ASSAY_LOG_UNSTATED,
  ASSAY_LOG_USABLE,
  ASSAY_LOG_RETIRED,
  ASSAY_LOG_PENDING,
  ASSAY_LOG_REJECTED,
} AssayLogState;

/* "usable", "retired", "pending", "rejected": stable, for the report; %NULL for unstated. */
const char *assay_log_state_name (AssayLogState state);

/**
 * AssayLog:
 * @id: SHA-256 of its key, 32 octets
 * @key: its SubjectPublicKeyInfo in DER; empty in a report that was read again
 * @name: what it is called; made visible
 * @operator_name: (nullable): who runs it; made visible
 * @state: what browsers think of it
 * @state_since: since when, in seconds since 1970; %ASSAY_NO_TIME when not said
 *
 * One log of Certificate Transparency, from a list of them. Immutable, refcounted.
 */
typedef struct {
  GBytes        *id;
  GBytes        *key;
  char          *name;
  char          *operator_name;
  AssayLogState  state;
  gint64         state_since;
} AssayLog;

#define ASSAY_TYPE_LOG (assay_log_get_type ())

GType     assay_log_get_type (void) G_GNUC_CONST;

/* Moves @draft to the heap; takes all that it holds. (transfer full) */
AssayLog *assay_log_take     (AssayLog *draft);
AssayLog *assay_log_ref      (AssayLog *log);
void      assay_log_unref    (AssayLog *log);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayLog, assay_log_unref)

/**
 * AssayTimestampSource:
 * @ASSAY_TIMESTAMP_CERTIFICATE: it is in the certificate (RFC 6962 section 3.3)
 * @ASSAY_TIMESTAMP_TLS: the server sent it in a TLS extension
 * @ASSAY_TIMESTAMP_OCSP: it is in the stapled OCSP response
 *
 * How a signed certificate timestamp came.
 */
typedef enum {
  ASSAY_TIMESTAMP_CERTIFICATE,
  ASSAY_TIMESTAMP_TLS,
  ASSAY_TIMESTAMP_OCSP,
} AssayTimestampSource;

/* "certificate", "tls", "ocsp": stable, for the report. */
const char *assay_timestamp_source_name (AssayTimestampSource source);

/**
 * AssayTimestampSignature:
 * @ASSAY_TIMESTAMP_UNKNOWN_LOG: the log's key is not known, so nobody can tell
 * @ASSAY_TIMESTAMP_UNVERIFIED: the log is known, but its signature could not be verified: what it signed is not at hand
 *   (the issuer of the certificate is missing), or an algorithm is
 * @ASSAY_TIMESTAMP_VALID: the log signed it
 * @ASSAY_TIMESTAMP_INVALID: the signature is wrong
 * @ASSAY_TIMESTAMP_MALFORMED: the timestamp cannot be read
 *
 * Whether the log's signature is right.
 */
typedef enum {
  ASSAY_TIMESTAMP_UNKNOWN_LOG,
  ASSAY_TIMESTAMP_UNVERIFIED,
  ASSAY_TIMESTAMP_VALID,
  ASSAY_TIMESTAMP_INVALID,
  ASSAY_TIMESTAMP_MALFORMED,
} AssayTimestampSignature;

/* "unknown-log", "unverified", "valid", "invalid", "malformed": stable, for the report. */
const char *assay_timestamp_signature_name (AssayTimestampSignature signature);

/* The same for people, as a message id. */
const char *assay_timestamp_signature_title (AssayTimestampSignature signature);

/**
 * AssayTimestamp:
 * @certificate: index into the report's certificates of the one that it is about
 * @source: how it came
 * @log_id: (nullable): SHA-256 of the log's key; %NULL when it cannot be read
 * @log: (nullable): the log, when it is in the list that was given
 * @timestamp: when the log promised to show the certificate, in milliseconds since 1970; %ASSAY_NO_TIME
 * @signature: whether the log's signature is right
 * @bytes: the SignedCertificateTimestamp; empty when a report was written without
 *
 * One signed certificate timestamp (RFC 6962 section 3.2). Immutable, refcounted, any thread.
 */
typedef struct {
  guint                    certificate;
  AssayTimestampSource     source;
  GBytes                  *log_id;
  AssayLog                *log;
  gint64                   timestamp;
  AssayTimestampSignature  signature;
  GBytes                  *bytes;
} AssayTimestamp;

#define ASSAY_TYPE_TIMESTAMP (assay_timestamp_get_type ())

GType           assay_timestamp_get_type (void) G_GNUC_CONST;

/* Moves @draft to the heap; takes all that it holds. (transfer full) */
AssayTimestamp *assay_timestamp_take     (AssayTimestamp *draft);
AssayTimestamp *assay_timestamp_ref      (AssayTimestamp *timestamp);
void            assay_timestamp_unref    (AssayTimestamp *timestamp);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTimestamp, assay_timestamp_unref)

G_END_DECLS
