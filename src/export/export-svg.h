/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/* A picture has no more rungs; a last one says how many more there are. */
#define ASSAY_SVG_MAX_RUNGS 200

/**
 * assay_export_svg_ladder:
 * @report: a report
 * @locale: (nullable): how to word it
 *
 * The messages between client and server as a picture: an arrow each, with its name, time and size.
 *
 * Returns: (transfer full): one SVG element, well-formed, that refers to nothing; also right as a file of its own
 */
char *assay_export_svg_ladder (const AssayReport *report,
                               const AssayLocale *locale);

/* The certificates from the server's up to the root likewise, an arrow from each to what it is signed by. */
char *assay_export_svg_chain  (const AssayReport *report,
                               const AssayLocale *locale);

G_END_DECLS
