/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-text.h"

G_BEGIN_DECLS

/**
 * AssayError:
 * @ASSAY_ERROR_TARGET: a target that cannot be understood
 * @ASSAY_ERROR_REQUEST: options that contradict each other or name nothing
 * @ASSAY_ERROR_FILE: a file that cannot be read, or holds nothing of use
 * @ASSAY_ERROR_FAILED: anything else that kept an inspection from beginning
 *
 * Why something could not even begin. What goes wrong on the way to a server is no GError but an [struct@Failure] in
 * the report.
 */
typedef enum {
  ASSAY_ERROR_TARGET,
  ASSAY_ERROR_REQUEST,
  ASSAY_ERROR_FILE,
  ASSAY_ERROR_FAILED,
} AssayError;

#define ASSAY_ERROR (assay_error_quark ())

GQuark assay_error_quark (void);

/**
 * AssayPhaseId:
 *
 * The parts of an inspection, in the order in which they can happen. assay_phase_name() gives the name in the report.
 */
typedef enum {
  ASSAY_PHASE_RESOLVE,
  ASSAY_PHASE_CONNECT,
  ASSAY_PHASE_PROXY,
  ASSAY_PHASE_STARTTLS,
  ASSAY_PHASE_HANDSHAKE,
  ASSAY_PHASE_TICKETS,
  ASSAY_PHASE_VERIFY,
  ASSAY_PHASE_ONLINE,
  ASSAY_N_PHASES,
} AssayPhaseId;

/* "resolve", "connect"...: stable, for the report. */
const char *assay_phase_name  (AssayPhaseId phase);

/* The same in words, as a message id: "Name lookup". */
const char *assay_phase_label (AssayPhaseId phase);

/**
 * AssayFailureCode:
 *
 * Every way in which an inspection can end before a handshake is finished. assay_failure_code_name() gives the code in
 * the report.
 */
typedef enum {
  ASSAY_FAILURE_NOT_FOUND,          /* the name does not exist, or has no address */
  ASSAY_FAILURE_RESOLVER,           /* the name service did not answer */
  ASSAY_FAILURE_REFUSED,            /* nothing listens there */
  ASSAY_FAILURE_UNREACHABLE,        /* no route to host or network */
  ASSAY_FAILURE_CONNECT,            /* any other error of connect() */
  ASSAY_FAILURE_TIMEOUT,            /* a deadline of ours passed */
  ASSAY_FAILURE_NOT_TLS,            /* what came is not TLS */
  ASSAY_FAILURE_ALERT,              /* the server sent a fatal alert */
  ASSAY_FAILURE_CLOSED_EARLY,       /* the server closed in the middle */
  ASSAY_FAILURE_RESET,              /* the connection was reset in the middle */
  ASSAY_FAILURE_PROTOCOL,           /* what came is TLS, but breaks its rules; or nothing in common */
  ASSAY_FAILURE_STARTTLS,           /* the server would not begin TLS */
  ASSAY_FAILURE_TOO_MUCH,           /* a limit on size or number was passed */
  ASSAY_FAILURE_CANCELLED,          /* the person stopped it */
  ASSAY_FAILURE_INTERNAL,           /* the local library failed */
  ASSAY_N_FAILURES,
} AssayFailureCode;

/* "not-found", "refused"...: stable, for the report. */
const char *assay_failure_code_name (AssayFailureCode code);

/**
 * AssayFailure:
 * @phase: where it happened; written as "limit" or "cancelled" in the report when @code says so
 * @code: what happened
 * @alert: the AlertDescription for %ASSAY_FAILURE_ALERT, else -1
 * @message: what happened, for a person
 * @technical: (nullable): the system's or library's own words
 *
 * Why no handshake was finished. Immutable, refcounted.
 */
typedef struct {
  AssayPhaseId     phase;
  AssayFailureCode code;
  int              alert;
  AssayText       *message;
  char            *technical;
} AssayFailure;

#define ASSAY_TYPE_FAILURE (assay_failure_get_type ())

GType         assay_failure_get_type (void) G_GNUC_CONST;

/**
 * assay_failure_new:
 * @phase: where
 * @code: what
 * @alert: the alert, or -1
 * @message: (transfer full): what happened, for a person
 * @technical: (nullable): the library's own words; made visible
 *
 * Returns: (transfer full): the failure
 */
AssayFailure *assay_failure_new      (AssayPhaseId      phase,
                                      AssayFailureCode  code,
                                      int               alert,
                                      AssayText        *message,
                                      const char       *technical);
AssayFailure *assay_failure_ref      (AssayFailure     *failure);
void          assay_failure_unref    (AssayFailure     *failure);

/* The report's error.phase: the phase's name, or "limit" or "cancelled". */
const char   *assay_failure_get_phase_name (const AssayFailure *failure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFailure, assay_failure_unref)

G_END_DECLS
