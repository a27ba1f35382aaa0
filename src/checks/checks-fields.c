/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/checks-fields.h"

#include "decode/decode-x509.h"

#define EXTENSIONS     "tbs_certificate/extensions/"
#define KEY            "tbs_certificate/subject_public_key_info/subject_public_key/"
#define OCSP_OID       "(1.3.6.1.5.5.7.48.1)"
#define PSS            "rsassaPss"
#define PSS_HASH       "signature_algorithm/parameters/hash_algorithm"
#define PSS_DEFAULT    "sha1"          /* RFC 4055 section 3.1 */
#define STATUS_REQUEST 5               /* the TLS extension that asks for an OCSP answer */

static gboolean
asks_ocsp (const AssayNode *description)
{
  const AssayNode *method = assay_node_lookup (description, "access_method");
  g_autofree char *value = method != NULL ? assay_node_dup_value (method) : NULL;

  return value != NULL && g_str_has_suffix (value, OCSP_OID);
}

static gboolean
asks_status (const AssayNode *feature)
{
  return assay_node_get_kind (feature) == ASSAY_NODE_NUMBER && assay_node_get_number (feature) == STATUS_REQUEST;
}

/* Whether one of the items of an extension is what is looked for. */
static gboolean
has_item (const AssayCertificate  *certificate,
          const char              *path,
          gboolean               (*is_wanted) (const AssayNode *item))
{
  g_autoptr(AssayNode) root = assay_x509_decode (certificate->der);
  const AssayNode *items = assay_node_lookup (root, path);

  for (guint i = 0; items != NULL && i < assay_node_get_n_children (items); i++)
    if (is_wanted (assay_node_get_child (items, i)))
      return TRUE;
  return FALSE;
}

gboolean
assay_fields_has_responder (const AssayCertificate *certificate)
{
  return has_item (certificate, EXTENSIONS "authority_info_access/extn_value", asks_ocsp);
}

gboolean
assay_fields_has_crl (const AssayCertificate *certificate)
{
  g_autoptr(AssayNode) root = assay_x509_decode (certificate->der);

  return assay_node_lookup (root, EXTENSIONS "crl_distribution_points") != NULL;
}

gboolean
assay_fields_must_staple (const AssayCertificate *certificate)
{
  return has_item (certificate, EXTENSIONS "tls_feature/extn_value", asks_status);
}

guint64
assay_fields_get_rsa_exponent (const AssayCertificate *certificate)
{
  g_autoptr(AssayNode) root = NULL;

  if (!g_str_has_prefix (certificate->key_algorithm, "RSA"))
    return 0;
  root = assay_x509_decode (certificate->der);
  return assay_node_lookup_number (root, KEY "public_exponent", 0);
}

char *
assay_fields_dup_signature (const AssayCertificate *certificate)
{
  g_autoptr(AssayNode) root = NULL;
  g_autofree char *hash = NULL;
  const AssayNode *node;

  if (!g_str_equal (certificate->signature_algorithm, PSS))
    return g_strdup (certificate->signature_algorithm);
  root = assay_x509_decode (certificate->der);
  node = assay_node_lookup (root, PSS_HASH);
  hash = node != NULL ? assay_node_dup_value (node) : g_strdup (PSS_DEFAULT);
  return g_strconcat (PSS ", ", hash, NULL);
}
