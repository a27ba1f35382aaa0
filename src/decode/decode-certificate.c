/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificate and the messages around it. */
#include "decode/decode-embedded.h"
#include "decode/decode-extensions.h"
#include "decode/decode-handshake.h"

#define TLS12 0x0303
#define TLS13 0x0304

#define CERT_DATA { "cert_data", N_("Certificate"), ASSAY_VEC24, .decode = assay_decode_certificate, .least = 1 }

/* RFC 5246 section 7.4.2. */
static const AssayField old_entry[] = {
  CERT_DATA,
  { NULL }
};

static const AssayField old_certificate[] = {
  { "certificate_list", N_("Certificates"), ASSAY_VEC24, .each = old_entry },
  { NULL }
};

/* RFC 7250 section 3: what stands there when a raw public key was agreed on. */
static const AssayField old_raw_key[] = {
  { "asn1_subject_public_key_info", N_("Public key"), ASSAY_VEC24, .decode = assay_decode_key, .least = 1 },
  { NULL }
};

/* RFC 8446 section 4.4.2. */
static const AssayField entry[] = {
  CERT_DATA,
  { "extensions", N_("Extensions"), ASSAY_VEC16, .decode = assay_decode_extensions },
  { NULL }
};

static const AssayField certificate[] = {
  { "certificate_request_context", N_("Context of the request"), ASSAY_VEC8 },
  { "certificate_list", N_("Certificates"), ASSAY_VEC24, .each = entry },
  { NULL }
};

/* Whether the body is nothing but a vector. */
static gboolean
is_vector (const AssayCursor *body,
           guint              width)
{
  AssayCursor cursor = *body;

  return assay_cursor_vector (&cursor, width, NULL) && assay_cursor_left (&cursor) == 0;
}

/* Without a version the form decides. Of a broken one only the zeros tell: an empty context before a length of less
 * than 64 KiB, or the upper half of such a length. */
gboolean
assay_certificate_is_tls13 (const AssayCursor *body,
                            guint16            version)
{
  AssayCursor cursor = *body;

  if (version != 0)
    return version >= TLS13;
  if (is_vector (body, 3))
    return FALSE;
  if (assay_cursor_vector (&cursor, 1, NULL) && is_vector (&cursor, 3))
    return TRUE;
  return assay_cursor_left (body) >= 2 && assay_cursor_peek (body)[0] == 0 && assay_cursor_peek (body)[1] == 0;
}

static const AssayField *
choose_certificate (const AssayCursor        *content,
                    const AssayDecodeContext *context)
{
  AssayCursor cursor = *content;
  AssayCursor only;

  if (assay_certificate_is_tls13 (content, context->version))
    return certificate;
  return assay_cursor_vector (&cursor, 3, &only) && assay_embedded_is_key (&only) ? old_raw_key : old_certificate;
}

const AssayField assay_schema_certificate[] = {
  { NULL, NULL, ASSAY_STRUCT, .choose = choose_certificate },
  { NULL }
};

/* RFC 5246 section 7.4.4, without the algorithms before TLS 1.2; RFC 8446 section 4.3.2. */
static const AssayField authority[] = {
  { "distinguished_name", N_("Distinguished name"), ASSAY_VEC16, .decode = assay_decode_name, .least = 1 },
  { NULL }
};

#define CERTIFICATE_TYPES \
  { "certificate_types", N_("Certificate types"), ASSAY_VEC8, \
    .item = ASSAY_U8, .names = &assay_names_client_cert_types, .least = 1 }
#define CERTIFICATE_AUTHORITIES \
  { "certificate_authorities", N_("Authorities"), ASSAY_VEC16, .each = authority }

static const AssayField oldest_request[] = {
  CERTIFICATE_TYPES,
  CERTIFICATE_AUTHORITIES,
  { NULL }
};

static const AssayField old_request[] = {
  CERTIFICATE_TYPES,
  { "supported_signature_algorithms", N_("Signature algorithms"), ASSAY_VEC16,
    .item = ASSAY_U16, .names = &assay_names_signature_schemes, .least = 2 },
  CERTIFICATE_AUTHORITIES,
  { NULL }
};

/* RFC 8446 section 4.3.2; the client's has the same form (RFC 9261 section 4). */
const AssayField assay_schema_client_certificate_request[] = {
  { "certificate_request_context", N_("Context of the request"), ASSAY_VEC8 },
  { "extensions", N_("Extensions"), ASSAY_VEC16, .decode = assay_decode_extensions, .least = 2 },
  { NULL }
};

