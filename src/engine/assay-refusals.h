/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/* Fills in which of a report's certificates GnuTLS will not read; once all certificates are in it. */
void assay_refusals_find (AssayReport *report);

G_END_DECLS
