/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/assay-causes.h"

#include <string.h>

#include "checks/checks-hello.h"
#include "names/assay-names.h"

#define HTTPS_PORT 443
#define LOWEST     0x0301
#define TLS12      0x0303
#define TLS13      0x0304

#define ANY_PHASE  ASSAY_N_PHASES
#define ANY_ALERT  (-1)

/* AlertDescription, RFC 8446 section 6 and RFC 5246 section 7.2. */
enum {
  ALERT_UNEXPECTED_MESSAGE      = 10,
  ALERT_BAD_RECORD_MAC          = 20,
  ALERT_RECORD_OVERFLOW         = 22,
  ALERT_HANDSHAKE_FAILURE       = 40,
  ALERT_BAD_CERTIFICATE         = 42,
  ALERT_UNSUPPORTED_CERTIFICATE = 43,
  ALERT_CERTIFICATE_UNKNOWN     = 46,
  ALERT_ILLEGAL_PARAMETER       = 47,
  ALERT_UNKNOWN_CA              = 48,
  ALERT_ACCESS_DENIED           = 49,
  ALERT_DECODE_ERROR            = 50,
  ALERT_DECRYPT_ERROR           = 51,
  ALERT_PROTOCOL_VERSION        = 70,
  ALERT_INSUFFICIENT_SECURITY   = 71,
  ALERT_INTERNAL_ERROR          = 80,
  ALERT_MISSING_EXTENSION       = 109,
  ALERT_UNSUPPORTED_EXTENSION   = 110,
  ALERT_UNRECOGNIZED_NAME       = 112,
  ALERT_CERTIFICATE_REQUIRED    = 116,
  ALERT_NO_APPLICATION_PROTOCOL = 120,
};

typedef gboolean (*Fact) (const AssayReport *report);

static gboolean
sent_name (const AssayReport *report)
{
  return assay_request_get_server_name (report->request) != NULL;
}

static gboolean
sent_no_name (const AssayReport *report)
{
  return !sent_name (report);
}

static gboolean
offered_suites (const AssayReport *report)
{
  return assay_hello_count_suites (report) > 0;
}

static gboolean
was_asked_for_certificate (const AssayReport *report)
{
  return assay_report_find_message (report, ASSAY_RECEIVED, ASSAY_HANDSHAKE_CERTIFICATE_REQUEST) != NULL;
}

static gboolean
offers_more_than_tls12 (const AssayReport *report)
{
  const AssayRequestOptions *options = &report->request->options;

  return options->version_max >= TLS13 && options->version_min <= TLS12;
}

static gboolean
limits_versions (const AssayReport *report)
{
  const AssayRequestOptions *options = &report->request->options;

  return options->version_min > LOWEST || options->version_max < TLS13;
}

static gboolean
offers_protocols (const AssayReport *report)
{
  char **alpn = report->request->options.alpn;

  return alpn == NULL || alpn[0] != NULL;
}

static gboolean
is_other_port (const AssayReport *report)
{
  return assay_request_get_connect_port (report->request) != HTTPS_PORT
      && report->request->target->starttls == ASSAY_STARTTLS_NONE
      && !assay_target_is_practice (report->request->target);
}

static gboolean
may_use_ipv4 (const AssayReport *report)
{
  gboolean v4 = FALSE, v6 = FALSE;

  for (guint i = 0; i < report->addresses->len; i++)
    {
      gboolean colon = strchr (g_ptr_array_index (report->addresses, i), ':') != NULL;

      v4 |= !colon;
      v6 |= colon;
    }
  return v4 && v6 && report->request->options.family == ASSAY_FAMILY_ANY;
}

