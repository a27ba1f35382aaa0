/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-offer.h"
#include "support/conversation.h"
#include "support/fixture-report.h"

#define TLS12 0x0303
#define TLS13 0x0304

#define HELLO(extensions) \
  { ASSAY_SENT, ASSAY_LAYER_HANDSHAKE, 1, FALSE, 0, 0, \
    "0303 11*32 [1 ] [2 1301 1302 c02f ] [1 00 ] [2 " extensions " ]" }
#define ANSWER(extensions) \
  { ASSAY_RECEIVED, ASSAY_LAYER_HANDSHAKE, 2, FALSE, TLS13, 0x1302, \
    "0303 33*32 [1 ] 1302 00 [2 002b [2 0304 ] " extensions " ]" }
#define OLD_ANSWER(extensions) \
  { ASSAY_RECEIVED, ASSAY_LAYER_HANDSHAKE, 2, FALSE, TLS12, 0xc02f, "0303 33*32 [1 ] c02f 00 [2 " extensions " ]" }
#define ENCRYPTED(extensions) \
  { ASSAY_RECEIVED, ASSAY_LAYER_HANDSHAKE, 8, TRUE, TLS13, 0x1302, "[2 " extensions " ]" }

#define NAME     "0000 [2 [2 00 [2 61 ] ] ]"
#define POINTS   "000b [2 [1 00 ] ]"
#define SCHEMES  "000d [2 [2 0403 0804 ] ]"
#define PROTOCOLS "0010 [2 [2 [1 6832 ] [1 687474702f312e31 ] ] ]"
#define CHOSEN_PROTOCOL "0010 [2 [2 [1 6832 ] ] ]"
#define VERSIONS "002b [2 [1 0304 0303 ] ]"
#define GREASE   "1a1a [2 ]"

static const AssayOffer *
find (GPtrArray  *offers,
      const char *name)
{
  for (guint i = 0; i < offers->len; i++)
    {
      const AssayOffer *offer = g_ptr_array_index (offers, i);

      if (g_str_equal (offer->name, name))
        return offer;
    }
  g_error ("no row for %s", name);
}

static void
assert_row (GPtrArray        *offers,
            const char       *name,
            AssayOfferStatus  status,
            const char       *chosen,
            const char       *where)
{
  const AssayOffer *offer = find (offers, name);

  g_test_message ("%s", name);
  g_assert_cmpint (offer->status, ==, status);
  g_assert_cmpstr (offer->chosen, ==, chosen);
  g_assert_cmpstr (offer->where, ==, where);
  g_assert_nonnull (assay_offer_status_label (status));
}

static GPtrArray *
read_lines (const Line *lines,
            guint       n)
{
  g_autoptr(GPtrArray) messages = conversation_new (lines, n);
  g_autoptr(AssayLadder) ladder = assay_ladder_new (messages, NULL);

  return assay_offer_rows (ladder);
}

static GPtrArray *
read_report (FixtureKind kind)
{
  g_autoptr(AssayReport) report = fixture_report_new (kind);
  g_autoptr(AssayLadder) ladder = assay_ladder_new (report->messages, report);

  return assay_offer_rows (ladder);
}

static void
test_finished (void)
{
  g_autoptr(GPtrArray) offers = read_report (FIXTURE_GOOD);
  const AssayOffer *suite = find (offers, "Cipher suite");

  assert_row (offers, "TLS version", ASSAY_OFFER_CHOSEN, "TLS 1.3", NULL);
  assert_row (offers, "Cipher suite", ASSAY_OFFER_CHOSEN, "TLS_AES_256_GCM_SHA384", NULL);
  assert_row (offers, "Group of the key exchange", ASSAY_OFFER_CHOSEN, "x25519", NULL);
  assert_row (offers, "Signature scheme", ASSAY_OFFER_CHOSEN, "ecdsa_secp256r1_sha256", NULL);
  assert_row (offers, "key_share", ASSAY_OFFER_ANSWERED, "x25519", "ServerHello");
  assert_row (offers, "supported_groups", ASSAY_OFFER_NO_ANSWER_DUE, NULL, NULL);
  g_assert_cmpstr (suite->offered[suite->place], ==, suite->chosen);
}

static void
test_old (void)
{
  g_autoptr(GPtrArray) offers = read_report (FIXTURE_TLS12);

  assert_row (offers, "TLS version", ASSAY_OFFER_CHOSEN, "TLS 1.2", NULL);
  assert_row (offers, "Group of the key exchange", ASSAY_OFFER_CHOSEN, "x25519", NULL);
  assert_row (offers, "Signature scheme", ASSAY_OFFER_CHOSEN, "ecdsa_secp256r1_sha256", NULL);
}

/* Nothing came back but an alert: all is open. */
static void
test_failed (void)
{
  g_autoptr(GPtrArray) offers = read_report (FIXTURE_ALERT);

  g_assert_cmpuint (offers->len, >, 5);
  for (guint i = 0; i < offers->len; i++)
    {
      const AssayOffer *offer = g_ptr_array_index (offers, i);

      g_assert_cmpint (offer->status, ==, ASSAY_OFFER_OPEN);
      g_assert_null (offer->chosen);
    }
}

