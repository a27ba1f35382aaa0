/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks of the host's name, and of what the server's messages give away. */
#include <string.h>

#include "checks/assay-checks.h"

#include "support/fixture-report.h"
#include "support/wire.h"

static AssayStatus
judge (AssayReport *draft,
       const char  *id)
{
  g_autoptr(AssayReport) report = assay_report_take (draft);
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);
  const AssayFinding *finding = assay_assessment_find (assessment, id);

  g_assert_nonnull (finding);
  return finding->status;
}

/* Names. */

static void
test_lookalike (void)
{
  static const struct {
    const char  *host;
    AssayStatus  status;
  } cases[] = {
    { "shop.example.org",                   ASSAY_STATUS_PASS },
    { "192.0.2.1",                          ASSAY_STATUS_PASS },
    { "[2001:db8::1]",                      ASSAY_STATUS_PASS },
    { "münchen.example",                    ASSAY_STATUS_PASS },
    { "пример.испытание",                   ASSAY_STATUS_PASS },        /* all Cyrillic, with letters of its own */
    { "例え.テスト",                        ASSAY_STATUS_PASS },        /* Japanese is written in several scripts */
    { "abc日本.example",                    ASSAY_STATUS_PASS },
    { "한국.example",                       ASSAY_STATUS_PASS },
    { "παράδειγμα.example",                 ASSAY_STATUS_PASS },
    { "xn--80ak6aa92e.com",                 ASSAY_STATUS_WARNING },     /* "apple" in Cyrillic */
    { "pаypal.com",                         ASSAY_STATUS_WARNING },     /* a Cyrillic a */
    { "gοοgle.com",                         ASSAY_STATUS_WARNING },     /* Greek omicrons */
    { "fооbж.example",                      ASSAY_STATUS_WARNING },     /* mixed, and no lookalike of anything */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayReport draft;

      g_test_message ("%s", cases[i].host);
      fixture_report_draft (&draft, FIXTURE_GOOD);
      fixture_report_set_target (&draft, cases[i].host);
      g_assert_cmpint (judge (&draft, "host-lookalike"), ==, cases[i].status);
    }
}

/* Messages. */

/* ClientHellos that offer up to these. */
#define TLS13 "0303 bb*32 [1 ] [2 1301 c02b ] [1 00 ] [2 002b [2 [1 7a7a 0304 0303 ] ] ]"
#define TLS12 "0303 bb*32 [1 ] [2 c02b ] [1 00 ] [2 ]"
#define TLS11 "0302 bb*32 [1 ] [2 c02b ] [1 00 ]"

static void
put_message (AssayReport    *draft,
             AssayDirection  direction,
             guint           type,
             const char     *notation)
{
  g_ptr_array_add (draft->messages, assay_message_take (&(AssayMessage) {
    .number = draft->messages->len,
    .direction = direction,
    .layer = ASSAY_LAYER_HANDSHAKE,
    .type = type,
    .body = wire_assemble (notation),
  }));
}

static void
test_downgrade (void)
{
  static const struct {
    const char  *hello;
    const char  *offered;
    AssayStatus  status;
  } cases[] = {
    { "0303 aa*24 444f574e47524401 [1 ] c02b 00 [2 ]",           TLS13, ASSAY_STATUS_ERROR },
    { "0303 aa*24 444f574e47524401 [1 ] c02b 00 [2 ]",           TLS12, ASSAY_STATUS_PASS },    /* as it should be */
    { "0301 aa*24 444f574e47524400 [1 ] c02b 00",                TLS13, ASSAY_STATUS_ERROR },
    { "0301 aa*24 444f574e47524400 [1 ] c02b 00",                TLS12, ASSAY_STATUS_ERROR },
    { "0301 aa*24 444f574e47524400 [1 ] c02b 00",                TLS11, ASSAY_STATUS_PASS },
    { "0303 aa*32 [1 ] c02b 00 [2 ]",                            TLS13, ASSAY_STATUS_PASS },
    { "0303 aa*24 444f574e47524401 [1 ] 1301 00 [2 002b [2 0304 ] ]", TLS13, ASSAY_STATUS_PASS },
    { "0303 aa*24",                                              TLS13, ASSAY_STATUS_SKIPPED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayReport draft;

      g_test_message ("%s", cases[i].hello);
      fixture_report_draft (&draft, FIXTURE_TLS12);
      g_ptr_array_set_size (draft.messages, 0);
      put_message (&draft, ASSAY_SENT, ASSAY_HANDSHAKE_CLIENT_HELLO, cases[i].offered);
      put_message (&draft, ASSAY_RECEIVED, ASSAY_HANDSHAKE_SERVER_HELLO, cases[i].hello);
      g_assert_cmpint (judge (&draft, "downgrade-marker"), ==, cases[i].status);
    }
}

static void
test_compression (void)
{
  AssayReport draft;

  fixture_report_draft (&draft, FIXTURE_TLS12);
  g_assert_cmpint (judge (&draft, "compression"), ==, ASSAY_STATUS_PASS);
  fixture_report_draft (&draft, FIXTURE_TLS12);
  g_ptr_array_set_size (draft.messages, 1);
  put_message (&draft, ASSAY_RECEIVED, ASSAY_HANDSHAKE_SERVER_HELLO, "0303 aa*32 [1 ] c02b 01");
  g_assert_cmpint (judge (&draft, "compression"), ==, ASSAY_STATUS_ERROR);
}

static void
test_tickets (void)
{
  static const struct {
    FixtureKind  kind;
    const char  *lifetime;
    AssayStatus  status;
  } cases[] = {
    { FIXTURE_GOOD,  "00015180", ASSAY_STATUS_PASS },       /* a day */
    { FIXTURE_GOOD,  "00015181", ASSAY_STATUS_NOTE },
    { FIXTURE_GOOD,  "00093a80", ASSAY_STATUS_NOTE },       /* 7 days */
    { FIXTURE_GOOD,  "00093a81", ASSAY_STATUS_ERROR },
    { FIXTURE_TLS12, "00093a81", ASSAY_STATUS_NOTE },       /* which TLS 1.2 does not forbid */
    { FIXTURE_GOOD,  "",         ASSAY_STATUS_PASS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayReport draft;

      fixture_report_draft (&draft, cases[i].kind);
      g_ptr_array_set_size (draft.messages, 2);
      put_message (&draft, ASSAY_RECEIVED, ASSAY_HANDSHAKE_NEW_SESSION_TICKET, cases[i].lifetime);
      g_assert_cmpint (judge (&draft, "ticket-lifetime"), ==, cases[i].status);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks-host/lookalike", test_lookalike);
  g_test_add_func ("/checks-host/downgrade", test_downgrade);
  g_test_add_func ("/checks-host/compression", test_compression);
  g_test_add_func ("/checks-host/tickets", test_tickets);
  return g_test_run ();
}
