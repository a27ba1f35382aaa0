/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/decode-stream.h"
#include "export/export-json.h"
#include "export/export-text.h"

G_BEGIN_DECLS

/**
 * assay_export_stream_json:
 * @stream: what was found in bytes
 * @form: how the bytes were written down
 * @flags: how to write it
 *
 * Returns: (transfer full): one JSON object (see "stream" in data/assay-report.schema.json), without a newline at its
 *   end; English, whatever the locale
 */
char *assay_export_stream_json (const AssayStream    *stream,
                                AssayHexForm          form,
                                AssayJsonFlags        flags);

/* The same for people: each message and all its fields, then what could not be read. (transfer full) */
char *assay_export_stream_text (const AssayStream    *stream,
                                const AssayTextStyle *style);

G_END_DECLS
