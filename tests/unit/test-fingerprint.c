/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-fingerprint.h"
#include "decode/decode-message.h"
#include "support/wire.h"

#define HELLO(version, suites, extensions) \
  1, version " 11*32 [1 ] [2 " suites " ] [1 00 ] [2 " extensions " ]"

#define SUITES "0a0a 1301 1302 1303 c02b c02f c02c c030 cca9 cca8 c013 c014 009c 009d 002f 0035"
#define SCHEMES "000d [2 [2 0403 0804 0401 0503 0805 0501 0806 0601 ] ]"
#define SERVER_NAME "0000 [2 [2 00 [2 'example.org' ] ] ]"
#define ALPN(name) "0010 [2 [2 [1 " name " ] [1 'http/1.1' ] ] ]"
#define VERSIONS(list) "002b [2 [1 " list " ] ]"

/* The example of JA4's own description. */
#define BROWSER \
  "1a1a [2 ] 001b [2 02 0002 ] " SERVER_NAME " 0033 [2 [2 001d [2 aa*32 ] ] ] " ALPN ("'h2'") \
  " 4469 [2 [2 [1 'h2' ] ] ] 0017 [2 ] 002d [2 [1 01 ] ] " SCHEMES " 0005 [2 01 0000 0000 ] 0023 [2 ] 0012 [2 ] " \
  VERSIONS ("2a2a 0304 0303") " ff01 [2 00 ] 000b [2 [1 00 ] ] 000a [2 [2 3a3a 001d 0017 0018 ] ] " \
  "4a4a [2 00 ] 0015 [2 00*9 ]"

typedef struct {
  const char *name;
  guint       type;
  const char *notation;
  const char *id;         /* NULL when there must be no fingerprint at all */
  const char *value;      /* NULL when only the source counts */
  const char *source;
} Case;

#define HELLO_WITH(extensions) HELLO ("0303", "1301", extensions)

static const Case cases[] = {
  { "ja4/published", HELLO ("0303", SUITES, BROWSER), "ja4", "t13d1516h2_8daaf6152771_e5627efa2ab1",
    "t13d1516h2_002f,0035,009c,009d,1301,1302,1303,c013,c014,c02b,c02c,c02f,c030,cca8,cca9_"
    "0005,000a,000b,000d,0012,0015,0017,001b,0023,002b,002d,0033,4469,ff01_"
    "0403,0804,0401,0503,0805,0501,0806,0601" },
  { "ja3/published", HELLO ("0301", "002f 0035 0005 000a c009 c00a c013 c014 0032 0038 0013 0004",
                            "0000 [2 [2 00 [2 'a' ] ] ] 000a [2 [2 0017 0018 0019 ] ] 000b [2 [1 00 ] ]"),
    "ja3", "ada70206e40642a3e4461f35503241d5",
    "769,47-53-5-10-49161-49162-49171-49172-50-56-19-4,0-10-11,23-24-25,0" },
  { "ja3/published-bare", 1, "0301 11*32 [1 ] [2 0004 0005 000a 0009 0064 0062 0003 0006 0013 0012 0063 ] [1 00 ]",
    "ja3", "de350869b8c85de67a350c8d186f11e6", "769,4-5-10-9-100-98-3-6-19-18-99,,," },
  { "ja3/grease", HELLO ("0303", SUITES, BROWSER), "ja3", NULL,
    "771,4865-4866-4867-49195-49199-49196-49200-52393-52392-49171-49172-156-157-47-53,"
    "27-0-51-16-17513-23-45-13-5-35-18-43-65281-11-10-21,29-23-24,0" },
  { "ja3s/common", 2, "0303 33*32 [1 22*32 ] 1302 00 [2 002b [2 0304 ] 0033 [2 001d [2 aa*32 ] ] ]",
    "ja3s", "15af977ce25de452b96affa2addb1036", "771,4866,43-51" },
  { "ja3s/bare", 2, "0301 33*32 [1 ] 0004 00", "ja3s", "53611273a714cb4789c8222932efd5a7", "769,4," },

  { "ja4/no-extensions", HELLO ("0302", "002f", ""), "ja4", NULL,
    "t11i010000_002f_" },
  { "ja4/no-suites", HELLO ("0303", "0a0a", "0017 [2 ]"), "ja4", NULL,
    "t12i000100__0017" },
  { "ja4/only-told-extensions", HELLO_WITH (SERVER_NAME ALPN ("'h2'")), "ja4", NULL,
    "t12d0102h2_1301_" },
  { "ja4/only-grease-versions", HELLO_WITH (VERSIONS ("2a2a")), "ja4", NULL,
    "t12i010100_1301_002b" },
  { "ja4/no-algorithms", HELLO_WITH ("0017 [2 ]"), "ja4", NULL,
    "t12i010100_1301_0017" },
  { "ja4/grease-algorithms", HELLO_WITH ("000d [2 [2 7a7a 0403 ] ]"), "ja4", NULL,
    "t12i010100_1301_000d_0403" },
  { "ja4/ssl-3", HELLO ("0300", "1301", ""), "ja4", NULL,
    "ts3i010000_1301_" },
  { "ja4/unknown-version", HELLO ("0309", "1301", ""), "ja4", NULL,
    "t00i010000_1301_" },
  { "ja4/best-version", HELLO_WITH (VERSIONS ("0301 0304 0302")), "ja4", NULL,
    "t13i010100_1301_002b" },
  { "ja4/dtls", 1, "fefd 11*32 [1 ] [1 22*20 ] [2 c02b ] [1 00 ] [2 0017 [2 ] ]", "ja4", NULL,
    "dd2i010100_c02b_0017" },
  { "ja4/quic", HELLO_WITH (VERSIONS ("0304") " 0039 [2 0f 00 ]"), "ja4", NULL,
    "q13i010200_1301_002b,0039" },
  { "ja4/quic-draft", HELLO_WITH (VERSIONS ("0304") " ffa5 [2 0f 00 ]"), "ja4", NULL,
    "q13i010200_1301_002b,ffa5" },

  /* The published rules for a protocol's first and last character. */
  { "ja4/protocol-of-one", HELLO_WITH (ALPN ("'x'")), "ja4", NULL,
    "t12i0101xx_1301_" },
  { "ja4/protocol-long", HELLO_WITH (ALPN ("'http/1.0'")), "ja4", NULL,
    "t12i0101h0_1301_" },
  { "ja4/protocol-ab", HELLO_WITH (ALPN ("ab")), "ja4", NULL,
    "t12i0101ab_1301_" },
  { "ja4/protocol-abcd", HELLO_WITH (ALPN ("abcd")), "ja4", NULL,
    "t12i0101ad_1301_" },
  { "ja4/protocol-30ab", HELLO_WITH (ALPN ("30ab")), "ja4", NULL,
    "t12i01013b_1301_" },
  { "ja4/protocol-3031abcd", HELLO_WITH (ALPN ("3031abcd")), "ja4", NULL,
    "t12i01013d_1301_" },
  { "ja4/protocol-30abcd31", HELLO_WITH (ALPN ("30abcd31")), "ja4", NULL,
    "t12i010101_1301_" },
  { "ja4/protocol-empty", HELLO_WITH (ALPN ("")), "ja4", NULL,
    "t12i010100_1301_" },

  { "none/cut-in-suites", 1, "0303 11*32 [1 ] 0008 1301", NULL, NULL, NULL },
  { "none/cut-in-an-extension", 1, "0303 11*32 [1 ] [2 1301 ] [1 00 ] [2 0017 0004 00 ]", NULL, NULL, NULL },
  { "none/trailing", 1, "0303 11*32 [1 ] [2 1301 ] [1 00 ] [2 ] 00", NULL, NULL, NULL },
  { "none/finished", 20, "aa*12", NULL, NULL, NULL },
};

