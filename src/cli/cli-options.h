/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

#include "base/assay-request.h"
#include "export/export-chain.h"
#include "cli/cli-path.h"
#include "export/export-text.h"

G_BEGIN_DECLS

typedef enum {
  CLI_FORMAT_TEXT,
  CLI_FORMAT_JSON,
  CLI_FORMAT_JSONL,
  CLI_FORMAT_PEM,
  CLI_FORMAT_PCAPNG,
  CLI_FORMAT_KEYLOG,
  CLI_FORMAT_MARKDOWN,
  CLI_FORMAT_HTML,
  CLI_FORMAT_DER,
  CLI_FORMAT_P7B,
  CLI_FORMAT_ICS,
} CliFormat;

/* Which options a command takes. */
typedef enum {
  CLI_TAKES_REQUEST = 1 << 0,   /* how to inspect: --connect, --tls-min, --ca-file... */
  CLI_TAKES_OUTPUT  = 1 << 1,   /* how to write: --format, --output... */
  CLI_TAKES_BATCH   = 1 << 2,   /* how many: --from, --jobs, --ordered */
  CLI_TAKES_BYTES   = 1 << 3,   /* what bytes are: --other, --message */
  CLI_TAKES_CHAIN   = 1 << 4,   /* which certificates are written: --chain */
  CLI_TAKES_FILES   = 1 << 5,   /* how files are opened: --password, --together */
  CLI_TAKES_TRUST   = 1 << 6,   /* how certificates without a server are verified: --verify-name, --ca-file */
  CLI_TAKES_COMPARISON = 1 << 8,  /* what differs: --ignore, --only-differences */
  CLI_TAKES_PATH    = 1 << 9,   /* what a path is to be valid for: --roots, --at-time, --name... */
} CliTakes;

/**
 * CliOptions:
 * @request: how to inspect
 * @ca_files: (nullable): as typed; read into @request
 * @more_ca_files: (nullable): likewise, to be trusted beside the system's
 * @no_system_trust: nor the system's
 * @ocsp_files: (nullable): likewise
 * @crl_files: (nullable): likewise
 * @ct_logs: (nullable): likewise
 * @format_name: (nullable): as typed
 * @format: how to write
 * @output: (nullable): the file
 * @full: everything
 * @messages: the messages too
 * @explain: explanations too
 * @no_color: no colour, also on a terminal
 * @from: (nullable): a file of targets, or "-"
 * @jobs: how many inspections at once
 * @ordered: results in the order of the targets also where they could come sooner
 * @other: (nullable): the file of the other side
 * @message: (nullable): the type of a bare message
 * @ignore_routine: what a renewal changes is no difference
 * @only_differences: leave out what is the same
 * @chain_name: (nullable): as typed
 * @chain: which certificates to write
 * @passwords: (nullable): what opens locked files
 * @password_file: (nullable): a file with another one
 * @together: all files make one report
 * @path: what a path is to be valid for
 *
 * What was said on the command line.
 */
typedef struct {
  AssayRequestOptions   request;
  char                **ca_files;
  char                **more_ca_files;
  gboolean              no_system_trust;
  char                **ocsp_files;
  char                **crl_files;
  char                 *ct_logs;
  char                 *format_name;
  CliFormat             format;
  char                 *output;
  gboolean              full;
  gboolean              messages;
  gboolean              explain;
  gboolean              no_color;
  char                 *from;
  int                   jobs;
  gboolean              ordered;
  char                 *other;
  char                 *message;
  gboolean              ignore_routine;
  gboolean              only_differences;
  char                 *chain_name;
  AssayChain            chain;
  char                **passwords;
  char                 *password_file;
  gboolean              together;
  CliPath               path;
} CliOptions;

void            cli_options_init        (CliOptions   *options);
void            cli_options_clear       (CliOptions   *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliOptions, cli_options_clear)

/**
 * cli_options_parse:
 * @options: filled in
 * @takes: which options there are
 * @usage: what stands after "assay-cli COMMAND [OPTION…]", as a message id
 * @summary: what the command does, likewise
 * @argc: (inout): arguments
 * @argv: (inout): likewise; the options are taken out
 *
 * Reads the options; writes the help and exits where that is asked for.
 *
 * Returns: %FALSE when something is wrong with them, which has been told
 */
gboolean        cli_options_parse       (CliOptions   *options,
                                         CliTakes      takes,
                                         const char   *usage,
                                         const char   *summary,
                                         int          *argc,
                                         char       ***argv);

/* How text goes to @stream. */
AssayTextStyle  cli_options_get_style   (CliOptions   *options,
                                         FILE         *stream);

/* "Try ... --help", after something was wrong with @command; gives the exit status. */
int             cli_options_hint        (const char   *command);

G_END_DECLS
