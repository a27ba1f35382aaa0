/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/assay-session.h"

G_BEGIN_DECLS

/**
 * AssaySessionView:
 *
 * A part of a page that shows something of a session's outcome, made anew when there is another one. Subclasses say in
 * `refresh` what to show; binding `session` is all that a template needs to do.
 *
 * Properties: `session` (AssaySession).
 */
#define ASSAY_TYPE_SESSION_VIEW (assay_session_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (AssaySessionView, assay_session_view, ASSAY, SESSION_VIEW, AdwBin)

/**
 * AssaySessionViewClass:
 * @refresh: shows @report and @assessment; both are %NULL while nothing is known yet
 * @shows_partial: whether a partial report is shown too, without an assessment, until the whole one is there
 */
struct _AssaySessionViewClass {
  AdwBinClass parent_class;

  void (*refresh) (AssaySessionView *view,
                   AssayReport      *report,
                   AssayAssessment  *assessment);
  gboolean shows_partial;
};

/* A boxed list that can be filled, as the view's child. (transfer none) */
GtkListBox *assay_session_view_add_list  (AssaySessionView *view);

/* Empties a list or a box. */
void        assay_session_view_clear     (GtkWidget        *parent);

/**
 * assay_session_view_row_new:
 * @status: shown as icon, and said
 * @title: a few words
 * @detail: (nullable): a sentence
 *
 * Returns: (transfer floating): a row with an icon and two lines, none of it markup
 */
GtkWidget  *assay_session_view_row_new   (AssayStatus      status,
                                          const AssayText *title,
                                          const AssayText *detail);

/* A row that only keeps the place of one to come; @title says what is waited for, or is " ". */
GtkWidget  *assay_session_view_place_new (const char      *title);

G_END_DECLS
