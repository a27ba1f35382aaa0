/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/proofs-private.h"

#include <string.h>

#define IV_SIZE 12              /* of all suites of TLS 1.3 (RFC 8446 section 5.3) */

/* RFC 8446 section 4.4.3: 64 spaces, the words, a zero, then the hash. */
#define SPACES  "                                                                "
#define CONTEXT SPACES "TLS 1.3, server CertificateVerify"

static void
prove_signature (AssayProver *prover)
{
  static const AssayProof proof = {
    .id = "server-signature",
    .title = N_("Server's signature"),
    .rule = "CertificateVerify (64 spaces, context, 0, Transcript-Hash (ClientHello...Certificate))",
    .reference = "RFC 8446 section 4.4.3",
    .status = ASSAY_PROOF_ABSENT,       /* with a pre-shared key the server signs nothing */
  };
  int number = assay_prover_find (prover, ASSAY_RECEIVED, ASSAY_HANDSHAKE_CERTIFICATE_VERIFY);
  g_autoptr(GBytes) hash = assay_prover_hash (prover, number);
  g_autoptr(GBytes) context = g_bytes_new_static (CONTEXT, sizeof CONTEXT);
  g_autoptr(GBytes) content = assay_proof_join (context, hash);
  AssayProof *added = assay_prover_add_proof (prover, &proof);

  if (number < 0)
    return;
  assay_prover_tell_hash (prover, N_("ClientHello to Certificate"), hash);
  assay_ingredients_add (added->inputs, N_("Transcript hash"), hash, FALSE);
  assay_prover_check_signature (prover, added, assay_prover_get_body (prover, number), hash != NULL ? content : NULL);
}

/* RFC 8446 section 4.4.4. */
static void
prove_finished (AssayProver      *prover,
                AssayDirection    direction,
                const AssayProof *proof,
                const char       *label,
                const char       *point)
{
  int number = assay_prover_find (prover, direction, ASSAY_HANDSHAKE_FINISHED);
  g_autoptr(GBytes) hash = assay_prover_hash (prover, number);
  g_autoptr(GBytes) key = assay_proof_expand (prover->digest, assay_prover_get_secret (prover, label), "finished",
                                              gnutls_hash_get_len (prover->digest));
  AssayProof *added = assay_prover_add_proof (prover, proof);

  assay_prover_tell_hash (prover, point, hash);
  assay_ingredients_add (added->inputs, N_("Finished key"), key, TRUE);
  assay_ingredients_add (added->inputs, N_("Transcript hash"), hash, FALSE);
  assay_prover_check_finished (prover, added, number, assay_proof_hmac (prover->digest, key, hash));
}

static const AssayProof server_finished = {
  .id = "server-finished",
  .title = N_("Server's Finished"),
  .rule = "HMAC (server finished_key, Transcript-Hash (ClientHello...CertificateVerify))",
  .reference = "RFC 8446 section 4.4.4",
};

static const AssayProof client_finished = {
  .id = "client-finished",
  .title = N_("Client's Finished"),
  .rule = "HMAC (client finished_key, Transcript-Hash (ClientHello...server Finished...))",
  .reference = "RFC 8446 section 4.4.4",
};

/* How a secret comes to be known here. */
typedef enum {
  KEPT,         /* the library keeps it to itself */
  EARLY,        /* computed from nothing but zeros, without a pre-shared key */
  LOGGED,       /* `label` is that of the key log */
  EXPANDED,     /* `label` is that of HKDF-Expand-Label */
} Source;

typedef enum { HASH, KEY, IV } Size;

/* What is derived at which point. */
typedef enum { NOWHERE, AT_SERVER_HELLO, AT_SERVER_FINISHED } Point;

#define TRAFFIC(side, words, phase, from, log, rule, at) \
  { { side phase "-traffic-secret", words, { from }, rule }, LOGGED, log, HASH, at }
#define KEYS(side, phase, key_words, iv_words) \
  { { side phase "-key", key_words, { side phase "-traffic-secret" }, \
      "HKDF-Expand-Label (traffic secret, \"key\", \"\", key_length)" }, EXPANDED, "key", KEY, NOWHERE }, \
  { { side phase "-iv", iv_words, { side phase "-traffic-secret" }, \
      "HKDF-Expand-Label (traffic secret, \"iv\", \"\", iv_length)" }, EXPANDED, "iv", IV, NOWHERE }
#define FINISHED_KEY(side, words) \
  { { side "-finished-key", words, { side "-handshake-traffic-secret" }, \
      "HKDF-Expand-Label (traffic secret, \"finished\", \"\", Hash.length)" }, EXPANDED, "finished", HASH, NOWHERE }

