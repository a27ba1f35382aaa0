/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-commands.h"

#include <string.h>

#include "base/assay-address.h"
#include "base/assay-request-parse.h"
#include "cli/cli-locale.h"
#include "cli/cli-options.h"
#include "cli/cli-output.h"
#include "cli/cli-pieces.h"
#include "decode/decode-x509.h"
#include "engine/assay-candidates.h"
#include "export/export-validation.h"

static gboolean
read_time (const char *text,
           gint64     *seconds)
{
  *seconds = g_get_real_time () / G_USEC_PER_SEC;
  if (text == NULL || assay_request_parse_time (text, seconds))
    return TRUE;
  cli_complain (NULL, _("--at-time=%s: a time like 2026-03-01T12:00:00Z or @1772366400 is wanted"), text);
  return FALSE;
}

static const struct {
  const char    *prefix;
  AssayNameKind  kind;
} kinds[] = {
  { "dns:",   ASSAY_NAME_DNS },
  { "ip:",    ASSAY_NAME_ADDRESS },
  { "email:", ASSAY_NAME_MAIL },
};

/* Names go into their form on the wire. */
static gboolean
read_name (CliPath          *path,
           AssayPathOptions *options)
{
  guint8 octets[ASSAY_ADDRESS_MAX_OCTETS];

  for (guint i = 0; path->name != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      const char *name = path->name + strlen (kinds[i].prefix);
      gboolean address;

      if (!g_str_has_prefix (path->name, kinds[i].prefix))
        continue;
      address = assay_address_parse (name, octets) > 0;
      if (*name == '\0' || (kinds[i].kind == ASSAY_NAME_ADDRESS && !address))
        break;
      options->name_kind = kinds[i].kind;
      options->name = name;
      if (kinds[i].kind == ASSAY_NAME_DNS && g_hostname_is_non_ascii (name))
        {
          g_autofree char *ascii = g_hostname_to_ascii (name);

          options->name = ascii != NULL ? g_intern_string (ascii) : name;
        }
      return TRUE;
    }
  if (path->name != NULL)
    cli_complain (NULL, _("--name=%s: dns:NAME, ip:ADDRESS or email:MAILBOX is wanted"), path->name);
  return path->name == NULL;
}

static gboolean
is_oid (const char *text)
{
  return g_ascii_isdigit (*text) && strchr (text, '.') != NULL && strspn (text, "0123456789.") == strlen (text)
      && strstr (text, "..") == NULL && !g_str_has_suffix (text, ".");
}

