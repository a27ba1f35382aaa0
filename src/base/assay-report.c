/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-report.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (AssayReport, assay_report, assay_report_ref, assay_report_unref)

const char * const assay_chain_issue_names[] = {
  "incomplete", "wrong-order", "extra", "duplicate", "root-sent", NULL
};

static const char * const path_status_names[] = {
  [ASSAY_PATH_NONE]               = "none",
  [ASSAY_PATH_TRUSTED]            = "trusted",
  [ASSAY_PATH_NO_ISSUER]          = "no-issuer",
  [ASSAY_PATH_SELF_SIGNED]        = "self-signed",
  [ASSAY_PATH_UNKNOWN_ROOT]       = "unknown-root",
  [ASSAY_PATH_BAD_SIGNATURE]      = "bad-signature",
  [ASSAY_PATH_INSECURE]           = "insecure",
  [ASSAY_PATH_NOT_A_CA]           = "not-a-ca",
  [ASSAY_PATH_CONSTRAINTS]        = "constraints",
  [ASSAY_PATH_CRITICAL_EXTENSION] = "critical-extension",
  [ASSAY_PATH_UNREADABLE]         = "unreadable",
  [ASSAY_PATH_OTHER]              = "other",
};

const char *
assay_path_status_name (AssayPathStatus status)
{
  return path_status_names[status];
}

void
assay_connection_free (AssayConnection *connection)
{
  g_free (connection->alpn);
  g_clear_pointer (&connection->ocsp_staple, g_bytes_unref);
  g_free (connection);
}

void
assay_report_draft (AssayReport  *draft,
                    AssayRequest *request)
{
  *draft = (AssayReport) {
    .request = assay_request_ref (request),
    .kind = assay_request_get_kind (request),
    .as_of = request->options.at_time,
    .addresses = g_ptr_array_new_with_free_func (g_free),
    .phases = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_phase_unref),
    .messages = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_message_unref),
    .records = g_array_new (FALSE, FALSE, sizeof (AssayRecord)),
    .chunks = assay_chunks_new (),
    .secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_secret_unref),
    .certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref),
    .refusals = g_array_new (FALSE, FALSE, sizeof (AssayRefusal)),
    .remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_text_unref),
    .documents = assay_documents_new (),
    .verification = {
      .certificate = -1,
      .anchors = request->options.anchor_kind,
      .path = g_array_new (FALSE, FALSE, sizeof (guint)),
    },
    .revocations = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_revocation_unref),
    .timestamps = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_timestamp_unref),
    .closing_alert = -1,
  };
}

