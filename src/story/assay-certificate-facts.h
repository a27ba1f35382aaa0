/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-explanation.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/* How much of a value is shown before it is opened, and how many rows a section has before it refers to the tree. */
#define ASSAY_FACT_MAX_BYTES 32
#define ASSAY_FACT_MAX_CHARS 200
#define ASSAY_FACTS_MAX_ROWS 100

/**
 * AssayCertificateFact:
 * @label: what it is, as a message id; lives as long as the facts
 * @value: the value, cut to one look
 * @whole: (nullable): the value in full; %NULL when that is @value, or the value of @node
 * @cut: whether there is more than @value
 * @node: (nullable): the field of the certificate that says so
 * @remark: (nullable): something worth knowing about it
 * @malformed: whether it is not what the format asks for
 * @explanation: (nullable): what explains this row, where the one of its section does not
 * @leads_to: index of the certificate that the value names, or -1
 * @elapsed: for the end of the validity: the part of it that has passed, between 0 and 1; else -1
 *
 * A property of a certificate and its value.
 */
typedef struct {
  const char             *label;
  AssayText              *value;
  char                   *whole;
  gboolean                cut;
  const AssayNode        *node;
  AssayText              *remark;
  gboolean                malformed;
  const AssayExplanation *explanation;
  int                     leads_to;
  double                  elapsed;
} AssayCertificateFact;

/**
 * AssayCertificateSection:
 * @title: (nullable): as a message id; the first section has none
 * @critical: whether it is a critical extension
 * @node: (nullable): what of the certificate it tells
 * @facts: (element-type AssayCertificateFact): the rows
 * @names: (nullable): for the subject's alternative names: those of the certificate, in place of @facts
 */
typedef struct {
  const char         *title;
  gboolean            critical;
  const AssayNode    *node;
  GPtrArray          *facts;
  const char * const *names;
} AssayCertificateSection;

/**
 * AssayCertificateFacts:
 * @certificate: whose
 * @tree: its decoded fields
 * @sections: (element-type AssayCertificateSection): in the order of reading
 *
 * All that is to be said of one certificate, in sections of labelled rows. Immutable, refcounted.
 */
typedef struct {
  AssayCertificate *certificate;
  AssayNode        *tree;
  GPtrArray        *sections;
} AssayCertificateFacts;

/**
 * assay_certificate_facts_new:
 * @report: a report
 * @index: which of its certificates
 *
 * Reads a certificate for people: who, until when, which key, and each extension. Nothing of it is left out that its tree
 * has, but for tags and lengths; what was said of it elsewhere (revocation, timestamps) follows. Pure; any thread.
 *
 * Returns: (transfer full): the facts
 */
AssayCertificateFacts *assay_certificate_facts_new   (const AssayReport          *report,
                                                      guint                       index);

/**
 * assay_certificate_facts_renew:
 * @before: what was told of the same certificate
 * @report: another report
 * @index: where the certificate stands in it
 *
 * Reads the certificate again where more is known of it, on the same tree.
 *
 * Returns: (transfer full): the facts
 */
AssayCertificateFacts *assay_certificate_facts_renew (const AssayCertificateFacts *before,
                                                      const AssayReport           *report,
                                                      guint                        index);

AssayCertificateFacts *assay_certificate_facts_ref   (AssayCertificateFacts      *facts);
void                   assay_certificate_facts_unref (AssayCertificateFacts      *facts);

/* Whether two rows read the same. */
gboolean               assay_certificate_fact_equal     (const AssayCertificateFact *a,
                                                         const AssayCertificateFact *b);

/* The value in full and as it would be pasted. (transfer full) */
char                  *assay_certificate_fact_dup_whole (const AssayCertificateFact *fact,
                                                         const AssayLocale          *locale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCertificateFacts, assay_certificate_facts_unref)

G_END_DECLS
