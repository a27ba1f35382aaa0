/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

#include <glib.h>

G_BEGIN_DECLS

/**
 * cli_complain:
 * @subject: (nullable): what it is about: a target, a file, an option
 * @format: what is wrong
 *
 * Writes "assay-cli: SUBJECT: ..." to standard error, whatever is hostile in it made visible.
 */
void cli_complain (const char *subject,
                   const char *format,
                   ...) G_GNUC_PRINTF (2, 3);

/* Whether @stream is a terminal that may be coloured: NO_COLOR (no-color.org) and TERM=dumb are obeyed. */
gboolean cli_can_color (FILE *stream);

/* How wide the terminal behind @stream is; 0 when it is none. */
guint cli_get_columns (FILE *stream);

/**
 * CliOutput:
 *
 * Where results go: standard output, or a file that takes its name only when it is complete, so that no one ever finds
 * half of a report.
 */
typedef struct _CliOutput CliOutput;

/**
 * cli_output_open:
 * @path: (nullable): the file; %NULL or "-" for standard output
 *
 * Returns: (transfer full) (nullable): the output; %NULL when it cannot be opened, which has been told
 */
CliOutput *cli_output_open  (const char *path);

FILE      *cli_output_get_stream (CliOutput *output);

/**
 * cli_output_close:
 * @output: (transfer full): an output
 *
 * Completes it.
 *
 * Returns: %FALSE when not everything could be written, which has been told
 */
gboolean   cli_output_close (CliOutput  *output);

G_END_DECLS
