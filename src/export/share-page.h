/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-text.h"

G_BEGIN_DECLS

/* How a piece looks, beside what its words say. */
typedef enum {
  ASSAY_TONE_PLAIN,
  ASSAY_TONE_GOOD,
  ASSAY_TONE_NOTE,
  ASSAY_TONE_WARNING,
  ASSAY_TONE_BAD,
  ASSAY_TONE_DIM,
} AssayTone;

typedef struct _AssaySharePage AssaySharePage;

/**
 * AssayShareForm:
 * @begin: @title: of the whole
 * @heading: of a part
 * @paragraph: (nullable) @lead: words before it in bold
 * @item: the same as the item of a list
 * @end_list: after the last item
 * @begin_table: @columns: (array zero-terminated=1): what they are called; translated already
 * @row: @cells: (array zero-terminated=1): as many; %NULL cannot stand for an empty one
 * @end_table: after the last row
 * @begin_details: what can be opened; @words: what it is called
 * @end_details: ends it
 * @field: a name and a value within details
 * @code: text as it stands
 * @picture: (nullable): an SVG element, which is ours; left out where pictures cannot stand
 * @end: ends the page
 * @paper: nothing can be opened: what explains is left out
 *
 * A form that pages are written in. All words that are handed in are a stranger's and made harmless here.
 */
typedef struct {
  void (*begin)         (AssaySharePage *page, const char *title);
  void (*heading)       (AssaySharePage *page, const char *words);
  void (*paragraph)     (AssaySharePage *page, AssayTone tone, const char *lead, const char *words);
  void (*item)          (AssaySharePage *page, AssayTone tone, const char *lead, const char *words);
  void (*end_list)      (AssaySharePage *page);
  void (*begin_table)   (AssaySharePage *page, const char * const *columns);
  void (*row)           (AssaySharePage *page, AssayTone tone, const char * const *cells);
  void (*end_table)     (AssaySharePage *page);
  void (*begin_details) (AssaySharePage *page, const char *words);
  void (*end_details)   (AssaySharePage *page);
  void (*field)         (AssaySharePage *page, const char *name, const char *value);
  void (*code)          (AssaySharePage *page, const char *text);
  void (*picture)       (AssaySharePage *page, const char *svg);
  void (*end)           (AssaySharePage *page);
  gboolean paper;
} AssayShareForm;

extern const AssayShareForm assay_share_html;
extern const AssayShareForm assay_share_markdown;

/**
 * AssaySharePage:
 * @form: what it is written in
 * @out: what was written so far
 * @locale: (nullable): how to word it
 * @in_list: items were written, and the list is not ended
 * @depth: how many details are open
 *
 * A page to be given to others, as it is written, on the stack.
 */
struct _AssaySharePage {
  const AssayShareForm *form;
  GString              *out;
  const AssayLocale    *locale;
  gboolean              in_list;
  guint                 depth;
};

void        assay_share_page_init    (AssaySharePage       *page,
                                      const AssayShareForm *form,
                                      const AssayLocale    *locale);

/* Ends the text. (transfer full) */
char       *assay_share_page_end     (AssaySharePage       *page);

/* The reader's words for a message id. */
const char *assay_share_page_say     (AssaySharePage       *page,
                                      const char           *message);

/* A heading; @message is translated. */
void        assay_share_page_heading (AssaySharePage       *page,
                                      const char           *message);

/* A row of two cells in an open table: a name, translated, and a value; nothing when there is no value. */
void        assay_share_page_pair    (AssaySharePage       *page,
                                      const char           *message,
                                      const char           *value);

/* The same of words that were made for this, freed here. @value: (transfer full) (nullable). */
void        assay_share_page_take_pair (AssaySharePage     *page,
                                        const char         *message,
                                        char               *value);

G_END_DECLS
