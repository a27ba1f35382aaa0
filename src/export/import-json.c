/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/import-json.h"

#include <string.h>

#include "base/assay-format.h"
#include "export/import-parts.h"
#include "export/import-scan.h"

#define SCHEMA_VERSION 1

#define PART(member, read, required) { member, read, 0, required }

/* The members of a report, in the order in which they are read: what others refer to comes first. To add a member, add
 * a row, here or in the table of the object that it stands in; %NULL in place of a reader when it is made again from
 * others. */
static const AssayImportField members[] = {
  { "schema",    assay_import_uint, G_STRUCT_OFFSET (AssayImportReport, schema), TRUE },
  { "generator", assay_import_text, G_STRUCT_OFFSET (AssayImportReport, generator), TRUE },
  { "started_at", assay_import_moment, G_STRUCT_OFFSET (AssayImportReport, draft.started_at), TRUE },
  { "as_of",     assay_import_time, G_STRUCT_OFFSET (AssayImportReport, draft.as_of) },
  { "duration_ms", assay_import_duration, G_STRUCT_OFFSET (AssayImportReport, draft.duration_us), TRUE },
  PART ("target",       assay_import_target,       TRUE),
  PART ("request",      assay_import_request,      FALSE),
  PART ("outcome",      assay_import_outcome,      TRUE),
  PART ("phases",       assay_import_phases,       TRUE),
  PART ("connection",   assay_import_connection,   TRUE),
  PART ("certificates", assay_import_certificates, TRUE),
  PART ("chain",        assay_import_chain,        TRUE),
  PART ("checks",       assay_import_checks,       TRUE),
  PART ("messages",     assay_import_messages,     TRUE),
  PART ("documents",    assay_import_documents,    FALSE),
  PART ("records",      assay_import_records,      FALSE),
  PART ("proofs",       assay_import_proofs,       FALSE),
  PART ("revocation",   assay_import_revocations,  FALSE),
  PART ("timestamps",   assay_import_timestamps,   FALSE),
  PART ("validation",   assay_import_validation,   FALSE),
};

void
assay_saved_report_free (AssaySavedReport *saved)
{
  assay_report_unref (saved->report);
  assay_assessment_unref (saved->assessment);
  assay_proofs_unref (saved->proofs);
  g_free (saved->generator);
  g_ptr_array_unref (saved->remarks);
  g_free (saved);
}

gboolean
assay_import_is_report (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gsize at = 0;

  while (at < length && strchr (" \t\r\n", text[at]) != NULL && text[at] != '\0')
    at++;
  return at < length && (text[at] == '{' || text[at] == '[');
}

static void
begin (AssayImportReport *reading)
{
  g_autoptr(AssayTarget) nothing = assay_target_new_named ("file", "");
  g_autoptr(AssayRequest) request = assay_request_new (nothing, NULL);

  *reading = (AssayImportReport) {
    .proofs = assay_proofs_new (),
    .assessment.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_finding_unref),
  };
  assay_import_init (&reading->import);
  assay_report_draft (&reading->draft, request);
  assay_request_options_init (&reading->options);
}

/* What is not to go on; the report takes its draft in any case. */
static void
drop (AssayImportReport *reading)
{
  assay_report_unref (assay_report_take (&reading->draft));
  g_ptr_array_unref (reading->assessment.findings);
  g_clear_pointer (&reading->assessment.headline, assay_text_unref);
  g_clear_pointer (&reading->assessment.summary, assay_text_unref);
  assay_proofs_unref (reading->proofs);
  assay_import_clear (&reading->import);
}

/* The request of target and options, which may come in any order. */
static gboolean
make_request (AssayImportReport *reading)
{
  const AssayImportTarget *facts = &reading->target;
  g_autoptr(AssayTarget) target = assay_target_restore (facts->input, facts->scheme, facts->host,
                                                        facts->display_host != NULL ? facts->display_host
                                                                                    : facts->input, facts->port);

  if (target == NULL)
    {
      g_ptr_array_add (reading->import.path, g_strdup ("target"));
      return assay_import_fail (&reading->import, N_("This cannot be a target"));
    }
  assay_request_unref (reading->draft.request);
  reading->draft.request = assay_request_new (target, &reading->options);
  /* A server's report is one of the past; certificates of a file are what they were. */
  reading->draft.kind = assay_request_get_kind (reading->draft.request);
  if (reading->draft.kind == ASSAY_REPORT_LIVE)
    reading->draft.kind = ASSAY_REPORT_SAVED;
  return TRUE;
}

