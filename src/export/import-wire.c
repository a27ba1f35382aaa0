/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came over the wire: the connection, certificates, messages and records. */
#include "export/import-parts.h"

#include <string.h>

#include "base/assay-format.h"
#include "decode/decode-x509.h"
#include "export/export-pem.h"

ASSAY_IMPORT_NAMES (direction, assay_direction_name, AssayDirection)
ASSAY_IMPORT_NAMES (origin, assay_origin_name, AssayOrigin)
ASSAY_IMPORT_NAMES (path_status, assay_path_status_name, AssayPathStatus)
ASSAY_IMPORT_NAMES (anchors, assay_anchor_kind_name, AssayAnchorKind)

/* The connection */

#define CONNECTION(member) G_STRUCT_OFFSET (AssayConnection, member)

static gboolean
read_key_exchange (AssayImport            *import,
                   JsonNode               *node,
                   const AssayImportField *field,
                   gpointer                place)
{
  static const char * const known[] = { "ECDHE", "DHE", "RSA", "PSK", "unknown" };
  char *name;

  if (!assay_import_text (import, node, field, &name))
    return FALSE;
  *(const char **) place = "unknown";
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i], name))
      *(const char **) place = known[i];
  return TRUE;
}

static const AssayImportField connection_fields[] = {
  { "protocol_code",                assay_import_u16,       CONNECTION (protocol), TRUE },
  { "cipher_suite_code",            assay_import_u16,       CONNECTION (cipher_suite), TRUE },
  { "group_code",                   assay_import_u16,       CONNECTION (group) },
  { "key_exchange",                 read_key_exchange,      CONNECTION (key_exchange), TRUE },
  { "forward_secrecy",              assay_import_boolean,   CONNECTION (forward_secrecy), TRUE },
  { "signature_scheme_code",        assay_import_u16,       CONNECTION (signature_scheme) },
  { "alpn",                         assay_import_or_null,   CONNECTION (alpn), TRUE },
  { "extended_master_secret",       assay_import_maybe,     CONNECTION (extended_master_secret), TRUE },
  { "encrypt_then_mac",             assay_import_maybe,     CONNECTION (encrypt_then_mac), TRUE },
  { "safe_renegotiation",           assay_import_maybe,     CONNECTION (safe_renegotiation) },
  { "resumed",                      assay_import_boolean,   CONNECTION (resumed), TRUE },
  { "session_tickets",              assay_import_uint,      CONNECTION (n_tickets), TRUE },
  { "hello_retry",                  assay_import_boolean,   CONNECTION (hello_retry), TRUE },
  { "client_certificate_requested", assay_import_boolean,   CONNECTION (client_certificate_requested), TRUE },
  { "ocsp_response",                assay_import_bytes,     CONNECTION (ocsp_staple) },
  { "sct_count",                    assay_import_uint,      CONNECTION (n_scts), TRUE },
  { "bytes_sent",                   assay_import_u64,       CONNECTION (bytes_sent), TRUE },
  { "bytes_received",               assay_import_u64,       CONNECTION (bytes_received), TRUE },
  { "round_trips",                  assay_import_uint,      CONNECTION (round_trips), TRUE },
  { "dh_bits",                      assay_import_uint,      CONNECTION (dh_bits) },
  { "closing_alert_code" },       /* below */
  { "protocol" },
  { "cipher_suite" },
  { "group" },
  { "signature_scheme" },
  { "ocsp_stapled" },
  { "closing_alert" },
};

static const AssayImportField closing_field = { "closing_alert_code", .max = G_MAXUINT8 };

gboolean
assay_import_connection (AssayImport            *import,
                         JsonNode               *node,
                         const AssayImportField *field,
                         gpointer                place)
{
  AssayImportReport *reading = place;
  AssayConnection draft = { .extended_master_secret = -1, .encrypt_then_mac = -1, .safe_renegotiation = -1 };
  JsonNode *closing;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!assay_import_object (import, node, connection_fields, G_N_ELEMENTS (connection_fields), &draft))
    return FALSE;
  closing = json_object_get_member (json_node_get_object (node), closing_field.member);
  if (closing != NULL && !assay_import_code (import, closing, &closing_field, &reading->draft.closing_alert))
    return FALSE;

  if (draft.alpn != NULL)
    draft.alpn = assay_format_visible (draft.alpn, -1);
  if (draft.ocsp_staple != NULL)
    g_bytes_ref (draft.ocsp_staple);
  reading->draft.connection = g_new (AssayConnection, 1);
  *reading->draft.connection = draft;
  return TRUE;
}

/* Certificates */

