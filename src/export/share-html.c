/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of XHTML, which is HTML as well: no script, nothing from elsewhere, and a policy that would let none in. */
#include "export/share-page.h"

#include "base/assay-format.h"

static const char head[] =
  "<!DOCTYPE html>\n"
  "<html xmlns=\"http://www.w3.org/1999/xhtml\">\n"
  "<head>\n"
  "<meta charset=\"utf-8\"/>\n"
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
  "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
  "<title>";

static const char style[] =
  "</title>\n"
  "<style>\n"
  ":root { color-scheme: light dark; --fg: #1e1e1e; --bg: #fafafa; --card: #fff; --line: #d5d5d5; --dim: #5e5c64;\n"
  "  --good: #1b7f3d; --note: #1a5fb4; --warning: #905400; --bad: #c01c28; --diff: #fbf3d9; }\n"
  "@media (prefers-color-scheme: dark) { :root { --fg: #f2f2f2; --bg: #242424; --card: #303030; --line: #4b4b4b;\n"
  "  --dim: #b5b3bb; --good: #57e389; --note: #99c1f1; --warning: #f8c653; --bad: #ff7b7b; --diff: #463f28; } }\n"
  "body { font: 1rem/1.5 system-ui, sans-serif; color: var(--fg); background: var(--bg); max-width: 62rem;\n"
  "  margin: 0 auto; padding: 1.5rem 1rem 3rem; }\n"
  "h1 { font-size: 1.7rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }\n"
  "h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; break-after: avoid; }\n"
  "table { border-collapse: collapse; width: 100%; background: var(--card); border: 1px solid var(--line); }\n"
  "th, td { text-align: start; vertical-align: top; padding: .35rem .6rem; border-top: 1px solid var(--line);\n"
  "  overflow-wrap: anywhere; }\n"
  "thead th { border-top: 0; color: var(--dim); font-weight: 600; }\n"
  "tbody th { font-weight: 600; width: 14rem; }\n"
  "tr { break-inside: avoid; }\n"
  "ul { list-style: none; padding: 0; }\n"
  "li { background: var(--card); border-inline-start: .3rem solid var(--line); padding: .4rem .8rem; margin: .4rem 0;\n"
  "  break-inside: avoid; overflow-wrap: anywhere; }\n"
  "p { overflow-wrap: anywhere; }\n"
  "details { background: var(--card); border: 1px solid var(--line); padding: .3rem .8rem; margin: .3rem 0; }\n"
  "details details { border-width: 0 0 0 1px; padding: .1rem .8rem; margin: 0; }\n"
  "summary { cursor: pointer; overflow-wrap: anywhere; }\n"
  ".field { overflow-wrap: anywhere; padding-inline-start: 1rem; }\n"
  "code, pre { font: .85rem/1.4 ui-monospace, monospace; }\n"
  "pre { overflow-x: auto; }\n"
  "svg { max-width: 100%; height: auto; }\n"
  ".good > b { color: var(--good); } .note > b { color: var(--note); } .warning > b { color: var(--warning); }\n"
  ".bad > b { color: var(--bad); } .dim { color: var(--dim); }\n"
  "li.good { border-color: var(--good); } li.note { border-color: var(--note); }\n"
  "li.warning { border-color: var(--warning); } li.bad { border-color: var(--bad); }\n"
  "tr.note td, tr.warning td, tr.bad td { background: var(--diff); }\n"
  "@media print { body { max-width: none; padding: 0; background: #fff; } summary { cursor: auto; } }\n"
  "</style>\n"
  "</head>\n"
  "<body dir=\"auto\">\n";

static const char * const tones[] = {
  [ASSAY_TONE_PLAIN]   = "plain",
  [ASSAY_TONE_GOOD]    = "good",
  [ASSAY_TONE_NOTE]    = "note",
  [ASSAY_TONE_WARNING] = "warning",
  [ASSAY_TONE_BAD]     = "bad",
  [ASSAY_TONE_DIM]     = "dim",
};

static void
add (AssaySharePage *page,
     const char     *markup)
{
  g_string_append (page->out, markup);
}

