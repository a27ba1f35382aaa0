/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-x509.h"

#include "base/assay-format.h"
#include "decode/x509-algorithm.h"
#include "decode/x509-fact-extensions.h"
#include "decode/x509-key.h"
#include "decode/x509-name.h"

/* The parts of a certificate that facts are read from; those that are missing have tag 0 and no content. */
typedef struct {
  AssayDer serial;
  AssayDer issuer;
  AssayDer validity;
  AssayDer subject;
  AssayDer spki;
  AssayDer extensions;
  AssayDer algorithm;
  gboolean malformed;
} Parts;

/* RFC 5280 section 4.1: the members of TBSCertificate in order, and where in the parts they go. */
typedef struct {
  guint32  tag;
  gboolean optional;
  gssize   part;       /* -1: nowhere */
} Member;

#define PART(name) ((gssize) G_STRUCT_OFFSET (Parts, name))

static const Member members[] = {
  { ASSAY_DER_CONTEXT_GROUP (0), TRUE,  -1 },                /* version */
  { ASSAY_DER_INTEGER,           FALSE, PART (serial) },
  { ASSAY_DER_SEQUENCE,          FALSE, -1 },                /* signature */
  { ASSAY_DER_SEQUENCE,          FALSE, PART (issuer) },
  { ASSAY_DER_SEQUENCE,          FALSE, PART (validity) },
  { ASSAY_DER_SEQUENCE,          FALSE, PART (subject) },
  { ASSAY_DER_SEQUENCE,          FALSE, PART (spki) },
  { ASSAY_DER_CONTEXT (1),       TRUE,  -1 },                /* issuerUniqueID */
  { ASSAY_DER_CONTEXT (2),       TRUE,  -1 },                /* subjectUniqueID */
  { ASSAY_DER_CONTEXT_GROUP (3), TRUE,  PART (extensions) },
};

static AssayDer *
part_of (Parts        *parts,
         const Member *member)
{
  return (AssayDer *) G_STRUCT_MEMBER_P (parts, member->part);
}

/* Reads on past a required member of another type, so that one slip does not lose the rest. */
static void
find_members (AssayCursor *tbs,
              Parts       *parts)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const Member *member = &members[i];
      AssayDer der;
      gboolean found = assay_der_read_tag (tbs, member->tag, &der);

      if (!found && !member->optional)
        {
          parts->malformed = TRUE;
          assay_der_read (tbs, &der);
        }
      if (found && der.flaws & ASSAY_DER_CUT)
        parts->malformed = TRUE;
      if (found && member->part >= 0)
        *part_of (parts, member) = der;
    }
  if (assay_cursor_left (tbs) > 0)
    parts->malformed = TRUE;
}

static void
find_parts (AssayCursor *cursor,
            Parts       *parts)
{
  AssayDer certificate, tbs, signature;

  *parts = (Parts) { .malformed = TRUE };
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i].part >= 0)
      part_of (parts, &members[i])->content.data = cursor->data;
  parts->algorithm.content.data = cursor->data;
  if (!assay_der_read_tag (cursor, ASSAY_DER_SEQUENCE, &certificate)
      || !assay_der_read_tag (&certificate.content, ASSAY_DER_SEQUENCE, &tbs))
    return;

  parts->malformed = assay_cursor_left (cursor) > 0
                  || !assay_der_read_tag (&certificate.content, ASSAY_DER_SEQUENCE, &parts->algorithm)
                  || !assay_der_read_tag (&certificate.content, ASSAY_DER_BIT_STRING, &signature)
                  || (certificate.flaws | tbs.flaws | signature.flaws) & ASSAY_DER_CUT
                  || assay_cursor_left (&certificate.content) > 0;
  find_members (&tbs.content, parts);
}

gboolean
assay_x509_find_subject (const guint8  *der,
                         gsize          length,
                         const guint8 **subject,
                         gsize         *subject_length)
{
  AssayCursor cursor;
  Parts parts;

  assay_cursor_init (&cursor, der, length);
  find_parts (&cursor, &parts);
  if (parts.malformed)
    return FALSE;
  *subject = assay_der_peek (&parts.subject);
  *subject_length = assay_der_length (&parts.subject);
  return TRUE;
}

