/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-explanation.h"
#include "base/assay-text.h"

G_BEGIN_DECLS

/* How a piece of text looks. */
typedef enum {
  ASSAY_INK_PLAIN,
  ASSAY_INK_BOLD,
  ASSAY_INK_DIM,
  ASSAY_INK_RED,
  ASSAY_INK_GREEN,
  ASSAY_INK_YELLOW,
} AssayInk;

/**
 * AssayTextPage:
 * @out: what was written so far
 * @locale: (nullable): how to word it
 * @columns: how wide a line may be
 * @color: whether inks are used
 * @explain: whether what is told is explained too; FALSE at first
 *
 * Text for a terminal as it is written, on the stack. Whatever is added is made visible first (see
 * assay_format_visible()), so that nothing on the page but its own inks can command a terminal.
 */
typedef struct {
  GString           *out;
  const AssayLocale *locale;
  guint              columns;
  gboolean           color;
  gboolean           explain;
} AssayTextPage;

void  assay_text_page_init        (AssayTextPage     *page,
                                   const AssayLocale *locale,
                                   guint              columns,
                                   gboolean           color);

/* Ends the text. (transfer full) */
char *assay_text_page_end         (AssayTextPage     *page);

/* The reader's words for a message id. */
const char *assay_text_page_say   (AssayTextPage     *page,
                                   const char        *message);

/* How many columns @text takes in a terminal. */
guint assay_text_width            (const char        *text);

/* Adds @text as it stands; it may be %NULL. */
void  assay_text_page_add         (AssayTextPage     *page,
                                   AssayInk           ink,
                                   const char        *text);

/* Adds @text and spaces up to @width columns; before it when @right. A space follows what is wider. */
void  assay_text_page_add_cell    (AssayTextPage     *page,
                                   AssayInk           ink,
                                   const char        *text,
                                   guint              width,
                                   gboolean           right);

/* @n spaces. */
void  assay_text_page_add_space   (AssayTextPage     *page,
                                   guint              n);

/* Ends the line, without spaces at its end. */
void  assay_text_page_break       (AssayTextPage     *page);

/* An empty line, then @message (translated) in bold. */
void  assay_text_page_add_heading (AssayTextPage     *page,
                                   const char        *message);

/**
 * assay_text_page_add_wrapped:
 * @page: where to
 * @ink: how
 * @text: words
 * @column: where the cursor stands, and where further lines begin
 *
 * Adds @text from the cursor on, broken between words, and ends the last line.
 */
void  assay_text_page_add_wrapped (AssayTextPage     *page,
                                   AssayInk           ink,
                                   const char        *text,
                                   guint              column);

/* Explains something in a paragraph that begins at @column; nothing when that is not wanted or @explanation is %NULL. */
void  assay_text_page_add_explanation (AssayTextPage          *page,
                                       const AssayExplanation *explanation,
                                       guint                   column);

/* A line "  label   value", the label translated; nothing when @value is %NULL. */
void  assay_text_page_add_pair    (AssayTextPage     *page,
                                   const char        *label,
                                   const char        *value);

G_END_DECLS
