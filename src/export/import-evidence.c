/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others said about the certificates. */
#include "export/import-parts.h"

#include "base/assay-format.h"

ASSAY_IMPORT_NAMES (source, assay_revocation_source_name, AssayRevocationSource)
ASSAY_IMPORT_NAMES (status, assay_revocation_status_name, AssayRevocationStatus)
ASSAY_IMPORT_NAMES (way, assay_timestamp_source_name, AssayTimestampSource)
ASSAY_IMPORT_NAMES (signature, assay_timestamp_signature_name, AssayTimestampSignature)

/* The first of @n names that is @name; 0 without one: those that may be null have none for 0. */
static guint
find_name (const char *name,
           const char *(*get) (guint number),
           guint       n)
{
  for (guint i = 1; name != NULL && i < n; i++)
    if (g_strcmp0 (get (i), name) == 0)
      return i;
  return 0;
}

static const char *
name_problem (guint problem)
{
  return assay_revocation_problem_name (problem);
}

static const char *
name_state (guint state)
{
  return assay_log_state_name (state);
}

/* A problem that a newer version knows is still one. */
static gboolean
read_problem (AssayImport            *import,
              JsonNode               *node,
              const AssayImportField *field,
              gpointer                place)
{
  char *name = NULL;

  if (!assay_import_or_null (import, node, field, &name))
    return FALSE;
  *(AssayRevocationProblem *) place = find_name (name, name_problem, ASSAY_REVOCATION_NOT_FETCHED + 1);
  if (name != NULL && *(AssayRevocationProblem *) place == ASSAY_REVOCATION_FINE)
    return assay_import_fail (import, N_("This word is not known here"));
  return TRUE;
}

static char *
dup_visible (const char *text)
{
  return text != NULL ? assay_format_visible (text, -1) : NULL;
}

/* Strings and bytes belong to the import until they are copied. */
#define REVOCATION(member) G_STRUCT_OFFSET (AssayRevocation, member)

static const AssayImportField revocation_fields[] = {
  { "certificate", assay_import_uint,    REVOCATION (certificate), TRUE },
  { "source",      assay_import_choice,  REVOCATION (source), TRUE, ASSAY_REVOCATION_DELTA_ONLINE + 1, name_source },
  { "status",      assay_import_choice,  REVOCATION (status), TRUE, ASSAY_REVOCATION_REVOKED + 1, name_status },
  { "problem",     read_problem,         REVOCATION (problem), TRUE },
  { "this_update", assay_import_time,    REVOCATION (this_update), TRUE },
  { "next_update", assay_import_time,    REVOCATION (next_update), TRUE },
  { "produced_at", assay_import_time,    REVOCATION (produced_at), TRUE },
  { "revoked_at",  assay_import_time,    REVOCATION (revoked_at), TRUE },
  { "reason_code", assay_import_code,    REVOCATION (reason), TRUE, G_MAXINT8 },
  { "responder",   assay_import_or_null, REVOCATION (responder) },
  { "uri",         assay_import_or_null, REVOCATION (uri) },
  { "detail",      assay_import_or_null, REVOCATION (detail) },
  { "bytes",       assay_import_bytes,   REVOCATION (bytes) },
  { "reason" },
};

static gboolean
check_index (AssayImport *import,
             guint        index)
{
  return index < import->n_certificates || assay_import_fail (import, N_("This number is out of range"));
}

static gboolean
add_revocation (AssayImport            *import,
                JsonNode               *node,
                const AssayImportField *field,
                gpointer                place)
{
  AssayImportReport *reading = place;
  AssayRevocation draft;

  assay_revocation_draft (&draft, ASSAY_REVOCATION_STAPLE);
  if (!assay_import_object (import, node, revocation_fields, G_N_ELEMENTS (revocation_fields), &draft)
      || !check_index (import, draft.certificate))
    return FALSE;
  draft.responder = dup_visible (draft.responder);
  draft.uri = dup_visible (draft.uri);
  draft.detail = dup_visible (draft.detail);
  draft.bytes = draft.bytes != NULL ? g_bytes_ref (draft.bytes) : NULL;
  g_ptr_array_add (reading->draft.revocations, assay_revocation_take (&draft));
  return TRUE;
}

