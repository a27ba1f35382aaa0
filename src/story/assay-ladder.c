/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-ladder.h"

#include <string.h>

#include "decode/decode-message.h"
#include "story/ladder-notes.h"

/* Longer messages are decoded when someone looks at them. */
#define MAX_EAGER_BODY (32 * 1024)

#define TLS12 0x0303
#define TLS13 0x0304
#define FATAL 2

G_DEFINE_BOXED_TYPE (AssayRung, assay_rung, assay_rung_ref, assay_rung_unref)

AssayRung *
assay_rung_ref (AssayRung *rung)
{
  return g_atomic_rc_box_acquire (rung);
}

static void
rung_clear (gpointer data)
{
  AssayRung *rung = data;

  g_clear_pointer (&rung->message, assay_message_unref);
  g_clear_pointer (&rung->tree, assay_node_unref);
  g_clear_pointer (&rung->title, assay_text_unref);
  g_clear_pointer (&rung->note, assay_text_unref);
  g_clear_pointer (&rung->flight, assay_text_unref);
}

void
assay_rung_unref (AssayRung *rung)
{
  g_atomic_rc_box_release_full (rung, rung_clear);
}

void
assay_ladder_free (AssayLadder *ladder)
{
  g_ptr_array_unref (ladder->rungs);
  g_clear_pointer (&ladder->failure, assay_failure_unref);
  g_free (ladder);
}

static gboolean
is_handshake (const AssayMessage *message,
              guint               type)
{
  return message->layer == ASSAY_LAYER_HANDSHAKE && message->type == type;
}

/* Hooks see messages when the library handles them, which is not always as they passed. */
static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const AssayMessage *first = *(const AssayMessage * const *) a;
  const AssayMessage *second = *(const AssayMessage * const *) b;

  if (first->time_us != second->time_us)
    return first->time_us < second->time_us ? -1 : 1;
  return first->number < second->number ? -1 : first->number > second->number;
}

/* What a message is depends on those before it. */
typedef struct {
  gboolean retried;
  gboolean renegotiating;
} Progress;

static AssayRole
find_role (const AssayMessage *message,
           Progress           *progress)
{
  gboolean old = message->version != 0 && message->version <= TLS12;

  if (assay_message_is_hello_retry (message))
    {
      progress->retried = TRUE;
      return ASSAY_ROLE_RETRY;
    }
  if (is_handshake (message, ASSAY_HANDSHAKE_CLIENT_HELLO) && progress->retried)
    return ASSAY_ROLE_SECOND_HELLO;
  /* Before TLS 1.3 only a later handshake greets under encryption. */
  if (message->encrypted && old && (is_handshake (message, ASSAY_HANDSHAKE_HELLO_REQUEST)
                                    || is_handshake (message, ASSAY_HANDSHAKE_CLIENT_HELLO)))
    progress->renegotiating = TRUE;
  return progress->renegotiating && message->layer != ASSAY_LAYER_ALERT ? ASSAY_ROLE_RENEGOTIATION : ASSAY_ROLE_PLAIN;
}

static gboolean
is_fatal (const AssayMessage *message)
{
  gsize length;
  const guint8 *body = g_bytes_get_data (message->body, &length);

  return message->layer == ASSAY_LAYER_ALERT && length > 0 && body[0] == FATAL;
}

static AssayRung *
rung_new (AssayMessage *message,
          Progress     *progress)
{
  AssayRung *rung = g_atomic_rc_box_new0 (AssayRung);
  g_autofree char *title = assay_message_dup_title (message);

  rung->role = find_role (message, progress);
  rung->message = assay_message_ref (message);
  rung->direction = message->direction;
  rung->time_us = message->time_us;
  rung->title = assay_text_new (N_("{message}"), "message", ASSAY_ARG_TEXT, title, NULL);
  rung->broken = is_fatal (message);
  if (g_bytes_get_size (message->body) <= MAX_EAGER_BODY)
    rung->tree = assay_decode_message (message);
  rung->note = assay_ladder_note (rung);
  return rung;
}

static gint64
end_of_handshake (const AssayReport *report)
{
  const AssayPhase *phase = assay_report_get_phase (report, ASSAY_PHASE_HANDSHAKE);

  return phase != NULL && phase->duration_us >= 0 ? phase->start_us + phase->duration_us : report->duration_us;
}

static void
add_end (AssayLadder       *ladder,
         const AssayReport *report)
{
  AssayRung *rung = g_atomic_rc_box_new0 (AssayRung);

  rung->role = ASSAY_ROLE_END;
  rung->direction = ASSAY_RECEIVED;
  rung->time_us = end_of_handshake (report);
  rung->title = assay_text_new (N_("The end"), NULL);
  rung->note = assay_text_ref (report->failure->message);
  rung->broken = TRUE;
  g_ptr_array_add (ladder->rungs, rung);
}

