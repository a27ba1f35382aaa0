/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/assay-session.h"
#include "ui/compare/assay-compare-page.h"

G_BEGIN_DECLS

/**
 * AssayTab:
 *
 * What a tab holds: the start page, and from the first inspection on its result, or two of them side by side.
 *
 * Properties: `session` (AssaySession, read-only, %NULL before the first inspection and where two are compared), `address` (string): what stands in the entry while this tab is
 * selected, `title` (string, read-only), `icon` (GIcon, read-only, nullable): the verdict's, `running` (boolean,
 * read-only), `summary` (string, read-only): the verdict in words, "" before there is one, `narrow` (boolean): whether
 * the window is narrow.
 */
#define ASSAY_TYPE_TAB (assay_tab_get_type ())
G_DECLARE_FINAL_TYPE (AssayTab, assay_tab, ASSAY, TAB, AdwBin)

AssayTab     *assay_tab_new         (void);

/* %NULL before the first inspection. (transfer none) (nullable) */
AssaySession *assay_tab_get_session (AssayTab      *tab);

/* Shows the start page: for a tab that nothing is inspected in yet. */
void          assay_tab_show_start  (AssayTab      *tab);

/**
 * assay_tab_inspect:
 * @tab: a tab
 * @text: what was typed
 * @error: set to %ASSAY_ERROR_TARGET when it cannot be understood
 *
 * Inspects what was typed, with the tab's options.
 *
 * Returns: whether it began
 */
gboolean      assay_tab_inspect     (AssayTab      *tab,
                                     const char    *text,
                                     GError       **error);

/* Inspects what @request says, and remembers its target; its options become the tab's. */
void          assay_tab_start       (AssayTab      *tab,
                                     AssayRequest  *request);

/* Shows a finished report; see assay_session_take_report(). */
void          assay_tab_take_report (AssayTab      *tab,
                                     AssayRequest  *request,
                                     AssayReport   *report);

/* Shows a report that was saved. The tab's options stay: those of the report are a stranger's. @saved: (transfer full) */
void          assay_tab_take_saved  (AssayTab         *tab,
                                     AssaySavedReport *saved);

/* Inspects the same target again, with the tab's options as they are now; nothing where there is none. */
void          assay_tab_reload      (AssayTab      *tab);

/* Stops what runs. */
void          assay_tab_stop        (AssayTab      *tab);

/* Whether it holds nothing yet. */
gboolean      assay_tab_is_empty    (AssayTab      *tab);

/* For an empty tab: two sides, for the caller to say what they are. (transfer none) */
AssayComparePage *assay_tab_compare (AssayTab      *tab);

/* (transfer none) (nullable) */
AssayComparePage *assay_tab_get_comparison (AssayTab *tab);

/* How the next inspection connects. (transfer none) */
const AssayRequestOptions *assay_tab_get_options (AssayTab                  *tab);
void                       assay_tab_set_options (AssayTab                  *tab,
                                                  const AssayRequestOptions *options);

G_END_DECLS
