/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/proofs-private.h"

#include <string.h>

#include "base/assay-node.h"
#include "decode/decode-message.h"
#include "names/assay-names.h"

#define TLS10            0x0301
#define VERIFY_DATA_SIZE 12     /* of all suites there are (RFC 5246 section 7.4.9) */

/* RFC 5246 section 7.4.3: both randoms and the parameters are signed; what follows them is the signature. */
static void
prove_signature (AssayProver *prover)
{
  static const AssayProof proof = {
    .id = "server-signature",
    .title = N_("Server's signature"),
    .rule = "ServerKeyExchange (ClientHello.random, ServerHello.random, params)",
    .reference = "RFC 5246 section 7.4.3",
    .status = ASSAY_PROOF_ABSENT,       /* with RSA key exchange the server proves itself by its Finished */
  };
  int number = assay_prover_find (prover, ASSAY_RECEIVED, ASSAY_HANDSHAKE_SERVER_KEY_EXCHANGE);
  GBytes *body = assay_prover_get_body (prover, number);
  g_autoptr(AssayNode) tree = NULL;
  g_autoptr(GBytes) randoms = NULL;
  g_autoptr(GBytes) params = NULL;
  g_autoptr(GBytes) content = NULL;
  g_autoptr(GBytes) signature = NULL;
  const AssayNode *node;
  AssayProof *added = assay_prover_add_proof (prover, &proof);
  gsize end;

  if (body == NULL)
    return;
  tree = assay_decode_message (g_ptr_array_index (prover->report->messages, (guint) number));
  node = assay_node_lookup (tree, "params");
  if (node == NULL || assay_node_lookup (tree, "signed_params") == NULL)
    return;
  end = assay_node_get_offset (node) + assay_node_get_length (node);
  randoms = assay_proof_join (prover->client_random, prover->server_random);
  params = g_bytes_new_from_bytes (body, assay_node_get_offset (node), assay_node_get_length (node));
  content = assay_proof_join (randoms, params);
  signature = g_bytes_new_from_bytes (body, end, g_bytes_get_size (body) - end);
  assay_ingredients_add (added->inputs, N_("Client's random"), prover->client_random, FALSE);
  assay_ingredients_add (added->inputs, N_("Server's random"), prover->server_random, FALSE);
  assay_ingredients_add (added->inputs, N_("Parameters"), params, FALSE);
  assay_prover_check_signature (prover, added, signature, content);
}

/* RFC 5246 section 7.4.9. */
static void
prove_finished (AssayProver      *prover,
                AssayDirection    direction,
                const AssayProof *proof,
                const char       *label,
                const char       *point)
{
  int number = assay_prover_find (prover, direction, ASSAY_HANDSHAKE_FINISHED);
  GBytes *master = assay_prover_get_secret (prover, ASSAY_SECRET_MASTER);
  g_autoptr(GBytes) hash = assay_prover_hash (prover, number);
  AssayProof *added = assay_prover_add_proof (prover, proof);

  assay_prover_tell_hash (prover, point, hash);
  assay_ingredients_add (added->inputs, N_("Master secret"), master, TRUE);
  assay_ingredients_add (added->inputs, N_("Transcript hash"), hash, FALSE);
  assay_prover_check_finished (prover, added, number,
                               assay_proof_prf (prover->digest, master, label, hash, VERIFY_DATA_SIZE));
}

static const AssayProof client_finished = {
  .id = "client-finished",
  .title = N_("Client's Finished"),
  .rule = "PRF (master_secret, \"client finished\", Hash (handshake_messages))",
  .reference = "RFC 5246 section 7.4.9",
};

static const AssayProof server_finished = {
  .id = "server-finished",
  .title = N_("Server's Finished"),
  .rule = "PRF (master_secret, \"server finished\", Hash (handshake_messages))",
  .reference = "RFC 5246 section 7.4.9",
};

/* By words in a suite's name, the first that is there: how long keys and, before TLS 1.1 or with AEAD, IVs are. */
static const struct {
  const char *word;
  gsize       key;
  gsize       fixed_iv;         /* AEAD's salt */
  gsize       block;            /* CBC's block, the length of its IV */
} ciphers[] = {
  { "_CHACHA20_POLY1305", 32, 12, 0 },
  { "_128_GCM",           16, 4,  0 },
  { "_256_GCM",           32, 4,  0 },
  { "_128_CCM",           16, 4,  0 },
  { "_256_CCM",           32, 4,  0 },
  { "_128_CBC",           16, 0,  16 },
  { "_256_CBC",           32, 0,  16 },
  { "_3DES_EDE_CBC",      24, 0,  8 },
  { "_RC4_128",           16, 0,  0 },
};

static const struct {
  const char *suffix;
  gsize       size;
} macs[] = {
  { "_SHA384", 48 }, { "_SHA256", 32 }, { "_SHA", 20 }, { "_MD5", 16 },
};

