/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/file-name.h"

#define MAX_FILE_NAME 200

char *
assay_export_file_name (const AssayReport *report,
                        const char        *fallback,
                        const char        *ending)
{
  g_autofree char *name = g_strndup (report->request->target->host, MAX_FILE_NAME);

  /* The host is ASCII already; what is left are the colons and the zone of an IPv6 address. */
  g_strcanon (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_", '-');
  if (name[0] == '.' || name[0] == '-' || name[0] == '\0')
    return g_strconcat (fallback, name, ending, NULL);
  return g_strconcat (name, ending, NULL);
}
