/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare/compare-rows.h"

#include <string.h>

#define WEAK_SUITE (ASSAY_NAME_NULL | ASSAY_NAME_ANONYMOUS | ASSAY_NAME_EXPORT | ASSAY_NAME_RC4 | ASSAY_NAME_DES \
                    | ASSAY_NAME_3DES | ASSAY_NAME_CBC | ASSAY_NAME_RSA_KEY_EXCHANGE)
#define WEAK_SIGNATURE (ASSAY_NAME_SHA1 | ASSAY_NAME_MD5)

static AssayText *
say (const char *message)
{
  return assay_text_new (message, NULL);
}

static AssayText *
say_number (gint64 number)
{
  return assay_text_new ("{number}", "number", ASSAY_ARG_NUMBER, number, NULL);
}

static AssayText *
say_yes_or_no (gboolean value)
{
  return say (value ? N_("yes") : N_("no"));
}

/* For what may not apply: -1. */
static AssayText *
say_maybe (int value)
{
  return value < 0 ? say (N_("does not apply")) : say_yes_or_no (value);
}

static AssayText *
say_code (const AssayNames *names,
          guint32           code)
{
  g_autofree char *name = code != 0 ? assay_names_dup (names, code) : NULL;

  return name != NULL ? assay_compare_say (name) : say (N_("none"));
}

/* Whether the two are worded alike in English, in which texts of equal meaning are equal. */
static gboolean
are_alike (const AssayText *left,
           const AssayText *right)
{
  g_autofree char *l = assay_text_format (left, NULL);
  g_autofree char *r = assay_text_format (right, NULL);

  return g_strcmp0 (l, r) == 0;
}

static void
add_row (AssayCompareDraft  *draft,
         const char         *key,
         const char         *label,
         AssayText          *left,
         AssayText          *right,
         AssayCompareWeight  weight)
{
  assay_compare_enter (draft, key, label);
  assay_compare_add (draft, left, right, are_alike (left, right), weight);
  assay_compare_leave (draft);
}

/* Verdict */

/* Passing, noted and skipped checks say nothing that must be acted upon. */
static AssayCompareWeight
weigh_statuses (AssayStatus left,
                AssayStatus right)
{
  return left != right && MAX (left, right) >= ASSAY_STATUS_WARNING ? ASSAY_COMPARE_MATERIAL : ASSAY_COMPARE_ROUTINE;
}

static void
add_check (AssayCompareDraft  *draft,
           const AssayFinding *left,
           const AssayFinding *right)
{
  const char *label = left != NULL && left->label != NULL ? left->label : right != NULL ? right->label : NULL;
  AssayCompareWeight weight = ASSAY_COMPARE_ROUTINE;

  if (left != NULL && right != NULL)
    weight = weigh_statuses (left->status, right->status);
  add_row (draft, left != NULL ? left->id : right->id, label != NULL ? label : N_("Check"), left != NULL ? assay_text_ref (left->title) : NULL,
           right != NULL ? assay_text_ref (right->title) : NULL, weight);
}

static gboolean
is_skipped (const AssayFinding *finding)
{
  return finding == NULL || finding->status == ASSAY_STATUS_SKIPPED;
}

/* Each check once, by its heaviest finding, in the order of the left side's; then those that only the right side has. */
static void
add_checks (AssayCompareDraft *draft)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  assay_compare_enter (draft, "checks", NULL);
  for (int side = LEFT; side <= RIGHT; side++)
    for (guint i = 0; i < draft->assessments[side]->findings->len; i++)
      {
        const char *id = ((AssayFinding *) g_ptr_array_index (draft->assessments[side]->findings, i))->id;
        const AssayFinding *left = assay_assessment_find (draft->assessments[LEFT], id);
        const AssayFinding *right = assay_assessment_find (draft->assessments[RIGHT], id);

        if (!is_skipped (left) || !is_skipped (right))
          if (g_hash_table_add (seen, (gpointer) id))
            add_check (draft, left, right);
      }
  assay_compare_leave (draft);
}

