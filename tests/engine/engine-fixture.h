/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/assay-inspect.h"

/* Servers to inspect: programs that we did not write, and threads that misbehave; all on 127.0.0.1. */

/* A file of the tests' keys and certificates, see make-pki.sh; made when first asked for. (transfer full) */
char   *pki_path   (const char *name);
GBytes *pki_bytes  (const char *name);
/* Removes them. */
void    pki_remove (void);

typedef struct _Server Server;

/**
 * server_spawn:
 * @command: a shell line; `{port}` and `{pki}` are filled in
 *
 * Starts a server program and waits until it listens.
 */
Server *server_spawn    (const char *command);

/* What a server in a thread does with each client; it need not close it. */
typedef void (*ServerFunc) (Server  *server,
                            GSocket *client);

Server *server_start    (ServerFunc  func,
                         gpointer    data);
guint16 server_get_port (Server     *server);
gpointer server_get_data (Server    *server);
/* Ends program or thread. */
void    server_free     (Server     *server);

/* Sends all of it; FALSE when the client is gone. */
gboolean server_send    (GSocket       *client,
                         gconstpointer  bytes,
                         gsize          length);

/* Ways to go on with a client: sleep until it closes or the server is freed; close at once; reset. */
void    server_linger   (Server     *server,
                         GSocket    *client);
void    server_close    (Server     *server,
                         GSocket    *client);
void    server_reset    (Server     *server,
                         GSocket    *client);

/* Connects the client with another server, until one of them closes. */
void    server_splice   (Server     *server,
                         GSocket    *client,
                         Server     *behind);

/**
 * server_start_cut:
 * @behind: a real server
 * @bytes: how much of what it says reaches the client
 * @then: what is done with the client after that
 *
 * A server between client and @behind.
 */
Server *server_start_cut (Server     *behind,
                          guint       bytes,
                          ServerFunc  then);

/* A listener whose queue is full: it lets nobody in and tells nobody. */
Server *server_start_full (void);

/* The version that this run is about (ASSAY_TEST_TLS), 0x0304 without. */
guint16       engine_version (void);

/* Options that connect to 127.0.0.1 and trust the tests' root; only engine_version() is offered. */
void          engine_options (AssayRequestOptions *options);

/* Inspects "localhost" at @port. @scheme: (nullable) "https"; @options: (nullable) the above. */
AssayRequest *engine_request (const char                *scheme,
                              guint16                    port,
                              const AssayRequestOptions *options);
AssayReport  *engine_inspect (guint16                    port,
                              const AssayRequestOptions *options);

/* Fails the test unless the report failed just so. */
void          assert_failure (const AssayReport *report,
                              AssayPhaseId       phase,
                              AssayFailureCode   code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Server, server_free)
