/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses and autonomous systems (RFC 3779 sections 2.2.3 and 3.2.3). */
#include <string.h>

#include "decode/x509-extensions.h"
#include "decode/x509-name.h"

#define MAX_ADDRESS 16

/* How an address of bits is written out: the bits that are left out are all zero, or at the end of a range all one. */
typedef struct {
  guint    size;      /* of a whole address, in bytes */
  gboolean ones;
  gboolean prefix;
} Form;

static gboolean
read_address (const AssayCursor *content,
              const Form        *form,
              guint8             address[MAX_ADDRESS],
              guint             *bits)
{
  const guint8 *bytes = assay_cursor_peek (content);
  gsize length = assay_cursor_left (content);

  memset (address, form->ones ? 0xff : 0, MAX_ADDRESS);
  if (length == 0 || bytes[0] > 7 || (length == 1 && bytes[0] != 0) || length - 1 > form->size)
    return FALSE;
  *bits = (guint) (8 * (length - 1)) - bytes[0];
  for (guint i = 0; i < *bits; i++)
    {
      guint8 bit = 0x80 >> i % 8;

      address[i / 8] = bytes[1 + i / 8] & bit ? address[i / 8] | bit : address[i / 8] & ~bit;
    }
  return TRUE;
}

static void
add_address (AssayNodeBuilder *builder,
             const char       *key,
             const char       *label,
             const AssayDer   *der,
             const Form       *form)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint8 address[MAX_ADDRESS];
  guint bits;

  if (!read_address (&der->content, form, address, &bits))
    {
      assay_der_add_wrong (builder, key, label, der, N_("The first bits of an address"));
      return;
    }
  assay_x509_append_address (text, address, form->size);
  if (form->prefix)
    g_string_append_printf (text, "/%u", bits);
  assay_der_add_text (builder, key, label, der, text->str);
}

#define ADD(name, ...) \
  static void \
  name (AssayNodeBuilder *builder, \
        const char       *key, \
        const char       *label, \
        const AssayDer   *der) \
  { \
    static const Form form = { __VA_ARGS__ }; \
    add_address (builder, key, label, der, &form); \
  }

ADD (add_prefix4, .size = 4, .prefix = TRUE)
ADD (add_first4, .size = 4)
ADD (add_last4, .size = 4, .ones = TRUE)
ADD (add_prefix6, .size = 16, .prefix = TRUE)
ADD (add_first6, .size = 16)
ADD (add_last6, .size = 16, .ones = TRUE)

static const AssayDerField range4_fields[] = {
  { "min", N_("First"), ASSAY_DER_BIT_STRING, .add = add_first4 },
  { "max", N_("Last"), ASSAY_DER_BIT_STRING, .add = add_last4 },
  { NULL },
};

static const AssayDerField range6_fields[] = {
  { "min", N_("First"), ASSAY_DER_BIT_STRING, .add = add_first6 },
  { "max", N_("Last"), ASSAY_DER_BIT_STRING, .add = add_last6 },
  { NULL },
};

static const AssayDerField range_fields[] = {
  { "min", N_("First"), ASSAY_DER_BIT_STRING },
  { "max", N_("Last"), ASSAY_DER_BIT_STRING },
  { NULL },
};

static const AssayDerField blocks4[] = {
  { NULL, N_("Prefix"), ASSAY_DER_BIT_STRING, .add = add_prefix4 },
  { NULL, N_("Range"), ASSAY_DER_SEQUENCE, .fields = range4_fields },
  { NULL },
};

static const AssayDerField blocks6[] = {
  { NULL, N_("Prefix"), ASSAY_DER_BIT_STRING, .add = add_prefix6 },
  { NULL, N_("Range"), ASSAY_DER_SEQUENCE, .fields = range6_fields },
  { NULL },
};

static const AssayDerField blocks_other[] = {
  { NULL, N_("Prefix"), ASSAY_DER_BIT_STRING },
  { NULL, N_("Range"), ASSAY_DER_SEQUENCE, .fields = range_fields },
  { NULL },
};

static const AssayDerField block4 = { NULL, N_("Addresses"), .choices = blocks4 };
static const AssayDerField block6 = { NULL, N_("Addresses"), .choices = blocks6 };
static const AssayDerField block_other = { NULL, N_("Addresses"), .choices = blocks_other };

/* What the issuer has, has the subject as well. */
static void
add_inherit (AssayNodeBuilder *builder,
             const char       *key,
             const char       *label,
             const AssayDer   *der)
{
  assay_der_add_text (builder, key, label, der, "inherit");
}

