/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/assay-schema.h"

/* Registries also write "TLMSP" and "connection_id (deprecated)". */
static void
append_snake_case (GString    *key,
                   const char *name)
{
  gboolean gap = FALSE;

  for (; *name != '\0'; name++)
    if (g_ascii_isalnum (*name))
      {
        if (gap && key->len > 0)
          g_string_append_c (key, '_');
        g_string_append_c (key, g_ascii_tolower (*name));
        gap = FALSE;
      }
    else
      gap = TRUE;
}

const char *
assay_schema_make_key (AssayNodeBuilder *builder,
                       const AssayNames *names,
                       guint             code,
                       guint             nth)
{
  gboolean grease = assay_names_is_grease (names, code);
  const char *name = grease ? NULL : assay_names_get (names, code);
  g_autoptr (GString) key = g_string_new (NULL);

  if (name != NULL)
    append_snake_case (key, name);
  else
    g_string_printf (key, "%s_0x%0*x", grease ? "grease" : "unknown", (int) names->digits, code);
  if (nth > 1)
    g_string_append_printf (key, "_%u", nth);
  return assay_node_builder_keep (builder, key->str);
}
