/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-curves.h"

#include <stdlib.h>
#include <string.h>

#include "names/assay-names.h"

/* Enough of a SHA-256 that nobody makes other parameters that pass for a curve. */
#define DIGEST_SIZE 16

/* SEC 2, X9.62, RFC 5639, WAP, GB/T 32918 and RFC 7836, in the order of strcmp(). The digest is the beginning of a
 * SHA-256 over what defines the curve: see add_part(). */
static const AssayX509Curve curves[] = {
  { "1.2.156.10197.1.301",     256, "SM2", "d789e21664248f3a5459241e23331cf1" },
  { "1.2.643.2.2.35.0",        256, "CryptoPro-Test", NULL },
  { "1.2.643.2.2.35.1",        256, "CryptoPro-A", NULL },
  { "1.2.643.2.2.35.2",        256, "CryptoPro-B", NULL },
  { "1.2.643.2.2.35.3",        256, "CryptoPro-C", NULL },
  { "1.2.643.2.2.36.0",        256, "CryptoPro-XchA", NULL },
  { "1.2.643.2.2.36.1",        256, "CryptoPro-XchB", NULL },
  { "1.2.643.7.1.2.1.1.1",     255, "TC26-256-A", NULL },
  { "1.2.643.7.1.2.1.1.2",     256, "TC26-256-B", NULL },
  { "1.2.643.7.1.2.1.1.3",     256, "TC26-256-C", NULL },
  { "1.2.643.7.1.2.1.1.4",     256, "TC26-256-D", NULL },
  { "1.2.643.7.1.2.1.2.0",     511, "TC26-512-Test", NULL },
  { "1.2.643.7.1.2.1.2.1",     512, "TC26-512-A", NULL },
  { "1.2.643.7.1.2.1.2.2",     512, "TC26-512-B", NULL },
  { "1.2.643.7.1.2.1.2.3",     510, "TC26-512-C", NULL },
  { "1.2.840.10045.3.0.1",     163, NULL, "61ca9be006e7bc8be142fca0e79c1ec7" },   /* c2pnb163v1 */
  { "1.2.840.10045.3.0.10",    193, NULL, "468eb431e3a18c57a783215533cb7199" },   /* c2pnb208w1 */
  { "1.2.840.10045.3.0.11",    238, NULL, "6a8f9ad7160e661e4ea00c6b48af611e" },   /* c2tnb239v1 */
  { "1.2.840.10045.3.0.12",    237, NULL, "8679b7ef912712f1ef507e514c34434b" },   /* c2tnb239v2 */
  { "1.2.840.10045.3.0.13",    236, NULL, "683f06f1d0867c4c08906e8cfe434789" },   /* c2tnb239v3 */
  { "1.2.840.10045.3.0.16",    257, NULL, "543cd8c694d6f7640c68e0b3c8a31de6" },   /* c2pnb272w1 */
  { "1.2.840.10045.3.0.17",    289, NULL, "e2fb264e4dfcf85e0bd647ca5c303e4f" },   /* c2pnb304w1 */
  { "1.2.840.10045.3.0.18",    353, NULL, "469a99a1972892a9298f29bbeb0297b8" },   /* c2tnb359v1 */
  { "1.2.840.10045.3.0.19",    353, NULL, "02e03881da8a45b75708a4d6ec814997" },   /* c2pnb368w1 */
  { "1.2.840.10045.3.0.2",     162, NULL, "a3d2425f88bb11c3b610e299a439d1e1" },   /* c2pnb163v2 */
  { "1.2.840.10045.3.0.20",    418, NULL, "46fa92c51d485b2fdc0877759350c919" },   /* c2tnb431r1 */
  { "1.2.840.10045.3.0.3",     162, NULL, "8cef90bf3f61704f1b53dcdc7c77378d" },   /* c2pnb163v3 */
  { "1.2.840.10045.3.0.4",     161, NULL, "62f37cb315eb6e4e56300883741104f3" },   /* c2pnb176v1 */
  { "1.2.840.10045.3.0.5",     191, NULL, "b46ae2b8cd10e39a4c513fdc235a7afe" },   /* c2tnb191v1 */
  { "1.2.840.10045.3.0.6",     190, NULL, "7733e3518df950d089c17515faa5d755" },   /* c2tnb191v2 */
  { "1.2.840.10045.3.0.7",     189, NULL, "a264df1ef5389a42efa11efe03d42a5b" },   /* c2tnb191v3 */
  { "1.2.840.10045.3.1.1",     192, "P-192", "29fe451b235e58fd6fa43474c0ac25de" },
  { "1.2.840.10045.3.1.2",     192, NULL, "fec5e73acff743b2f7d75df79ac61f8b" },   /* prime192v2 */
  { "1.2.840.10045.3.1.3",     192, NULL, "97faace3ff1f01905f1f00a0c6ec67f5" },   /* prime192v3 */
  { "1.2.840.10045.3.1.4",     239, NULL, "26a596da7d6225182f1da1c269da423e" },   /* prime239v1 */
  { "1.2.840.10045.3.1.5",     239, NULL, "12753e25cc31660356d227e3dbe62315" },   /* prime239v2 */
  { "1.2.840.10045.3.1.6",     239, NULL, "90ef4f875b9e86b0e92b49344815855a" },   /* prime239v3 */
  { "1.2.840.10045.3.1.7",     256, "P-256", "236d4958edff962add34f74e22198459" },
  { "1.3.132.0.1",             163, NULL, "f84dec53907189c5fb246ebb1ac37187" },   /* sect163k1 */
  { "1.3.132.0.10",            256, NULL, "55d548c62e48df2ebb7acc0ef544d201" },   /* secp256k1 */
  { "1.3.132.0.15",            163, NULL, "ad6f0c2aa60219c6de18636c8baf394b" },   /* sect163r2 */
  { "1.3.132.0.16",            281, NULL, "3c87c48cae987bc74aac909532d97a3f" },   /* sect283k1 */
  { "1.3.132.0.17",            282, NULL, "b027ca43cf0e7e879c82df3d5bdcc7b6" },   /* sect283r1 */
  { "1.3.132.0.2",             162, NULL, "3f6c7ab26155f4adf441e19069e20f05" },   /* sect163r1 */
  { "1.3.132.0.22",            131, NULL, "9226a5f205d610ff444838b952e66f09" },   /* sect131r1 */
  { "1.3.132.0.23",            131, NULL, "a6653e59f8b7bca05988d5a330d3efeb" },   /* sect131r2 */
  { "1.3.132.0.24",            193, NULL, "f3054a3f94f8767f30cdac03e689ca02" },   /* sect193r1 */
  { "1.3.132.0.25",            193, NULL, "30812a69b7193a47db4b0549cca2dd73" },   /* sect193r2 */
  { "1.3.132.0.26",            232, NULL, "06b519fd4e865899ee1e4dcc411aa70d" },   /* sect233k1 */
  { "1.3.132.0.27",            233, NULL, "634af2f49ac1b4867743ba0cd3e35283" },   /* sect233r1 */
  { "1.3.132.0.28",            128, NULL, "4db8e5108cd649a4a4c5b826776d1457" },   /* secp128r1 */
  { "1.3.132.0.29",            126, NULL, "20bbc4fb34631ef628843b5b3eec898f" },   /* secp128r2 */
  { "1.3.132.0.3",             238, NULL, "414e58b32cdd322c4d1cda3dde5c93a2" },   /* sect239k1 */
  { "1.3.132.0.30",            161, NULL, "39f6fa6b70c8bae1d3045a49959a18d3" },   /* secp160r2 */
  { "1.3.132.0.31",            192, NULL, "c09b1839e0af40502719d771880b5659" },   /* secp192k1 */
  { "1.3.132.0.32",            225, NULL, "3aaa9a2d5c2471fa4a87bd165df57522" },   /* secp224k1 */
  { "1.3.132.0.33",            224, "P-224", "9301cce40b9584164f5f2138a2056e46" },
  { "1.3.132.0.34",            384, "P-384", "19be1d2cd0a255f2cb2f8b5006b214d0" },
  { "1.3.132.0.35",            521, "P-521", "2df428558bc2691460a125e449615ba2" },
  { "1.3.132.0.36",            407, NULL, "6c771e423b631d23e117e712596bffc5" },   /* sect409k1 */
  { "1.3.132.0.37",            409, NULL, "0d72daffd66301fa6bfa7df92ff76682" },   /* sect409r1 */
  { "1.3.132.0.38",            570, NULL, "922fe42a17a5a32de28e5b36fac62c0e" },   /* sect571k1 */
  { "1.3.132.0.39",            570, NULL, "100d13078e7142657c030cd9c2d8bbb7" },   /* sect571r1 */
  { "1.3.132.0.4",             113, NULL, "576e7a75e7399decfebda0916a7dd66b" },   /* sect113r1 */
  { "1.3.132.0.5",             113, NULL, "cdeb63d1a2f6f52270b89fa0a3470b4e" },   /* sect113r2 */
  { "1.3.132.0.6",             112, NULL, "51bbeb9e69667eea2da929412b016618" },   /* secp112r1 */
  { "1.3.132.0.7",             110, NULL, "2df9d243ce6e92f9fcafce113b2423bf" },   /* secp112r2 */
  { "1.3.132.0.8",             161, NULL, "a73f39069a53dd7b8097d7a29e887842" },   /* secp160r1 */
  { "1.3.132.0.9",             161, NULL, "bb2044cc6074b5235dd12214cefb04e0" },   /* secp160k1 */
  { "1.3.36.3.3.2.8.1.1.1",    160, NULL, "3ea58bb99ffc732ebf653134736a167a" },   /* brainpoolP160r1 */
  { "1.3.36.3.3.2.8.1.1.10",   320, NULL, "9568580917e51a3622c71ee9e0122bd6" },   /* brainpoolP320t1 */
  { "1.3.36.3.3.2.8.1.1.11",   384, NULL, "46b4ce9c223cb76b045e338f9a337b0c" },   /* brainpoolP384r1 */
  { "1.3.36.3.3.2.8.1.1.12",   384, NULL, "e9277bbc2a27c0ffb5deaa91b9f31230" },   /* brainpoolP384t1 */
  { "1.3.36.3.3.2.8.1.1.13",   512, NULL, "d388b6c75133d4113c126159d857e2c6" },   /* brainpoolP512r1 */
  { "1.3.36.3.3.2.8.1.1.14",   512, NULL, "f33c62e0fb7b336065319f0d2833c1df" },   /* brainpoolP512t1 */
  { "1.3.36.3.3.2.8.1.1.2",    160, NULL, "b3aa0c42039cc8e93668b0450eb21870" },   /* brainpoolP160t1 */
  { "1.3.36.3.3.2.8.1.1.3",    192, NULL, "81cadc94e3d903c8be4304e31dc64949" },   /* brainpoolP192r1 */
  { "1.3.36.3.3.2.8.1.1.4",    192, NULL, "bd0c02f51f2b07021d3b0020f3f1fb19" },   /* brainpoolP192t1 */
  { "1.3.36.3.3.2.8.1.1.5",    224, NULL, "46393ce9a3171c24ecf7cd73e7ee20c5" },   /* brainpoolP224r1 */
  { "1.3.36.3.3.2.8.1.1.6",    224, NULL, "86052083aee8d95bf7753cb1dbb773b5" },   /* brainpoolP224t1 */
  { "1.3.36.3.3.2.8.1.1.7",    256, NULL, "55a4b461a223c7ee5ad19f15ec642f2d" },   /* brainpoolP256r1 */
  { "1.3.36.3.3.2.8.1.1.8",    256, NULL, "34d2205bce391f16760e41238f44f9a5" },   /* brainpoolP256t1 */
  { "1.3.36.3.3.2.8.1.1.9",    320, NULL, "e40c46bce276c48c137372e2b70850cf" },   /* brainpoolP320r1 */
  { "2.23.43.1.4.1",           112, NULL, "55eca4043c7148e99feddc14eae2f33c" },   /* wap-wsg-idm-ecid-wtls1 */
  { "2.23.43.1.4.10",          232, NULL, "06b519fd4e865899ee1e4dcc411aa70d" },   /* wap-wsg-idm-ecid-wtls10 */
  { "2.23.43.1.4.11",          233, NULL, "634af2f49ac1b4867743ba0cd3e35283" },   /* wap-wsg-idm-ecid-wtls11 */
  { "2.23.43.1.4.12",          224, NULL, "9301cce40b9584164f5f2138a2056e46" },   /* wap-wsg-idm-ecid-wtls12 */
  { "2.23.43.1.4.3",           163, NULL, "f84dec53907189c5fb246ebb1ac37187" },   /* wap-wsg-idm-ecid-wtls3 */
  { "2.23.43.1.4.4",           113, NULL, "576e7a75e7399decfebda0916a7dd66b" },   /* wap-wsg-idm-ecid-wtls4 */
  { "2.23.43.1.4.5",           163, NULL, "61ca9be006e7bc8be142fca0e79c1ec7" },   /* wap-wsg-idm-ecid-wtls5 */
  { "2.23.43.1.4.6",           112, NULL, "51bbeb9e69667eea2da929412b016618" },   /* wap-wsg-idm-ecid-wtls6 */
  { "2.23.43.1.4.7",           161, NULL, "39f6fa6b70c8bae1d3045a49959a18d3" },   /* wap-wsg-idm-ecid-wtls7 */
  { "2.23.43.1.4.8",           113, NULL, "66bc743a74b02d5fe1b3b8ffc0fddf6f" },   /* wap-wsg-idm-ecid-wtls8 */
  { "2.23.43.1.4.9",           161, NULL, "ebd1cfbb260df7c081356a61a7d5e8d6" },   /* wap-wsg-idm-ecid-wtls9 */
};

