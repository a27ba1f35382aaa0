/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A larger file is none that Assay opens. */
#define ASSAY_LIMIT_FILE (16 * 1024 * 1024)

/* How many files are opened together. */
#define ASSAY_LIMIT_INPUTS 64

/**
 * AssayInput:
 * @name: what people call it: a file's base name, "Pasted Text"; made visible, valid UTF-8
 * @path: (nullable): the file, in the file system's encoding; read anew by each inspection
 * @bytes: (nullable): the content, where there is no file; one of the two is %NULL
 *
 * Something that is opened in place of a server. Immutable, refcounted, any thread.
 */
typedef struct {
  char   *name;
  char   *path;
  GBytes *bytes;
} AssayInput;

#define ASSAY_TYPE_INPUT (assay_input_get_type ())

GType       assay_input_get_type      (void) G_GNUC_CONST;

/* A file, by its name. (transfer full) */
AssayInput *assay_input_new_for_path  (const char *path);

/* Bytes from elsewhere, and what to call them. (transfer full) */
AssayInput *assay_input_new_for_bytes (const char *name,
                                       GBytes     *bytes);

AssayInput *assay_input_ref           (AssayInput *input);
void        assay_input_unref         (AssayInput *input);

/* A list of inputs. (transfer full) (element-type AssayInput) */
GPtrArray  *assay_inputs_new          (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayInput, assay_input_unref)

G_END_DECLS
