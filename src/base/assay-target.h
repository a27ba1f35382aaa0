/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AssayStarttls:
 *
 * How a connection that begins in clear is turned into TLS.
 */
typedef enum {
  ASSAY_STARTTLS_NONE,
  ASSAY_STARTTLS_SMTP,          /* RFC 3207 */
  ASSAY_STARTTLS_IMAP,          /* RFC 9051 section 6.2.1 */
  ASSAY_STARTTLS_POP3,          /* RFC 2595 section 4 */
  ASSAY_STARTTLS_FTP,           /* RFC 4217 */
  ASSAY_STARTTLS_LDAP,          /* RFC 4511 section 4.14 */
  ASSAY_STARTTLS_XMPP,          /* RFC 6120 section 5 */
  ASSAY_STARTTLS_XMPP_SERVER,
  ASSAY_STARTTLS_POSTGRES,      /* PostgreSQL protocol, SSLRequest */
  ASSAY_STARTTLS_MYSQL,         /* MySQL protocol, SSLRequest */
  ASSAY_STARTTLS_NNTP,          /* RFC 4642 */
  ASSAY_STARTTLS_SIEVE,         /* RFC 5804 */
  ASSAY_STARTTLS_IRC,           /* IRCv3 STARTTLS */
  ASSAY_N_STARTTLS,
} AssayStarttls;

/* "smtp", "xmpp-server"...; %NULL for %ASSAY_STARTTLS_NONE. */
const char   *assay_starttls_name  (AssayStarttls  starttls);

/* The reverse; %FALSE for a name that is none. */
gboolean      assay_starttls_parse (const char    *name,
                                    AssayStarttls *starttls);

/**
 * AssayTarget:
 * @input: what the person typed, trimmed
 * @scheme: "https", "smtp", ..., "practice", "file" or "bytes"
 * @host: the host in ASCII: a lower-case name (A-labels for Unicode ones, RFC 5890), or an IP address without brackets;
 *   for practice targets the scenario's name; "" for files and bytes
 * @display_host: the host as people read it
 * @port: the port; 0 for practice targets, files and bytes
 * @starttls: what the scheme implies
 * @is_address: whether @host is an IP address
 *
 * What to inspect. Immutable, refcounted, usable from any thread.
 */
typedef struct {
  char         *input;
  char         *scheme;
  char         *host;
  char         *display_host;
  guint16       port;
  AssayStarttls starttls;
  gboolean      is_address;
} AssayTarget;

#define ASSAY_TYPE_TARGET (assay_target_get_type ())

GType        assay_target_get_type (void) G_GNUC_CONST;

/**
 * assay_target_parse:
 * @text: what was typed: `host`, `host:port`, `[::1]:443`, `https://host/path`, `smtp://host`, `practice:expired`...
 * @error: set to %ASSAY_ERROR_TARGET with a sentence for a person (untranslated message id in the message)
 *
 * Understands a target. Contacts nobody.
 *
 * Returns: (transfer full) (nullable): the target
 */
AssayTarget *assay_target_parse    (const char   *text,
                                    GError      **error);
AssayTarget *assay_target_ref      (AssayTarget  *target);
void         assay_target_unref    (AssayTarget  *target);

/**
 * assay_target_with_address:
 * @target: a target to change
 * @host: another host
 * @port: another port
 *
 * Returns: (transfer full): the same input and scheme on another host and port, as practice servers need
 */
AssayTarget *assay_target_with_address (const AssayTarget *target,
                                        const char        *host,
                                        guint16            port);

gboolean     assay_target_is_practice (const AssayTarget *target);

/**
 * assay_target_new_for_file:
 * @path: a file's name, in the file system's encoding
 *
 * A certificate file in place of a server: scheme "file", no host, no port. The name that people read is the last part.
 *
 * Returns: (transfer full): the target; its `input` is @path
 */
AssayTarget *assay_target_new_for_file (const char        *path);

/* Whether it is certificates in place of a server: files, or what was pasted. */
gboolean     assay_target_is_file      (const AssayTarget *target);

/**
 * assay_target_new_named:
 * @scheme: "file" or "bytes"
 * @name: what people call it
 *
 * For what has neither host nor path: pasted certificates, several files ("file"), TLS bytes ("bytes").
 *
 * Returns: (transfer full): the target; @name is its `input`, and what is displayed
 */
AssayTarget *assay_target_new_named    (const char        *scheme,
                                        const char        *name);

/* Whether it is TLS bytes, which are decoded, not inspected. */
gboolean     assay_target_is_bytes     (const AssayTarget *target);

/**
 * assay_target_restore:
 * @input: what the person typed once
 * @scheme: the scheme
 * @host: the host in ASCII
 * @display_host: what people call a file or bytes; for others it follows from @host
 * @port: the port
 *
 * A target as a saved report tells it. Contacts nobody.
 *
 * Returns: (transfer full) (nullable): the target; %NULL when there is no such scheme, or this cannot be a host
 */
AssayTarget *assay_target_restore      (const char        *input,
                                        const char        *scheme,
                                        const char        *host,
                                        const char        *display_host,
                                        guint16            port);

/* "host", with ":port" when it is not the scheme's own, "[v6]:port": for titles and messages. (transfer full) */
char        *assay_target_dup_display (const AssayTarget *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTarget, assay_target_unref)

G_END_DECLS
