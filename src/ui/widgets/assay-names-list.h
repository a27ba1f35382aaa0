/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayNamesList:
 *
 * The names that a certificate is for: counted, filtered as one types, the one that was asked for marked. Rows are made
 * for what is in sight only, so that it makes no difference how many there are.
 */
#define ASSAY_TYPE_NAMES_LIST (assay_names_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayNamesList, assay_names_list, ASSAY, NAMES_LIST, AdwBin)

/**
 * assay_names_list_new:
 * @names: (array zero-terminated=1): "DNS:example.org", "IP:192.0.2.1"...
 * @match: (nullable): which of them is the one that was asked for
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *assay_names_list_new (const char * const *names,
                                 const char         *match);

G_END_DECLS
