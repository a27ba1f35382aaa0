/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/checks-private.h"

#include "checks/checks-hello.h"
#include "names/assay-names.h"

#define TLS12 0x0303
#define TLS13 0x0304

void
assay_check_protocol_version (const AssayReport *report,
                              const AssayCheck  *check,
                              GPtrArray         *findings)
{
  guint16 protocol = report->connection->protocol;
  g_autofree char *name = assay_names_dup (&assay_names_versions, protocol);

  if (protocol >= TLS13)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Current protocol")),
                      assay_text_new (N_("{version} was negotiated"), "version", ASSAY_ARG_TEXT, name, NULL));
  else if (protocol == TLS12 && report->request->options.version_max < TLS13)
    assay_checks_say (findings, check, ASSAY_STATUS_NOTE, SAY (N_("TLS 1.2")),
                      SAY (N_("Nothing newer was offered to the server, so whether it knows TLS 1.3 was not seen.")));
  else if (protocol == TLS12)
    assay_checks_add (findings, check, ASSAY_STATUS_NOTE, -1, SAY (N_("Not the newest protocol")),
                      SAY (N_("The server chose TLS 1.2 though TLS 1.3 was offered. That is still safe, but slower, "
                              "and the certificate crosses the network unencrypted.")),
                      SAY (N_("Turn on TLS 1.3 beside TLS 1.2 on the server.")));
  else
    assay_checks_add (findings, check, ASSAY_STATUS_ERROR, -1, SAY (N_("Outdated protocol")),
                      assay_text_new (N_("{version} was negotiated; it was retired in 2021 or before, for weaknesses "
                                         "that cannot be mended."), "version", ASSAY_ARG_TEXT, name, NULL),
                      SAY (N_("Turn on TLS 1.2 and TLS 1.3 on the server, and turn off what is older.")));
}

typedef struct {
  guint32     flag;
  AssayStatus status;
  const char *title;
  const char *detail;
} SuiteWords;

/* What is wrong with a cipher suite, the worst first. */
static const SuiteWords suite_faults[] = {
  { ASSAY_NAME_NULL,      ASSAY_STATUS_ERROR,   N_("No encryption"),
    N_("{suite} does not encrypt: everybody on the way can read along.") },
  { ASSAY_NAME_ANONYMOUS, ASSAY_STATUS_ERROR,   N_("No authentication"),
    N_("{suite} proves nobody: everybody on the way can pose as the server.") },
  { ASSAY_NAME_EXPORT,    ASSAY_STATUS_ERROR,   N_("Encryption weakened on purpose"),
    N_("{suite} was made weak enough for export in the 1990s; it takes hours to break.") },
  { ASSAY_NAME_RC4,       ASSAY_STATUS_ERROR,   N_("Broken encryption"),
    N_("{suite} uses RC4, whose output gives away what it hides (RFC 7465).") },
  { ASSAY_NAME_DES,       ASSAY_STATUS_ERROR,   N_("Broken encryption"),
    N_("{suite} uses DES, whose keys are short enough to try them all.") },
  { ASSAY_NAME_3DES,      ASSAY_STATUS_WARNING, N_("Old encryption"),
    N_("{suite} uses triple DES, whose small blocks give things away in long connections (Sweet32).") },
  { ASSAY_NAME_CBC,       ASSAY_STATUS_NOTE,    N_("Encryption of the older kind"),
    N_("{suite} encrypts and proves in two steps (CBC), a way that has been attacked time and again.") },
};

static const SuiteWords suite_unknown = {
  0, ASSAY_STATUS_SKIPPED, N_("Encryption"), N_("Nothing is known here about {suite}")
};
static const SuiteWords suite_unauthenticated = {
  0, ASSAY_STATUS_WARNING, N_("Old encryption"), N_("{suite} has no authenticated encryption.")
};
static const SuiteWords suite_sound = {
  ASSAY_NAME_AEAD, ASSAY_STATUS_PASS, N_("Sound encryption"), N_("{suite} encrypts and proves in one step")
};

