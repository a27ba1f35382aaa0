/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/checks-private.h"

#define DAY G_GINT64_CONSTANT (86400)

#define RENEW N_("Renew the certificate, install it, and make the server load it. If the date looks wrong, look at " \
                 "this computer's clock: it said {now}.")
#define WAIT  N_("Look at this computer's clock first: it said {now}. If it is right, go back to the old certificate " \
                 "until this one begins.")

/* The same where the clock is not this computer's. */
#define RENEW_THEN N_("Renew the certificate before it ends, install it, and make the server load it.")
#define WAIT_THEN  N_("Keep the old certificate until this one begins.")

/* A finding of the dates of one certificate; all that the words can name. */
static void
say_date (const AssayReport *report,
          const AssayCheck  *check,
          GPtrArray         *findings,
          AssayStatus        status,
          int                index,
          const char        *title,
          const char        *detail,
          const char        *fix)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, index);
  gint64 now = assay_report_get_time (report);

  assay_checks_add (findings, check, status, index, SAY (title),
                    assay_text_new (detail,
                                    "name", ASSAY_ARG_TEXT, certificate->title,
                                    "ago", ASSAY_ARG_SPAN, now - certificate->not_after,
                                    "wait", ASSAY_ARG_SPAN, certificate->not_before - now,
                                    "left", ASSAY_ARG_SPAN, certificate->not_after - now,
                                    "begin", ASSAY_ARG_DATE, certificate->not_before,
                                    "end", ASSAY_ARG_DATE, certificate->not_after, NULL),
                    fix != NULL ? assay_text_new (fix, "now", ASSAY_ARG_TIME, now, NULL) : NULL);
}

static gboolean
has_dates (const AssayCertificate *certificate)
{
  return certificate->not_before != ASSAY_NO_TIME && certificate->not_after != ASSAY_NO_TIME;
}

static void
judge_validity (const AssayReport *report,
                const AssayCheck  *check,
                GPtrArray         *findings,
                int                index)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, index);
  gint64 now = assay_report_get_time (report);
  gboolean clock = report->as_of == ASSAY_NO_TIME;

  if (!has_dates (certificate))
    assay_checks_add (findings, check, ASSAY_STATUS_ERROR, index, SAY (N_("No readable dates")),
                      assay_text_new (N_("The certificate of {name} does not say readably from when until when it is "
                                         "good."), "name", ASSAY_ARG_TEXT, certificate->title, NULL),
                      SAY (N_("Have the certificate issued anew.")));
  else if (now > certificate->not_after)
    say_date (report, check, findings, ASSAY_STATUS_ERROR, index, N_("Expired"),
              N_("The certificate of {name} expired {ago} ago, on {end}."), clock ? RENEW : RENEW_THEN);
  else if (now < certificate->not_before)
    say_date (report, check, findings, ASSAY_STATUS_ERROR, index, N_("Not valid yet"),
              N_("The certificate of {name} begins only in {wait}, on {begin}."), clock ? WAIT : WAIT_THEN);
}

/* Trust in a root does not hang on its dates (RFC 5280 section 6.1.1), but clients differ in what they make of them. */
static void
judge_anchor (const AssayReport *report,
              const AssayCheck  *check,
              GPtrArray         *findings)
{
  const GArray *path = report->verification.path;
  const AssayCertificate *anchor = assay_report_get_anchor (report);

  if (anchor != NULL && path->len > 1 && has_dates (anchor) && assay_report_get_time (report) > anchor->not_after)
    say_date (report, check, findings, ASSAY_STATUS_WARNING, (int) g_array_index (path, guint, path->len - 1),
              N_("The root has expired"),
              N_("The root {name} ended {ago} ago, on {end}. It is still among the trusted ones here, but some clients "
                 "will not accept it."),
              N_("Ask the authority for a chain to a current root."));
}

void
assay_check_validity (const AssayReport *report,
                      const AssayCheck  *check,
                      GPtrArray         *findings)
{
  guint before = findings->len;
  int index;

  for (guint i = 0; i < assay_checks_n_links (report); i++)
    {
      assay_checks_get_link (report, i, &index);
      judge_validity (report, check, findings, index);
    }
  judge_anchor (report, check, findings);

  if (findings->len == before)
    say_date (report, check, findings, ASSAY_STATUS_PASS, 0, N_("Within validity"),
              N_("{begin} – {end} · {left} left"), NULL);
}

/* When renewal is due: the least of a part of the certificate's life, of a time, and of what was asked for. Automatic
 * clients renew when a third is left; three days are about what it takes a person to notice and to act. */
static const struct {
  AssayStatus status;
  gint64      fraction;
  gint64      days;
  const char *title;
} soon[] = {
  { ASSAY_STATUS_ERROR,   10, 3,                     N_("Expires in a moment") },
  { ASSAY_STATUS_WARNING, 3,  ASSAY_LIMIT_WARN_DAYS, N_("Expires soon") },
};

