/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-request.h"

G_BEGIN_DECLS

/*
 * The options of a request as text: what command lines and entries hold. All functions set %ASSAY_ERROR_REQUEST with a
 * sentence for a person (an untranslated message id) and then leave the options as they were. Pure.
 */

/**
 * assay_request_options_parse:
 * @options: options
 * @name: "connect", "server-name", "verify-name", "alpn", "tls-min", "tls-max" or "timeout"
 * @value: what was typed
 * @error: see above
 *
 * One of the functions below by its name on a command line.
 *
 * Returns: whether @value was understood
 */
gboolean assay_request_options_parse             (AssayRequestOptions  *options,
                                                  const char           *name,
                                                  const char           *value,
                                                  GError              **error);

/* @value: HOST, HOST:PORT, [V6]:PORT: where to connect instead of the target. */
gboolean assay_request_options_parse_connect     (AssayRequestOptions  *options,
                                                  const char           *value,
                                                  GError              **error);

/* @value: the SNI to send (RFC 6066 section 3), or "none". */
gboolean assay_request_options_parse_server_name (AssayRequestOptions  *options,
                                                  const char           *value,
                                                  GError              **error);

/* @value: the name or address that the certificate must be for. */
gboolean assay_request_options_parse_verify_name (AssayRequestOptions  *options,
                                                  const char           *value,
                                                  GError              **error);

/* @text: ISO 8601, a day of it, or "@" and seconds since 1970. */
gboolean assay_request_parse_time                (const char           *text,
                                                  gint64               *seconds);

/* @value: such a time, to judge as of. */
gboolean assay_request_options_parse_at_time     (AssayRequestOptions  *options,
                                                  const char           *value,
                                                  GError              **error);

/* @value: a number of days, up to ASSAY_LIMIT_WARN_DAYS. */
gboolean assay_request_options_parse_warn_days   (AssayRequestOptions  *options,
                                                  const char           *value,
                                                  GError              **error);

/* @value: protocols to offer (RFC 7301), joined by commas, or "none". */
gboolean assay_request_options_parse_alpn        (AssayRequestOptions  *options,
                                                  const char           *value,
                                                  GError              **error);

/* @value: "1.0" to "1.3", with or without "TLS" before it. */
gboolean assay_request_options_parse_version_min (AssayRequestOptions  *options,
                                                  const char           *value,
                                                  GError              **error);
gboolean assay_request_options_parse_version_max (AssayRequestOptions  *options,
                                                  const char           *value,
                                                  GError              **error);

/* @value: seconds, with decimals or without. */
gboolean assay_request_options_parse_timeout     (AssayRequestOptions  *options,
                                                  const char           *value,
                                                  GError              **error);

/* Whether the options go together: the lowest version is not above the highest. */
gboolean assay_request_options_check             (const AssayRequestOptions  *options,
                                                  GError                    **error);

G_END_DECLS
