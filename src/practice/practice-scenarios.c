/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice/practice-connection.h"

#include <string.h>

/* How a row is staged; see AssayPracticeSetup. */
#define SETUP(...) (&(const AssayPracticeSetup) { __VA_ARGS__ })

/* The chain that most rows have: the authority's intermediate issued the leaf, and is sent with it. */
#define LEAF(...)  .leaf = { .issuer = ASSAY_PRACTICE_INTERMEDIATE, __VA_ARGS__ }
#define FULL_CHAIN .sent = { ASSAY_PRACTICE_INTERMEDIATE }

#define GOOD_SUITES \
  ":-KX-ALL:+ECDHE-ECDSA:+ECDHE-RSA:-CIPHER-ALL:+AES-128-GCM:+AES-256-GCM:+CHACHA20-POLY1305:%SERVER_PRECEDENCE"

static const AssayScenario scenarios[] = {
  {
    .name    = "good-ecdsa",
    .title   = N_("Everything right"),
    .summary = N_("ECDSA P-256, full chain, TLS 1.3"),
    .verdict = ASSAY_VERDICT_TRUSTED,
    .lesson  = N_("Nothing is wrong. The server proves who it is with a certificate for its own name, sends the "
                  "intermediate that leads to the root, and uses TLS 1.3. Compare the other servers with this one."),
    .browser = N_("Opens the page without a word."),
    .mend    = N_("Nothing to do but to renew the certificate in time."),
    .setup   = SETUP (LEAF (), FULL_CHAIN),
  },
  {
    .name    = "expired",
    .title   = N_("Expired"),
    .summary = N_("leaf ended 3 days ago"),
    .verdict = ASSAY_VERDICT_UNTRUSTED,
    .lesson  = N_("Every certificate says from when until when it is good. This one ended 3 days ago; everything else "
                  "about it is right. Usually an automatic renewal stopped working, or the server was not told to "
                  "load the new file."),
    .browser = N_("A warning instead of the page: NET::ERR_CERT_DATE_INVALID in Chrome, "
                  "SEC_ERROR_EXPIRED_CERTIFICATE in Firefox."),
    .mend    = N_("Renew the certificate, install it, and make the server load it. Then find out why the renewal did "
                  "not happen by itself."),
    .setup   = SETUP (LEAF (.begins = -93, .ends = -3), FULL_CHAIN),
  },
  {
    .name    = "wrong-host",
    .title   = N_("Wrong name"),
    .summary = N_("certificate is for other.example"),
    .verdict = ASSAY_VERDICT_UNTRUSTED,
    .lesson  = N_("The certificate is genuine, but it was issued for other.example and you asked for another name. Who "
                  "you talk to is proved, and it is not who you wanted. Often the server has several sites and shows "
                  "the certificate of the first."),
    .browser = N_("A warning instead of the page: NET::ERR_CERT_COMMON_NAME_INVALID in Chrome, "
                  "SSL_ERROR_BAD_CERT_DOMAIN in Firefox."),
    .mend    = N_("Get a certificate whose subject alternative names (the list of names it is for) include this one, "
                  "or make the server choose the right certificate for the name asked for (SNI)."),
    .setup   = SETUP (LEAF (.name = "other.example"), FULL_CHAIN),
  },
  {
    .name    = "self-signed",
    .title   = N_("Self-signed"),
    .summary = N_("no authority at all"),
    .verdict = ASSAY_VERDICT_UNTRUSTED,
    .lesson  = N_("The server signed its certificate with its own key. Anyone can make such a certificate for any "
                  "name, so it proves nothing about who is at the other end. What is sent is still encrypted."),
    .browser = N_("A warning instead of the page: NET::ERR_CERT_AUTHORITY_INVALID in Chrome, "
                  "MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT in Firefox."),
    .mend    = N_("Get a certificate from an authority that your visitors' computers know; there are free ones. For "
                  "machines of your own, set up an authority and install its root on them."),
    .setup   = SETUP (.leaf = { .issuer = ASSAY_PRACTICE_NOBODY }),
  },
  {
    .name    = "missing-intermediate",
    .title   = N_("Intermediate missing"),
    .summary = N_("server forgot to send it"),
    .verdict = ASSAY_VERDICT_UNTRUSTED,
    .lesson  = N_("Your computer knows the root, and the server sent its own certificate, but the link between them, "
                  "the intermediate, was left out. Whoever happens to know it sees no fault, which makes this one "
                  "hard to find."),
    .browser = N_("Often nothing, as browsers find or remember many intermediates; programs such as curl refuse. Else "
                  "NET::ERR_CERT_AUTHORITY_INVALID in Chrome, SEC_ERROR_UNKNOWN_ISSUER in Firefox."),
    .mend    = N_("Install the whole chain: the server's certificate first, then the intermediate. The authority gives "
                  "both in one file, often called fullchain.pem."),
    .setup   = SETUP (LEAF ()),
  },
  {
    .name    = "old-protocol",
    .title   = N_("Old protocol"),
    .summary = N_("TLS 1.0 only, CBC"),
    .verdict = ASSAY_VERDICT_UNTRUSTED,
    .lesson  = N_("The server knows only TLS 1.0, from 1999, with CBC, a way to encrypt that has been attacked time "
                  "and again. It was retired for good in 2021 (RFC 8996). The certificate itself is fine."),
    .browser = N_("No page: ERR_SSL_VERSION_OR_CIPHER_MISMATCH in Chrome, SSL_ERROR_UNSUPPORTED_VERSION in Firefox."),
    .mend    = N_("Turn on TLS 1.2 and TLS 1.3, and turn off TLS 1.0 and TLS 1.1. If the software cannot do that, "
                  "update it."),
    .setup   = SETUP (LEAF (), FULL_CHAIN,
                      .priority = "NORMAL:-VERS-ALL:+VERS-TLS1.0:-KX-ALL:+ECDHE-ECDSA:-CIPHER-ALL:+AES-128-CBC"
                                  ":+AES-256-CBC:-MAC-ALL:+SHA1:-GROUP-ALL:+GROUP-SECP256R1"),
  },
  {
    .name    = "weak-key",
    .title   = N_("Weak key"),
    .summary = N_("RSA 1024"),
    .verdict = ASSAY_VERDICT_TRUSTED,
    .weak    = TRUE,
    .lesson  = N_("The server's key is an RSA key of 1024 bits. Keys of that size are within reach of those with many "
                  "computers; whoever works one out can pose as the server. Public authorities stopped certifying them "
                  "in 2013."),
    .browser = N_("Chrome and Firefox still open such a page; Safari refuses, and so do many programs: OpenSSL says "
                  "that the EE (end entity, the server's) certificate's key is too weak."),
    .mend    = N_("Make a new key, ECDSA on P-256 or RSA with at least 2048 bits, and get a certificate for it. A new "
                  "certificate for the old key does not help."),
    .setup   = SETUP (LEAF (.key = ASSAY_PRACTICE_RSA_WEAK), FULL_CHAIN),
  },
  {
    .name    = "client-certificate",
    .title   = N_("Asks for a client certificate"),
    .summary = N_("mutual TLS"),
    .verdict = ASSAY_VERDICT_TRUSTED,
    .lesson  = N_("The server also wants to know who you are, and asks for a certificate of yours (mutual TLS). You "
                  "need not have one here: the connection goes on without. Companies use this to know their own "
                  "devices."),
    .browser = N_("Asks which of your certificates to show, if you have one; else opens the page without a word."),
    .mend    = N_("Nothing to do if it is meant. If visitors are puzzled by the question, turn the request off or ask "
                  "on a host name of its own."),
    .setup   = SETUP (LEAF (), FULL_CHAIN, .client_certificate = GNUTLS_CERT_REQUEST),
  },
  {
    .name    = "client-certificate-required",
    .title   = N_("Insists on a client certificate"),
    .summary = N_("refuses who has none"),
    .verdict = ASSAY_VERDICT_TRUSTED,
    .lesson  = N_("The server wants a certificate of yours and lets nobody in without. In TLS 1.3 it can only say so "
                  "after your side has finished the handshake: the refusal comes as an alert (a short error message) "
                  "named certificate_required."),
    .browser = N_("No page: ERR_BAD_SSL_CLIENT_AUTH_CERT in Chrome, SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT in "
                  "Firefox."),
    .mend    = N_("Ask whoever runs the server for a certificate and install it in your browser or program. If "
                  "everybody should get in, let the server only request one."),
    .setup   = SETUP (LEAF (), FULL_CHAIN, .client_certificate = GNUTLS_CERT_REQUIRE),
  },
  {
    .name    = "good-rsa",
    .title   = N_("Everything right, with RSA"),
    .summary = N_("RSA 2048, full chain"),
    .verdict = ASSAY_VERDICT_TRUSTED,
    .lesson  = N_("Nothing is wrong. The server's key is an RSA key, the older kind: as safe as an ECDSA key today, "
                  "but larger and slower, and every old program understands it."),
    .browser = N_("Opens the page without a word."),
    .mend    = N_("Nothing to do. Servers can have one certificate of each kind and show the one that the client "
                  "prefers."),
    .setup   = SETUP (LEAF (.key = ASSAY_PRACTICE_RSA), FULL_CHAIN, .staple = { ASSAY_PRACTICE_SAYS_GOOD }),
  },
  {
    .name    = "tls12-only",
    .title   = N_("TLS 1.2 only"),
    .summary = N_("good, but not the newest"),
    .verdict = ASSAY_VERDICT_TRUSTED,
    .lesson  = N_("The server knows TLS 1.2, from 2008, and not TLS 1.3, from 2018. With the suites it offers that is "
                  "still safe, but the handshake takes a round trip more, and its certificate crosses the network "
                  "unencrypted."),
    .browser = N_("Opens the page without a word."),
    .mend    = N_("Turn on TLS 1.3 beside TLS 1.2; every current server program has it."),
    .setup   = SETUP (LEAF (), FULL_CHAIN, .priority = "NORMAL:-VERS-ALL:+VERS-TLS1.2" GOOD_SUITES),
  },
  {
    .name    = "tls12-rsa",
    .title   = N_("No forward secrecy"),
    .summary = N_("TLS 1.2, RSA key exchange"),
    .verdict = ASSAY_VERDICT_TRUSTED,
    .weak    = TRUE,
    .lesson  = N_("The client sends the secret locked with the server's RSA key. Who records the traffic today and "
                  "gets hold of that key in some years can read all of it. With forward secrecy (ECDHE) each "
                  "connection has a key of its own that both sides forget."),
    .browser = N_("Opens the page; Chrome's developer tools call the key exchange obsolete."),
    .mend    = N_("Allow only suites whose names begin with TLS_ECDHE, and TLS 1.3, where every suite has forward "
                  "secrecy."),
    .setup   = SETUP (LEAF (.key = ASSAY_PRACTICE_RSA), FULL_CHAIN,
                      .priority = "NORMAL:-VERS-ALL:+VERS-TLS1.2:-KX-ALL:+RSA:-CIPHER-ALL:+AES-128-GCM"
                                  ":+AES-256-GCM"),
  },
  {
    .name    = "hello-retry",
    .title   = N_("Asks again"),
    .summary = N_("HelloRetryRequest: another group, please"),
    .verdict = ASSAY_VERDICT_TRUSTED,
    .lesson  = N_("In TLS 1.3 the client guesses which group (the mathematics for the common secret) the server will "
                  "take, and sends its share at once. This server takes only P-384, which few guess, so it asks for a "
                  "second hello. Nothing is wrong; it costs a round trip."),
    .browser = N_("Opens the page without a word, a little later."),
    .mend    = N_("Let the server accept X25519 and P-256 too: nearly every client guesses one of them."),
    .setup   = SETUP (LEAF (), FULL_CHAIN,
                      .priority = "NORMAL:-VERS-ALL:+VERS-TLS1.3:-GROUP-ALL:+GROUP-SECP384R1"),
  },
  {
    .name    = "untrusted-root",
    .title   = N_("Unknown authority"),
    .summary = N_("its root is not trusted"),
    .verdict = ASSAY_VERDICT_UNTRUSTED,
    .lesson  = N_("The chain is complete and every signature is right, but it ends in a root that your computer does "
                  "not trust. Anyone can set up an authority; what counts is whether you have reason to believe it. "
                  "Company networks and programs that look into traffic have roots of their own."),
    .browser = N_("A warning instead of the page: NET::ERR_CERT_AUTHORITY_INVALID in Chrome, SEC_ERROR_UNKNOWN_ISSUER "
                  "in Firefox."),
    .mend    = N_("If the authority is your own, install its root on the computers that should trust it. If you have "
                  "never heard of it, find out who answers in place of the server."),
    .setup   = SETUP (.leaf = { .issuer = ASSAY_PRACTICE_STRANGER },
                      .sent = { ASSAY_PRACTICE_STRANGER, ASSAY_PRACTICE_STRANGER_ROOT }),
  },
  {
    .name    = "revoked",
    .title   = N_("Revoked"),
    .summary = N_("its own OCSP answer says so"),
    .verdict = ASSAY_VERDICT_UNTRUSTED,
    .lesson  = N_("The authority took this certificate back 5 days ago because its key fell into wrong hands. The server "
                  "itself sends the proof, a fresh OCSP answer (the authority's word on one certificate). Name, dates and "
                  "chain are all right, and still nobody should believe it."),
    .browser = N_("A warning instead of the page: NET::ERR_CERT_REVOKED in Chrome, SEC_ERROR_REVOKED_CERTIFICATE in "
                  "Firefox."),
    .mend    = N_("Make a new key, get a new certificate for it, and find out how the old key got out."),
    .setup   = SETUP (LEAF (), FULL_CHAIN, .staple = { ASSAY_PRACTICE_SAYS_REVOKED, .reason = 1 }),
  },
  {
    .name    = "must-staple",
    .title   = N_("Promised and not sent"),
    .summary = N_("must-staple without an OCSP answer"),
    .verdict = ASSAY_VERDICT_UNTRUSTED,
    .lesson  = N_("The certificate promises that the server always sends an OCSP answer along, so that a thief of the key "
                  "could not keep quiet that the certificate was taken back. This server sends none, and who takes the "
                  "promise seriously must refuse."),
    .browser = N_("Chrome opens the page; Firefox shows MOZILLA_PKIX_ERROR_REQUIRED_TLS_FEATURE_MISSING instead."),
    .mend    = N_("Turn on OCSP stapling (in nginx, ssl_stapling on), or get a certificate without the promise."),
    .setup   = SETUP (LEAF (.must_staple = TRUE), FULL_CHAIN),
  },
  {
    .name    = "stale-staple",
    .title   = N_("Old OCSP answer"),
    .summary = N_("stapled answer ended 3 days ago"),
    .verdict = ASSAY_VERDICT_TRUSTED,
    .weak    = TRUE,
    .lesson  = N_("The server sends an OCSP answer along that says the certificate is good, but the answer was good until "
                  "3 days ago only. It may have been taken back since, so the answer proves nothing. Usually the server "
                  "cannot reach the authority any more."),
    .browser = N_("Chrome opens the page without a word; Firefox ignores the answer and asks the authority itself, or "
                  "shows SEC_ERROR_OCSP_OLD_RESPONSE."),
    .mend    = N_("Let the server fetch a new answer: see whether it can reach the authority's responder, and whether "
                  "something renews the answer every day."),
    .setup   = SETUP (LEAF (), FULL_CHAIN, .staple = { ASSAY_PRACTICE_SAYS_GOOD, .begins = -240, .ends = -72 }),
  },
  {
    .name    = "not-yet-valid",
    .title   = N_("Not valid yet"),
    .summary = N_("leaf begins in 2 days"),
    .verdict = ASSAY_VERDICT_UNTRUSTED,
    .lesson  = N_("The certificate is good only from the day after tomorrow. Either it was installed too early, or "
                  "the clock of your computer is behind."),
    .browser = N_("A warning instead of the page: NET::ERR_CERT_DATE_INVALID in Chrome, "
                  "MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE in Firefox."),
    .mend    = N_("Look at your computer's date first. If that is right, go back to the old certificate until the new "
                  "one begins."),
    .setup   = SETUP (LEAF (.begins = 2, .ends = 92), FULL_CHAIN),
  },
  {
    .name    = "soon",
    .title   = N_("Ends soon"),
    .summary = N_("leaf ends in 20 days"),
    .verdict = ASSAY_VERDICT_TRUSTED,
    .weak    = TRUE,
    .lesson  = N_("The certificate is still good, for 20 days. Renewal is usually due when a third of its life is "
                  "left, so here it should have happened already: a sign that it may not happen at all."),
    .browser = N_("Opens the page without a word, until the last day."),
    .mend    = N_("Renew it now, and look whether the automatic renewal still works."),
    .setup   = SETUP (LEAF (.begins = -70, .ends = 20), FULL_CHAIN),
  },
  {
    .name    = "sha1-signature",
    .title   = N_("Signed with SHA-1"),
    .summary = N_("a broken hash"),
    .verdict = ASSAY_VERDICT_UNTRUSTED,
    .lesson  = N_("The authority signed a fingerprint of the certificate made with SHA-1. Since 2017 it is known how "
                  "to make two documents with the same SHA-1 fingerprint, so such a signature may have been given for "
                  "another certificate than this."),
    .browser = N_("A warning instead of the page: NET::ERR_CERT_WEAK_SIGNATURE_ALGORITHM in Chrome, "
                  "SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED in Firefox."),
    .mend    = N_("Have the certificate issued anew, signed with SHA-256. If the authority cannot do that, leave it."),
    .setup   = SETUP (LEAF (.sha1 = TRUE), FULL_CHAIN),
  },
  {
    .name    = "ip-only",
    .title   = N_("For an address only"),
    .summary = N_("certificate is for 127.0.0.1"),
    .verdict = ASSAY_VERDICT_UNTRUSTED,
    .lesson  = N_("The certificate is for the address 127.0.0.1 and for no name. It would be right for who types the "
                  "address, but you asked for a name: names and addresses are never taken for each other, even when "
                  "the name leads to the address."),
    .browser = N_("A warning instead of the page: NET::ERR_CERT_COMMON_NAME_INVALID in Chrome, "
                  "SSL_ERROR_BAD_CERT_DOMAIN in Firefox."),
    .mend    = N_("Get a certificate that lists the name, and the address beside it if people type that too."),
    .setup   = SETUP (LEAF (.only_address = TRUE), FULL_CHAIN),
  },
  {
    .name    = "many-names",
    .title   = N_("A thousand names"),
    .summary = N_("1,001 subject alternative names"),
    .verdict = ASSAY_VERDICT_TRUSTED,
    .lesson  = N_("One certificate for 1,001 names, as large hosters once had; yours is the last of them. It is valid, "
                  "but each visitor downloads the whole list, and everybody sees who else is a customer."),
    .browser = N_("Opens the page without a word, a little later."),
    .mend    = N_("Give each site a certificate of its own; since clients say which name they want (SNI), one address "
                  "can serve many."),
    .setup   = SETUP (LEAF (.n_more_names = 1000), FULL_CHAIN),
  },
  {
    .name    = "wrong-order",
    .title   = N_("Chain out of order"),
    .summary = N_("two intermediates, swapped"),
    .verdict = ASSAY_VERDICT_TRUSTED,
    .lesson  = N_("Each certificate should be followed by the one that signed it. Here the two intermediates are "
                  "swapped. TLS 1.3 tells clients to cope with that (RFC 8446 section 4.4.2), and most do; some old "
                  "or small ones do not."),
    .browser = N_("Opens the page without a word."),
    .mend    = N_("Sort the file: the server's certificate, then its issuer, then the issuer's issuer."),
    .setup   = SETUP (.leaf = { .issuer = ASSAY_PRACTICE_TWIG },
                      .sent = { ASSAY_PRACTICE_BRANCH, ASSAY_PRACTICE_TWIG }),
  },
  {
    .name    = "root-sent",
    .title   = N_("Root sent along"),
    .summary = N_("one certificate too many"),
    .verdict = ASSAY_VERDICT_TRUSTED,
    .lesson  = N_("The server sends the root too. It does no harm and no good: a client that trusts the root has it "
                  "already, and one that does not will not believe it because the server sent it."),
    .browser = N_("Opens the page without a word."),
    .mend    = N_("Take the last certificate out of the file; each visitor saves some hundred bytes."),
    .setup   = SETUP (LEAF (), .sent = { ASSAY_PRACTICE_INTERMEDIATE, ASSAY_PRACTICE_ROOT }),
  },
  {
    .name    = "alert",
    .title   = N_("Nothing in common"),
    .summary = N_("alert: handshake_failure"),
    .verdict = ASSAY_VERDICT_FAILED,
    .lesson  = N_("The server refuses with an alert (a short error message) named handshake_failure: it finds no "
                  "cipher suite that both sides can use. Here its settings allow only suites for an RSA key, and its "
                  "key is an ECDSA key, so no client can ever connect."),
    .browser = N_("No page: ERR_SSL_VERSION_OR_CIPHER_MISMATCH in Chrome, SSL_ERROR_NO_CYPHER_OVERLAP in Firefox."),
    .mend    = N_("Let the settings allow suites for the kind of key that the server has, and TLS 1.3, whose suites "
                  "fit every key."),
    .setup   = SETUP (LEAF (), FULL_CHAIN,
                      .priority = "NORMAL:-VERS-ALL:+VERS-TLS1.2:-KX-ALL:+ECDHE-RSA:+RSA"),
  },
  {
    .name    = "plain-http",
    .title   = N_("Not TLS at all"),
    .summary = N_("answers HTTP in clear"),
    .verdict = ASSAY_VERDICT_FAILED,
    .lesson  = N_("The server does not speak TLS on this port: it takes the client's hello for a garbled web request "
                  "and answers in plain HTTP. Usually the port is wrong, or TLS was forgotten in the settings of this "
                  "port."),
    .browser = N_("No page: ERR_SSL_PROTOCOL_ERROR in Chrome, SSL_ERROR_RX_RECORD_TOO_LONG in Firefox."),
    .mend    = N_("Turn on TLS for this port (in nginx, listen 443 ssl), or connect to the port that has it."),
    .setup   = SETUP (LEAF (), .serve = assay_practice_serve_plain_http),
  },
  {
    .name    = "closes-early",
    .title   = N_("Hangs up"),
    .summary = N_("closes after the client's hello"),
    .verdict = ASSAY_VERDICT_FAILED,
    .lesson  = N_("The server reads the client's hello and closes the connection without a word, where it should send "
                  "an alert that says why. Load balancers without a server behind them do that, and servers that "
                  "have no certificate for the name asked for."),
    .browser = N_("No page: ERR_CONNECTION_CLOSED in Chrome, PR_END_OF_FILE_ERROR in Firefox."),
    .mend    = N_("Look into the server's log at the time of the attempt; see whether it has a certificate for this "
                  "name, and whether something stands between you and it."),
    .setup   = SETUP (LEAF (), .serve = assay_practice_serve_close),
  },
  {
    .name    = "resets",
    .title   = N_("Breaks off"),
    .summary = N_("resets after the client's hello"),
    .verdict = ASSAY_VERDICT_FAILED,
    .lesson  = N_("The connection is torn down (a TCP reset) as soon as the client has said which host it wants. A "
                  "program that crashes does that, and so does a firewall that does not like the name."),
    .browser = N_("No page: ERR_CONNECTION_RESET in Chrome, PR_CONNECT_RESET_ERROR in Firefox."),
    .mend    = N_("Try from another network, and without the server's name in the hello: if that works, something on "
                  "the way filters. Else look into the server's log."),
    .setup   = SETUP (LEAF (), .serve = assay_practice_serve_reset),
  },
  {
    .name    = "silent",
    .title   = N_("Says nothing"),
    .summary = N_("accepts and never answers"),
    .verdict = ASSAY_VERDICT_FAILED,
    .lesson  = N_("The server accepts the connection and then says nothing. Perhaps it is overloaded, or the protocol "
                  "on this port is one in which the client waits for a greeting, or the client should first ask for "
                  "TLS (STARTTLS)."),
    .browser = N_("Waits for a long time; then ERR_TIMED_OUT in Chrome, NS_ERROR_NET_TIMEOUT in Firefox."),
    .mend    = N_("See whether port and protocol are the right ones, and whether the server has free workers."),
    .setup   = SETUP (LEAF (), .serve = assay_practice_serve_silence),
  },
};

const AssayScenario *
assay_practice_get_scenarios (guint *n)
{
  *n = G_N_ELEMENTS (scenarios);
  return scenarios;
}

const AssayScenario *
assay_practice_find_scenario (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    if (g_str_equal (scenarios[i].name, name))
      return &scenarios[i];
  return NULL;
}
