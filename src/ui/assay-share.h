/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-comparison.h"
#include "export/share-page.h"
#include "ui/assay-save.h"
#include "ui/assay-tab.h"

G_BEGIN_DECLS

/**
 * AssayShared:
 * @report: (nullable): what is shared: a report
 * @assessment: (nullable): the opinion about it
 * @proofs: (nullable): those of a saved report; those of others are computed when they are needed
 * @comparison: (nullable): or a comparison
 *
 * What of a tab can be given to others; nothing while all are %NULL.
 */
typedef struct {
  AssayReport     *report;
  AssayAssessment *assessment;
  AssayProofs     *proofs;
  AssayComparison *comparison;
} AssayShared;

/* What @tab (nullable) has to share: nothing while it runs. It is the tab's. */
AssayShared        assay_share_look_at     (AssayTab             *tab);

/* Whether there is something to share. */
gboolean           assay_shared_is_there   (const AssayShared    *shared);

AssayShared       *assay_shared_copy       (const AssayShared    *shared);
void               assay_shared_free       (AssayShared          *shared);

/* "example.org", "example.org ⇄ example.net"; plain text. (transfer full) */
char              *assay_shared_dup_name   (const AssayShared    *shared);

/* "example.org-2026-11-03.html", "example.org-example.net.html". (transfer full) */
char              *assay_shared_dup_file_name (const AssayShared *shared,
                                               const char        *ending);

/* The page to be given to others, in any form; any thread. (transfer full) */
char              *assay_share_write_page  (const AssayShared    *shared,
                                            const AssayShareForm *form);

/* The names of the forms: "report", "html", "markdown", "text", "ladder", "chain". (array zero-terminated=1) */
const char *const *assay_share_names       (void);

/* Whether there is something to be written in the form @name. */
gboolean           assay_share_is_possible (const char           *name,
                                            const AssayShared    *shared);

/**
 * assay_share_save:
 * @parent: the window that asks
 * @name: one of assay_share_names()
 * @shared: what is shared
 * @callback: called when it is written, or not; assay_save_finish() tells how it went
 * @data: for @callback
 *
 * Asks where, and writes it there.
 */
void               assay_share_save        (GtkWindow            *parent,
                                            const char           *name,
                                            const AssayShared    *shared,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);

/* The same without asking. */
void               assay_share_write       (GtkWindow            *parent,
                                            const char           *name,
                                            const AssayShared    *shared,
                                            GFile                *file,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);

G_END_DECLS
