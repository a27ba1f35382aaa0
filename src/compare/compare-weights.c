/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare/compare-weights.h"

#include <string.h>

/* Keys of nodes whose weight is not that of what is around them. In messages all is routine but this; in the extensions
 * of a certificate all is material but this. Sorted by key. */
static const struct {
  const char         *key;
  AssayCompareWeight  weight;
} weights[] = {
  { "authority_info_access",            ASSAY_COMPARE_ROUTINE },
  { "authority_key_identifier",         ASSAY_COMPARE_ROUTINE },
  { "certificate_list",                 ASSAY_COMPARE_INFO },      /* the chain has a group of its own */
  { "cookie",                           ASSAY_COMPARE_INFO },
  { "crl_distribution_points",          ASSAY_COMPARE_ROUTINE },
  { "dh_ys",                            ASSAY_COMPARE_INFO },
  { "key_exchange",                     ASSAY_COMPARE_INFO },
  { "legacy_session_id_echo",           ASSAY_COMPARE_INFO },
  { "new_session_ticket",               ASSAY_COMPARE_INFO },
  { "public",                           ASSAY_COMPARE_INFO },
  { "random",                           ASSAY_COMPARE_INFO },
  { "response",                         ASSAY_COMPARE_INFO },      /* OCSP: as fresh as can be */
  { "session_id",                       ASSAY_COMPARE_INFO },
  { "signature",                        ASSAY_COMPARE_INFO },      /* made anew for each handshake */
  { "signed_certificate_timestamp_list", ASSAY_COMPARE_ROUTINE },
  { "signed_certificate_timestamps",    ASSAY_COMPARE_ROUTINE },
  { "subject_key_identifier",           ASSAY_COMPARE_ROUTINE },   /* follows from the key, which has a row */
  { "verify_data",                      ASSAY_COMPARE_INFO },
};

static const char * const framing[] = {
  "extension_type", "extn_id", "header", "unused_bits", "wrapper",
};

AssayCompareWeight
assay_compare_weigh_node (const AssayNode    *node,
                          AssayCompareWeight  outer)
{
  if (outer == ASSAY_COMPARE_INFO)
    return outer;
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    if (assay_node_has_key (node, weights[i].key))
      return weights[i].weight;
  return outer;
}

gboolean
assay_compare_is_framing (const AssayNode *node)
{
  g_autofree char *key = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (framing); i++)
    if (assay_node_has_key (node, framing[i]))
      return TRUE;
  key = assay_node_dup_key (node);
  return g_str_has_suffix (key, "_length");
}
