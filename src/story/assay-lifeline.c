/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-lifeline.h"

static void
add_span (AssayLifeline     *lifeline,
          const AssayReport *report,
          guint              index,
          gboolean           counts)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, (int) index);
  AssayLifespan span = { index, certificate->not_before, certificate->not_after, counts };

  if (span.begins != ASSAY_NO_TIME && span.ends != ASSAY_NO_TIME)
    g_array_append_val (lifeline->spans, span);
}

static void
add_spans (AssayLifeline     *lifeline,
           const AssayReport *report)
{
  const GArray *path = report->verification.path;
  gboolean anchored = report->verification.status == ASSAY_PATH_TRUSTED && path->len > 1;

  for (guint i = path->len; i > 0; i--)
    add_span (lifeline, report, g_array_index (path, guint, i - 1), !(anchored && i == path->len));
  for (guint i = report->n_sent; i > 0 && path->len == 0; i--)
    add_span (lifeline, report, i - 1, TRUE);
}

static const AssayLifespan *
get_span (const AssayLifeline *lifeline,
          guint                i)
{
  return &g_array_index (lifeline->spans, AssayLifespan, i);
}

/* The whole of what there is. */
static void
measure_all (AssayLifeline *lifeline)
{
  lifeline->start = G_MAXINT64;
  lifeline->end = G_MININT64;
  for (guint i = 0; i < lifeline->spans->len; i++)
    {
      lifeline->start = MIN (lifeline->start, get_span (lifeline, i)->begins);
      lifeline->end = MAX (lifeline->end, get_span (lifeline, i)->ends);
    }
}

static void
measure_common (AssayLifeline *lifeline)
{
  lifeline->begins = G_MININT64;
  lifeline->ends = G_MAXINT64;
  for (guint i = 0; i < lifeline->spans->len; i++)
    {
      const AssayLifespan *span = get_span (lifeline, i);

      if (!span->counts)
        continue;
      lifeline->begins = MAX (lifeline->begins, span->begins);
      lifeline->ends = MIN (lifeline->ends, span->ends);
    }
}

/* On an axis as long as the root lives, one could not see the leaf. */
static void
measure (AssayLifeline *lifeline,
         gint64         now)
{
  measure_all (lifeline);
  measure_common (lifeline);
  if (lifeline->begins > G_MININT64 && lifeline->begins < lifeline->ends)
    {
      gint64 around = (lifeline->ends - lifeline->begins) / 2;

      lifeline->start = lifeline->begins - around;
      lifeline->end = lifeline->ends + around;
    }
  lifeline->start = MIN (lifeline->start, now);
  lifeline->end = MAX (lifeline->end, now);
}

AssayLifeline *
assay_lifeline_new (const AssayReport *report)
{
  AssayLifeline *lifeline = g_new0 (AssayLifeline, 1);

  lifeline->spans = g_array_new (FALSE, FALSE, sizeof (AssayLifespan));
  add_spans (lifeline, report);
  if (lifeline->spans->len == 0)
    {
      assay_lifeline_free (lifeline);
      return NULL;
    }
  measure (lifeline, assay_report_get_time (report));
  return lifeline;
}

void
assay_lifeline_free (AssayLifeline *lifeline)
{
  g_array_unref (lifeline->spans);
  g_free (lifeline);
}

static void
look_at (const AssayLifeline *lifeline,
         gint64               change,
         gint64               moment,
         gboolean             forward,
         gint64              *nearest)
{
  if (change < lifeline->start || change > lifeline->end)
    return;
  if (forward && change > moment && (*nearest == moment || change < *nearest))
    *nearest = change;
  if (!forward && change < moment && (*nearest == moment || change > *nearest))
    *nearest = change;
}

gint64
assay_lifeline_next_change (const AssayLifeline *lifeline,
                            gint64               moment,
                            gboolean             forward)
{
  gint64 nearest = moment;

  for (guint i = 0; i < lifeline->spans->len; i++)
    {
      look_at (lifeline, get_span (lifeline, i)->begins, moment, forward, &nearest);
      look_at (lifeline, get_span (lifeline, i)->ends + 1, moment, forward, &nearest);
    }
  return nearest;
}

