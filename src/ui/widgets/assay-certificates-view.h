/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-session-view.h"

G_BEGIN_DECLS

/**
 * AssayCertificatesView:
 *
 * The chain to choose from, and all that is to be said of the chosen certificate, or its ASN.1 tree with the bytes; under
 * the chain, what the verdict would be on another day. Where it is narrow one stands under the other. Certificates are
 * there as soon as the server has sent them; what is known about them at the end is added without moving anything.
 *
 * Properties: `narrow` (boolean, read-only, notified), `asn1` (boolean): whether the tree shows.
 * What files held besides certificates stands in a list of its own.
 * Actions: `certificates.save` with what to save (see assay-certificate-export.h); for the certificate that is selected
 * `certificates.save-certificate`, likewise, and `certificates.copy`.
 */
#define ASSAY_TYPE_CERTIFICATES_VIEW (assay_certificates_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayCertificatesView, assay_certificates_view, ASSAY, CERTIFICATES_VIEW, AssaySessionView)

/**
 * assay_certificates_view_show:
 * @view: the view
 * @index: a certificate of the report
 * @path: (nullable): a field of it, below its root (see assay_node_lookup())
 *
 * Selects a certificate, and in its tree a field.
 */
void assay_certificates_view_show (AssayCertificatesView *view,
                                   guint                  index,
                                   const char            *path);

G_END_DECLS
