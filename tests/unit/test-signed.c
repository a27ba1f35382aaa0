/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-signed.h"

#include "decode/decode-x509.h"
#include "decode/x509-signed.h"

static AssayCertificate *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "tests", "data", "x509", name, NULL);
  g_autoptr(GBytes) der = NULL;
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  der = g_bytes_new_take (data, size);
  return assay_x509_read (der, ASSAY_ORIGIN_FILE);
}

static AssaySignatureStatus
verify_parts (GBytes *content,
              GBytes *algorithm,
              GBytes *signature,
              GBytes *spki)
{
  const AssaySigned what = { content, algorithm, signature, spki };

  return assay_signed_verify (&what, NULL);
}

static AssaySignatureStatus
verify (const char *name,
        const char *signer)
{
  g_autoptr(AssayCertificate) certificate = load (name);
  g_autoptr(AssayCertificate) issuer = load (signer);
  g_auto(AssayX509Signed) parts = { NULL };

  g_assert_true (assay_x509_read_signed (certificate->der, &parts));
  return verify_parts (parts.content, parts.algorithm, parts.signature, issuer->spki_der);
}

static void
test_right (void)
{
  static const char * const alone[] = { "root.der", "names.der", "dns-title.der", "organisation.der", "nameless.der",
                                        "pss.der", "dsa.der" };

  g_assert_cmpint (verify ("server.der", "root.der"), ==, ASSAY_SIGNATURE_VALID);
  for (gsize i = 0; i < G_N_ELEMENTS (alone); i++)
    g_assert_cmpint (verify (alone[i], alone[i]), ==, ASSAY_SIGNATURE_VALID);
}

static void
test_wrong (void)
{
  g_assert_cmpint (verify ("server.der", "pss.der"), ==, ASSAY_SIGNATURE_INVALID);
  g_assert_cmpint (verify ("nameless.der", "organisation.der"), ==, ASSAY_SIGNATURE_INVALID);
  g_assert_cmpint (verify ("server.der", "organisation.der"), ==, ASSAY_SIGNATURE_INVALID);
}

/* Keys that the library does not have. */
static void
test_untold (void)
{
  g_assert_cmpint (verify ("brainpool.der", "brainpool.der"), ==, ASSAY_SIGNATURE_BAD_KEY);
  g_assert_cmpint (verify ("explicit.der", "explicit.der"), ==, ASSAY_SIGNATURE_BAD_KEY);
}

/* One bit of the signature, of the content. */
static void
test_spoilt (void)
{
  g_autoptr(AssayCertificate) root = load ("root.der");
  g_auto(AssayX509Signed) parts = { NULL };
  g_autoptr(GBytes) spoilt = NULL;
  guint8 *data;
  gsize size;

  g_assert_true (assay_x509_read_signed (root->der, &parts));
  data = g_memdup2 (g_bytes_get_data (parts.signature, &size), g_bytes_get_size (parts.signature));
  data[size / 2] ^= 1;
  spoilt = g_bytes_new_take (data, size);
  g_assert_cmpint (verify_parts (parts.content, parts.algorithm, spoilt, root->spki_der), ==, ASSAY_SIGNATURE_INVALID);
  g_assert_cmpint (verify_parts (parts.algorithm, parts.algorithm, parts.signature, root->spki_der), ==,
                   ASSAY_SIGNATURE_INVALID);
}

/* What is no key and no algorithm. */
static void
test_rubbish (void)
{
  g_autoptr(AssayCertificate) root = load ("root.der");
  g_autoptr(GBytes) rubbish = g_bytes_new_static ("\x30\x03\x06\x01\x81", 5);

  g_assert_cmpint (verify_parts (rubbish, rubbish, rubbish, rubbish), ==, ASSAY_SIGNATURE_BAD_KEY);
  g_assert_cmpint (verify_parts (rubbish, rubbish, rubbish, root->spki_der), ==, ASSAY_SIGNATURE_UNSUPPORTED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signed/right", test_right);
  g_test_add_func ("/signed/wrong", test_wrong);
  g_test_add_func ("/signed/untold", test_untold);
  g_test_add_func ("/signed/spoilt", test_spoilt);
  g_test_add_func ("/signed/rubbish", test_rubbish);
  return g_test_run ();
}
