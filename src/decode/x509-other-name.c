/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OtherName of GeneralName (RFC 5280 section 4.2.1.6): a type, and a value that only it defines. */
#include "decode/x509-other-name.h"

#include "base/assay-format.h"
#include "decode/x509-name.h"

/* Values of other names, by their types: RFC 5280 and what is met in addition. */
static const AssayDerField text = { "value", N_("Value"), .choices = assay_x509_strings };
static const AssayDerField octets = { "value", N_("Value"), ASSAY_DER_OCTET_STRING };

/* The bytes are characters. */
static const AssayDerField octet_text = { "value", N_("Value"), ASSAY_DER_OCTET_STRING, .type = ASSAY_DER_UTF8_STRING };

/* RFC 4120 section 5.2.1: GeneralString, of ASCII. */
#define GENERAL_STRING 27

static const AssayDerField kerberos_string = {
  NULL, N_("Part"), GENERAL_STRING, .type = ASSAY_DER_VISIBLE_STRING
};

static const AssayDerField realm = { "realm", N_("Realm"), GENERAL_STRING, .type = ASSAY_DER_VISIBLE_STRING };
static const AssayDerField name_type = { "name_type", N_("Type"), ASSAY_DER_INTEGER };

static const AssayDerField name_string = {
  "name_string", N_("Name"), ASSAY_DER_SEQUENCE, .items = &kerberos_string
};

static const AssayDerField principal_fields[] = {
  { "name_type", N_("Type"), ASSAY_DER_CONTEXT_GROUP (0), .inside = &name_type },
  { "name_string", N_("Name"), ASSAY_DER_CONTEXT_GROUP (1), .inside = &name_string },
  { NULL },
};

static const AssayDerField principal = {
  "principal_name", N_("Principal"), ASSAY_DER_SEQUENCE, .fields = principal_fields
};

/* RFC 4556 section 3.2.2. */
static const AssayDerField kerberos_fields[] = {
  { "realm", N_("Realm"), ASSAY_DER_CONTEXT_GROUP (0), .inside = &realm },
  { "principal_name", N_("Principal"), ASSAY_DER_CONTEXT_GROUP (1), .inside = &principal },
  { NULL },
};

static const AssayDerField kerberos_name = {
  "kerberos_name", N_("Kerberos name"), ASSAY_DER_SEQUENCE, .fields = kerberos_fields
};

/* RFC 4108 section 5. */
static const AssayDerField module_fields[] = {
  { "hw_type", N_("Type"), ASSAY_DER_OID },
  { "hw_serial_num", N_("Serial number"), ASSAY_DER_OCTET_STRING },
  { NULL },
};

static const AssayDerField hardware_module = {
  "hardware_module_name", N_("Hardware module"), ASSAY_DER_SEQUENCE, .fields = module_fields
};

/* RFC 4043 section 2. */
static const AssayDerField permanent_fields[] = {
  { "identifier_value", N_("Identifier"), ASSAY_DER_UTF8_STRING, .optional = TRUE },
  { "assigner", N_("Assigned by"), ASSAY_DER_OID, .optional = TRUE },
  { NULL },
};

static const AssayDerField permanent_identifier = {
  "permanent_identifier", N_("Permanent identifier"), ASSAY_DER_SEQUENCE, .fields = permanent_fields
};

static const AssayDerType other_names[] = {
  { "1.3.6.1.4.1.311.20.2.3",   &text },                  /* UPN */
  { "1.3.6.1.4.1.311.25.1",     &octets },                /* GUID of a domain controller */
  { "1.3.6.1.4.1.311.25.2.1",   &octet_text },            /* SID */
  { "1.3.6.1.5.2.2",            &kerberos_name },
  { "1.3.6.1.5.5.7.8.10",       &text },                  /* RFC 8994 */
  { "1.3.6.1.5.5.7.8.11",       &text },                  /* RFC 9174 */
  { "1.3.6.1.5.5.7.8.3",        &permanent_identifier },
  { "1.3.6.1.5.5.7.8.4",        &hardware_module },
  { "1.3.6.1.5.5.7.8.5",        &text },                  /* RFC 6120 */
  { "1.3.6.1.5.5.7.8.7",        &text },                  /* RFC 4985 */
  { "1.3.6.1.5.5.7.8.8",        &text },                  /* RFC 7585 */
  { "1.3.6.1.5.5.7.8.9",        &text },                  /* RFC 9598 */
  { "2.16.840.1.101.3.6.6",     &octets },                /* FASC-N */
  { NULL },
};

