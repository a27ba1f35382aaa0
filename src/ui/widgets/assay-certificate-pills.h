/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/* What every card of a certificate says in short, wherever it stands. */

/* Adds to a box where a certificate of @report came from, and how long it is still good. */
void        assay_certificate_pills_add          (GtkBox                 *box,
                                                  const AssayReport      *report,
                                                  guint                   index);

/* "Issued by R11 · EC P-256 · until 6 Jan 2027". (transfer full) */
char       *assay_certificate_pills_dup_subtitle (const AssayCertificate *certificate);

/* The icon of a trust anchor, or that of other certificates. */
const char *assay_certificate_pills_icon         (const AssayReport      *report,
                                                  guint                   index);

G_END_DECLS
