/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-pool.h"

#include "base/assay-revocation.h"
#include "path/path-key.h"

PathPool *
path_pool_new (GPtrArray              *certificates,
               const AssayPathOptions *options)
{
  PathPool *self = g_new0 (PathPool, 1);

  self->options = options;
  self->certificates = certificates;
  self->read = g_ptr_array_new_with_free_func ((GDestroyNotify) path_certificate_free);
  self->signatures = g_hash_table_new (NULL, NULL);
  self->asked = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  self->anchors = g_hash_table_new (NULL, NULL);
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) assay_revocation_unref);
  return self;
}

void
path_pool_free (PathPool *self)
{
  g_ptr_array_unref (self->read);
  g_hash_table_unref (self->signatures);
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->anchors);
  g_hash_table_unref (self->statements);
  g_clear_pointer (&self->crls, g_ptr_array_unref);
  g_free (self);
}

const PathCertificate *
path_pool_get (PathPool *self,
               guint     index)
{
  while (self->read->len <= index)
    g_ptr_array_add (self->read, path_certificate_new (g_ptr_array_index (self->certificates, self->read->len)));
  return g_ptr_array_index (self->read, index);
}

static int
find_equal (GPtrArray              *certificates,
            const AssayCertificate *wanted)
{
  for (guint i = 0; i < certificates->len; i++)
    if (assay_certificate_equal (g_ptr_array_index (certificates, i), wanted))
      return (int) i;
  return -1;
}

void
path_pool_find_anchors (PathPool *self,
                        GBytes   *normal)
{
  g_autoptr(GPtrArray) found = NULL;

  if (normal == NULL || !g_hash_table_add (self->asked, g_bytes_ref (normal)))
    return;
  found = self->options->find_anchors (normal, self->options->data);
  for (guint i = 0; i < found->len; i++)
    {
      AssayCertificate *anchor = g_ptr_array_index (found, i);
      int index = find_equal (self->certificates, anchor);

      if (index < 0)
        {
          index = (int) self->certificates->len;
          g_ptr_array_add (self->certificates, assay_certificate_ref (anchor));
        }
      g_hash_table_add (self->anchors, GINT_TO_POINTER (index));
    }
}

gboolean
path_pool_is_anchor (PathPool *self,
                     guint     index)
{
  path_pool_find_anchors (self, path_pool_get (self, index)->subject);
  return g_hash_table_contains (self->anchors, GUINT_TO_POINTER (index));
}

gboolean
path_pool_is_repeated (PathPool *self,
                       guint     index)
{
  return find_equal (self->certificates, g_ptr_array_index (self->certificates, index)) < (int) index;
}

static GBytes *
bytes_of (const AssayCursor *cursor)
{
  return g_bytes_new (assay_cursor_peek (cursor), assay_cursor_left (cursor));
}

static GBytes *
bytes_of_der (const AssayDer *der)
{
  return g_bytes_new (assay_der_peek (der), assay_der_length (der));
}

AssaySignatureStatus
path_pool_verify_signed (const AssaySigned *what,
                         gpointer           pool)
{
  PathPool *self = pool;

  if (self->n_signatures >= ASSAY_LIMIT_PATH_SIGNATURES)
    {
      self->bounded = TRUE;
      return ASSAY_SIGNATURE_UNTRIED;
    }
  self->n_signatures++;
  return self->options->verify (what, self->options->data);
}

static AssaySignatureStatus
verify (PathPool          *self,
        const AssayCursor *data,
        const AssayDer    *algorithm,
        const AssayCursor *signature,
        GBytes            *spki)
{
  g_autoptr(GBytes) data_bytes = bytes_of (data);
  g_autoptr(GBytes) algorithm_bytes = bytes_of_der (algorithm);
  g_autoptr(GBytes) signature_bytes = bytes_of (signature);
  AssaySigned what = { data_bytes, algorithm_bytes, signature_bytes, spki };

  return path_pool_verify_signed (&what, self);
}

/* The issuer's key, with the parameters of its own issuer where it inherits them (RFC 3279 section 2.3.2). */
static GBytes *
complete_key (PathPool              *self,
              const PathCertificate *issuer)
{
  GBytes *key = bytes_of_der (&issuer->spki);

  for (guint i = 0; path_key_inherits (&issuer->spki) && i < self->certificates->len; i++)
    {
      const PathCertificate *above = path_pool_get (self, i);

      if (above != issuer && path_certificate_chains (issuer, above) && !path_key_inherits (&above->spki))
        {
          GBytes *complete = path_key_complete (&issuer->spki, &above->spki);

          if (complete != NULL)
            {
              g_bytes_unref (key);
              return complete;
            }
        }
    }
  return key;
}

AssaySignatureStatus
path_pool_verify_bytes (PathPool              *self,
                        const AssayCursor     *data,
                        const AssayDer        *algorithm,
                        const AssayCursor     *signature,
                        const PathCertificate *signer)
{
  g_autoptr(GBytes) key = complete_key (self, signer);

  return verify (self, data, algorithm, signature, key);
}

static AssaySignatureStatus
verify_certificate (PathPool              *self,
                    const PathCertificate *certificate,
                    const PathCertificate *issuer)
{
  g_autoptr(GBytes) key = NULL;
  AssayCursor tbs = certificate->tbs.content;

  if (certificate->outer.tag == 0 || issuer->spki.tag == 0)
    return ASSAY_SIGNATURE_INVALID;
  tbs.offset = certificate->tbs.offset;
  key = complete_key (self, issuer);
  return verify (self, &tbs, &certificate->outer, &certificate->signature, key);
}

gpointer
path_pool_pair (guint certificate,
                guint issuer)
{
  return GUINT_TO_POINTER (certificate << 16 | issuer);
}

AssaySignatureStatus
path_pool_verify (PathPool *self,
                  guint     certificate,
                  guint     issuer)
{
  gpointer pair = path_pool_pair (certificate, issuer), known;
  AssaySignatureStatus status;

  if (g_hash_table_lookup_extended (self->signatures, pair, NULL, &known))
    return GPOINTER_TO_INT (known);
  if (self->n_signatures >= ASSAY_LIMIT_PATH_SIGNATURES)
    {
      self->bounded = TRUE;
      return ASSAY_SIGNATURE_UNTRIED;
    }
  status = verify_certificate (self, path_pool_get (self, certificate), path_pool_get (self, issuer));
  g_hash_table_insert (self->signatures, pair, GINT_TO_POINTER (status));
  return status;
}