typedef struct {
  GBytes      *der;
  char        *refusal;
  AssayOrigin  origin;
} Certificate;

static gboolean
read_pem (AssayImport            *import,
          JsonNode               *node,
          const AssayImportField *field,
          gpointer                place)
{
  char *pem;
  GBytes *der;

  if (!assay_import_text (import, node, field, &pem))
    return FALSE;
  der = assay_import_pem_certificate (pem);
  if (der == NULL)
    return assay_import_fail (import, N_("This is no certificate in PEM"));
  g_ptr_array_add (import->bytes, der);
  *(GBytes **) place = der;
  return TRUE;
}

/* All else is read from the bytes again. */
static const AssayImportField certificate_fields[] = {
  { "pem",     read_pem,             G_STRUCT_OFFSET (Certificate, der), TRUE },
  { "origin",  assay_import_choice,  G_STRUCT_OFFSET (Certificate, origin), TRUE, ASSAY_ORIGIN_FILE + 1, name_origin },
  { "refusal", assay_import_or_null, G_STRUCT_OFFSET (Certificate, refusal) },
  { "sha256" },
  { "sha1" },
  { "subject" },
  { "issuer" },
  { "serial" },
  { "not_before" },
  { "not_after" },
  { "names" },
  { "is_ca" },
  { "path_length" },
  { "public_key" },
  { "signature_algorithm" },
  { "key_usage" },
  { "extended_key_usage" },
  { "fields" },
  { "title" },
  { "subject_key_id" },
  { "authority_key_id" },
  { "sct_count" },
  { "malformed" },
};

static void
add_refusal (AssayReport *draft,
             const char  *words)
{
  /* Words of the library, which are few; what is too long to be one is not kept for ever. */
  AssayRefusal refusal = {
    .certificate = draft->certificates->len - 1,
    .words = strlen (words) <= ASSAY_IMPORT_MAX_REFUSAL ? g_intern_string (words) : "",
  };

  g_array_append_val (draft->refusals, refusal);
}

static gboolean
add_certificate (AssayImport            *import,
                 JsonNode               *node,
                 const AssayImportField *field,
                 gpointer                place)
{
  AssayImportReport *reading = place;
  Certificate facts = { NULL };

  if (!assay_import_object (import, node, certificate_fields, G_N_ELEMENTS (certificate_fields), &facts))
    return FALSE;
  g_ptr_array_add (reading->draft.certificates, assay_x509_read (facts.der, facts.origin));
  if (facts.refusal != NULL)
    add_refusal (&reading->draft, facts.refusal);
  import->n_certificates++;
  return TRUE;
}

gboolean
assay_import_certificates (AssayImport            *import,
                           JsonNode               *node,
                           const AssayImportField *field,
                           gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_CERTIFICATES, add_certificate, place);
}

/* The chain */

static gboolean
read_path (AssayImport            *import,
           JsonNode               *node,
           const AssayImportField *field,
           gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_CERTIFICATES, assay_import_add_index, *(GArray **) place);
}

/* The server's are the first of all, in its order. */
static gboolean
read_sent (AssayImport            *import,
           JsonNode               *node,
           const AssayImportField *field,
           gpointer                place)
{
  g_autoptr(GArray) sent = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!read_path (import, node, field, &sent))
    return FALSE;
  for (guint i = 0; i < sent->len; i++)
    if (g_array_index (sent, guint, i) != i)
      return assay_import_fail (import, N_("These must be the first certificates, in order"));
  *(guint *) place = sent->len;
  return TRUE;
}

static gboolean
add_issue (AssayImport            *import,
           JsonNode               *node,
           const AssayImportField *field,
           gpointer                place)
{
  char *name;

  if (!assay_import_text (import, node, field, &name))
    return FALSE;
  for (guint i = 0; assay_chain_issue_names[i] != NULL; i++)
    if (g_str_equal (assay_chain_issue_names[i], name))
      {
        *(AssayChainIssues *) place |= 1u << i;
        return TRUE;
      }
  import->n_unknown++;
  return TRUE;
}

static gboolean
read_issues (AssayImport            *import,
             JsonNode               *node,
             const AssayImportField *field,
             gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_OTHERS, add_issue, place);
}

#define DRAFT(member) G_STRUCT_OFFSET (AssayReport, member)

