/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/bundle-private.h"

#include "base/assay-format.h"
#include "decode/decode-document.h"
#include "decode/decode-x509.h"
#include "engine/assay-bundle.h"

static char *
dup_label (const char *label)
{
  return label != NULL ? assay_format_visible (label, -1) : NULL;
}

/* Whether there is room; that there is none is told once. */
static gboolean
has_room (AssayBundle *bundle)
{
  const AssayBundlePlace place = { 0, NULL };

  if (bundle->full)
    return FALSE;
  if (bundle->certificates->len < ASSAY_LIMIT_BUNDLE && bundle->documents->len < ASSAY_LIMIT_BUNDLE - 1)
    return TRUE;
  assay_bundle_add_document (bundle, ASSAY_DOCUMENT_UNKNOWN, &place, NULL, NULL,
                             assay_text_new (N_("There is more in the file than Assay shows: it stops after {n} things"),
                                             "n", ASSAY_ARG_NUMBER, (gint64) ASSAY_LIMIT_BUNDLE, NULL));
  bundle->full = TRUE;
  return FALSE;
}

void
assay_bundle_add_document (AssayBundle            *bundle,
                           AssayDocumentKind       kind,
                           const AssayBundlePlace *place,
                           const char             *title,
                           GBytes                 *der,
                           AssayText              *problem)
{
  AssayDocument draft = {
    .kind = kind,
    .source = g_strdup (bundle->source),
    .line = place->line,
    .label = dup_label (place->label),
    .problem = problem,
  };

  if (kind == ASSAY_DOCUMENT_PRIVATE_KEY && problem == NULL)
    draft.problem = assay_text_new (N_("Neither shown nor kept; whoever has this file has the key"), NULL);
  if (title != NULL)
    draft.title = assay_format_visible (title, -1);
  else if (der != NULL)
    draft.title = assay_document_dup_title (kind, der);
  if (kind != ASSAY_DOCUMENT_PRIVATE_KEY && der != NULL)
    draft.der = g_bytes_ref (der);
  if (bundle->documents->len < ASSAY_LIMIT_BUNDLE && !bundle->full)
    g_ptr_array_add (bundle->documents, assay_document_take (&draft));
  else
    assay_document_unref (assay_document_take (&draft));
}

static void
add_certificate (AssayBundle *bundle,
                 GBytes      *der)
{
  g_ptr_array_add (bundle->certificates, assay_x509_read (der, ASSAY_ORIGIN_FILE));
}

static void
add_container (AssayBundle            *bundle,
               AssayDocumentKind       kind,
               const AssayBundlePlace *place,
               GBytes                 *der)
{
  if (bundle->depth >= ASSAY_LIMIT_BUNDLE_DEPTH)
    {
      assay_bundle_add_document (bundle, kind, place, NULL, der,
                                 assay_text_new (N_("Too many containers inside each other"), NULL));
      return;
    }
  if (kind == ASSAY_DOCUMENT_PKCS12 && bundle->shut)
    {
      assay_bundle_add_document (bundle, kind, place, NULL, der, NULL);
      return;
    }
  bundle->depth++;
  if (kind == ASSAY_DOCUMENT_PKCS7)
    assay_bundle_add_pkcs7 (bundle, place, der);
  else
    assay_bundle_add_pkcs12 (bundle, place, der);
  bundle->depth--;
}

/* What says that it is a certificate must be one. */
static AssayText *
find_problem (AssayDocumentKind hint)
{
  return hint == ASSAY_DOCUMENT_CERTIFICATE
           ? assay_text_new (N_("It says that it is a certificate, but it is something else"), NULL)
           : NULL;
}

/* A copy: a certificate shall not keep a whole file in memory. */
static void
add_element (AssayBundle            *bundle,
             AssayDocumentKind       kind,
             const AssayBundlePlace *place,
             const guint8           *data,
             gsize                   length,
             AssayDocumentKind       hint)
{
  g_autoptr(GBytes) der = kind != ASSAY_DOCUMENT_PRIVATE_KEY ? g_bytes_new (data, length) : NULL;

  if (kind == ASSAY_DOCUMENT_CERTIFICATE)
    add_certificate (bundle, der);
  else if (kind == ASSAY_DOCUMENT_PKCS7 || kind == ASSAY_DOCUMENT_PKCS12)
    add_container (bundle, kind, place, der);
  else if (kind == ASSAY_DOCUMENT_UNKNOWN)
    assay_bundle_add_document (bundle, hint, place, NULL, der, find_problem (hint));
  else
    assay_bundle_add_document (bundle, kind, place, NULL, der, NULL);
}

static gboolean
is_padding (const guint8 *data,
            gsize         length)
{
  for (gsize i = 0; i < length; i++)
    if (data[i] != 0 && !g_ascii_isspace (data[i]))
      return FALSE;
  return TRUE;
}

/* What is no element that fits: the start of something, or something else. */
static void
add_rest (AssayBundle            *bundle,
          AssayDocumentKind       kind,
          const AssayBundlePlace *place,
          const guint8           *data,
          gsize                   length,
          gsize                   offset)
{
  g_autoptr(GBytes) rest = g_bytes_new (data + offset, length - offset);
  gboolean cut = kind != ASSAY_DOCUMENT_UNKNOWN;

  assay_bundle_add_document (bundle, kind, place, NULL, rest,
                             cut ? assay_text_new (N_("It is cut off: its end is missing"), NULL)
                                 : assay_text_new (N_("{size} from byte {offset} on are nothing that Assay knows"),
                                                   "size", ASSAY_ARG_SIZE, (gint64) (length - offset),
                                                   "offset", ASSAY_ARG_NUMBER, (gint64) offset, NULL));
}

/* OpenSSL's "TRUSTED CERTIFICATE" has its settings after the certificate. */
static gboolean
has_settings (const AssayBundlePlace *place)
{
  return place->label != NULL && g_ascii_strcasecmp (place->label, "TRUSTED CERTIFICATE") == 0;
}

gboolean
assay_bundle_add_der (AssayBundle            *bundle,
                      const AssayBundlePlace *place,
                      const guint8           *data,
                      gsize                   length,
                      AssayDocumentKind       hint)
{
  gboolean named = place->label != NULL;
  gsize offset = 0;

  if (length == 0)
    return FALSE;
  while (offset < length && !(offset > 0 && (has_settings (place) || is_padding (data + offset, length - offset))))
    {
      gsize size;
      AssayDocumentKind kind = assay_document_sniff (data + offset, length - offset, &size);

      if (!named && offset == 0 && kind == ASSAY_DOCUMENT_UNKNOWN && (size != length || data[0] != 0x30))
        return FALSE;
      if (!has_room (bundle))
        break;
      if (size == 0)
        {
          add_rest (bundle, kind != ASSAY_DOCUMENT_UNKNOWN || offset > 0 ? kind : hint, place, data, length, offset);
          break;
        }
      add_element (bundle, kind, place, data + offset, size, hint);
      offset += size;
    }
  return TRUE;
}
