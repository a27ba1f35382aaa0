/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cli-options.h"

/* Reads the files of --ca-file, --add-ca-file, --ocsp, --crls and --ct-logs into the request; %FALSE after a complaint. */
gboolean cli_evidence_read (CliOptions *options);
