/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gnutls/gnutls.h>

#include "engine/assay-inspection.h"

G_BEGIN_DECLS

/**
 * AssayTap:
 *
 * Is shown the bytes of one direction as they leave or are taken in; returns %FALSE when they are no TLS.
 */
typedef gboolean (*AssayTap) (AssayDirection direction,
                              gconstpointer  bytes,
                              gsize          length,
                              gint64         time_us,
                              gpointer       data);

/**
 * AssayTransport:
 *
 * The bytes between a socket that never blocks and GnuTLS. It knows all the limits: each time it is asked for bytes it
 * looks at the clock, the cancel flag and the count, so that a server which never stops talking cannot outlive them.
 * The first limit passed, end of stream or error is noted in the inspection. One thread.
 */
typedef struct _AssayTransport AssayTransport;

AssayTransport *assay_transport_new  (AssayInspection   *inspection,
                                      GSocketConnection *connection);
void            assay_transport_free (AssayTransport    *transport);

/* From now on @session speaks through @transport, and @tap sees it. */
void            assay_transport_attach (AssayTransport   *transport,
                                        gnutls_session_t  session,
                                        AssayTap          tap,
                                        gpointer          data);

/**
 * assay_transport_wait:
 * @transport: a transport
 * @condition: %G_IO_IN or %G_IO_OUT
 *
 * Waits until there is something to do. Fails the inspection when it is cancelled, or nothing happens in time.
 *
 * Returns: whether to try again
 */
gboolean        assay_transport_wait   (AssayTransport   *transport,
                                        GIOCondition      condition);

/* Waits for bytes until @until (monotonic), which is no failure. Returns whether there are any. */
gboolean        assay_transport_wait_until (AssayTransport *transport,
                                            gint64          until);

/**
 * assay_transport_read:
 * @transport: a transport without a session yet
 * @buffer: (out caller-allocates) (array length=size): where to
 * @size: how many at the most
 *
 * Reads in clear, for what comes before TLS. Waits for at least one byte.
 *
 * Returns: how many were read; 0 after a failure
 */
gsize           assay_transport_read   (AssayTransport   *transport,
                                        gpointer          buffer,
                                        gsize             size);

/* Writes all of it in clear; %FALSE after a failure. */
gboolean        assay_transport_write  (AssayTransport   *transport,
                                        gconstpointer     bytes,
                                        gsize             length);

/* Whether the server has closed its side. */
gboolean        assay_transport_has_ended    (const AssayTransport *transport);

/* When the last byte taken by GnuTLS had arrived, in microseconds since the inspection began. */
gint64          assay_transport_get_read_time   (const AssayTransport *transport);

/* TLS bytes in that direction. */
guint64         assay_transport_get_count       (const AssayTransport *transport,
                                                 AssayDirection        direction);

/* How often an answer had to be waited for, and how long the quickest took (-1 when there was none). */
guint           assay_transport_get_round_trips (const AssayTransport *transport);
gint64          assay_transport_get_quickest    (const AssayTransport *transport);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTransport, assay_transport_free)

G_END_DECLS
