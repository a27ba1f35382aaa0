/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story-teller.h"

/* 1: hello. */

static const AssayStoryHead hello_heads[] = {
  { N_("Nobody to say hello to"),
    N_("A certificate that was opened from a file comes without a conversation: nobody was contacted."), { FACT ("file") } },
  { N_("Hello"),
    N_("The client opens the conversation. It says what it can speak, and adds a random number, so that no two "
       "conversations are alike. Nothing of this is secret.") },
};

static const AssayGround hello_broken[] = { FACT ("failed-hello"), { NULL } };
static const AssayGround hello_reached[] = { SENT (CLIENT_HELLO, ""), { NULL } };

static const AssayStoryRow hello_rows[] = {
  { "upgraded", N_("First the two spoke {starttls} in clear, until they agreed to go on with TLS (STARTTLS). Somebody on "
                   "the way could have kept them from agreeing."), { FACT ("starttls") } },
  { "offered", N_("Your computer offered the cipher suites that it can work with, the best first."),
    { SENT (CLIENT_HELLO, "cipher_suites") } },
  { "named", N_("It named the server that it wants, {host}, in clear: everybody on the way can read it."),
    { SENT (CLIENT_HELLO, "extensions/server_name") } },
  { "shared", N_("It brought its half of the key exchange along, fresh public keys, to save a round trip."),
    { SENT (CLIENT_HELLO, "extensions/key_share") } },
  { "retried", N_("The server asked for another hello, with a key for the group that it wants; that cost a round trip."),
    { RETRY } },
  { "hello-failed", N_("It broke here: {failure}"), { FACT ("failed-hello") } },
  { NULL }
};

/* 2: the server shows its certificate. */

static const AssayStoryHead certificate_heads[] = {
  { N_("The server took up an earlier session"),
    N_("The server remembers your computer, so it need not show its certificate again: the secret from then proves who "
       "it is."), { FACT ("resumed") } },
  { N_("The server broke off before it showed its certificate"),
    N_("Here the server should have chosen from what was offered, and sent its certificate."), { FACT ("failed-certificate") } },
  { N_("The server showed its certificate"),
    N_("The server chooses from what was offered and sends its certificate, with those of the authorities between it and "
       "the root. Showing a certificate proves nothing yet: anyone can copy one.") },
};

static const AssayGround certificate_broken[] = { FACT ("failed-certificate"), { NULL } };
static const AssayGround certificate_reached[] = { RECEIVED (CERTIFICATE, ""), FACT ("resumed"), { NULL } };

static AssayText *
say_sent (const AssayTeller *teller)
{
  return assay_text_new_plural (NP_("The server sent {n} certificate.", "The server sent {n} certificates."),
                                teller->report->n_sent, NULL);
}

static const AssayStoryRow certificate_rows[] = {
  { "chose", N_("The server chose {protocol} with {suite}."), { RECEIVED (SERVER_HELLO, "cipher_suite"), FACT ("protocol") } },
  { "sent", NULL, { RECEIVED (CERTIFICATE, "certificate_list"), LEAF ("") }, .say = say_sent },
  { "sent-hidden", N_("They came encrypted: nobody on the way can see which server you talk to from them."),
    { FACT ("certificate-hidden") } },
  { "sent-open", N_("They came in clear, as always before TLS 1.3: everybody on the way can see them."),
    { FACT ("certificate-open") } },
  { "certificate-public", N_("Encrypted or not, a certificate is public: the server shows it to everyone who asks."),
    { RECEIVED (CERTIFICATE, "") }, .correction = TRUE },
  { "stapled", N_("A note of the authority on whether the certificate was revoked was stapled to it (OCSP)."),
    { FACT ("staple") } },
  { "receipts", N_("With it came receipts of public logs: it was not issued in secret."), { FACT ("timestamps") } },
  { "asked-back", N_("The server wanted a certificate of yours too. There was none to show, and your computer said so."),
    { FACT ("client-certificate"), SENT (CERTIFICATE, "certificate_list") } },
  { "certificate-failed", N_("It broke here: {failure}"), { FACT ("failed-certificate") } },
  { NULL }
};

/* 3: the check. */

static const AssayStoryHead checked_heads[] = {
  { N_("Your computer checked it by itself"),
    N_("Your computer checks the certificate with what it has: the public keys of the authorities that it trusts, the "
       "name that you asked for, and its clock. Then the server has to show that it holds the private key.") },
};

static const AssayGround checked_broken[] = {
  BROKEN ("path-trusted"), BROKEN ("path-signature"), BROKEN ("hostname"), BROKEN ("san-missing"), BROKEN ("validity"),
  BROKEN ("revoked"), BROKEN ("expires-soon"), BROKEN ("basic-constraints"), BROKEN ("path-length"),
  BROKEN ("name-constraints"), BROKEN ("policies"), BROKEN ("critical-extension"), BROKEN ("key-usage"),
  BROKEN ("extended-key-usage"), BROKEN ("key-size"), BROKEN ("rsa-exponent"), BROKEN ("signature-algorithm"),
  BROKEN ("chain-incomplete"), BROKEN ("ocsp-staple"), BROKEN ("handshake-signature"), DISPROVEN ("server-signature"),
  { NULL }
};
static const AssayGround checked_reached[] = { FACT ("checked"), { NULL } };

