/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/json-evidence.h"

#include "base/assay-format.h"
#include "export/json-parts.h"
#include "names/assay-names.h"

static void
add_bytes (AssayJson      *json,
           GBytes         *bytes,
           AssayJsonFlags  flags)
{
  if ((flags & ASSAY_JSON_BRIEF) == 0 && bytes != NULL && g_bytes_get_size (bytes) <= ASSAY_LIMIT_EXPORTED_EVIDENCE)
    assay_json_add_bytes (json, "bytes", bytes);
}

static void
add_revocation (AssayJson             *json,
                const AssayRevocation *revocation,
                AssayJsonFlags         flags)
{
  gboolean has_reason = revocation->reason != ASSAY_REVOCATION_NO_REASON;

  assay_json_open (json, NULL, '{');
  assay_json_add_unsigned (json, "certificate", revocation->certificate);
  assay_json_add_text (json, "source", assay_revocation_source_name (revocation->source));
  assay_json_add_text (json, "status", assay_revocation_status_name (revocation->status));
  assay_json_add_text (json, "problem", assay_revocation_problem_name (revocation->problem));
  assay_json_add_moment (json, "this_update", revocation->this_update);
  assay_json_add_moment (json, "next_update", revocation->next_update);
  assay_json_add_moment (json, "produced_at", revocation->produced_at);
  assay_json_add_moment (json, "revoked_at", revocation->revoked_at);
  assay_json_add_name (json, "reason", &assay_names_crl_reasons, has_reason, (guint32) revocation->reason);
  assay_json_add_code (json, "reason_code", has_reason, (guint32) revocation->reason);
  assay_json_add_text (json, "responder", revocation->responder);
  assay_json_add_text (json, "uri", revocation->uri);
  assay_json_add_text (json, "detail", revocation->detail);
  add_bytes (json, revocation->bytes, flags);
  assay_json_close (json, '}');
}

/* Milliseconds, which RFC 3339 can say up to the year 9999; the rest is null. */
static void
add_time (AssayJson *json,
          gint64     timestamp)
{
  g_autofree char *text = NULL;

  if (timestamp != ASSAY_NO_TIME && timestamp < (gint64) 1 << 47)
    text = assay_format_rfc3339 (timestamp * 1000, TRUE);
  assay_json_add_text (json, "timestamp", text);
}

static void
add_timestamp (AssayJson            *json,
               const AssayTimestamp *timestamp,
               AssayJsonFlags        flags)
{
  const AssayLog *log = timestamp->log;

  assay_json_open (json, NULL, '{');
  assay_json_add_unsigned (json, "certificate", timestamp->certificate);
  assay_json_add_text (json, "source", assay_timestamp_source_name (timestamp->source));
  if (timestamp->log_id != NULL)
    assay_json_add_bytes (json, "log_id", timestamp->log_id);
  else
    assay_json_add_null (json, "log_id");
  assay_json_add_text (json, "log_name", log != NULL ? log->name : NULL);
  assay_json_add_text (json, "operator", log != NULL ? log->operator_name : NULL);
  assay_json_add_text (json, "log_state", log != NULL ? assay_log_state_name (log->state) : NULL);
  add_time (json, timestamp->timestamp);
  assay_json_add_text (json, "signature", assay_timestamp_signature_name (timestamp->signature));
  add_bytes (json, timestamp->bytes, flags);
  assay_json_close (json, '}');
}

void
assay_json_add_evidence (AssayJson         *json,
                         const AssayReport *report,
                         AssayJsonFlags     flags)
{
  assay_json_open (json, "revocation", '[');
  for (guint i = 0; i < report->revocations->len; i++)
    add_revocation (json, g_ptr_array_index (report->revocations, i), flags);
  assay_json_close (json, ']');
  assay_json_open (json, "timestamps", '[');
  for (guint i = 0; i < report->timestamps->len; i++)
    add_timestamp (json, g_ptr_array_index (report->timestamps, i), flags);
  assay_json_close (json, ']');
}
