/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/ladder-notes.h"

#include "decode/decode-message.h"

#define TLS13 0x0304

/* More certificates than this are not told apart here; the engine keeps no more. */
#define MAX_CERTIFICATES 64

static const AssayNode *
look (const AssayRung *rung,
      const char      *path)
{
  return rung->tree != NULL ? assay_node_lookup (rung->tree, path) : NULL;
}

/* The value at the first of @paths that there is. */
static AssayText *
tell_value (const AssayRung   *rung,
            const char        *message,
            const char *const *paths)
{
  const AssayNode *node = NULL;
  g_autofree char *value = NULL;

  for (guint i = 0; paths[i] != NULL && node == NULL; i++)
    node = look (rung, paths[i]);
  if (node == NULL)
    return NULL;
  value = assay_node_dup_summary (node, 16);
  return value != NULL ? assay_text_new (message, "value", ASSAY_ARG_TEXT, value, NULL) : NULL;
}

static AssayText *
tell_extensions (const AssayRung *rung)
{
  const AssayNode *extensions = look (rung, "extensions");
  guint n = extensions != NULL ? assay_node_get_n_children (extensions) : 0;

  return assay_text_new_plural (NP_("{n} extension", "{n} extensions"), n, NULL);
}

static AssayText *
note_client_hello (const AssayRung *rung)
{
  if (rung->role == ASSAY_ROLE_SECOND_HELLO)
    return assay_text_new (N_("once more, as asked"), NULL);
  return rung->tree != NULL ? tell_extensions (rung) : NULL;
}

static AssayText *
note_server_hello (const AssayRung *rung)
{
  static const char *const suite[] = { "cipher_suite", NULL };
  static const char *const wanted[] = { "extensions/key_share/selected_group", NULL };
  const AssayNode *group = look (rung, "extensions/key_share/group");
  const AssayNode *chosen = look (rung, "cipher_suite");
  g_autofree char *group_name = group != NULL ? assay_node_dup_value (group) : NULL;
  g_autofree char *suite_name = chosen != NULL ? assay_node_dup_value (chosen) : NULL;

  if (rung->role == ASSAY_ROLE_RETRY)
    return tell_value (rung, N_("asks for a key of {value}"), wanted);
  if (group_name == NULL || suite_name == NULL)
    return tell_value (rung, "{value}", suite);
  return assay_text_new (N_("{suite}, {group}"), "suite", ASSAY_ARG_TEXT, suite_name,
                         "group", ASSAY_ARG_TEXT, group_name, NULL);
}

static AssayText *
note_encrypted_extensions (const AssayRung *rung)
{
  static const char *const alpn[] = {
    "extensions/application_layer_protocol_negotiation/protocol_name_list/0/protocol_name", NULL
  };
  AssayText *note = tell_value (rung, N_("ALPN {value}"), alpn);

  return note != NULL || rung->tree == NULL ? note : tell_extensions (rung);
}

static AssayText *
note_certificate (const AssayRung *rung)
{
  g_autoptr(GPtrArray) certificates = assay_decode_certificates (rung->message, MAX_CERTIFICATES);

  if (certificates->len == 0)
    return assay_text_new (N_("no certificate"), NULL);
  return assay_text_new_plural (NP_("{n} certificate", "{n} certificates"), certificates->len, NULL);
}

static AssayText *
note_signature (const AssayRung *rung)
{
  static const char *const scheme[] = { "algorithm", NULL };

  return tell_value (rung, "{value}", scheme);
}

static AssayText *
note_server_key (const AssayRung *rung)
{
  static const char *const group[] = { "params/named_curve", "params/curve/named_curve", NULL };
  static const char *const scheme[] = { "signed_params/algorithm", NULL };
  g_autoptr(AssayText) first = tell_value (rung, "{value}", group);
  g_autoptr(AssayText) second = tell_value (rung, "{value}", scheme);

  if (first != NULL && second != NULL)
    return assay_text_new (N_("{group}, {scheme}"), "group", ASSAY_ARG_MESSAGE, first,
                           "scheme", ASSAY_ARG_MESSAGE, second, NULL);
  return first != NULL ? g_steal_pointer (&first) : g_steal_pointer (&second);
}

static AssayText *
note_client_key (const AssayRung *rung)
{
  if (look (rung, "encrypted_pre_master_secret") != NULL)
    return assay_text_new (N_("a secret, locked with the server's key"), NULL);
  if (look (rung, "ecdh_yc") != NULL || look (rung, "dh_yc") != NULL)
    return assay_text_new (N_("a fresh public key"), NULL);
  return NULL;
}

static AssayText *
note_ticket (const AssayRung *rung)
{
  const AssayNode *lifetime = look (rung, "ticket_lifetime");

  if (lifetime == NULL)
    lifetime = look (rung, "ticket_lifetime_hint");
  if (lifetime == NULL)
    return NULL;
  return assay_text_new (N_("good for {span}"),
                         "span", ASSAY_ARG_SPAN, (gint64) assay_node_get_number (lifetime), NULL);
}

static AssayText *
note_request (const AssayRung *rung)
{
  return assay_text_new (N_("for one of the client's"), NULL);
}

static const struct {
  guint       type;
  AssayText *(*note) (const AssayRung *rung);
} notes[] = {
  { ASSAY_HANDSHAKE_CLIENT_HELLO,         note_client_hello },
  { ASSAY_HANDSHAKE_SERVER_HELLO,         note_server_hello },
  { ASSAY_HANDSHAKE_NEW_SESSION_TICKET,   note_ticket },
  { ASSAY_HANDSHAKE_ENCRYPTED_EXTENSIONS, note_encrypted_extensions },
  { ASSAY_HANDSHAKE_CERTIFICATE,          note_certificate },
  { ASSAY_HANDSHAKE_SERVER_KEY_EXCHANGE,  note_server_key },
  { ASSAY_HANDSHAKE_CERTIFICATE_REQUEST,  note_request },
  { ASSAY_HANDSHAKE_CERTIFICATE_VERIFY,   note_signature },
  { ASSAY_HANDSHAKE_CLIENT_KEY_EXCHANGE,  note_client_key },
};

static AssayText *
note_type (const AssayRung *rung)
{
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (notes[i].type == rung->message->type)
      return notes[i].note (rung);
  return NULL;
}

AssayText *
assay_ladder_note (const AssayRung *rung)
{
  static const char *const level[] = { "level", NULL };
  g_autoptr(AssayText) note = NULL;

  if (rung->message->layer == ASSAY_LAYER_ALERT)
    return tell_value (rung, "{value}", level);
  if (rung->message->layer == ASSAY_LAYER_CHANGE_CIPHER_SPEC)
    return assay_text_new (rung->message->version >= TLS13 ? N_("for compatibility only") : N_("encrypted from here on"),
                           NULL);
  note = note_type (rung);
  if (rung->role != ASSAY_ROLE_RENEGOTIATION)
    return g_steal_pointer (&note);
  if (note == NULL)
    return assay_text_new (N_("renegotiation"), NULL);
  return assay_text_new (N_("renegotiation, {note}"), "note", ASSAY_ARG_MESSAGE, note, NULL);
}
