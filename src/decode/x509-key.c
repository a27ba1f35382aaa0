/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-key.h"

#include "decode/x509-algorithm.h"
#include "decode/x509-curves.h"

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

static void
take_curve (const AssayX509Curve *curve,
            AssayX509Key         *key)
{
  key->bits = curve->bits;
  key->curve = g_strdup (assay_x509_curve_name (curve));
}

static gboolean
read_named_curve (const AssayDer *id,
                  AssayX509Key   *key)
{
  char oid[ASSAY_DER_OID_SIZE];
  const AssayX509Curve *curve;

  if (!assay_der_format_oid (&id->content, oid))
    return FALSE;
  curve = assay_x509_curve_find (oid);
  if (curve != NULL)
    take_curve (curve, key);
  else
    key->curve = assay_x509_dup_oid_name (oid);
  return TRUE;
}

/* RFC 3279 section 2.3.5: curves that are spelt out, which RFC 5480 does away with. */
static gboolean
read_explicit_curve (const AssayDer *parameters,
                     AssayX509Key   *key)
{
  const AssayX509Curve *curve;
  gboolean well = assay_x509_curve_recognize (&parameters->content, &key->bits, &curve);

  if (curve != NULL)
    take_curve (curve, key);
  return well;
}

/* RFC 5480 section 2.1.1. */
static gboolean
read_curve (const AssayDer *parameters,
            const AssayDer *bits,
            AssayX509Key   *key)
{
  if (parameters->tag == ASSAY_DER_SEQUENCE)
    return read_explicit_curve (parameters, key);
  if (parameters->tag == ASSAY_DER_NULL)
    return TRUE;
  return parameters->tag == ASSAY_DER_OID && read_named_curve (parameters, key);
}

/* RFC 9215 section 4.2: the curve comes first. */
static gboolean
read_gost (const AssayDer *parameters,
           const AssayDer *bits,
           AssayX509Key   *key)
{
  AssayCursor content = parameters->content;
  guint size = key->bits;
  AssayDer curve;

  if (parameters->tag != ASSAY_DER_SEQUENCE)
    return TRUE;
  if (!assay_der_read_tag (&content, ASSAY_DER_OID, &curve) || !read_named_curve (&curve, key))
    return FALSE;
  key->bits = size;
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
  { "1.3.14.3.2.12",         "DSA",      .read = read_prime },
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
  { "1.2.643.2.2.20",        "GOST R 34.10-94",       1024 },
  { "1.2.643.2.2.98",        "GOST R 34.10-2001 DH",  256, read_gost },
  { "1.2.643.2.2.19",        "GOST R 34.10-2001",     256, read_gost },
  { "1.2.643.7.1.1.1.1",     "GOST R 34.10-2012-256", 256, read_gost },
  { "1.2.643.7.1.1.1.2",     "GOST R 34.10-2012-512", 512, read_gost },
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
