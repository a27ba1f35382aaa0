/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/assay-names.h"

#include <string.h>

static const AssayNames *const tables[] = {
  &assay_names_trusted_authority_types,
  &assay_names_cert_chain_types,
  &assay_names_user_mapping_types,
  &assay_names_authz_formats,
  &assay_names_cached_types,
  &assay_names_token_binding_parameters,
  &assay_names_ekt_ciphers,
  &assay_names_connection_id_usages,
  &assay_names_alerts,
  &assay_names_alert_levels,
  &assay_names_cert_compression,
  &assay_names_cert_status_types,
  &assay_names_cert_types,
  &assay_names_cipher_suites,
  &assay_names_client_cert_types,
  &assay_names_compressions,
  &assay_names_content_types,
  &assay_names_crl_reasons,
  &assay_names_curve_types,
  &assay_names_ech_types,
  &assay_names_extensions,
  &assay_names_groups,
  &assay_names_handshake_types,
  &assay_names_hash_algorithms,
  &assay_names_heartbeat_modes,
  &assay_names_hpke_aeads,
  &assay_names_hpke_kdfs,
  &assay_names_hpke_kems,
  &assay_names_key_update_requests,
  &assay_names_max_fragment_lengths,
  &assay_names_name_types,
  &assay_names_ocsp_statuses,
  &assay_names_point_formats,
  &assay_names_psk_modes,
  &assay_names_quic_parameters,
  &assay_names_sct_versions,
  &assay_names_signature_algorithms,
  &assay_names_signature_schemes,
  &assay_names_srtp_profiles,
  &assay_names_versions,
};

typedef struct {
  const AssayNames *names;
  guint32           code;
  const char       *name;
} Spot;