static const AssayField *
choose_request (const AssayCursor        *content,
                const AssayDecodeContext *context)
{
  AssayCursor cursor = *content;
  gboolean one_more = assay_cursor_vector (&cursor, 1, NULL) && is_vector (&cursor, 2);

  if (context->version >= TLS13)
    return assay_schema_client_certificate_request;
  if (context->version != 0)
    return context->version >= TLS12 ? old_request : oldest_request;
  /* TLS 1.3 and TLS 1.1 have the same outline; only a context is usually empty, and types never are. */
  if (one_more)
    return *assay_cursor_peek (content) == 0 ? assay_schema_client_certificate_request : oldest_request;
  return old_request;
}

const AssayField assay_schema_certificate_request[] = {
  { NULL, NULL, ASSAY_STRUCT, .choose = choose_request },
  { NULL }
};

/* RFC 8446 section 4.4.3 and RFC 5246 section 4.7; the bare signature of RFC 4346 section 4.7. */
static const AssayField signature[] = {
  { "algorithm", N_("Signature algorithm"), ASSAY_U16, .names = &assay_names_signature_schemes },
  { "signature", N_("Signature"), ASSAY_VEC16 },
  { NULL }
};

static const AssayField old_signature[] = {
  { "signature", N_("Signature"), ASSAY_VEC16 },
  { NULL }
};

const AssayField *
assay_schema_choose_signed (const AssayCursor        *content,
                            const AssayDecodeContext *context)
{
  gboolean old = context->version == 0 ? is_vector (content, 2) : context->version < TLS12;

  return old ? old_signature : signature;
}

const AssayField assay_schema_certificate_verify[] = {
  { NULL, NULL, ASSAY_STRUCT, .choose = assay_schema_choose_signed },
  { NULL }
};

/* RFC 6066 section 5. */
static const AssayField url_and_hash[] = {
  { "url", N_("URL"), ASSAY_VEC16, .text = TRUE, .least = 1, .sums_up = TRUE },
  { "padding", N_("Padding"), ASSAY_U8 },
  { "sha1_hash", N_("SHA-1 hash"), ASSAY_BYTES, .size = 20 },
  { NULL }
};

const AssayField assay_schema_certificate_url[] = {
  { "type", N_("Kind of chain"), ASSAY_U8, .names = &assay_names_cert_chain_types },
  { "url_and_hash_list", N_("Addresses"), ASSAY_VEC16, .each = url_and_hash, .least = 1 },
  { NULL }
};

/* RFC 8879 section 4. */
const AssayField assay_schema_compressed_certificate[] = {
  { "algorithm", N_("Algorithm"), ASSAY_U16, .names = &assay_names_cert_compression },
  { "uncompressed_length", N_("Length before compression"), ASSAY_U24 },
  { "compressed_certificate_message", N_("Compressed message"), ASSAY_VEC24, .least = 1 },
  { NULL }
};

/* RFC 6066 section 8, and RFC 6961 section 2.2 for ocsp_multi. An answer of a list may be absent by being empty. */
static const AssayField ocsp_response[] = {
  { "ocsp_response", N_("OCSP response"), ASSAY_VEC24, .decode = assay_decode_ocsp_response, .least = 1 },
  { NULL }
};

static const AssayField ocsp_list_item[] = {
  { "ocsp_response", N_("OCSP response"), ASSAY_VEC24, .decode = assay_decode_ocsp_response },
  { NULL }
};

static const AssayField ocsp_response_list[] = {
  { "ocsp_response_list", N_("OCSP responses"), ASSAY_VEC24, .each = ocsp_list_item, .least = 1 },
  { NULL }
};

static const AssayField *
choose_status (const AssayCursor        *content,
               const AssayDecodeContext *context)
{
  switch (context->number)
    {
    case 1:
      return ocsp_response;
    case 2:
      return ocsp_response_list;
    default:
      return assay_schema_opaque;
    }
}

const AssayField assay_schema_certificate_status[] = {
  { "status_type", N_("Status type"), ASSAY_U8, .names = &assay_names_cert_status_types, .sums_up = TRUE },
  { NULL, NULL, ASSAY_STRUCT, .choose = choose_status },
  { NULL }
};
