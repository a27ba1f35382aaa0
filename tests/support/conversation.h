/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"

G_BEGIN_DECLS

/**
 * Line:
 * @body: in the notation of wire_assemble()
 *
 * One message of a conversation written down by hand; the times are those of the lines, a millisecond each.
 */
typedef struct {
  AssayDirection  direction;
  AssayLayer      layer;
  guint           type;
  gboolean        encrypted;
  guint16         version;
  guint16         cipher_suite;
  const char     *body;
} Line;

/* (transfer full) (element-type AssayMessage) */
GPtrArray *conversation_new (const Line *lines,
                             guint       n);

G_END_DECLS