static const Spot spots[] = {
  { &assay_names_alerts,               0,          "close_notify" },
  { &assay_names_alerts,               40,         "handshake_failure" },
  { &assay_names_alerts,               52,         "too_many_cids_requested" },
  { &assay_names_alerts,               112,        "unrecognized_name" },
  { &assay_names_alerts,               121,        "ech_required" },
  { &assay_names_alert_levels,         2,          "fatal" },
  { &assay_names_cert_compression,     2,          "brotli" },
  { &assay_names_cert_status_types,    1,          "ocsp" },
  { &assay_names_cert_types,           2,          "Raw Public Key" },
  { &assay_names_cipher_suites,        0x000a,     "TLS_RSA_WITH_3DES_EDE_CBC_SHA" },
  { &assay_names_cipher_suites,        0x001e,     "TLS_KRB5_WITH_DES_CBC_SHA" },
  { &assay_names_cipher_suites,        0x00c6,     "TLS_SM4_GCM_SM3" },
  { &assay_names_cipher_suites,        0x00ff,     "TLS_EMPTY_RENEGOTIATION_INFO_SCSV" },
  { &assay_names_cipher_suites,        0x1301,     "TLS_AES_128_GCM_SHA256" },
  { &assay_names_cipher_suites,        0x1306,     "TLS_AEGIS_256_SHA512" },
  { &assay_names_cipher_suites,        0x5600,     "TLS_FALLBACK_SCSV" },
  { &assay_names_cipher_suites,        0xc02f,     "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256" },
  { &assay_names_cipher_suites,        0xc0b4,     "TLS_SHA256_SHA256" },
  { &assay_names_cipher_suites,        0xc103,     "TLS_GOSTR341112_256_WITH_KUZNYECHIK_MGM_L" },
  { &assay_names_cipher_suites,        0xcc13,     "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256_OLD" },
  { &assay_names_cipher_suites,        0xcca8,     "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256" },
  { &assay_names_cipher_suites,        0xd005,     "TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256" },
  { &assay_names_cipher_suites,        0xfeff,     "SSL_RSA_FIPS_WITH_3DES_EDE_CBC_SHA" },
  { &assay_names_client_cert_types,    64,         "ecdsa_sign" },
  { &assay_names_compressions,         1,          "DEFLATE" },
  { &assay_names_content_types,        22,         "handshake" },
  { &assay_names_crl_reasons,          1,          "keyCompromise" },
  { &assay_names_curve_types,          3,          "named_curve" },
  { &assay_names_ech_types,            1,          "inner" },
  { &assay_names_extensions,           0,          "server_name" },
  { &assay_names_extensions,           16,         "application_layer_protocol_negotiation" },
  { &assay_names_extensions,           23,         "extended_master_secret" },
  { &assay_names_extensions,           34,         "delegated_credential" },
  { &assay_names_extensions,           51,         "key_share" },
  { &assay_names_extensions,           57,         "quic_transport_parameters" },
  { &assay_names_extensions,           13172,      "next_protocol_negotiation" },
  { &assay_names_extensions,           17613,      "application_settings" },
  { &assay_names_extensions,           30032,      "channel_id" },
  { &assay_names_extensions,           64768,      "ech_outer_extensions" },
  { &assay_names_extensions,           65037,      "encrypted_client_hello" },
  { &assay_names_extensions,           65281,      "renegotiation_info" },
  { &assay_names_groups,               23,         "secp256r1" },
  { &assay_names_groups,               29,         "x25519" },
  { &assay_names_groups,               33,         "brainpoolP512r1tls13" },
  { &assay_names_groups,               34,         "GC256A" },
  { &assay_names_groups,               41,         "curveSM2" },
  { &assay_names_groups,               260,        "ffdhe8192" },
  { &assay_names_groups,               513,        "MLKEM768" },
  { &assay_names_groups,               4588,       "X25519MLKEM768" },
  { &assay_names_groups,               0x6399,     "X25519Kyber768Draft00" },
  { &assay_names_groups,               0xff01,     "arbitrary_explicit_prime_curves" },
  { &assay_names_handshake_types,      0,          "hello_request" },
  { &assay_names_handshake_types,      11,         "certificate" },
  { &assay_names_handshake_types,      254,        "message_hash" },
  { &assay_names_handshake_types,      1025,       "hello_retry_request" },
  { &assay_names_hash_algorithms,      4,          "sha256" },
  { &assay_names_trusted_authority_types, 2,         "x509_name" },
  { &assay_names_cert_chain_types,     1,         "pkipath" },
  { &assay_names_user_mapping_types,   64,        "upn_domain_hint" },
  { &assay_names_authz_formats,        0,         "x509_attr_cert" },
  { &assay_names_cached_types,         1,         "cert" },
  { &assay_names_token_binding_parameters, 2,         "ecdsap256" },
  { &assay_names_ekt_ciphers,          1,         "AESKW128" },
  { &assay_names_connection_id_usages, 1,         "cid_spare" },
  { &assay_names_heartbeat_modes,      1,          "peer_allowed_to_send" },
  { &assay_names_hpke_aeads,           1,          "AES-128-GCM" },
  { &assay_names_hpke_kdfs,            1,          "HKDF-SHA256" },
  { &assay_names_hpke_kems,            0x20,       "DHKEM(X25519, HKDF-SHA256)" },
  { &assay_names_key_update_requests,  1,          "update_requested" },
  { &assay_names_max_fragment_lengths, 4,          "4096" },
  { &assay_names_name_types,           0,          "host_name" },
  { &assay_names_ocsp_statuses,        3,          "tryLater" },
  { &assay_names_point_formats,        0,          "uncompressed" },
  { &assay_names_psk_modes,            1,          "psk_dhe_ke" },
  { &assay_names_quic_parameters,      0x0f,       "initial_source_connection_id" },
  { &assay_names_quic_parameters,      0x2ab2,     "grease_quic_bit" },
  { &assay_names_quic_parameters,      0xff04de1b, "min_ack_delay" },
  { &assay_names_sct_versions,         0,          "v1" },
  { &assay_names_signature_algorithms, 3,          "ecdsa" },
  { &assay_names_signature_schemes,    0x0101,     "rsa_md5" },
  { &assay_names_signature_schemes,    0x0201,     "rsa_pkcs1_sha1" },
  { &assay_names_signature_schemes,    0x0202,     "dsa_sha1" },
  { &assay_names_signature_schemes,    0x0303,     "ecdsa_sha224" },
  { &assay_names_signature_schemes,    0x0402,     "dsa_sha256" },
  { &assay_names_signature_schemes,    0x0403,     "ecdsa_secp256r1_sha256" },
  { &assay_names_signature_schemes,    0x0708,     "sm2sig_sm3" },
  { &assay_names_signature_schemes,    0x070f,     "gostr34102012_512c" },
  { &assay_names_signature_schemes,    0x0804,     "rsa_pss_rsae_sha256" },
  { &assay_names_signature_schemes,    0x0807,     "ed25519" },
  { &assay_names_signature_schemes,    0x080b,     "rsa_pss_pss_sha512" },
  { &assay_names_signature_schemes,    0x081a,     "ecdsa_brainpoolP256r1tls13_sha256" },
  { &assay_names_signature_schemes,    0x0905,     "mldsa65" },
  { &assay_names_signature_schemes,    0x091c,     "slhdsa_shake_256f" },
  { &assay_names_srtp_profiles,        7,          "SRTP_AEAD_AES_128_GCM" },
  { &assay_names_versions,             0x0002,     "SSL 2.0" },
  { &assay_names_versions,             0x0303,     "TLS 1.2" },
  { &assay_names_versions,             0x0304,     "TLS 1.3" },
  { &assay_names_versions,             0x7f1c,     "TLS 1.3 (draft 28)" },
  { &assay_names_versions,             0xfefd,     "DTLS 1.2" },
};