const AssayDerField assay_x509_other_name[] = {
  { "type_id", N_("Type"), ASSAY_DER_OID },
  { "value", N_("Value"), ASSAY_DER_CONTEXT_GROUP (0), .types = other_names },
  { NULL },
};

/* One line for people. */

/* KerberosString (RFC 4120 section 5.2.1). */
static gboolean
append_string (AssayCursor *content,
               GString     *out)
{
  AssayDer string;

  if (!assay_der_read_tag (content, GENERAL_STRING, &string))
    return FALSE;
  assay_x509_append_visible (out, &string.content);
  return TRUE;
}

/* "HTTP/www.example.org@EXAMPLE.ORG", as Kerberos writes it. */
static gboolean
format_kerberos (const AssayDer *value,
                 GString        *out)
{
  AssayCursor content = value->content;
  AssayDer realm_part, principal_part, sequence, type, names, list;
  gsize before = out->len;

  if (value->tag != ASSAY_DER_SEQUENCE
      || !assay_der_read_tag (&content, ASSAY_DER_CONTEXT_GROUP (0), &realm_part)
      || !assay_der_read_tag (&content, ASSAY_DER_CONTEXT_GROUP (1), &principal_part)
      || !assay_der_read_tag (&principal_part.content, ASSAY_DER_SEQUENCE, &sequence)
      || !assay_der_read_tag (&sequence.content, ASSAY_DER_CONTEXT_GROUP (0), &type)
      || !assay_der_read_tag (&sequence.content, ASSAY_DER_CONTEXT_GROUP (1), &names)
      || !assay_der_read_tag (&names.content, ASSAY_DER_SEQUENCE, &list))
    return FALSE;
  while (append_string (&list.content, out))
    g_string_append_c (out, assay_cursor_left (&list.content) > 0 ? '/' : '@');
  if (assay_cursor_left (&list.content) == 0 && append_string (&realm_part.content, out))
    return TRUE;
  g_string_truncate (out, before);
  return FALSE;
}

/* An OCTET STRING of characters. */
static gboolean
format_octets (const AssayDer *value,
               GString        *out)
{
  if (value->tag != ASSAY_DER_OCTET_STRING)
    return FALSE;
  assay_x509_append_visible (out, &value->content);
  return TRUE;
}

static gboolean
format_string (const AssayDer *value,
               GString        *out)
{
  g_autoptr(GString) characters = g_string_new (NULL);
  g_autofree char *visible = NULL;

  if (!assay_der_get_text (value->tag, &value->content, characters))
    return FALSE;
  visible = assay_format_visible (characters->str, (gssize) characters->len);
  g_string_append (out, visible);
  return TRUE;
}

/* Those that are no string by themselves. */
static const struct {
  const char *oid;
  gboolean  (*format) (const AssayDer *value,
                       GString        *out);
} forms[] = {
  { "1.3.6.1.4.1.311.25.2.1", format_octets },
  { "1.3.6.1.5.2.2",          format_kerberos },
};

static gboolean
format_value (const char     *oid,
              const AssayDer *value,
              GString        *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].oid, oid))
      return forms[i].format (value, out);
  return format_string (value, out);
}

gboolean
assay_x509_format_other_name (const AssayCursor *content,
                              GString           *out)
{
  char oid[ASSAY_DER_OID_SIZE];
  AssayCursor cursor = *content;
  AssayDer type, wrapper, value;

  if (!assay_der_read_tag (&cursor, ASSAY_DER_OID, &type)
      || !assay_der_format_oid (&type.content, oid)
      || !assay_der_read_tag (&cursor, ASSAY_DER_CONTEXT_GROUP (0), &wrapper)
      || !assay_der_read (&wrapper.content, &value))
    {
      assay_x509_append_hex (out, content);
      return FALSE;
    }
  g_string_append_printf (out, "%s=", oid);
  if (!format_value (oid, &value, out))
    assay_x509_append_hex (out, &(AssayCursor) { value.content.data, value.offset, value.content.end, FALSE });
  return assay_cursor_left (&cursor) == 0;
}
