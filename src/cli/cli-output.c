/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/assay-format.h"
#include "cli/cli-locale.h"

#define FILE_MODE 0666      /* less what umask takes */

struct _CliOutput {
  FILE *stream;
  char *path;               /* NULL for standard output */
  char *temporary;          /* NULL when written in place */
};

void
cli_complain (const char *subject,
              const char *format,
              ...)
{
  g_autofree char *words = NULL;
  g_autofree char *visible_subject = assay_format_visible (subject, -1);
  g_autofree char *visible = NULL;
  va_list ap;

  va_start (ap, format);
  words = g_strdup_vprintf (format, ap);
  va_end (ap);
  visible = assay_format_visible (words, -1);

  /* One call, so that lines of several threads do not mix. */
  fprintf (stderr, "assay-cli: %s%s%s\n", visible_subject, subject != NULL ? ": " : "", visible);
}

gboolean
cli_can_color (FILE *stream)
{
  const char *no_color = g_getenv ("NO_COLOR");
  const char *term = g_getenv ("TERM");

  return isatty (fileno (stream))
      && (no_color == NULL || *no_color == '\0')
      && term != NULL && *term != '\0' && !g_str_equal (term, "dumb");
}

guint
cli_get_columns (FILE *stream)
{
  struct winsize size;

  return ioctl (fileno (stream), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static void
output_free (CliOutput *output)
{
  g_free (output->path);
  g_free (output->temporary);
  g_free (output);
}

/* Devices and pipes are written in place; files, and links to files, beside themselves first. */
static int
open_file (CliOutput *output)
{
  struct stat status;
  gboolean exists = stat (output->path, &status) == 0;
  g_autofree char *real = NULL;
  int fd;

  if (exists && !S_ISREG (status.st_mode))
    return g_open (output->path, O_WRONLY | O_CLOEXEC);

  real = realpath (output->path, NULL);
  if (real != NULL)
    {
      g_free (output->path);
      output->path = g_strdup (real);
    }
  output->temporary = g_strconcat (output->path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (output->temporary, O_WRONLY | O_CLOEXEC, FILE_MODE);
  /* Whoever could read the file before can read it afterwards, and nobody else. */
  if (fd >= 0 && exists)
    fchmod (fd, status.st_mode & 0777);
  return fd;
}

CliOutput *
cli_output_open (const char *path)
{
  CliOutput *output = g_new0 (CliOutput, 1);
  int fd;

  if (path == NULL || g_str_equal (path, "-"))
    {
      output->stream = stdout;
      return output;
    }

  output->path = g_strdup (path);
  fd = open_file (output);
  output->stream = fd >= 0 ? fdopen (fd, "w") : NULL;
  if (output->stream != NULL)
    return output;

  cli_complain (path, "%s", g_strerror (errno));
  output_free (output);
  return NULL;
}

FILE *
cli_output_get_stream (CliOutput *output)
{
  return output->stream;
}

static gboolean
finish_stream (CliOutput *output)
{
  gboolean written = fflush (output->stream) == 0 && !ferror (output->stream);

  if (output->stream == stdout)
    return written;
  return fclose (output->stream) == 0 && written;
}

gboolean
cli_output_close (CliOutput *output)
{
  gboolean done = finish_stream (output);

  if (done && output->temporary != NULL)
    done = g_rename (output->temporary, output->path) == 0;
  /* Who closed the other end of a pipe knows. */
  if (!done && !(output->path == NULL && errno == EPIPE))
    cli_complain (output->path != NULL ? output->path : _("standard output"), "%s", g_strerror (errno));
  if (!done && output->temporary != NULL)
    g_unlink (output->temporary);
  output_free (output);
  return done;
}
