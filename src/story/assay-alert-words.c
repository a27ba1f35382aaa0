/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-alert-words.h"

#include "base/assay-text.h"

/* RFC 8446 section 6; those that only older versions send, RFC 5246 section 7.2; others beside their row. */
static const struct {
  guint       description;
  const char *words;
} meanings[] = {
  {   0, N_("Nothing is wrong: this side has no more to send.") },
  {  10, N_("A message came that has no place at this point of the conversation.") },
  {  20, N_("A record could not be decrypted, or had been changed on the way.") },
  {  21, N_("A record could not be decrypted.") },
  {  22, N_("A record was longer than TLS allows.") },
  {  30, N_("A compressed record could not be unpacked.") },
  {  40, N_("No acceptable set of parameters was found: often no cipher suite, group or signature scheme that both sides "
            "know.") },
  {  41, N_("There is no certificate to show.") },
  {  42, N_("The certificate is damaged, or a signature in it does not verify.") },
  {  43, N_("The certificate is of a kind that this side cannot use.") },
  {  44, N_("The certificate was revoked by its issuer.") },
  {  45, N_("The certificate has expired or is not valid now.") },
  {  46, N_("The certificate is not acceptable, for a reason that is not told.") },
  {  47, N_("A field of the handshake has a value that makes no sense, or does not fit the others.") },
  {  48, N_("The certificate leads to no authority that this side trusts.") },
  {  49, N_("The certificate is valid, but its owner is not let in.") },
  {  50, N_("A message could not be read: a field was too short, too long or out of range.") },
  {  51, N_("A cryptographic check of the handshake failed: a signature, or the check value of Finished.") },
  {  60, N_("The parameters break an export rule of the 1990s.") },
  {  70, N_("None of the TLS versions on offer is acceptable.") },
  {  71, N_("The offer has nothing that is strong enough for this side.") },
  {  80, N_("Something failed inside this side that has nothing to do with the other.") },
  {  86, N_("The client fell back to an older version although newer ones would have worked (RFC 7507).") },
  {  90, N_("Someone stopped the handshake; nothing is wrong with the protocol.") },
  { 100, N_("Another handshake within this connection is not wanted.") },
  { 109, N_("An extension that must be there is missing.") },
  { 110, N_("An extension came that was not asked for, or has no place in its message.") },
  { 111, N_("A certificate could not be fetched from the address given for it (RFC 6066).") },
  { 112, N_("The server has no site of the name that was asked for (RFC 6066).") },
  { 113, N_("The stapled revocation answer (OCSP) is invalid (RFC 6066).") },
  { 114, N_("A fetched certificate is not the one that was announced (RFC 6066).") },
  { 115, N_("The shared key that was named is not known.") },
  { 116, N_("A client certificate is required, and none was shown.") },
  { 117, N_("Something went wrong that has no alert of its own.") },
  { 120, N_("None of the application protocols on offer is spoken here (RFC 7301).") },
  { 121, N_("The hello must be encrypted with a newer key (Encrypted Client Hello).") },
};

const char *
assay_alert_words (guint description)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].description == description)
      return meanings[i].words;
  return N_("This alert has no meaning that Assay knows.");
}
