/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"
#include "decode/decode-hex.h"

G_BEGIN_DECLS

#define ASSAY_LIMIT_STREAM_MESSAGES 10000
#define ASSAY_LIMIT_STREAM_RECORDS  100000

/**
 * AssayStreamSide:
 * @n_bytes: how many there were
 * @n_skipped: bytes of another protocol before the first record, as with STARTTLS
 * @n_records: how many records
 * @n_encrypted: how many of them could not be read
 * @fault: (nullable): why not all bytes were read, or why they end too early
 * @fault_offset: the byte where @fault is
 *
 * What one side sent.
 */
typedef struct {
  guint64    n_bytes;
  guint64    n_skipped;
  guint      n_records;
  guint      n_encrypted;
  AssayText *fault;
  guint64    fault_offset;
} AssayStreamSide;

/**
 * AssayStream:
 * @messages: (element-type AssayMessage): in order; without time
 * @records: (element-type AssayRecord): the whole ones, in the order in which they were read; without time
 * @sides: the client's and the server's, by [enum@Direction] as the client sees it
 *
 * What could be read of a conversation from its bytes alone. Immutable; any thread.
 */
typedef struct {
  GPtrArray       *messages;
  GArray          *records;
  AssayStreamSide  sides[2];
} AssayStream;

void         assay_stream_free (AssayStream *stream);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStream, assay_stream_free)

/**
 * assay_stream_read:
 * @one: bytes that one side sent, or both when @one tells them apart
 * @other: (nullable): what the other side sent; only used when @one does not tell the sides apart
 *
 * Finds the messages in the records of a conversation. Who is the client shows in the first message. Of two separate
 * sides the order is made up from what each message waits for. Any bytes give a stream.
 *
 * Returns: (transfer full): what was found
 */
AssayStream *assay_stream_read (const AssayHex *one,
                                const AssayHex *other);

/**
 * assay_stream_read_message:
 * @bytes: a handshake message, with or without its header of four bytes
 * @type: its HandshakeType
 *
 * Returns: (transfer full): a stream of this one message
 */
AssayStream *assay_stream_read_message (GBytes *bytes,
                                        guint   type);

/* Whether @bytes are one handshake message with its header, of a type that has a name. @type: (out) */
gboolean     assay_stream_is_message   (GBytes *bytes,
                                        guint  *type);

G_END_DECLS
