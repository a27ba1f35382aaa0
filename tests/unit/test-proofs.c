/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-proofs.h"

#include <string.h>

#include "checks/assay-checks.h"
#include "decode/decode-message.h"
#include "decode/decode-x509.h"
#include "export/export-json.h"
#include "export/export-text.h"
#include "support/spoil.h"
#include "support/wire.h"

/* The handshake of RFC 8448 section 3, "Simple 1-RTT Handshake", and the values that it tells. */

#define SENT     ASSAY_SENT
#define RECEIVED ASSAY_RECEIVED

static const struct {
  AssayDirection  direction;
  guint           type;
  const char     *body;
} trace[] = {
  { SENT, ASSAY_HANDSHAKE_CLIENT_HELLO,
    "0303cb34ecb1e78163ba1c38c6dacb196a6dffa21a8d9912ec18a2ef6283024dece7000006130113031302010000910000000b0009000006"
    "736572766572ff01000100000a00140012001d0017001800190100010101020103010400230000003300260024001d002099381de560e4bd"
    "43d23d8e435a7dbafeb3c06e51c13cae4d5413691e529aaf2c002b0003020304000d0020001e040305030603020308040805080604010501"
    "060102010402050206020202002d00020101001c00024001" },
  { RECEIVED, ASSAY_HANDSHAKE_SERVER_HELLO,
    "0303a6af06a4121860dc5e6e60249cd34c95930c8ac5cb1434dac155772ed3e2692800130100002e00330024001d0020c9828876112095fe"
    "66762bdbf7c672e156d6cc253b833df1dd69b1b04e751f0f002b00020304" },
  { RECEIVED, ASSAY_HANDSHAKE_ENCRYPTED_EXTENSIONS,
    "0022000a00140012001d00170018001901000101010201030104001c0002400100000000" },
  { RECEIVED, ASSAY_HANDSHAKE_CERTIFICATE,
    "000001b50001b0308201ac30820115a003020102020102300d06092a864886f70d01010b0500300e310c300a06035504031303727361301e"
    "170d3136303733303031323335395a170d3236303733303031323335395a300e310c300a0603550403130372736130819f300d06092a8648"
    "86f70d010101050003818d0030818902818100b4bb498f8279303d980836399b36c6988c0c68de55e1bdb826d3901a2461eafd2de49a91d0"
    "15abbc9a95137ace6c1af19eaa6af98c7ced43120998e187a80ee0ccb0524b1b018c3e0b63264d449a6d38e22a5fda430846748030530ef0"
    "461c8ca9d9efbfae8ea6d1d03e2bd193eff0ab9a8002c47428a6d35a8d88d79f7f1e3f0203010001a31a301830090603551d130402300030"
    "0b0603551d0f0404030205a0300d06092a864886f70d01010b05000381810085aad2a0e5b9276b908c65f73a7267170618a54c5f8a7b337d"
    "2df7a594365417f2eae8f8a58c8f8172f9319cf36b7fd6c55b80f21a03015156726096fd335e5e67f2dbf102702e608ccae6bec1fc63a42a"
    "99be5c3eb7107c3c54e9b9eb2bd5203b1c3b84e0a8b2f759409ba3eac9d91d402dcc0cc8f8961229ac9187b42b4de10000" },
  { RECEIVED, ASSAY_HANDSHAKE_CERTIFICATE_VERIFY,
    "080400805a747c5d88fa9bd2e55ab085a61015b7211f824cd484145ab3ff52f1fda8477b0b7abc90db78e2d33a5c141a078653fa6bef780c"
    "5ea248eeaaa785c4f394cab6d30bbe8d4859ee511f602957b15411ac027671459e46445c9ea58c181e818e95b8c3fb0bf3278409d3be152a"
    "3da5043e063dda65cdf5aea20d53dfacd42f74f3" },
  { RECEIVED, ASSAY_HANDSHAKE_FINISHED, "9b9b141d906337fbd2cbdce71df4deda4ab42c309572cb7fffee5454b78f0718" },
  { SENT, ASSAY_HANDSHAKE_FINISHED, "a8ec436d677634ae525ac1fcebe11a039ec17694fac6e98527b642f2edd5ce61" },
};

static const struct {
  const char *label;
  const char *secret;
} logged[] = {
  { ASSAY_SECRET_CLIENT_HANDSHAKE, "b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21" },
  { ASSAY_SECRET_SERVER_HANDSHAKE, "b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38" },
  { ASSAY_SECRET_CLIENT_TRAFFIC,   "9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5" },
  { ASSAY_SECRET_SERVER_TRAFFIC,   "a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643" },
  { ASSAY_SECRET_EXPORTER,         "fe22f881176eda18eb8f44529e6792c50c9a3f89452f68d8ae311b4309d3cf50" },
};