#define INHERIT { NULL, N_("From the issuer"), ASSAY_DER_NULL, .add = add_inherit }

static const AssayDerField choices4[] = {
  INHERIT, { NULL, N_("Addresses"), ASSAY_DER_SEQUENCE, .items = &block4 }, { NULL },
};

static const AssayDerField choices6[] = {
  INHERIT, { NULL, N_("Addresses"), ASSAY_DER_SEQUENCE, .items = &block6 }, { NULL },
};

static const AssayDerField choices_other[] = {
  INHERIT, { NULL, N_("Addresses"), ASSAY_DER_SEQUENCE, .items = &block_other }, { NULL },
};

/* IANA address families; a third byte is a SAFI. */
typedef struct {
  guint                afi;
  const char          *name;
  const AssayDerField *choices;
} Family;

static const Family families[] = {
  { 1, "IPv4", choices4 },
  { 2, "IPv6", choices6 },
};

static const Family *
find_family (const AssayCursor *content)
{
  const guint8 *bytes = assay_cursor_peek (content);

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (assay_cursor_left (content) >= 2 && (guint) (bytes[0] << 8 | bytes[1]) == families[i].afi)
      return &families[i];
  return NULL;
}

static void
add_family_number (AssayNodeBuilder *builder,
                   const char       *key,
                   const char       *label,
                   const AssayDer   *der)
{
  const Family *family = find_family (&der->content);

  if (family != NULL && assay_cursor_left (&der->content) == 2)
    assay_der_add_text (builder, key, label, der, family->name);
  else
    assay_der_add_bytes (builder, key, label, der);
  if (assay_cursor_left (&der->content) < 2 || assay_cursor_left (&der->content) > 3)
    assay_node_builder_blame (builder, assay_text_new (N_("An address family has 2 or 3 bytes"), NULL));
}

static void
add_family (AssayNodeBuilder *builder,
            const char       *key,
            const char       *label,
            const AssayDer   *der)
{
  AssayCursor content = der->content;
  AssayCursor ahead = der->content;
  AssayDer number;
  const Family *family = assay_der_read_tag (&ahead, ASSAY_DER_OCTET_STRING, &number) ? find_family (&number.content)
                                                                                     : NULL;
  const AssayDerField fields[] = {
    { "address_family", N_("Address family"), ASSAY_DER_OCTET_STRING, .add = add_family_number },
    { "ip_address_choice", N_("Addresses"), .choices = family != NULL ? family->choices : choices_other },
    { NULL },
  };

  if (assay_der_open (builder, ASSAY_NODE_GROUP, key, family != NULL ? family->name : label, der))
    assay_der_add_fields (builder, &content, fields);
  assay_node_builder_close (builder, assay_der_end (der));
}

static const AssayDerField family_field = { NULL, N_("Address family"), ASSAY_DER_SEQUENCE, .add = add_family };

const AssayDerField assay_x509_address_blocks = {
  "ip_addr_blocks", N_("Address families"), ASSAY_DER_SEQUENCE, .items = &family_field
};

static const AssayDerField number_range_fields[] = {
  { "min", N_("First"), ASSAY_DER_INTEGER, .add = assay_der_add_count },
  { "max", N_("Last"), ASSAY_DER_INTEGER, .add = assay_der_add_count },
  { NULL },
};

static const AssayDerField numbers[] = {
  { NULL, N_("Number"), ASSAY_DER_INTEGER, .add = assay_der_add_count },
  { NULL, N_("Range"), ASSAY_DER_SEQUENCE, .fields = number_range_fields },
  { NULL },
};

static const AssayDerField number = { NULL, N_("Numbers"), .choices = numbers };

static const AssayDerField number_choices[] = {
  INHERIT, { "numbers", N_("Numbers"), ASSAY_DER_SEQUENCE, .items = &number }, { NULL },
};

static const AssayDerField number_choice = { "numbers", N_("Numbers"), .choices = number_choices };

static const AssayDerField system_fields[] = {
  { "asnum", N_("Autonomous systems"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE, .inside = &number_choice },
  { "rdi", N_("Routing domains"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE, .inside = &number_choice },
  { NULL },
};

const AssayDerField assay_x509_autonomous_systems = {
  "autonomous_sys_ids", N_("Numbers"), ASSAY_DER_SEQUENCE, .fields = system_fields
};
