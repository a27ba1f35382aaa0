/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"
#include "export/assay-json.h"
#include "export/export-json.h"

G_BEGIN_DECLS

/* A message as an item of "messages" in a report. */
void assay_json_add_message (AssayJson          *json,
                             const AssayMessage *message,
                             AssayJsonFlags      flags);

G_END_DECLS
