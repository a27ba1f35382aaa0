/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "engine/assay-trust.h"

G_BEGIN_DECLS

/**
 * assay_verify:
 * @report: a draft with the certificates that the server sent
 * @trust: the anchors
 *
 * Looks for a path from the leaf to an anchor on which GnuTLS accepts every link, over all candidates, and fills in the
 * report's verification; anchors that were looked at and belong to the outcome are added to its certificates. Dates,
 * names and the strength of algorithms are left to the checks: they must not hide what the path is.
 */
void assay_verify (AssayReport *report,
                   AssayTrust  *trust);

G_END_DECLS
