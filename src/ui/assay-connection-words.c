/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-connection-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/assay-format.h"
#include "names/assay-names.h"
#include "ui/assay-wording.h"

void
assay_fact_free (AssayFact *fact)
{
  g_free (fact->value);
  g_free (fact);
}

char *
assay_connection_words_protocol (const AssayReport *report)
{
  g_autoptr(AssayText) text = NULL;

  if (report->connection != NULL)
    return assay_names_dup (&assay_names_versions, report->connection->protocol);
  if (report->failure == NULL)
    text = assay_text_new_plural (NP_("{n} certificate", "{n} certificates"), report->n_sent, NULL);
  else
    text = assay_text_new (N_("failed after {time}"), "time", ASSAY_ARG_DURATION, report->duration_us, NULL);
  return assay_wording_format (text);
}

/* "TLS_AES_256_GCM_SHA384" and "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384" are AES-256-GCM to a reader in a hurry. */
static char *
short_cipher (guint16 cipher_suite)
{
  g_autofree char *suite = assay_names_dup (&assay_names_cipher_suites, cipher_suite);
  const char *with = strstr (suite, "_WITH_");
  const char *start = with != NULL ? with + strlen ("_WITH_") : suite + (g_str_has_prefix (suite, "TLS_") ? 4 : 0);
  const char *hash = g_strrstr (start, "_SHA");
  char *cipher = g_strndup (start, hash != NULL ? (gsize) (hash - start) : strlen (start));

  return g_strdelimit (cipher, "_", '-');
}

static char *
group_words (const AssayConnection *connection)
{
  if (connection->group != 0)
    return assay_names_dup (&assay_names_groups, connection->group);
  if (connection->dh_bits != 0)
    return g_strdup_printf ("DH %u", connection->dh_bits);
  return NULL;
}

char *
assay_connection_words_summary (const AssayReport *report)
{
  const AssayConnection *connection = report->connection;
  const AssayCertificate *leaf = assay_report_get_leaf (report);
  g_autofree char *group = NULL;
  g_autofree char *cipher = NULL;

  if (connection == NULL)
    return g_strdup ("");

  group = group_words (connection);
  cipher = short_cipher (connection->cipher_suite);
  return g_strdup_printf ("%s · %s%s%s", group != NULL ? group : connection->key_exchange,
                          leaf != NULL ? leaf->key_algorithm : "", leaf != NULL ? " · " : "", cipher);
}

char *
assay_connection_words_address (const AssayReport *report)
{
  g_autofree char *time = assay_format_duration (report->duration_us, assay_wording_get_locale ());
  g_autofree char *address = NULL;

  if (report->address == NULL)
    return g_strdup ("");
  address = g_strdup_printf (strchr (report->address, ':') != NULL ? "[%s]:%u" : "%s:%u", report->address, report->port);
  /* After a failure the time stands in the line above. */
  return report->connection != NULL ? g_strconcat (address, " · ", time, NULL) : g_steal_pointer (&address);
}

static char *
fact_protocol (const AssayReport *report)
{
  return assay_names_dup (&assay_names_versions, report->connection->protocol);
}

static char *
fact_key_exchange (const AssayReport *report)
{
  const AssayConnection *connection = report->connection;
  g_autofree char *group = group_words (connection);

  if (group == NULL)
    return g_strdup (connection->key_exchange);
  return g_strdup_printf (connection->forward_secrecy ? _("%s, ephemeral") : "%s", group);
}

static char *
fact_cipher_suite (const AssayReport *report)
{
  return assay_names_dup (&assay_names_cipher_suites, report->connection->cipher_suite);
}

static char *
fact_signature (const AssayReport *report)
{
  if (report->connection->signature_scheme == 0)
    return NULL;
  return assay_names_dup (&assay_names_signature_schemes, report->connection->signature_scheme);
}

static char *
fact_alpn (const AssayReport *report)
{
  return g_strdup (report->connection->alpn != NULL ? report->connection->alpn : _("none chosen"));
}

static char *
yes_no (int value)
{
  return value < 0 ? NULL : g_strdup (value ? _("yes") : _("no"));
}

static char *
fact_extended_master_secret (const AssayReport *report)
{
  return yes_no (report->connection->extended_master_secret);
}

static char *
fact_encrypt_then_mac (const AssayReport *report)
{
  return yes_no (report->connection->encrypt_then_mac);
}

static char *
fact_hello_retry (const AssayReport *report)
{
  return report->connection->hello_retry ? g_strdup (_("the server asked for another key share")) : NULL;
}

static char *
fact_client_certificate (const AssayReport *report)
{
  return g_strdup (report->connection->client_certificate_requested ? _("asked for") : _("not asked for"));
}

static char *
fact_ocsp (const AssayReport *report)
{
  return g_strdup (report->connection->ocsp_staple != NULL ? _("sent with the certificate") : _("not sent"));
}

static char *
fact_tickets (const AssayReport *report)
{
  return g_strdup_printf ("%u", report->connection->n_tickets);
}

static char *
fact_traffic (const AssayReport *report)
{
  g_autofree char *sent = assay_format_size ((gint64) report->connection->bytes_sent, assay_wording_get_locale ());
  g_autofree char *received = assay_format_size ((gint64) report->connection->bytes_received, assay_wording_get_locale ());

  /* Translators: bytes sent and received. */
  return g_strdup_printf (_("%s sent, %s received"), sent, received);
}

static char *
fact_round_trips (const AssayReport *report)
{
  return g_strdup_printf ("%u", report->connection->round_trips);
}

/* A property of the connection is a row here; a function that gives NULL says that it does not apply. */
static const struct {
  const char *id;
  const char *title;
  char     *(*value) (const AssayReport *report);
} facts[] = {
  { "protocol", N_("Protocol"),               fact_protocol },
  { "group", N_("Key exchange"),           fact_key_exchange },
  { "cipher_suite", N_("Cipher suite"),           fact_cipher_suite },
  { "signature_scheme", N_("Server signature"),       fact_signature },
  { "alpn", N_("Application protocol"),   fact_alpn },
  { "hello_retry", N_("Retried hello"),          fact_hello_retry },
  { "extended_master_secret", N_("Extended master secret"), fact_extended_master_secret },
  { "encrypt_then_mac", N_("Encrypt-then-MAC"),       fact_encrypt_then_mac },
  { "client_certificate_requested", N_("Client certificate"),     fact_client_certificate },
  { "ocsp_stapled", N_("OCSP answer"),            fact_ocsp },
  { "session_tickets", N_("Session tickets"),        fact_tickets },
  { "round_trips", N_("Handshake round trips"),  fact_round_trips },
  { "bytes_received", N_("Traffic"),                fact_traffic },
};

GPtrArray *
assay_connection_words_facts (const AssayReport *report)
{
  GPtrArray *array = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_fact_free);

  for (guint i = 0; report->connection != NULL && i < G_N_ELEMENTS (facts); i++)
    {
      char *value = facts[i].value (report);

      if (value != NULL)
        {
          AssayFact *fact = g_new (AssayFact, 1);

          *fact = (AssayFact) { facts[i].id, _(facts[i].title), value };
          g_ptr_array_add (array, fact);
        }
    }
  return array;
}
