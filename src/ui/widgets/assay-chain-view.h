/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-session-view.h"

G_BEGIN_DECLS

/**
 * AssayChainView:
 *
 * The chain as cards: the trust anchor on top, each certificate below the one that signed it, then what was sent without
 * having a place. Three cards keep the place while nothing is known.
 */
#define ASSAY_TYPE_CHAIN_VIEW (assay_chain_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayChainView, assay_chain_view, ASSAY, CHAIN_VIEW, AssaySessionView)

G_END_DECLS
