/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-name.h"

#include "base/assay-format.h"
#include "decode/x509-other-name.h"

void
assay_x509_append_visible (GString           *out,
                           const AssayCursor *content)
{
  g_autofree char *visible = assay_format_visible ((const char *) assay_cursor_peek (content),
                                                   (gssize) assay_cursor_left (content));

  g_string_append (out, visible);
}

void
assay_x509_append_hex (GString           *out,
                       const AssayCursor *content)
{
  g_autofree char *hex = assay_format_hex (assay_cursor_peek (content), assay_cursor_left (content), '\0');

  g_string_append_printf (out, "#%s", hex);
}

static gboolean
format_text (const AssayCursor *content,
             GString           *out)
{
  assay_x509_append_visible (out, content);
  return TRUE;
}

static gboolean
format_opaque (const AssayCursor *content,
               GString           *out)
{
  assay_x509_append_hex (out, content);
  return TRUE;
}

/* The number of zero groups from @group on. */
static guint
count_zeros (const guint8 *bytes,
             guint         group)
{
  guint n = 0;

  while (group + n < 8 && bytes[2 * (group + n)] == 0 && bytes[2 * (group + n) + 1] == 0)
    n++;
  return n;
}

/* RFC 5952 section 4: the first longest run of two or more zero groups is left out. */
static void
append_ipv6 (GString      *out,
             const guint8 *bytes)
{
  guint run = 0, run_length = 1;

  for (guint group = 0; group < 8; group++)
    if (count_zeros (bytes, group) > run_length)
      {
        run = group;
        run_length = count_zeros (bytes, group);
      }

  for (guint group = 0; group < 8; group++)
    if (run_length > 1 && group == run)
      {
        g_string_append (out, "::");
        group += run_length - 1;
      }
    else
      g_string_append_printf (out, "%s%x", group > 0 && (run_length == 1 || group != run + run_length) ? ":" : "",
                              bytes[2 * group] << 8 | bytes[2 * group + 1]);
}

gboolean
assay_x509_append_address (GString      *out,
                           const guint8 *bytes,
                           gsize         length)
{
  if (length == 4)
    g_string_append_printf (out, "%u.%u.%u.%u", bytes[0], bytes[1], bytes[2], bytes[3]);
  else if (length == 16)
    append_ipv6 (out, bytes);
  return length == 4 || length == 16;
}

static gboolean
format_address (const AssayCursor *content,
                GString           *out)
{
  if (assay_x509_append_address (out, assay_cursor_peek (content), assay_cursor_left (content)))
    return TRUE;
  assay_x509_append_hex (out, content);
  return FALSE;
}

/* The number of one bits before the first zero, or -1 when ones follow it. */
static int
count_prefix (const guint8 *mask,
              gsize         length)
{
  int n = 0;

  while ((gsize) n < 8 * length && mask[n / 8] & 0x80 >> n % 8)
    n++;
  for (gsize i = (gsize) n; i < 8 * length; i++)
    if (mask[i / 8] & 0x80 >> i % 8)
      return -1;
  return n;
}

/* RFC 5280 section 4.2.1.10: an address and its mask. */
static gboolean
format_range (const AssayCursor *content,
              GString           *out)
{
  gsize half = assay_cursor_left (content) / 2;
  const guint8 *bytes = assay_cursor_peek (content);
  int prefix;

  if (assay_cursor_left (content) % 2 != 0 || !assay_x509_append_address (out, bytes, half))
    {
      assay_x509_append_hex (out, content);
      return FALSE;
    }
  g_string_append_c (out, '/');
  prefix = count_prefix (bytes + half, half);
  if (prefix >= 0)
    g_string_append_printf (out, "%d", prefix);
  else
    assay_x509_append_address (out, bytes + half, half);
  return prefix >= 0;
}

static gboolean
format_oid (const AssayCursor *content,
            GString           *out)
{
  char oid[ASSAY_DER_OID_SIZE];

  if (!assay_der_format_oid (content, oid))
    {
      assay_x509_append_hex (out, content);
      return FALSE;
    }
  g_string_append (out, oid);
  return TRUE;
}

/* Name is a CHOICE, so its tag is explicit even where the module's are implicit (X.680 section 31.2.7). */
static gboolean
format_directory_name (const AssayCursor *content,
                       GString           *out)
{
  AssayCursor cursor = *content;
  AssayDer name;

  if (assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &name))
    return assay_x509_format_name (&name.content, out) && assay_cursor_left (&cursor) == 0;
  assay_x509_append_hex (out, content);
  return FALSE;
}

