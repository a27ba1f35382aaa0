/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-chain.h"

static void
collect_sent (const AssayReport *report,
              GPtrArray         *certificates)
{
  for (guint i = 0; i < report->n_sent; i++)
    g_ptr_array_add (certificates, assay_certificate_ref (g_ptr_array_index (report->certificates, i)));
}

static void
collect_built (const AssayReport *report,
               GPtrArray         *certificates)
{
  const GArray *path = report->verification.path;

  for (guint i = 0; i < path->len; i++)
    g_ptr_array_add (certificates, assay_certificate_ref (g_ptr_array_index (report->certificates,
                                                                             g_array_index (path, guint, i))));
}

static void
collect_corrected (const AssayReport *report,
                   GPtrArray         *certificates)
{
  g_ptr_array_extend_and_steal (certificates, assay_report_dup_corrected_chain (report));
}

static void
collect_leaf (const AssayReport *report,
              GPtrArray         *certificates)
{
  AssayCertificate *leaf = assay_report_get_leaf (report);

  if (leaf != NULL)
    g_ptr_array_add (certificates, assay_certificate_ref (leaf));
}

static const struct {
  const char *name;
  void      (*collect) (const AssayReport *report,
                        GPtrArray         *certificates);
} chains[ASSAY_N_CHAINS] = {
  [ASSAY_CHAIN_SENT]      = { "sent",      collect_sent },
  [ASSAY_CHAIN_BUILT]     = { "built",     collect_built },
  [ASSAY_CHAIN_CORRECTED] = { "corrected", collect_corrected },
  [ASSAY_CHAIN_LEAF]      = { "leaf",      collect_leaf },
};

gboolean
assay_chain_parse (const char *name,
                   AssayChain *chain)
{
  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    if (g_str_equal (chains[i].name, name))
      {
        *chain = (AssayChain) i;
        return TRUE;
      }
  return FALSE;
}

GPtrArray *
assay_chain_collect (const AssayReport *report,
                     AssayChain         chain)
{
  GPtrArray *certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref);

  chains[chain].collect (report, certificates);
  return certificates;
}
