/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/checks-private.h"

#include "checks/checks-verdict.h"

#define CERTIFICATE ASSAY_NEEDS_CERTIFICATE
#define CONNECTION  ASSAY_NEEDS_CONNECTION
#define NAMED       (ASSAY_NEEDS_CERTIFICATE | ASSAY_NEEDS_NAME)
#define PATH        ASSAY_NEEDS_PATH
#define SENT        (ASSAY_NEEDS_CERTIFICATE | ASSAY_NEEDS_PATH | ASSAY_NEEDS_SERVER)
#define PUBLIC_ROOT (ASSAY_NEEDS_CERTIFICATE | ASSAY_NEEDS_PUBLIC_ROOT)

static const AssayCheck checks[] = {
  { "path-trusted",           N_("Trust"),                   "RFC 5280 section 6",         ASSAY_NEEDS_SUBJECT,
    assay_check_path_trusted },
  { "hostname",               N_("Name"),                    "RFC 9525 section 6",         NAMED,
    assay_check_hostname },
  { "validity",               N_("Validity"),                "RFC 5280 section 4.1.2.5",   CERTIFICATE,
    assay_check_validity },
  { "expires-soon",           N_("Renewal"),                 "common practice",            CERTIFICATE,
    assay_check_expires_soon },
  { "revoked",                N_("Revocation"),              "RFC 6960; RFC 5280 section 6.3", CERTIFICATE,
    assay_check_revoked },
  { "revocation-unknown",     N_("Sources on revocation"),              "RFC 5280 section 6.3",       CERTIFICATE,
    assay_check_revocation_unknown },
  { "ocsp-staple",            N_("Stapled OCSP answer"),     "RFC 6066 section 8; RFC 7633", CERTIFICATE | CONNECTION,
    assay_check_ocsp_staple },
  { "basic-constraints",      N_("Authority or server"),     "RFC 5280 section 4.2.1.9",   CERTIFICATE,
    assay_check_basic_constraints, "path-trusted" },
  { "path-signature",         N_("Signatures of the chain"), "RFC 5280 section 6.1.3",     CERTIFICATE | PATH,
    assay_check_path_signature, "path-trusted" },
  { "path-length",            N_("Length of the path"),      "RFC 5280 section 4.2.1.9",   CERTIFICATE | PATH,
    assay_check_path_length, "path-trusted" },
  { "name-constraints",       N_("Limits of names"),         "RFC 5280 section 4.2.1.10",  CERTIFICATE | PATH,
    assay_check_name_constraints, "path-trusted" },
  { "policies",               N_("Policies"),                "RFC 5280 section 6.1.3 (d)", CERTIFICATE | PATH,
    assay_check_policies, "path-trusted" },
  { "critical-extension",     N_("Critical extensions"),     "RFC 5280 section 4.2",       CERTIFICATE | PATH,
    assay_check_critical_extension, "path-trusted" },
  { "issuance",               N_("Rules for issuers"),       "RFC 5280 section 4",         CERTIFICATE | PATH,
    assay_check_issuance },
  { "key-usage",              N_("Use of the keys"),         "RFC 5280 section 4.2.1.3",   CERTIFICATE,
    assay_check_key_usage },
  { "extended-key-usage",     N_("Purpose"),                 "RFC 5280 section 4.2.1.12",  CERTIFICATE,
    assay_check_extended_key_usage },
  { "key-size",               N_("Size of the keys"),        "NIST SP 800-57 part 1",      CERTIFICATE,
    assay_check_key_size },
  { "rsa-exponent",           N_("RSA exponents"),           "FIPS 186-5 appendix A.1.1",  CERTIFICATE,
    assay_check_rsa_exponent },
  { "signature-algorithm",    N_("Signatures on the chain"), "RFC 6194; RFC 6151",         CERTIFICATE,
    assay_check_signature_algorithm },
  { "san-missing",            N_("Listed names"),            "RFC 9525 section 2",         CERTIFICATE,
    assay_check_san_missing, "hostname" },
  { "serial",                 N_("Serial numbers"),          "RFC 5280 section 4.1.2.2",   CERTIFICATE,
    assay_check_serial },
  { "unreadable",             N_("Encoding"),                "RFC 5280 section 4.1",       CERTIFICATE,
    assay_check_unreadable },
  { "private-key",            N_("Private keys in files"),   "NIST SP 800-57 part 1",      0,
    assay_check_private_key },
  { "lifetime",               N_("Lifetime"),                "CA/B Forum BR section 6.3.2", PUBLIC_ROOT,
    assay_check_lifetime },
  { "client-auth-eku",        N_("Single purpose"),          "Chrome Root Program Policy", PUBLIC_ROOT,
    assay_check_client_auth_eku },
  { "ct",                     N_("Public logs"),             "Chrome and Apple CT policies", PUBLIC_ROOT,
    assay_check_ct },
  { "chain-incomplete",       N_("Completeness"),            "RFC 8446 section 4.4.2",     SENT,
    assay_check_chain_incomplete, "path-trusted" },
  { "chain-order",            N_("Order of the chain"),      "RFC 8446 section 4.4.2",     SENT,
    assay_check_chain_order },
  { "chain-extra",            N_("Extra certificates"),      "RFC 8446 section 4.4.2",     SENT,
    assay_check_chain_extra },
  { "chain-duplicate",        N_("Repeated certificates"),   "RFC 8446 section 4.4.2",     SENT,
    assay_check_chain_duplicate },
  { "chain-root-sent",        N_("Root in the chain"),       "RFC 8446 section 4.4.2",     SENT,
    assay_check_chain_root_sent },
  { "second-opinion",         N_("Second opinion"),          "GnuTLS",                     CERTIFICATE | PATH,
    assay_check_second_opinion },
  { "protocol-version",       N_("Protocol version"),        "RFC 8996",                   CONNECTION,
    assay_check_protocol_version },
  { "downgrade-marker",       N_("Forced downgrade"),        "RFC 8446 section 4.1.3",     ASSAY_NEEDS_SERVER,
    assay_check_downgrade_marker },
  { "compression",            N_("Compression"),             "RFC 3749; RFC 9325 section 3.3", CONNECTION,
    assay_check_compression },
  { "cipher",                 N_("Encryption"),              "RFC 9325 section 4",         CONNECTION,
    assay_check_cipher },
  { "forward-secrecy",        N_("Forward secrecy"),         "RFC 9325 section 4.1",       CONNECTION,
    assay_check_forward_secrecy },
  { "handshake-signature",    N_("Handshake signature"),     "RFC 9155",                   CONNECTION,
    assay_check_handshake_signature },
  { "key-exchange-group",     N_("Post-quantum protection"), "RFC 8446 section 4.2.7",     CONNECTION,
    assay_check_key_exchange_group },
  { "extended-master-secret", N_("Session binding"),         "RFC 7627",                   CONNECTION,
    assay_check_extended_master_secret },
  { "secure-renegotiation",   N_("Renegotiation"),           "RFC 5746",                   CONNECTION,
    assay_check_secure_renegotiation },
  { "ticket-lifetime",        N_("Session tickets"),         "RFC 8446 section 4.6.1",     CONNECTION,
    assay_check_ticket_lifetime },
  { "client-certificate",     N_("Client certificate"),      "RFC 8446 section 4.3.2",     CONNECTION,
    assay_check_client_certificate },
  { "starttls",               N_("Upgrade to TLS"),          "RFC 3207 section 6",         CONNECTION,
    assay_check_starttls },
  { "host-lookalike",         N_("Letters of the name"),     "Unicode UTS 39",             CERTIFICATE | ASSAY_NEEDS_SERVER,
    assay_check_host_lookalike },
  { "local-clock",            N_("This computer's clock"),   "RFC 5280 section 4.1.2.5",   CERTIFICATE,
    assay_check_local_clock },
  { NULL }
};