static gsize
get_mac_size (const char *suite)
{
  for (gsize i = 0; i < G_N_ELEMENTS (macs); i++)
    if (g_str_has_suffix (suite, macs[i].suffix))
      return macs[i].size;
  return 0;
}

/* The lengths of one side's MAC key, key and IV (RFC 5246 section 6.3); %FALSE when the suite is not known. */
static gboolean
find_lengths (const AssayConnection *connection,
              gsize                  lengths[3])
{
  const char *suite = assay_names_get (&assay_names_cipher_suites, connection->cipher_suite);

  for (gsize i = 0; suite != NULL && i < G_N_ELEMENTS (ciphers); i++)
    if (strstr (suite, ciphers[i].word) != NULL)
      {
        lengths[0] = ciphers[i].fixed_iv > 0 ? 0 : get_mac_size (suite);
        lengths[1] = ciphers[i].key;
        lengths[2] = connection->protocol <= TLS10 ? ciphers[i].block : ciphers[i].fixed_iv;
        return TRUE;
      }
  return FALSE;
}

/* The six parts of the key block, in its order; those of no length are left out. */
static void
cut_key_block (AssayProver *prover,
               GBytes      *block,
               const gsize  lengths[3])
{
  static const AssayDerivation parts[] = {
    { "client-mac-key", N_("Client's MAC key"), { "key-block" } },
    { "server-mac-key", N_("Server's MAC key"), { "key-block" } },
    { "client-key",     N_("Client's key"),     { "key-block" } },
    { "server-key",     N_("Server's key"),     { "key-block" } },
    { "client-iv",      N_("Client's IV"),      { "key-block" } },
    { "server-iv",      N_("Server's IV"),      { "key-block" } },
  };
  gsize offset = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gsize length = lengths[i / 2];

      if (length > 0)
        assay_prover_add_secret (prover, &parts[i], NULL, g_bytes_new_from_bytes (block, offset, length));
      offset += length;
    }
}

static void
add_key_block (AssayProver *prover,
               GBytes      *master)
{
  static const AssayDerivation derivation = {
    "key-block", N_("Key block"), { "master-secret" },
    "PRF (master_secret, \"key expansion\", ServerHello.random + ClientHello.random)"
  };
  g_autoptr(GBytes) seed = assay_proof_join (prover->server_random, prover->client_random);
  g_autoptr(GBytes) block = NULL;
  gsize lengths[3];

  if (find_lengths (prover->report->connection, lengths))
    block = assay_proof_prf (prover->digest, master, "key expansion", seed, 2 * (lengths[0] + lengths[1] + lengths[2]));
  if (block == NULL)
    return;
  assay_prover_add_secret (prover, &derivation, g_steal_pointer (&seed), g_bytes_ref (block));
  cut_key_block (prover, block, lengths);
}

/* RFC 5246 sections 8.1 and 6.3; RFC 7627 section 4 with the extended master secret. */
static void
lay_out_schedule (AssayProver *prover,
                  GBytes      *session_hash)
{
  static const AssayDerivation premaster = {
    "premaster-secret", N_("Premaster secret of the key exchange"), { NULL }
  };
  static const AssayDerivation old_master = {
    "master-secret", N_("Master secret"), { "premaster-secret" },
    "PRF (pre_master_secret, \"master secret\", ClientHello.random + ServerHello.random)"
  };
  static const AssayDerivation extended_master = {
    "master-secret", N_("Master secret"), { "premaster-secret" },
    "PRF (pre_master_secret, \"extended master secret\", session_hash)"
  };
  gboolean extended = prover->report->connection->extended_master_secret == 1;
  GBytes *master = assay_prover_get_secret (prover, ASSAY_SECRET_MASTER);
  GBytes *context;

  if (extended)
    context = session_hash != NULL ? g_bytes_ref (session_hash) : NULL;
  else
    context = assay_proof_join (prover->client_random, prover->server_random);
  assay_prover_add_secret (prover, &premaster, NULL, NULL);
  assay_prover_add_secret (prover, extended ? &extended_master : &old_master, context,
                           master != NULL ? g_bytes_ref (master) : NULL);
  add_key_block (prover, master);
}

void
assay_prover_run_tls12 (AssayProver *prover)
{
  int exchange = assay_prover_find (prover, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_KEY_EXCHANGE);
  g_autoptr(GBytes) session_hash = exchange >= 0 ? assay_prover_hash (prover, exchange + 1) : NULL;

  prove_signature (prover);
  assay_prover_tell_hash (prover, N_("ClientHello to ClientKeyExchange"), session_hash);
  prove_finished (prover, ASSAY_SENT, &client_finished, "client finished", N_("Up to the client's Finished"));
  prove_finished (prover, ASSAY_RECEIVED, &server_finished, "server finished", N_("Up to the server's Finished"));
  lay_out_schedule (prover, session_hash);
}
