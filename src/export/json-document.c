/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/json-document.h"

#include "decode/decode-document.h"
#include "export/export-pem.h"
#include "export/json-parts.h"

static void
add_bytes (AssayJson           *json,
           const AssayDocument *document,
           AssayJsonFlags       flags)
{
  g_autoptr(AssayNode) fields = NULL;

  assay_json_take_text (json, "sha256", g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, document->der));
  assay_json_take_text (json, "pem", assay_export_pem_document (document));
  if ((flags & ASSAY_JSON_BRIEF) != 0)
    return;
  fields = assay_document_decode (document->kind, document->der);
  assay_json_add_node (json, "fields", fields);
}

void
assay_json_add_document (AssayJson           *json,
                         const AssayDocument *document,
                         AssayJsonFlags       flags)
{
  assay_json_open (json, NULL, '{');
  assay_json_add_text (json, "kind", assay_document_kind_name (document->kind));
  assay_json_add_text (json, "source", document->source);
  assay_json_add_code (json, "line", document->line > 0, document->line);
  assay_json_add_text (json, "label", document->label);
  assay_json_add_text (json, "title", document->title);
  assay_json_add_words (json, "problem", document->problem);
  assay_json_add_boolean (json, "locked", document->locked);
  if (document->der != NULL)
    add_bytes (json, document, flags);
  assay_json_close (json, '}');
}
