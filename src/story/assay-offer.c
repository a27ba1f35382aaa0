/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-offer.h"

#include <string.h>

#include "decode/decode-extensions.h"
#include "story/offer-extensions.h"

#define TLS13 0x0304

#define EXTENSIONS   "extensions/"
#define ALPN         "application_layer_protocol_negotiation/protocol_name_list"

static const char *const status_labels[] = {
  [ASSAY_OFFER_OPEN]          = N_("no answer yet"),
  [ASSAY_OFFER_CHOSEN]        = N_("chosen"),
  [ASSAY_OFFER_ANSWERED]      = N_("answered"),
  [ASSAY_OFFER_NO_ANSWER_DUE] = N_("no answer due"),
  [ASSAY_OFFER_IGNORED]       = N_("ignored"),
  [ASSAY_OFFER_OTHER_VERSION] = N_("for other versions"),
  [ASSAY_OFFER_NOT_OFFERED]   = N_("not offered"),
  [ASSAY_OFFER_NOT_ALLOWED]   = N_("not allowed in this message"),
};

const char *
assay_offer_status_label (AssayOfferStatus status)
{
  return status_labels[status];
}

void
assay_offer_free (AssayOffer *offer)
{
  g_free (offer->name);
  g_strfreev (offer->offered);
  g_free (offer->chosen);
  g_free (offer->where);
  g_free (offer);
}

/* Where the client's list and the server's choice stand. The first place that there is counts. */
typedef struct {
  AssayOfferKind  kind;
  const char     *name;
  const char     *list;
  const char     *choices[4];     /* below the messages, in order; NULL ends */
} Row;

static const Row rows[] = {
  { ASSAY_OFFER_VERSION, N_("TLS version"), EXTENSIONS "supported_versions/versions",
    { "server_hello/extensions/supported_versions/selected_version", "server_hello/legacy_version" } },
  { ASSAY_OFFER_CIPHER_SUITE, N_("Cipher suite"), "cipher_suites",
    { "server_hello/cipher_suite", "hello_retry_request/cipher_suite" } },
  { ASSAY_OFFER_GROUP, N_("Group of the key exchange"), EXTENSIONS "supported_groups/named_group_list",
    { "server_hello/extensions/key_share/group", "server_key_exchange/params/named_curve",
      "hello_retry_request/extensions/key_share/selected_group" } },
  { ASSAY_OFFER_SIGNATURE, N_("Signature scheme"), EXTENSIONS "signature_algorithms/supported_signature_algorithms",
    { "certificate_verify/algorithm", "server_key_exchange/signed_params/algorithm" } },
  { ASSAY_OFFER_ALPN, N_("Application protocol"), EXTENSIONS ALPN,
    { "encrypted_extensions/" EXTENSIONS ALPN "/0/protocol_name", "server_hello/" EXTENSIONS ALPN "/0/protocol_name" } },
};

/* Below a message of the server: the path's first key is the message's own. */
static const AssayNode *
find_choice (const AssayLadder *ladder,
             const char        *path)
{
  const char *below = strchr (path, '/') + 1;
  g_autofree char *key = g_strndup (path, below - path - 1);
  const AssayNode *found = NULL;

  for (guint i = 0; i < ladder->rungs->len && found == NULL; i++)
    {
      const AssayRung *rung = g_ptr_array_index (ladder->rungs, i);

      if (rung->direction == ASSAY_RECEIVED && rung->tree != NULL && assay_node_has_key (rung->tree, key))
        found = assay_node_lookup (rung->tree, below);
    }
  return found;
}

/* An item of a list: a number, or a group of a length and what it is about. */
static char *
dup_item (const AssayNode *item)
{
  char *value = assay_node_dup_value (item);

  return value != NULL ? value : assay_node_dup_key (item);
}

static GStrv
dup_items (const AssayNode *list)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; list != NULL && i < assay_node_get_n_children (list); i++)
    {
      g_autofree char *value = dup_item (assay_node_get_child (list, i));

      g_strv_builder_add (builder, value);
    }
  return g_strv_builder_end (builder);
}

