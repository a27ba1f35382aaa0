/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/decode-hex.h"

G_BEGIN_DECLS

/**
 * assay_hex_packets_read:
 * @packets: (element-type GBytes): what a dump has between two offsets of zero
 *
 * Takes packets of IP and TCP, with or without a link layer before them, apart into what each side of the first
 * connection sent. What was sent again counts once. The client is who asked for the connection, or else who has the
 * higher port.
 *
 * Returns: (transfer full) (nullable): the payloads as parts, or %NULL when something is no such packet
 */
GPtrArray *assay_hex_packets_read (GPtrArray *packets);

/* (transfer full). @bytes: (transfer full). */
AssayHexPart *assay_hex_part_new  (AssayDirection  direction,
                                   AssayLayer      layer,
                                   GBytes         *bytes);
void          assay_hex_part_free (AssayHexPart   *part);

G_END_DECLS
