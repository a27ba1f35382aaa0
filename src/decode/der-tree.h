/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-node.h"
#include "decode/decode-der.h"

G_BEGIN_DECLS

/**
 * AssayDerAdd:
 * @builder: where to add
 * @key: (nullable): the key that the element gets, %NULL in a list
 * @label: its label
 * @der: the element, whatever its tag is
 *
 * Adds one element to a tree in a way of its own.
 */
typedef void (*AssayDerAdd) (AssayNodeBuilder *builder,
                             const char       *key,
                             const char       *label,
                             const AssayDer   *der);

/* Adds the children of an element whose node is open: all of @content. */
typedef void (*AssayDerAddChildren) (AssayNodeBuilder *builder,
                                     AssayCursor      *content);

typedef struct _AssayDerField AssayDerField;

/**
 * AssayDerType:
 * @oid: an object identifier
 * @value: (nullable): what the value beside it is; %NULL when there should be none
 *
 * One row of a table of types; it ends with a row without @oid.
 */
typedef struct {
  const char          *oid;
  const AssayDerField *value;
} AssayDerType;

/**
 * AssayDerField:
 * @key: the name that the RFC gives it, in snake case; %NULL in rows that describe the items of a list
 * @label: the name for people, marked with N_()
 * @tag: the tag that it has on the wire; 0 when any will do
 * @type: what it is under an IMPLICIT tag: a universal tag; 0 when @tag is that
 * @optional: whether it may be missing
 * @lenient: whether BER will do, in a row for assay_der_decode()
 * @names: names of an INTEGER's or ENUMERATED's numbers, or of a BIT STRING's bits
 * @fields: the members of a SEQUENCE or SET
 * @items: what each item of a SEQUENCE OF or SET OF is
 * @inside: what an EXPLICIT tag, an OCTET STRING or a BIT STRING holds
 * @choices: the rows of a CHOICE, told apart by their tags
 * @types: what the value is when the first member of the same SEQUENCE is an OBJECT IDENTIFIER that a row has: the
 *   element itself where @tag is 0, each item of a SET OF, and otherwise what the wrapper holds
 * @children: how to add what a constructed element holds, when neither of these does
 * @add: how to add the element, when nothing of this does
 *
 * One row of an ASN.1 definition. Tables of rows end with a row without label. Where a row says nothing about the
 * content, the content is shown for what its tags say.
 *
 * An element becomes one leaf, tag and length included, or a node with children, of which the first is the leaf
 * "header": its tag and length. The element inside a wrapper (`inside`) does not become a node of its own when it has
 * children: the wrapper's node begins with the leaf "wrapper", then come the inner "header" and the children. So the
 * leaves of a tree tile the DER without gap or overlap.
 */
struct _AssayDerField {
  const char          *key;
  const char          *label;
  guint32              tag;
  guint32              type;
  gboolean             optional;
  gboolean             lenient;
  const AssayNames    *names;
  const AssayDerField *fields;
  const AssayDerField *items;
  const AssayDerField *inside;
  const AssayDerField *choices;
  const AssayDerType  *types;
  AssayDerAddChildren  children;
  AssayDerAdd          add;
};

/* Adds one element as @field says, or, when it is not what the field asks for, for what it is and marked malformed.
 * @field: (nullable): %NULL when nothing is known. */
void     assay_der_add          (AssayNodeBuilder    *builder,
                                 const char          *key,
                                 const char          *label,
                                 const AssayDerField *field,
                                 const AssayDer      *der);

/* Adds the members of a SEQUENCE that are in @content, all of it. */
void     assay_der_add_fields   (AssayNodeBuilder    *builder,
                                 AssayCursor         *content,
                                 const AssayDerField *fields);

/* The row of @oid; (nullable). */
const AssayDerType *assay_der_type_find (const AssayDerType *types,
                                         const char         *oid);

/* Adds a SEQUENCE whose first member says by an OBJECT IDENTIFIER what it is: that one's name is its label, and @label
 * where there is none. */
void     assay_der_add_typed    (AssayNodeBuilder    *builder,
                                 const char          *key,
                                 const char          *label,
                                 const AssayDerField *fields,
                                 const AssayDer      *der);

