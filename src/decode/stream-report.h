/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"
#include "decode/decode-stream.h"

G_BEGIN_DECLS

/**
 * assay_stream_sniff:
 * @content: a file's content, or what was pasted
 *
 * Returns: whether it looks like TLS: records, or one message with its header, raw or written down in a form that
 *   assay_hex_read() knows. Only the beginning is looked at
 */
gboolean     assay_stream_sniff      (GBytes       *content);

/**
 * assay_stream_report_new:
 * @request: of kind %ASSAY_REPORT_BYTES
 * @content: a file's content, or what was pasted
 * @other: (nullable): the same of the other side
 * @why: (out) (nullable): what is wrong with text that is none of the forms
 *
 * Decodes TLS bytes that were recorded elsewhere: messages and records without times, and remarks on what could not be
 * read.
 *
 * Returns: (transfer full) (nullable): a report; %NULL when there are no bytes in @content or @other
 */
AssayReport *assay_stream_report_new (AssayRequest  *request,
                                      GBytes        *content,
                                      GBytes        *other,
                                      AssayText    **why);

G_END_DECLS
