/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-entries.h"

#include <string.h>

#include "base/assay-request-parse.h"
#include "cli/cli-locale.h"

/* The options that base knows by name. */
static gboolean
parse_request_option (const char  *name,
                      const char  *value,
                      gpointer     data,
                      GError     **error)
{
  CliOptions *options = data;
  g_autoptr(GError) why = NULL;

  if (assay_request_options_parse (&options->request, name + strlen ("--"), value, &why))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s=%s: %s", name, value, _(why->message));
  return FALSE;
}

static gboolean
parse_family (const char  *name,
              const char  *value,
              gpointer     data,
              GError     **error)
{
  CliOptions *options = data;

  options->request.family = strchr (name, '4') != NULL ? ASSAY_FAMILY_IPV4 : ASSAY_FAMILY_IPV6;
  return TRUE;
}

static void
add_trust_entries (GOptionGroup *group,
                   CliOptions   *options)
{
  const GOptionEntry entries[] = {
    { "verify-name", 0, 0, G_OPTION_ARG_CALLBACK, parse_request_option,
      N_("The name that the certificate must be for"), N_("NAME") },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->ca_files,
      N_("Trust these roots instead of the system's; may be repeated"), N_("PEM-FILE") },
    { "add-ca-file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->more_ca_files,
      N_("Trust these roots beside the system's; may be repeated"), N_("PEM-FILE") },
    { "no-system-trust", 0, 0, G_OPTION_ARG_NONE, &options->no_system_trust,
      N_("Trust no root but those that are given"), NULL },
    { "online", 0, 0, G_OPTION_ARG_NONE, &options->request.online,
      N_("Ask the authorities about revocation, fetch missing issuers"), NULL },
    { "ocsp", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->ocsp_files,
      N_("Heed this OCSP response; may be repeated"), N_("FILE") },
    { "crls", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->crl_files,
      N_("Heed these certificate revocation lists; may be repeated"), N_("FILE") },
    { "ct-logs", 0, 0, G_OPTION_ARG_FILENAME, &options->ct_logs,
      N_("Verify certificate timestamps with this list of logs"), N_("FILE") },
    { "at-time", 0, 0, G_OPTION_ARG_CALLBACK, parse_request_option,
      N_("Judge as of then: certificates, revocation, everything with a date"), N_("ISO8601|@EPOCH") },
    { "warn-days", 0, 0, G_OPTION_ARG_CALLBACK, parse_request_option,
      N_("Warn, and with ics remind, so many days before a certificate ends (default: 30)"), N_("N") },
    G_OPTION_ENTRY_NULL
  };

  g_option_group_add_entries (group, entries);
}

static void
add_request_entries (GOptionGroup *group,
                     CliOptions   *options)
{
  const GOptionEntry entries[] = {
    { "connect", 0, 0, G_OPTION_ARG_CALLBACK, parse_request_option,
      N_("Where to connect; name and checks stay the target's"), N_("HOST[:PORT]") },
    { "server-name", 0, 0, G_OPTION_ARG_CALLBACK, parse_request_option,
      N_("The name to ask the server for (SNI)"), N_("NAME|none") },
    { "alpn", 0, 0, G_OPTION_ARG_CALLBACK, parse_request_option,
      N_("Application protocols to offer (default: h2,http/1.1)"), N_("LIST|none") },
    { "tls-min", 0, 0, G_OPTION_ARG_CALLBACK, parse_request_option,
      N_("The lowest TLS version to offer, 1.0 to 1.3"), N_("VERSION") },
    { "tls-max", 0, 0, G_OPTION_ARG_CALLBACK, parse_request_option,
      N_("The highest"), N_("VERSION") },
    { "ipv4", '4', G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, parse_family,
      N_("Use IPv4 addresses only"), NULL },
    { "ipv6", '6', G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, parse_family,
      N_("Use IPv6 addresses only"), NULL },
    { "timeout", 0, 0, G_OPTION_ARG_CALLBACK, parse_request_option,
      N_("Give up after so long (default: 20)"), N_("SECONDS") },
    G_OPTION_ENTRY_NULL
  };

  g_option_group_add_entries (group, entries);
}

static void
add_output_entries (GOptionGroup *group,
                    CliOptions   *options)
{
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options->format_name,
      N_("text (default), json, jsonl, pem, der, p7b, ics, html, markdown, pcapng, keylog"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_("Write results to a file, which appears only when complete"), N_("FILE") },
    { "messages", 'm', 0, G_OPTION_ARG_NONE, &options->messages,
      N_("With text: tell the handshake's messages"), NULL },
    { "full", 0, 0, G_OPTION_ARG_NONE, &options->full,
      N_("With text and jsonl: tell all fields of messages and certificates"), NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &options->explain,
      N_("With text: explain each check, property, message and field in plain words"), NULL },
    { "no-color", 0, 0, G_OPTION_ARG_NONE, &options->no_color,
      N_("No colour, as the environment's NO_COLOR"), NULL },
    G_OPTION_ENTRY_NULL
  };

  g_option_group_add_entries (group, entries);
}