/* What the RFC tells of the key schedule. */
static const struct {
  const char *id;
  const char *value;
} derived[] = {
  { "early-secret",          "33ad0a1c607ec03b09e6cd9893680ce210adf300aa1f2660e1b22e10f170f92a" },
  { "server-finished-key",   "008d3b66f816ea559f96b537e885c31fc068bf492c652f01f288a1d8cdc19fc8" },
  { "client-finished-key",   "b80ad01015fb2f0bd65ff7d4da5d6bf83f84821d1f87fdc7d3c75b5a7b42d9c4" },
  { "server-handshake-key",  "3fce516009c21727d0f2e4e86ee403bc" },
  { "server-handshake-iv",   "5d313eb2671276ee13000b30" },
  { "client-handshake-key",  "dbfaa693d1762c5b666af5d950258d01" },
  { "client-handshake-iv",   "5bd3c71b836e0b76bb73265f" },
  { "server-application-key", "9f02283b6c9c07efc26bb9f2ac92e356" },
  { "server-application-iv", "cf782b88dd83549aadf1e984" },
  { "client-application-key", "17422dda596ed5d9acd890e3c63f5051" },
  { "client-application-iv", "5b78923dee08579033e523d9" },
};

static void
add_message (AssayReport *draft,
             guint        row)
{
  AssayMessage message = {
    .number = draft->messages->len,
    .direction = trace[row].direction,
    .layer = ASSAY_LAYER_HANDSHAKE,
    .type = trace[row].type,
    .body = wire_assemble (trace[row].body),
    .version = row > 0 ? 0x0304 : 0,
    .cipher_suite = row > 0 ? 0x1301 : 0,
  };

  g_ptr_array_add (draft->messages, assay_message_take (&message));
}

static void
add_leaf (AssayReport *draft)
{
  AssayMessage *message = assay_report_find_message (draft, ASSAY_RECEIVED, ASSAY_HANDSHAKE_CERTIFICATE);
  g_autoptr(GPtrArray) sent = assay_decode_certificates (message, 1);

  g_ptr_array_add (draft->certificates, assay_x509_read (sent->pdata[0], ASSAY_ORIGIN_SERVER));
  draft->n_sent = 1;
}

static AssayReport *
make_report (void)
{
  g_autoptr(AssayTarget) target = assay_target_parse ("server", NULL);
  g_autoptr(AssayRequest) request = NULL;
  g_auto(AssayRequestOptions) options = { NULL };
  g_autoptr(GBytes) hello = wire_assemble (trace[0].body);
  g_autoptr(GBytes) client_random = g_bytes_new_from_bytes (hello, 2, 32);
  AssayReport draft;

  assay_request_options_init (&options);
  request = assay_request_new (target, &options);
  assay_report_draft (&draft, request);
  for (guint i = 0; i < G_N_ELEMENTS (trace); i++)
    add_message (&draft, i);
  for (gsize i = 0; i < G_N_ELEMENTS (logged); i++)
    {
      g_autoptr(GBytes) secret = wire_assemble (logged[i].secret);

      g_ptr_array_add (draft.secrets, assay_secret_new (logged[i].label, client_random, secret));
    }
  add_leaf (&draft);
  draft.connection = g_new0 (AssayConnection, 1);
  draft.connection->protocol = 0x0304;
  draft.connection->cipher_suite = 0x1301;
  draft.connection->extended_master_secret = -1;
  return assay_report_take (&draft);
}

static void
assert_bytes (GBytes     *bytes,
              const char *notation)
{
  g_autoptr(GBytes) expected = wire_assemble (notation);

  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static void
test_proofs (void)
{
  g_autoptr(AssayReport) report = make_report ();
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);

  g_assert_cmpuint (proofs->proofs->len, ==, 3);
  for (guint i = 0; i < proofs->proofs->len; i++)
    g_assert_cmpint (g_array_index (proofs->proofs, AssayProof, i).status, ==, ASSAY_PROOF_PROVEN);
  assert_bytes (assay_proofs_find (proofs, "server-finished")->computed, trace[5].body);
  assert_bytes (assay_proofs_find (proofs, "client-finished")->computed, trace[6].body);
  assert_bytes (g_array_index (proofs->hashes, AssayIngredient, 0).bytes,
                "860c06edc07858ee8e78f0e7428c58edd6b43f2ca3e6e95f02ed063cf0e1cad8");
}

