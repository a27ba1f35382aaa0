/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/export-text.h"
#include "story/assay-story.h"

G_BEGIN_DECLS

/**
 * CliTale:
 * @report: what was inspected
 * @assessment: what the checks said
 * @story: the same, told
 *
 * What `assay-cli explain` prints.
 */
typedef struct {
  const AssayReport     *report;
  const AssayAssessment *assessment;
  const AssayStory      *story;
} CliTale;

/* The story for a terminal, as Markdown (CommonMark), or as JSON. (transfer full) */
char *cli_explain_text     (const CliTale        *tale,
                            const AssayTextStyle *style);
char *cli_explain_markdown (const CliTale        *tale,
                            const AssayTextStyle *style);
char *cli_explain_json     (const CliTale        *tale,
                            const AssayTextStyle *style);

G_END_DECLS