static void
test_sorted (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      const AssayNames *names = tables[t];

      g_assert_nonnull (names->title);
      g_assert_cmpuint (names->n_rows, >, 0);
      g_assert_true (names->digits == 2 || names->digits == 4);

      for (guint i = 1; i < names->n_rows; i++)
        g_assert_cmpuint (names->rows[i - 1].code, <, names->rows[i].code);
    }
}

static void
test_names (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; i < tables[t]->n_rows; i++)
      {
        const char *name = tables[t]->rows[i].name;

        g_assert_nonnull (name);
        g_assert_cmpstr (name, !=, "");
        g_assert_true (g_str_is_ascii (name));
        g_assert_false (g_ascii_isspace (name[0]));
        g_assert_false (g_ascii_isspace (name[strlen (name) - 1]));
      }
}

static void
test_spots (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      gboolean seen = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (spots); i++)
        seen |= spots[i].names == tables[t];
      if (!seen)
        g_error ("no spot value for a %s", tables[t]->title);
    }

  for (guint i = 0; i < G_N_ELEMENTS (spots); i++)
    g_assert_cmpstr (assay_names_get (spots[i].names, spots[i].code), ==, spots[i].name);
}

static void
test_find (void)
{
  const AssayName *row = assay_names_find (&assay_names_groups, 4588);

  g_assert_nonnull (row);
  g_assert_cmpuint (row->code, ==, 4588);
  g_assert_null (assay_names_find (&assay_names_groups, 0));
  g_assert_null (assay_names_find (&assay_names_groups, G_MAXUINT32));
  g_assert_null (assay_names_get (&assay_names_groups, 0x1a1a));

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; i < tables[t]->n_rows; i++)
      g_assert_true (assay_names_find (tables[t], tables[t]->rows[i].code) == &tables[t]->rows[i]);
}

/* Two rows share a name in one place only: HelloRetryRequest has the number of its draft and that of the library. */
static void
test_lookup (void)
{
  guint32 code = 7;

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; i < tables[t]->n_rows; i++)
      {
        const AssayName *row = &tables[t]->rows[i];
        g_autofree char *lower = g_ascii_strdown (row->name, -1);
        g_autofree char *upper = g_ascii_strup (row->name, -1);
        guint32 expected = row->code == 1025 && tables[t] == &assay_names_handshake_types ? 6 : row->code;

        g_assert_true (assay_names_lookup (tables[t], lower, &code));
        g_assert_cmpuint (code, ==, expected);
        g_assert_true (assay_names_lookup (tables[t], upper, &code));
        g_assert_cmpuint (code, ==, expected);
      }

  code = 7;
  g_assert_false (assay_names_lookup (&assay_names_groups, "x2551", &code));
  g_assert_false (assay_names_lookup (&assay_names_groups, "x25519 ", &code));
  g_assert_false (assay_names_lookup (&assay_names_groups, "", &code));
  g_assert_cmpuint (code, ==, 7);
  g_assert_true (assay_names_lookup (&assay_names_groups, "X25519", NULL));
}