const AssayCheck *
assay_checks_get_table (void)
{
  return checks;
}

static gboolean
has_certificate (const AssayReport *report)
{
  return assay_report_get_leaf (report) != NULL;
}

static gboolean
has_path (const AssayReport *report)
{
  return report->verification.status != ASSAY_PATH_NONE;
}

static gboolean
has_connection (const AssayReport *report)
{
  return report->connection != NULL;
}

static gboolean
has_server (const AssayReport *report)
{
  return !assay_target_is_file (report->request->target);
}

static gboolean
has_subject (const AssayReport *report)
{
  return has_server (report) || has_certificate (report);
}

static gboolean
has_name (const AssayReport *report)
{
  return has_server (report) || report->request->options.verify_name != NULL;
}

static gboolean
has_system_anchors (const AssayReport *report)
{
  return report->verification.anchors == ASSAY_ANCHORS_SYSTEM || report->verification.anchors == ASSAY_ANCHORS_BOTH;
}

static gboolean
has_trusted_path (const AssayReport *report)
{
  return report->verification.status == ASSAY_PATH_TRUSTED;
}

static const struct {
  guint        need;
  gboolean   (*is_met) (const AssayReport *report);
  const char  *otherwise;
} conditions[] = {
  { ASSAY_NEEDS_SUBJECT,     has_subject,        N_("Not checked: the file holds no certificate") },
  { ASSAY_NEEDS_NAME,        has_name,           N_("Not checked: no host was named for the certificate to prove") },
  { ASSAY_NEEDS_SERVER,      has_server,         N_("Not checked: the certificates come from a file, not a server") },
  { ASSAY_NEEDS_CERTIFICATE, has_certificate,    N_("Not checked: no certificate was received") },
  { ASSAY_NEEDS_PATH,        has_path,           N_("Not checked: the chain was not verified") },
  { ASSAY_NEEDS_CONNECTION,  has_server,         N_("Not checked: a file makes no connection") },
  { ASSAY_NEEDS_CONNECTION,  has_connection,     N_("Not checked: no handshake was finished") },
  { ASSAY_NEEDS_PUBLIC_ROOT, has_system_anchors, N_("Not applicable to a private authority") },
  { ASSAY_NEEDS_PUBLIC_ROOT, has_trusted_path,   N_("Applies only to chains that end in a root of this computer") },
};