static AssayText *
say_signatures (const AssayTeller *teller)
{
  const AssayCertificate *anchor = assay_report_get_anchor (teller->report);

  return assay_text_new_plural (NP_("It checked {n} signature, up to {root}, whose key it had already.",
                                    "It checked {n} signatures, up to {root}, whose key it had already."),
                                (gint64) teller->report->verification.path->len - 1,
                                "root", ASSAY_ARG_TEXT, anchor->title, NULL);
}

static const AssayStoryRow checked_rows[] = {
  { "signatures", NULL, { FACT ("verified-links"), ANCHOR }, .say = say_signatures },
  { "anchored", N_("The certificate itself is one that this computer was told to trust."),
    { PASSED ("path-trusted"), FACT ("self-signed"), ANCHOR } },
  { "not-trusted", N_("No trusted authority vouches for it. Were this not checked, anyone on the way could make a "
                      "certificate for this name and pose as the server."), { BROKEN ("path-trusted") } },
  { "name-right", N_("It is for the name that you asked for, {host}."), { PASSED ("hostname") } },
  { "name-wrong", N_("It is not for {host}. Were this not checked, whoever has a certificate for a name of their own could "
                     "pose as this server."), { BROKEN ("hostname") } },
  { "dates-right", N_("It is within its dates."), { PASSED ("validity") } },
  { "dates-wrong", N_("It is not within its dates. Were this not checked, a key that was given up or stolen long ago could "
                      "still be used to pose as this server."), { BROKEN ("validity") } },
  { "revoked", N_("The authority took it back. Were this not checked, whoever stole the key could go on using it."),
    { BROKEN ("revoked") } },
  { "staple-wrong", N_("It promises a note of the authority that it was not revoked, and that note is missing or wrong. "
                       "Were this not checked, a thief of the key could simply leave it out."), { BROKEN ("ocsp-staple") } },
  { "not-an-authority", N_("Somebody who may not issue certificates issued one here. Were this not checked, every server "
                           "could issue certificates for every other."), { BROKEN ("basic-constraints") } },
  { "constraints-wrong", N_("An authority on the way went beyond the names that it may vouch for."),
    { BROKEN ("name-constraints") } },
  { "purpose-wrong", N_("It was issued for another purpose than to prove a server."), { BROKEN ("extended-key-usage") } },
  { "key-weak", N_("A key on the way is so short that somebody could work out the private key and pose as its owner."),
    { BROKEN ("key-size") } },
  { "signature-weak-here", N_("A signature on the way was made with a method for which forgeries are known."),
    { BROKEN ("signature-algorithm") } },
  { "server-signed", N_("The server signed this very conversation ({scheme}); the signature fits its public key, so it "
                        "holds the private key. A copy of the certificate would not have helped an impostor."),
    { PROVEN ("server-signature"), FACT ("signature-scheme") } },
  { "server-signed-old", N_("The server signed this very conversation; the signature fits its public key, so it holds the "
                            "private key."), { PROVEN ("server-signature"), FACT ("no-signature-scheme") } },
  { "server-signature-wrong", N_("The signature over this conversation does not fit the public key in the certificate: "
                                 "whoever answered need not hold the private key."), { DISPROVEN ("server-signature") } },
  { "server-opened", N_("The server did not sign. It shows that it holds the private key by opening, with it, the secret "
                        "that was locked with the public key."),
    { FACT ("rsa-key-exchange"), PROVEN ("server-finished") } },
  { "nobody-asked", N_("No authority was asked during the handshake, and none learns of this visit: a signature can be "
                       "checked with the public key alone."), { FACT ("nobody-asked"), FACT ("checked") }, .correction = TRUE },
  { "asked-later", N_("During the handshake no authority was asked. Assay did so afterwards, because you wanted it to."),
    { FACT ("online"), FACT ("finished") }, .correction = TRUE },
  { NULL }
};

/* 4: the secret. */

static const AssayStoryHead secret_heads[] = {
  { N_("Your computer locked a secret for the server"),
    N_("In this older way, the client makes up a secret and locks it with the public key in the server's certificate. Only "
       "the private key opens it; then both have the same secret."), { FACT ("rsa-key-exchange") } },
  { N_("Both still had a secret"),
    N_("Both kept a secret from an earlier session, and make new keys from it."), { FACT ("resumed") } },
  { N_("Both agreed on a secret"),
    N_("Each side makes a fresh key pair for this conversation only and sends its public half. From its own private half and "
       "the other's public half each computes the same secret. Whoever saw both public halves cannot.") },
};

