/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/share-page.h"

void
assay_share_page_init (AssaySharePage       *page,
                       const AssayShareForm *form,
                       const AssayLocale    *locale)
{
  *page = (AssaySharePage) { .form = form, .out = g_string_new (NULL), .locale = locale };
}

char *
assay_share_page_end (AssaySharePage *page)
{
  g_assert (page->depth == 0 && !page->in_list);
  page->form->end (page);
  return g_string_free (g_steal_pointer (&page->out), FALSE);
}

const char *
assay_share_page_say (AssaySharePage *page,
                      const char     *message)
{
  return assay_locale_translate (page->locale, message);
}

void
assay_share_page_heading (AssaySharePage *page,
                          const char     *message)
{
  page->form->heading (page, assay_share_page_say (page, message));
}

void
assay_share_page_pair (AssaySharePage *page,
                       const char     *message,
                       const char     *value)
{
  if (value != NULL)
    page->form->row (page, ASSAY_TONE_PLAIN,
                     (const char * const []) { assay_share_page_say (page, message), value, NULL });
}

void
assay_share_page_take_pair (AssaySharePage *page,
                            const char     *message,
                            char           *value)
{
  g_autofree char *owned = value;

  assay_share_page_pair (page, message, owned);
}
