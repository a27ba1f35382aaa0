/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-failures.h"

#include <gnutls/gnutls.h>
#include <string.h>

#include "names/assay-names.h"

#define ANY ASSAY_N_PHASES

/* The first row that fits is said; rows with {what} need something to name. */
static const struct {
  AssayFailureCode  code;
  AssayPhaseId      phase;
  gboolean          names;
  const char       *sentence;
} sentences[] = {
  { ASSAY_FAILURE_NOT_FOUND,    ANY, FALSE, N_("The name {host} does not exist, or has no address.") },
  { ASSAY_FAILURE_RESOLVER,     ANY, FALSE, N_("The name service gave no answer about {host}.") },
  { ASSAY_FAILURE_REFUSED,      ANY, FALSE, N_("{host} refused the connection: nothing listens on port {port}.") },
  { ASSAY_FAILURE_UNREACHABLE,  ANY, FALSE, N_("There is no way through the network to {host}.") },
  { ASSAY_FAILURE_CONNECT,      ANY, FALSE, N_("No connection to {host} on port {port} could be made.") },
  { ASSAY_FAILURE_TIMEOUT, ASSAY_PHASE_RESOLVE, FALSE, N_("The name service did not answer about {host} in time.") },
  { ASSAY_FAILURE_TIMEOUT, ASSAY_PHASE_CONNECT, FALSE, N_("{host} did not answer on port {port} in time.") },
  { ASSAY_FAILURE_TIMEOUT, ASSAY_PHASE_STARTTLS, FALSE,
    N_("{host} accepted the connection but did not come to the beginning of TLS in time.") },
  { ASSAY_FAILURE_TIMEOUT,      ANY, FALSE,
    N_("{host} accepted the connection but did not finish the handshake in time.") },
  { ASSAY_FAILURE_NOT_TLS,      ANY, TRUE,
    N_("What answers on port {port} does not speak TLS; it looks like {what}.") },
  { ASSAY_FAILURE_NOT_TLS,      ANY, FALSE, N_("What answers on port {port} does not speak TLS.") },
  { ASSAY_FAILURE_ALERT,        ANY, FALSE, N_("{host} ended the handshake with the alert {alert}.") },
  { ASSAY_FAILURE_CLOSED_EARLY, ASSAY_PHASE_STARTTLS, FALSE,
    N_("{host} closed the connection before TLS could begin.") },
  { ASSAY_FAILURE_CLOSED_EARLY, ANY, FALSE, N_("{host} closed the connection before the handshake was finished.") },
  { ASSAY_FAILURE_RESET,        ANY, FALSE, N_("The connection was cut off before the handshake was finished.") },
  { ASSAY_FAILURE_PROTOCOL,     ANY, FALSE, N_("No handshake was possible with what {host} sent.") },
  { ASSAY_FAILURE_STARTTLS,     ANY, TRUE,  N_("{host} would not begin TLS; it said “{what}”.") },
  { ASSAY_FAILURE_STARTTLS,     ANY, FALSE, N_("{host} would not begin TLS.") },
  { ASSAY_FAILURE_TOO_MUCH,     ANY, FALSE, N_("{host} sent more than a handshake may hold.") },
  { ASSAY_FAILURE_CANCELLED,    ANY, FALSE, N_("The inspection was stopped.") },
  { ASSAY_FAILURE_INTERNAL,     ANY, FALSE, N_("The TLS library of this computer failed.") },
};

static const char *
find_sentence (AssayPhaseId     phase,
               AssayFailureCode code,
               gboolean         has_what)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].code == code
        && (sentences[i].phase == ANY || sentences[i].phase == phase)
        && (!sentences[i].names || has_what))
      return sentences[i].sentence;
  g_return_val_if_reached (NULL);
}

AssayFailure *
assay_failures_make (const AssayRequest *request,
                     AssayPhaseId        phase,
                     AssayFailureCode    code,
                     int                 alert,
                     const char         *what,
                     const char         *technical)
{
  g_autofree char *alert_name = alert >= 0 ? assay_names_dup (&assay_names_alerts, alert) : g_strdup ("");
  AssayText *message;

  message = assay_text_new (find_sentence (phase, code, what != NULL),
                            "host", ASSAY_ARG_TEXT, request->target->display_host,
                            "port", ASSAY_ARG_NUMBER, (gint64) assay_request_get_connect_port (request),
                            "alert", ASSAY_ARG_TEXT, alert_name,
                            "what", ASSAY_ARG_TEXT, what != NULL ? what : "",
                            NULL);
  return assay_failure_new (phase, code, alert, message, technical);
}

