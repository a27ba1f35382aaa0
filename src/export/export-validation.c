/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-validation.h"

#include "export/export-pem.h"
#include "export/json-parts.h"
#include "export/json-validation.h"
#include "export/text-page.h"

static const AssayCertificate *
get (const GPtrArray *certificates,
     int              index)
{
  return index >= 0 && (guint) index < certificates->len ? g_ptr_array_index (certificates, (guint) index) : NULL;
}

static void
add_certificate (AssayJson              *json,
                 const AssayCertificate *certificate)
{
  assay_json_open (json, NULL, '{');
  assay_json_take_text (json, "sha256", assay_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256));
  assay_json_add_text (json, "origin", assay_origin_name (certificate->origin));
  assay_json_add_text (json, "title", certificate->title);
  assay_json_add_text (json, "subject", certificate->subject);
  assay_json_add_text (json, "issuer", certificate->issuer);
  assay_json_take_text (json, "pem", assay_export_pem_certificate (certificate));
  assay_json_close (json, '}');
}

char *
assay_export_validation_json (const AssayValidation *validation,
                              const GPtrArray       *certificates,
                              AssayJsonFlags         flags)
{
  AssayJson json;

  assay_json_init (&json, (flags & ASSAY_JSON_PRETTY) != 0);
  assay_json_open (&json, NULL, '{');
  assay_json_add_text (&json, "generator", "assay " ASSAY_VERSION);
  assay_json_add_boolean (&json, "valid", assay_validation_get_chosen (validation)->valid);
  assay_json_open (&json, "certificates", '[');
  for (guint i = 0; i < certificates->len; i++)
    add_certificate (&json, g_ptr_array_index (certificates, i));
  assay_json_close (&json, ']');
  assay_json_add_validation (&json, "validation", validation);
  assay_json_close (&json, '}');
  return assay_json_end (&json);
}

static const struct {
  AssayRuleOutcome  outcome;
  const char       *heading;
  AssayInk          ink;
  const char       *mark;
  gboolean          full_only;
} sections[] = {
  { ASSAY_RULE_BROKEN,  N_("Broken rules"),                   ASSAY_INK_RED,    "✗", FALSE },
  { ASSAY_RULE_UNKNOWN, N_("Rules that could not be applied"), ASSAY_INK_YELLOW, "?", FALSE },
  { ASSAY_RULE_NOTED,   N_("Not as it should be, but allowed by this profile"), ASSAY_INK_YELLOW, "•", FALSE },
  { ASSAY_RULE_KEPT,    N_("Rules that are kept"),            ASSAY_INK_GREEN,  "✓", TRUE },
};

static guint
count (const AssayPathCandidate *candidate,
       AssayRuleOutcome          outcome)
{
  guint n = 0;

  for (guint i = 0; i < candidate->rules->len; i++)
    n += ((AssayRule *) g_ptr_array_index (candidate->rules, i))->outcome == outcome;
  return n;
}

static void
add_rule (AssayTextPage   *page,
          const AssayRule *rule,
          const GPtrArray *certificates,
          guint            section)
{
  const AssayCertificate *certificate = get (certificates, rule->certificate);
  g_autofree char *detail = assay_text_format (rule->detail, page->locale);

  assay_text_page_add_space (page, 2);
  assay_text_page_add (page, sections[section].ink, sections[section].mark);
  assay_text_page_add_space (page, 1);
  assay_text_page_add (page, ASSAY_INK_BOLD, rule->id);
  if (certificate != NULL)
    {
      assay_text_page_add_space (page, 2);
      assay_text_page_add (page, ASSAY_INK_PLAIN, certificate->title);
    }
  assay_text_page_break (page);
  assay_text_page_add_space (page, 4);
  assay_text_page_add_wrapped (page, ASSAY_INK_PLAIN, detail, 4);
  assay_text_page_add_space (page, 4);
  if (rule->field != NULL)
    {
      assay_text_page_add (page, ASSAY_INK_DIM, rule->field);
      assay_text_page_add (page, ASSAY_INK_DIM, "  ");
    }
  assay_text_page_add (page, ASSAY_INK_DIM, rule->reference);
  assay_text_page_break (page);
}

