/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked, how it went, and what was thought of it. */
#include "export/import-parts.h"

#include <string.h>

#include "base/assay-format.h"

ASSAY_IMPORT_NAMES (family, assay_family_name, AssayFamily)
ASSAY_IMPORT_NAMES (anchors, assay_anchor_kind_name, AssayAnchorKind)
ASSAY_IMPORT_NAMES (phase, assay_phase_name, AssayPhaseId)
ASSAY_IMPORT_NAMES (failure, assay_failure_code_name, AssayFailureCode)
ASSAY_IMPORT_NAMES (verdict, assay_verdict_name, AssayVerdict)
ASSAY_IMPORT_NAMES (status, assay_status_name, AssayStatus)
ASSAY_IMPORT_NAMES (proof_status, assay_proof_status_name, AssayProofStatus)

/* The target */

#define TARGET(member) G_STRUCT_OFFSET (AssayImportReport, target.member)
#define DRAFT(member)  G_STRUCT_OFFSET (AssayImportReport, draft.member)

static gboolean
add_address (AssayImport            *import,
             JsonNode               *node,
             const AssayImportField *field,
             gpointer                place)
{
  AssayImportReport *reading = place;
  char *address;

  if (!assay_import_text (import, node, field, &address))
    return FALSE;
  g_ptr_array_add (reading->draft.addresses, assay_format_visible (address, -1));
  return TRUE;
}

static gboolean
read_addresses (AssayImport            *import,
                JsonNode               *node,
                const AssayImportField *field,
                gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_OTHERS, add_address, place);
}

static const AssayImportField target_fields[] = {
  { "input",         assay_import_text,    TARGET (input),         TRUE },
  { "host",          assay_import_text,    TARGET (host),          TRUE },
  { "port",          assay_import_u16,     TARGET (port),          TRUE },
  { "scheme",        assay_import_text,    TARGET (scheme),        TRUE },
  { "display_host",  assay_import_text,    TARGET (display_host) },
  { "address",       assay_import_visible, DRAFT (address) },
  { "address_port",  assay_import_u16,     DRAFT (port) },
  { "local_address", assay_import_visible, DRAFT (local_address) },
  { "local_port",    assay_import_u16,     DRAFT (local_port) },
  { "addresses",     read_addresses },
  { "starttls" },
  { "server_name" },
  { "verify_name" },
  { "connect_host" },
  { "connect_port" },
};

gboolean
assay_import_target (AssayImport            *import,
                     JsonNode               *node,
                     const AssayImportField *field,
                     gpointer                place)
{
  return assay_import_object (import, node, target_fields, G_N_ELEMENTS (target_fields), place);
}

/* The request */

#define OPTION(member) G_STRUCT_OFFSET (AssayRequestOptions, member)

static const AssayImportField request_fields[] = {
  { "connect_host",   assay_import_or_null,  OPTION (connect_host) },
  { "connect_port",   assay_import_u16,      OPTION (connect_port) },
  { "server_name",    assay_import_or_null,  OPTION (server_name) },
  { "no_server_name", assay_import_boolean,  OPTION (no_server_name) },
  { "verify_name",    assay_import_or_null,  OPTION (verify_name) },
  { "family",         assay_import_choice,   OPTION (family), .max = ASSAY_FAMILY_IPV6 + 1, .name = name_family },
  { "alpn",           assay_import_texts,    OPTION (alpn) },
  { "version_min",    assay_import_u16,      OPTION (version_min) },
  { "version_max",    assay_import_u16,      OPTION (version_max) },
  { "timeout_ms",     assay_import_duration, OPTION (timeout_us) },
  { "anchors",        assay_import_choice,   OPTION (anchor_kind), .max = ASSAY_ANCHORS_NONE + 1,
    .name = name_anchors },
  { "warn_days",      assay_import_uint,     OPTION (warn_days), .max = ASSAY_LIMIT_WARN_DAYS },
};

gboolean
assay_import_request (AssayImport            *import,
                      JsonNode               *node,
                      const AssayImportField *field,
                      gpointer                place)
{
  AssayImportReport *reading = place;

  return assay_import_object (import, node, request_fields, G_N_ELEMENTS (request_fields), &reading->options);
}

/* The outcome */

typedef struct {
  AssayPhaseId      phase;
  AssayFailureCode  code;
  int               alert;
  AssayText        *message;
  char             *technical;
} Failure;

