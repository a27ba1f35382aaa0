/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether this computer's clock fits what others signed: they put times on it, and cannot have signed in the future. */
#include "checks/checks-private.h"

#define TOLERANCE (5 * 60)

/* The latest moment that someone signed to be past already; %ASSAY_NO_TIME when nobody did. */
static gint64
find_latest (const AssayReport *report)
{
  gint64 latest = ASSAY_NO_TIME;

  for (guint i = 0; i < report->revocations->len; i++)
    {
      const AssayRevocation *revocation = g_ptr_array_index (report->revocations, i);

      /* That it is from the future is judged after its signature. */
      if (assay_revocation_is_known (revocation) || revocation->problem == ASSAY_REVOCATION_NOT_YET_VALID)
        latest = MAX (latest, MAX (revocation->this_update, revocation->produced_at));
    }
  for (guint i = 0; i < report->timestamps->len; i++)
    {
      const AssayTimestamp *timestamp = g_ptr_array_index (report->timestamps, i);

      if (timestamp->signature == ASSAY_TIMESTAMP_VALID)
        latest = MAX (latest, timestamp->timestamp / 1000);
    }
  return latest;
}

/* Whether certificate and OCSP answer both ended: a server that got new ones looks like that from a clock that runs
 * ahead. The span since the first of them ended. */
static gint64
find_ahead (const AssayReport *report)
{
  const AssayCertificate *leaf = assay_report_get_leaf (report);
  gint64 now = assay_report_get_time (report);

  for (guint i = 0; i < report->revocations->len; i++)
    {
      const AssayRevocation *revocation = g_ptr_array_index (report->revocations, i);

      if (revocation->certificate == 0 && revocation->problem == ASSAY_REVOCATION_STALE
          && revocation->next_update != ASSAY_NO_TIME && leaf->not_after != ASSAY_NO_TIME && leaf->not_after < now)
        return now - MIN (revocation->next_update, leaf->not_after);
    }
  return 0;
}

void
assay_check_local_clock (const AssayReport *report,
                         const AssayCheck  *check,
                         GPtrArray         *findings)
{
  gint64 now = assay_report_get_time (report);
  gint64 latest = find_latest (report);
  gint64 ahead = find_ahead (report);

  if (report->as_of != ASSAY_NO_TIME)
    assay_checks_say (findings, check, ASSAY_STATUS_SKIPPED, SAY (check->title),
                      SAY (N_("Not checked: all this is as of another time")));
  else if (latest > now + TOLERANCE)
    assay_checks_add (findings, check, ASSAY_STATUS_NOTE, -1, SAY (N_("This computer's clock may be behind")),
                      assay_text_new (N_("It says {now}, but others signed something {span} later already."),
                                      "now", ASSAY_ARG_TIME, now, "span", ASSAY_ARG_SPAN, latest - now, NULL),
                      SAY (N_("Set the clock, then inspect again.")));
  else if (ahead > 0)
    assay_checks_add (findings, check, ASSAY_STATUS_NOTE, -1, SAY (N_("This computer's clock may be ahead")),
                      assay_text_new (N_("It says {now}. Certificate and OCSP answer both ended before that: either the "
                                         "server was forgotten, or the clock is ahead by {span} or more."),
                                      "now", ASSAY_ARG_TIME, now, "span", ASSAY_ARG_SPAN, ahead, NULL),
                      SAY (N_("Look at the clock first.")));
  else if (latest != ASSAY_NO_TIME)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("This computer's clock fits")),
                      assay_text_new (N_("It says {now}, and nothing here was signed later"),
                                      "now", ASSAY_ARG_TIME, now, NULL));
  else
    assay_checks_say (findings, check, ASSAY_STATUS_SKIPPED, SAY (check->title),
                      SAY (N_("Not checked: nothing here was signed at a known time")));
}
