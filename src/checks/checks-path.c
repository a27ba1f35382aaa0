/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/checks-private.h"

typedef struct {
  const char *title;
  const char *detail;
  const char *fix;
} Words;

#define FULL_CHAIN N_("Install the whole chain on the server: its own certificate first, then the intermediates. The " \
                      "authority gives them in one file, often called fullchain.pem.")
#define NEW_CHAIN  N_("Have the certificate issued anew, and install it together with the intermediates that come " \
                      "with it.")

/* What is said of a path that does not lead to an anchor. {name} is the certificate where it breaks. */
static const Words broken[] = {
  [ASSAY_PATH_NO_ISSUER] = {
    N_("The chain is broken"),
    N_("The certificate of {issuer}, which issued that of {name}, came neither from {source} nor from {store}."),
    FULL_CHAIN,
  },
  [ASSAY_PATH_SELF_SIGNED] = {
    N_("Self-signed"),
    N_("It vouches for itself: {name} signed its own certificate, and no authority stands behind it."),
    N_("Get a certificate from an authority that the visitors' computers know. If the server is your own, compare the "
       "certificate's fingerprint by another way, and then trust it by itself."),
  },
  [ASSAY_PATH_UNKNOWN_ROOT] = {
    N_("Unknown authority"),
    N_("The chain ends in {name}, which is not among {store}."),
    N_("If that authority is your own, install its root where it should be trusted. If you have never heard of it, "
       "find out who answers in place of the server."),
  },
  [ASSAY_PATH_BAD_SIGNATURE] = {
    N_("A signature is wrong"),
    N_("The signature on the certificate of {name} was not made with the key of {issuer}: the certificate was altered, "
       "or it belongs to another chain."),
    NEW_CHAIN,
  },
  [ASSAY_PATH_INSECURE] = {
    N_("Too weak to be believed"),
    N_("The certificate of {name} has a key or a signature that is too weak to prove anything."),
    NEW_CHAIN,
  },
  [ASSAY_PATH_NOT_A_CA] = {
    N_("Issued by someone who may not"),
    N_("{issuer} issued the certificate of {name} but is no authority: its own certificate does not allow that."),
    NEW_CHAIN,
  },
  [ASSAY_PATH_CONSTRAINTS] = {
    N_("Outside the issuer's limits"),
    N_("The certificate of {name} goes beyond what its issuer may certify: names, or further authorities."),
    N_("Get a certificate from an authority that may certify this name."),
  },
  [ASSAY_PATH_CRITICAL_EXTENSION] = {
    N_("An unknown condition"),
    N_("The certificate of {name} has an extension that must be understood and is not."),
    N_("Have the certificate issued anew without that extension, or without the mark that makes it critical."),
  },
  [ASSAY_PATH_UNREADABLE] = {
    N_("Not readable"),
    N_("The certificate of {name} cannot be read; it does not keep to the format."),
    N_("Install the certificate again from the authority's file; if that is broken too, have it issued anew."),
  },
  [ASSAY_PATH_OTHER] = {
    N_("Not trusted"),
    N_("The certificate of {name} was refused by the library that checks signatures: {technical}"),
    NULL,
  },
};

static const char * const stores[] = {
  [ASSAY_ANCHORS_SYSTEM]   = N_("the roots that this computer trusts"),
  [ASSAY_ANCHORS_FILE]     = N_("the roots that you gave"),
  [ASSAY_ANCHORS_PRACTICE] = N_("the practice authority"),
  [ASSAY_ANCHORS_BOTH]     = N_("the roots that this computer trusts and those that you gave"),
  [ASSAY_ANCHORS_NONE]     = N_("the roots that are to be trusted, since there are none"),
};

static const char * const anchored[] = {
  [ASSAY_ANCHORS_SYSTEM]   = N_("the system trust store"),
  [ASSAY_ANCHORS_FILE]     = N_("the roots that you gave"),
  [ASSAY_ANCHORS_PRACTICE] = N_("the practice authority, which is trusted for practice only"),
};

