/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-extensions.h"
#include "decode/decode-handshake.h"

static AssayText *
note_version (guint64             number,
              const AssayCursor  *content,
              AssayDecodeContext *context)
{
  if (number != 0x0303)
    return NULL;
  return assay_text_new (N_("TLS 1.3 says TLS 1.2 here too, and more in supported_versions (RFC 8446 section 4.1.2)"),
                         NULL);
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
  { "legacy_version", N_("Version"), ASSAY_U16, .names = &assay_names_versions, .note = note_version },
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
