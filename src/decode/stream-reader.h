/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/decode-stream.h"

G_BEGIN_DECLS

/**
 * AssayStreamReader:
 *
 * Takes the bytes of both sides in the order in which they passed and makes messages of them: joins handshake messages
 * that span records, and knows from ServerHello and ChangeCipherSpec what is encrypted. One thread.
 */
typedef struct _AssayStreamReader AssayStreamReader;

AssayStreamReader *assay_stream_reader_new  (void);
void               assay_stream_reader_free (AssayStreamReader *reader);

/* Bytes of a side's stream. What stands before its first record is skipped. */
void               assay_stream_reader_feed (AssayStreamReader *reader,
                                             AssayDirection     direction,
                                             GBytes            *bytes);

/* The content of a record in clear, whatever state the connection is in. */
void               assay_stream_reader_add  (AssayStreamReader *reader,
                                             AssayDirection     direction,
                                             AssayLayer         layer,
                                             GBytes            *content);

/* Ends both sides; the messages, not numbered yet. (transfer full) */
AssayStream       *assay_stream_reader_end  (AssayStreamReader *reader);

/* Where the first record begins, or as many as there are bytes when there is none. */
gsize              assay_stream_find_start  (GBytes            *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStreamReader, assay_stream_reader_free)

G_END_DECLS