static const AssayImportField chain_fields[] = {
  { "sent",        read_sent,           DRAFT (n_sent), TRUE },
  { "built",       read_path,           DRAFT (verification.path) },
  { "issues",      read_issues,         DRAFT (verification.issues), TRUE },
  { "status",      assay_import_choice, DRAFT (verification.status), FALSE, ASSAY_PATH_OTHER + 1, name_path_status },
  { "anchors",     assay_import_choice, DRAFT (verification.anchors), FALSE, ASSAY_ANCHORS_NONE + 1,
    name_anchors },
  { "technical",   assay_import_visible, DRAFT (verification.technical) },
  { "second_opinion", assay_import_choice, DRAFT (verification.second_opinion), FALSE, ASSAY_PATH_OTHER + 1,
    name_path_status },
  { "certificate", assay_import_index,  DRAFT (verification.certificate) },
  { "path" },
};

gboolean
assay_import_chain (AssayImport            *import,
                    JsonNode               *node,
                    const AssayImportField *field,
                    gpointer                place)
{
  AssayReport *draft = &((AssayImportReport *) place)->draft;

  if (!assay_import_object (import, node, chain_fields, G_N_ELEMENTS (chain_fields), draft))
    return FALSE;
  if (draft->verification.status == ASSAY_PATH_TRUSTED && draft->verification.path->len == 0)
    return assay_import_fail (import, N_("A trusted path is said to be there, but is not"));
  return TRUE;
}

/* Messages */

static const char *
name_layer (guint choice)
{
  return assay_layer_name (ASSAY_LAYER_CHANGE_CIPHER_SPEC + choice);
}

#define MESSAGE(member) G_STRUCT_OFFSET (AssayMessage, member)

static const AssayImportField message_fields[] = {
  { "direction",         assay_import_choice,   MESSAGE (direction), TRUE, ASSAY_RECEIVED + 1, name_direction },
  { "layer",             assay_import_choice,   MESSAGE (layer), TRUE, 3, name_layer },
  { "type_code",         assay_import_uint,     MESSAGE (type), TRUE, G_MAXUINT8 },
  { "time_ms",           assay_import_duration, MESSAGE (time_us), TRUE },
  { "composed_ms",       assay_import_duration, MESSAGE (composed_us) },
  { "bytes",             assay_import_bytes,    MESSAGE (body) },
  { "encrypted",         assay_import_boolean,  MESSAGE (encrypted), TRUE },
  { "version_code",      assay_import_u16,      MESSAGE (version) },
  { "cipher_suite_code", assay_import_u16,      MESSAGE (cipher_suite) },
  { "number" },
  { "type" },
  { "length" },
  { "fields" },
  { "fingerprints" },
};

static gboolean
add_message (AssayImport            *import,
             JsonNode               *node,
             const AssayImportField *field,
             gpointer                place)
{
  AssayImportReport *reading = place;
  AssayMessage draft = { .number = reading->draft.messages->len };

  if (!assay_import_object (import, node, message_fields, G_N_ELEMENTS (message_fields), &draft))
    return FALSE;
  if (draft.body == NULL)
    {
      reading->n_bodiless++;
      return TRUE;
    }
  draft.layer += ASSAY_LAYER_CHANGE_CIPHER_SPEC;      /* read as a choice of three */
  g_bytes_ref (draft.body);
  g_ptr_array_add (reading->draft.messages, assay_message_take (&draft));
  return TRUE;
}

gboolean
assay_import_messages (AssayImport            *import,
                       JsonNode               *node,
                       const AssayImportField *field,
                       gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_MESSAGES, add_message, place);
}

/* Records */

#define RECORD(member) G_STRUCT_OFFSET (AssayRecord, member)

static const AssayImportField record_fields[] = {
  { "direction",    assay_import_choice,   RECORD (direction), TRUE, ASSAY_RECEIVED + 1, name_direction },
  { "content_type", assay_import_u8,       RECORD (content_type), TRUE },
  { "version",      assay_import_u16,      RECORD (version), TRUE },
  { "length",       assay_import_u16,      RECORD (length), TRUE },
  { "offset",       assay_import_u64,      RECORD (offset), TRUE },
  { "time_ms",      assay_import_duration, RECORD (time_us), TRUE },
};

static gboolean
add_record (AssayImport            *import,
            JsonNode               *node,
            const AssayImportField *field,
            gpointer                place)
{
  AssayImportReport *reading = place;
  AssayRecord record = { 0 };

  if (!assay_import_object (import, node, record_fields, G_N_ELEMENTS (record_fields), &record))
    return FALSE;
  g_array_append_val (reading->draft.records, record);
  return TRUE;
}

gboolean
assay_import_records (AssayImport            *import,
                      JsonNode               *node,
                      const AssayImportField *field,
                      gpointer                place)
{
  return assay_import_list (import, node, ASSAY_IMPORT_MAX_RECORDS, add_record, place);
}