static void
judge_remaining (const AssayReport *report,
                 const AssayCheck  *check,
                 GPtrArray         *findings,
                 int                index)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, index);
  gint64 left = certificate->not_after - assay_report_get_time (report);
  gint64 life = certificate->not_after - certificate->not_before;
  gint64 asked = report->request->options.warn_days;

  for (guint i = 0; i < G_N_ELEMENTS (soon); i++)
    if (left < MIN (life / soon[i].fraction, MIN (soon[i].days, asked) * DAY))
      {
        say_date (report, check, findings, soon[i].status, index, soon[i].title,
                  N_("The certificate of {name} expires in {left}, on {end}."),
                  N_("Renew it now, and see whether the automatic renewal still works."));
        return;
      }
}

/* Whether all links are valid now; @least: the shortest time that one of them has left. */
static gboolean
measure_remaining (const AssayReport *report,
                   gint64            *least)
{
  gint64 now = assay_report_get_time (report);
  int index;

  *least = G_MAXINT64;
  for (guint i = 0; i < assay_checks_n_links (report); i++)
    {
      const AssayCertificate *certificate = assay_checks_get_link (report, i, &index);

      if (!has_dates (certificate) || now < certificate->not_before || now > certificate->not_after)
        return FALSE;
      *least = MIN (*least, certificate->not_after - now);
    }
  return TRUE;
}

void
assay_check_expires_soon (const AssayReport *report,
                          const AssayCheck  *check,
                          GPtrArray         *findings)
{
  guint before = findings->len;
  gint64 least;
  int index;

  if (!measure_remaining (report, &least))
    {
      assay_checks_say (findings, check, ASSAY_STATUS_SKIPPED, SAY (check->title),
                        SAY (N_("A certificate is not valid now")));
      return;
    }

  for (guint i = 0; i < assay_checks_n_links (report); i++)
    {
      assay_checks_get_link (report, i, &index);
      judge_remaining (report, check, findings, index);
    }
  if (findings->len == before)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Not about to expire")),
                      assay_text_new (N_("Every certificate is good for at least {left}"),
                                      "left", ASSAY_ARG_SPAN, least, NULL));
}

/* CA/Browser Forum Baseline Requirements section 6.3.2, as changed by ballots 193 and SC-081v3, and the root programs'
 * rule of 2020: the longest life of a server's certificate by the day of its issue. The first that fits counts. */
static const struct {
  gint64 issued_from;   /* 00:00:00 UTC */
  gint64 days;
} lifetimes[] = {
  { G_GINT64_CONSTANT (1868227200), 47 },     /* 2029-03-15 */
  { G_GINT64_CONSTANT (1805068800), 100 },    /* 2027-03-15 */
  { G_GINT64_CONSTANT (1773532800), 200 },    /* 2026-03-15 */
  { G_GINT64_CONSTANT (1598918400), 398 },    /* 2020-09-01 */
  { G_GINT64_CONSTANT (1519862400), 825 },    /* 2018-03-01 */
};

/* The limit that binds the certificate, in days; 0 for none. */
static gint64
find_limit (const AssayCertificate *certificate)
{
  for (guint i = 0; i < G_N_ELEMENTS (lifetimes); i++)
    if (certificate->not_before >= lifetimes[i].issued_from)
      return lifetimes[i].days;
  return 0;
}

void
assay_check_lifetime (const AssayReport *report,
                      const AssayCheck  *check,
                      GPtrArray         *findings)
{
  const AssayCertificate *leaf = assay_report_get_leaf (report);
  gint64 limit = find_limit (leaf);
  gint64 life = has_dates (leaf) ? leaf->not_after - leaf->not_before + 1 : 0;    /* both ends belong to it */

  if (limit == 0 || life == 0)
    assay_checks_say (findings, check, ASSAY_STATUS_SKIPPED, SAY (check->title),
                      SAY (N_("No limit was in force when the certificate was issued")));
  else if (life > limit * DAY)
    assay_checks_add (findings, check, ASSAY_STATUS_WARNING, 0, SAY (N_("Made for too long a life")),
                      assay_text_new (N_("The certificate lasts {days} days; {limit} were allowed when it was issued. "
                                         "Browsers may refuse it."),
                                      "days", ASSAY_ARG_NUMBER, (life + DAY - 1) / DAY,
                                      "limit", ASSAY_ARG_NUMBER, limit, NULL),
                      SAY (N_("Get a certificate with a shorter life, and renew it automatically.")));
  else
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Lifetime is within the rules")),
                      assay_text_new (N_("{days} of at most {limit} days"),
                                      "days", ASSAY_ARG_NUMBER, (life + DAY - 1) / DAY,
                                      "limit", ASSAY_ARG_NUMBER, limit, NULL));
}
