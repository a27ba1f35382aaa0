/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-text.h"

#include "export/text-documents.h"
#include "export/text-facts.h"
#include "export/text-messages.h"
#include "export/text-page.h"
#include "export/text-proofs.h"

#define MIN_TITLE_WIDTH 16
#define MAX_TITLE_WIDTH 40

typedef struct {
  AssayInk    ink;
  const char *mark;
} Sign;

static const Sign verdict_signs[] = {
  [ASSAY_VERDICT_TRUSTED]   = { ASSAY_INK_GREEN,  "✓" },
  [ASSAY_VERDICT_UNTRUSTED] = { ASSAY_INK_RED,    "✗" },
  [ASSAY_VERDICT_FAILED]    = { ASSAY_INK_YELLOW, "!" },
  [ASSAY_VERDICT_NONE]      = { ASSAY_INK_BOLD,   "•" },
};

static const Sign status_signs[] = {
  [ASSAY_STATUS_SKIPPED] = { ASSAY_INK_DIM,    "–" },
  [ASSAY_STATUS_PASS]    = { ASSAY_INK_GREEN,  "✓" },
  [ASSAY_STATUS_NOTE]    = { ASSAY_INK_BOLD,   "•" },
  [ASSAY_STATUS_WARNING] = { ASSAY_INK_YELLOW, "!" },
  [ASSAY_STATUS_ERROR]   = { ASSAY_INK_RED,    "✗" },
};

static const char * const issue_words[] = {
  N_("an intermediate certificate was left out"),
  N_("the certificates are not in order"),
  N_("some certificates belong to no path"),
  N_("a certificate was sent twice"),
  N_("the root was sent too"),
};

/* Words that were made for this; freed. */
static void
take_wrapped (AssayTextPage *page,
              AssayInk       ink,
              char          *text,
              guint          column)
{
  g_autofree char *owned = text;

  assay_text_page_add_space (page, column);
  assay_text_page_add_wrapped (page, ink, owned, column);
}

/* Not what is true today. */
static void
add_time (AssayTextPage     *page,
          const AssayReport *report)
{
  g_autoptr(AssayText) text = assay_text_new (N_("As of {time}."), "time", ASSAY_ARG_TIME, report->as_of, NULL);

  if (report->as_of != ASSAY_NO_TIME)
    take_wrapped (page, ASSAY_INK_YELLOW, assay_text_format (text, page->locale), 2);
}

static void
add_verdict (AssayTextPage         *page,
             const AssayReport     *report,
             const AssayAssessment *assessment)
{
  const Sign *sign = &verdict_signs[assessment->verdict];
  g_autofree char *headline = assay_text_format (assessment->headline, page->locale);
  g_autofree char *host = assay_target_dup_display (report->request->target);

  assay_text_page_add (page, sign->ink, sign->mark);
  assay_text_page_add_space (page, 1);
  assay_text_page_add (page, sign->ink, headline);
  assay_text_page_add_space (page, 2);
  assay_text_page_add (page, ASSAY_INK_BOLD, host);
  assay_text_page_break (page);
  add_time (page, report);
  take_wrapped (page, ASSAY_INK_PLAIN, assay_text_format (assessment->summary, page->locale), 2);
  if (report->failure != NULL && report->failure->technical != NULL)
    take_wrapped (page, ASSAY_INK_DIM, g_strdup (report->failure->technical), 2);
}

/* "62 days left", "ended 3 days ago", "begins in 2 hours". */
static char *
dup_validity (const AssayCertificate *certificate,
              const AssayReport      *report,
              const AssayLocale      *locale)
{
  gint64 now = assay_report_get_time (report);
  g_autoptr(AssayText) text = NULL;

  if (certificate->not_after == ASSAY_NO_TIME)
    text = assay_text_new (N_("no readable end"), NULL);
  else if (certificate->not_after < now)
    text = assay_text_new (N_("ended {span} ago"), "span", ASSAY_ARG_SPAN, now - certificate->not_after, NULL);
  else if (certificate->not_before != ASSAY_NO_TIME && certificate->not_before > now)
    text = assay_text_new (N_("begins in {span}"), "span", ASSAY_ARG_SPAN, certificate->not_before - now, NULL);
  else
    text = assay_text_new (N_("{span} left"), "span", ASSAY_ARG_SPAN, certificate->not_after - now, NULL);
  return assay_text_format (text, locale);
}

