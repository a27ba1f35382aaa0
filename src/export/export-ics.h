/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-certificate.h"
#include "base/assay-text.h"

G_BEGIN_DECLS

/**
 * assay_export_ics:
 * @certificates: (element-type AssayCertificate): whose ends
 * @name: what they belong to: a host or a file
 * @now: when it is written, in seconds since 1970
 * @warn_days: how many days before it reminds
 * @locale: (nullable): how to word it
 *
 * An iCalendar file (RFC 5545) with one event a certificate, when it ends, and a reminder before. The same certificate
 * always makes the same event, so that a calendar that has it already updates it.
 *
 * Returns: (transfer full): the file; certificates that never end are left out
 */
char *assay_export_ics (GPtrArray         *certificates,
                        const char        *name,
                        gint64             now,
                        guint              warn_days,
                        const AssayLocale *locale);

G_END_DECLS
