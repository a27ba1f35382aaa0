/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "decode/decode-extensions.h"
#include "decode/decode-handshake.h"

#define TLS12 0x0303
#define TLS13 0x0304

/* How drafts of TLS 1.3 called themselves; 22 is the first with the ServerHello of the RFC. */
#define DRAFT_0  0x7f00
#define DRAFT_21 0x7f15

/* A server that could have done more ends its random so (RFC 8446 section 4.1.3). */
static const char downgrade_mark[] = "DOWNGRD";

static AssayText *
note_random (guint64             number,
             const AssayCursor  *content,
             AssayDecodeContext *context)
{
  const guint8 *mark = content->data + content->end - sizeof downgrade_mark;

  if (context->hello_retry)
    return assay_text_new (N_("The fixed value that makes a ServerHello a HelloRetryRequest"), NULL);
  if (memcmp (mark, downgrade_mark, sizeof downgrade_mark - 1) != 0)
    return NULL;
  if (mark[sizeof downgrade_mark - 1] == 1)
    return assay_text_new (N_("Ends with the mark of a server that can do TLS 1.3 and was asked for TLS 1.2"), NULL);
  if (mark[sizeof downgrade_mark - 1] == 0)
    return assay_text_new (N_("Ends with the mark of a server that can do TLS 1.2 and was asked for less"), NULL);
  return NULL;
}

/* The suite tells whether this is a ServerHello of TLS 1.3, and so what its extensions may be. */
static AssayText *
note_suite (guint64             number,
            const AssayCursor  *content,
            AssayDecodeContext *context)
{
  if (assay_names_flags (&assay_names_cipher_suites, number) & ASSAY_NAME_TLS13)
    context->version = TLS13;
  else if (context->version == 0 || context->version >= TLS13)
    context->version = TLS12;
  return NULL;
}

#define RANDOM { "random", N_("Random"), ASSAY_BYTES, .size = 32, .note = note_random }
#define SUITE  { "cipher_suite", N_("Cipher suite"), ASSAY_U16, \
                 .names = &assay_names_cipher_suites, .note = note_suite }
#define EXTENSIONS { "extensions", N_("Extensions"), ASSAY_VEC16, \
                     .decode = assay_decode_extensions, .optional = TRUE }

/* RFC 8446 section 4.1.3, after the version. */
static const AssayField server_hello[] = {
  RANDOM,
  { "legacy_session_id_echo", N_("Session ID"), ASSAY_VEC8, .most = 32 },
  SUITE,
  { "legacy_compression_method", N_("Compression method"), ASSAY_U8, .names = &assay_names_compressions },
  EXTENSIONS,
  { NULL }
};

/* draft-ietf-tls-tls13-21 section 4.1.3; captures of those days are still looked at. */
static const AssayField draft_server_hello[] = {
  RANDOM,
  SUITE,
  EXTENSIONS,
  { NULL }
};

static const AssayField *
choose_server_hello (const AssayCursor        *content,
                     const AssayDecodeContext *context)
{
  return context->number >= DRAFT_0 && context->number <= DRAFT_21 ? draft_server_hello : server_hello;
}

const AssayField assay_schema_server_hello[] = {
  { "legacy_version", N_("Version"), ASSAY_U16, .names = &assay_names_versions },
  { NULL, NULL, ASSAY_STRUCT, .choose = choose_server_hello },
  { NULL }
};

/* draft-ietf-tls-tls13-21 section 4.1.4: a message of its own until it became a ServerHello. */
const AssayField assay_schema_draft_hello_retry[] = {
  { "server_version", N_("Version"), ASSAY_U16, .names = &assay_names_versions },
  SUITE,
  { "extensions", N_("Extensions"), ASSAY_VEC16, .decode = assay_decode_extensions },
  { NULL }
};

/* RFC 8446 section 4.3.1. */
const AssayField assay_schema_encrypted_extensions[] = {
  { "extensions", N_("Extensions"), ASSAY_VEC16, .decode = assay_decode_extensions },
  { NULL }
};
