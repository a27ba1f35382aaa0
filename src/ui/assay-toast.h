/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Tells the person something in passing, in the window that @widget is in. @text: plain, never markup; or %NULL */
void assay_toast_show (GtkWidget  *widget,
                       const char *text);

G_END_DECLS
