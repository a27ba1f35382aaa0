/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the server's messages give away. */
#include "checks/checks-private.h"

#include <string.h>

#include "base/assay-cursor.h"
#include "checks/checks-hello.h"

#define TLS12 0x0303
#define TLS13 0x0304
#define DAY   86400
#define WEEK  (7 * DAY)           /* RFC 8446 section 4.6.1 */

/* RFC 8446 section 4.1.3: the end of the random of a server that knows more than it negotiates. */
static const struct {
  guint16     above;              /* what it knows, at least */
  const char *marker;
} markers[] = {
  { TLS13, "DOWNGRD\x01" },
  { TLS12, "DOWNGRD\x00" },
};
#define MARKER_SIZE 8

void
assay_check_downgrade_marker (const AssayReport *report,
                              const AssayCheck  *check,
                              GPtrArray         *findings)
{
  guint16 offered = assay_hello_get_newest_version (report);
  AssayServerHello hello;

  if (!assay_hello_read_server (report, &hello))
    {
      assay_checks_say (findings, check, ASSAY_STATUS_SKIPPED, SAY (check->title),
                        SAY (N_("Not checked: the server sent no hello")));
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (markers); i++)
    if (offered >= markers[i].above && hello.version < markers[i].above
        && memcmp (hello.random + ASSAY_HELLO_RANDOM_SIZE - MARKER_SIZE, markers[i].marker, MARKER_SIZE) == 0)
      {
        assay_checks_add (findings, check, ASSAY_STATUS_ERROR, -1, SAY (N_("Someone forced an older protocol")),
                          SAY (N_("The server marked its hello: it knows a newer version of TLS, and this computer "
                                  "offered it. Someone on the way took the offer out.")),
                          SAY (N_("Try from another network. If it happens everywhere, look at what stands before the "
                                  "server.")));
        return;
      }
  assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("No sign of a forced downgrade")),
                    SAY (N_("The server's random value carries no mark of a newer version that was not used")));
}

void
assay_check_compression (const AssayReport *report,
                         const AssayCheck  *check,
                         GPtrArray         *findings)
{
  AssayServerHello hello;

  if (assay_hello_read_server (report, &hello) && hello.compression != 0)
    assay_checks_add (findings, check, ASSAY_STATUS_ERROR, -1, SAY (N_("Compression")),
                      SAY (N_("TLS compresses what it encrypts: the length gives away what is inside, and an attacker "
                              "can guess cookies from it (CRIME).")),
                      SAY (N_("Turn off TLS compression on the server.")));
  else
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("No compression")),
                      SAY (N_("Lengths give away nothing about the content")));
}

/* The longest lifetime of the tickets that came, in seconds; -1 without tickets. */
static gint64
find_lifetime (const AssayReport *report)
{
  gint64 longest = -1;

  for (guint i = 0; i < report->messages->len; i++)
    {
      const AssayMessage *message = g_ptr_array_index (report->messages, i);
      AssayCursor cursor;
      guint64 lifetime;

      if (message->layer != ASSAY_LAYER_HANDSHAKE || message->type != ASSAY_HANDSHAKE_NEW_SESSION_TICKET)
        continue;
      assay_cursor_init_bytes (&cursor, message->body);
      if (assay_cursor_read (&cursor, 4, &lifetime))
        longest = MAX (longest, (gint64) lifetime);
    }
  return longest;
}

void
assay_check_ticket_lifetime (const AssayReport *report,
                             const AssayCheck  *check,
                             GPtrArray         *findings)
{
  gint64 lifetime = find_lifetime (report);

  if (lifetime < 0)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("No session tickets")),
                      SAY (N_("Every connection begins anew")));
  else if (lifetime > WEEK && report->connection->protocol >= TLS13)
    assay_checks_add (findings, check, ASSAY_STATUS_ERROR, -1, SAY (N_("Session tickets live too long")),
                      assay_text_new (N_("A session may be resumed for {span}; TLS 1.3 forbids more than 7 days."),
                                      "span", ASSAY_ARG_SPAN, lifetime, NULL),
                      SAY (N_("Lower the lifetime of session tickets on the server.")));
  else if (lifetime > DAY)
    assay_checks_add (findings, check, ASSAY_STATUS_NOTE, -1, SAY (N_("Session tickets live long")),
                      assay_text_new (N_("A session may be resumed for {span}. Whoever gets the server's ticket key in "
                                         "that time can read along."), "span", ASSAY_ARG_SPAN, lifetime, NULL),
                      SAY (N_("Lower the lifetime to some hours, and change the ticket key every day.")));
  else
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Session tickets live shortly")),
                      assay_text_new (N_("A session may be resumed for {span}"), "span", ASSAY_ARG_SPAN, lifetime, NULL));
}