void
assay_compare_verdict (AssayCompareDraft *draft)
{
  const AssayAssessment *left = draft->assessments[LEFT];
  const AssayAssessment *right = draft->assessments[RIGHT];
  gboolean same = left->verdict == right->verdict;

  assay_compare_begin (draft, ASSAY_COMPARE_VERDICT);
  add_row (draft, "headline", N_("Verdict"), assay_text_ref (left->headline), assay_text_ref (right->headline),
           ASSAY_COMPARE_MATERIAL);
  add_row (draft, "summary", N_("Why"), assay_text_ref (left->summary), assay_text_ref (right->summary),
           same ? ASSAY_COMPARE_INFO : ASSAY_COMPARE_MATERIAL);
  add_checks (draft);
}

/* Connection */

AssayText *
assay_compare_why_unconnected (const AssayReport *report)
{
  if (report->connection != NULL)
    return NULL;
  if (report->failure != NULL)
    return assay_text_ref (report->failure->message);
  if (assay_target_is_file (report->request->target))
    return say (N_("A file makes no connection"));
  return say (N_("No handshake was finished."));
}

#define TELL(name, text)                                \
  static AssayText *                                    \
  tell_##name (const AssayConnection *connection)       \
  {                                                     \
    return text;                                        \
  }

TELL (protocol, say_code (&assay_names_versions, connection->protocol))
TELL (cipher_suite, assay_compare_say_taken (assay_names_dup (&assay_names_cipher_suites, connection->cipher_suite)))
TELL (key_exchange, assay_compare_say (connection->key_exchange))
TELL (group, connection->group == 0 && connection->dh_bits != 0 ? say_number (connection->dh_bits)
                                                                : say_code (&assay_names_groups, connection->group))
TELL (forward_secrecy, say_yes_or_no (connection->forward_secrecy))
TELL (signature_scheme, say_code (&assay_names_signature_schemes, connection->signature_scheme))
TELL (alpn, connection->alpn != NULL ? assay_compare_say (connection->alpn) : say (N_("none")))
TELL (extended_master_secret, say_maybe (connection->extended_master_secret))
TELL (encrypt_then_mac, say_maybe (connection->encrypt_then_mac))
TELL (safe_renegotiation, say_maybe (connection->safe_renegotiation))
TELL (client_certificate, say_yes_or_no (connection->client_certificate_requested))
TELL (ocsp_staple, say_yes_or_no (connection->ocsp_staple != NULL))
TELL (scts, say_number (connection->n_scts))
TELL (hello_retry, say_yes_or_no (connection->hello_retry))
TELL (resumed, say_yes_or_no (connection->resumed))
TELL (tickets, say_number (connection->n_tickets))

/* What two connections must have in common to be equally strong, as a number. */
#define STRENGTH(name, number)                          \
  static guint                                          \
  strength_##name (const AssayConnection *connection)   \
  {                                                     \
    return number;                                      \
  }

STRENGTH (protocol, connection->protocol)
STRENGTH (cipher_suite, assay_names_flags (&assay_names_cipher_suites, connection->cipher_suite) & WEAK_SUITE)
STRENGTH (key_exchange, connection->forward_secrecy)
STRENGTH (group, connection->dh_bits != 0 ? connection->dh_bits
                 : assay_names_flags (&assay_names_groups, connection->group) & ASSAY_NAME_POST_QUANTUM)
STRENGTH (signature_scheme, assay_names_flags (&assay_names_signature_schemes, connection->signature_scheme)
                            & WEAK_SIGNATURE)
STRENGTH (extended_master_secret, connection->extended_master_secret == 0)
STRENGTH (safe_renegotiation, connection->safe_renegotiation == 0)

