/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-message-words.h"

#include "decode/decode-message.h"
#include "story/assay-alert-words.h"

#define TLS13 0x0304

/* What a sentence may depend on. */
typedef enum {
  SENT          = 1 << 0,
  RECEIVED      = 1 << 1,
  NEW           = 1 << 2,   /* TLS 1.3 */
  OLD           = 1 << 3,   /* TLS 1.2 and before */
  CLEAR         = 1 << 4,
  ENCRYPTED     = 1 << 5,
  RETRY         = 1 << 6,
  SECOND        = 1 << 7,
  RENEGOTIATION = 1 << 8,
  RSA           = 1 << 9,
  EPHEMERAL     = 1 << 10,
  ANONYMOUS     = 1 << 11,
  PSK           = 1 << 12,
  RESUMED       = 1 << 13,
  EMPTY         = 1 << 14,  /* a Certificate without one */
  NAMED         = 1 << 15,  /* server_name stands in it */
  SHARED        = 1 << 16,  /* key_share stands in it */
  STAPLED       = 1 << 17,  /* with an OCSP answer */
  LOGGED        = 1 << 18,  /* with SCTs */
} Trait;

static const guint key_exchange_traits[] = {
  [ASSAY_KEY_EXCHANGE_UNKNOWN]   = 0,
  [ASSAY_KEY_EXCHANGE_EPHEMERAL] = EPHEMERAL,
  [ASSAY_KEY_EXCHANGE_RSA]       = RSA,
  [ASSAY_KEY_EXCHANGE_ANONYMOUS] = ANONYMOUS,
  [ASSAY_KEY_EXCHANGE_PSK]       = PSK,
  [ASSAY_KEY_EXCHANGE_OTHER]     = 0,
};

static const guint role_traits[] = {
  [ASSAY_ROLE_PLAIN]         = 0,
  [ASSAY_ROLE_RETRY]         = RETRY,
  [ASSAY_ROLE_SECOND_HELLO]  = SECOND,
  [ASSAY_ROLE_RENEGOTIATION] = RENEGOTIATION,
  [ASSAY_ROLE_END]           = 0,
};

typedef struct {
  guint       type;
  guint       traits;     /* all of these are needed */
  const char *words;
} Row;

