/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/assay-panel.h"

G_BEGIN_DECLS

/**
 * AssayCertificatesPanel:
 *
 * The certificates in full. What is in it is made when it is first looked at.
 */
#define ASSAY_TYPE_CERTIFICATES_PANEL (assay_certificates_panel_get_type ())
G_DECLARE_FINAL_TYPE (AssayCertificatesPanel, assay_certificates_panel, ASSAY, CERTIFICATES_PANEL, AssayPanel)

G_END_DECLS
