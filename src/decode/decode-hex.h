/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"

G_BEGIN_DECLS

/**
 * AssayHexForm:
 * @ASSAY_HEX_RAW: the bytes themselves
 * @ASSAY_HEX_PLAIN: hexadecimal digits, with or without anything between the bytes
 * @ASSAY_HEX_DUMP: lines with an offset, as of xxd, hexdump -C, od -tx1 and Wireshark
 * @ASSAY_HEX_MESSAGES: what `openssl s_client -msg` prints: messages in clear
 * @ASSAY_HEX_TRAFFIC: what `openssl s_client -debug` prints: both streams
 * @ASSAY_HEX_PACKETS: what `tcpdump -X` prints: packets of both sides
 *
 * How bytes were written down.
 */
typedef enum {
  ASSAY_HEX_RAW,
  ASSAY_HEX_PLAIN,
  ASSAY_HEX_DUMP,
  ASSAY_HEX_MESSAGES,
  ASSAY_HEX_TRAFFIC,
  ASSAY_HEX_PACKETS,
} AssayHexForm;

/* "raw", "hex", "dump", "messages", "traffic", "packets": stable. */
const char *assay_hex_form_name (AssayHexForm form);

/**
 * AssayHexPart:
 * @direction: who sent it, when that is known
 * @layer: the layer of a message in clear; 0 for bytes of a stream
 * @bytes: the bytes
 */
typedef struct {
  AssayDirection  direction;
  AssayLayer      layer;
  GBytes         *bytes;
} AssayHexPart;

/**
 * AssayHex:
 * @form: how it was written
 * @has_sides: whether the parts know who sent them
 * @parts: (element-type AssayHexPart): in order
 *
 * Bytes that someone wrote down.
 */
typedef struct {
  AssayHexForm  form;
  gboolean      has_sides;
  GPtrArray    *parts;
} AssayHex;

void      assay_hex_free      (AssayHex       *hex);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayHex, assay_hex_free)

/**
 * assay_hex_read:
 * @input: a file's content, or what was pasted
 * @why: (out) (nullable): what is wrong, and in which line
 *
 * Tells what @input is and reads it. Input with bytes that no text has is raw.
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL when text is none of the forms
 */
AssayHex *assay_hex_read      (GBytes         *input,
                               AssayText     **why);

/* All bytes of all parts. (transfer full) */
GBytes   *assay_hex_dup_bytes (const AssayHex *hex);

G_END_DECLS
