/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Identifiers of elements: class, form and number in one octet (X.690 section 8.1.2.2). */
enum {
  ASSAY_DER_WRITE_INTEGER          = 0x02,
  ASSAY_DER_WRITE_BIT_STRING       = 0x03,
  ASSAY_DER_WRITE_OCTET_STRING     = 0x04,
  ASSAY_DER_WRITE_OID              = 0x06,
  ASSAY_DER_WRITE_ENUMERATED       = 0x0a,
  ASSAY_DER_WRITE_GENERALIZED_TIME = 0x18,
  ASSAY_DER_WRITE_SEQUENCE         = 0x30,
};

/* The same of a context-specific tag, primitive and constructed. */
#define ASSAY_DER_WRITE_CONTEXT(n)       (0x80 | (n))
#define ASSAY_DER_WRITE_CONTEXT_GROUP(n) (0xa0 | (n))

/* Appends a whole element. */
void  assay_der_write       (GByteArray    *out,
                             guint8         identifier,
                             gconstpointer  content,
                             gsize          length);

/* Begins an element whose content is appended next; assay_der_write_end() wants what this returns. */
guint assay_der_write_begin (GByteArray    *out,
                             guint8         identifier);

/* Ends it: its length is put before the content. */
void  assay_der_write_end   (GByteArray    *out,
                             guint          begin);

/* Appends DER that is there already. */
void  assay_der_write_bytes (GByteArray    *out,
                             GBytes        *der);

/* Appends a GeneralizedTime. @seconds: since 1970. */
void  assay_der_write_time  (GByteArray    *out,
                             gint64         seconds);

G_END_DECLS
