/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-certificate.h"

#include "decode/x509-normal-name.h"
#include "path/path-extensions.h"

/* The bytes of a BIT STRING without unused bits. */
static gboolean
read_whole_bits (const AssayDer *der,
                 AssayCursor    *bits)
{
  guint64 unused;

  *bits = der->content;
  return assay_cursor_read (bits, 1, &unused) && unused == 0;
}

static gboolean
read_version (AssayCursor     *tbs,
              PathCertificate *out)
{
  AssayDer wrapper, der;
  guint64 number;

  out->version = 1;
  if (!assay_der_read_tag (tbs, ASSAY_DER_CONTEXT_GROUP (0), &wrapper))
    return TRUE;
  out->version = 0;
  if (!assay_der_read_tag (&wrapper.content, ASSAY_DER_INTEGER, &der) || assay_cursor_left (&wrapper.content) > 0)
    return FALSE;
  if (assay_der_get_number (&der.content, &number) && number <= 2)
    out->version = (guint) number + 1;
  return TRUE;
}

static gboolean
read_name (AssayCursor  *tbs,
           GBytes      **normal,
           AssayCursor  *content)
{
  g_autoptr(GString) text = g_string_new (NULL);
  AssayDer der;

  if (!assay_der_read_tag (tbs, ASSAY_DER_SEQUENCE, &der))
    return FALSE;
  if (content != NULL)
    *content = der.content;
  if (!assay_x509_normalize_name (&der.content, text))
    return FALSE;
  *normal = g_string_free_to_bytes (g_steal_pointer (&text));
  return TRUE;
}

static gboolean
read_validity (AssayCursor     *tbs,
               PathCertificate *out)
{
  AssayDer validity, before, after;
  gboolean before_strict = FALSE, after_strict = FALSE;
  gint64 seconds;
  gboolean well = assay_der_read_tag (tbs, ASSAY_DER_SEQUENCE, &validity)
               && assay_der_read (&validity.content, &before)
               && assay_der_get_time (&before, &seconds, &before_strict)
               && assay_der_read (&validity.content, &after)
               && assay_der_get_time (&after, &seconds, &after_strict)
               && assay_cursor_left (&validity.content) == 0;

  out->times_strict = before_strict && after_strict;
  return well;
}

static gboolean
read_ids (AssayCursor     *tbs,
          PathCertificate *out)
{
  AssayDer der;

  for (guint tag = 1; tag <= 2; tag++)
    if (assay_der_read_tag (tbs, ASSAY_DER_CONTEXT (tag), &der))
      out->unique_ids = TRUE;
  return TRUE;
}

static gboolean
read_extensions (AssayCursor     *tbs,
                 PathCertificate *out)
{
  AssayDer wrapper, list;

  if (!assay_der_read_tag (tbs, ASSAY_DER_CONTEXT_GROUP (3), &wrapper))
    return TRUE;
  return assay_der_read_tag (&wrapper.content, ASSAY_DER_SEQUENCE, &list)
      && assay_cursor_left (&wrapper.content) == 0
      && path_extensions_read (&list.content, out);
}

/* TBSCertificate (RFC 5280 section 4.1). */
static gboolean
read_tbs (AssayCursor      tbs,
          PathCertificate *out)
{
  AssayDer serial;
  gboolean well = read_version (&tbs, out)
               && assay_der_read_tag (&tbs, ASSAY_DER_INTEGER, &serial)
               && assay_der_read_tag (&tbs, ASSAY_DER_SEQUENCE, &out->inner)
               && read_name (&tbs, &out->issuer, NULL)
               && read_validity (&tbs, out)
               && read_name (&tbs, &out->subject, &out->subject_content)
               && assay_der_read_tag (&tbs, ASSAY_DER_SEQUENCE, &out->spki);

  if (!well)
    return FALSE;
  out->serial = serial.content;
  return read_ids (&tbs, out) && read_extensions (&tbs, out) && assay_cursor_left (&tbs) == 0;
}

/* The names of a certificate that is otherwise malformed, so that it finds its place on a path. */
static void
read_names (PathCertificate *out)
{
  if (out->subject == NULL)
    out->subject = assay_x509_dup_normal_name (out->facts->subject_der);
  if (out->issuer == NULL)
    out->issuer = assay_x509_dup_normal_name (out->facts->issuer_der);
}

