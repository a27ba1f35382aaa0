/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-session-view.h"

G_BEGIN_DECLS

/**
 * AssayFactsList:
 *
 * What was negotiated, a row a property.
 */
#define ASSAY_TYPE_FACTS_LIST (assay_facts_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayFactsList, assay_facts_list, ASSAY, FACTS_LIST, AssaySessionView)

G_END_DECLS
