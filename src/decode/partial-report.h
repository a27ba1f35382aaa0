/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * assay_partial_report_new:
 * @request: what is inspected
 * @started_at: when that began, in microseconds since 1970 UTC
 * @message: the Certificate message of the server
 *
 * What can be told of an inspection that still runs: the certificates as they were sent, and no more. The report that
 * the inspection ends with takes its place.
 *
 * Returns: (transfer full) (nullable): a partial report; %NULL when there is no certificate in @message
 */
AssayReport *assay_partial_report_new          (AssayRequest       *request,
                                                gint64              started_at,
                                                const AssayMessage *message);

/**
 * assay_partial_report_read_sent:
 * @draft: a draft that has no certificates yet
 * @message: the Certificate message of the server
 *
 * Reads the certificates that the server sent into a draft.
 */
void         assay_partial_report_read_sent    (AssayReport        *draft,
                                                const AssayMessage *message);

G_END_DECLS
