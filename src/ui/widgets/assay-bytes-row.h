/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayBytesRow:
 *
 * Named bytes in hexadecimal, to be read and copied. A secret shows its length only, until the person asks for it.
 */
#define ASSAY_TYPE_BYTES_ROW (assay_bytes_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayBytesRow, assay_bytes_row, ASSAY, BYTES_ROW, AdwActionRow)

/**
 * assay_bytes_row_new:
 * @title: what they are, translated
 * @bytes: the bytes
 * @secret: whether they are shown only on request
 *
 * Returns: (transfer floating): the row
 */
GtkWidget  *assay_bytes_row_new (const char *title,
                                 GBytes     *bytes,
                                 gboolean    secret);

G_END_DECLS
