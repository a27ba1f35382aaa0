/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-text.h"
#include "names/assay-names.h"

G_BEGIN_DECLS

/* A tree is never deeper, nor larger; what is left out is said by a node (key "more"). */
#define ASSAY_NODE_MAX_DEPTH 32
#define ASSAY_NODE_MAX_NODES 100000

/**
 * AssayNodeKind:
 * @ASSAY_NODE_GROUP: named children; may have a text that sums it up
 * @ASSAY_NODE_LIST: children whose keys are their indexes, or, for extensions, their names
 * @ASSAY_NODE_NUMBER: an unsigned number, perhaps with a table of names
 * @ASSAY_NODE_BYTES: opaque bytes; the value is their hexadecimal form
 * @ASSAY_NODE_TEXT: text: the bytes themselves, or what a decoder made of them
 */
typedef enum {
  ASSAY_NODE_GROUP,
  ASSAY_NODE_LIST,
  ASSAY_NODE_NUMBER,
  ASSAY_NODE_BYTES,
  ASSAY_NODE_TEXT,
} AssayNodeKind;

/**
 * AssayNode:
 *
 * One decoded field: a stable ASCII key, a label for people, a value, the bytes it came from, and children. Messages,
 * certificates and all inside them become such trees; the field view, JSON, comparison and tests address a node by its
 * path of keys (`server_hello/extensions/key_share/group`).
 *
 * A whole tree is one allocation unit: a reference to any node keeps the tree and its buffer. Immutable; any thread.
 */
typedef struct _AssayNode AssayNode;

#define ASSAY_TYPE_NODE (assay_node_get_type ())

GType            assay_node_get_type      (void) G_GNUC_CONST;
AssayNode       *assay_node_ref           (const AssayNode *node);
void             assay_node_unref         (AssayNode       *node);

AssayNodeKind    assay_node_get_kind      (const AssayNode *node);

/* The key: the field's name in the RFC in snake case, or the index of a list's item in decimal. (transfer full) */
char            *assay_node_dup_key       (const AssayNode *node);

/* Whether the key is @key, without a copy. */
gboolean         assay_node_has_key       (const AssayNode *node,
                                           const char      *key);

/* The label as a message id, translated where it is shown; %NULL for the plain items of a list. */
const char      *assay_node_get_label     (const AssayNode *node);

/**
 * assay_node_dup_value:
 * @node: a node
 *
 * The value as text, the same in every language: a number by its name (or in decimal), bytes in hexadecimal, text with
 * everything hostile made visible.
 *
 * Returns: (transfer full) (nullable): %NULL when the node has none (most groups and lists)
 */
char            *assay_node_dup_value     (const AssayNode *node);

/**
 * assay_node_dup_summary:
 * @node: a node
 * @max_bytes: how many bytes of an opaque value to show at the most
 *
 * As [method@Node.dup_value], cut for one line on a screen.
 *
 * Returns: (transfer full) (nullable): the text
 */
char            *assay_node_dup_summary   (const AssayNode *node,
                                           gsize            max_bytes);

/* The number of a number node; 0 for others. */
guint64          assay_node_get_number    (const AssayNode *node);

/* The table that names the number; (nullable). */
const AssayNames *assay_node_get_names    (const AssayNode *node);

/* The first byte, counted from the start of the buffer, and how many. */
gsize            assay_node_get_offset    (const AssayNode *node);
gsize            assay_node_get_length    (const AssayNode *node);

/* The whole buffer that offsets count in. (transfer none) */
GBytes          *assay_node_get_buffer    (const AssayNode *node);

/* The node's own bytes, a slice of the buffer. (transfer full) */
GBytes          *assay_node_dup_bytes     (const AssayNode *node);

/* Something worth knowing about this value, or what was expected of a malformed one; (nullable). */
AssayText       *assay_node_get_remark    (const AssayNode *node);

/* Whether exactly these bytes are not what the format asks for. */
gboolean         assay_node_is_malformed  (const AssayNode *node);

const AssayNode *assay_node_get_parent    (const AssayNode *node);
guint            assay_node_get_n_children (const AssayNode *node);
const AssayNode *assay_node_get_child     (const AssayNode *node,
                                           guint            index);

/**
 * assay_node_lookup:
 * @node: where to start
 * @path: keys below @node joined by `/`; "" is @node itself
 *
 * Returns: (transfer none) (nullable): the first node at that path
 */
const AssayNode *assay_node_lookup        (const AssayNode *node,
                                           const char      *path);

/* The number at @path, or @fallback when there is no number node. */
guint64          assay_node_lookup_number (const AssayNode *node,
                                           const char      *path,
                                           guint64          fallback);

