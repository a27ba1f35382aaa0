/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-node.h"

G_BEGIN_DECLS

/**
 * assay_field_search:
 * @root: a tree
 * @text: what to look for, in upper or lower case
 * @locale: (nullable): the reader's, for labels
 * @max: how many to find at the most
 *
 * Finds the fields whose name, label or value has @text in it. When @text reads as hexadecimal bytes ("30 82", "cf21ad"),
 * also those whose bytes have them. Pure; any thread.
 *
 * Returns: (transfer full) (element-type AssayNode): the fields, in the order of the message
 */
GPtrArray *assay_field_search (const AssayNode   *root,
                               const char        *text,
                               const AssayLocale *locale,
                               guint              max);

G_END_DECLS
