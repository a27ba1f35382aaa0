/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-algorithm.h"

#include "base/assay-certificate.h"
#include "decode/x509-curves.h"
#include "decode/x509-key.h"

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

/* Parameters that are spelt out: which curve they are, if any that has a name. */
static void
add_explicit_curve (AssayNodeBuilder *builder,
                    const char       *key,
                    const char       *label,
                    const AssayDer   *der)
{
  AssayCursor content = der->content;
  const AssayX509Curve *curve;
  guint bits;

  assay_x509_curve_recognize (&content, &bits, &curve);
  if (assay_der_open (builder, ASSAY_NODE_GROUP, key, label, der))
    {
      if (curve != NULL)
        assay_node_builder_summarize (builder, assay_x509_curve_name (curve));
      assay_der_add_fields (builder, &content, explicit_fields);
    }
  assay_node_builder_close (builder, assay_der_end (der));
  assay_node_builder_remark (builder, assay_text_new (N_("RFC 5480 wants a curve named, not spelt out"), NULL));
}

static const AssayDerField curve_choices[] = {
  { "named_curve", N_("Curve"), ASSAY_DER_OID },
  { "implicit_curve", N_("Curve"), ASSAY_DER_NULL },
  { "specified_curve", N_("Curve"), ASSAY_DER_SEQUENCE, .add = add_explicit_curve },
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

/* RFC 3279 section 2.3.3, X9.42. */
static const AssayDerField validation_fields[] = {
  { "seed", N_("Seed"), ASSAY_DER_BIT_STRING },
  { "pgen_counter", N_("Counter"), ASSAY_DER_INTEGER },
  { NULL },
};

static const AssayDerField dh_parameters_fields[] = {
  { "p", N_("Prime"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "g", N_("Generator"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "q", N_("Order"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "j", N_("Cofactor"), ASSAY_DER_INTEGER, .optional = TRUE, .add = assay_der_add_big_integer },
  { "validation_parms", N_("Proof of the parameters"), ASSAY_DER_SEQUENCE, .optional = TRUE,
    .fields = validation_fields },
  { NULL },
};

static const AssayDerField dh_parameters = {
  "parameters", N_("Parameters"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = dh_parameters_fields
};

/* PKCS #3 section 9. */
static const AssayDerField pkcs3_fields[] = {
  { "prime", N_("Prime"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "base", N_("Generator"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "private_value_length", N_("Bits of the private value"), ASSAY_DER_INTEGER, .optional = TRUE },
  { NULL },
};

static const AssayDerField pkcs3_parameters = {
  "parameters", N_("Parameters"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = pkcs3_fields
};

/* RFC 4491 section 2.3, RFC 9215 section 4.2. */
static const AssayDerField gost_fields[] = {
  { "public_key_param_set", N_("Curve"), ASSAY_DER_OID },
  { "digest_param_set", N_("Hash"), ASSAY_DER_OID, .optional = TRUE },
  { "encryption_param_set", N_("Cipher"), ASSAY_DER_OID, .optional = TRUE },
  { NULL },
};

static const AssayDerField gost_parameters = {
  "parameters", N_("Parameters"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = gost_fields
};

static const AssayDerField gost_key = { "gost_public_key", N_("GOST key"), ASSAY_DER_OCTET_STRING };

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

/* RFC 4055 section 4.1. */
static const AssayDerField oaep_fields[] = {
  { "hash_func", N_("Hash"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &algorithm },
  { "mask_gen_func", N_("Mask generation"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE, .inside = &algorithm },
  { "p_source_func", N_("Label"), ASSAY_DER_CONTEXT_GROUP (2), .optional = TRUE, .inside = &algorithm },
  { NULL },
};

static const AssayDerField oaep_parameters = {
  "parameters", N_("Parameters"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = oaep_fields
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

/* What an algorithm's parameters, keys and signatures hold. */
typedef struct {
  const char          *oid;
  const AssayDerField *parameters;   /* (nullable): whatever stands there */
  const AssayDerField *key;          /* (nullable): plain bytes */
  const AssayDerField *signature;    /* (nullable): plain bytes */
} Algorithm;

/* RFC 3279, RFC 4055, RFC 5480, RFC 5758. */
static const Algorithm algorithms[] = {
  { "1.2.840.113549.1.1.1",   .key = &rsa_key },
  { "1.2.840.113549.1.1.7",   .parameters = &oaep_parameters, .key = &rsa_key },
  { "1.2.840.113549.1.1.8",   .parameters = &mask_parameters },
  { "1.2.840.113549.1.1.10",  .parameters = &pss_parameters, .key = &rsa_key },
  { "2.5.8.1.1",              .key = &rsa_key },               /* X.509's own RSA */
  { "1.2.840.10040.4.1",      .parameters = &dsa_parameters, .key = &dsa_key },
  { "1.2.840.10046.2.1",      .parameters = &dh_parameters, .key = &dh_key },
  { "1.2.840.113549.1.3.1",   .parameters = &pkcs3_parameters, .key = &dh_key },
  { "1.2.840.10045.2.1",      .parameters = &curve_parameters },
  { "1.3.132.1.12",           .parameters = &curve_parameters },  /* ECDH */
  { "1.3.132.1.13",           .parameters = &curve_parameters },  /* ECMQV */
  { "1.2.840.10040.4.3",      .signature = &two_numbers },     /* DSA with SHA-1 */
  { "1.2.840.10045.4.1",      .signature = &two_numbers },     /* ECDSA with SHA-1 */
  { "1.2.840.10045.4.3.1",    .signature = &two_numbers },     /* SHA-224 */
  { "1.2.840.10045.4.3.2",    .signature = &two_numbers },     /* SHA-256 */
  { "1.2.840.10045.4.3.3",    .signature = &two_numbers },     /* SHA-384 */
  { "1.2.840.10045.4.3.4",    .signature = &two_numbers },     /* SHA-512 */
  { "2.16.840.1.101.3.4.3.1", .signature = &two_numbers },     /* DSA with SHA-224 */
  { "2.16.840.1.101.3.4.3.2", .signature = &two_numbers },     /* SHA-256 */
  { "1.2.840.113549.1.12.1.1", .parameters = &assay_x509_pbe_parameters },
  { "1.2.840.113549.1.12.1.2", .parameters = &assay_x509_pbe_parameters },
  { "1.2.840.113549.1.12.1.3", .parameters = &assay_x509_pbe_parameters },
  { "1.2.840.113549.1.12.1.4", .parameters = &assay_x509_pbe_parameters },
  { "1.2.840.113549.1.12.1.5", .parameters = &assay_x509_pbe_parameters },
  { "1.2.840.113549.1.12.1.6", .parameters = &assay_x509_pbe_parameters },
  { "1.2.840.113549.1.5.1", .parameters = &assay_x509_pbe_parameters },
  { "1.2.840.113549.1.5.3", .parameters = &assay_x509_pbe_parameters },
  { "1.2.840.113549.1.5.4", .parameters = &assay_x509_pbe_parameters },
  { "1.2.840.113549.1.5.6", .parameters = &assay_x509_pbe_parameters },
  { "1.2.840.113549.1.5.10", .parameters = &assay_x509_pbe_parameters },
  { "1.2.840.113549.1.5.11", .parameters = &assay_x509_pbe_parameters },
  { "1.2.840.113549.1.5.12",  .parameters = &assay_x509_pbkdf2_parameters },
  { "1.2.840.113549.1.5.13",  .parameters = &assay_x509_pbes2_parameters },
  { "1.2.840.113549.1.5.14",  .parameters = &assay_x509_pbmac1_parameters },
  { "1.3.6.1.4.1.11591.4.11", .parameters = &assay_x509_scrypt_parameters },
  { "2.16.840.1.101.3.4.3.3", .signature = &two_numbers },     /* SHA-384 */
  { "2.16.840.1.101.3.4.3.4", .signature = &two_numbers },     /* SHA-512 */
  { "2.16.840.1.101.3.4.3.9", .signature = &two_numbers },     /* ECDSA with SHA3-224 */
  { "2.16.840.1.101.3.4.3.10", .signature = &two_numbers },    /* SHA3-256 */
  { "2.16.840.1.101.3.4.3.11", .signature = &two_numbers },    /* SHA3-384 */
  { "2.16.840.1.101.3.4.3.12", .signature = &two_numbers },    /* SHA3-512 */
  { "1.3.6.1.5.5.7.6.32",     .signature = &two_numbers },     /* ECDSA with SHAKE128 */
  { "1.3.6.1.5.5.7.6.33",     .signature = &two_numbers },     /* SHAKE256 */
  { "1.3.14.3.2.12",          .parameters = &dsa_parameters, .key = &dsa_key },
  { "1.3.14.3.2.13",          .signature = &two_numbers },     /* DSA with SHA, of OIW */
  { "1.3.14.3.2.27",          .signature = &two_numbers },     /* DSA with SHA-1, of OIW */
  { "1.2.156.10197.1.501",    .signature = &two_numbers },     /* SM2 with SM3 */
  { "1.2.643.2.2.19",         .parameters = &gost_parameters, .key = &gost_key },
  { "1.2.643.2.2.20",         .parameters = &gost_parameters, .key = &gost_key },
  { "1.2.643.2.2.98",         .parameters = &gost_parameters, .key = &gost_key },
  { "1.2.643.7.1.1.1.1",      .parameters = &gost_parameters, .key = &gost_key },
  { "1.2.643.7.1.1.1.2",      .parameters = &gost_parameters, .key = &gost_key },
};

char *
assay_x509_dup_oid_name (const char *oid)
{
  const AssayOid *known = assay_oids_find (oid);

  return g_strdup (known != NULL ? known->name : oid);
}

gboolean
assay_x509_read_algorithm (const AssayCursor *content,
                           char               oid[ASSAY_DER_OID_SIZE])
{
  AssayCursor cursor = *content;
  AssayDer der;

  oid[0] = '\0';
  return assay_der_read_tag (&cursor, ASSAY_DER_OID, &der) && assay_der_format_oid (&der.content, oid);
}

/* The algorithm in an AlgorithmIdentifier's content, when something is known of it. */
static const Algorithm *
find_algorithm (const AssayCursor *content,
                char               oid[ASSAY_DER_OID_SIZE])
{
  if (!assay_x509_read_algorithm (content, oid))
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

  assay_x509_read_algorithm (content, oid);
  return assay_x509_dup_oid_name (oid);
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
      g_autofree char *name = assay_x509_dup_oid_name (oid);

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
assay_x509_add_key_fields (AssayNodeBuilder *builder,
                           AssayCursor      *content)
{
  AssayCursor ahead = *content;
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
  assay_der_add_fields (builder, content, fields);
}

void
assay_x509_add_key (AssayNodeBuilder *builder,
                    const char       *key,
                    const char       *label,
                    const AssayDer   *der)
{
  AssayCursor content = der->content;

  if (assay_der_open (builder, ASSAY_NODE_GROUP, key, label, der))
    {
      summarize_key (builder, der);
      assay_x509_add_key_fields (builder, &content);
    }
  assay_node_builder_close (builder, assay_der_end (der));
}