/* What each follow-up is called, and when it would change anything. */
static const struct {
  const char *label;
  Fact        is_useful;
} follow_ups[] = {
  [ASSAY_FOLLOW_UP_NONE]                = { NULL, NULL },
  [ASSAY_FOLLOW_UP_TRY_AGAIN]           = { N_("Try Again"), NULL },
  [ASSAY_FOLLOW_UP_WITHOUT_SERVER_NAME] = { N_("Try Without SNI"), sent_name },
  [ASSAY_FOLLOW_UP_TLS12_ONLY]          = { N_("Try TLS 1.2 Only"), offers_more_than_tls12 },
  [ASSAY_FOLLOW_UP_IPV4_ONLY]           = { N_("Try IPv4 Only"), may_use_ipv4 },
  [ASSAY_FOLLOW_UP_HTTPS_PORT]          = { N_("Try Port 443"), is_other_port },
  [ASSAY_FOLLOW_UP_ALL_VERSIONS]        = { N_("Offer All Versions"), limits_versions },
  [ASSAY_FOLLOW_UP_WITHOUT_ALPN]        = { N_("Try Without ALPN"), offers_protocols },
};

/* One row: what was seen, and what it may mean. {host} {port} {name} {suites} {alert} can be named. */
typedef struct {
  AssayFailureCode code;
  AssayPhaseId     phase;
  int              alert;
  Fact             fact;
  AssayFollowUp    follow_up;
  const char      *title;
  const char      *detail;
} Row;

#define RESOLVE(code)      ASSAY_FAILURE_##code, ASSAY_PHASE_RESOLVE, ANY_ALERT
#define CONNECT(code)      ASSAY_FAILURE_##code, ASSAY_PHASE_CONNECT, ANY_ALERT
#define HANDSHAKE(code)    ASSAY_FAILURE_##code, ASSAY_PHASE_HANDSHAKE, ANY_ALERT
#define UPGRADE(code)      ASSAY_FAILURE_##code, ASSAY_PHASE_STARTTLS, ANY_ALERT
#define ANYWHERE(code)     ASSAY_FAILURE_##code, ANY_PHASE, ANY_ALERT
#define ALERT(description) ASSAY_FAILURE_ALERT, ANY_PHASE, ALERT_##description

#define TRY_AGAIN    ASSAY_FOLLOW_UP_TRY_AGAIN
#define WITHOUT_NAME ASSAY_FOLLOW_UP_WITHOUT_SERVER_NAME
#define TLS12_ONLY   ASSAY_FOLLOW_UP_TLS12_ONLY
#define IPV4_ONLY    ASSAY_FOLLOW_UP_IPV4_ONLY
#define PORT_443     ASSAY_FOLLOW_UP_HTTPS_PORT
#define ALL_VERSIONS ASSAY_FOLLOW_UP_ALL_VERSIONS
#define WITHOUT_ALPN ASSAY_FOLLOW_UP_WITHOUT_ALPN
#define NOTHING      ASSAY_FOLLOW_UP_NONE

#define IN_BETWEEN   N_("A device in between"), N_("Firewalls and proxies close handshakes they dislike")
#define WANTS_YOURS  N_("The server wants a certificate of yours"), \
                     N_("It asked for one, got none, and ended the handshake; who runs the server can give you one")
#define OTHER_PORT   N_("Another port is meant"), N_("Web servers speak TLS on port 443; you asked for {port}")
#define IPV6_BROKEN  N_("The way over IPv6 is broken"), \
                     N_("The name has IPv6 addresses too, and not every network or server is right with them")

