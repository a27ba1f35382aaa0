/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-locale.h"

#include <libintl.h>
#include <locale.h>

static const char *
translate (const char *singular,
           const char *plural,
           gulong      n)
{
  if (plural == NULL)
    return g_dgettext (GETTEXT_PACKAGE, singular);
  return g_dngettext (GETTEXT_PACKAGE, singular, plural, n);
}

void
cli_locale_init (void)
{
  /* Each category is a file or two to read; numbers, collation and the rest are never asked for. */
  setlocale (LC_CTYPE, "");
  setlocale (LC_MESSAGES, "");
  setlocale (LC_TIME, "");
  bindtextdomain (GETTEXT_PACKAGE, assay_locale_get_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

const AssayLocale *
cli_locale_get (void)
{
  static const AssayLocale locale = { translate, TRUE };

  return &locale;
}
