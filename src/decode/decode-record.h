/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"

G_BEGIN_DECLS

/**
 * AssayRecordReader:
 *
 * Takes one side's byte stream as it comes, in pieces of any size, and tells the records in it (RFC 8446 section 5.1).
 * It keeps at most one record's header and the content of short clear records, never more than a record. One thread.
 */
typedef struct _AssayRecordReader AssayRecordReader;

/**
 * AssayRecordFunc:
 * @record: the record; its time is that of the feed that completed it
 * @content: its content, as on the wire (encrypted content too)
 * @data: user data
 */
typedef void (*AssayRecordFunc) (const AssayRecord *record,
                                 GBytes            *content,
                                 gpointer           data);

AssayRecordReader *assay_record_reader_new     (AssayDirection     direction,
                                                AssayRecordFunc    func,
                                                gpointer           data);
void               assay_record_reader_free    (AssayRecordReader *reader);

/**
 * assay_record_reader_feed:
 * @reader: a reader
 * @data: (array length=length): bytes of the stream
 * @length: how many
 * @time_us: when they left or arrived
 *
 * Returns: %FALSE once the stream is not TLS (an impossible content type, version or length); then nothing more is read
 */
gboolean           assay_record_reader_feed    (AssayRecordReader *reader,
                                                gconstpointer      data,
                                                gsize              length,
                                                gint64             time_us);

/* What came in place of a record when the stream turned out not to be TLS, its first 64 bytes at most; %NULL while it
 * is TLS. (transfer none), until the next feed. */
GBytes            *assay_record_reader_get_odd (AssayRecordReader *reader);

/* The beginning of a record that is not complete yet; empty at the end of one, %NULL when the stream is not TLS.
 * (transfer full) */
GBytes            *assay_record_reader_dup_pending (AssayRecordReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRecordReader, assay_record_reader_free)

G_END_DECLS