static const char *
find_missing (const AssayReport *report,
              guint              needs)
{
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if ((needs & conditions[i].need) != 0 && !conditions[i].is_met (report))
      return conditions[i].otherwise;
  return NULL;
}

static void
run_check (const AssayReport *report,
           const AssayCheck  *check,
           GPtrArray         *findings)
{
  const char *missing = find_missing (report, check->needs);

  if (missing == NULL)
    check->look (report, check, findings);
  else
    assay_checks_say (findings, check, ASSAY_STATUS_SKIPPED, SAY (check->title), SAY (missing));
}

AssayAssessment *
assay_checks_run (const AssayReport *report)
{
  AssayAssessment draft = { .findings = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_finding_unref) };

  for (const AssayCheck *check = checks; check->id != NULL; check++)
    run_check (report, check, draft.findings);
  assay_verdict_draw (report, &draft);
  return assay_assessment_take (&draft);
}

AssayAssessment *
assay_checks_run_at (const AssayReport *report,
                     gint64             now)
{
  AssayReport as_of_now = *report;      /* borrows all; checks keep nothing of it */

  as_of_now.as_of = now;
  return assay_checks_run (&as_of_now);
}

void
assay_checks_add (GPtrArray        *findings,
                  const AssayCheck *check,
                  AssayStatus       status,
                  int               certificate,
                  AssayText        *title,
                  AssayText        *detail,
                  AssayText        *fix)
{
  g_ptr_array_add (findings, assay_finding_take (&(AssayFinding) {
    .id = check->id,
    .label = check->title,
    .status = status,
    .certificate = certificate,
    .title = title,
    .detail = detail,
    .fix = fix,
    .reference = check->reference,
  }));
}

void
assay_checks_say (GPtrArray        *findings,
                  const AssayCheck *check,
                  AssayStatus       status,
                  AssayText        *title,
                  AssayText        *detail)
{
  assay_checks_add (findings, check, status, -1, title, detail, NULL);
}

guint
assay_checks_n_links (const AssayReport *report)
{
  const GArray *path = report->verification.path;
  const AssayCertificate *last;
  gboolean rooted;

  if (path->len == 0)
    return 1;
  last = assay_report_get_certificate (report, (int) g_array_index (path, guint, path->len - 1));
  rooted = report->verification.status == ASSAY_PATH_TRUSTED || assay_certificate_is_self_issued (last);
  return MAX (path->len - (rooted ? 1 : 0), 1);
}

AssayCertificate *
assay_checks_get_link (const AssayReport *report,
                       guint              position,
                       int               *index)
{
  const GArray *path = report->verification.path;

  *index = position < path->len ? (int) g_array_index (path, guint, position) : 0;
  return assay_report_get_certificate (report, *index);
}

const char *
assay_checks_get_name (const AssayReport *report)
{
  const AssayRequest *request = report->request;

  return request->options.verify_name != NULL ? request->options.verify_name : request->target->display_host;
}
