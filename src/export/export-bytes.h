/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"

G_BEGIN_DECLS

/**
 * AssayBytesForm:
 * @ASSAY_BYTES_HEX: lower-case hexadecimal digits in one line
 * @ASSAY_BYTES_BASE64: base64 in one line
 * @ASSAY_BYTES_C: an array definition in C
 *
 * How bytes are written to be pasted elsewhere.
 */
typedef enum {
  ASSAY_BYTES_HEX,
  ASSAY_BYTES_BASE64,
  ASSAY_BYTES_C,
} AssayBytesForm;

/**
 * assay_export_bytes:
 * @bytes: what to write
 * @form: how
 * @name: what to call an array: characters that C does not allow become `_`
 *
 * Returns: (transfer full): the text
 */
char *assay_export_bytes (GBytes         *bytes,
                          AssayBytesForm  form,
                          const char     *name);

/* A message as it was before it was encrypted, with its header when it has one. (transfer full) */
GBytes *assay_export_message (const AssayMessage *message);

G_END_DECLS
