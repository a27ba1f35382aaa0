/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/text-page.h"

#include <string.h>

#include "base/assay-format.h"

#define DEFAULT_COLUMNS 80
#define MIN_COLUMNS     40
#define LABEL_WIDTH     22

/* ECMA-48 section 8.3.117, Select Graphic Rendition; the eight colours that every theme makes readable. */
static const char * const inks[] = {
  [ASSAY_INK_PLAIN]  = NULL,
  [ASSAY_INK_BOLD]   = "\033[1m",
  [ASSAY_INK_DIM]    = "\033[2m",
  [ASSAY_INK_RED]    = "\033[1;31m",
  [ASSAY_INK_GREEN]  = "\033[1;32m",
  [ASSAY_INK_YELLOW] = "\033[1;33m",
};

void
assay_text_page_init (AssayTextPage     *page,
                      const AssayLocale *locale,
                      guint              columns,
                      gboolean           color)
{
  *page = (AssayTextPage) {
    .out = g_string_new (NULL),
    .locale = locale,
    .columns = columns != 0 ? MAX (columns, MIN_COLUMNS) : DEFAULT_COLUMNS,
    .color = color,
  };
}

char *
assay_text_page_end (AssayTextPage *page)
{
  return g_string_free (g_steal_pointer (&page->out), FALSE);
}

const char *
assay_text_page_say (AssayTextPage *page,
                     const char    *message)
{
  return assay_locale_translate (page->locale, message);
}

static guint
character_width (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

guint
assay_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += character_width (g_utf8_get_char (p));
  return width;
}

static void
add_visible (AssayTextPage *page,
             AssayInk       ink,
             const char    *text,
             gsize          length)
{
  const char *code = page->color ? inks[ink] : NULL;

  if (code != NULL)
    g_string_append (page->out, code);
  g_string_append_len (page->out, text, (gssize) length);
  if (code != NULL)
    g_string_append (page->out, "\033[0m");
}

void
assay_text_page_add (AssayTextPage *page,
                     AssayInk       ink,
                     const char    *text)
{
  g_autofree char *visible = assay_format_visible (text, -1);

  add_visible (page, ink, visible, strlen (visible));
}

void
assay_text_page_add_space (AssayTextPage *page,
                           guint          n)
{
  while (n-- > 0)
    g_string_append_c (page->out, ' ');
}

void
assay_text_page_add_cell (AssayTextPage *page,
                          AssayInk       ink,
                          const char    *text,
                          guint          width,
                          gboolean       right)
{
  g_autofree char *visible = assay_format_visible (text, -1);
  guint own = assay_text_width (visible);
  guint rest = own < width ? width - own : 1;

  if (right && own < width)
    assay_text_page_add_space (page, rest);
  add_visible (page, ink, visible, strlen (visible));
  if (!right || own > width)
    assay_text_page_add_space (page, rest);
}

void
assay_text_page_break (AssayTextPage *page)
{
  while (page->out->len > 0 && page->out->str[page->out->len - 1] == ' ')
    g_string_truncate (page->out, page->out->len - 1);
  g_string_append_c (page->out, '\n');
}

void
assay_text_page_add_heading (AssayTextPage *page,
                             const char    *message)
{
  assay_text_page_break (page);
  assay_text_page_add (page, ASSAY_INK_BOLD, assay_text_page_say (page, message));
  assay_text_page_break (page);
}

/* How many bytes of @text go on a line of @room columns: up to a space or before an ideograph. A word that is longer
 * stays whole: fingerprints are there to be copied. */
static gsize
fit (const char *text,
     guint       room)
{
  const char *end = NULL;
  const char *p = text;
  guint width = 0;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || g_unichar_iswide (c))
        end = p;
      width += character_width (c);
      if (width > room && end != NULL && end > text)
        return (gsize) (end - text);
    }
  return (gsize) (p - text);
}

void
assay_text_page_add_wrapped (AssayTextPage *page,
                             AssayInk       ink,
                             const char    *text,
                             guint          column)
{
  g_autofree char *visible = assay_format_visible (text, -1);
  guint room = page->columns > column + MIN_COLUMNS / 2 ? page->columns - column : MIN_COLUMNS / 2;
  const char *p = visible;

  for (;;)
    {
      gsize length = fit (p, room);

      add_visible (page, ink, p, length);
      assay_text_page_break (page);
      p += length;
      p += strspn (p, " ");
      if (*p == '\0')
        return;
      assay_text_page_add_space (page, column);
    }
}

void
assay_text_page_add_pair (AssayTextPage *page,
                          const char    *label,
                          const char    *value)
{
  if (value == NULL)
    return;
  assay_text_page_add_space (page, 2);
  assay_text_page_add_cell (page, ASSAY_INK_DIM, assay_text_page_say (page, label), LABEL_WIDTH, FALSE);
  assay_text_page_add_wrapped (page, ASSAY_INK_PLAIN, value, 2 + LABEL_WIDTH);
}

void
assay_text_page_add_explanation (AssayTextPage          *page,
                                 const AssayExplanation *explanation,
                                 guint                   column)
{
  g_autoptr(GString) words = g_string_new (NULL);

  if (!page->explain || explanation == NULL)
    return;
  g_string_append (words, assay_text_page_say (page, explanation->text));
  if (explanation->more != NULL)
    g_string_append_printf (words, " %s", assay_text_page_say (page, explanation->more));
  g_string_append_printf (words, " (%s)", explanation->reference);
  assay_text_page_add_space (page, column);
  assay_text_page_add_wrapped (page, ASSAY_INK_DIM, words->str, column);
}
