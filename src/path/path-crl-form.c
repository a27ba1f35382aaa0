/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-crl-form.h"

static gboolean
are_uris (const GArray *names)
{
  for (guint i = 0; names != NULL && i < names->len; i++)
    if (g_array_index (names, PathName, i).type != PATH_NAME_URI)
      return FALSE;
  return TRUE;
}

static gboolean
has_repeated (const PathCrl *crl)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                                      NULL);
  AssayCursor entries = crl->entries;
  AssayDer entry, serial;

  while (assay_der_read_tag (&entries, ASSAY_DER_SEQUENCE, &entry))
    if (assay_der_read_tag (&entry.content, ASSAY_DER_INTEGER, &serial)
        && !g_hash_table_add (seen, g_bytes_new (assay_cursor_peek (&serial.content),
                                                 assay_cursor_left (&serial.content))))
      return TRUE;
  return FALSE;
}

gboolean
path_crl_is_well_formed (const PathCrl *crl,
                         PathBinding    binding)
{
  if (binding & PATH_FORM && (crl->number == NULL || crl->number_critical))
    return FALSE;
  return !(binding & PATH_BASELINE) || (!crl->indirect && are_uris (crl->points) && !has_repeated (crl));
}

gboolean
path_crl_points_are_at_uris (const PathCertificate *certificate)
{
  AssayCursor points = certificate->points;
  AssayDer point, name;

  while (certificate->has_points && assay_der_read_tag (&points, ASSAY_DER_SEQUENCE, &point))
    {
      g_autoptr(GArray) names = path_names_new ();

      if (assay_der_read_tag (&point.content, ASSAY_DER_CONTEXT_GROUP (0), &name)
          && !(path_crl_read_point (&name, certificate->issuer, names) && are_uris (names)))
        return FALSE;
    }
  return TRUE;
}
