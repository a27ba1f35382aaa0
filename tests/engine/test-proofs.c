/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine-fixture.h"

#include "engine/assay-proofs.h"
#include "practice/assay-practice.h"
#include "support/spoil.h"

/* Handshakes with servers that others wrote are proven in every form, and no byte of them can be another. */

#define TLS13 0x0304

#define S_SERVER "openssl s_server -quiet -accept 127.0.0.1:{port} "
#define LEAF     "-cert {pki}/leaf.pem -key {pki}/leaf.key -cert_chain {pki}/branch.pem "
#define RSA_LEAF "-cert {pki}/rsa.pem -key {pki}/rsa.key -cert_chain {pki}/branch.pem "
#define GNUTLS   "gnutls-serv --quiet --port {port} --http --disable-client-cert "
#define G_LEAF   "--x509certfile {pki}/chain.pem --x509keyfile {pki}/leaf.key "
#define G_RSA    "--x509certfile {pki}/rsa.pem --x509keyfile {pki}/rsa.key "
#define ONLY     "--priority NORMAL:-VERS-ALL:+VERS-"

/* Positions in a message that are tried: all of a short one, and as many of a long one. */
#define N_POSITIONS 48

static const struct {
  const char *name;
  const char *command;
  guint16     version;
  const char *suite_hash;       /* what the transcript hash is as long as */
  gboolean    signs;            /* the server signs something */
  gboolean    retry;
} rows[] = {
  { "tls1.3/sha256", S_SERVER LEAF "-ciphersuites TLS_AES_128_GCM_SHA256", TLS13, "sha256", TRUE, FALSE },
  { "tls1.3/sha384", S_SERVER LEAF "-ciphersuites TLS_AES_256_GCM_SHA384", TLS13, "sha384", TRUE, FALSE },
  { "tls1.3/chacha20", S_SERVER LEAF "-ciphersuites TLS_CHACHA20_POLY1305_SHA256", TLS13, "sha256", TRUE, FALSE },
  { "tls1.3/rsa-pss", S_SERVER RSA_LEAF "-tls1_3", TLS13, "sha384", TRUE, FALSE },
  { "tls1.3/hello-retry", S_SERVER LEAF "-tls1_3 -groups P-521", TLS13, "sha384", TRUE, TRUE },
  { "tls1.3/hello-retry-sha256", S_SERVER LEAF "-groups P-521 -ciphersuites TLS_AES_128_GCM_SHA256", TLS13,
    "sha256", TRUE, TRUE },
  { "tls1.3/client-certificate", S_SERVER LEAF "-tls1_3 -verify 1", TLS13, "sha384", TRUE, FALSE },
  { "tls1.3/staple", S_SERVER LEAF "-tls1_3 -status_file {pki}/staple.der", TLS13, "sha384", TRUE, FALSE },
  { "tls1.3/gnutls", GNUTLS G_LEAF ONLY "TLS1.3", TLS13, "sha384", TRUE, FALSE },
  { "tls1.2/ecdhe", S_SERVER LEAF "-tls1_2", 0x0303, "sha384", TRUE, FALSE },
  { "tls1.2/ecdhe-rsa-sha256", S_SERVER RSA_LEAF "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256", 0x0303, "sha256", TRUE,
    FALSE },
  { "tls1.2/dhe", S_SERVER RSA_LEAF "-tls1_2 -cipher DHE-RSA-AES128-SHA", 0x0303, "sha256", TRUE, FALSE },
  { "tls1.2/rsa", S_SERVER RSA_LEAF "-tls1_2 -cipher AES128-SHA", 0x0303, "sha256", FALSE, FALSE },
  { "tls1.2/no-ems", GNUTLS G_LEAF ONLY "TLS1.2:%NO_SESSION_HASH", 0x0303, "sha384", TRUE, FALSE },
  { "tls1.2/client-certificate", S_SERVER LEAF "-tls1_2 -verify 1", 0x0303, "sha384", TRUE, FALSE },
  { "tls1.2/sha1", S_SERVER RSA_LEAF "-tls1_2 -sigalgs RSA+SHA1 -cipher ALL@SECLEVEL=0", 0x0303, "sha384", TRUE,
    FALSE },
  { "tls1.1/rsa", S_SERVER RSA_LEAF "-tls1_1 -cipher AES128-SHA@SECLEVEL=0", 0x0302, "md5-sha1", FALSE, FALSE },
  { "tls1.0/ecdhe-rsa", S_SERVER RSA_LEAF "-tls1 -cipher ALL@SECLEVEL=0", 0x0301, "md5-sha1", TRUE, FALSE },
  { "tls1.0/ecdhe-ecdsa", S_SERVER LEAF "-tls1 -cipher ALL@SECLEVEL=0", 0x0301, "md5-sha1", TRUE, FALSE },
  { "tls1.0/dhe", S_SERVER RSA_LEAF "-tls1 -cipher DHE-RSA-AES256-SHA@SECLEVEL=0", 0x0301, "md5-sha1", TRUE, FALSE },
  { "tls1.0/gnutls", GNUTLS G_RSA ONLY "TLS1.0", 0x0301, "md5-sha1", TRUE, FALSE },
};

