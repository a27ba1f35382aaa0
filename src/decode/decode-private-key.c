/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-private-key.h"

#include "decode/x509-algorithm.h"

void
assay_private_key_add_secret (AssayNodeBuilder *builder,
                              const char       *key,
                              const char       *label,
                              const AssayDer   *der)
{
  assay_der_add_text (builder, key, label, der, "not shown");
}

static gboolean
is_version (const AssayDer *der)
{
  return der->tag == ASSAY_DER_INTEGER && assay_cursor_left (&der->content) == 1;
}

static gboolean
is_algorithm (const AssayDer *der)
{
  char oid[ASSAY_DER_OID_SIZE];

  return der->tag == ASSAY_DER_SEQUENCE && assay_x509_read_algorithm (&der->content, oid);
}

/* The name of the curve (RFC 5915 section 3). */
static gboolean
is_curve (const AssayDer *der)
{
  char oid[ASSAY_DER_OID_SIZE];

  return der->tag == ASSAY_DER_CONTEXT_GROUP (0) && assay_x509_read_algorithm (&der->content, oid);
}

/* What is known to be no secret is told, everything else is not: a key in a shape that nobody foresaw stays hidden. */
static const struct {
  gboolean   (*is) (const AssayDer *der);
  const char  *key;
  const char  *label;
  AssayDerAdd  add;
} members[] = {
  { is_version,   "version",    N_("Version"),   assay_der_add_count },
  { is_algorithm, "algorithm",  N_("Algorithm"), assay_x509_add_algorithm },
  { is_curve,     "parameters", N_("Curve"),     assay_der_add_any },
};

static void
add_member (AssayNodeBuilder *builder,
            guint            *known,
            const AssayDer   *der)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (!(*known & 1u << i) && members[i].is (der))
      {
        *known |= 1u << i;
        members[i].add (builder, members[i].key, members[i].label, der);
        return;
      }
  assay_private_key_add_secret (builder, NULL, N_("Part of the key"), der);
}

static void
add_key (AssayNodeBuilder *builder,
         const char       *key,
         const char       *label,
         const AssayDer   *der)
{
  AssayCursor content = der->content;
  guint known = 0;
  AssayDer member;

  if (der->tag != ASSAY_DER_SEQUENCE)
    {
      assay_private_key_add_secret (builder, key, label, der);
      return;
    }
  if (assay_der_open (builder, ASSAY_NODE_GROUP, key, label, der))
    {
      while (assay_der_read (&content, &member))
        add_member (builder, &known, &member);
      if (assay_cursor_left (&content) > 0)
        assay_node_builder_add_text (builder, "unreadable", N_("Unreadable"), content.offset,
                                     assay_cursor_left (&content), "not shown");
    }
  assay_node_builder_close (builder, assay_der_end (der));
}

const AssayDerField assay_private_key = { "private_key", N_("Private key"), .add = add_key };
