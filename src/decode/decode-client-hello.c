/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-extensions.h"
#include "decode/decode-handshake.h"

#define TLS12 0x0303
#define TLS13 0x0304

/* How drafts of TLS 1.3 called themselves. */
#define DRAFTS 0x7f

#define SUPPORTED_VERSIONS 43

static gboolean
has_tls13 (AssayCursor *extension)
{
  AssayCursor versions;
  guint64 version;

  if (!assay_cursor_vector (extension, 1, &versions))
    return FALSE;
  while (assay_cursor_read (&versions, 2, &version))
    if (version == TLS13 || version >> 8 == DRAFTS)
      return TRUE;
  return FALSE;
}

/* Looks ahead, from the version on: whether supported_versions has TLS 1.3. */
static gboolean
offers_tls13 (const AssayCursor *hello)
{
  AssayCursor cursor = *hello;
  AssayCursor extensions, extension;
  guint64 type;

  if (!assay_cursor_take (&cursor, 2 + 32, NULL) || !assay_cursor_vector (&cursor, 1, NULL)
      || !assay_cursor_vector (&cursor, 2, NULL) || !assay_cursor_vector (&cursor, 1, NULL)
      || !assay_cursor_vector (&cursor, 2, &extensions))
    return FALSE;
  while (assay_cursor_read (&extensions, 2, &type) && assay_cursor_vector (&extensions, 2, &extension))
    if (type == SUPPORTED_VERSIONS)
      return has_tls13 (&extension);
  return FALSE;
}

static AssayText *
note_version (guint64             number,
              const AssayCursor  *content,
              AssayDecodeContext *context)
{
  if (number != TLS12)
    return NULL;
  return assay_text_new (N_("TLS 1.3 says TLS 1.2 here too, and more in supported_versions (RFC 8446 section 4.1.2)"),
                         NULL);
}

static const AssayField version[] = {
  { "legacy_version", N_("Version"), ASSAY_U16, .names = &assay_names_versions },
  { NULL }
};

static const AssayField version_of_tls13[] = {
  { "legacy_version", N_("Version"), ASSAY_U16, .names = &assay_names_versions, .note = note_version },
  { NULL }
};

static const AssayField *
choose_version (const AssayCursor        *content,
                const AssayDecodeContext *context)
{
  return offers_tls13 (content) ? version_of_tls13 : version;
}

/* What OpenSSL called DTLS 1.0 before it was one. */
#define DTLS_DRAFT 0x0100

/* RFC 6347 section 4.2.1: DTLS has one field more, here after its version, which is the last number. */
static const AssayField dtls_cookie[] = {
  { "cookie", N_("Cookie"), ASSAY_VEC8 },
  { NULL }
};

static const AssayField *
choose_cookie (const AssayCursor        *content,
               const AssayDecodeContext *context)
{
  return context->number >> 8 == 0xfe || context->number == DTLS_DRAFT ? dtls_cookie : assay_schema_empty;
}

/* RFC 8446 section 4.1.2; the same in all versions, and without extensions in the oldest. */
const AssayField assay_schema_client_hello[] = {
  { NULL, NULL, ASSAY_STRUCT, .choose = choose_version },
  { "random", N_("Random"), ASSAY_BYTES, .size = 32 },
  { "legacy_session_id", N_("Session ID"), ASSAY_VEC8, .most = 32 },
  { NULL, NULL, ASSAY_STRUCT, .choose = choose_cookie },
  { "cipher_suites", N_("Cipher suites"), ASSAY_VEC16,
    .item = ASSAY_U16, .names = &assay_names_cipher_suites, .least = 2 },
  { "legacy_compression_methods", N_("Compression methods"), ASSAY_VEC8,
    .item = ASSAY_U8, .names = &assay_names_compressions, .least = 1 },
  { "extensions", N_("Extensions"), ASSAY_VEC16, .decode = assay_decode_extensions, .optional = TRUE },
  { NULL }
};

/* RFC 6347 section 4.2.1; in DTLS only. */
const AssayField assay_schema_hello_verify_request[] = {
  { "server_version", N_("Version"), ASSAY_U16, .names = &assay_names_versions },
  { "cookie", N_("Cookie"), ASSAY_VEC8 },
  { NULL }
};
