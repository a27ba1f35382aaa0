/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story-teller.h"

#define SPKI "tbs_certificate/subject_public_key_info"

static const AssayStoryRow server[] = {
  { "server-address", N_("Here: {host}, which answered from {address}."), { FACT ("address") } },
  { NULL }
};

static const AssayStoryRow client[] = {
  { "client-here", N_("Here: this computer, with Assay in place of a browser."), { SENT (CLIENT_HELLO, "") } },
  { NULL }
};

static const AssayStoryRow public_key[] = {
  { "public-key-here", N_("Here: the public key ({key}) in the certificate of {leaf}."), { LEAF (SPKI) } },
  { NULL }
};

static const AssayStoryRow private_key[] = {
  { "private-key-signed", N_("Here: you cannot see it, and never should. That the server holds it, it showed by signing "
                             "this very conversation."),
    { PROVEN ("server-signature") } },
  { "private-key-opened", N_("Here: you cannot see it, and never should. That the server holds it, it showed by opening "
                             "the secret that was locked with its public key: without it, its Finished could not be right."),
    { FACT ("rsa-key-exchange"), PROVEN ("server-finished") } },
  { "private-key-unproven", N_("Here: the server's proof that it holds the key is wrong."), { DISPROVEN ("server-signature") } },
  { NULL }
};

static const AssayStoryRow certificate[] = {
  { "certificate-here", N_("Here: the certificate of {leaf}, issued by {issuer}, good until {end}."),
    { LEAF ("tbs_certificate/validity"), FACT ("issued") } },
  { "certificate-own", N_("Here: the certificate of {leaf}, which it issued to itself, good until {end}."),
    { LEAF ("tbs_certificate/validity"), FACT ("self-signed") } },
  { NULL }
};

static const AssayStoryRow authority[] = {
  { "authority-known", N_("Here: {root}, whose public key was on this computer before you connected."),
    { ANCHOR, FACT ("checked") } },
  { "authority-none", N_("Here: none. The server vouches for itself."),
    { FACT ("self-signed"), BROKEN ("path-trusted") } },
  { "authority-unknown", N_("Here: {issuer} is named as the issuer, but nothing that this computer trusts vouches for it."),
    { FACT ("issued"), BROKEN ("path-trusted") } },
  { NULL }
};

const AssayWordTable assay_story_words[] = {
  { "server", N_("Server"), N_("a shop"),
    N_("The computer that answers. It has what you came for, and must show that it is the one it says it is."), server },
  { "client", N_("Client"), N_("a customer"),
    N_("The computer that asks: yours. It opens the conversation, and it does the checking."), client },
  { "public-key", N_("Public key"), N_("an open lock that anyone may see"),
    N_("A number that its owner shows to everybody. With it anyone can check what the owner signed; with some kinds of "
       "key anyone can also lock something so that only the owner can open it."), public_key },
  { "private-key", N_("Private key"), N_("the one key that opens it"),
    N_("The number that belongs to the public key and never leaves its owner. With it the owner signs. Nobody can work it "
       "out from the public key."), private_key },
  { "certificate", N_("Certificate"), N_("the shop's licence, which shows its lock"),
    N_("A public document that binds a public key to names, for a time, with the signature of an authority. Anyone may "
       "have a copy."), certificate },
  { "authority", N_("Certificate authority (CA)"), N_("the agency that issues licences"),
    N_("An organisation that signs certificates. Your computer comes with the public keys of those that it trusts, and "
       "believes what they signed."), authority },
  { NULL }
};
