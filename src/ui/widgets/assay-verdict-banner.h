/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/assay-session.h"

G_BEGIN_DECLS

/**
 * AssayVerdictBanner:
 *
 * The verdict first: icon, one word, one sentence why; protocol, suite, address and time at the end. While the
 * inspection runs it says what is being waited for.
 *
 * Properties: `session` (AssaySession), `narrow`.
 */
#define ASSAY_TYPE_VERDICT_BANNER (assay_verdict_banner_get_type ())
G_DECLARE_FINAL_TYPE (AssayVerdictBanner, assay_verdict_banner, ASSAY, VERDICT_BANNER, AdwBin)

G_END_DECLS