/* HandshakeType and traits -> what happens: the first row that fits. */
static const Row happenings[] = {
  { 0, 0, N_("The server asks for another handshake within this connection (renegotiation).") },

  { 1, SECOND, N_("The client says hello once more, with what the server asked for: this time with a key for the right "
                  "group, or with the token that the server handed out.") },
  { 1, RENEGOTIATION, N_("A second handshake begins inside the connection that the first one made (renegotiation); "
                         "this hello is encrypted with the keys of the first.") },
  { 1, 0, N_("Your computer, the client, opens the conversation. It says which TLS versions, cipher suites, groups and "
             "signature schemes it can work with, and adds a random number, so that no two connections are alike.") },

  { 2, RETRY | SHARED, N_("The server can go on, but not with the public keys that came with the hello: it names the "
                          "group that it wants and asks for another hello. That costs one more round trip.") },
  { 2, RETRY, N_("The server asks for another hello before it goes on. That costs one more round trip.") },
  { 2, NEW | RESUMED, N_("The server chooses, and agrees to take up an earlier session: this time neither certificate nor "
                         "signature is needed, the key from then proves who it is.") },
  { 2, NEW, N_("The server chooses version, cipher suite and group, and adds a fresh public key of its own. From here on "
               "both sides can compute the same secret, which never crosses the wire; what follows is encrypted "
               "with keys made from it.") },
  { 2, RESUMED, N_("The server chooses, and agrees to take up an earlier session: both sides still have its secret, so "
                   "neither certificate nor key exchange is needed.") },
  { 2, RENEGOTIATION, N_("The server chooses anew for the second handshake.") },
  { 2, 0, N_("The server chooses the TLS version and the cipher suite, and adds a random number of its own. In this "
               "version of TLS nothing is encrypted yet.") },

  { 4, NEW, N_("The server hands out a ticket for next time: with it your computer can take up this session again later, "
               "without certificates.") },
  { 4, 0, N_("The server hands out a ticket for next time: with it this session can be taken up again. Only the server "
               "can open the ticket.") },
  { 5, 0, N_("The client has sent all that it wanted to send before the handshake was finished.") },
  { 8, 0, N_("The server's answers to those wishes of the hello that need not be public, such as the application "
             "protocol. This is the first message that is encrypted.") },

  { 11, SENT | EMPTY, N_("The server asked for a certificate of yours. There is none to show, so your computer sends an "
                         "empty list; the server may go on without one, or refuse.") },
  { 11, SENT, N_("Your computer shows the certificate that the server asked for.") },
  { 11, EMPTY, N_("The server sends an empty list where its certificates should be.") },
  { 11, 0, N_("The server shows who it says it is: its own certificate first, then those that should lead to an "
              "authority that you trust. Showing a certificate proves nothing yet, for anyone can copy one.") },

  { 12, EPHEMERAL, N_("The server sends a fresh public key, made for this connection only, and signs it with the private "
                      "key of its certificate: this is the proof that it is the one it says. Both sides will compute a "
                      "secret that never crosses the wire.") },
  { 12, ANONYMOUS, N_("The server sends a fresh public key without any signature: nobody proves who the server is, so "
                      "anyone on the way could be it.") },
  { 12, PSK, N_("The server hints at which shared key to use, with a fresh public key where the cipher suite has one.") },
  { 12, 0, N_("The server sends what its key exchange needs besides the certificate.") },

  { 13, 0, N_("The server wants to know who you are as well: it asks for a certificate, and says which kinds of signature "
              "it accepts and perhaps which authorities.") },
  { 14, 0, N_("The server has said its part and waits for the client.") },
  { 15, SENT, N_("Your computer proves that it holds the private key of its certificate: it signs all that was said so "
                 "far.") },
  { 15, 0, N_("The server proves that it holds the private key of its certificate: with it, it signs all that was said so "
              "far. Anyone can check the signature with the public key in the certificate; only the owner can make it.") },

  { 16, RSA, N_("Your computer makes up a secret and locks it with the public key in the server's certificate. Only the "
                "holder of the private key can open it, which is also the server's proof. But whoever gets that key later "
                "can open recordings of this connection too (no forward secrecy).") },
  { 16, EPHEMERAL, N_("Your computer sends a fresh public key of its own. Now both sides compute the same secret; it never "
                      "crosses the wire, and a server key that is stolen later does not reveal it.") },
  { 16, ANONYMOUS, N_("Your computer sends a fresh public key of its own, and both sides compute the same secret, without "
                      "knowing who the other one is.") },
  { 16, PSK, N_("Your computer names the shared key that it uses, with a fresh public key where the cipher suite has "
                "one.") },
  { 16, 0, N_("Your computer sends its part of the key exchange.") },

  { 20, NEW | RECEIVED, N_("The server sends a check value over the whole handshake. It fits only when both sides saw the "
                           "same messages: nobody on the way has changed one. The server has nothing to add to the handshake.") },
  { 20, NEW | SENT, N_("Your computer answers with its own check value over the whole handshake. With this the handshake is "
                       "finished and the channel is private.") },
  { 20, SENT, N_("Your computer's first message under the new keys: a check value over the whole handshake. It fits only "
                 "when both sides saw the same messages, so nobody on the way has changed one.") },
  { 20, 0, N_("The server's first message under the new keys: its check value over the whole handshake. It fits only when "
              "both sides saw the same messages and the server could compute the secret.") },

  { 21, 0, N_("The client says where its certificate can be fetched, in place of sending it.") },
  { 22, 0, N_("A signed note of the authority on whether the certificate was revoked (OCSP), handed over by the server so "
              "that nobody need ask the authority.") },
  { 23, 0, N_("Further data that an extension asked for.") },
  { 24, 0, N_("This side changes to fresh keys; the old ones are forgotten.") },
  { 25, 0, N_("The server shows its certificates, in compressed form.") },
  { 67, 0, N_("The client names the application protocol that it chose, encrypted (a forerunner of ALPN).") },
};

/* What is added where it applies: every row that fits. */
static const Row additions[] = {
  {  1, NAMED | CLEAR, N_("The name of the server that you want travels in clear: everyone on the way can read it.") },
  {  1, SHARED, N_("It also brings public keys for the groups that it thinks likely, to save a round trip.") },
  {  4, OLD | CLEAR, N_("It travels in clear.") },
  { 11, RECEIVED | CLEAR, N_("In this version of TLS it travels in clear: everyone on the way can see which certificate "
                             "came.") },
  { 11, RECEIVED | NEW, N_("In TLS 1.3 it is already encrypted: nobody on the way can see which certificate came.") },
  { 11, STAPLED, N_("A signed note on whether it was revoked (OCSP) is stapled to it.") },
  { 11, LOGGED, N_("With it come receipts of public logs (SCT), which show that it was not issued in secret.") },
};

static gboolean
has_extension (const AssayRung *rung,
               const char      *name)
{
  const AssayNode *extensions = rung->tree != NULL ? assay_node_lookup (rung->tree, "extensions") : NULL;

  return extensions != NULL && assay_node_lookup (extensions, name) != NULL;
}

