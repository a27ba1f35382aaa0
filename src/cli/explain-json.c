/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/explain-story.h"

#include "export/assay-json.h"

static void
add_words (AssayJson         *json,
           const char        *name,
           const AssayText   *words,
           const AssayLocale *locale)
{
  g_autofree char *text = assay_text_format (words, locale);

  assay_json_add_text (json, name, text);
}

static void
add_evidence (AssayJson           *json,
              const AssayEvidence *evidence,
              const AssayLocale   *locale)
{
  gboolean placed = evidence->kind == ASSAY_EVIDENCE_MESSAGE || evidence->kind == ASSAY_EVIDENCE_CERTIFICATE;

  assay_json_open_line (json, NULL);
  assay_json_add_text (json, "kind", assay_evidence_kind_name (evidence->kind));
  if (placed)
    assay_json_add_unsigned (json, "index", evidence->index);
  assay_json_add_text (json, "path", evidence->path);
  add_words (json, "text", evidence->words, locale);
  assay_json_close (json, '}');
}

static void
add_statements (AssayJson         *json,
                GPtrArray         *statements,
                const AssayLocale *locale)
{
  assay_json_open (json, "statements", '[');
  for (guint i = 0; i < statements->len; i++)
    {
      const AssayStatement *statement = g_ptr_array_index (statements, i);

      assay_json_open (json, NULL, '{');
      assay_json_add_text (json, "id", statement->id);
      add_words (json, "text", statement->words, locale);
      assay_json_add_boolean (json, "broken", statement->broken);
      assay_json_add_boolean (json, "correction", statement->correction);
      assay_json_open (json, "evidence", '[');
      for (guint k = 0; k < statement->evidence->len; k++)
        add_evidence (json, g_ptr_array_index (statement->evidence, k), locale);
      assay_json_close (json, ']');
      assay_json_close (json, '}');
    }
  assay_json_close (json, ']');
}

static void
add_steps (AssayJson         *json,
           const char        *name,
           GPtrArray         *steps,
           const AssayLocale *locale)
{
  assay_json_open (json, name, '[');
  for (guint i = 0; i < steps->len; i++)
    {
      const AssayStoryStep *step = g_ptr_array_index (steps, i);

      assay_json_open (json, NULL, '{');
      assay_json_add_text (json, "id", step->id);
      assay_json_add_text (json, "title", assay_locale_translate (locale, step->title));
      assay_json_add_text (json, "state", assay_step_state_name (step->state));
      assay_json_add_text (json, "explanation", assay_locale_translate (locale, step->explanation));
      assay_json_add_text (json, "reference", step->reference);
      add_statements (json, step->statements, locale);
      assay_json_close (json, '}');
    }
  assay_json_close (json, ']');
}

char *
cli_explain_json (const CliTale        *tale,
                  const AssayTextStyle *style)
{
  const AssayLocale *locale = style->locale;
  g_autofree char *target = assay_target_dup_display (tale->report->request->target);
  AssayJson json;

  assay_json_init (&json, TRUE);
  assay_json_open (&json, NULL, '{');
  assay_json_add_unsigned (&json, "schema", 1);
  assay_json_add_text (&json, "target", target);
  assay_json_add_text (&json, "verdict", assay_verdict_name (tale->assessment->verdict));
  add_words (&json, "summary", tale->assessment->summary, locale);
  assay_json_open (&json, "words", '[');
  for (guint i = 0; i < tale->story->words->len; i++)
    {
      const AssayStoryWord *word = g_ptr_array_index (tale->story->words, i);

      assay_json_open (&json, NULL, '{');
      assay_json_add_text (&json, "id", word->id);
      assay_json_add_text (&json, "term", assay_locale_translate (locale, word->term));
      assay_json_add_text (&json, "picture", assay_locale_translate (locale, word->picture));
      assay_json_add_text (&json, "explanation", assay_locale_translate (locale, word->explanation));
      add_statements (&json, word->statements, locale);
      assay_json_close (&json, '}');
    }
  assay_json_close (&json, ']');
  add_steps (&json, "issuance", tale->story->issuance, locale);
  add_steps (&json, "connection", tale->story->connection, locale);
  assay_json_close (&json, '}');
  return assay_json_end (&json);
}
