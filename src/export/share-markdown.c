/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CommonMark with the tables of GitHub. */
#include "export/share-page.h"

#include <string.h>

#include "base/assay-format.h"

/* What always means something (CommonMark section 2.4), so that names from the wire stay what they are. */
#define SPECIAL       "\\`*[]<>|~&@"
/* What does where a line begins. */
#define SPECIAL_FIRST "#+-=!"

static const char * const marks[] = {
  [ASSAY_TONE_PLAIN]   = "",
  [ASSAY_TONE_GOOD]    = "✓ ",
  [ASSAY_TONE_NOTE]    = "• ",
  [ASSAY_TONE_WARNING] = "! ",
  [ASSAY_TONE_BAD]     = "✗ ",
  [ASSAY_TONE_DIM]     = "",
};

static void
add (AssaySharePage *page,
     const char     *markup)
{
  g_string_append (page->out, markup);
}

/* An underscore within a word, as in the names of suites, means nothing, nor does a dot; but addresses would become
 * links by themselves. */
static gboolean
is_special (const char *words,
            const char *c)
{
  if (strchr (SPECIAL, *c) != NULL)
    return TRUE;
  if (*c == '_')
    return c == words || !g_ascii_isalnum (c[-1]) || !g_ascii_isalnum (c[1]);
  if (*c == ':')
    return c[1] == '/';
  if (*c == '.')
    return c - words >= 3 && g_ascii_strncasecmp (c - 3, "www", 3) == 0;
  return c == words && strchr (SPECIAL_FIRST, *c) != NULL;
}

static void
add_words (AssaySharePage *page,
           const char     *words)
{
  g_autofree char *visible = assay_format_visible (words, -1);

  for (const char *c = visible; *c != '\0'; c++)
    {
      if (is_special (visible, c))
        g_string_append_c (page->out, '\\');
      g_string_append_c (page->out, *c);
    }
}

static void
add_line (AssaySharePage *page,
          const char     *before,
          const char     *words,
          const char     *after)
{
  add (page, before);
  add_words (page, words);
  add (page, after);
}

static void
md_begin (AssaySharePage *page,
          const char     *title)
{
  add_line (page, "# ", title, "\n\n");
}

static void
md_heading (AssaySharePage *page,
            const char     *words)
{
  add_line (page, "## ", words, "\n\n");
}

static void
add_block (AssaySharePage *page,
           AssayTone       tone,
           const char     *lead,
           const char     *words)
{
  if (lead != NULL)
    {
      add (page, "**");
      add_line (page, marks[tone], lead, "** ");
    }
  add_line (page, "", words, "\n");
}

static void
md_paragraph (AssaySharePage *page,
              AssayTone       tone,
              const char     *lead,
              const char     *words)
{
  add_block (page, tone, lead, words);
  add (page, "\n");
}

static void
md_item (AssaySharePage *page,
         AssayTone       tone,
         const char     *lead,
         const char     *words)
{
  page->in_list = TRUE;
  add (page, "- ");
  add_block (page, tone, lead, words);
}

static void
md_end_list (AssaySharePage *page)
{
  if (page->in_list)
    add (page, "\n");
  page->in_list = FALSE;
}

static void
md_row (AssaySharePage     *page,
        AssayTone           tone,
        const char * const *cells)
{
  for (; *cells != NULL; cells++)
    add_line (page, "| ", *cells, " ");
  add (page, "|\n");
}

static void
md_begin_table (AssaySharePage     *page,
                const char * const *columns)
{
  static const char * const none[] = { "", "", NULL };
  const char * const *names = columns != NULL ? columns : none;

  md_row (page, ASSAY_TONE_PLAIN, names);
  for (; *names != NULL; names++)
    add (page, "| --- ");
  add (page, "|\n");
}

static void
md_end_table (AssaySharePage *page)
{
  add (page, "\n");
}

/* Nothing can be opened and closed in Markdown: a list in a list. */
static void
add_indent (AssaySharePage *page)
{
  for (guint i = 1; i < page->depth; i++)
    add (page, "  ");
}

static void
md_begin_details (AssaySharePage *page,
                  const char     *words)
{
  page->depth++;
  add_indent (page);
  add_line (page, "- ", words, "\n");
}

static void
md_end_details (AssaySharePage *page)
{
  if (--page->depth == 0)
    add (page, "\n");
}

static void
md_field (AssaySharePage *page,
          const char     *name,
          const char     *value)
{
  page->depth++;
  add_indent (page);
  page->depth--;
  add_line (page, "- ", name, ": ");
  add_line (page, "", value, "\n");
}

/* The fence is longer than any in @text, so that no line of it can end the block (CommonMark section 4.5). */
static void
md_code (AssaySharePage *page,
         const char     *text)
{
  g_autoptr(GString) fence = g_string_new ("```");

  while (strstr (text, fence->str) != NULL)
    g_string_append_c (fence, '`');
  g_string_append_printf (page->out, "\n%s\n%s%s%s\n\n", fence->str, text, g_str_has_suffix (text, "\n") ? "" : "\n",
                          fence->str);
}

static void
md_end (AssaySharePage *page)
{
}

const AssayShareForm assay_share_markdown = {
  md_begin, md_heading, md_paragraph, md_item, md_end_list, md_begin_table, md_row, md_end_table,
  md_begin_details, md_end_details, md_field, md_code, NULL, md_end,
};