static int
compare_oid (gconstpointer oid,
             gconstpointer row)
{
  return strcmp (oid, ((const AssayX509Curve *) row)->oid);
}

const AssayX509Curve *
assay_x509_curve_find (const char *oid)
{
  return bsearch (oid, curves, G_N_ELEMENTS (curves), sizeof curves[0], compare_oid);
}

const char *
assay_x509_curve_name (const AssayX509Curve *curve)
{
  return curve->name != NULL ? curve->name : assay_oids_find (curve->oid)->name;
}

/* Four bytes of length, then the bytes without the zeros that they may begin with. */
static void
add_part (GChecksum         *checksum,
          const AssayCursor *content,
          gsize              length)
{
  const guint8 *bytes = assay_cursor_peek (content);
  guint32 size;

  for (; length > 0 && *bytes == 0; bytes++)
    length--;
  size = GUINT32_TO_BE ((guint32) length);
  g_checksum_update (checksum, (const guint8 *) &size, sizeof size);
  g_checksum_update (checksum, bytes, (gssize) length);
}

/* The base point's first coordinate, whichever form the point has (SEC 1 section 2.3.3). */
static void
add_base (GChecksum   *checksum,
          AssayCursor *point)
{
  guint64 form = 0;
  gsize left;

  assay_cursor_read (point, 1, &form);
  left = assay_cursor_left (point);
  add_part (checksum, point, form == 2 || form == 3 ? left : left / 2);
}

