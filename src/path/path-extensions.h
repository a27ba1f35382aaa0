/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path/path-certificate.h"

G_BEGIN_DECLS

/* A certificate with more is not read: each one is compared with all before it. */
#define PATH_LIMIT_EXTENSIONS 128

/* Reads the items of Extensions (RFC 5280 section 4.1) into @out; FALSE when the list itself is malformed. */
gboolean path_extensions_read (AssayCursor     *content,
                               PathCertificate *out);

G_END_DECLS
