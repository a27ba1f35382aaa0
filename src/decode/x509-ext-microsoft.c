/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Microsoft's certificate services add ([MS-WCCE] section 2.2.2.7.7, [MS-PKCA], and their documentation). */
#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

static const AssayDerField template_fields[] = {
  { "template_id", N_("Template"), ASSAY_DER_OID },
  { "template_major_version", N_("Major version"), ASSAY_DER_INTEGER, .optional = TRUE },
  { "template_minor_version", N_("Minor version"), ASSAY_DER_INTEGER, .optional = TRUE },
  { NULL },
};

const AssayDerField assay_x509_certificate_template = {
  "certificate_template", N_("Template"), ASSAY_DER_SEQUENCE, .fields = template_fields
};

/* The authority's certificate in the low half, its key in the high half. */
static void
add_ca_version (AssayNodeBuilder *builder,
                const char       *key,
                const char       *label,
                const AssayDer   *der)
{
  guint64 number;

  if (assay_der_get_number (&der->content, &number) && number <= G_MAXUINT32)
    {
      g_autofree char *text = g_strdup_printf ("V%u.%u", (guint) (number & 0xffff), (guint) (number >> 16));

      assay_der_add_text (builder, key, label, der, text);
    }
  else
    assay_der_add_count (builder, key, label, der);
}

const AssayDerField assay_x509_ca_version = { "version", N_("Version"), ASSAY_DER_INTEGER, .add = add_ca_version };

static const AssayDerField cross_point = {
  NULL, N_("Distribution point"), ASSAY_DER_SEQUENCE, .items = &assay_x509_general_name
};

static const AssayDerField cross_fields[] = {
  { "sync_delta_time", N_("Seconds between updates"), ASSAY_DER_INTEGER, .optional = TRUE },
  { "cross_cert_distribution_point_names", N_("Distribution points"), ASSAY_DER_SEQUENCE, .items = &cross_point },
  { NULL },
};

const AssayDerField assay_x509_cross_distribution_points = {
  "cross_distribution_points", N_("Distribution points"), ASSAY_DER_SEQUENCE, .fields = cross_fields
};

static const AssayDerField financial_fields[] = {
  { "financial_info_available", N_("Information available"), ASSAY_DER_BOOLEAN },
  { "meets_criteria", N_("Meets the criteria"), ASSAY_DER_BOOLEAN },
  { NULL },
};

const AssayDerField assay_x509_financial_criteria = {
  "financial_criteria", N_("Financial criteria"), ASSAY_DER_SEQUENCE, .fields = financial_fields
};
