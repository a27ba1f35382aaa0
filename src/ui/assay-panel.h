/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/assay-session.h"

G_BEGIN_DECLS

/**
 * AssayPanel:
 *
 * One page of a tab: Overview, and later Certificates, Handshake... A subclass is a template whose widgets look up
 * `session` and what hangs on it; the result page shows whatever panels its table names.
 *
 * Properties: `session` (AssaySession), `title` and `icon-name` (set in the subclass's template), `narrow` (whether the
 * window is narrow, so that columns are stacked).
 */
#define ASSAY_TYPE_PANEL (assay_panel_get_type ())
G_DECLARE_DERIVABLE_TYPE (AssayPanel, assay_panel, ASSAY, PANEL, AdwBin)

/**
 * AssayPanelClass:
 * @show_place: (nullable): selects what @index (a message's number, a certificate's index; 0 where there is but one of
 *   its kind) and @path (a field of it, or an id) say
 */
struct _AssayPanelClass {
  AdwBinClass parent_class;

  void (*show_place) (AssayPanel *panel,
                      guint       index,
                      const char *path);
};

AssaySession *assay_panel_get_session (AssayPanel   *panel);

/* Selects something on the panel, where it can; see AssayPanelClass.show_place. The panel should be visible. */
void          assay_panel_show_place  (AssayPanel   *panel,
                                       guint         index,
                                       const char   *path);

G_END_DECLS
