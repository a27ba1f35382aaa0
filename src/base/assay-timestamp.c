/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-timestamp.h"

#include <string.h>

#include "base/assay-text.h"

G_DEFINE_BOXED_TYPE (AssayLog, assay_log, assay_log_ref, assay_log_unref)
G_DEFINE_BOXED_TYPE (AssayTimestamp, assay_timestamp, assay_timestamp_ref, assay_timestamp_unref)

static const char * const state_names[] = {
  [ASSAY_LOG_UNSTATED] = NULL,
  [ASSAY_LOG_USABLE]   = "usable",
  [ASSAY_LOG_RETIRED]  = "retired",
  [ASSAY_LOG_PENDING]  = "pending",
  [ASSAY_LOG_REJECTED] = "rejected",
};

static const char * const source_names[] = {
  [ASSAY_TIMESTAMP_CERTIFICATE] = "certificate",
  [ASSAY_TIMESTAMP_TLS]         = "tls",
  [ASSAY_TIMESTAMP_OCSP]        = "ocsp",
};

static const struct {
  const char *name;
  const char *title;
} signatures[] = {
  [ASSAY_TIMESTAMP_UNKNOWN_LOG] = { "unknown-log", N_("a log that is not known here") },
  [ASSAY_TIMESTAMP_UNVERIFIED]  = { "unverified",  N_("signature not verified") },
  [ASSAY_TIMESTAMP_VALID]       = { "valid",       N_("signature is right") },
  [ASSAY_TIMESTAMP_INVALID]     = { "invalid",     N_("signature is wrong") },
  [ASSAY_TIMESTAMP_MALFORMED]   = { "malformed",   N_("unreadable") },
};

const char *
assay_log_state_name (AssayLogState state)
{
  return state_names[state];
}

AssayLog *
assay_log_take (AssayLog *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayLog *
assay_log_ref (AssayLog *log)
{
  return g_atomic_rc_box_acquire (log);
}

static void
log_clear (gpointer data)
{
  AssayLog *log = data;

  g_bytes_unref (log->id);
  g_bytes_unref (log->key);
  g_free (log->name);
  g_free (log->operator_name);
}

void
assay_log_unref (AssayLog *log)
{
  g_atomic_rc_box_release_full (log, log_clear);
}

const char *
assay_timestamp_source_name (AssayTimestampSource source)
{
  return source_names[source];
}

const char *
assay_timestamp_signature_name (AssayTimestampSignature signature)
{
  return signatures[signature].name;
}

const char *
assay_timestamp_signature_title (AssayTimestampSignature signature)
{
  return signatures[signature].title;
}

AssayTimestamp *
assay_timestamp_take (AssayTimestamp *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayTimestamp *
assay_timestamp_ref (AssayTimestamp *timestamp)
{
  return g_atomic_rc_box_acquire (timestamp);
}

static void
timestamp_clear (gpointer data)
{
  AssayTimestamp *timestamp = data;

  g_clear_pointer (&timestamp->log_id, g_bytes_unref);
  g_clear_pointer (&timestamp->log, assay_log_unref);
  g_bytes_unref (timestamp->bytes);
}

void
assay_timestamp_unref (AssayTimestamp *timestamp)
{
  g_atomic_rc_box_release_full (timestamp, timestamp_clear);
}
