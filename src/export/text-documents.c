/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/text-documents.h"

#include "decode/decode-document.h"
#include "export/text-messages.h"

#define KIND_WIDTH 24

/* "chain.pem:12" */
static char *
describe_place (const AssayDocument *document)
{
  return document->line > 0 ? g_strdup_printf ("%s:%u", document->source, document->line) : g_strdup (document->source);
}

static void
add_fields (AssayTextPage       *page,
            const AssayDocument *document)
{
  g_autoptr(AssayNode) tree = assay_document_decode (document->kind, document->der);

  for (guint i = 0; i < assay_node_get_n_children (tree); i++)
    assay_text_page_add_node (page, assay_node_get_child (tree, i), 4);
}

static void
add_document (AssayTextPage       *page,
              const AssayDocument *document,
              gboolean             fields)
{
  g_autofree char *place = describe_place (document);
  g_autofree char *problem = assay_text_format (document->problem, page->locale);

  assay_text_page_add_space (page, 2);
  assay_text_page_add_cell (page, ASSAY_INK_BOLD, assay_text_page_say (page, assay_document_kind_label (document->kind)),
                            KIND_WIDTH, FALSE);
  if (document->title != NULL)
    {
      assay_text_page_add (page, ASSAY_INK_PLAIN, document->title);
      assay_text_page_add_space (page, 2);
    }
  assay_text_page_add (page, ASSAY_INK_DIM, place);
  assay_text_page_break (page);
  if (problem != NULL)
    {
      assay_text_page_add_space (page, 4);
      assay_text_page_add_wrapped (page, ASSAY_INK_YELLOW, problem, 4);
    }
  if (fields && document->der != NULL)
    add_fields (page, document);
}

void
assay_text_page_add_documents (AssayTextPage     *page,
                               const AssayReport *report,
                               gboolean           fields)
{
  if (report->documents->len == 0)
    return;
  assay_text_page_add_heading (page, report->n_sent > 0 ? N_("Also in the file") : N_("In the file"));
  for (guint i = 0; i < report->documents->len; i++)
    add_document (page, g_ptr_array_index (report->documents, i), fields);
}
