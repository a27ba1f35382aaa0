/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/explain-story.h"

#include "export/text-page.h"

#define STEP_COLUMN     4
#define EVIDENCE_COLUMN 8

static const struct {
  const char *mark;
  AssayInk    ink;
} marks[] = {
  [ASSAY_STEP_DONE]        = { "✓", ASSAY_INK_GREEN },
  [ASSAY_STEP_BROKEN]      = { "✗", ASSAY_INK_RED },
  [ASSAY_STEP_NOT_REACHED] = { "–", ASSAY_INK_DIM },
  [ASSAY_STEP_UNSEEN]      = { "?", ASSAY_INK_DIM },
};

static void
add_paragraph (AssayTextPage *page,
               AssayInk       ink,
               const char    *text,
               guint          column)
{
  assay_text_page_add_space (page, column);
  assay_text_page_add_wrapped (page, ink, text, column);
}

/* All of it in one paragraph: "TLS 1.3 · Cipher suite: ..." */
static void
add_evidence (AssayTextPage *page,
              GPtrArray     *evidence)
{
  g_autoptr(GString) seen = g_string_new (NULL);

  for (guint i = 0; i < evidence->len; i++)
    {
      g_autofree char *words = assay_text_format (((const AssayEvidence *) g_ptr_array_index (evidence, i))->words,
                                                  page->locale);

      g_string_append (seen, i > 0 ? " · " : "→ ");
      g_string_append (seen, words);
    }
  add_paragraph (page, ASSAY_INK_DIM, seen->str, EVIDENCE_COLUMN);
}

static void
add_statement (AssayTextPage        *page,
               const AssayStatement *statement)
{
  g_autofree char *words = assay_text_format (statement->words, page->locale);

  assay_text_page_add_space (page, STEP_COLUMN);
  assay_text_page_add (page, ASSAY_INK_DIM, statement->correction ? "! " : statement->broken ? "✗ " : "· ");
  assay_text_page_add_wrapped (page, ASSAY_INK_PLAIN, words, STEP_COLUMN + 2);
  add_evidence (page, statement->evidence);
}

static void
add_statements (AssayTextPage *page,
                GPtrArray     *statements)
{
  for (guint i = 0; i < statements->len; i++)
    add_statement (page, g_ptr_array_index (statements, i));
}

static void
add_steps (AssayTextPage *page,
           const char    *title,
           GPtrArray     *steps)
{
  assay_text_page_add_heading (page, title);
  for (guint i = 0; i < steps->len; i++)
    {
      const AssayStoryStep *step = g_ptr_array_index (steps, i);
      g_autofree char *number = g_strdup_printf ("%u ", i + 1);

      assay_text_page_add (page, ASSAY_INK_BOLD, number);
      assay_text_page_add (page, marks[step->state].ink, marks[step->state].mark);
      assay_text_page_add_space (page, 1);
      assay_text_page_add (page, ASSAY_INK_BOLD, assay_text_page_say (page, step->title));
      if (step->state != ASSAY_STEP_DONE)
        {
          assay_text_page_add (page, ASSAY_INK_DIM, " — ");
          assay_text_page_add (page, marks[step->state].ink,
                               assay_text_page_say (page, assay_step_state_label (step->state)));
        }
      assay_text_page_break (page);
      add_paragraph (page, ASSAY_INK_PLAIN, assay_text_page_say (page, step->explanation), STEP_COLUMN);
      add_statements (page, step->statements);
      assay_text_page_break (page);
    }
}

static void
add_words (AssayTextPage *page,
           GPtrArray     *words)
{
  assay_text_page_add_heading (page, assay_story_part_title (ASSAY_STORY_WORDS));
  for (guint i = 0; i < words->len; i++)
    {
      const AssayStoryWord *word = g_ptr_array_index (words, i);

      assay_text_page_add (page, ASSAY_INK_BOLD, assay_text_page_say (page, word->term));
      assay_text_page_add (page, ASSAY_INK_DIM, " — ");
      assay_text_page_add (page, ASSAY_INK_DIM, assay_text_page_say (page, word->picture));
      assay_text_page_break (page);
      add_paragraph (page, ASSAY_INK_PLAIN, assay_text_page_say (page, word->explanation), STEP_COLUMN);
      add_statements (page, word->statements);
    }
}

char *
cli_explain_text (const CliTale        *tale,
                  const AssayTextStyle *style)
{
  g_autofree char *target = assay_target_dup_display (tale->report->request->target);
  g_autofree char *headline = assay_text_format (tale->assessment->headline, style->locale);
  g_autofree char *summary = assay_text_format (tale->assessment->summary, style->locale);
  AssayTextPage page;

  assay_text_page_init (&page, style->locale, style->columns, style->color);
  assay_text_page_add (&page, ASSAY_INK_BOLD, target);
  assay_text_page_add (&page, ASSAY_INK_PLAIN, ": ");
  assay_text_page_add (&page, ASSAY_INK_BOLD, headline);
  assay_text_page_break (&page);
  assay_text_page_add_wrapped (&page, ASSAY_INK_PLAIN, summary, 0);
  add_words (&page, tale->story->words);
  add_steps (&page, assay_story_part_title (ASSAY_STORY_ISSUANCE), tale->story->issuance);
  add_steps (&page, assay_story_part_title (ASSAY_STORY_CONNECTION), tale->story->connection);
  return assay_text_page_end (&page);
}
