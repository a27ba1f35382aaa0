/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ServerKeyExchange and ClientKeyExchange of TLS 1.2 and before; the cipher suite tells their form. */
#include "decode/decode-handshake.h"

#define SSL3 0x0300

/* Bits of a number that leads with no more zeros than it must. */
static AssayText *
note_bits (guint64             number,
           const AssayCursor  *content,
           AssayDecodeContext *context)
{
  gsize offset = content->offset;
  gsize bits;

  while (offset < content->end && content->data[offset] == 0)
    offset++;
  if (offset == content->end)
    return NULL;
  bits = (content->end - offset - 1) * 8 + g_bit_storage (content->data[offset]);
  return assay_text_new_plural (NP_("{n} bit", "{n} bits"), (gint64) bits, NULL);
}

/* ServerDHParams, RFC 5246 section 7.4.3. */
static const AssayField dh_params[] = {
  { "dh_p", N_("Prime"), ASSAY_VEC16, .least = 1, .note = note_bits },
  { "dh_g", N_("Generator"), ASSAY_VEC16, .least = 1 },
  { "dh_ys", N_("Public key"), ASSAY_VEC16, .least = 1 },
  { NULL }
};

/* ServerECDHParams, RFC 8422 section 5.4; curves by their equation as in RFC 4492 section 5.4. */
static const AssayField named_curve[] = {
  { "named_curve", N_("Curve"), ASSAY_U16, .names = &assay_names_groups, .sums_up = TRUE },
  { "public", N_("Public key"), ASSAY_VEC8, .least = 1 },
  { NULL }
};

static const AssayField explicit_prime[] = {
  { "prime_p", N_("Prime"), ASSAY_VEC8, .least = 1, .note = note_bits },
  { "a", N_("Coefficient a"), ASSAY_VEC8, .least = 1 },
  { "b", N_("Coefficient b"), ASSAY_VEC8, .least = 1 },
  { "base", N_("Base point"), ASSAY_VEC8, .least = 1 },
  { "order", N_("Order"), ASSAY_VEC8, .least = 1 },
  { "cofactor", N_("Cofactor"), ASSAY_VEC8, .least = 1 },
  { "public", N_("Public key"), ASSAY_VEC8, .least = 1 },
  { NULL }
};

static const AssayField *
choose_curve (const AssayCursor        *content,
              const AssayDecodeContext *context)
{
  switch (context->number)
    {
    case 1:
      return explicit_prime;
    case 3:
      return named_curve;
    default:
      return assay_schema_opaque;
    }
}

static const AssayField ecdh_params[] = {
  { "curve_type", N_("Curve type"), ASSAY_U8, .names = &assay_names_curve_types },
  { NULL, NULL, ASSAY_STRUCT, .choose = choose_curve },
  { NULL }
};

/* RFC 5054 section 2.8.2. */
static const AssayField srp_params[] = {
  { "srp_n", N_("Prime"), ASSAY_VEC16, .least = 1, .note = note_bits },
  { "srp_g", N_("Generator"), ASSAY_VEC16, .least = 1 },
  { "srp_s", N_("Salt"), ASSAY_VEC8, .least = 1 },
  { "srp_b", N_("Public key"), ASSAY_VEC16, .least = 1 },
  { NULL }
};

/* ServerRSAParams, RFC 2246 section 7.4.3; for export suites. */
static const AssayField rsa_params[] = {
  { "rsa_modulus", N_("Modulus"), ASSAY_VEC16, .least = 1, .note = note_bits },
  { "rsa_exponent", N_("Exponent"), ASSAY_VEC16, .least = 1 },
  { NULL }
};

#define PARAMS(fields) { "params", N_("Parameters"), ASSAY_STRUCT, .body = fields }
#define SIGNED         { "signed_params", N_("Signature"), ASSAY_STRUCT, .choose = assay_schema_choose_signed }
#define HINT           { "psk_identity_hint", N_("Hint for the identity"), ASSAY_VEC16, .text = TRUE }

static const AssayField ecdhe[] = { PARAMS (ecdh_params), SIGNED, { NULL } };
static const AssayField ecdh_anon[] = { PARAMS (ecdh_params), { NULL } };
static const AssayField ecdhe_psk[] = { HINT, PARAMS (ecdh_params), { NULL } };
static const AssayField dhe[] = { PARAMS (dh_params), SIGNED, { NULL } };
static const AssayField dh_anon[] = { PARAMS (dh_params), { NULL } };
static const AssayField dhe_psk[] = { HINT, PARAMS (dh_params), { NULL } };
static const AssayField psk[] = { HINT, { NULL } };
static const AssayField srp[] = { PARAMS (srp_params), { NULL } };
static const AssayField srp_signed[] = { PARAMS (srp_params), SIGNED, { NULL } };
static const AssayField rsa_export[] = { PARAMS (rsa_params), SIGNED, { NULL } };

/* RFC 5246 section 7.4.7, RFC 8422 section 5.7, RFC 4279, RFC 5489, RFC 5054 section 2.8.3. */
#define ECDH_KEY  { "ecdh_yc", N_("Public key"), ASSAY_VEC8, .least = 1 }
#define DH_KEY    { "dh_yc", N_("Public key"), ASSAY_VEC16, .least = 1 }
#define RSA_KEY   { "encrypted_pre_master_secret", N_("Encrypted secret"), ASSAY_VEC16, .least = 1 }
#define IDENTITY  { "psk_identity", N_("Identity"), ASSAY_VEC16, .text = TRUE }

