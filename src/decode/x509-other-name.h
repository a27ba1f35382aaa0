/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/der-tree.h"

G_BEGIN_DECLS

/* The fields of an OtherName. */
extern const AssayDerField assay_x509_other_name[];

/**
 * assay_x509_format_other_name:
 * @content: the content of an OtherName
 * @out: appended to: "1.3.6.1.4.1.311.20.2.3=me@example.org", made visible; a value that has no text in hexadecimal
 *
 * Returns: %FALSE when it is malformed
 */
gboolean assay_x509_format_other_name (const AssayCursor *content,
                                       GString           *out);

G_END_DECLS
