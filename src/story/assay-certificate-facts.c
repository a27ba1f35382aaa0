/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-certificate-facts.h"

#include <string.h>

#include "base/assay-format.h"
#include "decode/decode-x509.h"
#include "story/certificate-facts-private.h"

static void
free_fact (AssayCertificateFact *fact)
{
  g_clear_pointer (&fact->value, assay_text_unref);
  g_clear_pointer (&fact->remark, assay_text_unref);
  g_free (fact->whole);
  g_free (fact);
}

static void
free_section (AssayCertificateSection *section)
{
  g_ptr_array_unref (section->facts);
  g_free (section);
}

AssayCertificateSection *
assay_facts_add_section (AssayCertificateFacts *facts,
                         const char            *title,
                         const AssayNode       *node)
{
  AssayCertificateSection *section = g_new0 (AssayCertificateSection, 1);

  section->title = title;
  section->node = node;
  section->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_fact);
  g_ptr_array_add (facts->sections, section);
  return section;
}

AssayCertificateFact *
assay_facts_add (AssayCertificateSection *section,
                 const char              *label,
                 AssayText               *value)
{
  AssayCertificateFact *fact = g_new0 (AssayCertificateFact, 1);

  fact->label = label;
  fact->value = value;
  fact->leads_to = -1;
  fact->elapsed = -1;
  g_ptr_array_add (section->facts, fact);
  return fact;
}

AssayCertificateFact *
assay_facts_add_plain (AssayCertificateSection *section,
                       const char              *label,
                       const char              *value)
{
  g_autofree char *shown = assay_format_shorten (value, ASSAY_FACT_MAX_CHARS);
  AssayCertificateFact *fact;

  if (value == NULL)
    return NULL;
  fact = assay_facts_add (section, label, assay_text_new ("{value}", "value", ASSAY_ARG_TEXT, shown, NULL));
  fact->cut = !g_str_equal (shown, value);
  if (fact->cut)
    fact->whole = g_strdup (value);
  return fact;
}

/* "04:C1:5D", as people compare such numbers. */
static char *
dup_colons (const char *hex)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; hex[i] != '\0'; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append_c (out, ':');
      g_string_append_c (out, g_ascii_toupper (hex[i]));
    }
  return g_string_free (out, FALSE);
}

/* Bytes with colons, cut to one look. */
static AssayCertificateFact *
add_hex (AssayCertificateSection *section,
         const char              *label,
         const char              *hex)
{
  g_autofree char *whole = dup_colons (hex);
  g_autofree char *start = g_strndup (whole, 3 * ASSAY_FACT_MAX_BYTES - 1);
  gboolean cut = strlen (start) < strlen (whole);
  g_autofree char *shown = cut ? g_strconcat (start, "…", NULL) : g_strdup (whole);
  AssayCertificateFact *fact = assay_facts_add_plain (section, label, shown);

  fact->whole = g_steal_pointer (&whole);
  fact->cut = cut;
  return fact;
}

AssayCertificateFact *
assay_facts_add_node (AssayCertificateSection *section,
                      const char              *label,
                      const AssayNode         *node)
{
  g_autofree char *shown = NULL;
  AssayCertificateFact *fact;

  if (node == NULL)
    return NULL;
  shown = assay_node_dup_summary (node, 2 * ASSAY_FACT_MAX_BYTES);
  fact = assay_facts_add_plain (section, label, shown != NULL ? shown : "");
  fact->node = node;
  fact->cut = fact->cut || (shown != NULL && assay_node_get_length (node) > 2 * ASSAY_FACT_MAX_BYTES
                            && g_str_has_suffix (shown, "…"));
  fact->malformed = assay_node_is_malformed (node);
  if (assay_node_get_remark (node) != NULL)
    fact->remark = assay_text_ref (assay_node_get_remark (node));
  return fact;
}

/* The first certificate that may have issued this one: on the path the next, else any. */
static int
find_issuer (const AssayReport *report,
             guint              index)
{
  const GArray *path = report->verification.path;
  const AssayCertificate *certificate = assay_report_get_certificate (report, (int) index);

  for (guint i = 0; i + 1 < path->len; i++)
    if (g_array_index (path, guint, i) == index)
      return (int) g_array_index (path, guint, i + 1);
  for (guint i = 0; i < report->certificates->len; i++)
    if (i != index && assay_certificate_may_be_issuer (assay_report_get_certificate (report, (int) i), certificate))
      return (int) i;
  return -1;
}

static AssayCertificateFact *
add_name (AssayCertificateSection *section,
          const char              *label,
          const char              *name,
          const AssayNode         *node)
{
  AssayCertificateFact *fact = *name != '\0' ? assay_facts_add_plain (section, label, name)
                                  : assay_facts_add (section, label, assay_text_new (N_("(empty)"), NULL));

  fact->node = node;
  return fact;
}

