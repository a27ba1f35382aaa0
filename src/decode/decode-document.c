/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-document.h"

#include "decode/decode-cms.h"
#include "decode/decode-crl.h"
#include "decode/decode-csr.h"
#include "decode/decode-ocsp.h"
#include "decode/decode-private-key.h"
#include "decode/decode-x509.h"
#include "decode/x509-key.h"
#include "decode/x509-name.h"

#define OID_COMMON_NAME  "2.5.4.3"
#define OID_ORGANIZATION "2.5.4.10"

/* What nothing more is known of is shown for what its tags say. */
static const AssayDerField data_field = { "data", N_("Data") };

/* RFC 8017 appendix A.1.1: what "RSA PUBLIC KEY" holds. */
static const AssayDerField rsa_key_fields[] = {
  { "modulus", N_("Modulus"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "public_exponent", N_("Exponent"), ASSAY_DER_INTEGER },
  { NULL },
};

static const AssayDerField rsa_key_field = {
  "rsa_public_key", N_("RSA key"), ASSAY_DER_SEQUENCE, .fields = rsa_key_fields
};

static const AssayDerField * const fields[ASSAY_N_DOCUMENTS] = {
  [ASSAY_DOCUMENT_REQUEST]       = &assay_csr,
  [ASSAY_DOCUMENT_CRL]           = &assay_crl,
  [ASSAY_DOCUMENT_PUBLIC_KEY]    = &assay_public_key,
  [ASSAY_DOCUMENT_OCSP_RESPONSE] = &assay_ocsp_response,
  [ASSAY_DOCUMENT_OCSP_REQUEST]  = &assay_ocsp_request,
  [ASSAY_DOCUMENT_PRIVATE_KEY]   = &assay_private_key,
  [ASSAY_DOCUMENT_PKCS7]         = &assay_cms,
  [ASSAY_DOCUMENT_PKCS12]        = &assay_pkcs12,
  [ASSAY_DOCUMENT_KEYSTORE]      = &data_field,
  [ASSAY_DOCUMENT_PARAMETERS]    = &data_field,
  [ASSAY_DOCUMENT_CERTIFICATE]   = &assay_x509_certificate,
  [ASSAY_DOCUMENT_UNKNOWN]       = &data_field,
};

/* The n-th element that has @tag in the structure that is signed; FALSE when there are fewer. */
static gboolean
find_in_signed (GBytes   *bytes,
                guint     n,
                AssayDer *found)
{
  AssayCursor cursor;
  AssayDer whole, tbs;

  assay_cursor_init_bytes (&cursor, bytes);
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &whole)
      || !assay_der_read_tag (&whole.content, ASSAY_DER_SEQUENCE, &tbs))
    return FALSE;
  while (assay_der_read (&tbs.content, found))
    if (found->tag == ASSAY_DER_SEQUENCE && n-- == 0)
      return TRUE;
  return FALSE;
}

static char *
dup_name_title (GBytes *der,
                guint   n)
{
  g_autoptr(GString) text = g_string_new (NULL);
  char *title = NULL;
  AssayDer name;

  if (!find_in_signed (der, n, &name))
    return NULL;
  title = assay_x509_dup_attribute (&name.content, OID_COMMON_NAME);
  if (title == NULL)
    title = assay_x509_dup_attribute (&name.content, OID_ORGANIZATION);
  if (title == NULL && assay_x509_format_name (&name.content, text) && text->len > 0)
    title = g_strdup (text->str);
  return title;
}

/* A key of RSA only, without the name of its algorithm: the modulus comes first. */
static gboolean
find_modulus (GBytes   *der,
              AssayDer *modulus)
{
  AssayCursor cursor;
  AssayDer whole;

  assay_cursor_init_bytes (&cursor, der);
  return assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &whole)
         && assay_der_read_tag (&whole.content, ASSAY_DER_INTEGER, modulus);
}

static char *
dup_key_title (GBytes *der)
{
  AssayCursor cursor;
  AssayX509Key key;
  AssayDer spki;
  char *title;

  if (find_modulus (der, &spki))
    return g_strdup_printf ("RSA %u", assay_der_count_bits (&spki.content));
  assay_cursor_init_bytes (&cursor, der);
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &spki))
    return NULL;
  assay_x509_read_key (&spki.content, &key);
  if (key.curve != NULL)
    title = g_strdup_printf ("%s %s", key.algorithm, key.curve);
  else if (key.bits != 0)
    title = g_strdup_printf ("%s %u", key.algorithm, key.bits);
  else
    title = *key.algorithm != '\0' ? g_strdup (key.algorithm) : NULL;
  g_free (key.algorithm);
  g_free (key.curve);
  return title;
}

char *
assay_document_dup_title (AssayDocumentKind  kind,
                          GBytes            *der)
{
  switch (kind)
    {
    case ASSAY_DOCUMENT_REQUEST:
      return dup_name_title (der, 0);
    case ASSAY_DOCUMENT_CRL:
      return dup_name_title (der, 1);
    case ASSAY_DOCUMENT_PUBLIC_KEY:
      return dup_key_title (der);
    default:
      return NULL;
    }
}

AssayNode *
assay_document_decode (AssayDocumentKind  kind,
                       GBytes            *der)
{
  AssayDer modulus;
  gboolean is_rsa = kind == ASSAY_DOCUMENT_PUBLIC_KEY && find_modulus (der, &modulus);

  return assay_der_decode (der, is_rsa ? &rsa_key_field : fields[kind]);
}
