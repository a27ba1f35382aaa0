/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-x509.h"

#include "decode/x509-algorithm.h"
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

static const AssayName version_rows[] = {
  { 0, "v1" },
  { 1, "v2" },
  { 2, "v3" },
};

static const AssayNames versions = { "X.509 version", version_rows, G_N_ELEMENTS (version_rows), 2 };

static const AssayDerField version = { "number", N_("Version"), ASSAY_DER_INTEGER, .names = &versions };

/* RFC 5280 section 4.1.2.5. */
static const AssayDerField validity_fields[] = {
  { "not_before", N_("Not before"), .choices = assay_x509_times },
  { "not_after", N_("Not after"), .choices = assay_x509_times },
  { NULL },
};

static const AssayDerField extensions = {
  "extensions", N_("Extensions"), ASSAY_DER_SEQUENCE, .children = assay_x509_add_extensions
};

/* RFC 5280 section 4.1. */
static const AssayDerField tbs_fields[] = {
  { "version", N_("Version"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &version },
  { "serial_number", N_("Serial number"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "signature", N_("Signature algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "issuer", N_("Issuer"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_name },
  { "validity", N_("Validity"), ASSAY_DER_SEQUENCE, .fields = validity_fields },
  { "subject", N_("Subject"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_name },
  { "subject_public_key_info", N_("Public key"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_key },
  { "issuer_unique_id", N_("Issuer's unique ID"), ASSAY_DER_CONTEXT (1), .type = ASSAY_DER_BIT_STRING,
    .optional = TRUE },
  { "subject_unique_id", N_("Subject's unique ID"), ASSAY_DER_CONTEXT (2), .type = ASSAY_DER_BIT_STRING,
    .optional = TRUE },
  { "extensions", N_("Extensions"), ASSAY_DER_CONTEXT_GROUP (3), .optional = TRUE, .inside = &extensions },
  { NULL },
};

const AssayDerField *
assay_x509_find_signed (const AssayCursor *content)
{
  AssayCursor ahead = *content;
  AssayDer tbs, algorithm;

  if (!assay_der_read_tag (&ahead, ASSAY_DER_SEQUENCE, &tbs)
      || !assay_der_read_tag (&ahead, ASSAY_DER_SEQUENCE, &algorithm))
    return NULL;
  return assay_x509_find_signature (&algorithm.content);
}

void
assay_x509_add_signed (AssayNodeBuilder    *builder,
                       AssayCursor         *content,
                       const char          *key,
                       const char          *label,
                       const AssayDerField *fields)
{
  const AssayDerField members[] = {
    { key, label, ASSAY_DER_SEQUENCE, .fields = fields },
    { "signature_algorithm", N_("Signature algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
    { "signature_value", N_("Signature"), ASSAY_DER_BIT_STRING, .inside = assay_x509_find_signed (content) },
    { NULL },
  };

  assay_der_add_fields (builder, content, members);
}

static void
add_certificate (AssayNodeBuilder *builder,
                 const AssayDer   *der)
{
  AssayCursor content = der->content;

  assay_der_add_header (builder, "header", der);
  assay_x509_add_signed (builder, &content, "tbs_certificate", N_("Certificate to be signed"), tbs_fields);
}

/* The subject, whose name may be empty: then what stands in its place is another extension's matter. */
static void
summarize (AssayNodeBuilder *builder,
           const AssayDer   *der)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const guint8 *subject;
  AssayCursor cursor;
  gsize length;
  AssayDer name;

  if (!assay_x509_find_subject (assay_der_peek (der), assay_der_length (der), &subject, &length))
    return;
  assay_cursor_init (&cursor, subject, length);
  if (assay_der_read (&cursor, &name) && assay_x509_format_name (&name.content, text) && text->len > 0)
    assay_node_builder_summarize (builder, text->str);
}

void
assay_x509_add_certificate (AssayNodeBuilder *builder,
                            const char       *key,
                            const char       *label,
                            const AssayDer   *der)
{
  if (assay_node_builder_open (builder, ASSAY_NODE_GROUP, key, label, der->offset))
    {
      summarize (builder, der);
      add_certificate (builder, der);
    }
  assay_node_builder_close (builder, assay_der_end (der));
}

const AssayDerField assay_x509_certificate = {
  "certificate", N_("Certificate"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_certificate
};

AssayNode *
assay_x509_decode (GBytes *bytes)
{
  g_autoptr(AssayNodeBuilder) builder = assay_node_builder_new (bytes);
  AssayCursor cursor;
  AssayDer der;

  assay_cursor_init_bytes (&cursor, bytes);
  assay_node_builder_open (builder, ASSAY_NODE_GROUP, "certificate", N_("Certificate"), 0);
  if (assay_der_next (builder, &cursor, &der))
    {
      if (der.tag == ASSAY_DER_SEQUENCE)
        add_certificate (builder, &der);
      else
        assay_der_add_wrong (builder, "unexpected", N_("Unexpected"), &der, N_("A certificate is a SEQUENCE"));
    }
  else if (!cursor.failed)
    assay_node_builder_blame (builder, assay_text_new (N_("There is nothing here"), NULL));

  /* Whatever follows the certificate. */
  if (assay_cursor_left (&cursor) > 0)
    assay_node_builder_add_malformed (builder, "trailing", N_("Trailing bytes"), cursor.offset,
                                      assay_cursor_left (&cursor),
                                      assay_text_new (N_("Nothing more should stand here"), NULL));
  assay_node_builder_close (builder, cursor.end);
  return assay_node_builder_end (builder);
}