/* What a curve is made of; those that are missing have no content. */
typedef struct {
  AssayDer field;      /* the prime, or the reduction polynomial */
  AssayDer a;
  AssayDer b;
  AssayDer base;
  AssayDer order;
} Parts;

static gboolean
read_parts (const AssayCursor *parameters,
            Parts             *parts)
{
  AssayCursor content = *parameters;
  AssayDer der, id, curve;

  return assay_der_read_tag (&content, ASSAY_DER_INTEGER, &der)
      && assay_der_read_tag (&content, ASSAY_DER_SEQUENCE, &id)
      && assay_der_read_tag (&id.content, ASSAY_DER_OID, &der)
      && assay_der_read (&id.content, &parts->field)
      && assay_der_read_tag (&content, ASSAY_DER_SEQUENCE, &curve)
      && assay_der_read_tag (&curve.content, ASSAY_DER_OCTET_STRING, &parts->a)
      && assay_der_read_tag (&curve.content, ASSAY_DER_OCTET_STRING, &parts->b)
      && assay_der_read_tag (&content, ASSAY_DER_OCTET_STRING, &parts->base)
      && assay_der_read_tag (&content, ASSAY_DER_INTEGER, &parts->order);
}

static char *
compute_digest (Parts *parts)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  add_part (checksum, &parts->field.content, assay_cursor_left (&parts->field.content));
  add_part (checksum, &parts->a.content, assay_cursor_left (&parts->a.content));
  add_part (checksum, &parts->b.content, assay_cursor_left (&parts->b.content));
  add_base (checksum, &parts->base.content);
  add_part (checksum, &parts->order.content, assay_cursor_left (&parts->order.content));
  return g_strndup (g_checksum_get_string (checksum), 2 * DIGEST_SIZE);
}

gboolean
assay_x509_curve_recognize (const AssayCursor     *parameters,
                            guint                 *bits,
                            const AssayX509Curve **curve)
{
  g_autofree char *digest = NULL;
  Parts parts;

  *bits = 0;
  *curve = NULL;
  if (!read_parts (parameters, &parts))
    return FALSE;
  *bits = assay_der_count_bits (&parts.order.content);
  digest = compute_digest (&parts);
  for (guint i = 0; i < G_N_ELEMENTS (curves) && *curve == NULL; i++)
    if (g_strcmp0 (curves[i].digest, digest) == 0)
      *curve = &curves[i];
  return TRUE;
}