/* For each failure the likeliest causes first. */
static const Row rows[] = {
  { ANYWHERE (NOT_FOUND), NULL, NOTHING,
    N_("The name is misspelt"), N_("No name server knows {host}; compare it letter by letter") },
  { ANYWHERE (NOT_FOUND), NULL, TRY_AGAIN,
    N_("The name is known in another network"),
    N_("Names inside a company or at home are often known only there, or through a VPN") },
  { ANYWHERE (NOT_FOUND), NULL, NOTHING,
    N_("The name is new, or gone"), N_("A change can take hours until all name servers know it") },

  { ANYWHERE (RESOLVER), NULL, TRY_AGAIN,
    N_("This computer is offline"), N_("No name server could be reached; see whether other hosts can be") },
  { ANYWHERE (RESOLVER), NULL, TRY_AGAIN,
    N_("The name server has trouble"), N_("It may be overloaded, or misconfigured for {host}; wait a little") },

  { ANYWHERE (REFUSED), is_other_port, PORT_443, OTHER_PORT },
  { ANYWHERE (REFUSED), NULL, TRY_AGAIN,
    N_("The server program is not running"),
    N_("The computer answered, but no program there listens on port {port}") },
  { ANYWHERE (REFUSED), may_use_ipv4, IPV4_ONLY,
    N_("The server does not listen on IPv6"), N_("The name has IPv6 addresses too; over IPv4 it may be otherwise") },
  { ANYWHERE (REFUSED), NULL, NOTHING,
    N_("A firewall refuses"), N_("Some firewalls answer for the server; try from another network") },

  { ANYWHERE (UNREACHABLE), may_use_ipv4, IPV4_ONLY, IPV6_BROKEN },
  { ANYWHERE (UNREACHABLE), NULL, TRY_AGAIN,
    N_("This computer is offline"), N_("No network leads to {host}; see whether other hosts can be reached") },
  { ANYWHERE (UNREACHABLE), NULL, NOTHING,
    N_("The server is in another network"), N_("Addresses inside a company are reached only there, or through a VPN") },

  { ANYWHERE (CONNECT), may_use_ipv4, IPV4_ONLY, IPV6_BROKEN },
  { ANYWHERE (CONNECT), NULL, TRY_AGAIN,
    N_("The network has trouble"), N_("The connection could not be made; see whether other hosts can be reached") },

  { RESOLVE (TIMEOUT), NULL, TRY_AGAIN,
    N_("The name server does not answer"), N_("This computer may be offline, or its name server overloaded") },
  { CONNECT (TIMEOUT), may_use_ipv4, IPV4_ONLY, IPV6_BROKEN },
  { CONNECT (TIMEOUT), is_other_port, PORT_443, OTHER_PORT },
  { CONNECT (TIMEOUT), NULL, NOTHING,
    N_("A firewall swallows the connection"), N_("Firewalls often drop what they do not allow, without a word") },
  { CONNECT (TIMEOUT), NULL, TRY_AGAIN,
    N_("The server is switched off"), N_("Nobody answers at that address") },
  { UPGRADE (TIMEOUT), NULL, NOTHING,
    N_("Another protocol is spoken there"), N_("The server on port {port} may wait for other words than were sent") },
  { UPGRADE (TIMEOUT), NULL, TRY_AGAIN,
    N_("The server is slow on purpose"), N_("Mail servers make strangers wait, to keep spam away") },
  { HANDSHAKE (TIMEOUT), NULL, NOTHING,
    N_("The server does not begin with TLS"),
    N_("On port {port} it may wait for a request in clear first; for mail and chat type smtp://, imap:// and the "
       "like") },
  { HANDSHAKE (TIMEOUT), NULL, TRY_AGAIN,
    N_("The server is overloaded"), N_("It accepted the connection but had no time to answer") },
  { HANDSHAKE (TIMEOUT), NULL, TLS12_ONLY,
    N_("A device in between"), N_("Some swallow hellos that are larger than they expect") },

  { ANYWHERE (NOT_TLS), is_other_port, PORT_443, OTHER_PORT },
  { ANYWHERE (NOT_TLS), NULL, NOTHING,
    N_("TLS is turned off there"), N_("The server answers in clear on port {port}; its settings may lack TLS") },
  { ANYWHERE (NOT_TLS), NULL, NOTHING,
    N_("The protocol begins in clear"),
    N_("Mail and chat servers often do; type smtp://{host}, imap://{host} or the like") },
  { ANYWHERE (NOT_TLS), NULL, TRY_AGAIN,
    N_("Someone answers in its place"), N_("Networks that want you to sign in first do that") },

  { ALERT (HANDSHAKE_FAILURE), was_asked_for_certificate, NOTHING, WANTS_YOURS },
  { ALERT (HANDSHAKE_FAILURE), limits_versions, ALL_VERSIONS,
    N_("Only some versions were offered"), N_("With them come only some cipher suites; the options limit both") },
  { ALERT (HANDSHAKE_FAILURE), offered_suites, NOTHING,
    N_("No cipher suite in common"),
    N_("This client offered {suites} suites; servers that only know older ones answer like this") },
  { ALERT (HANDSHAKE_FAILURE), sent_name, WITHOUT_NAME,
    N_("The server wants another name"), N_("It may serve only names that it knows (SNI sent: {name})") },
  { ALERT (HANDSHAKE_FAILURE), sent_no_name, NOTHING,
    N_("The server wants a name"), N_("No name was sent (SNI); many servers serve nobody without one") },
  { ALERT (HANDSHAKE_FAILURE), NULL, TLS12_ONLY, IN_BETWEEN },

  { ALERT (PROTOCOL_VERSION), limits_versions, ALL_VERSIONS,
    N_("Only some versions were offered"), N_("The options limit which versions of TLS this client offers") },
  { ALERT (PROTOCOL_VERSION), NULL, TLS12_ONLY,
    N_("No version in common"), N_("The server may know only versions that this client does not offer") },
  { ALERT (PROTOCOL_VERSION), NULL, TRY_AGAIN, IN_BETWEEN },

  { ALERT (INSUFFICIENT_SECURITY), NULL, NOTHING,
    N_("The server wants stronger ciphers"), N_("It understood the offer and found all of it too weak") },

  { ALERT (UNRECOGNIZED_NAME), sent_name, WITHOUT_NAME,
    N_("The server does not know the name"), N_("It serves other names than {name}, which was sent (SNI)") },
  { ALERT (UNRECOGNIZED_NAME), NULL, NOTHING,
    N_("The name leads to the wrong server"), N_("The name servers may still point to a place that it moved from") },

  { ALERT (INTERNAL_ERROR), NULL, TRY_AGAIN,
    N_("The server has a fault"), N_("It says so itself; often its certificate or key is missing") },
  { ALERT (INTERNAL_ERROR), sent_name, WITHOUT_NAME,
    N_("The server has no certificate for the name"), N_("Some answer like this to names they do not serve ({name})") },

  { ALERT (CERTIFICATE_REQUIRED), NULL, NOTHING, WANTS_YOURS },
  { ALERT (BAD_CERTIFICATE), NULL, NOTHING, WANTS_YOURS },
  { ALERT (UNSUPPORTED_CERTIFICATE), NULL, NOTHING, WANTS_YOURS },
  { ALERT (CERTIFICATE_UNKNOWN), NULL, NOTHING, WANTS_YOURS },
  { ALERT (UNKNOWN_CA), NULL, NOTHING, WANTS_YOURS },
  { ALERT (ACCESS_DENIED), NULL, NOTHING,
    N_("You are not allowed in"), N_("The server lets in only some clients, by address or by certificate") },

  { ALERT (NO_APPLICATION_PROTOCOL), NULL, WITHOUT_ALPN,
    N_("No application protocol in common"),
    N_("The server speaks none of the protocols that were offered (ALPN); change them in the options") },

  { ALERT (DECODE_ERROR), NULL, TLS12_ONLY,
    N_("The server does not understand the hello"), N_("Old programs stumble over what newer clients say") },
  { ALERT (ILLEGAL_PARAMETER), NULL, TLS12_ONLY,
    N_("The server does not understand the hello"), N_("Old programs stumble over what newer clients say") },
  { ALERT (UNEXPECTED_MESSAGE), NULL, TLS12_ONLY,
    N_("The server does not understand the hello"), N_("Old programs stumble over what newer clients say") },
  { ALERT (MISSING_EXTENSION), sent_no_name, NOTHING,
    N_("The server wants a name"), N_("No name was sent (SNI); many servers serve nobody without one") },
  { ALERT (MISSING_EXTENSION), NULL, TLS12_ONLY,
    N_("The server misses something in the hello"), N_("It insists on an extension that this client does not send") },
  { ALERT (UNSUPPORTED_EXTENSION), NULL, TLS12_ONLY,
    N_("The server does not understand the hello"), N_("Old programs stumble over what newer clients say") },

  { ALERT (BAD_RECORD_MAC), NULL, TRY_AGAIN,
    N_("Something was altered on the way"), N_("What arrived is not what was sent; a device in between may do that") },
  { ALERT (DECRYPT_ERROR), NULL, TRY_AGAIN,
    N_("Something was altered on the way"), N_("What arrived is not what was sent; a device in between may do that") },
  { ALERT (RECORD_OVERFLOW), NULL, TRY_AGAIN, IN_BETWEEN },

  { ANYWHERE (CLOSED_EARLY), sent_name, WITHOUT_NAME,
    N_("The server does not serve the name"), N_("Some hang up on names that they do not know (SNI sent: {name})") },
  { ANYWHERE (CLOSED_EARLY), sent_no_name, NOTHING,
    N_("The server wants a name"), N_("No name was sent (SNI); many servers serve nobody without one") },
  { ANYWHERE (CLOSED_EARLY), NULL, TRY_AGAIN,
    N_("Nobody is behind the front door"), N_("Load balancers hang up like this when no server is ready behind them") },
  { ANYWHERE (CLOSED_EARLY), NULL, TLS12_ONLY, IN_BETWEEN },

  { ANYWHERE (RESET), sent_name, WITHOUT_NAME,
    N_("The name is filtered"), N_("Filters on the way cut connections to names they dislike (SNI sent: {name})") },
  { ANYWHERE (RESET), NULL, TRY_AGAIN,
    N_("The server program crashed"), N_("The connection was torn down, as when a program ends at once") },
  { ANYWHERE (RESET), NULL, TLS12_ONLY, IN_BETWEEN },

  { ANYWHERE (PROTOCOL), limits_versions, NOTHING,
    N_("Only some versions were offered"), N_("The options limit which versions of TLS this client offers") },
  { ANYWHERE (PROTOCOL), NULL, TLS12_ONLY,
    N_("The server breaks the rules of TLS"), N_("Old or faulty programs do; an older version may go well") },
  { ANYWHERE (PROTOCOL), NULL, TRY_AGAIN,
    N_("Something was altered on the way"), N_("What arrived is not what was sent; a device in between may do that") },

  { ANYWHERE (STARTTLS), NULL, NOTHING,
    N_("The server has no TLS on this port"),
    N_("It understood the request and would not; perhaps TLS begins at once, on another port") },
  { ANYWHERE (STARTTLS), NULL, TRY_AGAIN,
    N_("The server turns strangers away"), N_("Mail servers refuse clients that they do not know or trust") },
  { ANYWHERE (STARTTLS), NULL, NOTHING,
    N_("A device in between"), N_("Some take the offer of TLS out of the conversation, to read along") },

  { ANYWHERE (TOO_MUCH), NULL, NOTHING,
    N_("The server is misconfigured"), N_("A whole file of roots may be installed in place of the chain") },
  { ANYWHERE (TOO_MUCH), NULL, TRY_AGAIN,
    N_("It is no TLS server"), N_("What looked like the beginning of TLS went on without end") },

  { ANYWHERE (INTERNAL), NULL, TRY_AGAIN,
    N_("This computer's TLS library failed"), N_("Its settings may forbid what this server needs") },
};

