/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-targets.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli-guess.h"
#include "cli/cli-locale.h"
#include "cli/cli-options.h"
#include "cli/cli-output.h"
#include "practice/assay-practice.h"

static void
complain_scenario (const char *name)
{
  guint n;
  const AssayScenario *scenarios = assay_practice_get_scenarios (&n);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  const char *guess;

  for (guint i = 0; i < n; i++)
    names[i] = scenarios[i].name;
  guess = cli_guess (name, names);
  if (guess != NULL)
    cli_complain (name, _("There is no such practice server; did you mean %s?"), guess);
  else
    cli_complain (name, _("There is no such practice server; 'assay-cli practice list' tells them"));
}

/* A path, or a name that no host has. */
static gboolean
is_file (const char *text)
{
  static const char * const suffixes[] = { ".pem", ".crt", ".cer", ".der", ".p7b", ".p7c", ".p12", ".pfx" };
  gboolean meant = strchr (text, '/') != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes) && !meant; i++)
    meant = g_str_has_suffix (text, suffixes[i]);
  return meant && g_file_test (text, G_FILE_TEST_IS_REGULAR);
}

AssayTarget *
cli_target_parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayTarget) target = is_file (text) ? assay_target_new_for_file (text) : assay_target_parse (text, &error);

  if (target == NULL)
    {
      cli_complain (text, "%s", _(error->message));
      return NULL;
    }
  if (assay_target_is_practice (target) && assay_practice_find_scenario (target->host) == NULL)
    {
      complain_scenario (target->host);
      return NULL;
    }
  return g_steal_pointer (&target);
}

static void
add_line (GPtrArray *targets,
          char      *line)
{
  line[strcspn (line, "#")] = '\0';
  g_strstrip (line);
  if (*line != '\0')
    g_ptr_array_add (targets, g_strdup (line));
}

static gboolean
add_lines (GPtrArray  *targets,
           const char *path)
{
  FILE *file = g_str_equal (path, "-") ? stdin : fopen (path, "re");
  char *line = NULL;
  size_t size = 0;
  gboolean read;

  if (file == NULL)
    {
      cli_complain (path, "%s", g_strerror (errno));
      return FALSE;
    }

  while (getline (&line, &size, file) >= 0)
    add_line (targets, line);
  free (line);
  read = !ferror (file);
  if (!read)
    cli_complain (path, "%s", g_strerror (errno));
  if (file != stdin)
    fclose (file);
  return read;
}

GPtrArray *
cli_targets_collect (char      **words,
                     int         n,
                     const char *from,
                     gboolean   *usage_error)
{
  g_autoptr(GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);

  *usage_error = FALSE;
  for (int i = 0; i < n; i++)
    {
      g_autoptr(AssayTarget) target = cli_target_parse (words[i]);

      *usage_error |= target == NULL;
      g_ptr_array_add (targets, g_strdup (words[i]));
    }

  if (from != NULL && !add_lines (targets, from))
    *usage_error = TRUE;
  else if (from == NULL && n == 0)
    {
      cli_complain (NULL, _("What is to be inspected? Name a host, such as example.org"));
      *usage_error = TRUE;
    }
  return g_steal_pointer (&targets);
}
