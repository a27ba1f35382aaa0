/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-proofs.h"

#include <string.h>

#include "base/assay-cursor.h"
#include "engine/proofs-private.h"
#include "names/assay-names.h"

#define TLS13         0x0304
#define TLS12         0x0303
#define MESSAGE_HASH  254       /* HandshakeType, RFC 8446 section 4.4.1 */
#define RANDOM_OFFSET 2
#define RANDOM_SIZE   32

const char assay_proof_signed_content[] = N_("What is signed");

static const AssayMessage *
get_message (const AssayReport *report,
             guint              number)
{
  return g_ptr_array_index (report->messages, number);
}

int
assay_prover_find (const AssayProver *self,
                   AssayDirection     direction,
                   guint              type)
{
  for (guint i = 0; i < self->report->messages->len; i++)
    {
      const AssayMessage *message = get_message (self->report, i);

      if (message->layer == ASSAY_LAYER_HANDSHAKE && message->direction == direction && message->type == type
          && !assay_message_is_hello_retry (message))
        return (int) i;
    }
  return -1;
}

GBytes *
assay_prover_get_body (const AssayProver *self,
                       int                number)
{
  return number >= 0 ? get_message (self->report, (guint) number)->body : NULL;
}

static void
append_message (GByteArray *out,
                guint       type,
                GBytes     *body)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (body, &length);
  const guint8 header[] = { (guint8) type, (guint8) (length >> 16), (guint8) (length >> 8), (guint8) length };

  g_byte_array_append (out, header, sizeof header);
  g_byte_array_append (out, data, length);
}

/* A HelloRetryRequest makes the ClientHello before it a message that only holds its hash (RFC 8446 section 4.4.1). */
static gboolean
fold_first_hello (const AssayProver *self,
                  GByteArray        *transcript)
{
  g_autoptr(GBytes) first = g_bytes_new (transcript->data, transcript->len);
  g_autoptr(GBytes) hash = assay_proof_hash (self->digest, first);

  g_byte_array_set_size (transcript, 0);
  if (hash != NULL)
    append_message (transcript, MESSAGE_HASH, hash);
  return hash != NULL;
}

GBytes *
assay_prover_hash (const AssayProver *self,
                   int                end)
{
  g_autoptr(GByteArray) transcript = g_byte_array_new ();
  g_autoptr(GBytes) bytes = NULL;

  if (end < 0)
    return NULL;
  for (guint i = 0; i < (guint) end && i < self->report->messages->len; i++)
    {
      const AssayMessage *message = get_message (self->report, i);

      /* A HelloRequest is no part of it (RFC 5246 section 7.4.1.1). */
      if (message->layer != ASSAY_LAYER_HANDSHAKE || message->type == ASSAY_HANDSHAKE_HELLO_REQUEST)
        continue;
      if (assay_message_is_hello_retry (message) && !fold_first_hello (self, transcript))
        return NULL;
      append_message (transcript, message->type, message->body);
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&transcript));
  return assay_proof_hash (self->digest, bytes);
}

void
assay_prover_tell_hash (AssayProver *self,
                        const char  *title,
                        GBytes      *hash)
{
  assay_ingredients_add (self->proofs->hashes, title, hash, FALSE);
}

GBytes *
assay_prover_get_secret (const AssayProver *self,
                         const char        *label)
{
  const AssaySecret *secret = assay_report_find_secret (self->report, label);

  return secret != NULL && g_bytes_equal (secret->client_random, self->client_random) ? secret->secret : NULL;
}

AssayProof *
assay_prover_add_proof (AssayProver      *self,
                        const AssayProof *proof)
{
  AssayProof *added;

  g_array_append_vals (self->proofs->proofs, proof, 1);
  added = &g_array_index (self->proofs->proofs, AssayProof, self->proofs->proofs->len - 1);
  added->inputs = assay_ingredients_new ();
  return added;
}

