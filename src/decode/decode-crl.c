/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 5280 section 5.1. */
#include "decode/decode-crl.h"

#include "decode/decode-x509.h"
#include "decode/x509-algorithm.h"
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

static const AssayName version_rows[] = {
  { 0, "v1" },
  { 1, "v2" },
};

static const AssayNames versions = { "CRL version", version_rows, G_N_ELEMENTS (version_rows), 2 };

static const AssayDerField extensions = {
  "extensions", N_("Extensions"), ASSAY_DER_SEQUENCE, .children = assay_x509_add_extensions
};

static const AssayDerField entry_fields[] = {
  { "user_certificate", N_("Serial number"), ASSAY_DER_INTEGER, .add = assay_der_add_big_integer },
  { "revocation_date", N_("Revoked at"), .choices = assay_x509_times },
  { "crl_entry_extensions", N_("Extensions"), ASSAY_DER_SEQUENCE, .optional = TRUE,
    .children = assay_x509_add_extensions },
  { NULL },
};

static const AssayDerField entry = { NULL, N_("Revoked certificate"), ASSAY_DER_SEQUENCE, .fields = entry_fields };

/* What stands for the entries that are not decoded: how many they are. */
static void
add_others (AssayNodeBuilder *builder,
            AssayCursor      *content)
{
  gsize offset = content->offset;
  g_autofree char *text = NULL;
  guint n = 0;
  AssayDer der;

  while (assay_der_read (content, &der))
    n++;
  text = g_strdup_printf ("%u", n);
  assay_node_builder_add_text (builder, "others", N_("Further entries"), offset, content->offset - offset, text);
  content->failed = FALSE;
}

static void
add_entries (AssayNodeBuilder *builder,
             AssayCursor      *content)
{
  AssayDer der;

  for (guint n = 0; n < ASSAY_CRL_MAX_ENTRIES; n++)
    {
      if (!assay_der_next (builder, content, &der))
        return;
      assay_der_add (builder, NULL, entry.label, &entry, &der);
    }
  if (assay_cursor_left (content) > 0)
    add_others (builder, content);
  assay_der_next (builder, content, &der);
}

static const AssayDerField tbs_fields[] = {
  { "version", N_("Version"), ASSAY_DER_INTEGER, .optional = TRUE, .names = &versions },
  { "signature", N_("Signature algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "issuer", N_("Issuer"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_name },
  { "this_update", N_("Known at"), .choices = assay_x509_times },
  { "next_update", N_("Newer information at"), .optional = TRUE, .choices = assay_x509_times },
  { "revoked_certificates", N_("Revoked certificates"), ASSAY_DER_SEQUENCE, .optional = TRUE,
    .children = add_entries },
  { "crl_extensions", N_("Extensions"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &extensions },
  { NULL },
};

static void
add_list (AssayNodeBuilder *builder,
          AssayCursor      *content)
{
  assay_x509_add_signed (builder, content, "tbs_cert_list", N_("List to be signed"), tbs_fields);
}

const AssayDerField assay_crl = {
  "certificate_list", N_("Revocation list"), ASSAY_DER_SEQUENCE, .children = add_list
};
