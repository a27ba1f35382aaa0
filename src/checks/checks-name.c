/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/checks-private.h"

#include "base/assay-address.h"
#include "base/assay-hostname.h"

#define MAX_NEAREST 3

#define NEW_NAMES N_("Get a certificate that lists this name, or make the server choose the right one of its " \
                     "certificates for the name asked for (SNI).")

/* What the certificate is for, where it is not for the host; NULL when it lists neither names nor addresses. */
static AssayText *
say_what_it_is_for (const AssayReport      *report,
                    const AssayCertificate *leaf)
{
  const char *host = assay_request_get_verify_name (report->request);
  g_auto(GStrv) nearest = assay_hostname_dup_nearest (leaf, host, MAX_NEAREST);
  g_autofree char *names = g_strjoinv (", ", nearest);
  guint n_more = assay_hostname_count (leaf) - g_strv_length (nearest);

  if (nearest[0] == NULL)
    return NULL;
  if (n_more == 0)
    return assay_text_new (N_("The certificate is for {names}, not for {host}."),
                           "names", ASSAY_ARG_TEXT, names,
                           "host", ASSAY_ARG_TEXT, assay_checks_get_name (report), NULL);
  return assay_text_new_plural (NP_("The certificate is for {names} and {n} more name, not for {host}.",
                                    "The certificate is for {names} and {n} more names, not for {host}."), n_more,
                                "names", ASSAY_ARG_TEXT, names,
                                "host", ASSAY_ARG_TEXT, assay_checks_get_name (report), NULL);
}

/* What is most likely to be done about it: the question may have been wrong, not the answer. */
static AssayText *
choose_fix (const AssayReport *report)
{
  if (assay_address_check (assay_request_get_verify_name (report->request)))
    return SAY (N_("Ask for the server by its name, or get a certificate that lists the address as an address."));
  if (assay_request_get_server_name (report->request) == NULL)
    return SAY (N_("No name was sent to the server (SNI), so it showed the certificate that it shows to strangers. "
                   "Send the name, and look again."));
  return SAY (NEW_NAMES);
}

void
assay_check_hostname (const AssayReport *report,
                      const AssayCheck  *check,
                      GPtrArray         *findings)
{
  const AssayCertificate *leaf = assay_report_get_leaf (report);
  int match = assay_hostname_find (leaf, assay_request_get_verify_name (report->request));
  const char *wildcard = match >= 0 && g_str_has_prefix (leaf->names[match], "DNS:*") ? leaf->names[match] + 4 : NULL;
  AssayText *detail;

  if (match >= 0)
    {
      assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Name matches")),
                        assay_text_new (wildcard != NULL ? N_("{host} is covered by {wildcard} in the certificate")
                                                         : N_("{host} is listed in the certificate"),
                                        "host", ASSAY_ARG_TEXT, assay_checks_get_name (report),
                                        "wildcard", ASSAY_ARG_TEXT, wildcard, NULL));
      return;
    }

  detail = say_what_it_is_for (report, leaf);
  if (detail == NULL)
    detail = assay_text_new (N_("The certificate is for no host at all, so not for {host} either."),
                             "host", ASSAY_ARG_TEXT, assay_checks_get_name (report), NULL);
  assay_checks_add (findings, check, ASSAY_STATUS_ERROR, 0, SAY (N_("Name does not match")), detail,
                    choose_fix (report));
}

void
assay_check_san_missing (const AssayReport *report,
                         const AssayCheck  *check,
                         GPtrArray         *findings)
{
  const AssayCertificate *leaf = assay_report_get_leaf (report);
  guint n = g_strv_length (leaf->names);

  if (n > 0)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Names are listed")),
                      assay_text_new_plural (NP_("{n} name, where clients look for it",
                                                 "{n} names, where clients look for them"), n, NULL));
  else
    assay_checks_add (findings, check, ASSAY_STATUS_ERROR, 0, SAY (N_("No names are listed")),
                      SAY (N_("The certificate has no subject alternative names, the list of what it is for. Only its "
                              "common name says something, and clients no longer look there.")),
                      SAY (N_("Have the certificate issued anew with the server's name as a subject alternative "
                              "name.")));
}