void
assay_prover_check_signature (AssayProver *self,
                              AssayProof  *proof,
                              GBytes      *signed_params,
                              GBytes      *content)
{
  const AssayCertificate *leaf = assay_report_get_leaf (self->report);
  AssayCursor cursor, signature;
  guint64 scheme = 0;

  assay_cursor_init_bytes (&cursor, signed_params);
  if (self->report->connection->protocol >= TLS12)
    assay_cursor_read (&cursor, 2, &scheme);
  proof->status = ASSAY_PROOF_FAILED;
  if (!assay_cursor_vector (&cursor, 2, &signature) || assay_cursor_left (&cursor) > 0
      || (scheme == 0 && self->report->connection->protocol >= TLS12))
    return;
  proof->expected = g_bytes_new (assay_cursor_peek (&signature), assay_cursor_left (&signature));
  assay_ingredients_add (proof->inputs, assay_proof_signed_content, content, FALSE);
  assay_ingredients_add (proof->inputs, N_("Certificate of the signer"), leaf != NULL ? leaf->der : NULL, FALSE);
  proof->status = leaf != NULL && content != NULL
                ? assay_proof_verify (leaf->der, (guint16) scheme, self->report->connection->protocol >= TLS13, content,
                                      proof->expected)
                : ASSAY_PROOF_UNKNOWN;
}

void
assay_prover_check_finished (AssayProver *self,
                             AssayProof  *proof,
                             int          finished,
                             GBytes      *computed)
{
  GBytes *body = assay_prover_get_body (self, finished);

  proof->expected = body != NULL ? g_bytes_ref (body) : NULL;
  proof->computed = computed;
  if (body == NULL || computed == NULL)
    proof->status = ASSAY_PROOF_UNKNOWN;
  else
    proof->status = g_bytes_equal (body, computed) ? ASSAY_PROOF_PROVEN : ASSAY_PROOF_FAILED;
}

void
assay_prover_add_secret (AssayProver           *self,
                         const AssayDerivation *derivation,
                         GBytes                *context,
                         GBytes                *value)
{
  AssayDerivation added = *derivation;

  added.context = context;
  added.value = value;
  g_array_append_val (self->proofs->schedule, added);
}

/* A suite's name ends with the hash function of its PRF; older ones end with that of their MAC, and use SHA-256. */
static gnutls_digest_algorithm_t
find_digest (const AssayConnection *connection)
{
  const char *suite = assay_names_get (&assay_names_cipher_suites, connection->cipher_suite);

  if (connection->protocol < TLS12)
    return ASSAY_DIGEST_MD5_SHA1;
  return suite != NULL && g_str_has_suffix (suite, "_SHA384") ? GNUTLS_DIG_SHA384 : GNUTLS_DIG_SHA256;
}

/* The random of a hello; empty when the hello is not there or not whole. (transfer full) */
static GBytes *
dup_random (const AssayProver *self,
            AssayDirection     direction,
            guint              type)
{
  GBytes *body = assay_prover_get_body (self, assay_prover_find (self, direction, type));

  if (body == NULL || g_bytes_get_size (body) < RANDOM_OFFSET + RANDOM_SIZE)
    return g_bytes_new (NULL, 0);
  return g_bytes_new_from_bytes (body, RANDOM_OFFSET, RANDOM_SIZE);
}

AssayProofs *
assay_proofs_compute (const AssayReport *report)
{
  AssayProver prover = { .report = report };
  g_autoptr(GBytes) client_random = NULL;
  g_autoptr(GBytes) server_random = NULL;

  if (report->connection == NULL)
    return NULL;
  prover.proofs = assay_proofs_new ();
  prover.digest = find_digest (report->connection);
  client_random = dup_random (&prover, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_HELLO);
  server_random = dup_random (&prover, ASSAY_RECEIVED, ASSAY_HANDSHAKE_SERVER_HELLO);
  prover.client_random = client_random;
  prover.server_random = server_random;
  if (report->connection->protocol >= TLS13)
    assay_prover_run_tls13 (&prover);
  else
    assay_prover_run_tls12 (&prover);
  return prover.proofs;
}