/* The keys from the root down to @node, joined by `/`. (transfer full) */
char            *assay_node_dup_path      (const AssayNode *node);

/**
 * assay_node_find_at:
 * @node: where to start
 * @offset: a byte of the buffer
 *
 * Returns: (transfer none) (nullable): the innermost node below @node that covers the byte
 */
const AssayNode *assay_node_find_at       (const AssayNode *node,
                                           gsize            offset);

/* How many nodes below @node, itself included, are malformed. */
guint            assay_node_count_malformed (const AssayNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayNode, assay_node_unref)

/**
 * AssayNodeBuilder:
 *
 * Makes one tree, top down. Decoders hand it what they read; it keeps the limits, so decoders need not. Keys and labels
 * must be static strings, or kept by assay_node_builder_keep(). Items without a key are counted apart from those that
 * have one, so a list may begin with a header and still have an item 0. One thread.
 */
typedef struct _AssayNodeBuilder AssayNodeBuilder;

/* @buffer: what all offsets count in; the tree keeps a reference. */
AssayNodeBuilder *assay_node_builder_new  (GBytes           *buffer);
void              assay_node_builder_free (AssayNodeBuilder *builder);

/* Whether decoders should take what looser rules of the format allow: BER where it need not be DER. %FALSE at first. */
void              assay_node_builder_set_lenient (AssayNodeBuilder *builder,
                                                  gboolean          lenient);
gboolean          assay_node_builder_is_lenient  (AssayNodeBuilder *builder);

/**
 * assay_node_builder_open:
 * @builder: a builder
 * @kind: %ASSAY_NODE_GROUP or %ASSAY_NODE_LIST
 * @key: (nullable): the key, or %NULL for the next item of a list
 * @label: (nullable): the label
 * @offset: its first byte
 *
 * Begins a node with children. Past a limit the node and what is put inside it are left out and counted; the matching
 * [method@NodeBuilder.close] is needed all the same.
 *
 * Returns: whether children can be added; when %FALSE a decoder may stop descending
 */
gboolean          assay_node_builder_open (AssayNodeBuilder *builder,
                                           AssayNodeKind     kind,
                                           const char       *key,
                                           const char       *label,
                                           gsize             offset);

/* Ends the innermost open node; @end is the first byte after it. */
void              assay_node_builder_close (AssayNodeBuilder *builder,
                                            gsize             end);

void              assay_node_builder_add_number (AssayNodeBuilder *builder,
                                                 const char       *key,
                                                 const char       *label,
                                                 gsize             offset,
                                                 gsize             length,
                                                 guint64           number,
                                                 const AssayNames *names);
void              assay_node_builder_add_bytes  (AssayNodeBuilder *builder,
                                                 const char       *key,
                                                 const char       *label,
                                                 gsize             offset,
                                                 gsize             length);

/* @text: (nullable): what a decoder made of the bytes (copied), or %NULL when the bytes are the text. */
void              assay_node_builder_add_text   (AssayNodeBuilder *builder,
                                                 const char       *key,
                                                 const char       *label,
                                                 gsize             offset,
                                                 gsize             length,
                                                 const char       *text);

/* Says that the value of the bytes or text added last begins after @lead bytes (under 256): a DER tag and length. */
void              assay_node_builder_skip       (AssayNodeBuilder *builder,
                                                 gsize             lead);

/* Marks these bytes as not what the format asks for. @expected: (transfer full) (nullable): what it asks for. */
void              assay_node_builder_add_malformed (AssayNodeBuilder *builder,
                                                    const char       *key,
                                                    const char       *label,
                                                    gsize             offset,
                                                    gsize             length,
                                                    AssayText        *expected);

/* Sums the innermost open node up in a line. @text: copied. */
void              assay_node_builder_summarize  (AssayNodeBuilder *builder,
                                                 const char       *text);

/* Attaches a remark to the node added last (or, right after open, to the open one). @remark: (transfer full). */
void              assay_node_builder_remark     (AssayNodeBuilder *builder,
                                                 AssayText        *remark);

/* As assay_node_builder_remark(), and marks the node malformed. */
void              assay_node_builder_blame      (AssayNodeBuilder *builder,
                                                 AssayText        *expected);

/* A copy of @text that lives as long as the tree: for keys and labels that are not static. (transfer none) */
const char       *assay_node_builder_keep       (AssayNodeBuilder *builder,
                                                 const char       *text);

/* The node added last, or %NULL: for looks at what was just decoded. (transfer none) */
const AssayNode  *assay_node_builder_get_last   (AssayNodeBuilder *builder);

/* Ends the tree: its one root. (transfer full) */
AssayNode        *assay_node_builder_end        (AssayNodeBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayNodeBuilder, assay_node_builder_free)

G_END_DECLS
