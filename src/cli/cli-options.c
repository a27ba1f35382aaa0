/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-options.h"

#include <string.h>

#include "base/assay-format.h"
#include "base/assay-request-parse.h"
#include "cli/cli-commands.h"
#include "cli/cli-evidence.h"
#include "cli/cli-locale.h"
#include "cli/cli-output.h"

#define DEFAULT_JOBS 32
#define MAX_JOBS     512

static const struct {
  const char *name;
  CliFormat   format;
} formats[] = {
  { "text",   CLI_FORMAT_TEXT },
  { "json",   CLI_FORMAT_JSON },
  { "jsonl",  CLI_FORMAT_JSONL },
  { "pem",    CLI_FORMAT_PEM },
  { "pcapng", CLI_FORMAT_PCAPNG },
  { "keylog", CLI_FORMAT_KEYLOG },
  { "markdown", CLI_FORMAT_MARKDOWN },
  { "html",     CLI_FORMAT_HTML },
  { "der",    CLI_FORMAT_DER },
  { "p7b",    CLI_FORMAT_P7B },
  { "ics",    CLI_FORMAT_ICS },
};

void
cli_options_init (CliOptions *options)
{
  *options = (CliOptions) { .jobs = DEFAULT_JOBS };
  assay_request_options_init (&options->request);
  cli_path_init (&options->path);
}

void
cli_options_clear (CliOptions *options)
{
  assay_request_options_clear (&options->request);
  g_clear_pointer (&options->ca_files, g_strfreev);
  g_clear_pointer (&options->more_ca_files, g_strfreev);
  g_clear_pointer (&options->ocsp_files, g_strfreev);
  g_clear_pointer (&options->crl_files, g_strfreev);
  g_clear_pointer (&options->ct_logs, g_free);
  g_clear_pointer (&options->format_name, g_free);
  g_clear_pointer (&options->output, g_free);
  g_clear_pointer (&options->from, g_free);
  g_clear_pointer (&options->other, g_free);
  g_clear_pointer (&options->message, g_free);
  cli_path_clear (&options->path);
  g_clear_pointer (&options->chain_name, g_free);
  g_clear_pointer (&options->passwords, g_strfreev);
  g_clear_pointer (&options->password_file, g_free);
}

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

static GOptionContext *
create_context (CliOptions *options,
                CliTakes    takes,
                const char *usage,
                const char *summary)
{
  GOptionContext *context = g_option_context_new (usage);
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, options, NULL);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  if (takes & CLI_TAKES_REQUEST)
    add_request_entries (group, options);
  if (takes & (CLI_TAKES_REQUEST | CLI_TAKES_TRUST))
    add_trust_entries (group, options);
  if (takes & CLI_TAKES_OUTPUT)
    add_output_entries (group, options);
  if (takes & CLI_TAKES_BATCH)
    add_batch_entries (group, options);
  if (takes & CLI_TAKES_BYTES)
    add_bytes_entries (group, options);
  if (takes & CLI_TAKES_PATH)
    cli_path_add_entries (&options->path, group);
  if (takes & CLI_TAKES_COMPARISON)
    add_comparison_entries (group, options);
  if (takes & CLI_TAKES_CHAIN)
    add_chain_entries (group, options);
  if (takes & CLI_TAKES_FILES)
    add_files_entries (group, options);
  g_option_context_set_main_group (context, group);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  return context;
}

static gboolean
choose_format (CliOptions *options)
{
  const char *names[G_N_ELEMENTS (formats) + 1] = { NULL };
  const char *guess;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      names[i] = formats[i].name;
      if (options->format_name == NULL || g_str_equal (options->format_name, formats[i].name))
        {
          options->format = formats[i].format;
          return TRUE;
        }
    }

  guess = cli_options_guess (options->format_name, names);
  if (guess != NULL)
    cli_complain (NULL, _("--format=%s: there is no such format; did you mean %s?"), options->format_name, guess);
  else
    cli_complain (NULL, _("--format=%s: there is no such format"), options->format_name);
  return FALSE;
}

static gboolean
read_roots (const char  *option,
            char       **files,
            GString     *anchors)
{
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *text = NULL;
      g_autoptr(GError) error = NULL;
      gsize length;

      if (!g_file_get_contents (files[i], &text, &length, &error))
        {
          cli_complain (NULL, "%s: %s", option, error->message);
          return FALSE;
        }
      g_string_append_len (anchors, text, (gssize) length);
      g_string_append_c (anchors, '\n');
    }
  return TRUE;
}

