/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/assay-finding.h"

G_BEGIN_DECLS

/* A word on a tint of its meaning. @words: plain text; @style: a style class of a colour. (transfer floating) */
GtkWidget *assay_pill_new        (const char  *words,
                                  const char  *style);

/* An icon for how something came out. @name: what a screen reader says for it. (transfer floating) */
GtkWidget *assay_status_icon_new (AssayStatus  status,
                                  const char  *name);

G_END_DECLS
