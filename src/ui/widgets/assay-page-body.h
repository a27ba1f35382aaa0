/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayPageBody:
 *
 * What a page scrolls. A scrolled window asks its child for a height even before it knows the width, throws the answer
 * away, and all wrapped labels on the page have tried dozens of widths in vain; this one answers that question itself.
 */
#define ASSAY_TYPE_PAGE_BODY (assay_page_body_get_type ())
G_DECLARE_FINAL_TYPE (AssayPageBody, assay_page_body, ASSAY, PAGE_BODY, AdwBin)

G_END_DECLS
