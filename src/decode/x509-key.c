/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-key.h"

#include "decode/x509-algorithm.h"

/* A named curve, with the size of its group's order, and what people call it when that is not its SECG name. */
typedef struct {
  const char *oid;
  guint       bits;
  const char *name;
} Curve;

/* SEC 2 version 2, RFC 5639 and GB/T 32918; curves that are not here are known by name only. */
static const Curve curves[] = {
  { "1.2.156.10197.1.301",   256, "SM2" },
  { "1.2.840.10045.3.1.1",   192, "P-192" },
  { "1.2.840.10045.3.1.7",   256, "P-256" },
  { "1.3.132.0.1",           163, },         /* sect163k1 */
  { "1.3.132.0.10",          256, },         /* secp256k1 */
  { "1.3.132.0.15",          163, },         /* sect163r2 */
  { "1.3.132.0.16",          281, },         /* sect283k1 */
  { "1.3.132.0.17",          282, },         /* sect283r1 */
  { "1.3.132.0.2",           162, },         /* sect163r1 */
  { "1.3.132.0.26",          232, },         /* sect233k1 */
  { "1.3.132.0.27",          233, },         /* sect233r1 */
  { "1.3.132.0.28",          128, },         /* secp128r1 */
  { "1.3.132.0.29",          126, },         /* secp128r2 */
  { "1.3.132.0.3",           238, },         /* sect239k1 */
  { "1.3.132.0.30",          161, },         /* secp160r2 */
  { "1.3.132.0.31",          192, },         /* secp192k1 */
  { "1.3.132.0.32",          225, },         /* secp224k1 */
  { "1.3.132.0.33",          224, "P-224" },
  { "1.3.132.0.34",          384, "P-384" },
  { "1.3.132.0.35",          521, "P-521" },
  { "1.3.132.0.36",          407, },         /* sect409k1 */
  { "1.3.132.0.37",          409, },         /* sect409r1 */
  { "1.3.132.0.38",          570, },         /* sect571k1 */
  { "1.3.132.0.39",          570, },         /* sect571r1 */
  { "1.3.132.0.6",           112, },         /* secp112r1 */
  { "1.3.132.0.7",           110, },         /* secp112r2 */
  { "1.3.132.0.8",           161, },         /* secp160r1 */
  { "1.3.132.0.9",           161, },         /* secp160k1 */
  { "1.3.36.3.3.2.8.1.1.1",  160, },         /* brainpoolP160r1 */
  { "1.3.36.3.3.2.8.1.1.11", 384, },         /* brainpoolP384r1 */
  { "1.3.36.3.3.2.8.1.1.12", 384, },         /* brainpoolP384t1 */
  { "1.3.36.3.3.2.8.1.1.13", 512, },         /* brainpoolP512r1 */
  { "1.3.36.3.3.2.8.1.1.14", 512, },         /* brainpoolP512t1 */
  { "1.3.36.3.3.2.8.1.1.2",  160, },         /* brainpoolP160t1 */
  { "1.3.36.3.3.2.8.1.1.3",  192, },         /* brainpoolP192r1 */
  { "1.3.36.3.3.2.8.1.1.4",  192, },         /* brainpoolP192t1 */
  { "1.3.36.3.3.2.8.1.1.5",  224, },         /* brainpoolP224r1 */
  { "1.3.36.3.3.2.8.1.1.6",  224, },         /* brainpoolP224t1 */
  { "1.3.36.3.3.2.8.1.1.7",  256, },         /* brainpoolP256r1 */
  { "1.3.36.3.3.2.8.1.1.8",  256, },         /* brainpoolP256t1 */
  { "1.3.36.3.3.2.8.1.1.9",  320, },         /* brainpoolP320r1 */
  { "1.3.36.3.3.2.8.1.1.10", 320, },         /* brainpoolP320t1 */
};

/* Takes what the parameters and the key say beyond the algorithm. */
typedef gboolean (*ReadKey) (const AssayDer *parameters,
                             const AssayDer *bits,
                             AssayX509Key   *key);

/* RFC 8017 appendix A.1.1: the modulus comes first. */
static gboolean
read_rsa (const AssayDer *parameters,
          const AssayDer *bits,
          AssayX509Key   *key)
{
  AssayCursor content = bits->content;
  AssayDer sequence, modulus;

  if (!assay_cursor_take (&content, 1, NULL)
      || !assay_der_read_tag (&content, ASSAY_DER_SEQUENCE, &sequence)
      || !assay_der_read_tag (&sequence.content, ASSAY_DER_INTEGER, &modulus))
    return FALSE;
  key->bits = assay_der_count_bits (&modulus.content);
  return TRUE;
}

