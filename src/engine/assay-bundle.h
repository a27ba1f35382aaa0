/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-certificate.h"
#include "base/assay-document.h"
#include "base/assay-input.h"

G_BEGIN_DECLS

/* How many certificates, and how many other documents, are read from one file. */
#define ASSAY_LIMIT_BUNDLE 256

/**
 * assay_bundle_load:
 * @input: a file or bytes
 * @cancellable: (nullable): ends the reading
 * @error: set to %ASSAY_ERROR_FILE when it is too large, or to why it could not be read
 *
 * Reads all of it. What came from a file is wiped when it is freed: private keys may be in it. Blocks.
 *
 * Returns: (transfer full) (nullable): the content, at most %ASSAY_LIMIT_FILE
 */
GBytes    *assay_bundle_load (const AssayInput  *input,
                              GCancellable      *cancellable,
                              GError           **error);

/* The same for a stream that is open already. (transfer full) (nullable) */
GBytes    *assay_bundle_load_stream (GInputStream  *stream,
                                     GCancellable  *cancellable,
                                     GError       **error);

/* Whether this may hold certificates or what goes with them. Cheap. */
gboolean   assay_bundle_sniff (GBytes           *content);

/* What it is instead, in a sentence: a message id; static. */
const char *assay_bundle_describe_junk (GBytes  *content);

/**
 * assay_bundle_redact:
 * @content: text from anywhere
 *
 * The same without the private keys in it: that there were some can still be seen.
 *
 * Returns: (transfer full): the text
 */
GBytes    *assay_bundle_redact (GBytes          *content);

/**
 * assay_bundle_read:
 * @input: a file or bytes
 * @passwords: (nullable): what may open locked containers, in the order to try; no password is tried first
 * @certificates: (element-type AssayCertificate): added to, in the file's order
 * @documents: (element-type AssayDocument): added to: what else there is, and what cannot be read, with its line
 * @cancellable: (nullable): ends the reading
 * @error: set to %ASSAY_ERROR_FILE when the file is too large or there is nothing in it that Assay knows (the message
 *   says what it is instead), or to why it could not be read
 *
 * Reads whatever holds certificates and what goes with them: PEM with anything between its blocks, base64 without header
 * lines, DER of every kind also in a row, PKCS #7, PKCS #12. At most %ASSAY_LIMIT_BUNDLE of each. Of private keys it is
 * told that they are there; their bytes are not kept. Blocks.
 *
 * Returns: whether something was found; what could be read is added also when some of it is bad
 */
gboolean   assay_bundle_read (const AssayInput    *input,
                              const char * const  *passwords,
                              GPtrArray           *certificates,
                              GPtrArray           *documents,
                              GCancellable        *cancellable,
                              GError             **error);

/**
 * assay_bundle_extract:
 * @content: what a stranger sent
 * @kind: what is looked for
 * @max: how many are taken at the most
 *
 * Finds what is of one kind, in whatever form assay_bundle_read() knows. Containers are opened, but none inside another,
 * and none that may want a password. Does not block.
 *
 * Returns: (transfer full) (element-type GBytes): each in DER, in order
 */
GPtrArray *assay_bundle_extract (GBytes            *content,
                                 AssayDocumentKind  kind,
                                 guint              max);

G_END_DECLS
