/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-read.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "cli/cli-output.h"
#include "engine/assay-bundle.h"

static gboolean
is_standard (const char *path)
{
  return g_str_equal (path, "-");
}

const char *
cli_read_name (const char *path)
{
  return is_standard (path) ? _("standard input") : path;
}

GBytes *
cli_read_file (const char *path)
{
  g_autoptr(AssayInput) file = assay_input_new_for_path (path);
  g_autoptr(GInputStream) standard = is_standard (path) ? g_unix_input_stream_new (STDIN_FILENO, FALSE) : NULL;
  g_autoptr(GError) error = NULL;
  GBytes *content = standard != NULL ? assay_bundle_load_stream (standard, NULL, &error)
                                     : assay_bundle_load (file, NULL, &error);

  if (content == NULL)
    cli_complain (cli_read_name (path), "%s", _(error->message));
  return content;
}
