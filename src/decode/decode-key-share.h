/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/assay-schema.h"

G_BEGIN_DECLS

/* The key of a key share, an [callback@DecodeFunc]: that of a hybrid group, which was the last number, in its two
 * parts (draft-ietf-tls-ecdhe-mlkem section 4). One of another size stays whole. */
void assay_decode_key_share (const AssayField   *field,
                             AssayCursor        *content,
                             AssayDecodeContext *context);

G_END_DECLS
