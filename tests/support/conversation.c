/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "conversation.h"

#include "wire.h"

GPtrArray *
conversation_new (const Line *lines,
                  guint       n)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_message_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (messages, assay_message_take (&(AssayMessage) {
      .number = i,
      .direction = lines[i].direction,
      .layer = lines[i].layer,
      .type = lines[i].type,
      .time_us = 1000 * (gint64) (i + 1),
      .composed_us = 1000 * (gint64) (i + 1),
      .body = wire_assemble (lines[i].body),
      .encrypted = lines[i].encrypted,
      .version = lines[i].version,
      .cipher_suite = lines[i].cipher_suite,
    }));
  return messages;
}
