/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-text.h"

G_BEGIN_DECLS

#define _(message) g_dgettext (GETTEXT_PACKAGE, message)

/* Takes language and zone from the environment. Called once, first of all. */
void               cli_locale_init (void);

/* The person's. (transfer none) */
const AssayLocale *cli_locale_get  (void);

G_END_DECLS