static void
add_batch_entries (GOptionGroup *group,
                   CliOptions   *options)
{
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options->from,
      N_("Read targets from a file, one a line; - is standard input"), N_("FILE") },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &options->jobs,
      N_("How many inspections at once (default: 32)"), N_("N") },
    { "ordered", 0, 0, G_OPTION_ARG_NONE, &options->ordered,
      N_("With jsonl: in the order of the targets, not as they finish"), NULL },
    G_OPTION_ENTRY_NULL
  };

  g_option_group_add_entries (group, entries);
}

static void
add_bytes_entries (GOptionGroup *group,
                   CliOptions   *options)
{
  const GOptionEntry entries[] = {
    { "other", 0, 0, G_OPTION_ARG_FILENAME, &options->other,
      N_("What the other side sent"), N_("FILE") },
    { "message", 0, 0, G_OPTION_ARG_STRING, &options->message,
      N_("The file is one handshake message without a record: client_hello, certificate…"), N_("TYPE") },
    G_OPTION_ENTRY_NULL
  };

  g_option_group_add_entries (group, entries);
}

static gboolean
parse_ignore (const char  *name,
              const char  *value,
              gpointer     data,
              GError     **error)
{
  CliOptions *options = data;

  options->ignore_routine = g_str_equal (value, "routine");
  if (options->ignore_routine)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("%s=%s: only routine can be ignored"), name, value);
  return FALSE;
}

static void
add_comparison_entries (GOptionGroup *group,
                        CliOptions   *options)
{
  const GOptionEntry entries[] = {
    { "ignore", 0, 0, G_OPTION_ARG_CALLBACK, parse_ignore,
      N_("What a renewal changes is no difference for the exit status"), N_("routine") },
    { "only-differences", 0, 0, G_OPTION_ARG_NONE, &options->only_differences,
      N_("Leave out what is the same on both sides"), NULL },
    G_OPTION_ENTRY_NULL
  };

  g_option_group_add_entries (group, entries);
}

static void
add_chain_entries (GOptionGroup *group,
                   CliOptions   *options)
{
  const GOptionEntry entries[] = {
    { "chain", 0, 0, G_OPTION_ARG_STRING, &options->chain_name,
      N_("Which certificates pem, der, p7b, ics hold: sent, built, corrected, leaf"), N_("CHAIN") },
    G_OPTION_ENTRY_NULL
  };

  g_option_group_add_entries (group, entries);
}

static void
add_files_entries (GOptionGroup *group,
                   CliOptions   *options)
{
  const GOptionEntry entries[] = {
    { "password", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->passwords,
      N_("Opens PKCS #12 files; may be repeated; others can see it"), N_("PASSWORD") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &options->password_file,
      N_("A file whose first line is the password"), N_("FILE") },
    { "together", 0, 0, G_OPTION_ARG_NONE, &options->together,
      N_("Make one report of all files: verify their certificates together"), NULL },
    G_OPTION_ENTRY_NULL
  };

  g_option_group_add_entries (group, entries);
}

static void
add_path_entries (GOptionGroup *group,
                  CliOptions   *options)
{
  cli_path_add_entries (&options->path, group);
}

/* In the order of the help. */
static const struct {
  CliTakes   takes;
  void     (*add) (GOptionGroup *group,
                   CliOptions   *options);
} groups[] = {
  { CLI_TAKES_REQUEST,                   add_request_entries },
  { CLI_TAKES_REQUEST | CLI_TAKES_TRUST, add_trust_entries },
  { CLI_TAKES_OUTPUT,                    add_output_entries },
  { CLI_TAKES_BATCH,                     add_batch_entries },
  { CLI_TAKES_BYTES,                     add_bytes_entries },
  { CLI_TAKES_PATH,                      add_path_entries },
  { CLI_TAKES_COMPARISON,                add_comparison_entries },
  { CLI_TAKES_CHAIN,                     add_chain_entries },
  { CLI_TAKES_FILES,                     add_files_entries },
};

void
cli_entries_add (CliOptions   *options,
                 CliTakes      takes,
                 GOptionGroup *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (takes & groups[i].takes)
      groups[i].add (group, options);
}