static const AssayGround secret_broken[] = { FACT ("failed-secret"), { NULL } };
static const AssayGround secret_reached[] = {
  FACT ("finished"), SENT (CLIENT_KEY_EXCHANGE, ""), RECEIVED (ENCRYPTED_EXTENSIONS, ""), { NULL }
};

static const AssayStoryRow secret_rows[] = {
  { "derived", N_("The two used the group {group}. The secret itself never crossed the wire."),
    { FACT ("group"), FACT ("forward-secrecy") } },
  { "not-locked", N_("Nothing was encrypted with the public key in the certificate. That key only checked a signature."),
    { FACT ("forward-secrecy"), PROVEN ("server-signature") }, .correction = TRUE },
  { "forward-secret", N_("Whoever recorded this conversation and steals the server's private key later still cannot read "
                         "it (forward secrecy)."), { FACT ("forward-secrecy") } },
  { "post-quantum", N_("The group is a hybrid: a quantum computer of the future would not open it either."),
    { FACT ("post-quantum") } },
  { "locked", N_("The secret crossed the wire, locked with the server's public key."),
    { FACT ("rsa-key-exchange"), SENT (CLIENT_KEY_EXCHANGE, "") } },
  { "not-forward-secret", N_("Whoever recorded this conversation and gets the server's private key, even years later, can "
                             "open that lock and read all of it."), { FACT ("rsa-key-exchange") } },
  { "secret-failed", N_("It broke here: {failure}"), { FACT ("failed-secret") } },
  { NULL }
};

/* 5: finished. */

static const AssayStoryHead finished_heads[] = {
  { N_("Finished: the channel is private"),
    N_("Each side sends a check value over the whole conversation, made with the new keys. It fits only when both saw the "
       "same messages, so nobody on the way changed one.") },
};

static const AssayGround finished_broken[] = {
  FACT ("failed-finish"), FACT ("turned-away"), DISPROVEN ("server-finished"), DISPROVEN ("client-finished"),
  BROKEN ("protocol-version"), BROKEN ("cipher"), BROKEN ("compression"), BROKEN ("downgrade-marker"), { NULL }
};
static const AssayGround finished_reached[] = { FACT ("finished"), { NULL } };

static AssayText *
say_tickets (const AssayTeller *teller)
{
  return assay_text_new_plural (NP_("The server handed out {n} ticket, with which this session could be taken up again "
                                    "later.",
                                    "The server handed out {n} tickets, with which this session could be taken up again "
                                    "later."),
                                teller->report->connection->n_tickets, NULL);
}

static const AssayStoryRow finished_rows[] = {
  { "agreed", N_("Assay computed both check values once more, and both are right: both sides saw the same conversation."),
    { PROVEN ("server-finished"), PROVEN ("client-finished") } },
  { "disagreed", N_("The server's check value is wrong: the two sides did not see the same conversation."),
    { DISPROVEN ("server-finished") } },
  { "private", N_("From here on everything is encrypted with keys for this conversation only, by {suite}."),
    { FACT ("finished"), FACT ("cipher-suite") } },
  { "weak-protocol", N_("The version of TLS is so old that this privacy cannot be relied upon."),
    { BROKEN ("protocol-version") } },
  { "weak-cipher", N_("The cipher is so weak that this privacy cannot be relied upon."), { BROKEN ("cipher") } },
  { "downgraded", N_("The server's hello carries the mark of a downgrade: somebody on the way may have talked the two into "
                     "an older version."), { BROKEN ("downgrade-marker") } },
  { "application", N_("What the two will speak inside it: {alpn}."), { FACT ("alpn") } },
  { "tickets", NULL, { FACT ("tickets") }, .say = say_tickets },
  { "turned-away", N_("The handshake was finished, but then the server sent an alert and turned your computer away."),
    { FACT ("turned-away") } },
  { "went-on", N_("A browser would have stopped before this. Assay went on, sent nothing of yours, and shows you the rest."),
    { FACT ("finished"), STOPPER } },
  { "finish-failed", N_("It broke here: {failure}"), { FACT ("failed-finish") } },
  { NULL }
};

const AssayStepTable assay_story_connection[] = {
  { "hello",       "RFC 8446 section 4.1.2", hello_heads,       hello_broken,       hello_reached,       hello_rows },
  { "certificate", "RFC 8446 section 4.4.2", certificate_heads, certificate_broken, certificate_reached, certificate_rows },
  { "checked",     "RFC 5280 section 6",     checked_heads,     checked_broken,     checked_reached,     checked_rows },
  { "secret",      "RFC 8446 section 7.1",   secret_heads,      secret_broken,      secret_reached,      secret_rows },
  { "finished",    "RFC 8446 section 4.4.4", finished_heads,    finished_broken,    finished_reached,    finished_rows },
  { NULL }
};
