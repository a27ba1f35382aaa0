/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * assay_export_pcapng:
 * @report: a report
 *
 * The connection as a capture file (draft-ietf-opsawg-pcapng) that Wireshark opens decrypted with no further set-up: the
 * bytes of both sides with their real times, in IP packets made for them, for no packet was ever seen; the server's
 * name; and the secrets (see assay_export_keylog(), also for the warning).
 *
 * Returns: (transfer full): the file; without packets when there was no connection
 */
GBytes *assay_export_pcapng (const AssayReport *report);

G_END_DECLS
