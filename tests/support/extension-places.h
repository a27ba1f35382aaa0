/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"

G_BEGIN_DECLS

/**
 * ExtensionPlace:
 * @type: HandshakeType
 * @version: what was negotiated before
 * @notation: the message before its list of extensions, see wire_assemble()
 * @inside: whether the list is part of the first item of a list with a length of three bytes
 * @path: where the list is in the tree
 *
 * A message that may hold extensions.
 */
typedef struct {
  guint       type;
  guint16     version;
  const char *notation;
  gboolean    inside;
  const char *path;
} ExtensionPlace;

extern const ExtensionPlace extension_places[];
extern const guint          n_extension_places;

/* A message with this one extension, whose data is cut to what its length can say. (transfer full) */
AssayMessage *extension_place_message (guint         place,
                                       guint16       type,
                                       const guint8 *data,
                                       gsize         length);

G_END_DECLS