static gboolean
is_in_force (const AssayCertificate *certificate,
             const AssayReport      *report)
{
  gint64 now = assay_report_get_time (report);

  return certificate->not_before <= now && now <= certificate->not_after;
}

/* The titles' column: as wide as the widest, within reason. */
static guint
get_title_width (const AssayReport *report)
{
  guint width = MIN_TITLE_WIDTH;

  for (guint i = 0; i < report->certificates->len; i++)
    {
      const AssayCertificate *certificate = g_ptr_array_index (report->certificates, i);

      width = MAX (width, assay_text_width (certificate->title));
    }
  return MIN (width, MAX_TITLE_WIDTH) + 2;
}

static void
add_link (AssayTextPage     *page,
          const AssayReport *report,
          guint              title_width,
          guint              index)
{
  const AssayCertificate *certificate = g_ptr_array_index (report->certificates, index);
  g_autofree char *number = g_strdup_printf ("%u", index);
  g_autofree char *key = assay_certificate_dup_key_summary (certificate);
  g_autofree char *validity = dup_validity (certificate, report, page->locale);

  assay_text_page_add_cell (page, ASSAY_INK_DIM, number, 3, TRUE);
  assay_text_page_add_space (page, 2);
  assay_text_page_add_cell (page, ASSAY_INK_BOLD, certificate->title, title_width, FALSE);
  assay_text_page_add_cell (page, ASSAY_INK_PLAIN, key, 12, FALSE);
  assay_text_page_add_cell (page, ASSAY_INK_DIM,
                            assay_text_page_say (page, assay_report_get_origin_label (report, certificate)), 22, FALSE);
  assay_text_page_add (page, is_in_force (certificate, report) ? ASSAY_INK_PLAIN : ASSAY_INK_RED, validity);
  assay_text_page_break (page);
}

static gboolean
contains (const GArray *indexes,
          guint         index)
{
  for (guint i = 0; i < indexes->len; i++)
    if (g_array_index (indexes, guint, i) == index)
      return TRUE;
  return FALSE;
}

/* The path from the leaf up, then what belongs to no path, then the faults of the chain as sent. */
static void
add_chain (AssayTextPage     *page,
           const AssayReport *report)
{
  const GArray *path = report->verification.path;
  guint title_width = get_title_width (report);

  if (report->certificates->len == 0)
    return;
  assay_text_page_add_heading (page, N_("Chain"));
  for (guint i = 0; i < path->len; i++)
    add_link (page, report, title_width, g_array_index (path, guint, i));
  for (guint i = 0; i < report->certificates->len; i++)
    if (!contains (path, i))
      add_link (page, report, title_width, i);

  for (guint i = 0; i < G_N_ELEMENTS (issue_words); i++)
    if ((report->verification.issues & (1u << i)) != 0)
      take_wrapped (page, ASSAY_INK_YELLOW, g_strdup (assay_text_page_say (page, issue_words[i])), 5);
}

/* @told: what was said above already, and is not said again. */
static void
add_finding (AssayTextPage      *page,
             const AssayFinding *finding,
             const char         *told)
{
  const Sign *sign = &status_signs[finding->status];
  g_autofree char *title = assay_text_format (finding->title, page->locale);
  g_autofree char *detail = assay_text_format (finding->detail, page->locale);
  g_autofree char *fix = assay_text_format (finding->fix, page->locale);

  assay_text_page_add_space (page, 2);
  assay_text_page_add (page, sign->ink, sign->mark);
  assay_text_page_add_space (page, 1);
  assay_text_page_add_wrapped (page, ASSAY_INK_BOLD, title, 4);
  if (!g_str_equal (detail, told))
    take_wrapped (page, ASSAY_INK_PLAIN, g_steal_pointer (&detail), 4);
  if (fix != NULL)
    take_wrapped (page, ASSAY_INK_PLAIN, g_strconcat ("→ ", fix, NULL), 4);
  if (finding->status >= ASSAY_STATUS_WARNING && !page->explain)
    take_wrapped (page, ASSAY_INK_DIM, g_strdup (finding->reference), 4);
  assay_text_page_add_explanation (page, assay_explanation_find (ASSAY_SUBJECT_CHECK, finding->id), 4);
}

