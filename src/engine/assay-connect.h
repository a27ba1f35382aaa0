/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/assay-inspection.h"

G_BEGIN_DECLS

/**
 * assay_connect:
 * @inspection: what runs
 *
 * Resolves the host and connects to the first of its addresses that answers: the phases resolve and connect. What it
 * finds and what goes wrong is written to the report.
 *
 * Returns: (transfer full) (nullable): a connection whose socket never blocks; %NULL after a failure
 */
GSocketConnection *assay_connect (AssayInspection *inspection);

G_END_DECLS