/* What can be read is read, also where something before or after it is wrong. */
static gboolean
read_certificate (PathCertificate *out)
{
  AssayDer certificate, signature;
  AssayCursor cursor;
  gboolean well;

  assay_cursor_init_bytes (&cursor, out->facts->der);
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &certificate)
      || !assay_der_read_tag (&certificate.content, ASSAY_DER_SEQUENCE, &out->tbs))
    return FALSE;
  well = read_tbs (out->tbs.content, out)
      && certificate.flaws == 0 && out->tbs.flaws == 0 && assay_cursor_left (&cursor) == 0;
  if (!well)
    read_names (out);
  return assay_der_read_tag (&certificate.content, ASSAY_DER_SEQUENCE, &out->outer)
      && assay_der_read_tag (&certificate.content, ASSAY_DER_BIT_STRING, &signature)
      && assay_cursor_left (&certificate.content) == 0
      && read_whole_bits (&signature, &out->signature)
      && well;
}

static void
clear_extension (gpointer data)
{
  g_free (((PathExtension *) data)->oid);
}

/* What is not found is empty, and stands nowhere but in the certificate. */
static void
init_cursors (PathCertificate *self)
{
  AssayCursor *cursors[] = {
    &self->serial, &self->tbs.content, &self->inner.content, &self->outer.content, &self->signature,
    &self->spki.content, &self->subject_content, &self->points, &self->freshest,
  };

  for (guint i = 0; i < G_N_ELEMENTS (cursors); i++)
    {
      assay_cursor_init_bytes (cursors[i], self->facts->der);
      cursors[i]->end = 0;
    }
}

PathCertificate *
path_certificate_new (AssayCertificate *facts)
{
  PathCertificate *self = g_new0 (PathCertificate, 1);

  self->facts = assay_certificate_ref (facts);
  init_cursors (self);
  self->path_length = self->require_explicit = self->inhibit_mapping = self->inhibit_any = PATH_NO_NUMBER;
  self->extensions = g_array_new (FALSE, FALSE, sizeof (PathExtension));
  g_array_set_clear_func (self->extensions, clear_extension);
  self->malformed = !read_certificate (self);
  return self;
}

void
path_certificate_free (PathCertificate *self)
{
  g_clear_pointer (&self->subject, g_bytes_unref);
  g_clear_pointer (&self->issuer, g_bytes_unref);
  g_array_unref (self->extensions);
  g_clear_pointer (&self->purposes, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_array_unref);
  g_clear_pointer (&self->permitted, g_array_unref);
  g_clear_pointer (&self->excluded, g_array_unref);
  g_clear_pointer (&self->policies, g_ptr_array_unref);
  g_clear_pointer (&self->mappings, g_array_unref);
  g_clear_pointer (&self->authority_key_id, g_bytes_unref);
  g_clear_pointer (&self->subject_key_id, g_bytes_unref);
  assay_certificate_unref (self->facts);
  g_free (self);
}

const PathExtension *
path_certificate_find (const PathCertificate *self,
                       const char            *oid)
{
  for (guint i = 0; i < self->extensions->len; i++)
    {
      const PathExtension *extension = &g_array_index (self->extensions, PathExtension, i);

      if (g_str_equal (extension->oid, oid))
        return extension;
    }
  return NULL;
}

gboolean
path_certificate_is_self_issued (const PathCertificate *self)
{
  return self->subject != NULL && self->issuer != NULL && g_bytes_equal (self->subject, self->issuer);
}

gboolean
path_certificate_chains (const PathCertificate *self,
                         const PathCertificate *issuer)
{
  return self->issuer != NULL && issuer->subject != NULL && g_bytes_equal (self->issuer, issuer->subject);
}

gboolean
path_has_oid (const GPtrArray *oids,
              const char      *oid)
{
  for (guint i = 0; oids != NULL && i < oids->len; i++)
    if (g_str_equal (g_ptr_array_index (oids, i), oid))
      return TRUE;
  return FALSE;
}
