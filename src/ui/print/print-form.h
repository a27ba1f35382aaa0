/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/share-page.h"

G_BEGIN_DECLS

/* The kinds of blocks, in the order of print-layout.c's table of how they look. */
typedef enum {
  ASSAY_PRINT_TITLE,
  ASSAY_PRINT_HEADING,
  ASSAY_PRINT_PARAGRAPH,
  ASSAY_PRINT_ITEM,
  ASSAY_PRINT_COLUMNS,          /* the first row of a table */
  ASSAY_PRINT_ROW,
  ASSAY_PRINT_FIELD,            /* of what can be opened on a screen */
  ASSAY_N_PRINT_KINDS,
} AssayPrintKind;

/**
 * AssayPrintBlock:
 * @kind: how it looks
 * @cells: (array zero-terminated=1): Pango markup; one, but for tables
 *
 * What stays together on paper, or is broken between lines.
 */
typedef struct {
  AssayPrintKind   kind;
  char           **cells;
} AssayPrintBlock;

/* For assay_export_share() and its like: what they write in it is for assay_print_form_read(). Of the
 * trees of fields only what stands first in them, and no PEM: those are for screens. */
extern const AssayShareForm assay_print_form;

/* The blocks that were written. (transfer full) (element-type AssayPrintBlock) */
GPtrArray *assay_print_form_read (const char *written);

G_END_DECLS
