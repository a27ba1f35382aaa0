/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/text-facts.h"

#include <string.h>

#include "base/assay-format.h"
#include "names/assay-names.h"

#define MAX_NAMES   12      /* then a line says how many more */
#define BAR_WIDTH   32
#define PHASE_WIDTH 22
#define TIME_WIDTH  9

/* Words that were made for this; freed. */
static void
take_pair (AssayTextPage *page,
           const char    *label,
           char          *value)
{
  g_autofree char *owned = value;

  assay_text_page_add_pair (page, label, owned);
}

static void
take_text_pair (AssayTextPage *page,
                const char    *label,
                AssayText     *text)
{
  g_autoptr(AssayText) owned = text;

  take_pair (page, label, assay_text_format (owned, page->locale));
}

static char *
dup_names (AssayTextPage          *page,
           const AssayCertificate *certificate)
{
  guint n = g_strv_length (certificate->names);
  g_autoptr(GString) names = g_string_new (NULL);
  g_autoptr(AssayText) more = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < MIN (n, MAX_NAMES); i++)
    {
      const char *name = certificate->names[i];
      gsize kind = g_str_has_prefix (name, "DNS:") ? strlen ("DNS:") : 0;

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name + kind);
    }
  if (n > MAX_NAMES)
    {
      more = assay_text_new_plural (NP_("and {n} more", "and {n} more"), n - MAX_NAMES, NULL);
      words = assay_text_format (more, page->locale);
      g_string_append_printf (names, ", %s", words);
    }
  return n > 0 ? g_strdup (names->str) : NULL;
}

static void
add_moment (AssayTextPage *page,
            const char    *label,
            gint64         seconds)
{
  if (seconds != ASSAY_NO_TIME)
    take_pair (page, label, assay_format_time (seconds, page->locale));
}

void
assay_text_page_add_leaf (AssayTextPage     *page,
                          const AssayReport *report)
{
  const AssayCertificate *leaf = assay_report_get_leaf (report);

  if (leaf == NULL)
    return;
  assay_text_page_add_heading (page, N_("Certificate"));
  take_pair (page, N_("Names"), dup_names (page, leaf));
  assay_text_page_add_pair (page, N_("Subject"), leaf->subject);
  assay_text_page_add_pair (page, N_("Issuer"), leaf->issuer);
  add_moment (page, N_("Valid from"), leaf->not_before);
  add_moment (page, N_("Valid until"), leaf->not_after);
  take_pair (page, N_("Public key"), assay_certificate_dup_key_summary (leaf));
  assay_text_page_add_pair (page, N_("Signed with"), leaf->signature_algorithm);
  assay_text_page_add_pair (page, N_("Serial number"), leaf->serial);
  take_pair (page, N_("SHA-256"), assay_certificate_dup_fingerprint (leaf, G_CHECKSUM_SHA256));
}

static char *
dup_key_exchange (AssayTextPage         *page,
                  const AssayConnection *connection)
{
  g_autofree char *group = NULL;

  if (connection->group != 0)
    group = assay_names_dup (&assay_names_groups, connection->group);
  else if (connection->dh_bits != 0)
    group = g_strdup_printf ("%u", connection->dh_bits);
  return g_strjoin (", ", connection->key_exchange,
                    group != NULL ? group : assay_text_page_say (page, N_("no group")), NULL);
}

static const char *
yes_or_no (gboolean value)
{
  return value ? N_("yes") : N_("no");
}

/* Under the value of a pair. */
#define VALUE_COLUMN 4

static void
explain (AssayTextPage *page,
         const char    *id)
{
  assay_text_page_add_explanation (page, assay_explanation_find (ASSAY_SUBJECT_CONNECTION, id), VALUE_COLUMN);
}