/* Whose roots are trusted: the computer's, unless something else is said. */
static gboolean
choose_roots (CliOptions *options)
{
  g_autoptr(GString) anchors = g_string_new (NULL);

  if (options->ca_files == NULL && options->more_ca_files == NULL && !options->no_system_trust)
    return TRUE;
  if (!read_roots ("--ca-file", options->ca_files, anchors)
      || !read_roots ("--add-ca-file", options->more_ca_files, anchors))
    return FALSE;
  options->request.anchor_kind = options->ca_files != NULL || options->no_system_trust ? ASSAY_ANCHORS_FILE
                                                                                       : ASSAY_ANCHORS_BOTH;
  options->request.anchors = g_string_free_to_bytes (g_steal_pointer (&anchors));
  return TRUE;
}

static gboolean
choose_chain (CliOptions *options)
{
  if (options->chain_name == NULL || assay_chain_parse (options->chain_name, &options->chain))
    return TRUE;
  cli_complain (NULL, _("--chain=%s: one of sent, built, corrected and leaf is wanted"), options->chain_name);
  return FALSE;
}

static gboolean
check (CliOptions *options)
{
  g_autoptr(GError) error = NULL;

  if (!choose_format (options) || !choose_chain (options))
    return FALSE;
  if (options->jobs < 1 || options->jobs > MAX_JOBS)
    {
      cli_complain (NULL, _("--jobs=%d: a number from 1 to %d is wanted"), options->jobs, MAX_JOBS);
      return FALSE;
    }
  if (!assay_request_options_check (&options->request, &error))
    {
      cli_complain (NULL, "%s", _(error->message));
      return FALSE;
    }
  return choose_roots (options) && cli_evidence_read (options);
}

/* GOption wants a space in "-j 8", where hardly anyone writes one. */
static void
part_jobs (int   argc,
           char *argv[])
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_has_prefix (argv[i], "-j") && g_ascii_isdigit (argv[i][2]))
      {
        g_autofree char *option = g_strconcat ("--jobs=", argv[i] + 2, NULL);

        argv[i] = (char *) g_intern_string (option);
      }
}

gboolean
cli_options_parse (CliOptions   *options,
                   CliTakes      takes,
                   const char   *usage,
                   const char   *summary,
                   int          *argc,
                   char       ***argv)
{
  g_autoptr(GOptionContext) context = create_context (options, takes, usage, summary);
  g_autofree char *command = g_strdup ((*argv)[0]);
  g_autofree char *name = g_strconcat ("assay-cli ", command, NULL);
  g_autoptr(GError) error = NULL;

  if (takes & CLI_TAKES_BATCH)
    part_jobs (*argc, *argv);
  g_set_prgname (name);     /* what the help calls the program */
  if (!g_option_context_parse (context, argc, argv, &error))
    cli_complain (NULL, "%s", error->message);
  else if (check (options))
    return TRUE;
  cli_options_hint (command);
  return FALSE;
}

AssayTextStyle
cli_options_get_style (CliOptions *options,
                       FILE       *stream)
{
  return (AssayTextStyle) {
    .locale = cli_locale_get (),
    .columns = MIN (cli_get_columns (stream), 120),
    .color = !options->no_color && cli_can_color (stream),
    .messages = options->messages,
    .fields = options->full,
    .explain = options->explain,
  };
}

int
cli_options_hint (const char *command)
{
  if (command != NULL)
    fprintf (stderr, _("Try 'assay-cli %s --help'.\n"), command);
  else
    fputs (_("Try 'assay-cli --help'.\n"), stderr);
  return CLI_EXIT_USAGE;
}

/* Levenshtein's distance, in one row. */
static guint
distance (const char *a,
          const char *b)
{
  guint row[64];
  gsize n = MIN (strlen (b), G_N_ELEMENTS (row) - 1);

  for (gsize j = 0; j <= n; j++)
    row[j] = j;
  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint corner = row[0]++;

      for (gsize j = 0; j < n; j++)
        {
          guint above = row[j + 1];
          guint step = MIN (above, row[j]) + 1;

          row[j + 1] = MIN (step, corner + (a[i] != b[j]));
          corner = above;
        }
    }
  return row[n];
}

const char *
cli_options_guess (const char         *word,
                   const char * const *words)
{
  const char *best = NULL;
  guint least = strlen (word) / 3 + 2;    /* a slip in every third letter is still a slip */

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint own = distance (word, words[i]);

      if (g_str_has_prefix (words[i], word) && *word != '\0')
        own = 0;
      if (own < least)
        {
          least = own;
          best = words[i];
        }
    }
  return best;
}