gboolean
assay_import_revocations (AssayImport            *import,
                          JsonNode               *node,
                          const AssayImportField *field,
                          gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_OTHERS, add_revocation, place);
}

/* A timestamp and what is told of its log. */
typedef struct {
  AssayTimestamp  timestamp;
  char           *log_name;
  char           *operator_name;
  char           *state;
} Timestamp;

/* Milliseconds. */
static gboolean
read_milliseconds (AssayImport            *import,
                   JsonNode               *node,
                   const AssayImportField *field,
                   gpointer                place)
{
  gint64 *milliseconds = place;

  *milliseconds = ASSAY_NO_TIME;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!assay_import_moment (import, node, field, milliseconds))
    return FALSE;
  *milliseconds /= 1000;
  return TRUE;
}

#define TIMESTAMP(member) G_STRUCT_OFFSET (Timestamp, member)

static const AssayImportField timestamp_fields[] = {
  { "certificate", assay_import_uint,    TIMESTAMP (timestamp.certificate), TRUE },
  { "source",      assay_import_choice,  TIMESTAMP (timestamp.source), TRUE, ASSAY_TIMESTAMP_OCSP + 1, name_way },
  { "log_id",      assay_import_bytes,   TIMESTAMP (timestamp.log_id), TRUE },
  { "log_name",    assay_import_or_null, TIMESTAMP (log_name) },
  { "operator",    assay_import_or_null, TIMESTAMP (operator_name) },
  { "log_state",   assay_import_or_null, TIMESTAMP (state) },
  { "timestamp",   read_milliseconds,    TIMESTAMP (timestamp.timestamp), TRUE },
  { "signature",   assay_import_choice,  TIMESTAMP (timestamp.signature), TRUE, ASSAY_TIMESTAMP_MALFORMED + 1,
    name_signature },
  { "bytes",       assay_import_bytes,   TIMESTAMP (timestamp.bytes) },
};

/* A log of which only this is known: its key is not in a report. (nullable) */
static AssayLog *
make_log (const Timestamp *reading)
{
  AssayLog log = {
    .name = dup_visible (reading->log_name),
    .operator_name = dup_visible (reading->operator_name),
    .state = find_name (reading->state, name_state, ASSAY_LOG_REJECTED + 1),
    .state_since = ASSAY_NO_TIME,
  };

  if (reading->log_name == NULL || reading->timestamp.log_id == NULL)
    {
      g_free (log.name);
      g_free (log.operator_name);
      return NULL;
    }
  log.id = g_bytes_ref (reading->timestamp.log_id);
  log.key = g_bytes_new (NULL, 0);
  return assay_log_take (&log);
}

static gboolean
add_timestamp (AssayImport            *import,
               JsonNode               *node,
               const AssayImportField *field,
               gpointer                place)
{
  AssayImportReport *reading = place;
  Timestamp read = { .timestamp.timestamp = ASSAY_NO_TIME };
  AssayTimestamp *draft = &read.timestamp;

  if (!assay_import_object (import, node, timestamp_fields, G_N_ELEMENTS (timestamp_fields), &read)
      || !check_index (import, draft->certificate))
    return FALSE;
  draft->log = make_log (&read);
  draft->log_id = draft->log_id != NULL ? g_bytes_ref (draft->log_id) : NULL;
  draft->bytes = draft->bytes != NULL ? g_bytes_ref (draft->bytes) : g_bytes_new (NULL, 0);
  g_ptr_array_add (reading->draft.timestamps, assay_timestamp_take (draft));
  return TRUE;
}

gboolean
assay_import_timestamps (AssayImport            *import,
                         JsonNode               *node,
                         const AssayImportField *field,
                         gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_OTHERS, add_timestamp, place);
}