static const SuiteWords *
find_suite_words (guint16 suite)
{
  guint32 flags = assay_names_flags (&assay_names_cipher_suites, suite);

  if (assay_names_find (&assay_names_cipher_suites, suite) == NULL)
    return &suite_unknown;
  for (guint i = 0; i < G_N_ELEMENTS (suite_faults); i++)
    if ((flags & suite_faults[i].flag) != 0)
      return &suite_faults[i];
  return (flags & suite_sound.flag) != 0 ? &suite_sound : &suite_unauthenticated;
}

void
assay_check_cipher (const AssayReport *report,
                    const AssayCheck  *check,
                    GPtrArray         *findings)
{
  guint16 suite = report->connection->cipher_suite;
  g_autofree char *name = assay_names_dup (&assay_names_cipher_suites, suite);
  const SuiteWords *words = find_suite_words (suite);

  assay_checks_add (findings, check, words->status, -1, SAY (words->title),
                    assay_text_new (words->detail, "suite", ASSAY_ARG_TEXT, name, NULL),
                    words->status > ASSAY_STATUS_PASS
                      ? SAY (N_("Let the server offer suites with AES-GCM or ChaCha20-Poly1305 only.")) : NULL);
}

void
assay_check_forward_secrecy (const AssayReport *report,
                             const AssayCheck  *check,
                             GPtrArray         *findings)
{
  const AssayConnection *connection = report->connection;

  if (connection->forward_secrecy)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Forward secrecy")),
                      SAY (N_("A key stolen later opens nothing of this connection")));
  else
    assay_checks_add (findings, check, ASSAY_STATUS_WARNING, -1, SAY (N_("No forward secrecy")),
                      g_strcmp0 (connection->key_exchange, "RSA") == 0
                        ? SAY (N_("The secret was sent locked with the server's RSA key. Who records the traffic now "
                                  "and gets that key later can read all of it."))
                        : SAY (N_("Who records the traffic now and gets the server's key later can read all of it.")),
                      SAY (N_("Let the server offer TLS 1.3, and in TLS 1.2 only suites that begin with TLS_ECDHE.")));
}

void
assay_check_key_exchange_group (const AssayReport *report,
                                const AssayCheck  *check,
                                GPtrArray         *findings)
{
  const AssayConnection *connection = report->connection;
  g_autofree char *group = assay_names_dup (&assay_names_groups, connection->group);
  const char *detail = N_("Who records the traffic could read it once there are large quantum computers. This client "
                          "offered nothing better, so whether the server could was not seen.");

  if ((assay_names_flags (&assay_names_groups, connection->group) & ASSAY_NAME_POST_QUANTUM) != 0)
    {
      assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Safe from quantum computers")),
                        assay_text_new (N_("The secret was agreed on with {group}"),
                                        "group", ASSAY_ARG_TEXT, group, NULL));
      return;
    }
  if (assay_hello_offers_group (report, ASSAY_NAME_POST_QUANTUM))
    detail = N_("Who records the traffic could read it once there are large quantum computers. This client offered a "
                "way to prevent that, and the server did not take it.");
  assay_checks_say (findings, check, ASSAY_STATUS_NOTE, SAY (N_("Not post-quantum")), SAY (detail));
}

void
assay_check_handshake_signature (const AssayReport *report,
                                 const AssayCheck  *check,
                                 GPtrArray         *findings)
{
  guint16 scheme = report->connection->signature_scheme;
  guint32 flags = assay_names_flags (&assay_names_signature_schemes, scheme);
  g_autofree char *name = assay_names_dup (&assay_names_signature_schemes, scheme);
  gboolean md5 = (flags & ASSAY_NAME_MD5) != 0;

  if (scheme == 0)
    assay_checks_say (findings, check, ASSAY_STATUS_SKIPPED, SAY (check->title),
                      SAY (N_("The server signed nothing in this handshake, or in a way that has no name")));
  else if (md5 || (flags & ASSAY_NAME_SHA1) != 0)
    assay_checks_add (findings, check, md5 ? ASSAY_STATUS_ERROR : ASSAY_STATUS_WARNING, -1,
                      SAY (N_("Handshake signed with a broken hash")),
                      assay_text_new (N_("The server proved that it holds its key with {scheme}, which rests on a hash "
                                         "that is broken."), "scheme", ASSAY_ARG_TEXT, name, NULL),
                      SAY (N_("Let the server sign with SHA-256 or better.")));
  else
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Server holds the key")),
                      assay_text_new (N_("It signed this handshake with {scheme}"),
                                      "scheme", ASSAY_ARG_TEXT, name, NULL));
}