AssayFailureCode
assay_failures_from_error (const GError *error)
{
  static const struct {
    int              code;
    AssayFailureCode failure;
  } io[] = {
    { G_IO_ERROR_CONNECTION_REFUSED,  ASSAY_FAILURE_REFUSED },
    { G_IO_ERROR_HOST_UNREACHABLE,    ASSAY_FAILURE_UNREACHABLE },
    { G_IO_ERROR_NETWORK_UNREACHABLE, ASSAY_FAILURE_UNREACHABLE },
    { G_IO_ERROR_TIMED_OUT,           ASSAY_FAILURE_TIMEOUT },
    { G_IO_ERROR_CANCELLED,           ASSAY_FAILURE_CANCELLED },
    { G_IO_ERROR_CONNECTION_CLOSED,   ASSAY_FAILURE_RESET },
  };

  if (g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    return ASSAY_FAILURE_NOT_FOUND;
  if (error->domain == G_RESOLVER_ERROR)
    return ASSAY_FAILURE_RESOLVER;
  for (gsize i = 0; i < G_N_ELEMENTS (io); i++)
    if (g_error_matches (error, G_IO_ERROR, io[i].code))
      return io[i].failure;
  return ASSAY_FAILURE_CONNECT;
}

/* GNUTLS_E_INTERNAL_ERROR is left out: GnuTLS says so when a server goes on warning it. */
AssayFailureCode
assay_failures_from_gnutls (int code)
{
  static const struct {
    int              code;
    AssayFailureCode failure;
  } codes[] = {
    { GNUTLS_E_FATAL_ALERT_RECEIVED,       ASSAY_FAILURE_ALERT },
    { GNUTLS_E_PREMATURE_TERMINATION,      ASSAY_FAILURE_CLOSED_EARLY },
    { GNUTLS_E_SESSION_EOF,                ASSAY_FAILURE_CLOSED_EARLY },
    { GNUTLS_E_HANDSHAKE_TOO_LARGE,        ASSAY_FAILURE_TOO_MUCH },
    { GNUTLS_E_TOO_MANY_HANDSHAKE_PACKETS, ASSAY_FAILURE_TOO_MUCH },
    { GNUTLS_E_TOO_MANY_EMPTY_PACKETS,     ASSAY_FAILURE_TOO_MUCH },
    { GNUTLS_E_MEMORY_ERROR,               ASSAY_FAILURE_INTERNAL },
    { GNUTLS_E_RANDOM_FAILED,              ASSAY_FAILURE_INTERNAL },
    { GNUTLS_E_RANDOM_DEVICE_ERROR,        ASSAY_FAILURE_INTERNAL },
    { GNUTLS_E_NO_PRIORITIES_WERE_SET,     ASSAY_FAILURE_INTERNAL },
    { GNUTLS_E_LIB_IN_ERROR_STATE,         ASSAY_FAILURE_INTERNAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i].code == code)
      return codes[i].failure;
  return ASSAY_FAILURE_PROTOCOL;
}

const char *
assay_failures_guess_protocol (const guint8 *bytes,
                               gsize         length)
{
  /* What servers say first, or say to a ClientHello that they take for a command. */
  static const struct {
    const char *prefix;
    const char *protocol;
  } banners[] = {
    { "HTTP/",                    "HTTP" },
    { "<!DOCTYPE",                "HTTP" },
    { "<html",                    "HTTP" },
    { "SSH-",                     "SSH" },
    { "220 ",                     "SMTP / FTP" },
    { "220-",                     "SMTP / FTP" },
    { "421 ",                     "SMTP / FTP" },
    { "500 ",                     "SMTP / FTP" },
    { "554 ",                     "SMTP" },
    { "* OK",                     "IMAP" },
    { "* BYE",                    "IMAP" },
    { "+OK",                      "POP3" },
    { "-ERR",                     "POP3 / Redis" },
    { "200 ",                     "NNTP" },
    { "201 ",                     "NNTP" },
    { "RFB ",                     "VNC" },
    { "<?xml",                    "XMPP" },
    { "<stream:",                 "XMPP" },
    { ":",                        "IRC" },
    { "NOTICE ",                  "IRC" },
    { "ERROR :",                  "IRC" },
    { "\"IMPLEMENTATION\"",       "ManageSieve" },
    { "AMQP",                     "AMQP" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (banners); i++)
    {
      gsize n = strlen (banners[i].prefix);

      if (length >= n && g_ascii_strncasecmp ((const char *) bytes, banners[i].prefix, n) == 0)
        return banners[i].protocol;
    }
  /* MySQL greets with a packet: three bytes of length, number 0, protocol 10. */
  if (length > 5 && bytes[3] == 0 && bytes[4] == 10 && bytes[1] == 0 && bytes[2] == 0)
    return "MySQL";
  return NULL;
}
