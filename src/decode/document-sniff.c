/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-document.h"

#include <string.h>

#include "decode/decode-der.h"

/* What letters of a shape stand for. */
static const struct {
  char    letter;
  guint32 tag;
} letters[] = {
  { 'b', ASSAY_DER_BIT_STRING },
  { 'e', ASSAY_DER_ENUMERATED },
  { 'i', ASSAY_DER_INTEGER },
  { 'o', ASSAY_DER_OID },
  { 'O', ASSAY_DER_OCTET_STRING },
  { 's', ASSAY_DER_SEQUENCE },
  { '0', ASSAY_DER_CONTEXT_GROUP (0) },
  { '1', ASSAY_DER_CONTEXT_GROUP (1) },
};

/* The beginning of an element by letters: "(" what is in it ")", "?" it may be missing, "*" whatever follows; "t" is a
 * time. An element ends where its shape does. The first that fits counts. */
static const struct {
  AssayDocumentKind  kind;
  const char        *shape;
} shapes[] = {
  { ASSAY_DOCUMENT_REQUEST,       "s(s(iss(s(*)b)0?)s(*)b)" },                /* RFC 2986 section 4 */
  { ASSAY_DOCUMENT_CRL,           "s(s(i?s(o*)st*)s(*)b)" },                  /* RFC 5280 section 5.1 */
  { ASSAY_DOCUMENT_CERTIFICATE,   "s(s(0?is(o*)ss(tt)*)*)" },                 /* RFC 5280 section 4.1 */
  { ASSAY_DOCUMENT_CERTIFICATE,   "s(s(0is*)s(*)b)" },                        /* odd ones */
  { ASSAY_DOCUMENT_CERTIFICATE,   "s(s(isss*)s(*)b)" },
  { ASSAY_DOCUMENT_PUBLIC_KEY,    "s(s(o*)b)" },                              /* RFC 5280 section 4.1 */
  { ASSAY_DOCUMENT_PRIVATE_KEY,   "s(is(o*)O*)" },                            /* RFC 5958 section 2 */
  { ASSAY_DOCUMENT_PRIVATE_KEY,   "s(s(o*)O)" },                              /* RFC 5958 section 3 */
  { ASSAY_DOCUMENT_PRIVATE_KEY,   "s(iO*)" },                                 /* RFC 5915 section 3 */
  { ASSAY_DOCUMENT_PRIVATE_KEY,   "s(iiiiii*)" },                             /* RFC 8017 appendix A.1.2; DSA */
  { ASSAY_DOCUMENT_PKCS12,        "s(is(o0)s?)" },                            /* RFC 7292 section 4 */
  { ASSAY_DOCUMENT_PKCS7,         "s(o0)" },                                  /* RFC 5652 section 3 */
  { ASSAY_DOCUMENT_OCSP_RESPONSE, "s(e0?)" },                                 /* RFC 6960 section 4.2.1 */
  { ASSAY_DOCUMENT_OCSP_REQUEST,  "s(s(0?1?s(s(s(s(o*)OOi)*)*)*)*)" },        /* RFC 6960 section 4.1.1 */
  { ASSAY_DOCUMENT_PARAMETERS,    "s(iii*)" },                                /* PKCS #3; DSA */
  { ASSAY_DOCUMENT_PUBLIC_KEY,    "s(ii)" },                                  /* RFC 8017 appendix A.1.1 */
};

static gboolean
is_letter (char           letter,
           const AssayDer *der)
{
  if (letter == 't')
    return der->tag == ASSAY_DER_UTC_TIME || der->tag == ASSAY_DER_GENERALIZED_TIME;
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == letter)
      return der->tag == letters[i].tag;
  return FALSE;
}

/* Past the ")" that belongs to the "(" before @shape. */
static const char *
skip_group (const char *shape)
{
  guint depth = 1;

  while (depth > 0)
    {
      depth += *shape == '(';
      depth -= *shape == ')';
      shape++;
    }
  return shape;
}

/* Whether @content has the shape up to the end of the group or text; recursion ends with the shape's own depth. */
static gboolean
matches (AssayCursor *content,
         const char  *shape)
{
  while (*shape != '\0' && *shape != ')' && *shape != '*')
    {
      const char *group = shape[1] == '(' ? shape + 2 : NULL;
      const char *next = group != NULL ? skip_group (group) : shape + 1;
      gboolean optional = *next == '?';
      AssayCursor ahead = *content;
      AssayDer der;

      if (assay_der_read (&ahead, &der) && is_letter (*shape, &der)
          && (group == NULL || matches (&der.content, group)))
        *content = ahead;
      else if (!optional)
        return FALSE;
      shape = next + optional;
    }
  return *shape == '*' || assay_cursor_left (content) == 0;
}

/* BER whose length is left open (X.690 section 8.1.3.6), as old software writes containers: the start tells. */
static AssayDocumentKind
sniff_open (const guint8 *data,
            gsize         length)
{
  static const guint8 container[] = {
    0x30, 0x80, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07
  };
  static const guint8 pfx[] = { 0x30, 0x80, 0x02, 0x01, 0x03, 0x30 };

  if (length > sizeof container && memcmp (data, container, sizeof container) == 0)
    return ASSAY_DOCUMENT_PKCS7;
  if (length > sizeof pfx && memcmp (data, pfx, sizeof pfx) == 0)
    return ASSAY_DOCUMENT_PKCS12;
  return ASSAY_DOCUMENT_UNKNOWN;
}

/* Two numbers are an RSA key, or a prime and its generator (PKCS #3), which is smaller than any exponent in use. */
static AssayDocumentKind
tell_numbers (const AssayDer *whole)
{
  AssayCursor content = whole->content;
  AssayDer first, second;
  guint64 number;

  if (assay_der_read (&content, &first) && assay_der_read (&content, &second)
      && assay_der_get_number (&second.content, &number) && (number == 2 || number == 5))
    return ASSAY_DOCUMENT_PARAMETERS;
  return ASSAY_DOCUMENT_PUBLIC_KEY;
}

static AssayDocumentKind
sniff_element (const AssayDer *whole,
               AssayCursor     cursor)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      AssayCursor content = cursor;

      if (matches (&content, shapes[i].shape))
        return g_str_equal (shapes[i].shape, "s(ii)") ? tell_numbers (whole) : shapes[i].kind;
    }
  return ASSAY_DOCUMENT_UNKNOWN;
}

AssayDocumentKind
assay_document_sniff (const guint8 *data,
                      gsize         length,
                      gsize        *size)
{
  AssayCursor cursor, first;
  AssayDocumentKind open;
  AssayDer whole;

  *size = 0;
  assay_cursor_init (&cursor, data, length);
  first = cursor;
  open = sniff_open (data, length);
  if (!assay_der_read (&cursor, &whole))
    {
      *size = open != ASSAY_DOCUMENT_UNKNOWN ? length : 0;
      return open;
    }
  if ((whole.flaws & ASSAY_DER_CUT) == 0)
    *size = cursor.offset;
  first.end = cursor.offset;
  return open != ASSAY_DOCUMENT_UNKNOWN ? open : sniff_element (&whole, first);
}
