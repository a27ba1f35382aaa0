/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/assay-session.h"

G_BEGIN_DECLS

/**
 * AssayHandshakeView:
 *
 * The handshake as a ladder of messages; for the one selected what happens there, its fields and its bytes; offer against
 * choice; the records on the wire; the proofs computed once more. It fills while the inspection runs, and after a failure shows what came until then.
 *
 * Properties: `session` (AssaySession), `narrow` (read-only: whether the message stands under the ladder, for want of
 * width).
 */
#define ASSAY_TYPE_HANDSHAKE_VIEW (assay_handshake_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayHandshakeView, assay_handshake_view, ASSAY, HANDSHAKE_VIEW, AdwBin)

/* Selects the message with @number and in it the field at @path, "" for all of it; nothing when it is not there. */
void assay_handshake_view_show (AssayHandshakeView *view,
                                guint               number,
                                const char         *path);

G_END_DECLS