static void
add_identity (AssayCertificateFacts *facts,
              const AssayReport     *report,
              guint                  index)
{
  const AssayCertificate *certificate = facts->certificate;
  const AssayNode *tbs = assay_node_lookup (facts->tree, "tbs_certificate");
  AssayCertificateSection *section = assay_facts_add_section (facts, NULL, tbs);
  AssayCertificateFact *fact;

  add_name (section, N_("Subject"), certificate->subject, assay_node_lookup (facts->tree, "tbs_certificate/subject"));
  fact = add_name (section, N_("Issuer"), certificate->issuer,
                   assay_node_lookup (facts->tree, "tbs_certificate/issuer"));
  fact->leads_to = find_issuer (report, index);
  if (assay_certificate_is_self_issued (certificate))
    fact->remark = assay_text_new (N_("The same name as the subject: it vouches for itself"), NULL);
  fact = add_hex (section, N_("Serial number"), certificate->serial);
  fact->node = assay_node_lookup (facts->tree, "tbs_certificate/serial_number");
  assay_facts_add_node (section, N_("Version"), assay_node_lookup (facts->tree, "tbs_certificate/version"));
  assay_facts_add_node (section, N_("Issuer's unique identifier"),
                        assay_node_lookup (facts->tree, "tbs_certificate/issuer_unique_id"));
  assay_facts_add_node (section, N_("Subject's unique identifier"),
                        assay_node_lookup (facts->tree, "tbs_certificate/subject_unique_id"));
}

static AssayCertificateFact *
add_moment (AssayCertificateSection *section,
            const char              *label,
            gint64                   moment,
            const AssayNode         *node)
{
  AssayCertificateFact *fact = moment == ASSAY_NO_TIME
                      ? assay_facts_add (section, label, assay_text_new (N_("unreadable"), NULL))
                      : assay_facts_add (section, label, assay_text_new ("{time}", "time", ASSAY_ARG_TIME, moment, NULL));

  fact->node = node;
  fact->malformed = moment == ASSAY_NO_TIME || (node != NULL && assay_node_is_malformed (node));
  return fact;
}

static AssayText *
word_time_left (const AssayCertificate *certificate,
                gint64                  now)
{
  if (now > certificate->not_after)
    return assay_text_new (N_("ended {span} ago"), "span", ASSAY_ARG_SPAN, now - certificate->not_after, NULL);
  if (now < certificate->not_before)
    return assay_text_new (N_("begins in {span}"), "span", ASSAY_ARG_SPAN, certificate->not_before - now, NULL);
  return assay_text_new (N_("{span} left"), "span", ASSAY_ARG_SPAN, certificate->not_after - now, NULL);
}

static void
add_validity (AssayCertificateFacts *facts,
              gint64                 now)
{
  const AssayCertificate *certificate = facts->certificate;
  const AssayNode *validity = assay_node_lookup (facts->tree, "tbs_certificate/validity");
  AssayCertificateSection *section = assay_facts_add_section (facts, N_("Validity"), validity);
  gint64 begins = certificate->not_before, ends = certificate->not_after;
  AssayCertificateFact *fact;

  add_moment (section, N_("Not before"), begins, validity != NULL ? assay_node_lookup (validity, "not_before") : NULL);
  fact = add_moment (section, N_("Not after"), ends, validity != NULL ? assay_node_lookup (validity, "not_after") : NULL);
  if (begins == ASSAY_NO_TIME || ends == ASSAY_NO_TIME)
    return;
  fact->remark = word_time_left (certificate, now);
  if (ends > begins)
    fact->elapsed = CLAMP ((double) (now - begins) / (double) (ends - begins), 0, 1);
}

/* What is told of a certificate and is no field of it has its words too. */
static void
explain (AssayCertificateFact *fact,
         const char           *id)
{
  fact->explanation = assay_explanation_find (ASSAY_SUBJECT_CERTIFICATE, id);
}

static void
add_key (AssayCertificateFacts *facts)
{
  const AssayNode *info = assay_node_lookup (facts->tree, "tbs_certificate/subject_public_key_info");
  AssayCertificateSection *section = assay_facts_add_section (facts, N_("Public Key"), info);
  g_autofree char *summary = assay_certificate_dup_key_summary (facts->certificate);
  g_autofree char *pin = assay_certificate_dup_spki_pin (facts->certificate);
  AssayCertificateFact *fact;

  assay_facts_add_plain (section, N_("Kind and size"), summary)->node = info;
  fact = assay_facts_add_plain (section, N_("SHA-256 of the key (SPKI pin)"), pin);
  fact->node = info;
  explain (fact, "spki_sha256");
  if (info == NULL)
    return;
  assay_facts_add_below (section, assay_node_lookup (info, "algorithm"));
  assay_facts_add_below (section, assay_node_lookup (info, "subject_public_key"));
}

