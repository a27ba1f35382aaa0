/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/assay-handshake.h"

G_BEGIN_DECLS

/**
 * assay_collect_certificates:
 * @inspection: what runs
 *
 * Reads the server's certificates out of the Certificate message, not out of GnuTLS, which keeps none that it cannot
 * read, and none of a handshake that failed.
 */
void assay_collect_certificates (AssayInspection *inspection);

/**
 * assay_collect_connection:
 * @inspection: what runs
 * @handshake: a finished handshake
 *
 * Notes what was negotiated.
 */
void assay_collect_connection   (AssayInspection *inspection,
                                 AssayHandshake  *handshake);

/**
 * assay_collect_totals:
 * @inspection: what runs
 * @transport: its transport
 *
 * Notes what is only known at the very end: tickets, timestamps, bytes.
 */
void assay_collect_totals       (AssayInspection *inspection,
                                 AssayTransport  *transport);

G_END_DECLS
