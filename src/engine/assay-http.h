/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayHttpQuery:
 * @uri: an http or https URI
 * @body: (nullable): what to POST; %NULL to GET
 * @type: (nullable): the body's media type
 * @max: how many bytes to take at the most
 * @deadline: when to give up, on the monotonic clock
 * @private_too: whether addresses of this computer and its own networks may be contacted
 * @cancellable: (nullable): ends it
 *
 * What to fetch. Blocks.
 */
typedef struct {
  const char   *uri;
  GBytes       *body;
  const char   *type;
  gsize         max;
  gint64        deadline;
  gboolean      private_too;
  GCancellable *cancellable;
} AssayHttpQuery;

/**
 * AssayHttpFunc:
 * @query: what to fetch
 * @why: (out) (transfer full): why not, in technical words
 *
 * What the module has under the name %ASSAY_HTTP_SYMBOL. The module is a file of its own, opened when something is to be
 * fetched: so that libsoup and its libraries cost nobody else their start-up.
 *
 * Returns: (transfer full) (nullable): what came
 */
typedef GBytes *(*AssayHttpFunc) (const AssayHttpQuery  *query,
                                  char                 **why);

#define ASSAY_HTTP_MODULE "assay-http"
#define ASSAY_HTTP_SYMBOL "assay_http_fetch"

/* Whether an address is of this computer, of a network of its owner's, or of nobody (RFC 6890). */
gboolean assay_http_is_private (GInetAddress          *address);

/* Opens the module when it is first needed; as above. Any thread. */
GBytes  *assay_http_load_and_fetch (const AssayHttpQuery  *query,
                                    char                 **why);

G_END_DECLS