/* A row a fact: where strength tells two values apart the difference is material, else it weighs as the row says. */
static const struct {
  const char         *key;
  const char         *label;
  AssayText        *(*tell) (const AssayConnection *connection);
  guint             (*strength) (const AssayConnection *connection);
  AssayCompareWeight  weight;
} connection_rows[] = {
  { "protocol",               N_("Protocol"),              tell_protocol,               strength_protocol,
    ASSAY_COMPARE_ROUTINE },
  { "cipher_suite",           N_("Cipher suite"),          tell_cipher_suite,           strength_cipher_suite,
    ASSAY_COMPARE_ROUTINE },
  { "key_exchange",           N_("Key exchange"),          tell_key_exchange,           strength_key_exchange,
    ASSAY_COMPARE_ROUTINE },
  { "group",                  N_("Group"),                 tell_group,                  strength_group,
    ASSAY_COMPARE_ROUTINE },
  { "forward_secrecy",        N_("Forward secrecy"),       tell_forward_secrecy,        NULL,
    ASSAY_COMPARE_MATERIAL },
  { "signature_scheme",       N_("Handshake signature"),   tell_signature_scheme,       strength_signature_scheme,
    ASSAY_COMPARE_ROUTINE },
  { "alpn",                   N_("Application protocol"),  tell_alpn,                   NULL, ASSAY_COMPARE_ROUTINE },
  { "extended_master_secret", N_("Extended master secret"), tell_extended_master_secret,
    strength_extended_master_secret, ASSAY_COMPARE_ROUTINE },
  { "encrypt_then_mac",       N_("Encrypt-then-MAC"),      tell_encrypt_then_mac,       NULL, ASSAY_COMPARE_ROUTINE },
  { "safe_renegotiation",     N_("Safe renegotiation"),    tell_safe_renegotiation,     strength_safe_renegotiation,
    ASSAY_COMPARE_ROUTINE },
  { "client_certificate",     N_("Asks for a client certificate"), tell_client_certificate, NULL,
    ASSAY_COMPARE_MATERIAL },
  { "ocsp_staple",            N_("Stapled OCSP response"), tell_ocsp_staple,            NULL, ASSAY_COMPARE_ROUTINE },
  { "scts",                   N_("Certificate timestamps"), tell_scts,                  NULL, ASSAY_COMPARE_ROUTINE },
  { "hello_retry",            N_("Asks for a second hello"), tell_hello_retry,          NULL, ASSAY_COMPARE_ROUTINE },
  { "resumed",                N_("Old session resumed"),   tell_resumed,                NULL, ASSAY_COMPARE_INFO },
  { "tickets",                N_("Session tickets"),       tell_tickets,                NULL, ASSAY_COMPARE_INFO },
};

static void
add_negotiated (AssayCompareDraft     *draft,
                const AssayConnection *left,
                const AssayConnection *right)
{
  for (guint i = 0; i < G_N_ELEMENTS (connection_rows); i++)
    {
      guint (*strength) (const AssayConnection *) = connection_rows[i].strength;
      AssayCompareWeight weight = connection_rows[i].weight;

      if (strength != NULL && strength (left) != strength (right))
        weight = ASSAY_COMPARE_MATERIAL;
      add_row (draft, connection_rows[i].key, connection_rows[i].label, connection_rows[i].tell (left),
               connection_rows[i].tell (right), weight);
    }
}

/* "TLS 1.3, TLS_AES_128_GCM_SHA256", or why there is no connection. */
static AssayText *
sum_connection_up (const AssayReport *report)
{
  g_autofree char *suite = NULL;
  g_autofree char *protocol = NULL;

  if (report->connection == NULL)
    return assay_compare_why_unconnected (report);
  protocol = assay_names_dup (&assay_names_versions, report->connection->protocol);
  suite = assay_names_dup (&assay_names_cipher_suites, report->connection->cipher_suite);
  return assay_text_new ("{protocol}, {suite}", "protocol", ASSAY_ARG_TEXT, protocol,
                         "suite", ASSAY_ARG_TEXT, suite, NULL);
}