/* RFC 3279 sections 2.3.2 and 2.3.3: the prime comes first; it may be inherited. */
static gboolean
read_prime (const AssayDer *parameters,
            const AssayDer *bits,
            AssayX509Key   *key)
{
  AssayCursor content = parameters->content;
  AssayDer prime;

  if (parameters->tag != ASSAY_DER_SEQUENCE)
    return TRUE;
  if (!assay_der_read_tag (&content, ASSAY_DER_INTEGER, &prime))
    return FALSE;
  key->bits = assay_der_count_bits (&prime.content);
  return TRUE;
}

/* RFC 3279 section 2.3.5: curves that are spelt out, which RFC 5480 does away with. */
static gboolean
read_explicit_curve (const AssayDer *parameters,
                     AssayX509Key   *key)
{
  AssayCursor content = parameters->content;
  AssayDer der, order;

  if (!assay_der_read_tag (&content, ASSAY_DER_INTEGER, &der)
      || !assay_der_read_tag (&content, ASSAY_DER_SEQUENCE, &der)
      || !assay_der_read_tag (&content, ASSAY_DER_SEQUENCE, &der)
      || !assay_der_read_tag (&content, ASSAY_DER_OCTET_STRING, &der)
      || !assay_der_read_tag (&content, ASSAY_DER_INTEGER, &order))
    return FALSE;
  key->bits = assay_der_count_bits (&order.content);
  return TRUE;
}

/* RFC 5480 section 2.1.1. */
static gboolean
read_curve (const AssayDer *parameters,
            const AssayDer *bits,
            AssayX509Key   *key)
{
  char oid[ASSAY_DER_OID_SIZE];

  if (parameters->tag == ASSAY_DER_SEQUENCE)
    return read_explicit_curve (parameters, key);
  if (parameters->tag == ASSAY_DER_NULL)
    return TRUE;
  if (parameters->tag != ASSAY_DER_OID || !assay_der_format_oid (&parameters->content, oid))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
    if (g_str_equal (curves[i].oid, oid))
      {
        key->bits = curves[i].bits;
        key->curve = g_strdup (curves[i].name);
        break;
      }
  if (key->curve == NULL)
    key->curve = assay_x509_dup_oid_name (oid);
  return TRUE;
}

/* What people call the keys of an algorithm, and how their size is found. */
typedef struct {
  const char *oid;
  const char *name;
  guint       bits;    /* where all keys have one size */
  ReadKey     read;    /* (nullable): otherwise */
} KeyAlgorithm;

/* RFC 3279, RFC 4055, RFC 5480, RFC 8410, RFC 9215; the keys of others go by the name of their algorithm. */
static const KeyAlgorithm algorithms[] = {
  { "1.2.840.113549.1.1.1",  "RSA",      .read = read_rsa },
  { "1.2.840.113549.1.1.7",  "RSA-OAEP", .read = read_rsa },
  { "1.2.840.113549.1.1.10", "RSA-PSS",  .read = read_rsa },
  { "2.5.8.1.1",             "RSA",      .read = read_rsa },
  { "1.2.840.10040.4.1",     "DSA",      .read = read_prime },
  { "1.2.840.10046.2.1",     "DH",       .read = read_prime },
  { "1.2.840.113549.1.3.1",  "DH",       .read = read_prime },
  { "1.2.840.10045.2.1",     "EC",       .read = read_curve },
  { "1.3.132.1.12",          "ECDH",     .read = read_curve },
  { "1.3.132.1.13",          "ECMQV",    .read = read_curve },
  { "1.3.101.110",           "X25519",   256 },
  { "1.3.101.111",           "X448",     448 },
  { "1.3.101.112",           "Ed25519",  256 },
  { "1.3.101.113",           "Ed448",    456 },
  { "1.2.643.2.2.19",        "GOST R 34.10-2001",     256 },
  { "1.2.643.7.1.1.1.1",     "GOST R 34.10-2012-256", 256 },
  { "1.2.643.7.1.1.1.2",     "GOST R 34.10-2012-512", 512 },
};

static const KeyAlgorithm *
find_algorithm (const char *oid)
{
  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    if (g_str_equal (algorithms[i].oid, oid))
      return &algorithms[i];
  return NULL;
}

gboolean
assay_x509_read_key (const AssayCursor *spki,
                     AssayX509Key      *key)
{
  AssayCursor cursor = *spki;
  AssayDer identifier, type, parameters, bits;
  char oid[ASSAY_DER_OID_SIZE] = "";
  gboolean well = assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &identifier)
               && assay_x509_read_algorithm (&identifier.content, oid);
  const KeyAlgorithm *known = find_algorithm (oid);

  key->algorithm = known != NULL ? g_strdup (known->name) : assay_x509_dup_oid_name (oid);
  key->curve = NULL;
  key->bits = known != NULL ? known->bits : 0;
  if (!well)
    return FALSE;

  assay_der_read (&identifier.content, &type);
  assay_der_read (&identifier.content, &parameters);
  if (!assay_der_read_tag (&cursor, ASSAY_DER_BIT_STRING, &bits))
    return FALSE;
  return known == NULL || known->read == NULL || known->read (&parameters, &bits, key);
}
