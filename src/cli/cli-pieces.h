/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is looked for in a file. */
typedef enum {
  CLI_PIECES_CERTIFICATES,
  CLI_PIECES_CRLS,
  CLI_PIECES_OCSP_RESPONSES,
} CliPieces;

/* Reads what a file holds of one kind into @pieces (element-type GBytes): PEM blocks, or else what the importer of files
 * finds; "-" is standard input. %FALSE when there is none, which is told. */
gboolean cli_pieces_read     (const char  *path,
                              CliPieces    kind,
                              GPtrArray   *pieces);

/* The same for several files; @paths: (nullable). */
gboolean cli_pieces_read_all (char       **paths,
                              CliPieces    kind,
                              GPtrArray   *pieces);

G_END_DECLS
