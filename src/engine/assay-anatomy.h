/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "base/assay-signature.h"

G_BEGIN_DECLS

/* Nothing is flipped. */
#define ASSAY_ANATOMY_UNCHANGED (-1)

/**
 * assay_anatomy_of_certificate:
 * @report: a report with a path
 * @position: which certificate of the path, 0 being the leaf
 * @flip: a byte of what is signed whose lowest bit is changed first, or %ASSAY_ANATOMY_UNCHANGED
 *
 * Takes the signature apart that a certificate's issuer, the next on the path, made: for the last one, its own. Pure; a
 * few milliseconds at the most, so for a thread.
 *
 * Returns: (transfer full) (nullable): %NULL when there is no such certificate, or it cannot be read
 */
AssaySignature *assay_anatomy_of_certificate (const AssayReport *report,
                                              guint              position,
                                              gssize             flip);

/**
 * assay_anatomy_of_handshake:
 * @report: a report of a finished handshake
 * @flip: as above
 *
 * Takes the signature apart with which the server signed the conversation (CertificateVerify, or ServerKeyExchange).
 *
 * Returns: (transfer full) (nullable): %NULL when it signed nothing
 */
AssaySignature *assay_anatomy_of_handshake   (const AssayReport *report,
                                              gssize             flip);

G_END_DECLS