static void
assert_worded (const AssayNames *names,
               guint32           code,
               const char       *expected)
{
  g_autofree char *text = assay_names_dup (names, code);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_dup (void)
{
  assert_worded (&assay_names_groups, 29, "x25519");
  assert_worded (&assay_names_groups, 0x1a1a, "GREASE (0x1a1a)");
  assert_worded (&assay_names_groups, 0x1a2b, "unknown (0x1a2b)");
  assert_worded (&assay_names_groups, 0, "unknown (0x0000)");
  assert_worded (&assay_names_psk_modes, 0x0b, "GREASE (0x0b)");
  assert_worded (&assay_names_psk_modes, 7, "unknown (0x07)");
  assert_worded (&assay_names_alerts, 0x0b, "unknown (0x0b)");
  assert_worded (&assay_names_alerts, 255, "unknown (0xff)");
  assert_worded (&assay_names_srtp_profiles, 0x1a1a, "unknown (0x1a1a)");
  assert_worded (&assay_names_quic_parameters, 0x12345678, "unknown (0x12345678)");
}

static void
test_grease_two_bytes (void)
{
  guint n = 0;

  for (guint32 code = 0; code <= 0x1ffff; code++)
    n += assay_names_is_grease (&assay_names_cipher_suites, code);
  g_assert_cmpuint (n, ==, 16);

  for (guint32 i = 0; i < 16; i++)
    {
      guint32 code = 0x0a0a + i * 0x1010;

      g_assert_true (assay_names_is_grease (&assay_names_cipher_suites, code));
      g_assert_true (assay_names_is_grease (&assay_names_extensions, code));
      g_assert_true (assay_names_is_grease (&assay_names_groups, code));
      g_assert_true (assay_names_is_grease (&assay_names_signature_schemes, code));
      g_assert_true (assay_names_is_grease (&assay_names_versions, code));
      g_assert_false (assay_names_is_grease (&assay_names_srtp_profiles, code));
      g_assert_false (assay_names_is_grease (&assay_names_psk_modes, code));
      g_assert_cmpuint (assay_names_flags (&assay_names_groups, code), ==, ASSAY_NAME_GREASE);
    }

  g_assert_false (assay_names_is_grease (&assay_names_groups, 0x1a2a));
  g_assert_false (assay_names_is_grease (&assay_names_groups, 0x11a1a));
}

static void
test_grease_one_byte (void)
{
  static const guint8 reserved[] = { 0x0b, 0x2a, 0x49, 0x68, 0x87, 0xa6, 0xc5, 0xe4 };
  guint n = 0;

  for (guint32 code = 0; code <= 0x1ffff; code++)
    n += assay_names_is_grease (&assay_names_psk_modes, code);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (reserved));

  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    {
      g_assert_true (assay_names_is_grease (&assay_names_psk_modes, reserved[i]));
      g_assert_false (assay_names_is_grease (&assay_names_alerts, reserved[i]));
      g_assert_cmpuint (assay_names_flags (&assay_names_psk_modes, reserved[i]), ==, ASSAY_NAME_GREASE);
    }
}

/* No row may hide a reserved value, or say that it is one. */
static void
test_grease_has_no_rows (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; i < tables[t]->n_rows; i++)
      {
        g_assert_false (assay_names_is_grease (tables[t], tables[t]->rows[i].code));
        g_assert_cmpuint (tables[t]->rows[i].flags & ASSAY_NAME_GREASE, ==, 0);
      }
}