void
assay_text_page_add_connection (AssayTextPage     *page,
                                const AssayReport *report)
{
  const AssayConnection *connection = report->connection;

  if (report->kind == ASSAY_REPORT_FILE)
    return;
  assay_text_page_add_heading (page, N_("Connection"));
  if (report->address != NULL)
    take_pair (page, N_("Address"), g_strdup_printf (strchr (report->address, ':') ? "[%s]:%u" : "%s:%u",
                                                     report->address, report->port));
  assay_text_page_add_pair (page, N_("Name asked for (SNI)"), assay_request_get_server_name (report->request));
  if (connection == NULL)
    return;
  take_pair (page, N_("Protocol"), assay_names_dup (&assay_names_versions, connection->protocol));
  explain (page, "protocol");
  take_pair (page, N_("Cipher suite"), assay_names_dup (&assay_names_cipher_suites, connection->cipher_suite));
  explain (page, "cipher_suite");
  take_pair (page, N_("Key exchange"), dup_key_exchange (page, connection));
  explain (page, "group");
  assay_text_page_add_pair (page, N_("Forward secrecy"),
                            assay_text_page_say (page, yes_or_no (connection->forward_secrecy)));
  explain (page, "forward_secrecy");
  if (connection->signature_scheme != 0)
    {
      take_pair (page, N_("Signature"), assay_names_dup (&assay_names_signature_schemes, connection->signature_scheme));
      explain (page, "signature_scheme");
    }
  assay_text_page_add_pair (page, N_("Application (ALPN)"), connection->alpn);
  explain (page, "alpn");
  assay_text_page_add_pair (page, N_("OCSP answer stapled"),
                            assay_text_page_say (page, yes_or_no (connection->ocsp_staple != NULL)));
  explain (page, "ocsp_stapled");
  take_text_pair (page, N_("On the wire"),
                  assay_text_new (N_("{sent} sent, {received} received"),
                                  "sent", ASSAY_ARG_SIZE, (gint64) connection->bytes_sent,
                                  "received", ASSAY_ARG_SIZE, (gint64) connection->bytes_received, NULL));
  explain (page, "bytes_received");
}

/* A bar from when the phase began to when it ended, on a scale of the whole inspection. */
static char *
dup_bar (gint64 start,
         gint64 duration,
         gint64 whole)
{
  guint from = (guint) CLAMP (start * BAR_WIDTH / MAX (whole, 1), 0, BAR_WIDTH - 1);
  guint to = (guint) CLAMP ((start + duration) * BAR_WIDTH / MAX (whole, 1), from + 1, BAR_WIDTH);
  GString *bar = g_string_new (NULL);

  for (guint i = 0; i < to; i++)
    g_string_append (bar, i < from ? " " : "━");
  return g_string_free (bar, FALSE);
}

static void
add_phase (AssayTextPage *page,
           const char    *label,
           gint64         start,
           gint64         duration,
           gint64         whole)
{
  g_autofree char *words = duration >= 0 ? assay_format_duration (duration, page->locale) : NULL;
  g_autofree char *bar = dup_bar (start, duration >= 0 ? duration : whole - start, whole);

  assay_text_page_add_space (page, 2);
  assay_text_page_add_cell (page, ASSAY_INK_DIM, assay_text_page_say (page, label), PHASE_WIDTH, FALSE);
  assay_text_page_add_cell (page, ASSAY_INK_PLAIN, words, TIME_WIDTH, TRUE);
  assay_text_page_add_space (page, 2);
  assay_text_page_add (page, ASSAY_INK_PLAIN, bar);
  assay_text_page_break (page);
}

void
assay_text_page_add_phases (AssayTextPage     *page,
                            const AssayReport *report)
{
  if (report->phases->len == 0 || report->kind == ASSAY_REPORT_FILE)
    return;
  assay_text_page_add_heading (page, N_("Time"));
  for (guint i = 0; i < report->phases->len; i++)
    {
      const AssayPhase *phase = g_ptr_array_index (report->phases, i);

      add_phase (page, assay_phase_label (phase->id), phase->start_us, phase->duration_us, report->duration_us);
    }
  add_phase (page, N_("In all"), 0, report->duration_us, report->duration_us);
}