static gsize
get_hash_size (const char *name)
{
  return g_str_equal (name, "sha256") ? 32 : g_str_equal (name, "sha384") ? 48 : 36;
}

static AssayProofStatus
get_status (const AssayProofs *proofs,
            const char        *id)
{
  const AssayProof *proof = assay_proofs_find (proofs, id);

  g_assert_nonnull (proof);
  return proof->status;
}

/* Everything is proven; nothing that is not a part of this handshake is said to be. */
static void
assert_proven (const AssayReport *report,
               gboolean           signs,
               gsize              hash_size)
{
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);

  g_assert_cmpint (get_status (proofs, "server-signature"), ==, signs ? ASSAY_PROOF_PROVEN : ASSAY_PROOF_ABSENT);
  g_assert_cmpint (get_status (proofs, "server-finished"), ==, ASSAY_PROOF_PROVEN);
  g_assert_cmpint (get_status (proofs, "client-finished"), ==, ASSAY_PROOF_PROVEN);
  g_assert_cmpint (assay_proofs_get_status (proofs), ==, ASSAY_PROOF_PROVEN);
  g_assert_cmpuint (proofs->hashes->len, >=, 3);
  for (guint i = 0; i < proofs->hashes->len; i++)
    g_assert_cmpuint (g_bytes_get_size (g_array_index (proofs->hashes, AssayIngredient, i).bytes), ==, hash_size);
}

/* What a secret is derived from stands before it; those that the library gives away are there. */
static void
assert_schedule (const AssayReport *report)
{
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);
  const char *known = report->connection->protocol >= TLS13 ? "server-application-key" : "key-block";

  for (guint i = 0; i < proofs->schedule->len; i++)
    {
      const AssayDerivation *secret = &g_array_index (proofs->schedule, AssayDerivation, i);

      for (guint j = 0; j < ASSAY_DERIVATION_MAX_FROM && secret->from[j] != NULL; j++)
        {
          const AssayDerivation *from = assay_proofs_find_secret (proofs, secret->from[j]);

          g_assert_nonnull (from);
          g_assert_true (from < secret);
        }
    }
  g_assert_nonnull (assay_proofs_find_secret (proofs, known)->value);
}

/* Neither proven nor a crash; takes @spoiled. */
static void
assert_noticed (AssayReport *spoiled,
                const char  *what,
                gsize        offset)
{
  g_autoptr(AssayReport) report = spoiled;
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);

  if (assay_proofs_get_status (proofs) == ASSAY_PROOF_PROVEN)
    g_error ("%s: another byte at %" G_GSIZE_FORMAT " is not noticed", what, offset);
}

/* The last message that is part of what was proven. */
static guint
find_end (const AssayReport *report)
{
  const AssayMessage *sent = assay_report_find_message (report, ASSAY_SENT, ASSAY_HANDSHAKE_FINISHED);
  const AssayMessage *received = assay_report_find_message (report, ASSAY_RECEIVED, ASSAY_HANDSHAKE_FINISHED);

  return MAX (sent->number, received->number);
}

static void
spoil_messages (const AssayReport *report)
{
  for (guint number = 0; number <= find_end (report); number++)
    {
      const AssayMessage *message = report->messages->pdata[number];
      gsize length = g_bytes_get_size (message->body);
      g_autofree char *title = assay_message_dup_title (message);

      if (message->layer != ASSAY_LAYER_HANDSHAKE)
        continue;
      for (gsize offset = 0; offset < length; offset += 1 + length / N_POSITIONS)
        assert_noticed (spoil_message (report, number, offset), title, offset);
    }
}