/* The server's last word, or its silence. */
static void
add_failure (AssayLadder       *ladder,
             const AssayReport *report)
{
  const AssayRung *last = ladder->rungs->len > 0 ? g_ptr_array_index (ladder->rungs, ladder->rungs->len - 1) : NULL;

  ladder->failure = assay_failure_ref (report->failure);
  if (report->failure->phase == ASSAY_PHASE_HANDSHAKE && (last == NULL || !last->broken))
    add_end (ladder, report);
}

/* A wait that is shorter than this is none. */
#define MIN_WAIT_US 100

/* What goes together, and how long it was waited for; of a single message the rung says enough. */
static AssayText *
flight_text (const char *who,
             guint       n,
             gint64      size,
             gint64      wait_us)
{
  gboolean waited = wait_us >= MIN_WAIT_US;

  if (n > 1 && waited)
    return assay_text_new_plural (NP_("{who}, {wait} later: {n} message, {size}", "{who}, {wait} later: {n} messages, {size}"),
                                  n, "who", ASSAY_ARG_WORD, who, "wait", ASSAY_ARG_DURATION, wait_us,
                                  "size", ASSAY_ARG_SIZE, size, NULL);
  if (n > 1)
    return assay_text_new_plural (NP_("{who}: {n} message, {size}", "{who}: {n} messages, {size}"), n,
                                  "who", ASSAY_ARG_WORD, who, "size", ASSAY_ARG_SIZE, size, NULL);
  if (waited)
    return assay_text_new (N_("{who}, {wait} later"),
                           "who", ASSAY_ARG_WORD, who, "wait", ASSAY_ARG_DURATION, wait_us, NULL);
  return NULL;
}

/* Consecutive rungs of one side. */
static void
tell_flight (GPtrArray *rungs,
             guint      first,
             guint      n)
{
  AssayRung *rung = g_ptr_array_index (rungs, first);
  const AssayRung *before = first > 0 ? g_ptr_array_index (rungs, first - 1) : NULL;
  gint64 size = 0;

  for (guint i = first; i < first + n; i++)
    size += (gint64) assay_message_get_length (((AssayRung *) g_ptr_array_index (rungs, i))->message);
  rung->flight = flight_text (rung->direction == ASSAY_SENT ? N_("Client") : N_("Server"), n, size,
                              before != NULL ? rung->time_us - before->time_us : 0);
}

static void
tell_flights (GPtrArray *rungs)
{
  guint first = 0;

  for (guint i = 1; i <= rungs->len; i++)
    {
      const AssayRung *begin = g_ptr_array_index (rungs, first);

      if (i < rungs->len && ((AssayRung *) g_ptr_array_index (rungs, i))->direction == begin->direction)
        continue;
      tell_flight (rungs, first, i - first);
      first = i;
    }
}

/* What a suite's name says of the keys, the more particular first. */
static AssayKeyExchange
key_exchange_of (guint16 version,
                 guint16 suite)
{
  guint32 flags = assay_names_flags (&assay_names_cipher_suites, suite);

  if (version >= TLS13)
    return ASSAY_KEY_EXCHANGE_EPHEMERAL;
  if (flags & ASSAY_NAME_PSK)
    return ASSAY_KEY_EXCHANGE_PSK;
  if (flags & ASSAY_NAME_ANONYMOUS)
    return ASSAY_KEY_EXCHANGE_ANONYMOUS;
  if (flags & ASSAY_NAME_RSA_KEY_EXCHANGE)
    return ASSAY_KEY_EXCHANGE_RSA;
  return flags & ASSAY_NAME_FORWARD_SECRET ? ASSAY_KEY_EXCHANGE_EPHEMERAL : ASSAY_KEY_EXCHANGE_OTHER;
}

/* Before TLS 1.3 a server that takes a session up again sends no certificate and goes straight to its Finished. */
static gboolean
goes_straight_on (const AssayLadder *ladder)
{
  for (guint i = 0; i < ladder->rungs->len; i++)
    {
      const AssayRung *rung = g_ptr_array_index (ladder->rungs, i);

      if (rung->direction == ASSAY_SENT || rung->message->layer != ASSAY_LAYER_HANDSHAKE)
        continue;
      if (rung->message->type == ASSAY_HANDSHAKE_FINISHED)
        return TRUE;
      if (rung->message->type != ASSAY_HANDSHAKE_SERVER_HELLO && rung->message->type != ASSAY_HANDSHAKE_NEW_SESSION_TICKET)
        return FALSE;
    }
  return FALSE;
}