/* Where it happened; "limit" and "cancelled" are no parts of an inspection, but told in place of one. */
static gboolean
read_phase (AssayImport            *import,
            JsonNode               *node,
            const AssayImportField *field,
            gpointer                place)
{
  char *name;

  if (!assay_import_text (import, node, field, &name))
    return FALSE;
  for (guint i = 0; i < ASSAY_N_PHASES; i++)
    if (g_str_equal (name, assay_phase_name (i)))
      *(AssayPhaseId *) place = i;
  return TRUE;
}

static const AssayImportField failure_fields[] = {
  { "phase",      read_phase,           G_STRUCT_OFFSET (Failure, phase), TRUE },
  { "code",       assay_import_choice,  G_STRUCT_OFFSET (Failure, code), TRUE, ASSAY_N_FAILURES, name_failure },
  { "during",     assay_import_choice,  G_STRUCT_OFFSET (Failure, phase), FALSE, ASSAY_N_PHASES, name_phase },
  { "message",    assay_import_words,   G_STRUCT_OFFSET (Failure, message), TRUE },
  { "technical",  assay_import_or_null, G_STRUCT_OFFSET (Failure, technical) },
  { "alert_code", assay_import_code,    G_STRUCT_OFFSET (Failure, alert), FALSE, G_MAXUINT8 },
  { "alert" },
};

static gboolean
read_error (AssayImport            *import,
            JsonNode               *node,
            const AssayImportField *field,
            gpointer                place)
{
  AssayImportReport *reading = place;
  Failure failure = { .phase = ASSAY_PHASE_HANDSHAKE, .alert = -1 };

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!assay_import_object (import, node, failure_fields, G_N_ELEMENTS (failure_fields), &failure))
    return FALSE;
  if (failure.message == NULL)
    return assay_import_fail (import, N_("This is missing"));
  reading->draft.failure = assay_failure_new (failure.phase, failure.code, failure.alert,
                                              assay_text_ref (failure.message), failure.technical);
  return TRUE;
}

/* Words that the assessment owns. */
static gboolean
read_sentence (AssayImport            *import,
               JsonNode               *node,
               const AssayImportField *field,
               gpointer                place)
{
  AssayText *text = NULL;

  if (!assay_import_words (import, node, field, &text))
    return FALSE;
  if (text == NULL)
    return assay_import_fail (import, N_("This is missing"));
  *(AssayText **) place = assay_text_ref (text);
  return TRUE;
}

#define ASSESSMENT(member) G_STRUCT_OFFSET (AssayImportReport, assessment.member)

static const AssayImportField outcome_fields[] = {
  { "verdict",  assay_import_choice, ASSESSMENT (verdict), TRUE, ASSAY_VERDICT_FAILED + 1, name_verdict },
  { "headline", read_sentence,       ASSESSMENT (headline), TRUE },
  { "summary",  read_sentence,       ASSESSMENT (summary), TRUE },
  { "error",    read_error,          0, TRUE },
};

gboolean
assay_import_outcome (AssayImport            *import,
                      JsonNode               *node,
                      const AssayImportField *field,
                      gpointer                place)
{
  return assay_import_object (import, node, outcome_fields, G_N_ELEMENTS (outcome_fields), place);
}

/* The checks */

typedef struct {
  char        *id;
  AssayStatus  status;
  int          certificate;
  AssayText   *title;
  AssayText   *detail;
  AssayText   *fix;
  char        *reference;
} Check;

static const AssayImportField check_fields[] = {
  { "id",          assay_import_text,   G_STRUCT_OFFSET (Check, id), TRUE },
  { "status",      assay_import_choice, G_STRUCT_OFFSET (Check, status), TRUE, ASSAY_STATUS_ERROR + 1, name_status },
  { "certificate", assay_import_index,  G_STRUCT_OFFSET (Check, certificate), TRUE },
  { "title",       assay_import_words,  G_STRUCT_OFFSET (Check, title), TRUE },
  { "detail",      assay_import_words,  G_STRUCT_OFFSET (Check, detail), TRUE },
  { "fix",         assay_import_words,  G_STRUCT_OFFSET (Check, fix) },
  { "reference",   assay_import_text,   G_STRUCT_OFFSET (Check, reference), TRUE },
};