/* Only those that a Finished is made with: the others open what comes later. */
static void
spoil_secrets (const AssayReport *report)
{
  for (guint i = 0; i < report->secrets->len; i++)
    {
      const AssaySecret *secret = report->secrets->pdata[i];

      if (strstr (secret->label, "HANDSHAKE") == NULL && !g_str_equal (secret->label, ASSAY_SECRET_MASTER))
        continue;
      for (gsize offset = 0; offset < g_bytes_get_size (secret->secret); offset++)
        assert_noticed (spoil_secret (report, i, offset), secret->label, offset);
    }
}

/* The signature stands on its own feet: it fails where both Finished, of other bytes, would too. */
static void
spoil_signature (const AssayReport *report)
{
  guint type = report->connection->protocol >= TLS13 ? ASSAY_HANDSHAKE_CERTIFICATE_VERIFY
                                                     : ASSAY_HANDSHAKE_SERVER_KEY_EXCHANGE;
  const AssayMessage *message = assay_report_find_message (report, ASSAY_RECEIVED, type);
  gsize length = g_bytes_get_size (message->body);

  for (gsize offset = length - 30; offset < length; offset++)
    {
      g_autoptr(AssayReport) spoiled = spoil_message (report, message->number, offset);
      g_autoptr(AssayProofs) proofs = assay_proofs_compute (spoiled);

      g_assert_cmpint (get_status (proofs, "server-signature"), ==, ASSAY_PROOF_FAILED);
    }
}

static void
test_row (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr(Server) server = server_spawn (rows[row].command);
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(AssayReport) same = NULL;

  engine_options (&options);
  options.version_min = 0x0301;
  options.version_max = TLS13;
  report = engine_inspect (server_get_port (server), &options);
  g_assert_null (report->failure);
  g_assert_cmphex (report->connection->protocol, ==, rows[row].version);
  g_assert_cmpint (report->connection->hello_retry, ==, rows[row].retry);
  assert_proven (report, rows[row].signs, get_hash_size (rows[row].suite_hash));
  assert_schedule (report);

  same = spoil_nothing (report);
  assert_proven (same, rows[row].signs, get_hash_size (rows[row].suite_hash));
  spoil_messages (report);
  spoil_secrets (report);
  if (rows[row].signs)
    spoil_signature (report);
}

/* Without secrets a signature can be verified and a Finished cannot be known; no handshake, no proofs. */
static void
test_missing (void)
{
  g_autoptr(Server) server = server_spawn (S_SERVER LEAF);
  g_autoptr(AssayReport) report = engine_inspect (server_get_port (server), NULL);
  g_autoptr(AssayReport) without = spoil_nothing (report);
  g_autoptr(AssayReport) nobody = engine_inspect (1, NULL);
  g_autoptr(AssayProofs) proofs = NULL;

  g_ptr_array_set_size (without->secrets, 0);
  proofs = assay_proofs_compute (without);
  g_assert_cmpint (get_status (proofs, "server-signature"), ==, ASSAY_PROOF_PROVEN);
  g_assert_cmpint (get_status (proofs, "server-finished"), ==, ASSAY_PROOF_UNKNOWN);
  g_assert_cmpint (assay_proofs_get_status (proofs), ==, ASSAY_PROOF_UNKNOWN);
  g_assert_null (assay_proofs_compute (nobody));
}

static void
test_practice (void)
{
  static const char * const names[] = {
    "good-ecdsa", "good-rsa", "tls12-only", "tls12-rsa", "old-protocol", "hello-retry", "client-certificate"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *input = g_strconcat ("practice:", names[i], NULL);
      g_autoptr(AssayTarget) target = assay_target_parse (input, NULL);
      g_auto(AssayRequestOptions) options = { NULL };
      g_autoptr(AssayRequest) request = NULL;
      g_autoptr(AssayRequest) prepared = NULL;
      g_autoptr(AssayReport) report = NULL;
      g_autoptr(AssayProofs) proofs = NULL;

      assay_request_options_init (&options);
      request = assay_request_new (target, &options);
      prepared = assay_practice_prepare (request, NULL);
      report = assay_inspect (prepared, NULL, NULL, NULL);
      proofs = assay_proofs_compute (report);
      g_test_message ("%s", names[i]);
      g_assert_cmpint (assay_proofs_get_status (proofs), ==, ASSAY_PROOF_PROVEN);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/proofs/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/proofs/missing", test_missing);
  g_test_add_func ("/proofs/practice", test_practice);
  status = g_test_run ();
  pki_remove ();
  return status;
}
