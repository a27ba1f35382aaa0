/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"
#include "base/assay-proof.h"
#include "export/import-read.h"

G_BEGIN_DECLS

/* Limits on lists in a report: as the engine has them, and some room. */
#define ASSAY_IMPORT_MAX_CERTIFICATES 256
#define ASSAY_IMPORT_MAX_MESSAGES     4096
#define ASSAY_IMPORT_MAX_RECORDS      32768
#define ASSAY_IMPORT_MAX_OTHERS       1024
#define ASSAY_IMPORT_MAX_REFUSAL      200     /* bytes */

/* The target as it is read. */
typedef struct {
  char    *input;
  char    *scheme;
  char    *host;
  char    *display_host;
  guint16  port;
} AssayImportTarget;

/**
 * AssayImportReport:
 * @import: the import; the first, so that readers can be handed either
 * @draft: the report as far as it was read
 * @target: what it is about
 * @options: how it was asked; borrows from the import
 * @failure: (nullable): why it failed
 * @connected: whether there was a connection
 * @assessment: the verdict as of then
 * @proofs: how the proofs came out
 * @generator: (nullable): who wrote it
 * @schema: the version of the format
 * @n_bodiless: messages that were written without their bytes
 *
 * A report while it is read: what the rows of the tables fill in.
 */
typedef struct {
  AssayImport          import;
  AssayReport          draft;
  AssayImportTarget    target;
  AssayRequestOptions  options;
  AssayAssessment      assessment;
  AssayProofs         *proofs;
  char                *generator;
  guint                schema;
  guint                n_bodiless;
} AssayImportReport;

/* Readers of members that are objects and lists, a file a theme. Their place is the #AssayImportReport. */
gboolean assay_import_target       (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_request      (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_outcome      (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_checks       (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_proofs       (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_validation   (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_phases       (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_connection   (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_certificates (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_chain        (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_messages     (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_documents    (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_records      (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_revocations  (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_timestamps   (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);

/* For the choices of the tables: the names of enumerations by number. */
#define ASSAY_IMPORT_NAMES(suffix, function, type)      \
  static const char *                                   \
  name_##suffix (guint choice)                          \
  {                                                     \
    return function ((type) choice);                    \
  }

G_END_DECLS