static GPtrArray *
fingerprints_of (guint       type,
                 const char *notation)
{
  AssayMessage draft = { .layer = ASSAY_LAYER_HANDSHAKE, .type = type, .body = wire_assemble (notation) };
  g_autoptr(AssayMessage) message = assay_message_take (&draft);
  g_autoptr(AssayNode) tree = assay_decode_message (message);

  return assay_fingerprints_new (tree);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr(GPtrArray) fingerprints = fingerprints_of (row->type, row->notation);

  if (row->id == NULL)
    g_assert_cmpuint (fingerprints->len, ==, 0);
  for (guint i = 0; row->id != NULL; i++)
    {
      const AssayFingerprint *fingerprint;

      g_assert_cmpuint (i, <, fingerprints->len);
      fingerprint = g_ptr_array_index (fingerprints, i);
      if (!g_str_equal (fingerprint->id, row->id))
        continue;
      g_assert_cmpstr (fingerprint->source, ==, row->source);
      if (row->value != NULL)
        g_assert_cmpstr (fingerprint->value, ==, row->value);
      break;
    }
}

/* Returns JA4 of a hello with so many suites. */
static char *
dup_ja4 (guint n_suites)
{
  g_autoptr(GString) notation = g_string_new ("0303 11*32 [1 ] [2 ");
  g_autoptr(GPtrArray) fingerprints = NULL;

  for (guint i = 0; i < n_suites; i++)
    g_string_append_printf (notation, "%04x ", 0xc001 + i);
  g_string_append (notation, "] [1 00 ]");
  fingerprints = fingerprints_of (1, notation->str);
  return g_strdup (((AssayFingerprint *) g_ptr_array_index (fingerprints, 1))->value);
}

/* A count has two digits, and what is empty has no hash. */
static void
test_bounds (void)
{
  static const struct { guint n; const char *start; } rows[] = {
    { 0, "t12i000000_000000000000_000000000000" },
    { 99, "t12i990000_" },
    { 100, "t12i990000_" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *ja4 = dup_ja4 (rows[i].n);

      g_assert_true (g_str_has_prefix (ja4, rows[i].start));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/fingerprint/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/fingerprint/bounds", test_bounds);
  return g_test_run ();
}
