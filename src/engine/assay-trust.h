/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-certificate.h"
#include "base/assay-request.h"

G_BEGIN_DECLS

/**
 * AssayTrust:
 *
 * A set of trust anchors, indexed by subject: their bytes are kept, a root is only read when a chain asks for it.
 * Immutable once made, refcounted, shared by all threads.
 */
typedef struct _AssayTrust AssayTrust;

/**
 * assay_trust_get_system:
 * @error: set to %ASSAY_ERROR_FILE when the computer has no roots that can be read
 *
 * The roots that this computer trusts: loaded by the first call, shared by all later ones. Reads a file; not for the
 * main thread (see assay_trust_preload()).
 *
 * Returns: (transfer full) (nullable): the anchors
 */
AssayTrust *assay_trust_get_system   (GError     **error);

/* Loads the system's roots on a thread, so that the first inspection need not. */
void        assay_trust_preload      (void);

/**
 * assay_trust_new_from_pem:
 * @pem: any number of PEM certificates, with anything between them
 * @kind: where they came from
 * @error: set to %ASSAY_ERROR_FILE when there is none
 *
 * Returns: (transfer full) (nullable): the anchors
 */
AssayTrust *assay_trust_new_from_pem (GBytes           *pem,
                                      AssayAnchorKind   kind,
                                      GError          **error);

/* The same of certificates by themselves; of those that are none it is empty. (transfer full) */
AssayTrust *assay_trust_new_from_ders (GPtrArray         *ders,
                                       AssayAnchorKind    kind);

/* No anchors at all: for a computer that has none. (transfer full) */
AssayTrust *assay_trust_new_empty    (AssayAnchorKind kind);

/**
 * assay_trust_for_request:
 * @request: a request
 * @error: see above
 *
 * The anchors that @request asks for. Requests that share one `GBytes` of anchors share what was made of it.
 *
 * Returns: (transfer full) (nullable): the anchors
 */
AssayTrust *assay_trust_for_request  (AssayRequest     *request,
                                      GError          **error);

AssayTrust *assay_trust_ref          (AssayTrust       *trust);
void        assay_trust_unref        (AssayTrust       *trust);

AssayAnchorKind assay_trust_get_kind (const AssayTrust *trust);

/* Of anchors of both kinds: which of them @anchor, one of these, is; the system's comes first. Else their kind. */
AssayAnchorKind assay_trust_find_kind (const AssayTrust       *trust,
                                       const AssayCertificate *anchor);
guint       assay_trust_get_size     (const AssayTrust *trust);

/**
 * assay_trust_find:
 * @trust: anchors
 * @subject_der: a Name, DER
 *
 * Returns: (transfer full) (element-type AssayCertificate): all anchors with an equal subject (RFC 5280 section 7.1); may
 *   be empty
 */
GPtrArray  *assay_trust_find         (AssayTrust       *trust,
                                      GBytes           *subject_der);

/* The same for a name in its normal form (see assay_x509_dup_normal_name()). (transfer full) */
GPtrArray  *assay_trust_find_normal  (AssayTrust       *trust,
                                      GBytes           *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTrust, assay_trust_unref)

G_END_DECLS
