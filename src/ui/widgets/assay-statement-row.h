/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "story/assay-story.h"

G_BEGIN_DECLS

/**
 * assay_statement_row_new:
 * @statement: a sentence about this connection
 *
 * Returns: (transfer floating): the sentence, and under it what it rests on: each a link to the page that shows it
 *   (`page.show-evidence`), where there is one
 */
GtkWidget *assay_statement_row_new (const AssayStatement *statement);

G_END_DECLS
