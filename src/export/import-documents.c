/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-format.h"
#include "decode/decode-document.h"
#include "export/export-pem.h"
#include "export/import-parts.h"

ASSAY_IMPORT_NAMES (document_kind, assay_document_kind_name, AssayDocumentKind)

/* One as it is read; borrows from the import. */
typedef struct {
  AssayDocumentKind  kind;
  char              *source;
  guint32            line;
  char              *label;
  char              *title;
  AssayText         *problem;
  gboolean           locked;
  char              *pem;
} Document;

static gboolean
read_line (AssayImport            *import,
           JsonNode               *node,
           const AssayImportField *field,
           gpointer                place)
{
  return JSON_NODE_HOLDS_NULL (node) || assay_import_uint (import, node, field, place);
}

/* The rest is read from the bytes again. */
static const AssayImportField document_fields[] = {
  { "kind",    assay_import_choice,  G_STRUCT_OFFSET (Document, kind), TRUE, ASSAY_N_DOCUMENTS, name_document_kind },
  { "source",  assay_import_text,    G_STRUCT_OFFSET (Document, source), TRUE },
  { "line",    read_line,            G_STRUCT_OFFSET (Document, line), TRUE },
  { "label",   assay_import_or_null, G_STRUCT_OFFSET (Document, label), TRUE },
  { "title",   assay_import_or_null, G_STRUCT_OFFSET (Document, title), TRUE },
  { "problem", assay_import_words,   G_STRUCT_OFFSET (Document, problem), TRUE },
  { "locked",  assay_import_boolean, G_STRUCT_OFFSET (Document, locked) },
  { "pem",     assay_import_or_null, G_STRUCT_OFFSET (Document, pem) },
  { "sha256",  NULL },
  { "fields",  NULL },
};

static gboolean
add_document (AssayImport            *import,
              JsonNode               *node,
              const AssayImportField *field,
              gpointer                place)
{
  AssayImportReport *reading = place;
  Document read = { 0 };
  AssayDocument draft;

  if (!assay_import_object (import, node, document_fields, G_N_ELEMENTS (document_fields), &read))
    return FALSE;
  draft = (AssayDocument) {
    .kind = read.kind,
    .source = assay_format_visible (read.source, -1),
    .line = read.line,
    .label = read.label != NULL ? assay_format_visible (read.label, -1) : NULL,
    .title = read.title != NULL ? assay_format_visible (read.title, -1) : NULL,
    .locked = read.locked,
    .problem = read.problem != NULL ? assay_text_ref (read.problem) : NULL,
  };
  if (read.pem != NULL)
    draft.der = assay_import_pem_document (&draft, read.pem);
  g_ptr_array_add (reading->draft.documents, assay_document_take (&draft));
  if (read.pem != NULL && draft.der == NULL)
    return assay_import_fail (import, N_("This is not in PEM what it should be"));
  return TRUE;
}

gboolean
assay_import_documents (AssayImport            *import,
                        JsonNode               *node,
                        const AssayImportField *field,
                        gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_OTHERS, add_document, place);
}