/* The key schedule of RFC 8446 sections 7.1 and 7.3. */
static const struct {
  AssayDerivation  secret;
  Source           source;
  const char      *label;
  Size             size;
  Point            point;
} schedule[] = {
  { { "early-secret", N_("Early secret"), { NULL }, "HKDF-Extract (0, 0)" }, EARLY, NULL, HASH, NOWHERE },
  { { "shared-secret", N_("Shared secret of the key exchange"), { NULL }, "(EC)DHE" }, KEPT, NULL, HASH, NOWHERE },
  { { "handshake-secret", N_("Handshake secret"), { "early-secret", "shared-secret" },
      "HKDF-Extract (Derive-Secret (early secret, \"derived\", \"\"), shared secret)" }, KEPT, NULL, HASH, NOWHERE },
  TRAFFIC ("client", N_("Client's handshake traffic secret"), "-handshake", "handshake-secret",
           ASSAY_SECRET_CLIENT_HANDSHAKE,
           "Derive-Secret (handshake secret, \"c hs traffic\", ClientHello...ServerHello)",
           AT_SERVER_HELLO),
  FINISHED_KEY ("client", N_("Key of the client's Finished")),
  KEYS ("client", "-handshake", N_("Client's handshake key"), N_("Client's handshake IV")),
  TRAFFIC ("server", N_("Server's handshake traffic secret"), "-handshake", "handshake-secret",
           ASSAY_SECRET_SERVER_HANDSHAKE,
           "Derive-Secret (handshake secret, \"s hs traffic\", ClientHello...ServerHello)",
           AT_SERVER_HELLO),
  FINISHED_KEY ("server", N_("Key of the server's Finished")),
  KEYS ("server", "-handshake", N_("Server's handshake key"), N_("Server's handshake IV")),
  { { "master-secret", N_("Master secret"), { "handshake-secret" },
      "HKDF-Extract (Derive-Secret (handshake secret, \"derived\", \"\"), 0)" }, KEPT, NULL, HASH, NOWHERE },
  TRAFFIC ("client", N_("Client's application traffic secret"), "-application", "master-secret",
           ASSAY_SECRET_CLIENT_TRAFFIC,
           "Derive-Secret (master secret, \"c ap traffic\", ClientHello...server Finished)",
           AT_SERVER_FINISHED),
  KEYS ("client", "-application", N_("Client's application key"), N_("Client's application IV")),
  TRAFFIC ("server", N_("Server's application traffic secret"), "-application", "master-secret",
           ASSAY_SECRET_SERVER_TRAFFIC,
           "Derive-Secret (master secret, \"s ap traffic\", ClientHello...server Finished)",
           AT_SERVER_FINISHED),
  KEYS ("server", "-application", N_("Server's application key"), N_("Server's application IV")),
  { { "exporter-secret", N_("Exporter secret"), { "master-secret" },
      "Derive-Secret (master secret, \"exp master\", ClientHello...server Finished)" },
    LOGGED, ASSAY_SECRET_EXPORTER, HASH, AT_SERVER_FINISHED },
};

/* RFC 8446 appendix B.4: TLS_AES_256_GCM_SHA384 and TLS_CHACHA20_POLY1305_SHA256 have the long keys. */
static gsize
get_size (const AssayProver *prover,
          Size               size)
{
  guint16 suite = prover->report->connection->cipher_suite;

  if (size == HASH)
    return gnutls_hash_get_len (prover->digest);
  if (size == IV)
    return IV_SIZE;
  return suite == 0x1302 || suite == 0x1303 ? 32 : 16;
}

static GBytes *
make_value (const AssayProver *prover,
            gsize              row)
{
  const AssayDerivation *from = schedule[row].secret.from[0] != NULL
                              ? assay_proofs_find_secret (prover->proofs, schedule[row].secret.from[0]) : NULL;
  GBytes *logged;

  switch (schedule[row].source)
    {
    case EARLY:
      return prover->report->connection->resumed ? NULL : assay_proof_extract_zeros (prover->digest);
    case LOGGED:
      logged = assay_prover_get_secret (prover, schedule[row].label);
      return logged != NULL ? g_bytes_ref (logged) : NULL;
    case EXPANDED:
      return from != NULL ? assay_proof_expand (prover->digest, from->value, schedule[row].label,
                                                get_size (prover, schedule[row].size)) : NULL;
    case KEPT:
    default:
      return NULL;
    }
}

static void
lay_out_schedule (AssayProver *prover,
                  GBytes      *hello,
                  GBytes      *finished)
{
  GBytes *contexts[] = { [NOWHERE] = NULL, [AT_SERVER_HELLO] = hello, [AT_SERVER_FINISHED] = finished };

  for (gsize i = 0; i < G_N_ELEMENTS (schedule); i++)
    {
      GBytes *context = contexts[schedule[i].point];

      assay_prover_add_secret (prover, &schedule[i].secret, context != NULL ? g_bytes_ref (context) : NULL,
                               make_value (prover, i));
    }
}

/* The hash up to a message and with it. */
static GBytes *
hash_with (const AssayProver *prover,
           guint              type)
{
  int number = assay_prover_find (prover, ASSAY_RECEIVED, type);

  return number >= 0 ? assay_prover_hash (prover, number + 1) : NULL;
}

void
assay_prover_run_tls13 (AssayProver *prover)
{
  g_autoptr(GBytes) hello = hash_with (prover, ASSAY_HANDSHAKE_SERVER_HELLO);
  g_autoptr(GBytes) finished = hash_with (prover, ASSAY_HANDSHAKE_FINISHED);

  assay_prover_tell_hash (prover, N_("ClientHello to ServerHello"), hello);
  prove_signature (prover);
  prove_finished (prover, ASSAY_RECEIVED, &server_finished, ASSAY_SECRET_SERVER_HANDSHAKE,
                  N_("Up to the server's Finished"));
  prove_finished (prover, ASSAY_SENT, &client_finished, ASSAY_SECRET_CLIENT_HANDSHAKE,
                  N_("Up to the client's Finished"));
  lay_out_schedule (prover, hello, finished);
}
