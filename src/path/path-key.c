/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-key.h"

#include "decode/x509-algorithm.h"
#include "decode/x509-key.h"

#define OID_SIGNATURE_PSS "1.2.840.113549.1.1.10"
#define OID_SHA1          "1.3.14.3.2.26"
#define OID_MD5           "1.2.840.113549.2.5"

/* SubjectPublicKeyInfo in its parts: the algorithm, its parameters (tag 0 when absent), the key's bits. */
typedef struct {
  AssayDer algorithm;
  AssayDer id;
  AssayDer parameters;
  AssayDer bits;
} Parts;

static gboolean
find_parts (const AssayDer *spki,
            Parts          *parts)
{
  AssayCursor content = spki->content, algorithm;

  *parts = (Parts) { .algorithm.tag = 0 };
  if (!assay_der_read_tag (&content, ASSAY_DER_SEQUENCE, &parts->algorithm)
      || !assay_der_read_tag (&content, ASSAY_DER_BIT_STRING, &parts->bits)
      || assay_cursor_left (&content) > 0)
    return FALSE;
  algorithm = parts->algorithm.content;
  if (!assay_der_read_tag (&algorithm, ASSAY_DER_OID, &parts->id))
    return FALSE;
  assay_der_read (&algorithm, &parts->parameters);
  return TRUE;
}

static gboolean
is_dsa (const Parts *parts)
{
  char oid[ASSAY_DER_OID_SIZE];

  return assay_der_format_oid (&parts->id.content, oid) && g_str_equal (oid, PATH_OID_KEY_DSA);
}

gboolean
path_key_inherits (const AssayDer *spki)
{
  Parts parts;

  return find_parts (spki, &parts) && is_dsa (&parts)
      && (parts.parameters.tag == 0 || parts.parameters.tag == ASSAY_DER_NULL);
}

/* Writes tag and length before what is already there. */
static void
wrap (GByteArray *bytes,
      guint8      tag)
{
  guint8 header[6] = { tag };
  guint width = 0, n = 2;

  if (bytes->len < 0x80)
    header[1] = (guint8) bytes->len;
  else
    {
      for (guint rest = bytes->len; rest > 0; rest >>= 8)
        width++;
      header[1] = (guint8) (0x80 | width);
      for (guint i = 0; i < width; i++)
        header[n++] = (guint8) (bytes->len >> 8 * (width - 1 - i));
    }
  g_byte_array_prepend (bytes, header, n);
}

static void
append (GByteArray     *bytes,
        const AssayDer *der)
{
  g_byte_array_append (bytes, assay_der_peek (der), (guint) assay_der_length (der));
}

GBytes *
path_key_complete (const AssayDer *spki,
                   const AssayDer *above)
{
  GByteArray *bytes;
  Parts own, theirs;

  if (!find_parts (spki, &own) || !find_parts (above, &theirs) || !is_dsa (&theirs)
      || theirs.parameters.tag != ASSAY_DER_SEQUENCE)
    return NULL;
  bytes = g_byte_array_new ();
  append (bytes, &own.id);
  append (bytes, &theirs.parameters);
  wrap (bytes, 0x30);
  append (bytes, &own.bits);
  wrap (bytes, 0x30);
  return g_byte_array_free_to_bytes (bytes);
}

void
path_key_read (const AssayDer *spki,
               PathKey        *key)
{
  AssayX509Key facts;
  Parts parts;

  *key = (PathKey) { .malformed = TRUE };
  if (!find_parts (spki, &parts) || !assay_der_format_oid (&parts.id.content, key->oid))
    return;
  key->malformed = !assay_x509_read_key (&spki->content, &facts) && !path_key_inherits (spki);
  key->bits = facts.bits;
  key->explicit_curve = g_str_equal (key->oid, PATH_OID_KEY_EC) && parts.parameters.tag != ASSAY_DER_OID;
  g_free (facts.algorithm);
  g_free (facts.curve);
}

/* The hash in RSASSA-PSS-params: SHA-1 when it is not said (RFC 4055 section 3.1). */
static const char *
read_pss_hash (AssayCursor *algorithm,
               char         oid[ASSAY_DER_OID_SIZE])
{
  AssayDer parameters, wrapper, hash;

  if (!assay_der_read_tag (algorithm, ASSAY_DER_SEQUENCE, &parameters)
      || !assay_der_read_tag (&parameters.content, ASSAY_DER_CONTEXT_GROUP (0), &wrapper)
      || !assay_der_read_tag (&wrapper.content, ASSAY_DER_SEQUENCE, &hash)
      || !assay_x509_read_algorithm (&hash.content, oid))
    return OID_SHA1;
  return oid;
}

guint
path_key_strength (const PathKey *key)
{
  static const struct {
    guint bits;
    guint strength;
  } sizes[] = { { 15360, 256 }, { 7680, 192 }, { 3072, 128 }, { 2048, 112 }, { 1024, 80 } };

  if (g_str_equal (key->oid, PATH_OID_KEY_EC) && key->bits > 0)
    return key->bits / 2;
  if (!g_str_equal (key->oid, PATH_OID_KEY_RSA) && !g_str_equal (key->oid, PATH_OID_KEY_RSA_PSS))
    return G_MAXUINT;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (key->bits >= sizes[i].bits)
      return sizes[i].strength;
  return 0;
}

const char *
path_key_find_hash (const AssayDer *algorithm,
                    guint          *strength)
{
  static const struct {
    const char *oid;
    const char *name;
    guint       strength;
  } hashes[] = {
    { "1.2.840.113549.1.1.2",  "MD2",     0 },
    { "1.2.840.113549.1.1.3",  "MD4",     0 },
    { "1.2.840.113549.1.1.4",  "MD5",     0 },
    { OID_MD5,                 "MD5",     0 },
    { "1.2.840.113549.1.1.5",  "SHA-1",   61 },
    { "1.3.14.3.2.29",         "SHA-1",   61 },
    { "1.3.14.3.2.27",         "SHA-1",   61 },
    { "1.2.840.10040.4.3",     "SHA-1",   61 },
    { "1.2.840.10045.4.1",     "SHA-1",   61 },
    { OID_SHA1,                "SHA-1",   61 },
    { "1.2.840.113549.1.1.14", "SHA-224", 112 },
    { "1.2.840.113549.1.1.11", "SHA-256", 128 },
  };
  AssayCursor content = algorithm->content;
  char oid[ASSAY_DER_OID_SIZE], hash[ASSAY_DER_OID_SIZE];
  const char *wanted = oid;
  AssayDer id;

  *strength = G_MAXUINT;
  if (!assay_der_read_tag (&content, ASSAY_DER_OID, &id) || !assay_der_format_oid (&id.content, oid))
    return "";
  if (g_str_equal (oid, OID_SIGNATURE_PSS))
    wanted = read_pss_hash (&content, hash);
  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++)
    if (g_str_equal (hashes[i].oid, wanted))
      {
        *strength = hashes[i].strength;
        return hashes[i].name;
      }
  return "";
}
