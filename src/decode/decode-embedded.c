/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-embedded.h"

#include "decode/decode-ocsp.h"
#include "decode/decode-x509.h"
#include "decode/x509-algorithm.h"
#include "decode/x509-name.h"

static const AssayDerField key = { "key", N_("Public key"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_key };
static const AssayDerField oid = { "oid", N_("Object identifier"), ASSAY_DER_OID };
static const AssayDerField name = { "name", N_("Name"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_name };

/* An element that is all of the content takes the field's name; with anything else a node of the field's holds both. */
static void
decode_element (const AssayField    *field,
                AssayCursor         *content,
                AssayDecodeContext  *context,
                const AssayDerField *format)
{
  AssayNodeBuilder *builder = context->builder;
  AssayCursor ahead = *content;
  AssayDer der;

  if (context->outline)
    assay_node_builder_add_bytes (builder, field->key, field->label, content->offset, assay_cursor_left (content));
  else if (assay_der_read (&ahead, &der) && assay_cursor_left (&ahead) == 0)
    assay_der_add (builder, field->key, field->label, format, &der);
  else
    {
      assay_node_builder_open (builder, ASSAY_NODE_GROUP, field->key, field->label, content->offset);
      assay_der_add_inside (builder, content, format);
      assay_node_builder_close (builder, content->end);
    }
  content->offset = content->end;
}

gboolean
assay_embedded_is_key (const AssayCursor *content)
{
  AssayCursor cursor = *content;
  AssayDer info, algorithm;

  return assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &info) && assay_cursor_left (&cursor) == 0
         && assay_der_read_tag (&info.content, ASSAY_DER_SEQUENCE, &algorithm)
         && assay_der_read_tag (&algorithm.content, ASSAY_DER_OID, &info);
}

void
assay_decode_certificate (const AssayField   *field,
                          AssayCursor        *content,
                          AssayDecodeContext *context)
{
  AssayField raw = *field;

  raw.label = key.label;
  if (assay_embedded_is_key (content))
    decode_element (&raw, content, context, &key);
  else
    decode_element (field, content, context, &assay_x509_certificate);
}

void
assay_decode_name (const AssayField   *field,
                   AssayCursor        *content,
                   AssayDecodeContext *context)
{
  decode_element (field, content, context, &name);
}

void
assay_decode_key (const AssayField   *field,
                  AssayCursor        *content,
                  AssayDecodeContext *context)
{
  decode_element (field, content, context, &key);
}

void
assay_decode_oid (const AssayField   *field,
                  AssayCursor        *content,
                  AssayDecodeContext *context)
{
  decode_element (field, content, context, &oid);
}

void
assay_decode_ocsp_response (const AssayField   *field,
                            AssayCursor        *content,
                            AssayDecodeContext *context)
{
  if (assay_cursor_left (content) > 0)
    decode_element (field, content, context, &assay_ocsp_response);
  else
    assay_node_builder_add_bytes (context->builder, field->key, field->label, content->offset, 0);
}
