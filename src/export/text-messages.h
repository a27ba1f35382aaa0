/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-node.h"
#include "base/assay-report.h"
#include "export/text-page.h"

G_BEGIN_DECLS

/* The conversation, a line a message; with @fields all that each holds. */
void assay_text_page_add_messages     (AssayTextPage     *page,
                                       const AssayReport *report,
                                       gboolean           fields);

/* One message without its time; with @fields all that it holds. */
void assay_text_page_add_message      (AssayTextPage      *page,
                                       const AssayMessage *message,
                                       gboolean            fields);

/* All fields of all certificates. */
void assay_text_page_add_certificates (AssayTextPage     *page,
                                       const AssayReport *report);

/* A tree, a line a node, @column columns from the left. */
void assay_text_page_add_node         (AssayTextPage     *page,
                                       const AssayNode   *node,
                                       guint              column);

G_END_DECLS
