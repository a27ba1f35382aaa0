/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/bundle-private.h"

#include <gnutls/pkcs12.h>

#include "decode/decode-der.h"
#include "engine/gnutls-glue.h"

/* No key derivation asks for more, and more would take minutes. */
#define MAX_ROUNDS 10000000

/* How deep rounds are looked for, and in how many bags contents. */
#define MAX_DEPTH 16
#define MAX_BAGS  64

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pkcs12_t, gnutls_pkcs12_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pkcs12_bag_t, gnutls_pkcs12_bag_deinit, NULL)

/* A count of rounds stands after the salt, in all ways to derive a key (RFC 7292 section 4, RFC 8018 appendix A). */
static gboolean
asks_too_much (AssayCursor content,
               guint       depth)
{
  gboolean after_salt = FALSE;
  AssayDer der;

  while (depth < MAX_DEPTH && assay_der_read (&content, &der))
    {
      guint64 rounds;

      if (after_salt && der.tag == ASSAY_DER_INTEGER
          && (!assay_der_get_number (&der.content, &rounds) || rounds > MAX_ROUNDS))
        return TRUE;
      after_salt = der.tag == ASSAY_DER_OCTET_STRING;
      if ((after_salt || (der.tag & ASSAY_DER_CONSTRUCTED) != 0) && asks_too_much (der.content, depth + 1))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_key (gnutls_pkcs12_bag_type_t type)
{
  return type == GNUTLS_BAG_PKCS8_KEY || type == GNUTLS_BAG_PKCS8_ENCRYPTED_KEY || type == GNUTLS_BAG_SECRET;
}

static void
add_part (AssayBundle            *bundle,
          const AssayBundlePlace *place,
          gnutls_pkcs12_bag_t     bag,
          unsigned                index)
{
  const AssayBundlePlace inside = { place->line, NULL };
  gnutls_pkcs12_bag_type_t type = (gnutls_pkcs12_bag_type_t) gnutls_pkcs12_bag_get_type (bag, index);
  gnutls_datum_t data;      /* the bag's */
  char *name = NULL;        /* likewise */

  gnutls_pkcs12_bag_get_friendly_name (bag, index, &name);
  if (is_key (type))
    assay_bundle_add_document (bundle, ASSAY_DOCUMENT_PRIVATE_KEY, &inside, name, NULL, NULL);
  else if (gnutls_pkcs12_bag_get_data (bag, index, &data) < 0)
    return;
  else if (type == GNUTLS_BAG_CERTIFICATE || type == GNUTLS_BAG_CRL)
    assay_bundle_add_der (bundle, &inside, data.data, data.size,
                          type == GNUTLS_BAG_CRL ? ASSAY_DOCUMENT_CRL : ASSAY_DOCUMENT_CERTIFICATE);
}

/* Reads the contents number @index. 0 when there are no more, negative for GnuTLS's error. @bundle: (nullable): to try
 * only whether @password opens it */
static int
read_bag (AssayBundle            *bundle,
          const AssayBundlePlace *place,
          gnutls_pkcs12_t         container,
          int                     index,
          const char             *password)
{
  g_auto(gnutls_pkcs12_bag_t) bag = NULL;
  int status = gnutls_pkcs12_bag_init (&bag);

  if (status >= 0)
    status = gnutls_pkcs12_get_bag (container, index, bag);
  if (status == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
    return 0;
  if (status >= 0 && gnutls_pkcs12_bag_get_type (bag, 0) == GNUTLS_BAG_ENCRYPTED)
    status = gnutls_pkcs12_bag_decrypt (bag, password);
  if (status < 0)
    return status;
  for (int i = 0; bundle != NULL && i < gnutls_pkcs12_bag_get_count (bag); i++)
    add_part (bundle, place, bag, (unsigned) i);
  return 1;
}

/* As read_bag() for all of them. */
static int
read_bags (AssayBundle            *bundle,
           const AssayBundlePlace *place,
           gnutls_pkcs12_t         container,
           const char             *password)
{
  int status = 1;

  for (int i = 0; i < MAX_BAGS && status > 0; i++)
    status = read_bag (bundle, place, container, i, password);
  return status;
}

/* Where there is a seal, it tells whether the password is right; where there is none, the contents do. */
static gboolean
opens (gnutls_pkcs12_t container,
       const char     *password)
{
  int sealed = gnutls_pkcs12_verify_mac (container, password);

  if (sealed >= 0)
    return TRUE;
  return sealed != GNUTLS_E_MAC_VERIFY_FAILED && read_bags (NULL, NULL, container, password) >= 0;
}

/* No password and an empty one are two things (RFC 7292 appendix B.1), and people know neither. */
static gboolean
find_password (const AssayBundle  *bundle,
               gnutls_pkcs12_t     container,
               const char        **password)
{
  static const char * const empty[] = { NULL, "" };

  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    if (opens (container, *password = empty[i]))
      return TRUE;
  for (gsize i = 0; bundle->passwords != NULL && bundle->passwords[i] != NULL; i++)
    if (opens (container, *password = bundle->passwords[i]))
      return TRUE;
  return FALSE;
}

static void
add_locked (AssayBundle            *bundle,
            const AssayBundlePlace *place,
            GBytes                 *der)
{
  gboolean tried = bundle->passwords != NULL && bundle->passwords[0] != NULL;
  AssayDocument draft = {
    .kind = ASSAY_DOCUMENT_PKCS12,
    .source = g_strdup (bundle->source),
    .line = place->line,
    .locked = TRUE,
    .problem = tried ? assay_text_new (N_("The password is wrong"), NULL)
                     : assay_text_new (N_("It is locked with a password"), NULL),
  };

  g_ptr_array_add (bundle->documents, assay_document_take (&draft));
}

static void
add_refused (AssayBundle            *bundle,
             const AssayBundlePlace *place,
             int                     status)
{
  assay_bundle_add_document (bundle, ASSAY_DOCUMENT_PKCS12, place, NULL, NULL,
                             assay_text_new (N_("It cannot be opened: {reason}"),
                                             "reason", ASSAY_ARG_TEXT, gnutls_strerror (status), NULL));
}

static guint
count (const AssayBundle *bundle)
{
  return bundle->certificates->len + bundle->documents->len;
}

/* A container without anything that is shown can be looked at itself. */
static void
add_contents (AssayBundle            *bundle,
              const AssayBundlePlace *place,
              gnutls_pkcs12_t         container,
              const char             *password,
              GBytes                 *der)
{
  guint before = count (bundle);
  int status = read_bags (bundle, place, container, password);

  if (status < 0)
    add_refused (bundle, place, status);
  else if (count (bundle) == before && !bundle->full)
    assay_bundle_add_document (bundle, ASSAY_DOCUMENT_PKCS12, place, NULL, der, NULL);
}

void
assay_bundle_add_pkcs12 (AssayBundle            *bundle,
                         const AssayBundlePlace *place,
                         GBytes                 *der)
{
  g_auto(gnutls_pkcs12_t) container = NULL;
  gnutls_datum_t datum = assay_glue_borrow (der);
  const char *password;
  AssayCursor cursor;
  int status;

  assay_cursor_init_bytes (&cursor, der);
  if (asks_too_much (cursor, 0))
    {
      assay_bundle_add_document (bundle, ASSAY_DOCUMENT_PKCS12, place, NULL, NULL,
                                 assay_text_new (N_("Opening it would take too long: it asks for too many rounds"), NULL));
      return;
    }
  status = gnutls_pkcs12_init (&container);
  if (status >= 0)
    status = gnutls_pkcs12_import (container, &datum, GNUTLS_X509_FMT_DER, 0);
  if (status < 0)
    add_refused (bundle, place, status);
  else if (!find_password (bundle, container, &password))
    add_locked (bundle, place, der);
  else
    add_contents (bundle, place, container, password, der);
}
