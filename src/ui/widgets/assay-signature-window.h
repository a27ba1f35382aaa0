/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssaySignatureWindow:
 *
 * The signatures of a chain and of its handshake, checked before one's eyes: what is signed, marked in the certificate;
 * every number on the way; the two values that must be equal. A byte can be changed to see that it is noticed. The
 * arithmetic is done on another thread.
 */
#define ASSAY_TYPE_SIGNATURE_WINDOW (assay_signature_window_get_type ())
G_DECLARE_FINAL_TYPE (AssaySignatureWindow, assay_signature_window, ASSAY, SIGNATURE_WINDOW, AdwWindow)

/* @parent: (nullable): what it stands over. (transfer none): GTK keeps it until it is closed. */
GtkWindow *assay_signature_window_new (AssayReport *report,
                                       GtkWindow   *parent);

G_END_DECLS
