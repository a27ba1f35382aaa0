/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/der-tree.h"

G_BEGIN_DECLS

/**
 * assay_x509_format_name:
 * @name: the content of a Name (RFC 5280 section 4.1.2.4)
 * @text: appended to: the name in RFC 4514 form
 *
 * Attributes that the table of object identifiers knows go by their short name, others by number with their value in
 * hexadecimal. Besides what RFC 4514 section 2.4 wants escaped, so is all that a reader could not see.
 *
 * Returns: %FALSE when something in it is malformed; then @text holds what could be read
 */
gboolean    assay_x509_format_name    (const AssayCursor *name,
                                       GString           *text);

/**
 * assay_x509_dup_attribute:
 * @name: the content of a Name
 * @oid: the attribute's type
 *
 * Returns: (transfer full) (nullable): the value of the last attribute of this type that is not empty, made visible
 */
char       *assay_x509_dup_attribute  (const AssayCursor *name,
                                       const char        *oid);

/* Appends an address of 4 or 16 bytes; FALSE, and nothing, when it has another size. */
gboolean    assay_x509_append_address (GString           *text,
                                       const guint8      *bytes,
                                       gsize              length);

/* Adds a Name: a list of relative names, each a list of attributes. */
void        assay_x509_add_name       (AssayNodeBuilder  *builder,
                                       const char        *key,
                                       const char        *label,
                                       const AssayDer    *der);

/* The character strings of ASN.1, as the rows of a CHOICE: DirectoryString (RFC 5280 section 4.1.2.4), DisplayText
 * (section 4.2.1.4), and what is met in their place. */
extern const AssayDerField assay_x509_strings[];

/* Name, as a field. */
extern const AssayDerField assay_x509_name;

/* AttributeTypeAndValue, as an item of a RelativeDistinguishedName. */
extern const AssayDerField assay_x509_attribute;

/* Appends bytes as characters, made visible, and in hexadecimal after "#". */
void        assay_x509_append_visible      (GString           *out,
                                            const AssayCursor *content);
void        assay_x509_append_hex          (GString           *out,
                                            const AssayCursor *content);

/**
 * assay_x509_format_general_name:
 * @der: a GeneralName (RFC 5280 section 4.2.1.6)
 * @text: appended to: "DNS:example.org", "IP:2001:db8::1", "email:…", "URI:…", "dirName:…", "RID:…", "other:OID=…"
 *
 * What has no text goes as "#" and its DER in hexadecimal; what is hostile is made visible.
 *
 * Returns: %FALSE when it is malformed
 */
gboolean    assay_x509_format_general_name (const AssayDer *der,
                                            GString        *text);

/* The members of ORAddress (RFC 5280 appendix A.1). */
extern const AssayDerField assay_x509_x400_address[];

/* GeneralName (RFC 5280 section 4.2.1.6), and the same with address ranges (section 4.2.1.10). */
extern const AssayDerField assay_x509_general_names[];
extern const AssayDerField assay_x509_general_subtree_names[];

/* GeneralName as an item of a list. */
extern const AssayDerField assay_x509_general_name;

G_END_DECLS