/* For an alert that no row names. */
static const Row other_alert = {
  ASSAY_FAILURE_ALERT, ANY_PHASE, ANY_ALERT, NULL, TRY_AGAIN,
  N_("The server gave up"), N_("It gave {alert} as the reason; its log says more")
};

static gboolean
fits (const Row         *row,
      const AssayReport *report)
{
  const AssayFailure *failure = report->failure;

  return row->code == failure->code
      && (row->phase == ANY_PHASE || row->phase == failure->phase)
      && (row->alert == ANY_ALERT || row->alert == failure->alert)
      && (row->fact == NULL || row->fact (report));
}

static void
add_cause (GPtrArray         *causes,
           const AssayReport *report,
           const Row         *row)
{
  const AssayRequest *request = report->request;
  g_autofree char *alert = assay_names_dup (&assay_names_alerts, (guint32) MAX (report->failure->alert, 0));
  AssayCause *cause = g_new (AssayCause, 1);
  Fact is_useful = follow_ups[row->follow_up].is_useful;

  cause->title = assay_text_new (row->title, NULL);
  cause->detail = assay_text_new (row->detail,
                                  "host", ASSAY_ARG_TEXT, request->target->display_host,
                                  "port", ASSAY_ARG_NUMBER, (gint64) assay_request_get_connect_port (request),
                                  "name", ASSAY_ARG_TEXT, assay_request_get_server_name (request),
                                  "suites", ASSAY_ARG_NUMBER, (gint64) assay_hello_count_suites (report),
                                  "alert", ASSAY_ARG_TEXT, alert, NULL);
  cause->follow_up = is_useful == NULL || is_useful (report) ? row->follow_up : ASSAY_FOLLOW_UP_NONE;
  /* A button is offered once, with the likeliest cause that it can tell. */
  for (guint i = 0; i < causes->len; i++)
    if (((AssayCause *) g_ptr_array_index (causes, i))->follow_up == cause->follow_up)
      cause->follow_up = ASSAY_FOLLOW_UP_NONE;
  g_ptr_array_add (causes, cause);
}