/* A key in the client's certificate is not sent again. */
static const AssayField client_ecdh[] = {
  { "ecdh_yc", N_("Public key"), ASSAY_VEC8, .least = 1, .optional = TRUE },
  { NULL }
};
static const AssayField client_dh[] = {
  { "dh_yc", N_("Public key"), ASSAY_VEC16, .least = 1, .optional = TRUE },
  { NULL }
};
static const AssayField client_rsa[] = { RSA_KEY, { NULL } };
static const AssayField client_ssl3_rsa[] = {
  { "encrypted_pre_master_secret", N_("Encrypted secret"), ASSAY_BYTES },
  { NULL }
};
static const AssayField client_ecdhe_psk[] = { IDENTITY, ECDH_KEY, { NULL } };
static const AssayField client_dhe_psk[] = { IDENTITY, DH_KEY, { NULL } };
static const AssayField client_rsa_psk[] = { IDENTITY, RSA_KEY, { NULL } };
static const AssayField client_psk[] = { IDENTITY, { NULL } };
static const AssayField client_srp[] = {
  { "srp_a", N_("Public key"), ASSAY_VEC16, .least = 1 },
  { NULL }
};

/* The first name that a suite begins with counts. */
static const struct {
  const char       *suite;
  const AssayField *server;
  const AssayField *client;
} exchanges[] = {
  { "TLS_ECDHE_PSK_",    ecdhe_psk,           client_ecdhe_psk },
  { "TLS_ECDHE_",        ecdhe,               client_ecdh },
  { "TLS_ECDH_anon_",    ecdh_anon,           client_ecdh },
  { "TLS_ECDH_",         assay_schema_opaque, client_ecdh },
  { "TLS_DHE_PSK_",      dhe_psk,             client_dhe_psk },
  { "TLS_PSK_DHE_",      dhe_psk,             client_dhe_psk },
  { "TLS_DHE_",          dhe,                 client_dh },
  { "TLS_DH_anon_",      dh_anon,             client_dh },
  { "TLS_DH_",           assay_schema_opaque, client_dh },
  { "TLS_RSA_PSK_",      psk,                 client_rsa_psk },
  { "TLS_RSA_EXPORT",    rsa_export,          client_rsa },
  { "TLS_RSA_",          assay_schema_opaque, client_rsa },
  { "TLS_PSK_",          psk,                 client_psk },
  { "TLS_SRP_SHA_WITH_", srp,                 client_srp },
  { "TLS_SRP_SHA_",      srp_signed,          client_srp },
};

/* Whether @cursor begins with a vector; moves behind it. */
static gboolean
skip_vector (AssayCursor *cursor,
             guint        width)
{
  return assay_cursor_vector (cursor, width, NULL);
}

/* Without a suite, or with one that is not in the table, the form decides. */
static const AssayField *
guess_server (const AssayCursor *content)
{
  AssayCursor ecdh = *content, dh = *content;
  guint64 curve_type;

  if (assay_cursor_read (&ecdh, 1, &curve_type) && curve_type == 3
      && assay_cursor_take (&ecdh, 2, NULL) && skip_vector (&ecdh, 1))
    return assay_cursor_left (&ecdh) > 0 ? ecdhe : ecdh_anon;
  if (skip_vector (&dh, 2) && skip_vector (&dh, 2) && skip_vector (&dh, 2))
    return assay_cursor_left (&dh) > 0 ? dhe : dh_anon;
  return assay_schema_opaque;
}

static const AssayField *
guess_client (const AssayCursor *content)
{
  AssayCursor ecdh = *content, rsa = *content;

  if (skip_vector (&ecdh, 1) && assay_cursor_left (&ecdh) == 0)
    return client_ecdh;
  if (skip_vector (&rsa, 2) && assay_cursor_left (&rsa) == 0)
    return client_rsa;
  return assay_schema_opaque;
}

static int
find_exchange (const AssayDecodeContext *context)
{
  const char *suite = assay_names_get (&assay_names_cipher_suites, context->cipher_suite);

  for (guint i = 0; context->version != 0 && suite != NULL && i < G_N_ELEMENTS (exchanges); i++)
    if (g_str_has_prefix (suite, exchanges[i].suite))
      return i;
  return -1;
}

static const AssayField *
choose_server (const AssayCursor        *content,
               const AssayDecodeContext *context)
{
  int i = find_exchange (context);

  return i >= 0 ? exchanges[i].server : guess_server (content);
}

static const AssayField *
choose_client (const AssayCursor        *content,
               const AssayDecodeContext *context)
{
  int i = find_exchange (context);

  if (i < 0)
    return guess_client (content);
  if (context->version == SSL3 && exchanges[i].client == client_rsa)
    return client_ssl3_rsa;
  return exchanges[i].client;
}

const AssayField assay_schema_server_key_exchange[] = {
  { NULL, NULL, ASSAY_STRUCT, .choose = choose_server },
  { NULL }
};

const AssayField assay_schema_client_key_exchange[] = {
  { NULL, NULL, ASSAY_STRUCT, .choose = choose_client },
  { NULL }
};
