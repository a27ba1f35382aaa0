/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-algorithm.h"

#include "base/assay-certificate.h"

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

static char *
dup_oid_name (const char *oid)
{
  const AssayOid *known = assay_oids_find (oid);

  return g_strdup (known != NULL ? known->name : oid);
}

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
    key->curve = dup_oid_name (oid);
  return TRUE;
}

static const AssayDerField rsa_key_fields[] = {
  { "modulus", N_("Modulus"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "public_exponent", N_("Exponent"), ASSAY_DER_INTEGER },
  { NULL },
};

static const AssayDerField rsa_key = { "rsa_public_key", N_("RSA key"), ASSAY_DER_SEQUENCE, .fields = rsa_key_fields };

/* RFC 3279 section 2.3.5; RFC 5480 section 2.1.1 allows the first choice only. */
static const AssayDerField field_id_fields[] = {
  { "field_type", N_("Type"), ASSAY_DER_OID },
  { "parameters", N_("Parameters") },
  { NULL },
};

static const AssayDerField curve_fields[] = {
  { "a", "a", ASSAY_DER_OCTET_STRING },
  { "b", "b", ASSAY_DER_OCTET_STRING },
  { "seed", N_("Seed"), ASSAY_DER_BIT_STRING, .optional = TRUE },
  { NULL },
};

static const AssayDerField explicit_fields[] = {
  { "version", N_("Version"), ASSAY_DER_INTEGER },
  { "field_id", N_("Field"), ASSAY_DER_SEQUENCE, .fields = field_id_fields },
  { "curve", N_("Curve"), ASSAY_DER_SEQUENCE, .fields = curve_fields },
  { "base", N_("Base point"), ASSAY_DER_OCTET_STRING },
  { "order", N_("Order"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "cofactor", N_("Cofactor"), ASSAY_DER_INTEGER, .optional = TRUE },
  { NULL },
};

static const AssayDerField curve_choices[] = {
  { "named_curve", N_("Curve"), ASSAY_DER_OID },
  { "implicit_curve", N_("Curve"), ASSAY_DER_NULL },
  { "specified_curve", N_("Curve"), ASSAY_DER_SEQUENCE, .fields = explicit_fields },
  { NULL },
};

static const AssayDerField curve_parameters = { "parameters", N_("Curve"), .choices = curve_choices };

static const AssayDerField dsa_key = {
  "dsa_public_key", N_("DSA key"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer
};

static const AssayDerField dh_key = {
  "dh_public_key", N_("Diffie-Hellman key"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer
};

static const AssayDerField dsa_parameters_fields[] = {
  { "p", N_("Prime"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "q", N_("Order"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "g", N_("Generator"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { NULL },
};

static const AssayDerField dsa_parameters = {
  "parameters", N_("Parameters"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = dsa_parameters_fields
};

/* RFC 4055 section 3.1. */
static const AssayDerField algorithm = {
  "algorithm", N_("Algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm
};

static const AssayDerField salt_length = { "length", N_("Bytes"), ASSAY_DER_INTEGER };

static const AssayDerField trailer = { "trailer", N_("Trailer"), ASSAY_DER_INTEGER };

static const AssayDerField pss_fields[] = {
  { "hash_algorithm", N_("Hash"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &algorithm },
  { "mask_gen_algorithm", N_("Mask generation"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE, .inside = &algorithm },
  { "salt_length", N_("Salt length"), ASSAY_DER_CONTEXT_GROUP (2), .optional = TRUE, .inside = &salt_length },
  { "trailer_field", N_("Trailer"), ASSAY_DER_CONTEXT_GROUP (3), .optional = TRUE, .inside = &trailer },
  { NULL },
};

static const AssayDerField pss_parameters = {
  "parameters", N_("Parameters"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = pss_fields
};

static const AssayDerField mask_parameters = {
  "parameters", N_("Hash"), ASSAY_DER_SEQUENCE, .optional = TRUE, .add = assay_x509_add_algorithm
};

/* RFC 3279 sections 2.2.2 and 2.2.3. */
static const AssayDerField two_numbers_fields[] = {
  { "r", "r", ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "s", "s", ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { NULL },
};

static const AssayDerField two_numbers = {
  "signature", N_("Signature"), ASSAY_DER_SEQUENCE, .fields = two_numbers_fields
};

/* What is known of an algorithm, of keys or signatures, besides its name. */
typedef struct {
  const char          *oid;
  const char          *key_name;     /* what people call such a key; NULL: as the OID */
  guint                key_bits;     /* where all keys have one size */
  ReadKey              read_key;
  const AssayDerField *key;          /* what its keys hold; NULL: plain bytes */
  const AssayDerField *parameters;
  const AssayDerField *signature;    /* what its signatures hold; NULL: plain bytes */
} Algorithm;

/* RFC 3279, RFC 4055, RFC 5480, RFC 5758, RFC 8410, RFC 9215. */
static const Algorithm algorithms[] = {
  { "1.2.840.113549.1.1.1",  "RSA",     .read_key = read_rsa, .key = &rsa_key },
  { "1.2.840.113549.1.1.7",  "RSA-OAEP", .read_key = read_rsa, .key = &rsa_key },
  { "1.2.840.113549.1.1.8",  .parameters = &mask_parameters },
  { "1.2.840.113549.1.1.10", "RSA-PSS", .read_key = read_rsa, .key = &rsa_key, .parameters = &pss_parameters },
  { "2.5.8.1.1",             "RSA",     .read_key = read_rsa, .key = &rsa_key },
  { "1.2.840.10040.4.1",     "DSA",     .read_key = read_prime, .key = &dsa_key, .parameters = &dsa_parameters },
  { "1.2.840.10046.2.1",     "DH",      .read_key = read_prime, .key = &dh_key },
  { "1.2.840.113549.1.3.1",  "DH",      .read_key = read_prime, .key = &dh_key },
  { "1.2.840.10045.2.1",     "EC",      .read_key = read_curve, .parameters = &curve_parameters },
  { "1.3.132.1.12",          "ECDH",    .read_key = read_curve, .parameters = &curve_parameters },
  { "1.3.132.1.13",          "ECMQV",   .read_key = read_curve, .parameters = &curve_parameters },
  { "1.3.101.110",           "X25519",  256 },
  { "1.3.101.111",           "X448",    448 },
  { "1.3.101.112",           "Ed25519", 256 },
  { "1.3.101.113",           "Ed448",   456 },
  { "1.2.643.2.2.19",        "GOST R 34.10-2001", 256 },
  { "1.2.643.7.1.1.1.1",     "GOST R 34.10-2012-256", 256 },
  { "1.2.643.7.1.1.1.2",     "GOST R 34.10-2012-512", 512 },
  { "1.2.840.10040.4.3",      .signature = &two_numbers },   /* DSA with SHA-1 */
  { "1.2.840.10045.4.1",      .signature = &two_numbers },   /* ECDSA with SHA-1 */
  { "1.2.840.10045.4.3.1",    .signature = &two_numbers },   /* SHA-224 */
  { "1.2.840.10045.4.3.2",    .signature = &two_numbers },   /* SHA-256 */
  { "1.2.840.10045.4.3.3",    .signature = &two_numbers },   /* SHA-384 */
  { "1.2.840.10045.4.3.4",    .signature = &two_numbers },   /* SHA-512 */
  { "2.16.840.1.101.3.4.3.1", .signature = &two_numbers },   /* DSA with SHA-224 */
  { "2.16.840.1.101.3.4.3.2", .signature = &two_numbers },   /* SHA-256 */
};

/* The algorithm in an AlgorithmIdentifier's content, when something is known of it. */
static const Algorithm *
find_algorithm (const AssayCursor *content,
                char               oid[ASSAY_DER_OID_SIZE])
{
  AssayCursor cursor = *content;
  AssayDer der;

  oid[0] = '\0';
  if (!assay_der_read_tag (&cursor, ASSAY_DER_OID, &der) || !assay_der_format_oid (&der.content, oid))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    if (g_str_equal (algorithms[i].oid, oid))
      return &algorithms[i];
  return NULL;
}

char *
assay_x509_dup_algorithm (const AssayCursor *content)
{
  char oid[ASSAY_DER_OID_SIZE];

  find_algorithm (content, oid);
  return dup_oid_name (oid);
}

gboolean
assay_x509_read_key (const AssayCursor *spki,
                     AssayX509Key      *key)
{
  AssayCursor cursor = *spki;
  AssayDer identifier, type, parameters, bits;
  char oid[ASSAY_DER_OID_SIZE];
  const Algorithm *known;

  *key = (AssayX509Key) { g_strdup (""), NULL, 0 };
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &identifier))
    return FALSE;

  known = find_algorithm (&identifier.content, oid);
  g_free (key->algorithm);
  key->algorithm = known != NULL && known->key_name != NULL ? g_strdup (known->key_name) : dup_oid_name (oid);
  key->bits = known != NULL ? known->key_bits : 0;

  assay_der_read (&identifier.content, &type);
  assay_der_read (&identifier.content, &parameters);
  if (oid[0] == '\0' || !assay_der_read_tag (&cursor, ASSAY_DER_BIT_STRING, &bits))
    return FALSE;
  return known == NULL || known->read_key == NULL || known->read_key (&parameters, &bits, key);
}

const AssayDerField *
assay_x509_find_signature (const AssayCursor *content)
{
  char oid[ASSAY_DER_OID_SIZE];
  const Algorithm *known = find_algorithm (content, oid);

  return known != NULL ? known->signature : NULL;
}

void
assay_x509_add_algorithm (AssayNodeBuilder *builder,
                          const char       *key,
                          const char       *label,
                          const AssayDer   *der)
{
  AssayCursor content = der->content;
  char oid[ASSAY_DER_OID_SIZE];
  const Algorithm *known = find_algorithm (&content, oid);
  AssayDerField fields[] = {
    { "algorithm", N_("Algorithm"), ASSAY_DER_OID },
    { "parameters", N_("Parameters"), .optional = TRUE },
    { NULL },
  };

  if (known != NULL && known->parameters != NULL)
    fields[1] = *known->parameters;
  if (assay_der_open (builder, ASSAY_NODE_GROUP, key, label, der))
    {
      g_autofree char *name = dup_oid_name (oid);

      assay_node_builder_summarize (builder, name);
      assay_der_add_fields (builder, &content, fields);
    }
  assay_node_builder_close (builder, assay_der_end (der));
}

/* "RSA 2048", "EC P-256", "Ed25519". */
static void
summarize_key (AssayNodeBuilder *builder,
               const AssayDer   *der)
{
  g_autofree char *text = NULL;
  AssayX509Key key;

  assay_x509_read_key (&der->content, &key);
  text = assay_certificate_dup_key_summary (&(AssayCertificate) { .key_algorithm = key.algorithm,
                                                                  .key_curve = key.curve,
                                                                  .key_bits = key.bits });
  assay_node_builder_summarize (builder, text);
  g_free (key.algorithm);
  g_free (key.curve);
}

void
assay_x509_add_key (AssayNodeBuilder *builder,
                    const char       *key,
                    const char       *label,
                    const AssayDer   *der)
{
  AssayCursor content = der->content;
  AssayCursor ahead = der->content;
  char oid[ASSAY_DER_OID_SIZE];
  const Algorithm *known = NULL;
  AssayDer identifier;
  AssayDerField fields[] = {
    { "algorithm", N_("Algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
    { "subject_public_key", N_("Key"), ASSAY_DER_BIT_STRING },
    { NULL },
  };

  if (assay_der_read_tag (&ahead, ASSAY_DER_SEQUENCE, &identifier))
    known = find_algorithm (&identifier.content, oid);
  if (known != NULL)
    fields[1].inside = known->key;
  if (assay_der_open (builder, ASSAY_NODE_GROUP, key, label, der))
    {
      summarize_key (builder, der);
      assay_der_add_fields (builder, &content, fields);
    }
  assay_node_builder_close (builder, assay_der_end (der));
}
