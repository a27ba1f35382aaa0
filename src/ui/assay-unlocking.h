/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-tab.h"

G_BEGIN_DECLS

/**
 * assay_unlocking_ask:
 * @tab: a tab
 *
 * Asks for the password of the first thing in the tab's files that is locked, while the tab is before the person's eyes,
 * and inspects them again with it. Does nothing when nothing is locked.
 */
void assay_unlocking_ask (AssayTab *tab);

G_END_DECLS
