/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-path.h"

#include "cli/cli-locale.h"

void
cli_path_init (CliPath *path)
{
  *path = (CliPath) { .max_depth = -1, .strength = -1 };
}

void
cli_path_clear (CliPath *path)
{
  g_clear_pointer (&path->roots, g_strfreev);
  g_clear_pointer (&path->intermediates, g_strfreev);
  g_clear_pointer (&path->crls, g_strfreev);
  g_clear_pointer (&path->ocsp, g_strfreev);
  g_clear_pointer (&path->at_time, g_free);
  g_clear_pointer (&path->name, g_free);
  g_clear_pointer (&path->purpose, g_free);
  g_clear_pointer (&path->profile, g_free);
  g_clear_pointer (&path->policies, g_strfreev);
}

void
cli_path_add_entries (CliPath      *path,
                      GOptionGroup *group)
{
  const GOptionEntry entries[] = {
    { "roots", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &path->roots,
      N_("Trust these roots instead of the system's; may be repeated"), N_("FILE") },
    { "intermediates", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &path->intermediates,
      N_("More certificates that may be on the path; may be repeated"), N_("FILE") },
    { "crls", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &path->crls,
      N_("Certificate revocation lists, which must cover the path; may be repeated"), N_("FILE") },
    { "ocsp", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &path->ocsp,
      N_("OCSP responses, of which one must be about the first certificate; may be repeated"), N_("FILE") },
    { "at-time", 0, 0, G_OPTION_ARG_STRING, &path->at_time,
      N_("When it must be valid (default: now)"), N_("ISO8601|@EPOCH") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &path->name,
      N_("What the first certificate must be for"), N_("dns:N|ip:N|email:N") },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &path->purpose,
      N_("What for: server, client, any, or an OID"), N_("PURPOSE") },
    { "max-depth", 0, 0, G_OPTION_ARG_INT, &path->max_depth,
      N_("How many certificates there may be between the first one and a root"), N_("N") },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &path->profile,
      N_("The rules: web (default) or rfc5280"), N_("PROFILE") },
    { "policy", 0, 0, G_OPTION_ARG_STRING_ARRAY, &path->policies,
      N_("A policy that is acceptable; may be repeated"), N_("OID") },
    { "explicit-policy", 0, 0, G_OPTION_ARG_NONE, &path->explicit_policy,
      N_("An acceptable policy must hold along the path"), NULL },
    { "inhibit-mapping", 0, 0, G_OPTION_ARG_NONE, &path->inhibit_mapping,
      N_("No policy may stand for another one"), NULL },
    { "inhibit-any", 0, 0, G_OPTION_ARG_NONE, &path->inhibit_any,
      N_("anyPolicy may not stand for a policy"), NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &path->strict,
      N_("Also hold the path to the rules for those who issue certificates, as the web profile does"), NULL },
    { "root-limits", 0, 0, G_OPTION_ARG_NONE, &path->anchor_limits,
      N_("Also hold roots to their own dates and uses, as the web profile does"), NULL },
    { "strength", 0, 0, G_OPTION_ARG_INT, &path->strength,
      N_("How strong keys and signatures must be, in bits of security (default: 80)"), N_("BITS") },
    G_OPTION_ENTRY_NULL
  };

  g_option_group_add_entries (group, entries);
}
