/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-node.h"

G_BEGIN_DECLS

/**
 * AssaySubject:
 * @ASSAY_SUBJECT_CHECK: a check, by its id
 * @ASSAY_SUBJECT_CONNECTION: a property of a connection, by its name in the report
 * @ASSAY_SUBJECT_MESSAGE: a message, by the name of its type; "alert" and "change_cipher_spec" too
 * @ASSAY_SUBJECT_FIELD: a field within a message, by its key
 * @ASSAY_SUBJECT_EXTENSION: a TLS extension, by its name in the registry
 * @ASSAY_SUBJECT_CERTIFICATE: a field of a certificate, by its key
 * @ASSAY_SUBJECT_CERTIFICATE_EXTENSION: a certificate's extension, by its key
 *
 * What can be explained.
 */
typedef enum {
  ASSAY_SUBJECT_CHECK,
  ASSAY_SUBJECT_CONNECTION,
  ASSAY_SUBJECT_MESSAGE,
  ASSAY_SUBJECT_FIELD,
  ASSAY_SUBJECT_EXTENSION,
  ASSAY_SUBJECT_CERTIFICATE,
  ASSAY_SUBJECT_CERTIFICATE_EXTENSION,
  ASSAY_N_SUBJECTS,
} AssaySubject;

/* Neither part of an explanation is longer: a paragraph, no page. Characters. */
#define ASSAY_EXPLANATION_MAX 420

/**
 * AssayExplanation:
 * @id: what is explained
 * @text: what it is, in plain words, a message id
 * @more: (nullable): more for who wants it, a message id
 * @reference: where it is defined: "RFC 8446 section 4.1.2"
 *
 * A row of the explanations. Static.
 */
typedef struct {
  const char *id;
  const char *text;
  const char *more;
  const char *reference;
} AssayExplanation;

/**
 * assay_explanation_find:
 * @subject: of which kind
 * @id: what
 *
 * Returns: (transfer none) (nullable): the explanation
 */
const AssayExplanation *assay_explanation_find    (AssaySubject     subject,
                                                   const char      *id);

/**
 * assay_explanation_of_node:
 * @node: a field of a message, a certificate, or something inside one
 *
 * Returns: (transfer none) (nullable): the explanation of the innermost thing around the field that has one
 */
const AssayExplanation *assay_explanation_of_node (const AssayNode *node);

/* All of a kind, for who looks whether they are complete. @n: (out): how many. (transfer none) (array length=n) */
const AssayExplanation *assay_explanation_list    (AssaySubject     subject,
                                                   guint           *n);

G_END_DECLS
