/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-password.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/assay-format.h"
#include "cli/cli-locale.h"
#include "cli/cli-output.h"

#define MAX_PASSWORD 1024

/* The next line without its end; %NULL at the end of the file. */
static char *
read_line (FILE *stream)
{
  char line[MAX_PASSWORD + 2];
  char *password;

  if (fgets (line, sizeof line, stream) == NULL)
    return NULL;
  line[strcspn (line, "\r\n")] = '\0';
  password = g_strdup (line);
  explicit_bzero (line, sizeof line);
  return password;
}

char *
cli_password_read_file (const char *path)
{
  FILE *file = fopen (path, "re");
  char *password = file != NULL ? read_line (file) : NULL;

  if (file == NULL)
    cli_complain (path, "%s", g_strerror (errno));
  else
    fclose (file);
  return file != NULL && password == NULL ? g_strdup ("") : password;
}

char *
cli_password_ask (const char *name)
{
  FILE *terminal = isatty (STDERR_FILENO) ? fopen ("/dev/tty", "r+e") : NULL;
  g_autofree char *visible = assay_format_visible (name, -1);
  struct termios shown, hidden;
  char *password = NULL;

  if (terminal == NULL)
    return NULL;
  if (tcgetattr (fileno (terminal), &shown) == 0)
    {
      hidden = shown;
      hidden.c_lflag &= (tcflag_t) ~ECHO;
      fprintf (terminal, _("Password for %s: "), visible);
      fflush (terminal);
      tcsetattr (fileno (terminal), TCSAFLUSH, &hidden);
      password = read_line (terminal);
      tcsetattr (fileno (terminal), TCSAFLUSH, &shown);
      fputc ('\n', terminal);
    }
  fclose (terminal);
  return password;
}
