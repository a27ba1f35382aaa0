/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-signed.h"

#include <string.h>

#include "base/assay-der-writer.h"
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
                                        "pss.der", "pss-sha1.der", "pss-sha224.der", "dsa.der" };

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
  g_assert_cmpint (verify ("pss-sha1.der", "pss-sha224.der"), ==, ASSAY_SIGNATURE_INVALID);
  g_assert_cmpint (verify ("pss-sha1.der", "organisation.der"), ==, ASSAY_SIGNATURE_INVALID);
  g_assert_cmpint (verify ("pss-sha1.der", "pss.der"), ==, ASSAY_SIGNATURE_UNSUPPORTED);
}

/* Keys that the library does not have, and two hashes at once. */
static void
test_untold (void)
{
  g_assert_cmpint (verify ("pss-mask.der", "pss-mask.der"), ==, ASSAY_SIGNATURE_UNSUPPORTED);
  g_assert_cmpint (verify ("brainpool.der", "brainpool.der"), ==, ASSAY_SIGNATURE_BAD_KEY);
  g_assert_cmpint (verify ("explicit.der", "explicit.der"), ==, ASSAY_SIGNATURE_BAD_KEY);
}

/* One bit of the signature, of the content. */
static void
test_spoilt (gconstpointer name)
{
  g_autoptr(AssayCertificate) root = load (name);
  g_auto(AssayX509Signed) parts = { NULL };
  g_autoptr(GBytes) spoilt = NULL;
  g_autoptr(GBytes) short_one = NULL;
  guint8 *data;
  gsize size;

  g_assert_true (assay_x509_read_signed (root->der, &parts));
  data = g_memdup2 (g_bytes_get_data (parts.signature, &size), g_bytes_get_size (parts.signature));
  data[size / 2] ^= 1;
  spoilt = g_bytes_new_take (data, size);
  short_one = g_bytes_new_from_bytes (parts.signature, 1, size - 1);
  g_assert_cmpint (verify_parts (parts.content, parts.algorithm, spoilt, root->spki_der), ==, ASSAY_SIGNATURE_INVALID);
  g_assert_cmpint (verify_parts (parts.content, parts.algorithm, short_one, root->spki_der), ==,
                   ASSAY_SIGNATURE_INVALID);
  g_assert_cmpint (verify_parts (parts.algorithm, parts.algorithm, parts.signature, root->spki_der), ==,
                   ASSAY_SIGNATURE_INVALID);
}

/* An RSA key whose modulus and exponent have so many bytes. */
static GBytes *
make_key (gsize modulus,
          gsize exponent)
{
  static const guint8 id[] = { 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1 };
  g_autoptr(GByteArray) numbers = g_byte_array_new ();
  GByteArray *out = g_byte_array_new ();
  g_autofree guint8 *ones = g_malloc (modulus + 1);
  guint whole, inner;

  memset (ones, 0xff, modulus + 1);
  ones[0] = 0;
  inner = assay_der_write_begin (numbers, ASSAY_DER_WRITE_SEQUENCE);
  assay_der_write (numbers, ASSAY_DER_WRITE_INTEGER, ones, modulus + 1);
  assay_der_write (numbers, ASSAY_DER_WRITE_INTEGER, ones, exponent + 1);
  assay_der_write_end (numbers, inner);
  g_byte_array_prepend (numbers, ones, 1);

  whole = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  inner = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  assay_der_write (out, ASSAY_DER_WRITE_OID, id, sizeof id);
  assay_der_write_end (out, inner);
  assay_der_write (out, ASSAY_DER_WRITE_BIT_STRING, numbers->data, numbers->len);
  assay_der_write_end (out, whole);
  return g_byte_array_free_to_bytes (out);
}

/* Keys that would keep the computer busy are not computed with. */
static void
test_large (void)
{
  static const struct {
    gsize                modulus;
    gsize                exponent;
    AssaySignatureStatus status;
  } cases[] = {
    { 2048, 3,    ASSAY_SIGNATURE_INVALID },
    { 384,  384,  ASSAY_SIGNATURE_INVALID },
    { 385,  9,    ASSAY_SIGNATURE_BAD_KEY },
    { 2048, 2048, ASSAY_SIGNATURE_BAD_KEY },
    { 2049, 3,    ASSAY_SIGNATURE_BAD_KEY },
  };
  g_autoptr(AssayCertificate) root = load ("root.der");
  g_auto(AssayX509Signed) parts = { NULL };

  g_assert_true (assay_x509_read_signed (root->der, &parts));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) key = make_key (cases[i].modulus, cases[i].exponent);

      g_assert_cmpint (verify_parts (parts.content, parts.algorithm, parts.signature, key), ==, cases[i].status);
    }
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
  g_test_add_data_func ("/signed/spoilt/pkcs1", "root.der", test_spoilt);
  g_test_add_data_func ("/signed/spoilt/pss", "pss.der", test_spoilt);
  g_test_add_data_func ("/signed/spoilt/pss-sha1", "pss-sha1.der", test_spoilt);
  g_test_add_func ("/signed/large", test_large);
  g_test_add_func ("/signed/rubbish", test_rubbish);
  return g_test_run ();
}