static void
assert_flag (const AssayName *suite,
             guint32          flag,
             gboolean         expected)
{
  if (!!(suite->flags & flag) != !!expected)
    g_error ("%s: flag 0x%x should be %s", suite->name, flag, expected ? "set" : "unset");
}

static gboolean
has (const AssayName *row,
     const char      *part)
{
  return strstr (row->name, part) != NULL;
}

static gboolean
is_rsa_key_exchange (const AssayName *suite)
{
  const char *name = suite->name;

  if (g_str_has_prefix (name, "TLS_") || g_str_has_prefix (name, "SSL_"))
    name += 4;

  return g_str_has_prefix (name, "RSA_");
}

/* Key exchanges with fresh keys on both sides: Diffie-Hellman named so, the anonymous ones, and those from passwords. */
static gboolean
is_ephemeral (const AssayName *suite)
{
  return has (suite, "DHE_") || has (suite, "_anon_") || has (suite, "IBSDH_") || has (suite, "CECPQ1_")
      || has (suite, "_SRP_") || has (suite, "_ECCPWD_") || has (suite, "_ECJPAKE_")
      || (suite->flags & ASSAY_NAME_TLS13) != 0;
}

static gboolean
is_tls13 (const AssayName *suite)
{
  return (suite->code >= 0x1301 && suite->code <= 0x13ff)
      || g_str_has_prefix (suite->name, "TLS_SM4_")
      || g_str_has_prefix (suite->name, "TLS_SHA")
      || has (suite, "_MGM_");
}

static void
test_suite_flags (void)
{
  for (guint i = 0; i < assay_names_cipher_suites.n_rows; i++)
    {
      const AssayName *suite = &assay_names_cipher_suites.rows[i];
      gboolean single_des = has (suite, "_DES_CBC_") || has (suite, "_DES40_CBC_");

      if (g_str_has_suffix (suite->name, "_SCSV"))
        {
          g_assert_cmpuint (suite->flags, ==, ASSAY_NAME_SIGNALLING);
          continue;
        }

      assert_flag (suite, ASSAY_NAME_SIGNALLING, FALSE);
      assert_flag (suite, ASSAY_NAME_CBC, has (suite, "_CBC_"));
      assert_flag (suite, ASSAY_NAME_AEAD, has (suite, "_GCM_") || has (suite, "_CCM") || has (suite, "POLY1305")
                                           || has (suite, "_AEGIS_") || has (suite, "_MGM_"));
      assert_flag (suite, ASSAY_NAME_EXPORT, has (suite, "EXPORT"));
      assert_flag (suite, ASSAY_NAME_NULL, has (suite, "_WITH_NULL_") || g_str_has_prefix (suite->name, "TLS_SHA"));
      assert_flag (suite, ASSAY_NAME_ANONYMOUS, has (suite, "_anon_") || suite->code == 0);
      assert_flag (suite, ASSAY_NAME_RC4, has (suite, "_RC4_"));
      assert_flag (suite, ASSAY_NAME_3DES, has (suite, "_3DES_EDE_"));
      assert_flag (suite, ASSAY_NAME_DES, single_des);
      assert_flag (suite, ASSAY_NAME_PSK, has (suite, "PSK_"));
      assert_flag (suite, ASSAY_NAME_RSA_KEY_EXCHANGE, is_rsa_key_exchange (suite));
      assert_flag (suite, ASSAY_NAME_TLS13, is_tls13 (suite));
      assert_flag (suite, ASSAY_NAME_FORWARD_SECRET, is_ephemeral (suite));

      if (suite->flags & ASSAY_NAME_RECOMMENDED)
        {
          assert_flag (suite, ASSAY_NAME_AEAD, TRUE);
          assert_flag (suite, ASSAY_NAME_FORWARD_SECRET, TRUE);
        }
    }
}