/* Words, whatever is in them. */
static void
add_words (AssaySharePage *page,
           const char     *words)
{
  g_autofree char *visible = assay_format_visible (words, -1);
  g_autofree char *escaped = g_markup_escape_text (visible, -1);

  add (page, escaped);
}

static void
html_begin (AssaySharePage *page,
            const char     *title)
{
  add (page, head);
  add_words (page, title);
  add (page, style);
  add (page, "<h1>");
  add_words (page, title);
  add (page, "</h1>\n");
}

static void
html_heading (AssaySharePage *page,
              const char     *words)
{
  add (page, "<h2>");
  add_words (page, words);
  add (page, "</h2>\n");
}

static void
add_block (AssaySharePage *page,
           const char     *tag,
           AssayTone       tone,
           const char     *lead,
           const char     *words)
{
  g_string_append_printf (page->out, "<%s class=\"%s\">", tag, tones[tone]);
  if (lead != NULL)
    {
      add (page, "<b>");
      add_words (page, lead);
      add (page, "</b> ");
    }
  add_words (page, words);
  g_string_append_printf (page->out, "</%s>\n", tag);
}

static void
html_paragraph (AssaySharePage *page,
                AssayTone       tone,
                const char     *lead,
                const char     *words)
{
  add_block (page, "p", tone, lead, words);
}

static void
html_item (AssaySharePage *page,
           AssayTone       tone,
           const char     *lead,
           const char     *words)
{
  if (!page->in_list)
    add (page, "<ul>\n");
  page->in_list = TRUE;
  add_block (page, "li", tone, lead, words);
}

static void
html_end_list (AssaySharePage *page)
{
  if (page->in_list)
    add (page, "</ul>\n");
  page->in_list = FALSE;
}

static void
html_begin_table (AssaySharePage     *page,
                  const char * const *columns)
{
  add (page, "<table>\n");
  if (columns != NULL)
    {
      add (page, "<thead><tr>");
      for (; *columns != NULL; columns++)
        {
          add (page, "<th scope=\"col\">");
          add_words (page, *columns);
          add (page, "</th>");
        }
      add (page, "</tr></thead>\n");
    }
  add (page, "<tbody>\n");
}

static void
html_row (AssaySharePage     *page,
          AssayTone           tone,
          const char * const *cells)
{
  g_string_append_printf (page->out, "<tr class=\"%s\"><th scope=\"row\">", tones[tone]);
  add_words (page, cells[0]);
  add (page, "</th>");
  for (cells++; *cells != NULL; cells++)
    {
      add (page, "<td>");
      add_words (page, *cells);
      add (page, "</td>");
    }
  add (page, "</tr>\n");
}

static void
html_end_table (AssaySharePage *page)
{
  add (page, "</tbody>\n</table>\n");
}

static void
html_begin_details (AssaySharePage *page,
                    const char     *words)
{
  page->depth++;
  add (page, "<details><summary>");
  add_words (page, words);
  add (page, "</summary>\n");
}

static void
html_end_details (AssaySharePage *page)
{
  page->depth--;
  add (page, "</details>\n");
}

static void
html_field (AssaySharePage *page,
            const char     *name,
            const char     *value)
{
  add (page, "<div class=\"field\">");
  add_words (page, name);
  add (page, ": <code>");
  add_words (page, value);
  add (page, "</code></div>\n");
}

static void
html_code (AssaySharePage *page,
           const char     *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  add (page, "<pre>");
  add (page, escaped);
  add (page, "</pre>\n");
}

static void
html_picture (AssaySharePage *page,
              const char     *svg)
{
  add (page, "<div>");
  add (page, svg);
  add (page, "</div>\n");
}

static void
html_end (AssaySharePage *page)
{
  add (page, "</body>\n</html>\n");
}

const AssayShareForm assay_share_html = {
  html_begin, html_heading, html_paragraph, html_item, html_end_list, html_begin_table, html_row, html_end_table,
  html_begin_details, html_end_details, html_field, html_code, html_picture, html_end,
};
