/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-input.h"

#include "base/assay-format.h"

G_DEFINE_BOXED_TYPE (AssayInput, assay_input, assay_input_ref, assay_input_unref)

AssayInput *
assay_input_new_for_path (const char *path)
{
  AssayInput *input = g_atomic_rc_box_new0 (AssayInput);
  g_autofree char *name = g_filename_display_basename (path);

  input->name = assay_format_visible (name, -1);
  input->path = g_strdup (path);
  return input;
}

AssayInput *
assay_input_new_for_bytes (const char *name,
                           GBytes     *bytes)
{
  AssayInput *input = g_atomic_rc_box_new0 (AssayInput);

  input->name = assay_format_visible (name, -1);
  input->bytes = g_bytes_ref (bytes);
  return input;
}

AssayInput *
assay_input_ref (AssayInput *input)
{
  return g_atomic_rc_box_acquire (input);
}

static void
input_clear (gpointer data)
{
  AssayInput *input = data;

  g_free (input->name);
  g_free (input->path);
  g_clear_pointer (&input->bytes, g_bytes_unref);
}

void
assay_input_unref (AssayInput *input)
{
  g_atomic_rc_box_release_full (input, input_clear);
}

GPtrArray *
assay_inputs_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) assay_input_unref);
}
