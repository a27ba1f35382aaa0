/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/explain-story.h"

#include <string.h>

#include "base/assay-format.h"

/* Punctuation that may mean something in CommonMark (section 2.4), so that names from the wire stay what they are. */
#define SPECIAL "\\`*_{}[]<>()#+-!|~&"

static void
add_plain (GString    *out,
           const char *text)
{
  g_autofree char *visible = assay_format_visible (text, -1);

  for (const char *c = visible; *c != '\0'; c++)
    {
      if (strchr (SPECIAL, *c) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *c);
    }
}

static void
add_line (GString    *out,
          const char *before,
          const char *text,
          const char *after)
{
  g_string_append (out, before);
  add_plain (out, text);
  g_string_append (out, after);
}

static void
add_statements (GString           *out,
                GPtrArray         *statements,
                const AssayLocale *locale)
{
  for (guint i = 0; i < statements->len; i++)
    {
      const AssayStatement *statement = g_ptr_array_index (statements, i);
      g_autofree char *words = assay_text_format (statement->words, locale);

      add_line (out, statement->correction ? "- **!** " : "- ", words, "\n");
      for (guint k = 0; k < statement->evidence->len; k++)
        {
          const AssayEvidence *evidence = g_ptr_array_index (statement->evidence, k);
          g_autofree char *seen = assay_text_format (evidence->words, locale);

          add_line (out, "  - *", seen, "*\n");
        }
    }
  if (statements->len > 0)
    g_string_append_c (out, '\n');
}

static void
add_steps (GString           *out,
           const char        *title,
           GPtrArray         *steps,
           const AssayLocale *locale)
{
  add_line (out, "## ", assay_locale_translate (locale, title), "\n\n");
  for (guint i = 0; i < steps->len; i++)
    {
      const AssayStoryStep *step = g_ptr_array_index (steps, i);

      g_string_append_printf (out, "### %u. ", i + 1);
      add_plain (out, assay_locale_translate (locale, step->title));
      if (step->state != ASSAY_STEP_DONE)
        add_line (out, " (", assay_locale_translate (locale, assay_step_state_label (step->state)), ")");
      add_line (out, "\n\n", assay_locale_translate (locale, step->explanation), "\n\n");
      add_statements (out, step->statements, locale);
    }
}

char *
cli_explain_markdown (const CliTale        *tale,
                      const AssayTextStyle *style)
{
  const AssayLocale *locale = style->locale;
  GString *out = g_string_new (NULL);
  g_autofree char *target = assay_target_dup_display (tale->report->request->target);
  g_autofree char *headline = assay_text_format (tale->assessment->headline, locale);
  g_autofree char *summary = assay_text_format (tale->assessment->summary, locale);

  add_line (out, "# ", target, "\n\n");
  add_line (out, "**", headline, "**: ");
  add_line (out, "", summary, "\n\n");
  add_line (out, "## ", assay_locale_translate (locale, assay_story_part_title (ASSAY_STORY_WORDS)), "\n\n");
  for (guint i = 0; i < tale->story->words->len; i++)
    {
      const AssayStoryWord *word = g_ptr_array_index (tale->story->words, i);

      add_line (out, "### ", assay_locale_translate (locale, word->term), "");
      add_line (out, ": ", assay_locale_translate (locale, word->picture), "\n\n");
      add_line (out, "", assay_locale_translate (locale, word->explanation), "\n\n");
      add_statements (out, word->statements, locale);
    }
  add_steps (out, assay_story_part_title (ASSAY_STORY_ISSUANCE), tale->story->issuance, locale);
  add_steps (out, assay_story_part_title (ASSAY_STORY_CONNECTION), tale->story->connection, locale);
  return g_string_free (out, FALSE);
}
