/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-node.h"

G_BEGIN_DECLS

/**
 * assay_reference_find:
 * @node: a field of a message or certificate
 * @version: the negotiated ProtocolVersion, or 0
 *
 * Where a field is defined: the section for the extension, structure or message that is nearest around it.
 *
 * Returns: (transfer none) (nullable): "RFC 8446 section 4.1.2", the same in every language
 */
const char *assay_reference_find (const AssayNode *node,
                                  guint16          version);

G_END_DECLS