static void
add_fingerprints (AssayCertificateFacts *facts)
{
  AssayCertificateSection *section = assay_facts_add_section (facts, N_("Fingerprints"), facts->tree);
  g_autofree char *sha256 = assay_certificate_dup_fingerprint (facts->certificate, G_CHECKSUM_SHA256);
  g_autofree char *sha1 = assay_certificate_dup_fingerprint (facts->certificate, G_CHECKSUM_SHA1);
  AssayCertificateFact *fact;

  fact = add_hex (section, N_("SHA-256"), sha256);
  fact->node = facts->tree;
  explain (fact, "sha256");
  fact = add_hex (section, N_("SHA-1"), sha1);
  fact->node = facts->tree;
  explain (fact, "sha1");
}

static void
add_signature (AssayCertificateFacts *facts)
{
  const AssayNode *value = assay_node_lookup (facts->tree, "signature_value");
  AssayCertificateSection *section = assay_facts_add_section (facts, N_("Signature"), value);

  assay_facts_add_below (section, assay_node_lookup (facts->tree, "signature_algorithm"));
  assay_facts_add_below (section, value);
}

/* A field has words of its own when they are not those of what is around it, or of the whole section. */
static const AssayExplanation *
find_explanation (const AssayCertificateSection *section,
                  const AssayNode               *node)
{
  const AssayExplanation *own = assay_explanation_of_node (node);

  return own != assay_explanation_of_node (assay_node_get_parent (node))
         && own != assay_explanation_of_node (section->node) ? own : NULL;
}

/* Of the sections so far: an extension is explained as a whole. */
static void
explain_fields (AssayCertificateFacts *facts)
{
  for (guint i = 0; i < facts->sections->len; i++)
    {
      const AssayCertificateSection *section = g_ptr_array_index (facts->sections, i);

      for (guint j = 0; j < section->facts->len; j++)
        {
          AssayCertificateFact *fact = g_ptr_array_index (section->facts, j);

          if (fact->explanation == NULL && fact->node != NULL)
            fact->explanation = find_explanation (section, fact->node);
        }
    }
}

/* Takes the tree. */
static AssayCertificateFacts *
read_facts (AssayCertificate  *certificate,
            AssayNode         *tree,
            const AssayReport *report,
            guint              index)
{
  AssayCertificateFacts *facts = g_atomic_rc_box_new0 (AssayCertificateFacts);

  facts->certificate = assay_certificate_ref (certificate);
  facts->tree = tree;
  facts->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) free_section);
  add_identity (facts, report, index);
  add_validity (facts, assay_report_get_time (report));
  add_key (facts);
  add_fingerprints (facts);
  explain_fields (facts);
  assay_facts_add_extensions (facts);
  add_signature (facts);
  assay_facts_add_statements (facts, report, index);
  return facts;
}

AssayCertificateFacts *
assay_certificate_facts_new (const AssayReport *report,
                             guint              index)
{
  AssayCertificate *certificate = assay_report_get_certificate (report, (int) index);

  g_return_val_if_fail (certificate != NULL, NULL);

  return read_facts (certificate, assay_x509_decode (certificate->der), report, index);
}

AssayCertificateFacts *
assay_certificate_facts_renew (const AssayCertificateFacts *before,
                               const AssayReport           *report,
                               guint                        index)
{
  return read_facts (before->certificate, assay_node_ref (before->tree), report, index);
}

AssayCertificateFacts *
assay_certificate_facts_ref (AssayCertificateFacts *facts)
{
  return g_atomic_rc_box_acquire (facts);
}

static void
clear_facts (gpointer data)
{
  AssayCertificateFacts *facts = data;

  g_ptr_array_unref (facts->sections);
  assay_node_unref (facts->tree);
  assay_certificate_unref (facts->certificate);
}

void
assay_certificate_facts_unref (AssayCertificateFacts *facts)
{
  g_atomic_rc_box_release_full (facts, clear_facts);
}

static gboolean
says_same (AssayText *a,
           AssayText *b)
{
  g_autofree char *one = assay_text_format (a, NULL);
  g_autofree char *other = assay_text_format (b, NULL);

  return g_strcmp0 (one, other) == 0;
}

/* What has passed of a validity is told by the remark, to the day. */
gboolean
assay_certificate_fact_equal (const AssayCertificateFact *a,
                              const AssayCertificateFact *b)
{
  return g_str_equal (a->label, b->label) && says_same (a->value, b->value) && g_strcmp0 (a->whole, b->whole) == 0
         && says_same (a->remark, b->remark) && a->cut == b->cut && a->malformed == b->malformed
         && a->leads_to == b->leads_to;
}

char *
assay_certificate_fact_dup_whole (const AssayCertificateFact *fact,
                                  const AssayLocale          *locale)
{
  if (fact->whole != NULL)
    return g_strdup (fact->whole);
  return fact->cut && fact->node != NULL ? assay_node_dup_value (fact->node) : assay_text_format (fact->value, locale);
}
