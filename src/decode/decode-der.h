/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-cursor.h"

G_BEGIN_DECLS

/* A tag as one number (X.690 section 8.1.2): its class in the top two bits, then whether it is constructed, then its
 * number. */
#define ASSAY_DER_CONSTRUCTED       0x20000000u
#define ASSAY_DER_CLASS             0xc0000000u
#define ASSAY_DER_NUMBER            0x1fffffffu
#define ASSAY_DER_CONTEXT(n)        (0x80000000u | (n))
#define ASSAY_DER_CONTEXT_GROUP(n)  (0xa0000000u | (n))

/* The universal tags (X.680 section 8.6). */
enum {
  ASSAY_DER_BOOLEAN          = 1,
  ASSAY_DER_INTEGER          = 2,
  ASSAY_DER_BIT_STRING       = 3,
  ASSAY_DER_OCTET_STRING     = 4,
  ASSAY_DER_NULL             = 5,
  ASSAY_DER_OID              = 6,
  ASSAY_DER_ENUMERATED       = 10,
  ASSAY_DER_UTF8_STRING      = 12,
  ASSAY_DER_NUMERIC_STRING   = 18,
  ASSAY_DER_PRINTABLE_STRING = 19,
  ASSAY_DER_TELETEX_STRING   = 20,
  ASSAY_DER_IA5_STRING       = 22,
  ASSAY_DER_UTC_TIME         = 23,
  ASSAY_DER_GENERALIZED_TIME = 24,
  ASSAY_DER_VISIBLE_STRING   = 26,
  ASSAY_DER_UNIVERSAL_STRING = 28,
  ASSAY_DER_BMP_STRING       = 30,
  ASSAY_DER_SEQUENCE         = 16 | ASSAY_DER_CONSTRUCTED,
  ASSAY_DER_SET              = 17 | ASSAY_DER_CONSTRUCTED,
};

/**
 * AssayDerFlaws:
 * @ASSAY_DER_CUT: tag and length promise more than there is
 * @ASSAY_DER_INDEFINITE: the length is left open, which DER forbids (X.690 section 10.1)
 * @ASSAY_DER_HUGE: a tag or length that no certificate needs
 * @ASSAY_DER_LONG_LENGTH: the length takes more bytes than it needs (X.690 section 10.1)
 * @ASSAY_DER_LONG_TAG: the tag takes more bytes than it needs (X.690 section 8.1.2.4)
 *
 * What is wrong with a tag and length. The last two are against DER only.
 */
typedef enum {
  ASSAY_DER_CUT         = 1 << 0,
  ASSAY_DER_INDEFINITE  = 1 << 1,
  ASSAY_DER_HUGE        = 1 << 2,
  ASSAY_DER_LONG_LENGTH = 1 << 3,
  ASSAY_DER_LONG_TAG    = 1 << 4,
} AssayDerFlaws;

/**
 * AssayDer:
 * @tag: the tag; 0 when there was none to read
 * @flaws: what is wrong with tag and length
 * @offset: where the tag stands in the whole buffer
 * @content: what follows tag and length
 *
 * One element: tag, length, content.
 */
typedef struct {
  guint32       tag;
  AssayDerFlaws flaws;
  gsize         offset;
  AssayCursor   content;
} AssayDer;

/**
 * assay_der_read:
 * @cursor: where an element should stand
 * @der: (out): the element; only its flaws on failure
 *
 * Reads a tag and a length. Where the length is left open, the content goes up to the end-of-contents octets and has
 * them as its last element. A content that is longer than what is left is cut to that, and the flaws
 * say so: the beginning of a truncated certificate can still be read.
 *
 * Returns: %FALSE when nothing is left, or no tag and length can be made out; then the cursor stays where it was and
 *   has failed
 */
gboolean    assay_der_read          (AssayCursor *cursor,
                                     AssayDer    *der);

/* As assay_der_read(), and asks for @tag. On failure nothing is taken and the cursor has not failed. */
gboolean    assay_der_read_tag      (AssayCursor *cursor,
                                     guint32      tag,
                                     AssayDer    *der);

/* The bytes of tag and length, and the first byte after the element. */
static inline gsize
assay_der_header (const AssayDer *der)
{
  return der->content.offset - der->offset;
}

static inline gsize
assay_der_end (const AssayDer *der)
{
  return der->content.end;
}

/* The element's bytes, tag and length included. */
static inline const guint8 *
assay_der_peek (const AssayDer *der)
{
  return der->content.data + der->offset;
}

static inline gsize
assay_der_length (const AssayDer *der)
{
  return der->content.end - der->offset;
}

/* Room for an object identifier in dotted decimal: what X.509 uses takes a quarter of it at most. */
#define ASSAY_DER_OID_SIZE 256

/**
 * assay_der_format_oid:
 * @content: the content of an OBJECT IDENTIFIER
 * @text: (out): dotted decimal; empty on failure
 *
 * Arcs may have 128 bits, as those that are UUIDs do.
 *
 * Returns: %FALSE when it is no object identifier (X.690 section 8.19), or too long
 */
gboolean    assay_der_format_oid    (const AssayCursor *content,
                                     char               text[ASSAY_DER_OID_SIZE]);

/* The number of an INTEGER or ENUMERATED that is not negative and fits; FALSE for every other. */
gboolean    assay_der_get_number    (const AssayCursor *content,
                                     guint64           *number);

/* The size in bits of an INTEGER that is not negative: of an RSA modulus. */
guint       assay_der_count_bits    (const AssayCursor *content);

/* DER knows one TRUE; other values that BER allows are TRUE here too. */
gboolean    assay_der_get_boolean   (const AssayCursor *content);

/**
 * assay_der_get_bits:
 * @content: the content of a BIT STRING with named bits
 * @bits: (out): bit 0 is the first, as in ASN.1
 *
 * Returns: %FALSE when it is no BIT STRING (X.690 section 8.6); bits past the 32nd are left out
 */
gboolean    assay_der_get_bits      (const AssayCursor *content,
                                     guint32           *bits);

/**
 * assay_der_get_time:
 * @der: a UTCTime or GeneralizedTime
 * @seconds: (out): since 1970; %G_MININT64 on failure
 * @strict: (out) (optional): whether it has the one form that certificates may use (RFC 5280 section 4.1.2.5)
 *
 * Reads the forms that BER allows too: without seconds, with a fraction, with another zone. A time without any zone is
 * no moment, and refused.
 *
 * Returns: %FALSE when it is no time
 */
gboolean    assay_der_get_time      (const AssayDer *der,
                                     gint64         *seconds,
                                     gboolean       *strict);

/**
 * assay_der_get_text:
 * @type: a universal tag
 * @content: its content
 * @text: appended to: the characters as UTF-8, which may be any at all, NUL included
 *
 * TeletexString is taken for Latin-1, which is what it holds wherever it is still met.
 *
 * Returns: %FALSE when @type is no character string, or the bytes are not in its encoding; then nothing is appended
 */
gboolean    assay_der_get_text      (guint32            type,
                                     const AssayCursor *content,
                                     GString           *text);

/* Whether all characters belong to the character set of @type (X.680 section 41): PrintableString has no '@'. */
gboolean    assay_der_is_in_charset (guint32            type,
                                     const AssayCursor *content);

G_END_DECLS