/* What is said of a protection that TLS 1.2 has by extension and TLS 1.3 by design. */
typedef struct {
  const char *on_title;
  const char *on;
  const char *off_title;
  const char *off;
  const char *fix;
} Protection;

static const Protection master_secret = {
  N_("Secret is bound to the session"),
  N_("Extended master secret was agreed on"),
  N_("Secret is not bound to the session"),
  N_("Without the extended master secret someone in between can make two connections share one secret."),
  N_("Update the server's TLS library; all current ones have the extended master secret."),
};

static const Protection renegotiation = {
  N_("Renegotiation is safe"),
  N_("The server marks its renegotiations"),
  N_("Renegotiation is not safe"),
  N_("The server does not mark its renegotiations, so someone in between could put words before yours."),
  N_("Update the server's TLS library; all current ones have secure renegotiation."),
};

/* @state: 1 on, 0 off, -1 does not apply; see AssayConnection. */
static void
look_at_protection (const AssayReport *report,
                    const AssayCheck  *check,
                    GPtrArray         *findings,
                    const Protection  *protection,
                    int                state)
{
  gboolean built_in = report->connection->protocol >= TLS13;

  if (state == 0)
    assay_checks_add (findings, check, ASSAY_STATUS_WARNING, -1, SAY (protection->off_title), SAY (protection->off),
                      SAY (protection->fix));
  else if (state > 0 || built_in)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (protection->on_title),
                      state > 0 ? SAY (protection->on) : SAY (N_("Part of TLS 1.3")));
  else
    assay_checks_say (findings, check, ASSAY_STATUS_SKIPPED, SAY (check->title),
                      SAY (N_("Does not apply to this version of the protocol")));
}

void
assay_check_extended_master_secret (const AssayReport *report,
                                    const AssayCheck  *check,
                                    GPtrArray         *findings)
{
  look_at_protection (report, check, findings, &master_secret, report->connection->extended_master_secret);
}

void
assay_check_secure_renegotiation (const AssayReport *report,
                                  const AssayCheck  *check,
                                  GPtrArray         *findings)
{
  look_at_protection (report, check, findings, &renegotiation, report->connection->safe_renegotiation);
}

#define ALERT_CERTIFICATE_REQUIRED 116      /* RFC 8446 section 6.2 */

void
assay_check_client_certificate (const AssayReport *report,
                                const AssayCheck  *check,
                                GPtrArray         *findings)
{
  int alert = report->closing_alert;
  g_autofree char *name = alert >= 0 ? assay_names_dup (&assay_names_alerts, (guint32) alert) : NULL;
  const char *detail = N_("The server asked for a certificate of yours. None was given, and the connection went on.");

  if (!report->connection->client_certificate_requested)
    {
      assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Open to everyone")),
                        SAY (N_("The server did not ask who you are")));
      return;
    }

  if (alert == ALERT_CERTIFICATE_REQUIRED)
    detail = N_("The server asked for a certificate of yours and ended the connection because none was given (alert "
                "{alert}).");
  else if (alert >= 0)
    detail = N_("The server asked for a certificate of yours, got none, and then ended the connection with the alert "
                "{alert}.");
  assay_checks_add (findings, check, ASSAY_STATUS_NOTE, -1, SAY (N_("Asks for your certificate")),
                    assay_text_new (detail, "alert", ASSAY_ARG_TEXT, name, NULL),
                    alert >= 0 ? SAY (N_("Ask whoever runs the server for a certificate for you.")) : NULL);
}

void
assay_check_starttls (const AssayReport *report,
                      const AssayCheck  *check,
                      GPtrArray         *findings)
{
  if (report->request->target->starttls != ASSAY_STARTTLS_NONE)
    assay_checks_say (findings, check, ASSAY_STATUS_NOTE, SAY (N_("Began in clear")),
                      SAY (N_("The connection was upgraded to TLS on request, and the request was not protected: "
                              "someone in between can suppress it where the client does not insist on TLS.")));
}
