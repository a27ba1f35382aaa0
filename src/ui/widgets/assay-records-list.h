/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayRecordsList:
 *
 * The records on the wire as a table. Rows are recycled.
 */
#define ASSAY_TYPE_RECORDS_LIST (assay_records_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayRecordsList, assay_records_list, ASSAY, RECORDS_LIST, AdwBin)

/* @events: AssayEventItem; those that are no records are left out */
void assay_records_list_set_events (AssayRecordsList *list,
                                    GListModel       *events);

G_END_DECLS