static void
read_choice (AssayLadder *ladder)
{
  const AssayRung *hello = assay_ladder_find (ladder, ASSAY_RECEIVED, ASSAY_HANDSHAKE_SERVER_HELLO, ASSAY_ROLE_PLAIN);
  const AssayNode *extensions;

  if (hello == NULL || hello->tree == NULL || assay_node_lookup (hello->tree, "cipher_suite") == NULL)
    return;
  extensions = assay_node_lookup (hello->tree, "extensions");
  ladder->version = (guint16) assay_node_lookup_number (hello->tree, "legacy_version", 0);
  if (extensions != NULL)
    ladder->version = (guint16) assay_node_lookup_number (extensions, "supported_versions/selected_version",
                                                          ladder->version);
  ladder->cipher_suite = (guint16) assay_node_lookup_number (hello->tree, "cipher_suite", 0);
  ladder->key_exchange = key_exchange_of (ladder->version, ladder->cipher_suite);
  ladder->resumed = ladder->version >= TLS13
                      ? extensions != NULL && assay_node_lookup (extensions, "pre_shared_key") != NULL
                      : goes_straight_on (ladder);
  if (ladder->version >= TLS13 && ladder->resumed && assay_node_lookup (extensions, "key_share") == NULL)
    ladder->key_exchange = ASSAY_KEY_EXCHANGE_PSK;
}

static void
forget_times (GPtrArray *rungs)
{
  for (guint i = 0; i < rungs->len; i++)
    ((AssayRung *) g_ptr_array_index (rungs, i))->time_us = ASSAY_TIME_UNKNOWN;
}

AssayLadder *
assay_ladder_new (GPtrArray         *messages,
                  const AssayReport *report)
{
  AssayLadder *ladder = g_new0 (AssayLadder, 1);
  g_autoptr(GPtrArray) sorted = g_ptr_array_copy (messages, NULL, NULL);
  Progress progress = { FALSE, FALSE };

  /* The copy owns nothing. */
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_times);
  ladder->rungs = g_ptr_array_new_full (sorted->len + 1, (GDestroyNotify) assay_rung_unref);
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (ladder->rungs, rung_new (g_ptr_array_index (sorted, i), &progress));
  if (report != NULL && report->kind == ASSAY_REPORT_BYTES)
    forget_times (ladder->rungs);
  tell_flights (ladder->rungs);
  read_choice (ladder);
  if (report != NULL && report->failure != NULL)
    add_failure (ladder, report);
  return ladder;
}

const AssayRung *
assay_ladder_find (const AssayLadder *ladder,
                   AssayDirection     direction,
                   guint              type,
                   AssayRole          role)
{
  for (guint i = 0; i < ladder->rungs->len; i++)
    {
      const AssayRung *rung = g_ptr_array_index (ladder->rungs, i);

      if (rung->message != NULL && rung->direction == direction && rung->role == role
          && is_handshake (rung->message, type))
        return rung;
    }
  return NULL;
}

/* One sentence a direction and a kind of record. */
static const char *const spoken[][2] = {
  [ASSAY_SENT]     = { N_("After {time} the client sends {message}, {size}, in clear. {note}"),
                       N_("After {time} the client sends {message}, {size}, encrypted. {note}") },
  [ASSAY_RECEIVED] = { N_("After {time} the server sends {message}, {size}, in clear. {note}"),
                       N_("After {time} the server sends {message}, {size}, encrypted. {note}") },
};

/* The same where nobody took the time. */
static const char *const spoken_without_time[][2] = {
  [ASSAY_SENT]     = { N_("The client sends {message}, {size}, in clear. {note}"),
                       N_("The client sends {message}, {size}, encrypted. {note}") },
  [ASSAY_RECEIVED] = { N_("The server sends {message}, {size}, in clear. {note}"),
                       N_("The server sends {message}, {size}, encrypted. {note}") },
};

AssayText *
assay_rung_speak (const AssayRung *rung)
{
  g_autoptr(AssayText) nothing = assay_text_new ("", NULL);
  const char *const (*sentences)[2] = rung->time_us != ASSAY_TIME_UNKNOWN ? spoken : spoken_without_time;

  if (rung->message == NULL)
    return assay_text_new (N_("After {time} the connection ends. {note}"),
                           "time", ASSAY_ARG_DURATION, rung->time_us, "note", ASSAY_ARG_MESSAGE, rung->note, NULL);
  return assay_text_new (sentences[rung->direction][rung->message->encrypted ? 1 : 0],
                         "time", ASSAY_ARG_DURATION, rung->time_us,
                         "message", ASSAY_ARG_MESSAGE, rung->title,
                         "size", ASSAY_ARG_SIZE, (gint64) assay_message_get_length (rung->message),
                         "note", ASSAY_ARG_MESSAGE, rung->note != NULL ? rung->note : nothing, NULL);
}
