/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayCommand:
 * @program: "assay-cli", "openssl" or "gnutls-cli"; static
 * @line: the whole line, quoted for a shell (POSIX)
 * @remark: (nullable): what to know about it, a message id; static
 *
 * A command that does what was done here.
 */
typedef struct {
  const char *program;
  char       *line;
  const char *remark;
} AssayCommand;

/**
 * assay_export_commands:
 * @report: a report
 *
 * The commands of this and of other programs that match the inspection as it was asked for, so that anyone can look for
 * themselves. Pure.
 *
 * Returns: (transfer full) (element-type AssayCommand): one for each program that can do it
 */
GPtrArray *assay_export_commands (const AssayReport *report);

G_END_DECLS