static void
read_validity (AssayDer         *validity,
               AssayCertificate *draft)
{
  AssayDer der;

  if (!assay_der_read (&validity->content, &der) || !assay_der_get_time (&der, &draft->not_before, NULL))
    draft->malformed = TRUE;
  if (!assay_der_read (&validity->content, &der) || !assay_der_get_time (&der, &draft->not_after, NULL))
    draft->malformed = TRUE;
}

static char *
read_name (const AssayDer   *name,
           AssayCertificate *draft)
{
  GString *text = g_string_new (NULL);

  if (!assay_x509_format_name (&name->content, text))
    draft->malformed = TRUE;
  return g_string_free (text, FALSE);
}

static void
read_key (const AssayDer   *spki,
          AssayCertificate *draft)
{
  AssayX509Key key;

  if (!assay_x509_read_key (&spki->content, &key))
    draft->malformed = TRUE;
  draft->key_algorithm = key.algorithm;
  draft->key_curve = key.curve;
  draft->key_bits = key.bits;
}

/* A slice, so that a certificate costs its bytes once; empty for a part that is missing. */
static GBytes *
slice (GBytes         *der,
       const AssayDer *part)
{
  return g_bytes_new_from_bytes (der, part->offset, assay_der_length (part));
}

/* Somebody of whom a certificate says nothing. */
#define NAMELESS "?"

#define OID_COMMON_NAME       "2.5.4.3"
#define OID_ORGANIZATION      "2.5.4.10"
#define OID_ORGANIZATION_UNIT "2.5.4.11"

static char *
make_title (const AssayDer         *subject,
            const AssayCertificate *draft)
{
  char *title = assay_x509_dup_attribute (&subject->content, OID_COMMON_NAME);

  for (guint i = 0; title == NULL && draft->names[i] != NULL; i++)
    if (g_str_has_prefix (draft->names[i], "DNS:") && draft->names[i][4] != '\0')
      title = g_strdup (draft->names[i] + 4);
  if (title == NULL)
    title = assay_x509_dup_attribute (&subject->content, OID_ORGANIZATION);
  if (title == NULL)
    title = g_strdup (*draft->serial != '\0' ? draft->serial : NAMELESS);
  return title;
}

static char *
make_issuer_title (const AssayDer         *issuer,
                   const AssayCertificate *draft)
{
  static const char * const oids[] = { OID_COMMON_NAME, OID_ORGANIZATION, OID_ORGANIZATION_UNIT };

  for (guint i = 0; i < G_N_ELEMENTS (oids); i++)
    {
      char *title = assay_x509_dup_attribute (&issuer->content, oids[i]);

      if (title != NULL)
        return title;
    }
  if (*draft->issuer != '\0')
    return g_strdup (draft->issuer);
  return g_strdup (draft->authority_key_id != NULL ? draft->authority_key_id : NAMELESS);
}

AssayCertificate *
assay_x509_read (GBytes      *der,
                 AssayOrigin  origin)
{
  AssayCertificate draft = {
    .der = g_bytes_ref (der),
    .origin = origin,
    .not_before = ASSAY_NO_TIME,
    .not_after = ASSAY_NO_TIME,
    .path_length = -1,
    .names = g_new0 (char *, 1),
  };
  AssayCursor cursor;
  Parts parts;

  assay_cursor_init_bytes (&cursor, der);
  find_parts (&cursor, &parts);
  draft.malformed = parts.malformed;
  draft.subject_der = slice (der, &parts.subject);
  draft.issuer_der = slice (der, &parts.issuer);
  draft.spki_der = slice (der, &parts.spki);
  draft.serial = assay_format_hex (assay_cursor_peek (&parts.serial.content),
                                   assay_cursor_left (&parts.serial.content), '\0');
  draft.subject = read_name (&parts.subject, &draft);
  draft.issuer = read_name (&parts.issuer, &draft);
  draft.signature_algorithm = assay_x509_dup_algorithm (&parts.algorithm.content);
  read_validity (&parts.validity, &draft);
  read_key (&parts.spki, &draft);
  if (parts.extensions.tag != 0 && !assay_x509_read_extensions (&parts.extensions.content, &draft))
    draft.malformed = TRUE;
  draft.title = make_title (&parts.subject, &draft);
  draft.issuer_title = make_issuer_title (&parts.issuer, &draft);
  return assay_certificate_take (&draft);
}
