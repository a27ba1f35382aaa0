/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A certificate's extensions as sections of rows. */
#include "story/certificate-facts-private.h"

/* What frames values rather than being one; people find it in the tree. */
static const char * const frames[] = { "header", "wrapper", "unused_bits", "extn_id", "critical" };

static gboolean
is_frame (const AssayNode *node)
{
  if (assay_node_is_malformed (node))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    if (assay_node_has_key (node, frames[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_value (const AssayNode *node)
{
  g_autofree char *value = assay_node_dup_summary (node, ASSAY_FACT_MAX_BYTES);

  return value != NULL;
}

/* The items of a list are named after the list. */
static const char *
find_label (const AssayNode *node)
{
  while (node != NULL && assay_node_get_label (node) == NULL)
    node = assay_node_get_parent (node);
  return node != NULL ? assay_node_get_label (node) : N_("Value");
}

static gboolean
is_full (AssayCertificateSection *section)
{
  if (section->facts->len < ASSAY_FACTS_MAX_ROWS)
    return FALSE;
  if (section->facts->len == ASSAY_FACTS_MAX_ROWS)
    assay_facts_add (section, N_("More"), assay_text_new (N_("The rest is in the ASN.1 tree"), NULL));
  return TRUE;
}

/* What is at the address says more than "method" and "location" do (RFC 5280 section 4.2.2). */
static const struct {
  const char *oid;
  const char *label;
} methods[] = {
  { "(1.3.6.1.5.5.7.48.1)", N_("OCSP responder") },
  { "(1.3.6.1.5.5.7.48.2)", N_("Issuer's certificate") },
  { "(1.3.6.1.5.5.7.48.3)", N_("Time stamping") },
  { "(1.3.6.1.5.5.7.48.5)", N_("Repository") },
};

static gboolean
add_access (AssayCertificateSection *section,
            const AssayNode         *node)
{
  const AssayNode *method = assay_node_lookup (node, "access_method");
  const AssayNode *location = assay_node_lookup (node, "access_location");
  g_autofree char *oid = method != NULL ? assay_node_dup_value (method) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (methods) && oid != NULL && location != NULL; i++)
    if (g_str_has_suffix (oid, methods[i].oid) && has_value (location))
      return assay_facts_add_node (section, methods[i].label, location) != NULL;
  return FALSE;
}

static void
add_one (AssayCertificateSection *section,
         const AssayNode         *node)
{
  if (is_frame (node) || is_full (section) || add_access (section, node))
    return;
  if (assay_node_get_n_children (node) > 0 && !has_value (node))
    assay_facts_add_below (section, node);      /* see ASSAY_NODE_MAX_DEPTH */
  else if (has_value (node) || assay_node_is_malformed (node))
    assay_facts_add_node (section, find_label (node), node);
}

void
assay_facts_add_below (AssayCertificateSection *section,
                       const AssayNode         *node)
{
  guint before = section->facts->len;
  guint n = node != NULL ? assay_node_get_n_children (node) : 0;

  for (guint i = 0; i < n && section->facts->len <= ASSAY_FACTS_MAX_ROWS; i++)
    add_one (section, assay_node_get_child (node, i));
  if (node != NULL && section->facts->len == before && (n == 0 || assay_node_is_malformed (node)))
    assay_facts_add_node (section, find_label (node), node);
}

/* Both fields may be left out, and mean something then (RFC 5280 section 4.2.1.9). */
static void
add_basic_constraints (AssayCertificateSection *section,
                       const AssayCertificate  *certificate,
                       const AssayNode         *value)
{
  const char *says = certificate->is_ca ? N_("Yes") : N_("No");

  assay_facts_add (section, N_("Certificate authority"), assay_text_new (says, NULL))->node = value;
  if (certificate->path_length >= 0)
    assay_facts_add (section, N_("Authorities below it"),
                     assay_text_new_plural (NP_("{n} at the most", "{n} at the most"), certificate->path_length, NULL));
  else if (certificate->is_ca)
    assay_facts_add (section, N_("Authorities below it"), assay_text_new (N_("Any number"), NULL));
}

static void
add_alternative_names (AssayCertificateSection *section,
                       const AssayCertificate  *certificate,
                       const AssayNode         *value)
{
  section->names = (const char * const *) certificate->names;
  if (certificate->names == NULL || certificate->names[0] == NULL)
    assay_facts_add_below (section, value);
}

static const struct {
  const char *key;
  void      (*add) (AssayCertificateSection       *section,
                    const AssayCertificate *certificate,
                    const AssayNode        *value);
} special[] = {
  { "basic_constraints", add_basic_constraints },
  { "subject_alt_name", add_alternative_names },
};

static void
add_extension (AssayCertificateFacts *facts,
               const AssayNode       *extension)
{
  AssayCertificateSection *section = assay_facts_add_section (facts, find_label (extension), extension);
  const AssayNode *value = assay_node_lookup (extension, "extn_value");
  const AssayNode *critical = assay_node_lookup (extension, "critical");
  g_autofree char *says = critical != NULL ? assay_node_dup_value (critical) : NULL;

  section->critical = g_strcmp0 (says, "TRUE") == 0;
  for (guint i = 0; i < G_N_ELEMENTS (special) && value != NULL && assay_node_count_malformed (value) == 0; i++)
    if (assay_node_has_key (extension, special[i].key))
      special[i].add (section, facts->certificate, value);
  if (section->facts->len == 0 && section->names == NULL)
    assay_facts_add_below (section, value != NULL ? value : extension);
  /* Its being there is all that some say. */
  if (section->facts->len == 0 && section->names == NULL)
    assay_facts_add (section, N_("Value"), assay_text_new (N_("(empty)"), NULL))->node = value;
}

void
assay_facts_add_extensions (AssayCertificateFacts *facts)
{
  const AssayNode *extensions = assay_node_lookup (facts->tree, "tbs_certificate/extensions");
  guint n = extensions != NULL ? assay_node_get_n_children (extensions) : 0;
  guint before = facts->sections->len;

  for (guint i = 0; i < n && facts->sections->len - before < ASSAY_FACTS_MAX_ROWS; i++)
    {
      const AssayNode *extension = assay_node_get_child (extensions, i);

      if (!is_frame (extension))
        add_extension (facts, extension);
    }
}
