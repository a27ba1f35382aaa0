/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificate Transparency: what Chrome and Apple ask for. */
#include "checks/checks-private.h"

#define DAY        G_GINT64_CONSTANT (86400)
#define SHORT_LIFE (180 * DAY)
#define FEW        2                   /* for a short life */
#define MANY       3

/* Whether a log's timestamps count, of those that it made at @timestamp (milliseconds). */
static gboolean
counts (const AssayLog *log,
        gint64          timestamp)
{
  switch (log->state)
    {
    case ASSAY_LOG_UNSTATED:
    case ASSAY_LOG_USABLE:
      return TRUE;
    case ASSAY_LOG_RETIRED:
      return log->state_since == ASSAY_NO_TIME || timestamp / 1000 < log->state_since;
    case ASSAY_LOG_PENDING:
    case ASSAY_LOG_REJECTED:
    default:
      return FALSE;
    }
}

/* Where a list of logs was given only those in it count, and only when they signed. */
static gboolean
is_good (const AssayReport    *report,
         const AssayTimestamp *timestamp)
{
  gboolean listed = report->request->options.logs != NULL;

  if (timestamp->log != NULL)
    return timestamp->signature == ASSAY_TIMESTAMP_VALID && counts (timestamp->log, timestamp->timestamp);
  return !listed && timestamp->signature == ASSAY_TIMESTAMP_UNKNOWN_LOG;
}

/* Several timestamps of one log are one promise. */
static guint
count_logs (const AssayReport *report,
            GHashTable        *operators)
{
  g_autoptr(GHashTable) logs = g_hash_table_new (g_bytes_hash, g_bytes_equal);

  for (guint i = 0; i < report->timestamps->len; i++)
    {
      const AssayTimestamp *timestamp = g_ptr_array_index (report->timestamps, i);

      if (timestamp->certificate != 0 || !is_good (report, timestamp))
        continue;
      g_hash_table_add (logs, timestamp->log_id);
      if (timestamp->log != NULL && timestamp->log->operator_name != NULL)
        g_hash_table_add (operators, timestamp->log->operator_name);
    }
  return g_hash_table_size (logs);
}

static void
say_invalid (const AssayReport *report,
             const AssayCheck  *check,
             GPtrArray         *findings)
{
  for (guint i = 0; i < report->timestamps->len; i++)
    {
      const AssayTimestamp *timestamp = g_ptr_array_index (report->timestamps, i);

      if (timestamp->signature == ASSAY_TIMESTAMP_INVALID)
        assay_checks_add (findings, check, ASSAY_STATUS_WARNING, (int) timestamp->certificate,
                          SAY (N_("A log's signature is wrong")),
                          assay_text_new (N_("The timestamp that is said to come from {log} was not made for this "
                                             "certificate."), "log", ASSAY_ARG_TEXT, timestamp->log->name, NULL),
                          SAY (N_("Have the certificate issued anew; the authority should look into it.")));
    }
}

void
assay_check_ct (const AssayReport *report,
                const AssayCheck  *check,
                GPtrArray         *findings)
{
  g_autoptr(GHashTable) operators = g_hash_table_new (g_str_hash, g_str_equal);
  const AssayCertificate *leaf = assay_report_get_leaf (report);
  guint needed = leaf->not_after - leaf->not_before > SHORT_LIFE ? MANY : FEW;
  guint n = count_logs (report, operators);
  gboolean listed = report->request->options.logs != NULL;

  say_invalid (report, check, findings);
  if (n < needed)
    assay_checks_add (findings, check, ASSAY_STATUS_WARNING, 0, SAY (N_("Too few certificate timestamps")),
                      assay_text_new_plural (NP_("{n} public log vouches for having seen the certificate; Chrome and "
                                                 "Safari want {needed}.",
                                                 "{n} public logs vouch for having seen the certificate; Chrome and "
                                                 "Safari want {needed}."), n,
                                             "needed", ASSAY_ARG_NUMBER, (gint64) needed, NULL),
                      SAY (N_("Get a certificate that has timestamps in it; every public authority gives them.")));
  else if (listed && g_hash_table_size (operators) == 1)
    assay_checks_add (findings, check, ASSAY_STATUS_WARNING, 0, SAY (N_("All logs have one operator")),
                      SAY (N_("The logs that vouch for the certificate are all run by one company; Chrome and Safari "
                              "want two.")),
                      SAY (N_("Have the certificate issued anew, with timestamps of logs of several operators.")));
  else
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Publicly logged")),
                      assay_text_new_plural (listed ? N_("{n} log signed for having seen the certificate")
                                                    : N_("{n} log vouches for having seen the certificate; its "
                                                         "signature was not verified, as no list of logs was given"),
                                             listed ? N_("{n} logs signed for having seen the certificate")
                                                    : N_("{n} logs vouch for having seen the certificate; their "
                                                         "signatures were not verified, as no list of logs was given"),
                                             n, NULL));
}