static void
test_schedule (void)
{
  g_autoptr(AssayReport) report = make_report ();
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);

  for (gsize i = 0; i < G_N_ELEMENTS (derived); i++)
    {
      g_test_message ("%s", derived[i].id);
      assert_bytes (assay_proofs_find_secret (proofs, derived[i].id)->value, derived[i].value);
    }
  g_assert_null (assay_proofs_find_secret (proofs, "handshake-secret")->value);
}

/* Every byte of every message counts. */
static void
test_every_byte (void)
{
  g_autoptr(AssayReport) report = make_report ();

  for (guint number = 0; number < report->messages->len; number++)
    {
      const AssayMessage *message = report->messages->pdata[number];

      for (gsize offset = 0; offset < g_bytes_get_size (message->body); offset++)
        {
          g_autoptr(AssayReport) spoiled = spoil_message (report, number, offset);
          g_autoptr(AssayProofs) proofs = assay_proofs_compute (spoiled);

          g_assert_cmpint (assay_proofs_get_status (proofs), ==, ASSAY_PROOF_FAILED);
        }
    }
}

/* Secrets of another connection are not this one's. */
static void
test_other_random (void)
{
  g_autoptr(AssayReport) report = make_report ();
  g_autoptr(GBytes) other = wire_assemble ("00*32");
  g_autoptr(AssayProofs) proofs = NULL;

  for (guint i = 0; i < report->secrets->len; i++)
    {
      AssaySecret *secret = report->secrets->pdata[i];

      report->secrets->pdata[i] = assay_secret_new (secret->label, other, secret->secret);
      assay_secret_unref (secret);
    }
  proofs = assay_proofs_compute (report);
  g_assert_cmpint (assay_proofs_get_status (proofs), ==, ASSAY_PROOF_UNKNOWN);
}

/* Messages cut anywhere, or left out, are no crash and no proof. */
static void
test_cut (void)
{
  g_autoptr(AssayReport) report = make_report ();

  for (guint number = 0; number < report->messages->len; number++)
    {
      g_autoptr(AssayReport) cut = spoil_message (report, number, 0);
      g_autoptr(AssayReport) without = spoil_nothing (report);
      g_autoptr(AssayProofs) proofs = NULL;
      g_autoptr(AssayProofs) fewer = NULL;
      AssayMessage *message = cut->messages->pdata[number];
      GBytes *whole = message->body;

      message->body = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
      g_bytes_unref (whole);
      proofs = assay_proofs_compute (cut);
      g_assert_cmpint (assay_proofs_get_status (proofs), !=, ASSAY_PROOF_PROVEN);
      g_ptr_array_remove_index (without->messages, number);
      fewer = assay_proofs_compute (without);
      g_assert_cmpint (assay_proofs_get_status (fewer), !=, ASSAY_PROOF_PROVEN);
    }
}

static void
assert_without (const char *text,
                GBytes     *secret)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (secret, &length);
  g_autofree char *base64 = g_base64_encode (bytes, length);
  g_autoptr(GString) hex = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);
  g_assert_null (strstr (text, hex->str));
  g_assert_null (strstr (text, base64));
}

/* Nothing that is written tells a secret; that the proofs came out well, it does. */
static void
test_secrecy (void)
{
  g_autoptr(AssayReport) report = make_report ();
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);
  const AssayTextStyle style = { .messages = TRUE, .fields = TRUE };
  g_autofree char *json = assay_export_json (report, assessment, proofs, ASSAY_JSON_DEFAULT);
  g_autofree char *text = assay_export_text (report, assessment, proofs, &style);

  g_assert_nonnull (strstr (json, "\"id\":\"server-finished\",\"status\":\"proven\""));
  g_assert_nonnull (strstr (text, "Server's Finished"));
  for (guint i = 0; i < proofs->schedule->len; i++)
    {
      const AssayDerivation *secret = &g_array_index (proofs->schedule, AssayDerivation, i);

      if (secret->value != NULL)
        {
          assert_without (json, secret->value);
          assert_without (text, secret->value);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proofs/rfc8448", test_proofs);
  g_test_add_func ("/proofs/schedule", test_schedule);
  g_test_add_func ("/proofs/every-byte", test_every_byte);
  g_test_add_func ("/proofs/other-random", test_other_random);
  g_test_add_func ("/proofs/cut", test_cut);
  g_test_add_func ("/proofs/secrecy", test_secrecy);
  return g_test_run ();
}
