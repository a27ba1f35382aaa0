/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-cursor.h"
#include "base/assay-event.h"
#include "base/assay-node.h"

G_BEGIN_DECLS

/*
 * A format is a table of fields, in the order of the wire, ended by a row of nothing:
 *
 *   static const AssayField key_share_entry[] = {
 *     { "group",        N_("Group"),        ASSAY_U16,   .names = &assay_names_groups, .sums_up = TRUE },
 *     { "key_exchange", N_("Key exchange"), ASSAY_VEC16, .least = 1 },
 *     { NULL }
 *   };
 *
 * To add a field, add a row: `key` is the RFC's name in snake case, `kind` says how much is read, and at most one of
 * `item`, `each`, `body`, `choose` and `decode` says what the content is made of; with none it is opaque. One
 * interpreter reads all tables. It is total: whatever the bytes are, the leaves that it adds cover every byte once.
 */
typedef struct _AssayField AssayField;

/**
 * AssayDecodeContext:
 * @builder: takes the nodes
 * @type: HandshakeType of the message
 * @direction: who sent it
 * @version: the negotiated ProtocolVersion; 0 when not known. A ServerHello sets it from its suite
 * @cipher_suite: the negotiated suite; only valid when @version is not 0
 * @hello_retry: whether the message is a HelloRetryRequest
 * @outline: whether certificates and OCSP responses stay opaque
 * @number: the last number read, lengths aside: what often tells the form of the fields after it
 *
 * What one run over one message knows besides the bytes.
 */
typedef struct {
  AssayNodeBuilder *builder;
  guint             type;
  AssayDirection    direction;
  guint16           version;
  guint16           cipher_suite;
  gboolean          hello_retry;
  gboolean          outline;
  guint64           number;
} AssayDecodeContext;

/**
 * AssayFieldKind:
 * @ASSAY_FIELD_END: ends a table
 * @ASSAY_U8: a number of one byte; and so on
 * @ASSAY_VARINT: a number of 1, 2, 4 or 8 bytes, as its highest two bits tell (RFC 9000 section 16)
 * @ASSAY_BYTES: `size` bytes, or all that are left
 * @ASSAY_VEC8: a vector whose length stands before it in one byte; and so on (RFC 8446 section 3.4). The length becomes
 *   a node of its own, `KEY_length`, and the node `KEY` covers the content only. Without a key there is no node for the
 *   content, whose parts stand beside the `length`
 * @ASSAY_VECVAR: the same with a length like %ASSAY_VARINT
 * @ASSAY_STRUCT: fields without a length around them: those of `body` or `choose`, or what `decode` reads. Without a
 *   key there is no node for the struct itself
 */
typedef enum {
  ASSAY_FIELD_END,
  ASSAY_U8,
  ASSAY_U16,
  ASSAY_U24,
  ASSAY_U32,
  ASSAY_U64,
  ASSAY_VARINT,
  ASSAY_BYTES,
  ASSAY_VEC8,
  ASSAY_VEC16,
  ASSAY_VEC24,
  ASSAY_VECVAR,
  ASSAY_STRUCT,
} AssayFieldKind;

/**
 * AssayNoteFunc:
 * @number: the value of a number field, else 0
 * @content: over the bytes of the value
 * @context: the run
 *
 * A look at a value that was just read.
 *
 * Returns: (transfer full) (nullable): what is worth saying about it
 */
typedef AssayText        *(*AssayNoteFunc)   (guint64             number,
                                              const AssayCursor  *content,
                                              AssayDecodeContext *context);

/* Tells by a look ahead which fields follow. Returns: (transfer none) */
typedef const AssayField *(*AssayChooseFunc) (const AssayCursor        *content,
                                              const AssayDecodeContext *context);

/* For irregular corners: adds nodes for all of @content. */
typedef void              (*AssayDecodeFunc) (const AssayField   *field,
                                              AssayCursor        *content,
                                              AssayDecodeContext *context);

/**
 * AssayField:
 * @key: the node's key; static
 * @label: the node's label, marked with N_()
 * @kind: how much is read
 * @size: bytes of a fixed %ASSAY_BYTES
 * @names: words for a number, or for the items when they are numbers
 * @item: the content is a list of numbers of this kind
 * @each: the content is a list; the fields of one item
 * @body: the content's fields
 * @choose: the content's fields, told by a look at it
 * @decode: reads the content
 * @note: may attach a remark
 * @least: fewest bytes that the RFC allows as content
 * @most: most bytes that the RFC allows as content; 0 for what the length can say
 * @text: opaque content that is meant to be read
 * @optional: may be absent at the end of what encloses it
 * @sums_up: the value also sums up the node around it
 *
 * One row.
 */
struct _AssayField {
  const char        *key;
  const char        *label;
  AssayFieldKind     kind;
  guint              size;
  const AssayNames  *names;
  AssayFieldKind     item;
  const AssayField  *each;
  const AssayField  *body;
  AssayChooseFunc    choose;
  AssayDecodeFunc    decode;
  AssayNoteFunc      note;
  guint              least;
  guint              most;
  gboolean           text;
  gboolean           optional;
  gboolean           sums_up;
};

/* A format without any field: an empty message or extension. */
extern const AssayField assay_schema_empty[];

/* Opaque content of any size, under the key "content". */
extern const AssayField assay_schema_opaque[];

/**
 * assay_schema_read:
 * @fields: a table
 * @cursor: where to read
 * @context: the run
 *
 * Reads the fields in order. One that is cut short becomes a malformed node over the bytes that are there; then the
 * cursor has failed and is at its end. What is left after the last field is left.
 */
void assay_schema_read     (const AssayField   *fields,
                            AssayCursor        *cursor,
                            AssayDecodeContext *context);

/* As assay_schema_read(), and marks what is left at the end as unexpected. */
void assay_schema_read_all (const AssayField   *fields,
                            AssayCursor        *cursor,
                            AssayDecodeContext *context);

/**
 * assay_schema_make_key:
 * @builder: owns the key
 * @names: a table
 * @code: a number
 * @nth: which of the nodes with this number at this place it is, from 1
 *
 * Makes a key of a registry's name: "key_share", "grease_0x1a1a", "unknown_0x1234"; "key_share_2" for a second one.
 *
 * Returns: (transfer none): the key
 */
const char *assay_schema_make_key (AssayNodeBuilder *builder,
                                   const AssayNames *names,
                                   guint             code,
                                   guint             nth);

G_END_DECLS