static AssayFinding *
make_finding (const Check *check)
{
  AssayFinding draft = {
    .status = check->status,
    .certificate = check->certificate,
    .title = assay_text_ref (check->title),
    .detail = assay_text_ref (check->detail),
    .fix = check->fix != NULL ? assay_text_ref (check->fix) : NULL,
    .kept = g_new0 (char *, 3),
  };

  draft.id = draft.kept[0] = assay_format_visible (check->id, -1);
  draft.reference = draft.kept[1] = assay_format_visible (check->reference, -1);
  return assay_finding_take (&draft);
}

static gboolean
add_check (AssayImport            *import,
           JsonNode               *node,
           const AssayImportField *field,
           gpointer                place)
{
  AssayImportReport *reading = place;
  Check check = { .certificate = -1 };

  if (!assay_import_object (import, node, check_fields, G_N_ELEMENTS (check_fields), &check))
    return FALSE;
  if (check.title == NULL || check.detail == NULL)
    return assay_import_fail (import, N_("This says nothing"));
  g_ptr_array_add (reading->assessment.findings, make_finding (&check));
  return TRUE;
}

gboolean
assay_import_checks (AssayImport            *import,
                     JsonNode               *node,
                     const AssayImportField *field,
                     gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_OTHERS, add_check, place);
}

/* The proofs */

typedef struct {
  char             *id;
  AssayProofStatus  status;
} Proof;

static const AssayImportField proof_fields[] = {
  { "id",     assay_import_text,   G_STRUCT_OFFSET (Proof, id), TRUE },
  { "status", assay_import_choice, G_STRUCT_OFFSET (Proof, status), TRUE, ASSAY_PROOF_UNKNOWN + 1, name_proof_status },
};

static gboolean
add_proof (AssayImport            *import,
           JsonNode               *node,
           const AssayImportField *field,
           gpointer                place)
{
  static const struct {
    const char *id;
    const char *title;
  } known[] = {
    { "server-signature", N_("The server holds the key of its certificate") },
    { "server-finished",  N_("The server's Finished") },
    { "client-finished",  N_("The client's Finished") },
  };
  AssayImportReport *reading = place;
  Proof proof = { NULL };

  if (!assay_import_object (import, node, proof_fields, G_N_ELEMENTS (proof_fields), &proof))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].id, proof.id))
      {
        AssayProof draft = {
          .id = known[i].id, .title = known[i].title, .reference = "", .status = proof.status,
          .inputs = assay_ingredients_new (),
        };

        g_array_append_val (reading->proofs->proofs, draft);
        return TRUE;
      }
  import->n_unknown++;
  return TRUE;
}

gboolean
assay_import_proofs (AssayImport            *import,
                     JsonNode               *node,
                     const AssayImportField *field,
                     gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_OTHERS, add_proof, place);
}

/* The phases */

typedef struct {
  AssayPhaseId  id;
  gint64        start_us;
  gint64        duration_us;
  char         *detail;
} Phase;

static const AssayImportField phase_fields[] = {
  { "name",        assay_import_choice,   G_STRUCT_OFFSET (Phase, id), TRUE, ASSAY_N_PHASES, name_phase },
  { "start_ms",    assay_import_duration, G_STRUCT_OFFSET (Phase, start_us), TRUE },
  { "duration_ms", assay_import_duration, G_STRUCT_OFFSET (Phase, duration_us), TRUE },
  { "detail",      assay_import_or_null,  G_STRUCT_OFFSET (Phase, detail) },
};

static gboolean
add_phase (AssayImport            *import,
           JsonNode               *node,
           const AssayImportField *field,
           gpointer                place)
{
  AssayImportReport *reading = place;
  Phase phase = { 0 };
  g_autofree char *detail = NULL;

  if (!assay_import_object (import, node, phase_fields, G_N_ELEMENTS (phase_fields), &phase))
    return FALSE;
  detail = phase.detail != NULL ? assay_format_visible (phase.detail, -1) : NULL;
  g_ptr_array_add (reading->draft.phases, assay_phase_new (phase.id, phase.start_us, phase.duration_us, detail));
  return TRUE;
}

gboolean
assay_import_phases (AssayImport            *import,
                     JsonNode               *node,
                     const AssayImportField *field,
                     gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_OTHERS, add_phase, place);
}
