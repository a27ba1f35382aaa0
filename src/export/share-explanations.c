/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/share-explanations.h"

#include "base/assay-explanation.h"
#include "decode/decode-message.h"
#include "decode/decode-x509.h"

/* What is explained on a page, each thing once. */
typedef struct {
  AssaySharePage *page;
  GHashTable     *told;       /* set of AssayExplanation */
} Glossary;

static void
explain (Glossary               *glossary,
         const char             *name,
         const AssayExplanation *explanation)
{
  AssaySharePage *page = glossary->page;
  g_autoptr(GString) words = NULL;

  if (explanation == NULL || !g_hash_table_add (glossary->told, (gpointer) explanation))
    return;
  words = g_string_new (assay_share_page_say (page, explanation->text));
  if (explanation->more != NULL)
    g_string_append_printf (words, " %s", assay_share_page_say (page, explanation->more));
  g_string_append_printf (words, " (%s)", explanation->reference);
  page->form->field (page, name, words->str);
}

/* The properties of a connection that a page tells, in its order. */
static const struct {
  const char *id;
  const char *label;
} properties[] = {
  { "protocol",         N_("Protocol") },
  { "cipher_suite",     N_("Cipher suite") },
  { "group",            N_("Key exchange") },
  { "forward_secrecy",  N_("Forward secrecy") },
  { "signature_scheme", N_("Handshake signature") },
  { "alpn",             N_("Application protocol") },
};

static void
explain_checks (Glossary              *glossary,
                const AssayAssessment *assessment)
{
  AssaySharePage *page = glossary->page;

  page->form->begin_details (page, assay_share_page_say (page, N_("Checks")));
  for (guint i = 0; i < assessment->findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (assessment->findings, i);
      g_autofree char *title = assay_text_format (finding->title, page->locale);

      explain (glossary, title, assay_explanation_find (ASSAY_SUBJECT_CHECK, finding->id));
    }
  page->form->end_details (page);
}

static void
explain_connection (Glossary *glossary)
{
  AssaySharePage *page = glossary->page;

  page->form->begin_details (page, assay_share_page_say (page, N_("Connection")));
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    explain (glossary, assay_share_page_say (page, properties[i].label),
             assay_explanation_find (ASSAY_SUBJECT_CONNECTION, properties[i].id));
  page->form->end_details (page);
}

/* A field and all below it; no deeper than ASSAY_NODE_MAX_DEPTH. */
static void
explain_node (Glossary        *glossary,
              const AssayNode *node)
{
  const AssayExplanation *explanation = assay_explanation_of_node (node);
  const char *label = assay_node_get_label (node);

  if (explanation != NULL && assay_node_has_key (node, explanation->id))
    explain (glossary, label != NULL ? assay_share_page_say (glossary->page, label) : explanation->id, explanation);
  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    explain_node (glossary, assay_node_get_child (node, i));
}

static void
explain_messages (Glossary          *glossary,
                  const AssayReport *report)
{
  AssaySharePage *page = glossary->page;

  page->form->begin_details (page, assay_share_page_say (page, N_("Messages")));
  for (guint i = 0; i < report->messages->len; i++)
    {
      g_autoptr(AssayNode) tree = assay_decode_outline (g_ptr_array_index (report->messages, i));

      explain_node (glossary, tree);
    }
  page->form->end_details (page);
}

static void
explain_certificates (Glossary          *glossary,
                      const AssayReport *report)
{
  AssaySharePage *page = glossary->page;

  page->form->begin_details (page, assay_share_page_say (page, N_("Certificates")));
  for (guint i = 0; i < report->certificates->len; i++)
    {
      const AssayCertificate *certificate = g_ptr_array_index (report->certificates, i);
      g_autoptr(AssayNode) tree = assay_x509_decode (certificate->der);

      explain_node (glossary, tree);
    }
  page->form->end_details (page);
}

void
assay_share_page_add_explanations (AssaySharePage        *page,
                                   const AssayReport     *report,
                                   const AssayAssessment *assessment)
{
  g_autoptr(GHashTable) told = g_hash_table_new (NULL, NULL);
  Glossary glossary = { page, told };

  if (page->form->paper)
    return;
  assay_share_page_heading (page, N_("In Plain Words"));
  explain_checks (&glossary, assessment);
  if (report->connection != NULL)
    explain_connection (&glossary);
  if (report->messages->len > 0)
    explain_messages (&glossary, report);
  if (report->certificates->len > 0)
    explain_certificates (&glossary, report);
}
