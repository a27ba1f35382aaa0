/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/offer-extensions.h"

#include "decode/decode-extensions.h"

#define TLS13 0x0304

/* As many rows as one would read; a hostile server can send thousands. */
#define MAX_UNASKED 64

#define MAX_SHOWN_ITEMS 6
#define MAX_SHOWN_BYTES 16

#define NO_TYPE (-1)

enum {
  SUPPORTED_GROUPS        = 10,
  COMPRESS_CERTIFICATE    = 27,
  COOKIE                  = 44,
  PSK_KEY_EXCHANGE_MODES  = 45,
  CERTIFICATE_AUTHORITIES = 47,
  POST_HANDSHAKE_AUTH     = 49,
  RENEGOTIATION_INFO      = 0xff01,
};

#define RENEGOTIATION_SCSV             0x00ff   /* a cipher suite, RFC 5746 section 3.3 */
#define COMPRESSED_CERTIFICATE_MESSAGE 25       /* RFC 8879 section 4 */

/* What only tells the server something, and only from TLS 1.3 on: the registry's places do not say so. */
static const guint only_new[] = { PSK_KEY_EXCHANGE_MODES, CERTIFICATE_AUTHORITIES, POST_HANDSHAKE_AUTH };

/* An extension that the server sent, and in which message. */
typedef struct {
  const AssayNode *node;
  const AssayRung *rung;
  guint            place;
} Answer;

static int
type_of (const AssayNode *extension)
{
  const AssayNode *type = assay_node_lookup (extension, "extension_type");

  return type != NULL ? (int) assay_node_get_number (type) : NO_TYPE;
}

static const AssayNode *
find_type (const AssayNode *extensions,
           int              type)
{
  for (guint i = 0; extensions != NULL && i < assay_node_get_n_children (extensions); i++)
    if (type_of (assay_node_get_child (extensions, i)) == type)
      return assay_node_get_child (extensions, i);
  return NULL;
}

/* Where a message of the server keeps its answers, and what kind of place that is; 0 when it has none. */
static guint
answers_in (const AssayLadder *ladder,
            const AssayRung   *rung,
            const AssayNode  **extensions)
{
  guint type = rung->message != NULL ? rung->message->type : 0;

  *extensions = NULL;
  if (rung->tree == NULL || rung->direction != ASSAY_RECEIVED || rung->message->layer != ASSAY_LAYER_HANDSHAKE)
    return 0;
  *extensions = assay_node_lookup (rung->tree, type == ASSAY_HANDSHAKE_CERTIFICATE
                                                 ? "certificate_list/0/extensions" : "extensions");
  /* What a second hello was made after is no answer to it. */
  if (rung->role == ASSAY_ROLE_RETRY)
    return assay_ladder_find (ladder, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_HELLO, ASSAY_ROLE_SECOND_HELLO) == NULL
             ? ASSAY_EXT_HRR : 0;
  if (type == ASSAY_HANDSHAKE_SERVER_HELLO)
    return ladder->version >= TLS13 ? ASSAY_EXT_SH : ASSAY_EXT_OLD_SH;
  if (type == ASSAY_HANDSHAKE_ENCRYPTED_EXTENSIONS)
    return ASSAY_EXT_EE;
  return type == ASSAY_HANDSHAKE_CERTIFICATE ? ASSAY_EXT_CT : 0;
}