static guint
hello_traits (const AssayRung *rung)
{
  return (has_extension (rung, "server_name") ? NAMED : 0)
       | (has_extension (rung, "key_share") ? SHARED : 0);
}

static guint
certificate_traits (const AssayRung *rung)
{
  g_autoptr(GPtrArray) certificates = assay_decode_certificates (rung->message, 1);
  const AssayNode *extensions = rung->tree != NULL
                                  ? assay_node_lookup (rung->tree, "certificate_list/0/extensions") : NULL;
  guint traits = certificates->len == 0 ? EMPTY : 0;

  if (extensions != NULL && assay_node_lookup (extensions, "status_request") != NULL)
    traits |= STAPLED;
  if (extensions != NULL && assay_node_lookup (extensions, "signed_certificate_timestamp") != NULL)
    traits |= LOGGED;
  return traits;
}

static guint
traits_of (const AssayLadder *ladder,
           const AssayRung   *rung)
{
  guint traits = role_traits[rung->role] | key_exchange_traits[ladder->key_exchange];

  traits |= rung->direction == ASSAY_SENT ? SENT : RECEIVED;
  traits |= rung->message->encrypted ? ENCRYPTED : CLEAR;
  traits |= ladder->resumed ? RESUMED : 0;
  if (ladder->version != 0)
    traits |= ladder->version >= TLS13 ? NEW : OLD;
  if (rung->message->type == ASSAY_HANDSHAKE_CLIENT_HELLO || rung->message->type == ASSAY_HANDSHAKE_SERVER_HELLO)
    traits |= hello_traits (rung);
  if (rung->message->type == ASSAY_HANDSHAKE_CERTIFICATE)
    traits |= certificate_traits (rung);
  return traits;
}

static gboolean
fits (const Row *row,
      guint      type,
      guint      traits)
{
  return row->type == type && (row->traits & ~traits) == 0;
}

static void
say (GPtrArray  *sentences,
     const char *words)
{
  g_ptr_array_add (sentences, assay_text_new (words, NULL));
}

static void
tell_handshake (GPtrArray         *sentences,
                const AssayLadder *ladder,
                const AssayRung   *rung)
{
  guint traits = traits_of (ladder, rung);
  guint i = 0;

  while (i < G_N_ELEMENTS (happenings) && !fits (&happenings[i], rung->message->type, traits))
    i++;
  say (sentences, i < G_N_ELEMENTS (happenings)
                    ? happenings[i].words
                    : N_("A message of a type that Assay has no words for; its bytes are all there is to show."));
  for (i = 0; i < G_N_ELEMENTS (additions); i++)
    if (fits (&additions[i], rung->message->type, traits))
      say (sentences, additions[i].words);
}

/* A fatal alert ends the connection, and so does close_notify. */
static void
tell_alert (GPtrArray       *sentences,
            const AssayRung *rung)
{
  gboolean sent = rung->direction == ASSAY_SENT;

  if (rung->message->type == 0)
    say (sentences, sent ? N_("Your computer closes the connection in good order.")
                         : N_("The server closes the connection in good order."));
  else if (rung->broken)
    say (sentences, sent ? N_("Your computer gives up.") : N_("The server gives up."));
  else
    say (sentences, sent ? N_("Your computer warns the server.") : N_("The server warns."));
  say (sentences, assay_alert_words (rung->message->type));
}

static void
tell_change (GPtrArray       *sentences,
             const AssayRung *rung)
{
  if (rung->message->version >= TLS13)
    say (sentences, N_("This means nothing in TLS 1.3. It is sent only so that old equipment on the way, which expects it, "
                       "lets the connection pass."));
  else if (rung->direction == ASSAY_SENT)
    say (sentences, N_("From the next record on, your computer encrypts with the new keys."));
  else
    say (sentences, N_("From the next record on, the server encrypts with the new keys."));
}

static void
tell_end (GPtrArray         *sentences,
          const AssayLadder *ladder)
{
  say (sentences, N_("The conversation breaks off here, without an alert that would say why."));
  if (ladder->failure != NULL)
    g_ptr_array_add (sentences, assay_text_ref (ladder->failure->message));
}

GPtrArray *
assay_message_words (const AssayLadder *ladder,
                     const AssayRung   *rung)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_text_unref);

  if (rung->message == NULL)
    tell_end (sentences, ladder);
  else if (rung->message->layer == ASSAY_LAYER_ALERT)
    tell_alert (sentences, rung);
  else if (rung->message->layer == ASSAY_LAYER_CHANGE_CIPHER_SPEC)
    tell_change (sentences, rung);
  else
    tell_handshake (sentences, ladder, rung);
  return sentences;
}
