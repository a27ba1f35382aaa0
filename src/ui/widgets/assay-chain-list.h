/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayChainList:
 *
 * The chain as a list to choose a certificate from: as built, its top first; and, where that differs, as sent. Where
 * there are several ways to a trust anchor, each can be looked at.
 *
 * Properties: `selected` (int, read-only, notified): index of the certificate in the report, or -1.
 */
#define ASSAY_TYPE_CHAIN_LIST (assay_chain_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayChainList, assay_chain_list, ASSAY, CHAIN_LIST, AdwBin)

/* Shows the chain of @report, which may be partial. The certificate that was selected stays so when it is there again,
 * else the server's is. */
void assay_chain_list_show         (AssayChainList *list,
                                    AssayReport    *report);

/* Selects a certificate, if it is in the list. */
void assay_chain_list_select       (AssayChainList *list,
                                    guint           certificate);

/* Selects none: something else is chosen. */
void assay_chain_list_unselect     (AssayChainList *list);

int  assay_chain_list_get_selected (AssayChainList *list);

G_END_DECLS
