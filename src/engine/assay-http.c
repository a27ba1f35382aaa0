/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-http.h"

#include <gmodule.h>

/* Where the module may be: where the environment says, where it is installed, and in a build folder. */
static GModule *
open_module (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *built = folder != NULL ? g_build_filename (folder, "..", "engine", NULL) : NULL;
  const char * const folders[] = { g_getenv ("ASSAY_MODULE_DIR"), ASSAY_MODULE_DIR, built };
  GModule *module = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (folders) && module == NULL; i++)
    {
      g_autofree char *file = g_strdup_printf ("%s/%s.%s", folders[i] != NULL ? folders[i] : "", ASSAY_HTTP_MODULE,
                                               G_MODULE_SUFFIX);

      if (folders[i] != NULL)
        module = g_module_open (file, G_MODULE_BIND_LOCAL);
    }
  return module;
}

GBytes *
assay_http_load_and_fetch (const AssayHttpQuery  *query,
                           char                 **why)
{
  static GMutex lock;
  static AssayHttpFunc fetch;
  gpointer symbol = NULL;

  g_mutex_lock (&lock);
  if (fetch == NULL)
    {
      GModule *module = open_module ();

      /* It stays for good: libsoup's types cannot be unloaded. */
      if (module != NULL && g_module_symbol (module, ASSAY_HTTP_SYMBOL, &symbol))
        {
          g_module_make_resident (module);
          fetch = (AssayHttpFunc) symbol;
        }
    }
  g_mutex_unlock (&lock);
  if (fetch != NULL)
    return fetch (query, why);
  *why = g_strdup ("the module " ASSAY_HTTP_MODULE " is not installed");
  return NULL;
}