static void
test_extensions (void)
{
  static const Line lines[] = {
    HELLO (NAME POINTS SCHEMES PROTOCOLS VERSIONS GREASE), ANSWER (""), ENCRYPTED (CHOSEN_PROTOCOL),
  };
  g_autoptr(GPtrArray) offers = read_lines (lines, G_N_ELEMENTS (lines));
  const AssayOffer *alpn;

  assert_row (offers, "server_name", ASSAY_OFFER_IGNORED, NULL, NULL);
  assert_row (offers, "ec_point_formats", ASSAY_OFFER_OTHER_VERSION, NULL, NULL);
  assert_row (offers, "signature_algorithms", ASSAY_OFFER_NO_ANSWER_DUE, NULL, NULL);
  assert_row (offers, "application_layer_protocol_negotiation", ASSAY_OFFER_ANSWERED, "h2", "EncryptedExtensions");
  assert_row (offers, "supported_versions", ASSAY_OFFER_ANSWERED, "TLS 1.3", "ServerHello");
  assert_row (offers, "GREASE", ASSAY_OFFER_NO_ANSWER_DUE, NULL, NULL);
  assert_row (offers, "Application protocol", ASSAY_OFFER_CHOSEN, "h2", NULL);
  alpn = find (offers, "application_layer_protocol_negotiation");
  g_assert_cmpstr (alpn->offered[0], ==, "h2, http/1.1");
}

static void
test_old_extensions (void)
{
  static const Line lines[] = { HELLO (POINTS VERSIONS), OLD_ANSWER (POINTS) };
  g_autoptr(GPtrArray) offers = read_lines (lines, G_N_ELEMENTS (lines));

  assert_row (offers, "TLS version", ASSAY_OFFER_CHOSEN, "TLS 1.2", NULL);
  assert_row (offers, "ec_point_formats", ASSAY_OFFER_ANSWERED, "uncompressed", "ServerHello");
  assert_row (offers, "supported_versions", ASSAY_OFFER_OTHER_VERSION, NULL, NULL);
}

/* A server that answers where it may not, and says what nobody asked for. */
static void
test_misbehaviour (void)
{
  static const Line lines[] = {
    HELLO (PROTOCOLS VERSIONS), ANSWER (CHOSEN_PROTOCOL), ENCRYPTED ("001c [2 4001 ]"),
  };
  g_autoptr(GPtrArray) offers = read_lines (lines, G_N_ELEMENTS (lines));

  assert_row (offers, "application_layer_protocol_negotiation", ASSAY_OFFER_NOT_ALLOWED, "h2", "ServerHello");
  assert_row (offers, "record_size_limit", ASSAY_OFFER_NOT_OFFERED, "16385", "EncryptedExtensions");
}

static void
test_not_offered (void)
{
  static const Line lines[] = {
    HELLO (VERSIONS),
    { ASSAY_RECEIVED, ASSAY_LAYER_HANDSHAKE, 2, FALSE, TLS12, 0x009c, "0303 33*32 [1 ] 009c 00" },
  };
  g_autoptr(GPtrArray) offers = read_lines (lines, G_N_ELEMENTS (lines));

  assert_row (offers, "Cipher suite", ASSAY_OFFER_NOT_OFFERED, "TLS_RSA_WITH_AES_128_GCM_SHA256", NULL);
  assert_row (offers, "Group of the key exchange", ASSAY_OFFER_NO_ANSWER_DUE, NULL, NULL);
}

/* Without supported_versions a hello offers its own version and those below. */
static void
test_bare (void)
{
  static const Line lines[] = {
    { ASSAY_SENT, ASSAY_LAYER_HANDSHAKE, 1, FALSE, 0, 0, "0303 11*32 [1 ] [2 c02f ] [1 00 ]" },
    { ASSAY_RECEIVED, ASSAY_LAYER_HANDSHAKE, 2, FALSE, 0x0301, 0xc02f, "0301 33*32 [1 ] c02f 00" },
  };
  g_autoptr(GPtrArray) offers = read_lines (lines, G_N_ELEMENTS (lines));

  assert_row (offers, "TLS version", ASSAY_OFFER_CHOSEN, "TLS 1.0", NULL);
  g_assert_cmpint (find (offers, "TLS version")->place, ==, 2);
}

static void
test_flood (void)
{
  g_autoptr(GString) body = g_string_new ("[2 ");
  g_autoptr(GPtrArray) offers = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (body, "%04x [2 ] ", 0x2000 + i);
  g_string_append_c (body, ']');
  offers = read_lines ((const Line[]) {
    HELLO (VERSIONS), ANSWER (""),
    { ASSAY_RECEIVED, ASSAY_LAYER_HANDSHAKE, 8, TRUE, TLS13, 0x1302, body->str },
  }, 3);
  g_assert_cmpuint (offers->len, >, 60);
  g_assert_cmpuint (offers->len, <, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offer/finished", test_finished);
  g_test_add_func ("/offer/old", test_old);
  g_test_add_func ("/offer/failed", test_failed);
  g_test_add_func ("/offer/extensions", test_extensions);
  g_test_add_func ("/offer/old-extensions", test_old_extensions);
  g_test_add_func ("/offer/misbehaviour", test_misbehaviour);
  g_test_add_func ("/offer/not-offered", test_not_offered);
  g_test_add_func ("/offer/bare", test_bare);
  g_test_add_func ("/offer/flood", test_flood);
  return g_test_run ();
}
