/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/ocsp-facts.h"

#include "base/assay-certificate.h"

#define BASIC_RESPONSE "1.3.6.1.5.5.7.48.1.1"

/* Nothing that is cut short is taken for what it might have been. */
static gboolean
read_whole (AssayCursor *cursor,
            guint32      tag,
            AssayDer    *der)
{
  AssayCursor ahead = *cursor;

  if (!assay_der_read_tag (&ahead, tag, der) || (der->flaws & ASSAY_DER_CUT) != 0)
    return FALSE;
  *cursor = ahead;
  return TRUE;
}

/* Opens an EXPLICIT tag that may be missing, at the element inside. */
static gboolean
open_explicit (AssayCursor *cursor,
               guint        number,
               guint32      tag,
               AssayDer    *inner)
{
  AssayDer outer;

  return read_whole (cursor, ASSAY_DER_CONTEXT_GROUP (number), &outer)
      && read_whole (&outer.content, tag, inner);
}

static gboolean
read_time (AssayCursor *cursor,
           gint64      *seconds)
{
  AssayDer der;

  return read_whole (cursor, ASSAY_DER_GENERALIZED_TIME, &der) && assay_der_get_time (&der, seconds, NULL);
}

static gboolean
read_number (AssayCursor *cursor,
             guint       *number)
{
  AssayDer der;
  guint64 value;

  if (!read_whole (cursor, ASSAY_DER_ENUMERATED, &der) || !assay_der_get_number (&der.content, &value)
      || value > G_MAXINT8)
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

static gboolean
read_tbs (AssayCursor     tbs,
          AssayOcspFacts *facts)
{
  AssayDer version, sequence;

  open_explicit (&tbs, 0, ASSAY_DER_INTEGER, &version);
  if (!assay_der_read (&tbs, &facts->responder)
      || (facts->responder.tag != ASSAY_OCSP_BY_NAME && facts->responder.tag != ASSAY_OCSP_BY_KEY)
      || !read_time (&tbs, &facts->produced_at)
      || !read_whole (&tbs, ASSAY_DER_SEQUENCE, &sequence))
    return FALSE;
  facts->answers = sequence.content;
  if (open_explicit (&tbs, 1, ASSAY_DER_SEQUENCE, &sequence))
    facts->extensions = sequence.content;
  return assay_cursor_left (&tbs) == 0;
}

/* BasicOCSPResponse. */
static gboolean
read_basic (AssayCursor    *cursor,
            AssayOcspFacts *facts)
{
  AssayDer basic, signature, certificates;
  guint64 unused;

  if (!read_whole (cursor, ASSAY_DER_SEQUENCE, &basic)
      || !read_whole (&basic.content, ASSAY_DER_SEQUENCE, &facts->tbs)
      || !read_whole (&basic.content, ASSAY_DER_SEQUENCE, &facts->algorithm)
      || !read_whole (&basic.content, ASSAY_DER_BIT_STRING, &signature)
      || !assay_cursor_read (&signature.content, 1, &unused) || unused != 0)
    return FALSE;
  facts->signature = signature.content;
  if (open_explicit (&basic.content, 0, ASSAY_DER_SEQUENCE, &certificates))
    facts->certificates = certificates.content;
  return assay_cursor_left (&basic.content) == 0 && assay_cursor_left (cursor) == 0
      && read_tbs (facts->tbs.content, facts);
}

gboolean
assay_ocsp_read (GBytes         *der,
                 AssayOcspFacts *facts)
{
  char oid[ASSAY_DER_OID_SIZE];
  AssayDer response, bytes, type, basic;
  AssayCursor cursor;

  assay_cursor_init_bytes (&cursor, der);
  *facts = (AssayOcspFacts) {
    .produced_at = ASSAY_NO_TIME,
    .answers = { cursor.data },
    .extensions = { cursor.data },
    .signature = { cursor.data },
    .certificates = { cursor.data },
  };
  if (!read_whole (&cursor, ASSAY_DER_SEQUENCE, &response) || assay_cursor_left (&cursor) > 0
      || !read_number (&response.content, &facts->status))
    return FALSE;
  if (facts->status != ASSAY_OCSP_SUCCESSFUL)
    return TRUE;
  return open_explicit (&response.content, 0, ASSAY_DER_SEQUENCE, &bytes)
      && read_whole (&bytes.content, ASSAY_DER_OID, &type)
      && assay_der_format_oid (&type.content, oid) && g_str_equal (oid, BASIC_RESPONSE)
      && read_whole (&bytes.content, ASSAY_DER_OCTET_STRING, &basic)
      && read_basic (&basic.content, facts);
}

static gboolean
read_cert_id (AssayCursor      cursor,
              AssayOcspAnswer *answer)
{
  AssayDer algorithm, oid, name, key, serial;

  if (!read_whole (&cursor, ASSAY_DER_SEQUENCE, &algorithm)
      || !read_whole (&algorithm.content, ASSAY_DER_OID, &oid)
      || !assay_der_format_oid (&oid.content, answer->hash)
      || !read_whole (&cursor, ASSAY_DER_OCTET_STRING, &name)
      || !read_whole (&cursor, ASSAY_DER_OCTET_STRING, &key)
      || !read_whole (&cursor, ASSAY_DER_INTEGER, &serial))
    return FALSE;
  answer->name_hash = name.content;
  answer->key_hash = key.content;
  answer->serial = serial.content;
  return TRUE;
}

static gboolean
read_cert_status (AssayCursor     *cursor,
                  AssayOcspAnswer *answer)
{
  AssayDer status, reason;
  guint64 number;

  if (!assay_der_read (cursor, &status))
    return FALSE;
  answer->status = status.tag;
  if (status.tag != ASSAY_OCSP_REVOKED)
    return status.tag == ASSAY_OCSP_GOOD || status.tag == ASSAY_OCSP_UNKNOWN;
  if (!read_time (&status.content, &answer->revoked_at))
    return FALSE;
  if (open_explicit (&status.content, 0, ASSAY_DER_ENUMERATED, &reason)
      && assay_der_get_number (&reason.content, &number) && number <= G_MAXINT8)
    answer->reason = (int) number;
  return TRUE;
}

static gboolean
read_answer (AssayCursor      cursor,
             AssayOcspAnswer *answer)
{
  AssayDer id, time, extensions;

  *answer = (AssayOcspAnswer) {
    .revoked_at = ASSAY_NO_TIME,
    .reason = -1,
    .this_update = ASSAY_NO_TIME,
    .next_update = ASSAY_NO_TIME,
    .extensions = { cursor.data },
  };
  if (!read_whole (&cursor, ASSAY_DER_SEQUENCE, &id) || !read_cert_id (id.content, answer)
      || !read_cert_status (&cursor, answer) || !read_time (&cursor, &answer->this_update))
    return FALSE;
  if (open_explicit (&cursor, 0, ASSAY_DER_GENERALIZED_TIME, &time)
      && !assay_der_get_time (&time, &answer->next_update, NULL))
    return FALSE;
  if (open_explicit (&cursor, 1, ASSAY_DER_SEQUENCE, &extensions))
    answer->extensions = extensions.content;
  return assay_cursor_left (&cursor) == 0;
}

gboolean
assay_ocsp_next_answer (AssayCursor     *answers,
                        AssayOcspAnswer *answer)
{
  AssayCursor ahead = *answers;
  AssayDer der;

  if (!read_whole (&ahead, ASSAY_DER_SEQUENCE, &der) || !read_answer (der.content, answer))
    return FALSE;
  *answers = ahead;
  return TRUE;
}
