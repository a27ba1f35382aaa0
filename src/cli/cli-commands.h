/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit statuses (see assay-cli(1)). */
typedef enum {
  CLI_EXIT_TRUSTED   = 0,
  CLI_EXIT_UNTRUSTED = 1,
  CLI_EXIT_USAGE     = 2,     /* also: a file that cannot be read or written */
  CLI_EXIT_FAILED    = 3,
  CLI_EXIT_DIFFERENT = 4,     /* of a comparison */
} CliExit;

/* The commands: @argv[0] is the command's name. Each returns the program's exit status. */
int cli_compare_run  (int   argc,
                      char *argv[]);
int cli_decode_run   (int   argc,
                      char *argv[]);
int cli_explain_run  (int   argc,
                      char *argv[]);
int cli_inspect_run  (int   argc,
                      char *argv[]);
int cli_practice_run (int   argc,
                      char *argv[]);
int cli_show_run     (int   argc,
                      char *argv[]);
int cli_verify_run   (int   argc,
                      char *argv[]);

G_END_DECLS
