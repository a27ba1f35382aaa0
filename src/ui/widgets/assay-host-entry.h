/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayHostEntry:
 *
 * The address entry in the header bar: completes from the recent targets as one types, and says at the entry what is
 * wrong with an address. Enter activates `win.inspect` with the text.
 *
 * Properties: `text` (string), `description` (string, nullable): what a screen reader says beside the name, such as the
 * verdict, `suffix` (GtkWidget): a button at the entry's end.
 */
#define ASSAY_TYPE_HOST_ENTRY (assay_host_entry_get_type ())
G_DECLARE_FINAL_TYPE (AssayHostEntry, assay_host_entry, ASSAY, HOST_ENTRY, GtkWidget)

/**
 * assay_host_entry_set_error:
 * @entry: the entry
 * @message: (nullable): what is wrong with the text, in the person's language
 *
 * Shows @message under the entry until the text changes.
 */
void assay_host_entry_set_error (AssayHostEntry *entry,
                                 const char     *message);

/* Takes the focus and selects the text, to be typed over. Taking the focus alone leaves the cursor where it was. */
void assay_host_entry_select    (AssayHostEntry *entry);

G_END_DECLS