static gboolean
find_answer (const AssayLadder *ladder,
             int                type,
             Answer            *answer)
{
  for (guint i = 0; i < ladder->rungs->len; i++)
    {
      const AssayNode *extensions;

      answer->rung = g_ptr_array_index (ladder->rungs, i);
      answer->place = answers_in (ladder, answer->rung, &extensions);
      answer->node = answer->place != 0 ? find_type (extensions, type) : NULL;
      if (answer->node != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_come (const AssayLadder *ladder,
          guint              type)
{
  return assay_ladder_find (ladder, ASSAY_RECEIVED, type, ASSAY_ROLE_PLAIN) != NULL;
}

/* Whether all messages in which the answer may stand have passed. */
static gboolean
could_answer (const AssayLadder *ladder,
              guint              places)
{
  if (ladder->version == 0)
    return FALSE;
  if (ladder->version < TLS13 || ladder->failure == NULL)
    return TRUE;
  if ((places & ASSAY_EXT_EE) != 0 && !has_come (ladder, ASSAY_HANDSHAKE_ENCRYPTED_EXTENSIONS))
    return FALSE;
  return (places & ASSAY_EXT_CT) == 0 || has_come (ladder, ASSAY_HANDSHAKE_CERTIFICATE);
}

static gboolean
is_only_new (int type)
{
  for (guint i = 0; i < G_N_ELEMENTS (only_new); i++)
    if ((int) only_new[i] == type)
      return TRUE;
  return FALSE;
}

/* Of what has no answer: the places that the registry allows tell whether there could be one. */
static AssayOfferStatus
status_unanswered (const AssayLadder *ladder,
                   int                type)
{
  const guint new_places = ASSAY_EXT_SH | ASSAY_EXT_HRR | ASSAY_EXT_EE | ASSAY_EXT_CT;
  guint places = assay_extension_get_places ((guint) type);
  gboolean new = ladder->version >= TLS13;
  guint own = places & (new ? new_places : ASSAY_EXT_OLD_SH);
  guint other = places & (new ? ASSAY_EXT_OLD_SH : new_places);

  if (!could_answer (ladder, places))
    return ASSAY_OFFER_OPEN;
  /* RFC 8446 sections 4.2.2 and 4.2.7: the client hands the cookie back; the server may tell its groups for next time. */
  if (type == COOKIE || type == SUPPORTED_GROUPS)
    return ASSAY_OFFER_NO_ANSWER_DUE;
  if (own != 0 || places == 0)
    return ASSAY_OFFER_IGNORED;
  return other != 0 || (!new && is_only_new (type)) ? ASSAY_OFFER_OTHER_VERSION : ASSAY_OFFER_NO_ANSWER_DUE;
}

static char *
join_items (const AssayNode *list)
{
  GString *out = g_string_new (NULL);
  guint n = assay_node_get_n_children (list);

  for (guint i = 0; i < MIN (n, MAX_SHOWN_ITEMS); i++)
    {
      g_autofree char *value = assay_node_dup_summary (assay_node_get_child (list, i), MAX_SHOWN_BYTES);

      if (value != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", value);
    }
  if (n > MAX_SHOWN_ITEMS)
    g_string_append (out, ", …");
  return g_string_free (out, FALSE);
}

/* An extension in a line: what sums it up, or its first list. */
static char *
dup_gist (const AssayNode *extension)
{
  char *value = assay_node_dup_summary (extension, MAX_SHOWN_BYTES);

  for (guint i = 0; i < assay_node_get_n_children (extension) && value == NULL; i++)
    if (assay_node_get_kind (assay_node_get_child (extension, i)) == ASSAY_NODE_LIST)
      value = join_items (assay_node_get_child (extension, i));
  return value;
}

static AssayOffer *
offer_new (GPtrArray       *offers,
           const AssayNode *extension)
{
  AssayOffer *offer = g_new0 (AssayOffer, 1);

  offer->kind = ASSAY_OFFER_EXTENSION;
  offer->name = g_strdup (assay_node_get_label (extension));
  offer->place = -1;
  offer->offered = g_new0 (char *, 2);
  g_ptr_array_add (offers, offer);
  return offer;
}

static void
set_answer (AssayOffer   *offer,
            const Answer *answer)
{
  guint places = assay_extension_get_places ((guint) type_of (answer->node));

  offer->chosen = dup_gist (answer->node);
  offer->where = assay_message_dup_title (answer->rung->message);
  if (places != 0 && (places & answer->place) == 0)
    offer->status = ASSAY_OFFER_NOT_ALLOWED;
}

static void
add_sent (GPtrArray         *offers,
          const AssayLadder *ladder,
          const AssayNode   *extension)
{
  AssayOffer *offer = offer_new (offers, extension);
  int type = type_of (extension);
  guint places = assay_extension_get_places ((guint) type);
  Answer answer;

  offer->offered[0] = dup_gist (extension);
  if (places != 0 && (places & ASSAY_EXT_CH) == 0)
    offer->status = ASSAY_OFFER_NOT_ALLOWED;
  else if (type != NO_TYPE && find_answer (ladder, type, &answer))
    {
      offer->status = ASSAY_OFFER_ANSWERED;
      set_answer (offer, &answer);
    }
  else if (type == COMPRESS_CERTIFICATE && has_come (ladder, COMPRESSED_CERTIFICATE_MESSAGE))
    {
      offer->status = ASSAY_OFFER_ANSWERED;
      offer->where = g_strdup ("CompressedCertificate");
    }
  else if (assay_names_is_grease (&assay_names_extensions, (guint32) type))
    offer->status = ASSAY_OFFER_NO_ANSWER_DUE;
  else
    offer->status = status_unanswered (ladder, type);
}

/* What a server may send of its own accord. */
static gboolean
was_asked_for (const AssayNode *hello,
               const Answer    *answer)
{
  const AssayNode *suites = assay_node_lookup (hello, "cipher_suites");
  int type = type_of (answer->node);

  if (type == NO_TYPE || find_type (assay_node_lookup (hello, "extensions"), type) != NULL)
    return TRUE;
  if (type == COOKIE && answer->place == ASSAY_EXT_HRR)
    return TRUE;
  /* RFC 5746 section 3.3: a signalling suite asks for it too. */
  for (guint i = 0; type == RENEGOTIATION_INFO && suites != NULL && i < assay_node_get_n_children (suites); i++)
    if (assay_node_get_number (assay_node_get_child (suites, i)) == RENEGOTIATION_SCSV)
      return TRUE;
  return FALSE;
}

static void
add_unasked (GPtrArray         *offers,
             const AssayLadder *ladder,
             const AssayNode   *hello)
{
  guint n = 0;

  for (guint i = 0; i < ladder->rungs->len; i++)
    {
      Answer answer = { .rung = g_ptr_array_index (ladder->rungs, i) };
      const AssayNode *extensions;

      answer.place = answers_in (ladder, answer.rung, &extensions);
      for (guint j = 0; extensions != NULL && answer.place != 0 && j < assay_node_get_n_children (extensions); j++)
        {
          answer.node = assay_node_get_child (extensions, j);
          if (was_asked_for (hello, &answer) || n++ >= MAX_UNASKED)
            continue;
          offer_new (offers, answer.node)->status = ASSAY_OFFER_NOT_OFFERED;
          set_answer (g_ptr_array_index (offers, offers->len - 1), &answer);
        }
    }
}

void
assay_offer_add_extensions (GPtrArray         *offers,
                            const AssayLadder *ladder,
                            const AssayNode   *hello)
{
  const AssayNode *extensions = assay_node_lookup (hello, "extensions");

  for (guint i = 0; extensions != NULL && i < assay_node_get_n_children (extensions); i++)
    add_sent (offers, ladder, assay_node_get_child (extensions, i));
  add_unasked (offers, ladder, hello);
}
