/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"
#include "base/assay-report.h"
#include "cli/cli-options.h"

G_BEGIN_DECLS

/**
 * CliWriter:
 * @write: makes what is written of one report; (transfer full)
 * @end: stands after each result
 * @between: stands between two results
 * @secret: whether it opens what was recorded
 * @single: whether two results make no file
 * @binary: whether it is nothing for a terminal
 *
 * How reports are written in one format.
 */
typedef struct {
  GBytes     *(*write) (const CliOptions      *options,
                        const AssayTextStyle  *style,
                        const AssayReport     *report,
                        const AssayAssessment *assessment);
  const char *end;
  const char *between;
  gboolean    secret;
  gboolean    single;
  gboolean    binary;
} CliWriter;

/* The writer of the format that was asked for; %NULL when reports have no such format, or it is nothing for this terminal,
 * which has been told. */
const CliWriter *cli_writer_find  (const CliOptions *options);

/* Whether @n results can be written; that they cannot has been told. */
gboolean         cli_writer_check (const CliWriter  *writer,
                                   const CliOptions *options,
                                   guint             n);

G_END_DECLS