/* What needs no words of its own, in one paragraph: "✓ Host name · Dates · ...". */
static void
add_titles (AssayTextPage         *page,
            const AssayAssessment *assessment,
            AssayStatus            status)
{
  const Sign *sign = &status_signs[status];
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < assessment->findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (assessment->findings, i);
      g_autofree char *title = assay_text_format (finding->title, page->locale);

      if (finding->status != status)
        continue;
      if (titles->len > 0)
        g_string_append (titles, "\302\240· ");      /* no-break space: the dot ends a line, it begins none */
      g_string_append (titles, title);
    }

  if (titles->len == 0)
    return;
  assay_text_page_add_space (page, 2);
  assay_text_page_add (page, sign->ink, sign->mark);
  assay_text_page_add_space (page, 1);
  if (status == ASSAY_STATUS_SKIPPED)
    {
      g_string_prepend_c (titles, ' ');
      g_string_prepend (titles, assay_text_page_say (page, N_("Skipped:")));
    }
  assay_text_page_add_wrapped (page, ASSAY_INK_PLAIN, titles->str, 4);
}

static void
add_checks (AssayTextPage         *page,
            const AssayAssessment *assessment)
{
  static const AssayStatus order[] = {
    ASSAY_STATUS_ERROR, ASSAY_STATUS_WARNING, ASSAY_STATUS_NOTE, ASSAY_STATUS_PASS, ASSAY_STATUS_SKIPPED,
  };
  guint n_full = page->explain ? G_N_ELEMENTS (order) : G_N_ELEMENTS (order) - 2;     /* the rest needs a line only */
  g_autofree char *summary = assay_text_format (assessment->summary, page->locale);

  /* Without a handshake there was nothing to check, which needs no list. */
  if (assay_assessment_count (assessment, ASSAY_STATUS_SKIPPED) == assessment->findings->len)
    return;
  assay_text_page_add_heading (page, N_("Checks"));
  for (guint i = 0; i < n_full; i++)
    for (guint j = 0; j < assessment->findings->len; j++)
      {
        const AssayFinding *finding = g_ptr_array_index (assessment->findings, j);

        if (finding->status == order[i])
          add_finding (page, finding, summary);
      }
  for (guint i = n_full; i < G_N_ELEMENTS (order); i++)
    add_titles (page, assessment, order[i]);
}

char *
assay_export_text (const AssayReport     *report,
                   const AssayAssessment *assessment,
                   const AssayProofs     *proofs,
                   const AssayTextStyle  *style)
{
  AssayTextPage page;

  assay_text_page_init (&page, style->locale, style->columns, style->color);
  page.explain = style->explain;
  add_verdict (&page, report, assessment);
  add_chain (&page, report);
  add_checks (&page, assessment);
  assay_text_page_add_documents (&page, report, style->fields || report->n_sent == 0);
  assay_text_page_add_leaf (&page, report);
  assay_text_page_add_evidence (&page, report);
  assay_text_page_add_connection (&page, report);
  assay_text_page_add_phases (&page, report);
  if (style->messages || style->fields)
    assay_text_page_add_messages (&page, report, style->fields);
  if (style->fields && proofs != NULL)
    assay_text_page_add_proofs (&page, proofs);
  if (style->fields)
    assay_text_page_add_certificates (&page, report);
  return assay_text_page_end (&page);
}

char *
assay_export_handshake_text (const AssayReport    *report,
                             const AssayProofs    *proofs,
                             const AssayTextStyle *style)
{
  AssayTextPage page;

  assay_text_page_init (&page, style->locale, style->columns, style->color);
  page.explain = style->explain;
  assay_text_page_add_messages (&page, report, TRUE);
  if (proofs != NULL)
    assay_text_page_add_proofs (&page, proofs);
  return assay_text_page_end (&page);
}