/* Adds the items of a SEQUENCE OF that are in @content, all of it. */
void     assay_der_add_items    (AssayNodeBuilder    *builder,
                                 AssayCursor         *content,
                                 const AssayDerField *item);

/**
 * assay_der_add_inside:
 * @builder: a builder
 * @content: what a wrapper holds
 * @field: (nullable): what it should hold
 *
 * Adds what is inside a wrapper whose node is open and has its "wrapper" leaf: one element, unfolded, and nothing
 * after it.
 */
void     assay_der_add_inside   (AssayNodeBuilder    *builder,
                                 AssayCursor         *content,
                                 const AssayDerField *field);

/* Takes the next element. What cannot be read is added as malformed up to the end. FALSE at the end. */
gboolean assay_der_next         (AssayNodeBuilder    *builder,
                                 AssayCursor         *cursor,
                                 AssayDer            *der);

/* Opens a node for a constructed element and adds its header. See assay_node_builder_open(). */
gboolean assay_der_open         (AssayNodeBuilder    *builder,
                                 AssayNodeKind        kind,
                                 const char          *key,
                                 const char          *label,
                                 const AssayDer      *der);

/* Adds tag and length as the leaf @key. */
void     assay_der_add_header   (AssayNodeBuilder    *builder,
                                 const char          *key,
                                 const AssayDer      *der);

/* Adds an element as one leaf with the words for its value. @text: (nullable): %NULL when the bytes are the text. */
void     assay_der_add_text     (AssayNodeBuilder    *builder,
                                 const char          *key,
                                 const char          *label,
                                 const AssayDer      *der,
                                 const char          *text);

/* Adds an element as one leaf whose value is its content in hexadecimal. */
void     assay_der_add_bytes    (AssayNodeBuilder    *builder,
                                 const char          *key,
                                 const char          *label,
                                 const AssayDer      *der);

/* Adds an element for what its tags say. */
void     assay_der_add_any      (AssayNodeBuilder    *builder,
                                 const char          *key,
                                 const char          *label,
                                 const AssayDer      *der);

/* Adds an INTEGER that counts something, and so cannot be negative. */
void     assay_der_add_count    (AssayNodeBuilder    *builder,
                                 const char          *key,
                                 const char          *label,
                                 const AssayDer      *der);

/* Adds an INTEGER that is an identifier or a key rather than a quantity, in hexadecimal. */
void     assay_der_add_big_integer (AssayNodeBuilder *builder,
                                    const char       *key,
                                    const char       *label,
                                    const AssayDer   *der);

/* Adds an element as one malformed leaf. @expected: what should stand here, marked with N_(). */
void     assay_der_add_wrong    (AssayNodeBuilder    *builder,
                                 const char          *key,
                                 const char          *label,
                                 const AssayDer      *der,
                                 const char          *expected);

/* Adds one malformed leaf over what nobody asked for. */
void     assay_der_add_unexpected (AssayNodeBuilder *builder,
                                   const AssayDer   *der);

/* Whether an element with this tag is what @field asks for. */
gboolean assay_der_accepts      (const AssayDerField *field,
                                 guint32              tag);

/* Adds a primitive element as its universal type says: a leaf. */
void     assay_der_add_value    (AssayNodeBuilder    *builder,
                                 const char          *key,
                                 const char          *label,
                                 guint32              type,
                                 const AssayNames    *names,
                                 const AssayDer      *der);

/**
 * assay_der_decode:
 * @bytes: a document, or anything else
 * @field: what it is; has a key
 *
 * Decodes all of @bytes as one element. Total: any bytes give a tree.
 *
 * Returns: (transfer full): a tree whose root has the field's key
 */
AssayNode *assay_der_decode     (GBytes              *bytes,
                                 const AssayDerField *field);

/* "OCTET STRING", "[0]": the name of a tag, static or kept by @builder. */
const char *assay_der_tag_name  (AssayNodeBuilder    *builder,
                                 guint32              tag);

/* Adds what the flaws of tag and length are as a remark to the node added last, malformed when they are grave. */
void     assay_der_add_flaws    (AssayNodeBuilder    *builder,
                                 const AssayDer      *der);

G_END_DECLS