GPtrArray *
assay_causes_find (const AssayReport *report)
{
  GPtrArray *causes = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_cause_free);

  if (report->failure == NULL)
    return causes;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (fits (&rows[i], report))
      add_cause (causes, report, &rows[i]);
  if (causes->len == 0 && fits (&other_alert, report))
    add_cause (causes, report, &other_alert);
  return causes;
}

void
assay_cause_free (AssayCause *cause)
{
  assay_text_unref (cause->title);
  assay_text_unref (cause->detail);
  g_free (cause);
}

static void
change_options (AssayFollowUp        follow_up,
                AssayRequestOptions *options)
{
  switch (follow_up)
    {
    case ASSAY_FOLLOW_UP_WITHOUT_SERVER_NAME:
      g_clear_pointer (&options->server_name, g_free);
      options->no_server_name = TRUE;
      break;
    case ASSAY_FOLLOW_UP_TLS12_ONLY:
      options->version_min = options->version_max = TLS12;
      break;
    case ASSAY_FOLLOW_UP_IPV4_ONLY:
      options->family = ASSAY_FAMILY_IPV4;
      break;
    case ASSAY_FOLLOW_UP_HTTPS_PORT:
      options->connect_port = options->connect_port != 0 ? HTTPS_PORT : 0;
      break;
    case ASSAY_FOLLOW_UP_ALL_VERSIONS:
      options->version_min = LOWEST;
      options->version_max = TLS13;
      break;
    case ASSAY_FOLLOW_UP_WITHOUT_ALPN:
      g_strfreev (options->alpn);
      options->alpn = g_new0 (char *, 1);
      break;
    case ASSAY_FOLLOW_UP_NONE:
    case ASSAY_FOLLOW_UP_TRY_AGAIN:
    default:
      break;
    }
}

AssayRequest *
assay_follow_up_request (AssayFollowUp  follow_up,
                         AssayRequest  *request)
{
  g_auto(AssayRequestOptions) options = { 0, };
  g_autoptr(AssayTarget) target = NULL;

  if (follow_up == ASSAY_FOLLOW_UP_NONE)
    return NULL;

  assay_request_options_copy (&options, &request->options);
  change_options (follow_up, &options);
  if (follow_up == ASSAY_FOLLOW_UP_HTTPS_PORT)
    target = assay_target_with_address (request->target, request->target->host, HTTPS_PORT);
  else
    target = assay_target_ref (request->target);
  return assay_request_new (target, &options);
}

const char *
assay_follow_up_label (AssayFollowUp follow_up)
{
  return follow_ups[follow_up].label;
}