static void
test_recommended_suites (void)
{
  static const guint32 recommended[] = {
    0x1301, 0x1302, 0x1303, 0x1304, 0xc02b, 0xc02c, 0xc02f, 0xc030, 0xcca8, 0xcca9, 0xccac, 0xd001, 0xd002, 0xd005,
  };
  guint n = 0;

  for (guint i = 0; i < assay_names_cipher_suites.n_rows; i++)
    n += !!(assay_names_cipher_suites.rows[i].flags & ASSAY_NAME_RECOMMENDED);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (recommended));

  for (guint i = 0; i < G_N_ELEMENTS (recommended); i++)
    g_assert_true (assay_names_flags (&assay_names_cipher_suites, recommended[i]) & ASSAY_NAME_RECOMMENDED);
}

static void
test_group_flags (void)
{
  for (guint i = 0; i < assay_names_groups.n_rows; i++)
    {
      const AssayName *group = &assay_names_groups.rows[i];
      gboolean lattice = has (group, "MLKEM") || has (group, "Kyber") || has (group, "CECPQ2");

      assert_flag (group, ASSAY_NAME_POST_QUANTUM, lattice);
      assert_flag (group, ASSAY_NAME_HYBRID, lattice && !g_str_has_prefix (group->name, "MLKEM"));
      assert_flag (group, ASSAY_NAME_FINITE_FIELD, g_str_has_prefix (group->name, "ffdhe"));
    }

  g_assert_true (assay_names_flags (&assay_names_groups, 29) & ASSAY_NAME_RECOMMENDED);
  g_assert_true (assay_names_flags (&assay_names_groups, 4588) & ASSAY_NAME_RECOMMENDED);
  g_assert_false (assay_names_flags (&assay_names_groups, 19) & ASSAY_NAME_RECOMMENDED);
}

static void
test_signature_flags (void)
{
  for (guint i = 0; i < assay_names_signature_schemes.n_rows; i++)
    {
      const AssayName *scheme = &assay_names_signature_schemes.rows[i];
      gboolean weak = g_str_has_suffix (scheme->name, "_sha1") || g_str_has_suffix (scheme->name, "_md5");

      assert_flag (scheme, ASSAY_NAME_SHA1, g_str_has_suffix (scheme->name, "_sha1"));
      assert_flag (scheme, ASSAY_NAME_MD5, g_str_has_suffix (scheme->name, "_md5"));
      assert_flag (scheme, ASSAY_NAME_POST_QUANTUM, has (scheme, "mldsa") || has (scheme, "slhdsa"));
      if (weak)
        assert_flag (scheme, ASSAY_NAME_RECOMMENDED, FALSE);
    }
}

static void
test_unknown_flags (void)
{
  g_assert_cmpuint (assay_names_flags (&assay_names_cipher_suites, 0x6e), ==, 0);
  g_assert_cmpuint (assay_names_flags (&assay_names_alerts, 0x0b), ==, 0);
}

static void
test_oids_sorted (void)
{
  g_assert_cmpuint (assay_n_oids, >, 900);

  for (guint i = 0; i < assay_n_oids; i++)
    {
      const AssayOid *row = &assay_oids[i];

      g_assert_cmpuint (strspn (row->oid, "0123456789."), ==, strlen (row->oid));
      g_assert_true (g_str_is_ascii (row->name));
      g_assert_cmpstr (row->name, !=, "");
      g_assert_true (assay_oids_find (row->oid) == row);
      if (i > 0)
        g_assert_cmpint (strcmp (assay_oids[i - 1].oid, row->oid), <, 0);
    }

  g_assert_null (assay_oids_find (""));
  g_assert_null (assay_oids_find ("2.5.4"));
  g_assert_null (assay_oids_find ("2.5.4.3.1"));
  g_assert_null (assay_oids_find ("9"));
}