static int
find_place (GStrv       offered,
            const char *chosen)
{
  for (int i = 0; chosen != NULL && offered[i] != NULL; i++)
    if (g_str_equal (offered[i], chosen))
      return i;
  return -1;
}

/* Without a choice: was there to be one? The handshake may have ended before, or its kind needs none. */
static AssayOfferStatus
status_without_choice (const AssayLadder *ladder,
                       AssayOfferKind     kind)
{
  if (ladder->version == 0)
    return ASSAY_OFFER_OPEN;
  if (kind == ASSAY_OFFER_GROUP || kind == ASSAY_OFFER_SIGNATURE)
    return ladder->failure != NULL && ladder->key_exchange != ASSAY_KEY_EXCHANGE_RSA ? ASSAY_OFFER_OPEN
                                                                                     : ASSAY_OFFER_NO_ANSWER_DUE;
  if (kind == ASSAY_OFFER_ALPN && ladder->version >= TLS13
      && assay_ladder_find (ladder, ASSAY_RECEIVED, ASSAY_HANDSHAKE_ENCRYPTED_EXTENSIONS, ASSAY_ROLE_PLAIN) == NULL)
    return ASSAY_OFFER_OPEN;
  return ASSAY_OFFER_IGNORED;
}

static void
add_row (GPtrArray         *offers,
         const AssayLadder *ladder,
         const AssayNode   *hello,
         const Row         *row)
{
  const AssayNode *choice = NULL;
  AssayOffer *offer;

  for (guint i = 0; i < G_N_ELEMENTS (row->choices) && row->choices[i] != NULL && choice == NULL; i++)
    choice = find_choice (ladder, row->choices[i]);
  if (choice == NULL && assay_node_lookup (hello, row->list) == NULL && row->kind == ASSAY_OFFER_ALPN)
    return;

  offer = g_new0 (AssayOffer, 1);
  offer->kind = row->kind;
  offer->name = g_strdup (row->name);
  offer->offered = dup_items (assay_node_lookup (hello, row->list));
  offer->chosen = choice != NULL ? assay_node_dup_value (choice) : NULL;
  offer->place = find_place (offer->offered, offer->chosen);
  if (choice == NULL)
    offer->status = status_without_choice (ladder, row->kind);
  else
    offer->status = offer->place >= 0 ? ASSAY_OFFER_CHOSEN : ASSAY_OFFER_NOT_OFFERED;
  g_ptr_array_add (offers, offer);
}

/* A hello without supported_versions offers its own version and, silently, those below (RFC 5246 appendix E.1). */
static void
mend_version (AssayOffer      *offer,
              const AssayNode *hello)
{
  const AssayNode *own = assay_node_lookup (hello, "legacy_version");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  guint64 highest = own != NULL ? assay_node_get_number (own) : 0;

  if (offer->offered[0] != NULL)
    return;
  for (guint64 version = highest; version >= 0x0300 && version <= 0x0303; version--)
    {
      g_autofree char *name = assay_names_dup (&assay_names_versions, (guint32) version);

      g_strv_builder_add (builder, name);
    }
  g_strfreev (offer->offered);
  offer->offered = g_strv_builder_end (builder);
  offer->place = find_place (offer->offered, offer->chosen);
  if (offer->place >= 0)
    offer->status = ASSAY_OFFER_CHOSEN;
}

GPtrArray *
assay_offer_rows (const AssayLadder *ladder)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_offer_free);
  const AssayRung *hello = assay_ladder_find (ladder, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_HELLO, ASSAY_ROLE_SECOND_HELLO);

  if (hello == NULL)
    hello = assay_ladder_find (ladder, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_HELLO, ASSAY_ROLE_PLAIN);
  if (hello == NULL || hello->tree == NULL)
    return offers;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    add_row (offers, ladder, hello->tree, &rows[i]);
  mend_version (g_ptr_array_index (offers, 0), hello->tree);
  assay_offer_add_extensions (offers, ladder, hello->tree);
  return offers;
}