static void
say_trusted (const AssayReport *report,
             const AssayCheck  *check,
             GPtrArray         *findings)
{
  const AssayVerification *verification = &report->verification;
  gboolean complete = (verification->issues & ASSAY_CHAIN_INCOMPLETE) == 0;

  assay_checks_say (findings, check, ASSAY_STATUS_PASS,
                    complete ? SAY (N_("Chain is complete and trusted")) : SAY (N_("Chain is trusted")),
                    assay_text_new_plural (NP_("{n} certificate, anchored in {store}",
                                               "{n} certificates, anchored in {store}"),
                                           verification->path->len,
                                           "store", ASSAY_ARG_WORD, anchored[verification->anchors], NULL));
}

/* Nothing to verify: in a finished connection that is the worst of all, since nobody was proved. */
static void
say_nothing_verified (const AssayReport *report,
                      const AssayCheck  *check,
                      GPtrArray         *findings)
{
  gboolean came = assay_report_get_leaf (report) != NULL;

  if (report->failure != NULL)
    assay_checks_say (findings, check, ASSAY_STATUS_SKIPPED, SAY (check->title),
                      came ? SAY (N_("Not checked: the chain was not verified"))
                           : SAY (N_("Not checked: no certificate was received")));
  else
    assay_checks_say (findings, check, ASSAY_STATUS_ERROR, SAY (N_("No proof of identity")),
                      came ? SAY (N_("The server's certificate could not be verified."))
                           : SAY (N_("The server showed no certificate, so anyone could have answered.")));
}

static void
say_broken (const AssayReport *report,
            const AssayCheck  *check,
            GPtrArray         *findings)
{
  const AssayVerification *verification = &report->verification;
  const Words *words = &broken[verification->status];
  const AssayCertificate *certificate = assay_report_get_certificate (report, MAX (verification->certificate, 0));

  assay_checks_add (findings, check, ASSAY_STATUS_ERROR, verification->certificate, SAY (words->title),
                    assay_text_new (words->detail,
                                    "name", ASSAY_ARG_TEXT, certificate != NULL ? certificate->title : "",
                                    "issuer", ASSAY_ARG_TEXT, certificate != NULL ? certificate->issuer_title : "",
                                    "store", ASSAY_ARG_WORD, stores[verification->anchors],
                                    "source", ASSAY_ARG_WORD, assay_target_is_file (report->request->target)
                                                                ? N_("the file") : N_("the server"),
                                    "technical", ASSAY_ARG_TEXT,
                                    verification->technical != NULL ? verification->technical : "", NULL),
                    words->fix != NULL ? SAY (words->fix) : NULL);
}

void
assay_check_path_trusted (const AssayReport *report,
                          const AssayCheck  *check,
                          GPtrArray         *findings)
{
  switch (report->verification.status)
    {
    case ASSAY_PATH_NONE:
      say_nothing_verified (report, check, findings);
      break;
    case ASSAY_PATH_TRUSTED:
      say_trusted (report, check, findings);
      break;
    default:
      say_broken (report, check, findings);
      break;
    }
}

/* The certificate on the path whose issuer the server left out, or NULL. */
static const AssayCertificate *
find_gap (const AssayReport *report,
          int               *index)
{
  guint n = assay_checks_n_links (report);
  int above;

  if (report->verification.status == ASSAY_PATH_NO_ISSUER)
    return assay_checks_get_link (report, n - 1, index);
  for (guint i = 0; i + 1 < n; i++)
    {
      assay_checks_get_link (report, i + 1, &above);
      if ((guint) above >= report->n_sent)
        return assay_checks_get_link (report, i, index);
    }
  return NULL;
}

