/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayFrameFunc:
 * @time_us: in microseconds since the inspection began
 * @packet: an IP packet
 * @data: user data
 */
typedef void (*AssayFrameFunc) (gint64            time_us,
                                const GByteArray *packet,
                                gpointer          data);

/**
 * assay_tcp_frames_make:
 * @report: a report
 * @func: told each packet, in order
 * @data: handed to @func
 *
 * Makes the IP packets (RFC 791, RFC 8200) of a TCP connection (RFC 9293) that carries a report's chunks at their times:
 * the three that open it, one or more for each chunk, and those that close it. None when nothing was connected.
 */
void assay_tcp_frames_make (const AssayReport *report,
                            AssayFrameFunc     func,
                            gpointer           data);

G_END_DECLS
