/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-chain.h"

static const AssayCertificate *
get (GPtrArray *certificates,
     guint      index)
{
  return g_ptr_array_index (certificates, index);
}

/* The first certificate with the same bytes, or -1. */
static int
find_equal (GPtrArray              *certificates,
            const AssayCertificate *wanted)
{
  for (guint i = 0; i < certificates->len; i++)
    if (assay_certificate_equal (get (certificates, i), wanted))
      return (int) i;
  return -1;
}

static gboolean
is_on_path (const GArray *path,
            guint         index)
{
  for (guint i = 0; i < path->len; i++)
    if (g_array_index (path, guint, i) == index)
      return TRUE;
  return FALSE;
}

/* Another certificate for a key on the path: for clients that know another root. */
static gboolean
is_alternative (GPtrArray              *certificates,
                GArray                 *path,
                const AssayCertificate *certificate)
{
  for (guint i = 0; i < path->len; i++)
    {
      const AssayCertificate *used = get (certificates, g_array_index (path, guint, i));

      if (g_bytes_equal (used->subject_der, certificate->subject_der)
          && g_bytes_equal (used->spki_der, certificate->spki_der))
        return TRUE;
    }
  return FALSE;
}

static AssayChainIssues
issues_of_one (GPtrArray *certificates,
               GArray    *path,
               guint      index)
{
  const AssayCertificate *certificate = get (certificates, index);
  AssayChainIssues issues = 0;

  if (find_equal (certificates, certificate) < (int) index)
    return ASSAY_CHAIN_DUPLICATE;
  if (index > 0 && assay_certificate_is_self_issued (certificate))
    issues |= ASSAY_CHAIN_ROOT_SENT;
  if (!is_on_path (path, index) && !is_alternative (certificates, path, certificate))
    issues |= ASSAY_CHAIN_EXTRA;
  return issues;
}

static AssayChainIssues
issues_of_path (guint            n_sent,
                GArray          *path,
                AssayPathStatus  status)
{
  AssayChainIssues issues = status == ASSAY_PATH_NO_ISSUER ? ASSAY_CHAIN_INCOMPLETE : 0;
  guint last = 0;

  for (guint i = 0; i < path->len; i++)
    {
      guint index = g_array_index (path, guint, i);

      if (index >= n_sent)
        issues |= i + 1 < path->len ? ASSAY_CHAIN_INCOMPLETE : 0;
      else if (index < last)
        issues |= ASSAY_CHAIN_WRONG_ORDER;
      else
        last = index;
    }
  return issues;
}

AssayChainIssues
assay_chain_find_issues (GPtrArray       *certificates,
                         guint            n_sent,
                         GArray          *path,
                         AssayPathStatus  status)
{
  AssayChainIssues issues = issues_of_path (n_sent, path, status);

  for (guint i = 0; i < n_sent; i++)
    issues |= issues_of_one (certificates, path, i);
  return issues;
}
