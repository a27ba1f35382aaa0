/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NewSessionTicket, and the small messages at a handshake's end. */
#include "decode/decode-extensions.h"
#include "decode/decode-handshake.h"

#define TLS13 0x0304

/* How drafts of TLS 1.3 called themselves; 21 is the first with a nonce. */
#define DRAFT_0  0x7f00
#define DRAFT_20 0x7f14

static AssayText *
note_lifetime (guint64             number,
               const AssayCursor  *content,
               AssayDecodeContext *context)
{
  return assay_text_new ("{span}", "span", ASSAY_ARG_SPAN, (gint64) number, NULL);
}

/* RFC 5077 section 3.3. */
static const AssayField old_ticket[] = {
  { "ticket_lifetime_hint", N_("Lifetime in seconds"), ASSAY_U32, .note = note_lifetime },
  { "ticket", N_("Ticket"), ASSAY_VEC16 },
  { NULL }
};

/* RFC 8446 section 4.6.1. */
static const AssayField ticket[] = {
  { "ticket_lifetime", N_("Lifetime in seconds"), ASSAY_U32, .note = note_lifetime },
  { "ticket_age_add", N_("Added to the ticket's age"), ASSAY_U32 },
  { "ticket_nonce", N_("Nonce"), ASSAY_VEC8 },
  { "ticket", N_("Ticket"), ASSAY_VEC16, .least = 1 },
  { "extensions", N_("Extensions"), ASSAY_VEC16, .decode = assay_decode_extensions },
  { NULL }
};

/* draft-ietf-tls-tls13-20 section 4.6.1. */
static const AssayField draft_ticket[] = {
  { "ticket_lifetime", N_("Lifetime in seconds"), ASSAY_U32, .note = note_lifetime },
  { "ticket_age_add", N_("Added to the ticket's age"), ASSAY_U32 },
  { "ticket", N_("Ticket"), ASSAY_VEC16, .least = 1 },
  { "extensions", N_("Extensions"), ASSAY_VEC16, .decode = assay_decode_extensions },
  { NULL }
};

static const AssayField *
choose_ticket (const AssayCursor        *content,
               const AssayDecodeContext *context)
{
  AssayCursor cursor = *content;
  gboolean old_form = assay_cursor_take (&cursor, 4, NULL) && assay_cursor_vector (&cursor, 2, NULL)
                      && assay_cursor_left (&cursor) == 0;

  if (context->version >= DRAFT_0 && context->version <= DRAFT_20)
    return draft_ticket;
  if (context->version != 0)
    return context->version >= TLS13 ? ticket : old_ticket;
  return old_form ? old_ticket : ticket;
}

const AssayField assay_schema_new_session_ticket[] = {
  { NULL, NULL, ASSAY_STRUCT, .choose = choose_ticket },
  { NULL }
};

/* RFC 8446 section 4.4.4: as long as the hash; 12 bytes in TLS 1.2. */
const AssayField assay_schema_finished[] = {
  { "verify_data", N_("Check value of the handshake"), ASSAY_BYTES },
  { NULL }
};

/* RFC 8446 section 4.6.3. */
const AssayField assay_schema_key_update[] = {
  { "request_update", N_("Request"), ASSAY_U8, .names = &assay_names_key_update_requests },
  { NULL }
};

/* draft-agl-tls-nextprotoneg section 3. */
const AssayField assay_schema_next_protocol[] = {
  { "selected_protocol", N_("Selected protocol"), ASSAY_VEC8, .text = TRUE },
  { "padding", N_("Padding"), ASSAY_VEC8 },
  { NULL }
};

/* RFC 4680 section 2. */
static const AssayField supplemental_entry[] = {
  { "supp_data_type", N_("Type"), ASSAY_U16 },
  { "supp_data", N_("Data"), ASSAY_VEC16 },
  { NULL }
};

const AssayField assay_schema_supplemental_data[] = {
  { "supp_data", N_("Entries"), ASSAY_VEC24, .each = supplemental_entry, .least = 1 },
  { NULL }
};

/* draft-balfanz-tls-channelid-01 section 5: in the form of an extension, a key of P-256 and a signature with it. */
static const AssayField channel_id[] = {
  { "x", N_("Public key, x"), ASSAY_BYTES, .size = 32 },
  { "y", N_("Public key, y"), ASSAY_BYTES, .size = 32 },
  { "r", N_("Signature, r"), ASSAY_BYTES, .size = 32 },
  { "s", N_("Signature, s"), ASSAY_BYTES, .size = 32 },
  { NULL }
};

const AssayField assay_schema_channel_id[] = {
  { "extension_type", N_("Type"), ASSAY_U16, .names = &assay_names_extensions },
  { "extension_data", N_("Data"), ASSAY_VEC16, .body = channel_id },
  { NULL }
};

/* RFC 9147 section 9; in DTLS only. */
const AssayField assay_schema_request_connection_id[] = {
  { "num_cids", N_("How many connection IDs"), ASSAY_U8 },
  { NULL }
};

static const AssayField connection_id[] = {
  { "cid", N_("Connection ID"), ASSAY_VEC8 },
  { NULL }
};

const AssayField assay_schema_new_connection_id[] = {
  { "cids", N_("Connection IDs"), ASSAY_VEC16, .each = connection_id },
  { "usage", N_("Usage"), ASSAY_U8, .names = &assay_names_connection_id_usages },
  { NULL }
};

/* RFC 8870 section 5.2.2; in DTLS only. */
const AssayField assay_schema_ekt_key[] = {
  { "ekt_key_value", N_("Key"), ASSAY_VEC16, .least = 1, .most = 256 },
  { "srtp_master_salt", N_("Master salt"), ASSAY_VEC16, .least = 1, .most = 256 },
  { "ekt_spi", N_("Security parameter index"), ASSAY_U16 },
  { "ekt_ttl", N_("Valid for, in seconds"), ASSAY_U24 },
  { NULL }
};