AssayReport *
assay_report_take (AssayReport *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayReport *
assay_report_ref (AssayReport *report)
{
  return g_atomic_rc_box_acquire (report);
}

/* What differs is its own. */
static void
clear_derived (AssayReport *report)
{
  const AssayReport *original = report->original;

  if (report->certificates != original->certificates)
    g_ptr_array_unref (report->certificates);
  if (report->verification.path != original->verification.path)
    g_array_unref (report->verification.path);
  if (report->verification.technical != original->verification.technical)
    g_free (report->verification.technical);
  if (report->validation != original->validation)
    g_clear_pointer (&report->validation, assay_validation_unref);
  assay_report_unref (report->original);
}

static void
report_clear (gpointer data)
{
  AssayReport *report = data;

  if (report->original != NULL)
    {
      clear_derived (report);
      return;
    }
  assay_request_unref (report->request);
  g_ptr_array_unref (report->addresses);
  g_free (report->address);
  g_free (report->local_address);
  g_ptr_array_unref (report->phases);
  g_ptr_array_unref (report->messages);
  g_array_unref (report->records);
  g_array_unref (report->chunks);
  g_ptr_array_unref (report->secrets);
  g_clear_pointer (&report->connection, assay_connection_free);
  g_ptr_array_unref (report->certificates);
  g_array_unref (report->refusals);
  g_ptr_array_unref (report->remarks);
  g_ptr_array_unref (report->documents);
  g_array_unref (report->verification.path);
  g_free (report->verification.technical);
  g_ptr_array_unref (report->revocations);
  g_ptr_array_unref (report->timestamps);
  g_clear_pointer (&report->validation, assay_validation_unref);
  g_clear_pointer (&report->failure, assay_failure_unref);
}

void
assay_report_unref (AssayReport *report)
{
  g_atomic_rc_box_release_full (report, report_clear);
}

AssayReport *
assay_report_at (AssayReport *report,
                 gint64       seconds)
{
  AssayReport draft = *report;

  draft.as_of = seconds;
  draft.original = assay_report_ref (report->original != NULL ? report->original : report);
  return assay_report_take (&draft);
}

AssayCertificate *
assay_report_get_certificate (const AssayReport *report,
                              int                index)
{
  if (index < 0 || (guint) index >= report->certificates->len)
    return NULL;
  return g_ptr_array_index (report->certificates, index);
}

const char *
assay_report_get_refusal (const AssayReport *report,
                          guint              index)
{
  for (guint i = 0; i < report->refusals->len; i++)
    {
      const AssayRefusal *refusal = &g_array_index (report->refusals, AssayRefusal, i);

      if (refusal->certificate == index)
        return refusal->words;
    }
  return NULL;
}

AssayCertificate *
assay_report_get_leaf (const AssayReport *report)
{
  return report->n_sent > 0 ? assay_report_get_certificate (report, 0) : NULL;
}

AssayCertificate *
assay_report_get_anchor (const AssayReport *report)
{
  const GArray *path = report->verification.path;

  if (report->verification.status != ASSAY_PATH_TRUSTED || path->len == 0)
    return NULL;
  return assay_report_get_certificate (report, (int) g_array_index (path, guint, path->len - 1));
}

GPtrArray *
assay_report_dup_corrected_chain (const AssayReport *report)
{
  GPtrArray *chain = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref);
  const GArray *path = report->verification.path;

  for (guint i = 0; i < path->len; i++)
    {
      AssayCertificate *certificate = assay_report_get_certificate (report, (int) g_array_index (path, guint, i));
      gboolean last = i + 1 == path->len;

      /* A root, or whatever trust ends in, is known to clients. */
      if (i > 0 && last && (certificate == assay_report_get_anchor (report)
                            || assay_certificate_is_self_issued (certificate)))
        break;
      g_ptr_array_add (chain, assay_certificate_ref (certificate));
    }
  return chain;
}

const char *
assay_report_get_origin_label (const AssayReport      *report,
                               const AssayCertificate *certificate)
{
  static const char * const origins[] = {
    [ASSAY_ORIGIN_SERVER]  = N_("sent by server"),
    [ASSAY_ORIGIN_FETCHED] = N_("fetched"),
    [ASSAY_ORIGIN_FILE]    = N_("from the file"),
  };
  static const char * const anchors[] = {
    [ASSAY_ANCHORS_SYSTEM]   = N_("from your trust store"),
    [ASSAY_ANCHORS_FILE]     = N_("from your CA file"),
    [ASSAY_ANCHORS_PRACTICE] = N_("practice authority"),
    [ASSAY_ANCHORS_BOTH]     = N_("trusted here"),
    [ASSAY_ANCHORS_NONE]     = N_("trusted here"),
  };

  return certificate->origin == ASSAY_ORIGIN_TRUST_STORE ? anchors[report->verification.anchors]
                                                         : origins[certificate->origin];
}

AssayPhase *
assay_report_get_phase (const AssayReport *report,
                        AssayPhaseId       id)
{
  for (guint i = 0; i < report->phases->len; i++)
    {
      AssayPhase *phase = g_ptr_array_index (report->phases, i);

      if (phase->id == id)
        return phase;
    }
  return NULL;
}

AssayMessage *
assay_report_find_message (const AssayReport *report,
                           AssayDirection     direction,
                           guint              type)
{
  for (guint i = 0; i < report->messages->len; i++)
    {
      AssayMessage *message = g_ptr_array_index (report->messages, i);

      if (message->layer == ASSAY_LAYER_HANDSHAKE && message->direction == direction && message->type == type)
        return message;
    }
  return NULL;
}

AssaySecret *
assay_report_find_secret (const AssayReport *report,
                          const char        *label)
{
  for (guint i = 0; i < report->secrets->len; i++)
    {
      AssaySecret *secret = g_ptr_array_index (report->secrets, i);

      if (g_str_equal (secret->label, label))
        return secret;
    }
  return NULL;
}

gint64
assay_report_get_start (const AssayReport *report)
{
  return report->started_at / G_USEC_PER_SEC;
}

gint64
assay_report_get_time (const AssayReport *report)
{
  return report->as_of != ASSAY_NO_TIME ? report->as_of : assay_report_get_start (report);
}
