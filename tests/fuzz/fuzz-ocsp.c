/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "decode/decode-evidence.h"
#include "decode/decode-ocsp.h"
#include "decode/decode-x509.h"
#include "engine/assay-signed.h"
#include "path/path-ocsp.h"

/* The leaf and the issuer of tests/data/ocsp, that signatures and delegations are reached too. */
static AssayCertificate *
load (const char *name)
{
  const char *root = g_getenv ("ASSAY_SOURCE_DIR");
  g_autofree char *path = g_build_filename (root != NULL ? root : ".", "tests", "data", "ocsp", name, NULL);
  g_autoptr(GBytes) der = NULL;
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  der = g_bytes_new_take (data, size);
  return assay_x509_read (der, ASSAY_ORIGIN_FILE);
}

/* The whole input is an OCSP response, or was one. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static AssayCertificate *leaf, *issuer;
  g_autoptr(GBytes) response = g_bytes_new (data, size);
  g_autoptr(AssayNode) tree G_GNUC_UNUSED = assay_ocsp_decode (response);
  g_autoptr(AssayRevocation) revocation = NULL;
  g_autoptr(GPtrArray) scts = NULL;
  AssayOcspQuestion question = { .now = G_GINT64_CONSTANT (1795634400), .verify = assay_signed_verify };

  if (leaf == NULL)
    {
      leaf = load ("leaf.der");
      issuer = load ("issuer.der");
    }
  question.certificate = leaf;
  question.issuer = issuer;
  revocation = assay_ocsp_evaluate (response, ASSAY_REVOCATION_STAPLE, &question);
  g_assert_true (revocation->problem == ASSAY_REVOCATION_FINE || revocation->status != ASSAY_REVOCATION_GOOD);
  scts = assay_decode_ocsp_scts (response, leaf->serial);
  return 0;
}