static void
add_section (AssayTextPage            *page,
             const AssayPathCandidate *candidate,
             const GPtrArray          *certificates,
             guint                     section)
{
  if (count (candidate, sections[section].outcome) == 0)
    return;
  assay_text_page_add_heading (page, sections[section].heading);
  for (guint i = 0; i < candidate->rules->len; i++)
    {
      const AssayRule *rule = g_ptr_array_index (candidate->rules, i);

      if (rule->outcome == sections[section].outcome)
        add_rule (page, rule, certificates, section);
    }
}

static void
add_path (AssayTextPage            *page,
          const AssayPathCandidate *candidate,
          const GPtrArray          *certificates)
{
  static const char * const roles[] = { N_("trust anchor"), N_("no trust anchor") };

  for (guint i = 0; i < candidate->path->len; i++)
    {
      const AssayCertificate *certificate = get (certificates, (int) g_array_index (candidate->path, guint, i));

      assay_text_page_add_space (page, 2 + 2 * i);
      assay_text_page_add (page, ASSAY_INK_DIM, i > 0 ? "└ " : "");
      assay_text_page_add (page, ASSAY_INK_PLAIN, certificate->title);
      if (i + 1 == candidate->path->len)
        {
          assay_text_page_add (page, ASSAY_INK_DIM, "  ");
          assay_text_page_add (page, ASSAY_INK_DIM, assay_text_page_say (page, roles[!candidate->anchored]));
        }
      assay_text_page_break (page);
    }
}

static void
add_verdict (AssayTextPage            *page,
             const AssayPathCandidate *candidate,
             const GPtrArray          *certificates)
{
  AssayInk ink = candidate->valid ? ASSAY_INK_GREEN : ASSAY_INK_RED;

  assay_text_page_add (page, ink, candidate->valid ? "✓ " : "✗ ");
  assay_text_page_add (page, ink, assay_text_page_say (page, candidate->valid ? N_("Valid") : N_("Not valid")));
  assay_text_page_add_space (page, 2);
  assay_text_page_add (page, ASSAY_INK_BOLD, get (certificates, 0)->title);
  assay_text_page_break (page);
}

static void
add_totals (AssayTextPage         *page,
            const AssayValidation *validation)
{
  guint n = count (assay_validation_get_chosen (validation), ASSAY_RULE_KEPT);
  g_autoptr(AssayText) kept = assay_text_new_plural (NP_("{n} rule is kept.", "{n} rules are kept."), n, NULL);
  g_autoptr(AssayText) others = assay_text_new_plural (NP_("{n} other path was tried.", "{n} other paths were tried."),
                                                       validation->candidates->len - 1, NULL);
  g_autofree char *kept_words = assay_text_format (kept, page->locale);
  g_autofree char *other_words = assay_text_format (others, page->locale);

  assay_text_page_break (page);
  assay_text_page_add (page, ASSAY_INK_DIM, kept_words);
  if (validation->candidates->len > 1)
    {
      assay_text_page_add_space (page, 1);
      assay_text_page_add (page, ASSAY_INK_DIM, other_words);
    }
  if (validation->bounded)
    {
      assay_text_page_add_space (page, 1);
      assay_text_page_add (page, ASSAY_INK_YELLOW,
                           assay_text_page_say (page, N_("There are more than can be tried.")));
    }
  assay_text_page_break (page);
}

char *
assay_export_validation_text (const AssayValidation *validation,
                              const GPtrArray       *certificates,
                              const AssayTextStyle  *style)
{
  const AssayPathCandidate *chosen = assay_validation_get_chosen (validation);
  AssayTextPage page;

  assay_text_page_init (&page, style->locale, style->columns, style->color);
  add_verdict (&page, chosen, certificates);
  add_path (&page, chosen, certificates);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (style->fields || !sections[i].full_only)
      add_section (&page, chosen, certificates, i);
  add_totals (&page, validation);
  return assay_text_page_end (&page);
}