static void
add_remark (GPtrArray *remarks,
            AssayText *remark)
{
  g_ptr_array_add (remarks, remark);
}

static GPtrArray *
make_remarks (const AssayImportReport *reading)
{
  GPtrArray *remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_text_unref);
  const AssayImport *import = &reading->import;

  if (import->newer)
    add_remark (remarks, assay_text_new (N_("A newer version of Assay wrote this report (format {schema}). What is not "
                                            "known here is left out."),
                                         "schema", ASSAY_ARG_NUMBER, (gint64) reading->schema, NULL));
  else if (import->n_unknown > 0)
    add_remark (remarks, assay_text_new_plural (NP_("{n} member of this report is not known here and is left out.",
                                                    "{n} members of this report are not known here and are left out."),
                                                import->n_unknown, NULL));
  if (reading->n_bodiless > 0)
    add_remark (remarks, assay_text_new (N_("This report was written in brief, without the messages' bytes: they "
                                            "cannot be shown."), NULL));
  return remarks;
}

static AssaySavedReport *
finish (AssayImportReport *reading)
{
  AssaySavedReport *saved = g_new (AssaySavedReport, 1);

  *saved = (AssaySavedReport) {
    .report = assay_report_take (&reading->draft),
    .assessment = assay_assessment_take (&reading->assessment),
    .proofs = reading->proofs,
    .generator = assay_format_visible (reading->generator, -1),
    .schema = reading->schema,
    .remarks = make_remarks (reading),
  };
  assay_import_clear (&reading->import);
  return saved;
}

/* What only a look at the whole shows. */
static gboolean
check_whole (AssayImportReport *reading)
{
  AssayImport *import = &reading->import;

  if (reading->assessment.headline == NULL || reading->assessment.summary == NULL)
    return assay_import_fail (import, N_("The verdict is missing"));
  if ((reading->assessment.verdict == ASSAY_VERDICT_FAILED) != (reading->draft.failure != NULL))
    return assay_import_fail (import, N_("The verdict does not fit the error"));
  return TRUE;
}

/* A file of several reports is a list of them; a list of one is as good as the one. */
static JsonNode *
find_report (AssayImport *import,
             JsonNode    *root)
{
  if (root == NULL)
    {
      assay_import_fail (import, N_("There is nothing in it"));
      return NULL;
    }
  if (!JSON_NODE_HOLDS_ARRAY (root))
    return root;
  if (json_array_get_length (json_node_get_array (root)) == 1)
    return json_array_get_element (json_node_get_array (root), 0);
  assay_import_fail (import, N_("This file holds several reports, or none; each must be in a file of its own"));
  return NULL;
}

/* Which schema, before anything is judged by it. */
static void
look_at_schema (AssayImport *import,
                JsonNode    *report)
{
  JsonNode *schema = JSON_NODE_HOLDS_OBJECT (report) ? json_object_get_member (json_node_get_object (report), "schema")
                                                     : NULL;

  import->newer = schema != NULL && JSON_NODE_HOLDS_VALUE (schema) && json_node_get_int (schema) > SCHEMA_VERSION;
}

static AssaySavedReport *
read_report (JsonNode   *root,
             AssayText **why)
{
  AssayImportReport reading;
  JsonNode *report;

  begin (&reading);
  report = find_report (&reading.import, root);
  if (report != NULL)
    look_at_schema (&reading.import, report);
  if (report != NULL
      && assay_import_object (&reading.import, report, members, G_N_ELEMENTS (members), &reading)
      && make_request (&reading)
      && check_whole (&reading))
    return finish (&reading);
  *why = g_steal_pointer (&reading.import.problem);
  drop (&reading);
  return NULL;
}

/* "<data>:3:1: Parse error: ..." */
static AssayText *
say_syntax (const GError *error)
{
  const char *words = g_str_has_prefix (error->message, "<data>:") ? error->message + strlen ("<data>:")
                                                                   : error->message;

  return assay_text_new (N_("This is no JSON, or damaged (line, column, reason): {words}"),
                         "words", ASSAY_ARG_TEXT, words, NULL);
}

AssaySavedReport *
assay_import_json (GBytes     *bytes,
                   AssayText **why)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = assay_import_scan (data != NULL ? data : "", length, why);
  g_autoptr(JsonParser) parser = NULL;
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return NULL;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, &error))
    {
      *why = say_syntax (error);
      return NULL;
    }
  return read_report (json_parser_get_root (parser), why);
}
