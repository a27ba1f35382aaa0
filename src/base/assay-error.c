/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-error.h"

#include "base/assay-format.h"

G_DEFINE_QUARK (assay-error-quark, assay_error)
G_DEFINE_BOXED_TYPE (AssayFailure, assay_failure, assay_failure_ref, assay_failure_unref)

static const struct {
  const char *name;
  const char *label;
} phases[ASSAY_N_PHASES] = {
  [ASSAY_PHASE_RESOLVE]   = { "resolve",   N_("Name lookup") },
  [ASSAY_PHASE_CONNECT]   = { "connect",   N_("Connection") },
  [ASSAY_PHASE_PROXY]     = { "proxy",     N_("Proxy") },
  [ASSAY_PHASE_STARTTLS]  = { "starttls",  N_("Upgrade to TLS") },
  [ASSAY_PHASE_HANDSHAKE] = { "handshake", N_("Handshake") },
  [ASSAY_PHASE_TICKETS]   = { "tickets",   N_("Session tickets") },
  [ASSAY_PHASE_VERIFY]    = { "verify",    N_("Verification") },
  [ASSAY_PHASE_ONLINE]    = { "online",    N_("Online checks") },
};

static const char * const failure_names[ASSAY_N_FAILURES] = {
  [ASSAY_FAILURE_NOT_FOUND]    = "not-found",
  [ASSAY_FAILURE_RESOLVER]     = "resolver",
  [ASSAY_FAILURE_REFUSED]      = "refused",
  [ASSAY_FAILURE_UNREACHABLE]  = "unreachable",
  [ASSAY_FAILURE_CONNECT]      = "connect",
  [ASSAY_FAILURE_TIMEOUT]      = "timeout",
  [ASSAY_FAILURE_NOT_TLS]      = "not-tls",
  [ASSAY_FAILURE_ALERT]        = "alert",
  [ASSAY_FAILURE_CLOSED_EARLY] = "closed-early",
  [ASSAY_FAILURE_RESET]        = "reset",
  [ASSAY_FAILURE_PROTOCOL]     = "protocol",
  [ASSAY_FAILURE_STARTTLS]     = "starttls",
  [ASSAY_FAILURE_TOO_MUCH]     = "too-much",
  [ASSAY_FAILURE_CANCELLED]    = "cancelled",
  [ASSAY_FAILURE_INTERNAL]     = "internal",
};

const char *
assay_phase_name (AssayPhaseId phase)
{
  return phases[phase].name;
}

const char *
assay_phase_label (AssayPhaseId phase)
{
  return phases[phase].label;
}

const char *
assay_failure_code_name (AssayFailureCode code)
{
  return failure_names[code];
}

AssayFailure *
assay_failure_new (AssayPhaseId      phase,
                   AssayFailureCode  code,
                   int               alert,
                   AssayText        *message,
                   const char       *technical)
{
  AssayFailure *failure = g_atomic_rc_box_new0 (AssayFailure);

  failure->phase = phase;
  failure->code = code;
  failure->alert = alert;
  failure->message = message;
  failure->technical = technical != NULL ? assay_format_visible (technical, -1) : NULL;
  return failure;
}

AssayFailure *
assay_failure_ref (AssayFailure *failure)
{
  return g_atomic_rc_box_acquire (failure);
}

static void
failure_clear (gpointer data)
{
  AssayFailure *failure = data;

  g_clear_pointer (&failure->message, assay_text_unref);
  g_free (failure->technical);
}

void
assay_failure_unref (AssayFailure *failure)
{
  g_atomic_rc_box_release_full (failure, failure_clear);
}

const char *
assay_failure_get_phase_name (const AssayFailure *failure)
{
  if (failure->code == ASSAY_FAILURE_CANCELLED)
    return "cancelled";
  if (failure->code == ASSAY_FAILURE_TOO_MUCH)
    return "limit";
  return assay_phase_name (failure->phase);
}