/* That a file makes no connection is no news. */
static AssayCompareWeight
weigh_failure (const AssayCompareDraft *draft)
{
  return draft->reports[LEFT]->failure != NULL || draft->reports[RIGHT]->failure != NULL ? ASSAY_COMPARE_MATERIAL
                                                                                         : ASSAY_COMPARE_INFO;
}

static char *
dup_address (const AssayReport *report)
{
  if (report->address == NULL)
    return NULL;
  return g_strdup_printf (strchr (report->address, ':') != NULL ? "[%s]:%u" : "%s:%u", report->address, report->port);
}

static void
add_where (AssayCompareDraft *draft)
{
  const AssayRequest *left = draft->reports[LEFT]->request;
  const AssayRequest *right = draft->reports[RIGHT]->request;

  add_row (draft, "target", N_("Target"), assay_compare_say_taken (assay_target_dup_display (left->target)),
           assay_compare_say_taken (assay_target_dup_display (right->target)), ASSAY_COMPARE_INFO);
  add_row (draft, "address", N_("Address"), assay_compare_say_taken (dup_address (draft->reports[LEFT])),
           assay_compare_say_taken (dup_address (draft->reports[RIGHT])), ASSAY_COMPARE_INFO);
  add_row (draft, "server_name", N_("Name asked for (SNI)"), assay_compare_say (assay_request_get_server_name (left)),
           assay_compare_say (assay_request_get_server_name (right)), ASSAY_COMPARE_INFO);
}

void
assay_compare_connection (AssayCompareDraft *draft)
{
  const AssayReport *left = draft->reports[LEFT];
  const AssayReport *right = draft->reports[RIGHT];

  assay_compare_begin (draft, ASSAY_COMPARE_CONNECTION);
  add_where (draft);
  if (left->connection != NULL && right->connection != NULL)
    add_negotiated (draft, left->connection, right->connection);
  else
    add_row (draft, "outcome", N_("Connection"), sum_connection_up (left), sum_connection_up (right),
             weigh_failure (draft));
}

/* Timing */

static AssayText *
say_duration (gint64 us)
{
  return us >= 0 ? assay_text_new ("{time}", "time", ASSAY_ARG_DURATION, us, NULL) : say (N_("did not end"));
}

static AssayText *
say_phase (const AssayReport *report,
           AssayPhaseId       id)
{
  const AssayPhase *phase = assay_report_get_phase (report, id);

  return phase != NULL ? say_duration (phase->duration_us) : NULL;
}

static AssayText *
say_round_trips (const AssayReport *report)
{
  return report->connection != NULL ? say_number (report->connection->round_trips) : NULL;
}

static AssayText *
say_size (const AssayReport *report)
{
  return report->connection == NULL ? NULL
           : assay_text_new ("{size}", "size", ASSAY_ARG_SIZE, (gint64) report->connection->bytes_received, NULL);
}

void
assay_compare_timing (AssayCompareDraft *draft)
{
  const AssayReport *left = draft->reports[LEFT];
  const AssayReport *right = draft->reports[RIGHT];

  assay_compare_begin (draft, ASSAY_COMPARE_TIMING);
  add_row (draft, "taken", N_("Taken"), assay_compare_say_moment (assay_report_get_start (left)),
           assay_compare_say_moment (assay_report_get_start (right)), ASSAY_COMPARE_INFO);
  for (AssayPhaseId id = 0; id < ASSAY_N_PHASES; id++)
    add_row (draft, assay_phase_name (id), assay_phase_label (id), say_phase (left, id), say_phase (right, id),
             ASSAY_COMPARE_INFO);
  add_row (draft, "total", N_("Altogether"), say_duration (left->duration_us), say_duration (right->duration_us),
           ASSAY_COMPARE_INFO);
  add_row (draft, "round_trips", N_("Round trips"), say_round_trips (left), say_round_trips (right),
           ASSAY_COMPARE_INFO);
  add_row (draft, "bytes_received", N_("Received"), say_size (left), say_size (right), ASSAY_COMPARE_INFO);
}