void
assay_check_chain_incomplete (const AssayReport *report,
                              const AssayCheck  *check,
                              GPtrArray         *findings)
{
  gboolean found = report->verification.status != ASSAY_PATH_NO_ISSUER;
  int index;
  const AssayCertificate *gap = find_gap (report, &index);

  if (gap == NULL)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Nothing is missing")),
                      SAY (N_("The server sent every certificate that is needed")));
  else
    assay_checks_add (findings, check, found ? ASSAY_STATUS_WARNING : ASSAY_STATUS_ERROR, index,
                      SAY (N_("An intermediate is missing")),
                      assay_text_new (found ? N_("The server did not send the certificate of {issuer}. It was found "
                                                 "elsewhere this time; clients that do not have it will refuse.")
                                            : N_("The server did not send the certificate of {issuer}, without which "
                                                 "the chain leads nowhere."),
                                      "issuer", ASSAY_ARG_TEXT, gap->issuer_title, NULL),
                      SAY (FULL_CHAIN));
}

/* What is said of a fault of the chain as sent that harms little, and of its absence. */
typedef struct {
  AssayChainIssues issue;
  Words            found;
  Words            not_found;
} IssueWords;

static const IssueWords order_words = {
  ASSAY_CHAIN_WRONG_ORDER,
  { N_("Chain is out of order"),
    N_("The server's certificates do not follow each other; most clients cope, some old or small ones do not."),
    N_("Sort the server's file: its own certificate, then the issuer, then the issuer's issuer.") },
  { N_("Chain is in order"), N_("Each certificate is followed by its issuer"), NULL },
};

static const IssueWords extra_words = {
  ASSAY_CHAIN_EXTRA,
  { N_("Certificates that nobody needs"),
    N_("The server also sends certificates that have nothing to do with this chain; every visitor downloads them."),
    N_("Take the certificates that are not on the chain out of the server's file.") },
  { N_("Nothing superfluous"), N_("Every certificate that was sent belongs to the chain"), NULL },
};

static const IssueWords duplicate_words = {
  ASSAY_CHAIN_DUPLICATE,
  { N_("A certificate is sent twice"),
    N_("The server sends the same certificate more than once; every visitor downloads it again."),
    N_("Take the repeated certificate out of the server's file.") },
  { N_("Nothing sent twice"), N_("Each certificate was sent once"), NULL },
};

static const IssueWords root_words = {
  ASSAY_CHAIN_ROOT_SENT,
  { N_("The root is sent along"),
    N_("The server sends the root too. Who trusts it has it already, and nobody else will believe it for that."),
    N_("Take the last certificate out of the server's file; each visitor saves about a kilobyte.") },
  { N_("Root not sent"), N_("The server leaves the root to the client, as it should"), NULL },
};

static void
look_for_issue (const AssayReport *report,
                const AssayCheck  *check,
                GPtrArray         *findings,
                const IssueWords  *words)
{
  gboolean found = (report->verification.issues & words->issue) != 0;
  const Words *said = found ? &words->found : &words->not_found;

  assay_checks_add (findings, check, found ? ASSAY_STATUS_NOTE : ASSAY_STATUS_PASS, -1,
                    SAY (said->title), SAY (said->detail), said->fix != NULL ? SAY (said->fix) : NULL);
}

void
assay_check_chain_order (const AssayReport *report,
                         const AssayCheck  *check,
                         GPtrArray         *findings)
{
  look_for_issue (report, check, findings, &order_words);
}

void
assay_check_chain_extra (const AssayReport *report,
                         const AssayCheck  *check,
                         GPtrArray         *findings)
{
  look_for_issue (report, check, findings, &extra_words);
}

void
assay_check_chain_duplicate (const AssayReport *report,
                             const AssayCheck  *check,
                             GPtrArray         *findings)
{
  look_for_issue (report, check, findings, &duplicate_words);
}

void
assay_check_chain_root_sent (const AssayReport *report,
                             const AssayCheck  *check,
                             GPtrArray         *findings)
{
  look_for_issue (report, check, findings, &root_words);
}
