/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others said of a certificate: revocation and Certificate Transparency. */
#include "base/assay-format.h"
#include "story/certificate-facts-private.h"

static const char * const sources[] = {
  [ASSAY_REVOCATION_STAPLE]       = N_("OCSP answer, stapled by the server"),
  [ASSAY_REVOCATION_OCSP_FILE]    = N_("OCSP answer from a file"),
  [ASSAY_REVOCATION_CRL_FILE]     = N_("Revocation list from a file"),
  [ASSAY_REVOCATION_OCSP_ONLINE]  = N_("OCSP answer, asked for"),
  [ASSAY_REVOCATION_CRL_ONLINE]   = N_("Revocation list, fetched"),
  [ASSAY_REVOCATION_DELTA_ONLINE] = N_("Delta revocation list, fetched"),
};

static const char * const statuses[] = {
  [ASSAY_REVOCATION_UNUSABLE] = N_("says nothing that may be relied on"),
  [ASSAY_REVOCATION_UNKNOWN]  = N_("does not know the certificate"),
  [ASSAY_REVOCATION_GOOD]     = N_("not revoked"),
  [ASSAY_REVOCATION_REVOKED]  = N_("revoked"),
};

static void
add_time (AssayCertificateSection *section,
          const char              *label,
          gint64                   moment)
{
  if (moment != ASSAY_NO_TIME)
    assay_facts_add (section, label, assay_text_new ("{time}", "time", ASSAY_ARG_TIME, moment, NULL));
}

static void
add_revocation (AssayCertificateSection *section,
                const AssayRevocation   *revocation)
{
  AssayCertificateFact *fact = assay_facts_add (section, sources[revocation->source],
                                                assay_text_new (statuses[revocation->status], NULL));
  const char *problem = assay_revocation_problem_title (revocation->problem);

  fact->malformed = revocation->status == ASSAY_REVOCATION_REVOKED || problem != NULL;
  if (problem != NULL)
    fact->remark = assay_text_new (problem, NULL);
  assay_facts_add_plain (section, N_("Signed by"), revocation->responder);
  assay_facts_add_plain (section, N_("From"), revocation->uri);
  add_time (section, N_("Revoked"), revocation->revoked_at);
  add_time (section, N_("Known to be so"), revocation->this_update);
  add_time (section, N_("To be renewed by"), revocation->next_update);
}

static void
add_revocations (AssayCertificateFacts *facts,
                 const AssayReport     *report,
                 guint                  index)
{
  AssayCertificateSection *section = NULL;

  for (guint i = 0; i < report->revocations->len; i++)
    {
      const AssayRevocation *revocation = g_ptr_array_index (report->revocations, i);

      if (revocation->certificate != index)
        continue;
      if (section == NULL)
        section = assay_facts_add_section (facts, N_("Revocation"), NULL);
      add_revocation (section, revocation);
    }
}

static const char * const signatures[] = {
  [ASSAY_TIMESTAMP_UNKNOWN_LOG] = N_("The log is not known, so its signature cannot be checked"),
  [ASSAY_TIMESTAMP_UNVERIFIED]  = N_("The log is known; its signature could not be checked"),
  [ASSAY_TIMESTAMP_VALID]       = N_("The log signed it"),
  [ASSAY_TIMESTAMP_INVALID]     = N_("The log's signature is wrong"),
  [ASSAY_TIMESTAMP_MALFORMED]   = N_("It cannot be read"),
};

static const char * const timestamp_sources[] = {
  [ASSAY_TIMESTAMP_CERTIFICATE] = N_("Timestamp in the certificate"),
  [ASSAY_TIMESTAMP_TLS]         = N_("Timestamp from the handshake"),
  [ASSAY_TIMESTAMP_OCSP]        = N_("Timestamp in the OCSP answer"),
};

static char *
dup_log_name (const AssayTimestamp *timestamp)
{
  gconstpointer id;
  gsize length;

  if (timestamp->log != NULL)
    return g_strdup (timestamp->log->name);
  if (timestamp->log_id == NULL)
    return g_strdup ("");
  id = g_bytes_get_data (timestamp->log_id, &length);
  return assay_format_hex (id, length, ':');
}

static void
add_timestamp (AssayCertificateSection *section,
               const AssayTimestamp    *timestamp)
{
  g_autofree char *log = dup_log_name (timestamp);
  AssayCertificateFact *fact = timestamp->timestamp != ASSAY_NO_TIME
    ? assay_facts_add (section, timestamp_sources[timestamp->source],
                       assay_text_new ("{time} · {log}", "time", ASSAY_ARG_TIME, timestamp->timestamp / 1000,
                                       "log", ASSAY_ARG_TEXT, log, NULL))
    : assay_facts_add_plain (section, timestamp_sources[timestamp->source], log);

  fact->remark = assay_text_new (signatures[timestamp->signature], NULL);
  fact->malformed = timestamp->signature >= ASSAY_TIMESTAMP_INVALID;
}

static void
add_timestamps (AssayCertificateFacts *facts,
                const AssayReport     *report,
                guint                  index)
{
  AssayCertificateSection *section = NULL;

  for (guint i = 0; i < report->timestamps->len; i++)
    {
      const AssayTimestamp *timestamp = g_ptr_array_index (report->timestamps, i);

      if (timestamp->certificate != index || (section != NULL && section->facts->len >= ASSAY_FACTS_MAX_ROWS))
        continue;
      if (section == NULL)
        section = assay_facts_add_section (facts, N_("Timestamps of Logs"), NULL);
      add_timestamp (section, timestamp);
    }
}

void
assay_facts_add_statements (AssayCertificateFacts *facts,
                            const AssayReport     *report,
                            guint                  index)
{
  add_revocations (facts, report, index);
  add_timestamps (facts, report, index);
}
