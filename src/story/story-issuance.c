/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "story/story-teller.h"

#define SPKI       "tbs_certificate/subject_public_key_info"
#define VALIDITY   "tbs_certificate/validity"
#define SAN        "tbs_certificate/extensions/subject_alt_name"
#define POLICIES   "tbs_certificate/extensions/certificate_policies"
#define TIMESTAMPS "tbs_certificate/extensions/signed_certificate_timestamp_list"
#define ALGORITHM  "signature_algorithm"

/* 1: the key pair. */

static const AssayStoryHead key_heads[] = {
  { N_("The server made a lock and its key"),
    N_("Whoever runs the server had it make a key pair: two numbers that belong together. The public key may be shown to "
       "anyone; the private key stays on the server.") },
};

static const AssayGround key_reached[] = { LEAF (SPKI), { NULL } };

static const AssayStoryRow key_rows[] = {
  { "key-pair", N_("The public key ({key}) stands in the certificate that you received."), { LEAF (SPKI) } },
  { "key-stays", N_("The private key is not in the certificate, nor anywhere else in this conversation: nobody sends it, "
                    "not even to the authority."),
    { LEAF (SPKI) }, .correction = TRUE },
  { NULL }
};

/* 2: the signing request. */

static const AssayStoryHead request_heads[] = {
  { N_("It asked nobody"),
    N_("Usually a server sends its public key and its names to a certificate authority, in a signing request. This one "
       "wrote its certificate by itself."), { FACT ("self-signed") } },
  { N_("It asked an authority for a licence"),
    N_("The server put its public key and its names into a signing request, signed that with its private key to show "
       "that the key is its own, and had it sent to a certificate authority.") },
};

static const AssayGround request_reached[] = { FACT ("issued"), FACT ("self-signed"), { NULL } };

/* A name without its kind, which the reader sees. */
static const char *
bare (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static AssayText *
say_names (const AssayTeller *teller)
{
  const AssayCertificate *leaf = assay_report_get_leaf (teller->report);
  guint n = g_strv_length (leaf->names);

  if (n <= 1)
    return assay_text_new (N_("The certificate is for one name: {name}."), "name", ASSAY_ARG_TEXT,
                           n == 1 ? bare (leaf->names[0]) : "", NULL);
  return assay_text_new_plural (NP_("The certificate is for {name} and {n} more name.",
                                    "The certificate is for {name} and {n} more names."),
                                n - 1, "name", ASSAY_ARG_TEXT, bare (leaf->names[0]), NULL);
}

static const AssayStoryRow request_rows[] = {
  { "names", NULL, { LEAF (SAN) }, .say = say_names },
  { "issuer", N_("The authority that it turned to is {issuer}."), { FACT ("issued") } },
  { "no-issuer", N_("Subject and issuer are the same: no authority had a look at it."), { FACT ("self-signed") } },
  { NULL }
};

/* 3: the signature. */

static const AssayStoryHead signed_heads[] = {
  { N_("It signed for itself"),
    N_("The signature was made with the very key that the certificate shows. It proves that nobody changed the "
       "certificate, and nothing else: anyone can make one like it for any name."), { FACT ("self-signed") } },
  { N_("The authority checked, then signed"),
    N_("Before it signs, an authority has to check that whoever asks controls the names. Then it puts key, names and "
       "dates together and signs them with its own private key: that is the certificate. Whoever knows the authority's "
       "public key can check the signature.") },
};

static const AssayGround signed_broken[] = { BROKEN ("path-signature"), BROKEN ("signature-algorithm"), { NULL } };
static const AssayGround signed_reached[] = { LEAF (ALGORITHM), { NULL } };

static const AssayStoryRow signed_rows[] = {
  { "signed", N_("{issuer} signed it: {algorithm}."), { FACT ("issued"), LEAF (ALGORITHM) } },
  { "signed-itself", N_("It signed itself: {algorithm}."), { FACT ("self-signed"), LEAF (ALGORITHM) } },
  { "signature-wrong", N_("A signature on this chain does not fit what it should have signed: something was changed, or "
                          "somebody else signed."), { BROKEN ("path-signature") } },
  { "signature-weak", N_("A signature on this chain was made in a way that can be forged today."),
    { BROKEN ("signature-algorithm") } },
  { "dates", N_("It is good from {begin} until {end}."), { LEAF (VALIDITY) } },
  { "policies", N_("It says under which rules the authority checked."), { LEAF (POLICIES) } },
  { "logged", N_("It was written to public logs before it was used, so that nobody can issue one in secret."),
    { LEAF (TIMESTAMPS) } },
  { "vouched", N_("{issuer} in turn is vouched for, step by step, up to {root}."), { FACT ("issued"), ANCHOR } },
  { "signed-with-private", N_("A signature is made with the private key and checked with the public key. It hides nothing: "
                              "the certificate stays readable for all."),
    { LEAF (ALGORITHM) }, .correction = TRUE },
  { NULL }
};

static const AssayGround never[] = { { NULL } };

const AssayStepTable assay_story_issuance[] = {
  { "key-pair",        "RFC 5280 section 4.1.2.7", key_heads,     never,         key_reached,     key_rows },
  { "signing-request", "RFC 2986 section 4",       request_heads, never,         request_reached, request_rows },
  { "signed",          "RFC 5280 section 4.1.1.3", signed_heads,  signed_broken, signed_reached,  signed_rows },
  { NULL }
};
