/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A server that stops in the middle of a handshake, and goes on when it is told to: it stands between one client and a
 * server of this computer, and holds back what that one says.
 */
typedef struct _HeldServer HeldServer;

/* @port: of the real server; @n_records: how many of its TLS records pass at once. */
HeldServer *held_server_new      (guint16     port,
                                  guint       n_records);

guint16     held_server_get_port (HeldServer *server);

/* Lets pass the rest. */
void        held_server_release  (HeldServer *server);

/* Releases it, and waits for its end. */
void        held_server_free     (HeldServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeldServer, held_server_free)

G_END_DECLS
