/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-wording.h"

#include <glib/gi18n.h>

static const char *
translate (const char *singular,
           const char *plural,
           gulong      n)
{
  return plural != NULL
           ? g_dngettext (GETTEXT_PACKAGE, singular, plural, n)
           : g_dgettext (GETTEXT_PACKAGE, singular);
}

void
assay_wording_init (void)
{
  bindtextdomain (GETTEXT_PACKAGE, assay_locale_get_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

const AssayLocale *
assay_wording_get_locale (void)
{
  static const AssayLocale locale = { .translate = translate, .local_time = TRUE };

  return &locale;
}

char *
assay_wording_format (const AssayText *text)
{
  return assay_text_format (text, assay_wording_get_locale ());
}

char *
assay_wording_join (const GPtrArray *texts,
                    const char      *between)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *words = assay_wording_format (g_ptr_array_index (texts, i));

      g_string_append_printf (all, "%s%s", i > 0 ? between : "", words);
    }
  return g_string_free (all, FALSE);
}

const char *
assay_wording_translate (const char *message)
{
  return assay_locale_translate (assay_wording_get_locale (), message);
}