static gboolean
read_purpose (const char       *text,
              AssayPathOptions *options)
{
  if (text == NULL)
    options->purpose = options->profile == ASSAY_PROFILE_WEB ? ASSAY_PURPOSE_SERVER : NULL;
  else if (g_str_equal (text, "server"))
    options->purpose = ASSAY_PURPOSE_SERVER;
  else if (g_str_equal (text, "client"))
    options->purpose = ASSAY_PURPOSE_CLIENT;
  else if (is_oid (text))
    options->purpose = text;
  else if (!g_str_equal (text, "any"))
    {
      cli_complain (NULL, _("--purpose=%s: server, client, any or an OID is wanted"), text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_profile (const char       *text,
              AssayPathOptions *options)
{
  for (AssayProfile profile = ASSAY_PROFILE_WEB; profile <= ASSAY_PROFILE_RFC5280; profile++)
    if (g_str_equal (text != NULL ? text : "web", assay_profile_name (profile)))
      {
        options->profile = profile;
        options->strict |= profile == ASSAY_PROFILE_WEB;
        return TRUE;
      }
  cli_complain (NULL, _("--profile=%s: web or rfc5280 is wanted"), text);
  return FALSE;
}

static gboolean
read_policies (char             **policies,
               AssayPathOptions  *options)
{
  for (guint i = 0; policies != NULL && policies[i] != NULL; i++)
    if (!is_oid (policies[i]))
      {
        cli_complain (NULL, _("--policy=%s: an OID is wanted"), policies[i]);
        return FALSE;
      }
  options->policies = (const char * const *) policies;
  return TRUE;
}

static gboolean
read_options (CliPath          *path,
              AssayPathOptions *options)
{
  *options = (AssayPathOptions) {
    .max_depth = path->max_depth,
    .explicit_policy = path->explicit_policy,
    .inhibit_mapping = path->inhibit_mapping,
    .inhibit_any = path->inhibit_any,
    .strict = path->strict,
    .anchor_limits = path->anchor_limits,
    .strength = path->strength,
  };
  return read_profile (path->profile, options)
      && read_time (path->at_time, &options->time)
      && read_name (path, options)
      && read_purpose (path->purpose, options)
      && read_policies (path->policies, options);
}

static AssayTrust *
read_roots (char **paths)
{
  g_autoptr(GPtrArray) roots = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GError) error = NULL;
  AssayTrust *trust;

  if (paths != NULL && !cli_pieces_read_all (paths, CLI_PIECES_CERTIFICATES, roots))
    return NULL;
  trust = paths == NULL ? assay_trust_get_system (&error) : assay_trust_new_from_ders (roots, ASSAY_ANCHORS_FILE);
  if (trust == NULL)
    cli_complain (NULL, "%s", _(error->message));
  return trust;
}

static GPtrArray *
read_certificates (const char  *chain,
                   char       **intermediates)
{
  g_autoptr(GPtrArray) ders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GPtrArray *certificates;

  if (!cli_pieces_read (chain, CLI_PIECES_CERTIFICATES, ders)
      || !cli_pieces_read_all (intermediates, CLI_PIECES_CERTIFICATES, ders))
    return NULL;
  certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref);
  for (guint i = 0; i < ders->len; i++)
    g_ptr_array_add (certificates, assay_x509_read (g_ptr_array_index (ders, i), ASSAY_ORIGIN_FILE));
  return certificates;
}

static CliExit
write_validation (CliOptions            *options,
                  const AssayValidation *validation,
                  const GPtrArray       *certificates)
{
  CliOutput *output = cli_output_open (options->output);
  AssayJsonFlags flags = options->format == CLI_FORMAT_JSON ? ASSAY_JSON_PRETTY : ASSAY_JSON_DEFAULT;
  gboolean valid = assay_validation_get_chosen (validation)->valid;
  g_autofree char *text = NULL;
  FILE *file;

  if (output == NULL)
    return CLI_EXIT_USAGE;
  file = cli_output_get_stream (output);
  if (options->format == CLI_FORMAT_TEXT)
    {
      AssayTextStyle style = cli_options_get_style (options, file);

      text = assay_export_validation_text (validation, certificates, &style);
      fputs (text, file);
    }
  else
    {
      text = assay_export_validation_json (validation, certificates, flags);
      fprintf (file, "%s\n", text);
    }
  if (!cli_output_close (output))
    return CLI_EXIT_USAGE;
  return valid ? CLI_EXIT_TRUSTED : CLI_EXIT_UNTRUSTED;
}

static CliExit
run (CliOptions       *options,
     AssayPathOptions *path_options,
     const char       *chain)
{
  g_autoptr(AssayTrust) trust = read_roots (options->path.roots);
  g_autoptr(GPtrArray) crls = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GPtrArray) responses = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GPtrArray) certificates = NULL;
  g_autoptr(AssayValidation) validation = NULL;

  if (trust == NULL || !cli_pieces_read_all (options->path.crls, CLI_PIECES_CRLS, crls)
      || !cli_pieces_read_all (options->path.ocsp, CLI_PIECES_OCSP_RESPONSES, responses))
    return CLI_EXIT_USAGE;
  certificates = read_certificates (chain, options->path.intermediates);
  if (certificates == NULL)
    return CLI_EXIT_USAGE;
  path_options->crls = options->path.crls != NULL ? crls : NULL;
  path_options->ocsp_responses = options->path.ocsp != NULL ? responses : NULL;
  validation = assay_candidates_validate (certificates, trust, path_options);
  return write_validation (options, validation, certificates);
}

int
cli_verify_run (int   argc,
                char *argv[])
{
  const char *command = argv[0];
  AssayPathOptions path_options;
  g_auto(CliOptions) options;

  cli_options_init (&options);
  if (!cli_options_parse (&options, CLI_TAKES_OUTPUT | CLI_TAKES_PATH, N_("CHAIN"),
                          N_("Looks for a valid path from the first certificate of a file to a root. The other\n"
                             "certificates in it may be in any order."), &argc, &argv))
    return CLI_EXIT_USAGE;
  if (argc != 2)
    cli_complain (NULL, "%s", argc < 2 ? _("No file was named") : _("One file at a time"));
  else if (options.format > CLI_FORMAT_JSONL)
    cli_complain (NULL, _("--format=%s: a validation is written as text, json or jsonl"), options.format_name);
  else if (read_options (&options.path, &path_options))
    return run (&options, &path_options, argv[1]);
  return cli_options_hint (command);
}