typedef struct {
  guint32      tag;
  const char  *prefix;
  gboolean   (*format) (const AssayCursor *content,
                        GString           *out);
} NameForm;

static const NameForm name_forms[] = {
  { ASSAY_DER_CONTEXT_GROUP (0), "other:",    assay_x509_format_other_name },
  { ASSAY_DER_CONTEXT (1),       "email:",    format_text },
  { ASSAY_DER_CONTEXT (2),       "DNS:",      format_text },
  { ASSAY_DER_CONTEXT_GROUP (3), "x400:",     format_opaque },
  { ASSAY_DER_CONTEXT_GROUP (4), "dirName:",  format_directory_name },
  { ASSAY_DER_CONTEXT_GROUP (5), "ediParty:", format_opaque },
  { ASSAY_DER_CONTEXT (6),       "URI:",      format_text },
  { ASSAY_DER_CONTEXT (7),       "IP:",       format_address },
  { ASSAY_DER_CONTEXT (8),       "RID:",      format_oid },
};

gboolean
assay_x509_format_general_name (const AssayDer *der,
                                GString        *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (name_forms); i++)
    if (name_forms[i].tag == der->tag)
      {
        g_string_append (text, name_forms[i].prefix);
        return name_forms[i].format (&der->content, text);
      }
  g_string_append (text, "unknown:");
  assay_x509_append_hex (text, &(AssayCursor) { der->content.data, der->offset, der->content.end, FALSE });
  return FALSE;
}

static void
add_formatted (AssayNodeBuilder *builder,
               const char       *key,
               const char       *label,
               const AssayDer   *der,
               gboolean        (*format) (const AssayCursor *content,
                                          GString           *out),
               const char       *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean well = format (&der->content, text);

  assay_der_add_text (builder, key, label, der, text->str);
  if (!well)
    assay_node_builder_blame (builder, assay_text_new (expected, NULL));
}

static void
add_address (AssayNodeBuilder *builder,
             const char       *key,
             const char       *label,
             const AssayDer   *der)
{
  add_formatted (builder, key, label, der, format_address, N_("An address has 4 or 16 bytes"));
}

static void
add_range (AssayNodeBuilder *builder,
           const char       *key,
           const char       *label,
           const AssayDer   *der)
{
  add_formatted (builder, key, label, der, format_range,
                 N_("An address and its mask have 8 or 32 bytes, and the mask's ones come first"));
}

static const AssayDerField edi_string = { "name", N_("Name"), .choices = assay_x509_strings };

static const AssayDerField edi_party_name_fields[] = {
  { "name_assigner", N_("Assigned by"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &edi_string },
  { "party_name", N_("Name"), ASSAY_DER_CONTEXT_GROUP (1), .inside = &edi_string },
  { NULL },
};

/* All but the address, which is a range in name constraints. */
#define NAME_FORMS \
  { NULL, N_("Other name"), ASSAY_DER_CONTEXT_GROUP (0), .fields = assay_x509_other_name }, \
  { NULL, N_("Mail address"), ASSAY_DER_CONTEXT (1), .type = ASSAY_DER_IA5_STRING }, \
  { NULL, N_("DNS name"), ASSAY_DER_CONTEXT (2), .type = ASSAY_DER_IA5_STRING }, \
  { NULL, N_("X.400 address"), ASSAY_DER_CONTEXT_GROUP (3), .fields = assay_x509_x400_address }, \
  { NULL, N_("Directory name"), ASSAY_DER_CONTEXT_GROUP (4), .inside = &assay_x509_name }, \
  { NULL, N_("EDI party name"), ASSAY_DER_CONTEXT_GROUP (5), .fields = edi_party_name_fields }, \
  { NULL, N_("URI"), ASSAY_DER_CONTEXT (6), .type = ASSAY_DER_IA5_STRING }, \
  { NULL, N_("Registered ID"), ASSAY_DER_CONTEXT (8), .type = ASSAY_DER_OID }

const AssayDerField assay_x509_general_names[] = {
  NAME_FORMS,
  { NULL, N_("IP address"), ASSAY_DER_CONTEXT (7), .add = add_address },
  { NULL },
};

const AssayDerField assay_x509_general_subtree_names[] = {
  NAME_FORMS,
  { NULL, N_("IP addresses"), ASSAY_DER_CONTEXT (7), .add = add_range },
  { NULL },
};

const AssayDerField assay_x509_general_name = { NULL, N_("Name"), .choices = assay_x509_general_names };