/* Who the chain waits for, or falls with. */
static const AssayLifespan *
find_culprit (const AssayLifeline *lifeline,
              gboolean             waits)
{
  for (guint i = 0; i < lifeline->spans->len; i++)
    {
      const AssayLifespan *span = get_span (lifeline, i);

      if (span->counts && (waits ? span->begins == lifeline->begins : span->ends == lifeline->ends))
        return span;
    }
  return NULL;
}

/* By what is said, and of whom. */
enum { WAITS, HOLDS, HOLDS_FOR_NOTHING, BROKEN, NEVER, N_CASES };
enum { LEAF, INTERMEDIATE, ROOT, N_ROLES };

static const char * const words[N_CASES][N_ROLES] = {
  [WAITS] = {
    [LEAF]         = N_("Not valid before {begin}, because the certificate of {name} begins only then."),
    [INTERMEDIATE] = N_("Not valid before {begin}, because the intermediate {name} begins only then."),
    [ROOT]         = N_("Not valid before {begin}, because the root {name} begins only then."),
  },
  [HOLDS] = {
    [LEAF]         = N_("Breaks on {end}, because the certificate of {name} ends then."),
    [INTERMEDIATE] = N_("Breaks on {end}, because the intermediate {name} ends then."),
    [ROOT]         = N_("Breaks on {end}, because the root {name} ends then."),
  },
  [HOLDS_FOR_NOTHING] = {
    [LEAF]         = N_("The dates are no obstacle until {end}, when the certificate of {name} ends."),
    [INTERMEDIATE] = N_("The dates are no obstacle until {end}, when the intermediate {name} ends."),
    [ROOT]         = N_("The dates are no obstacle until {end}, when the root {name} ends."),
  },
  [BROKEN] = {
    [LEAF]         = N_("Broken since {end}, because the certificate of {name} ended then."),
    [INTERMEDIATE] = N_("Broken since {end}, because the intermediate {name} ended then."),
    [ROOT]         = N_("Broken since {end}, because the root {name} ended then."),
  },
  [NEVER] = {
    [LEAF]         = N_("Never valid as a whole: the certificate of {name} ends on {end}, before another begins."),
    [INTERMEDIATE] = N_("Never valid as a whole: the intermediate {name} ends on {end}, before another begins."),
    [ROOT]         = N_("Never valid as a whole: the root {name} ends on {end}, before another begins."),
  },
};

/* What is not trusted has nothing to break. */
static guint
choose_case (const AssayLifeline *lifeline,
             gint64               moment,
             gboolean             trusted)
{
  if (lifeline->ends < lifeline->begins)
    return NEVER;
  if (moment < lifeline->begins)
    return WAITS;
  if (moment > lifeline->ends)
    return BROKEN;
  return trusted ? HOLDS : HOLDS_FOR_NOTHING;
}

AssayText *
assay_lifeline_words (const AssayLifeline *lifeline,
                      const AssayReport   *report,
                      gint64               moment,
                      gboolean             trusted)
{
  guint what = choose_case (lifeline, moment, trusted);
  const AssayLifespan *span = find_culprit (lifeline, what == WAITS);
  const AssayCertificate *certificate;
  guint role;

  if (span == NULL)
    return assay_text_new (N_("No date breaks this chain."), NULL);
  certificate = assay_report_get_certificate (report, (int) span->certificate);
  role = span->certificate == 0 ? LEAF : assay_certificate_is_self_issued (certificate) ? ROOT : INTERMEDIATE;
  return assay_text_new (words[what][role], "name", ASSAY_ARG_TEXT, certificate->title,
                         "begin", ASSAY_ARG_DATE, span->begins, "end", ASSAY_ARG_DATE, span->ends, NULL);
}