static void
test_oid_names (void)
{
  static const struct { const char *oid, *name; } expected[] = {
    { "1.2.840.113549.1.1.1",     "rsaEncryption" },
    { "1.2.840.113549.1.1.10",    "rsassaPss" },
    { "1.2.840.113549.1.1.11",    "sha256WithRSAEncryption" },
    { "1.2.840.113549.1.9.1",     "emailAddress" },
    { "1.2.840.10045.3.1.7",      "secp256r1" },
    { "1.2.840.10045.4.3.3",      "ecdsa-with-SHA384" },
    { "1.3.101.112",              "Ed25519" },
    { "1.3.132.0.34",             "secp384r1" },
    { "1.3.6.1.4.1.11129.2.4.2",  "signedCertificateTimestampList" },
    { "1.3.6.1.4.1.311.20.2.3",   "userPrincipalName" },
    { "1.3.6.1.4.1.311.60.2.1.3", "jurisdictionCountryName" },
    { "1.3.6.1.5.5.7.1.1",        "authorityInfoAccess" },
    { "1.3.6.1.5.5.7.1.24",       "tlsfeature" },
    { "1.3.6.1.5.5.7.3.1",        "serverAuth" },
    { "1.3.6.1.5.5.7.48.1",       "ocsp" },
    { "1.3.6.1.5.5.7.48.2",       "caIssuers" },
    { "2.16.840.1.101.3.4.2.1",   "sha256" },
    { "2.16.840.1.101.3.4.3.18",  "ML-DSA-65" },
    { "2.23.140.1.2.1",           "domain-validated" },
    { "2.5.29.14",                "subjectKeyIdentifier" },
    { "2.5.29.17",                "subjectAltName" },
    { "2.5.29.32.0",              "anyPolicy" },
    { "2.5.4.5",                  "serialNumber" },
    { "2.5.4.97",                 "organizationIdentifier" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const AssayOid *row = assay_oids_find (expected[i].oid);

      g_assert_nonnull (row);
      g_assert_cmpstr (row->name, ==, expected[i].name);
    }
}

/* The table of RFC 4514 section 3, and nothing beyond it. */
static void
test_oid_short_names (void)
{
  static const struct { const char *short_name, *oid, *name; } expected[] = {
    { "CN",     "2.5.4.3",                    "commonName" },
    { "L",      "2.5.4.7",                    "localityName" },
    { "ST",     "2.5.4.8",                    "stateOrProvinceName" },
    { "O",      "2.5.4.10",                   "organizationName" },
    { "OU",     "2.5.4.11",                   "organizationalUnitName" },
    { "C",      "2.5.4.6",                    "countryName" },
    { "STREET", "2.5.4.9",                    "streetAddress" },
    { "DC",     "0.9.2342.19200300.100.1.25", "domainComponent" },
    { "UID",    "0.9.2342.19200300.100.1.1",  "userId" },
  };
  guint n = 0;

  for (guint i = 0; i < assay_n_oids; i++)
    n += assay_oids[i].short_name != NULL;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const AssayOid *row = assay_oids_find (expected[i].oid);

      g_assert_nonnull (row);
      g_assert_cmpstr (row->name, ==, expected[i].name);
      g_assert_cmpstr (row->short_name, ==, expected[i].short_name);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/names/sorted", test_sorted);
  g_test_add_func ("/names/names", test_names);
  g_test_add_func ("/names/spots", test_spots);
  g_test_add_func ("/names/find", test_find);
  g_test_add_func ("/names/lookup", test_lookup);
  g_test_add_func ("/names/dup", test_dup);
  g_test_add_func ("/names/grease/two-bytes", test_grease_two_bytes);
  g_test_add_func ("/names/grease/one-byte", test_grease_one_byte);
  g_test_add_func ("/names/grease/no-rows", test_grease_has_no_rows);
  g_test_add_func ("/names/flags/suites", test_suite_flags);
  g_test_add_func ("/names/flags/recommended-suites", test_recommended_suites);
  g_test_add_func ("/names/flags/groups", test_group_flags);
  g_test_add_func ("/names/flags/signatures", test_signature_flags);
  g_test_add_func ("/names/flags/unknown", test_unknown_flags);
  g_test_add_func ("/oids/sorted", test_oids_sorted);
  g_test_add_func ("/oids/names", test_oid_names);
  g_test_add_func ("/oids/short-names", test_oid_short_names);

  return g_test_run ();
}
