/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that come from the rules that the path was held to (RFC 5280 section 6.1), and GnuTLS's opinion about them. */
#include "checks/checks-private.h"

/* Rules that go by another name than the check that speaks of them. */
static const struct {
  const char *rule;
  const char *check;
} others[] = {
  { "signature", "path-signature" },
  { "key",       "key-size" },
};

static gboolean
is_about (const AssayRule  *rule,
          const AssayCheck *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (others[i].rule, rule->id))
      return g_str_equal (others[i].check, check->id);
  return g_str_equal (rule->id, check->id);
}

static gboolean
is_blamed (const GPtrArray  *findings,
           const AssayCheck *check,
           int               certificate)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->id, check->id) && finding->certificate == certificate)
        return TRUE;
    }
  return FALSE;
}

static AssayText *
say_about (const AssayReport *report,
           const AssayRule   *rule)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, rule->certificate);

  return assay_text_new (N_("About the certificate of {name}: {what}"),
                         "name", ASSAY_ARG_TEXT, certificate != NULL ? certificate->title : "",
                         "what", ASSAY_ARG_MESSAGE, rule->detail, NULL);
}

static void
blame (const AssayReport *report,
       const AssayCheck  *check,
       GPtrArray         *findings,
       const AssayRule   *rule)
{
  assay_checks_add (findings, check, ASSAY_STATUS_ERROR, rule->certificate, SAY (N_("A rule is broken")),
                    say_about (report, rule),
                    SAY (N_("Have the certificate issued anew so that it keeps to the rules, or use another "
                            "authority.")));
}

void
assay_checks_add_broken (const AssayReport *report,
                         const AssayCheck  *check,
                         GPtrArray         *findings)
{
  const AssayPathCandidate *chosen = report->validation != NULL ? assay_validation_get_chosen (report->validation)
                                                                : NULL;

  for (guint i = 0; chosen != NULL && i < chosen->rules->len; i++)
    {
      const AssayRule *rule = g_ptr_array_index (chosen->rules, i);

      if (rule->outcome == ASSAY_RULE_BROKEN && is_about (rule, check)
          && !is_blamed (findings, check, rule->certificate))
        blame (report, check, findings, rule);
    }
}

/* What is said when the rules of a check are kept. */
static void
look_at_rules (const AssayReport *report,
               const AssayCheck  *check,
               GPtrArray         *findings,
               const char        *title,
               const char        *detail)
{
  guint before = findings->len;

  if (report->validation == NULL)
    {
      assay_checks_say (findings, check, ASSAY_STATUS_SKIPPED, SAY (check->title),
                        SAY (N_("Not checked: the rules that the chain was held to are not in this report")));
      return;
    }
  assay_checks_add_broken (report, check, findings);
  if (findings->len == before)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (title), SAY (detail));
}

void
assay_check_path_signature (const AssayReport *report,
                            const AssayCheck  *check,
                            GPtrArray         *findings)
{
  look_at_rules (report, check, findings, N_("Signatures are right"),
                 N_("No certificate on the chain was altered after its issuer signed it"));
}

void
assay_check_path_length (const AssayReport *report,
                         const AssayCheck  *check,
                         GPtrArray         *findings)
{
  look_at_rules (report, check, findings, N_("As long as it may be"),
                 N_("No authority issued below where another one's limit ends"));
}

void
assay_check_name_constraints (const AssayReport *report,
                              const AssayCheck  *check,
                              GPtrArray         *findings)
{
  look_at_rules (report, check, findings, N_("Names are within limits"),
                 N_("No authority on the chain is barred from certifying these names"));
}

void
assay_check_policies (const AssayReport *report,
                      const AssayCheck  *check,
                      GPtrArray         *findings)
{
  look_at_rules (report, check, findings, N_("Policies go together"),
                 N_("No authority asks for a policy that does not hold along the chain"));
}

void
assay_check_critical_extension (const AssayReport *report,
                                const AssayCheck  *check,
                                GPtrArray         *findings)
{
  look_at_rules (report, check, findings, N_("Every condition is understood"),
                 N_("There is no critical extension that is not known"));
}

/* Whether another check speaks of the rule. */
static gboolean
is_told (const AssayRule *rule)
{
  for (const AssayCheck *check = assay_checks_get_table (); check->id != NULL; check++)
    if (check->look != assay_check_issuance && is_about (rule, check))
      return TRUE;
  return FALSE;
}

/* The rules of the CA/Browser Forum bind those who issue for the public. */
static gboolean
binds_issuer (const AssayReport *report,
              const AssayRule   *rule)
{
  const AssayVerification *verification = &report->verification;

  return (verification->anchors == ASSAY_ANCHORS_SYSTEM && verification->status == ASSAY_PATH_TRUSTED)
      || !g_str_has_prefix (rule->reference, "CA/B Forum");
}

/* What clients look the other way about. */
void
assay_check_issuance (const AssayReport *report,
                      const AssayCheck  *check,
                      GPtrArray         *findings)
{
  const AssayPathCandidate *chosen = report->validation != NULL ? assay_validation_get_chosen (report->validation)
                                                                : NULL;
  guint before = findings->len;

  for (guint i = 0; chosen != NULL && i < chosen->rules->len; i++)
    {
      const AssayRule *rule = g_ptr_array_index (chosen->rules, i);

      if (rule->outcome == ASSAY_RULE_NOTED && !is_told (rule) && binds_issuer (report, rule))
        assay_checks_add (findings, check, ASSAY_STATUS_NOTE, rule->certificate, SAY (N_("Not as issuers must")),
                          say_about (report, rule),
                          SAY (N_("Most clients look the other way. Some, such as Python from 3.13 on, look more closely "
                                  "and may refuse it: then have the certificate issued anew.")));
    }
  if (findings->len == before)
    look_at_rules (report, check, findings, N_("Issued by the rules"),
                   N_("The certificates are formed as those who issue them must form them"));
}

/* What GnuTLS thinks of the same path, where it thinks otherwise. */
void
assay_check_second_opinion (const AssayReport *report,
                            const AssayCheck  *check,
                            GPtrArray         *findings)
{
  const AssayVerification *verification = &report->verification;
  const char *technical = verification->technical != NULL ? verification->technical : "";
  gboolean theirs = verification->second_opinion == ASSAY_PATH_TRUSTED;

  if (verification->second_opinion == ASSAY_PATH_NONE || report->validation == NULL)
    assay_checks_say (findings, check, ASSAY_STATUS_SKIPPED, SAY (check->title),
                      SAY (N_("GnuTLS was not asked: there is no path to a root")));
  else if (theirs == (verification->status == ASSAY_PATH_TRUSTED)
           && theirs == (assay_path_candidate_find_broken (assay_validation_get_chosen (report->validation), NULL)
                         == NULL || verification->status == ASSAY_PATH_TRUSTED))
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("GnuTLS agrees")),
                      theirs ? SAY (N_("It too finds that the path leads to a root, every signature right"))
                             : SAY (N_("It too refuses the path")));
  else if (theirs)
    assay_checks_say (findings, check, ASSAY_STATUS_NOTE, SAY (N_("GnuTLS would take it")),
                      SAY (N_("GnuTLS, which looks at fewer rules, has nothing against this path; what is against it "
                              "is told with the other checks.")));
  else
    assay_checks_say (findings, check, ASSAY_STATUS_NOTE, SAY (N_("GnuTLS thinks otherwise")),
                      assay_text_new (verification->status == ASSAY_PATH_TRUSTED
                                        ? N_("GnuTLS objects: {technical} It compares names byte by byte, counts "
                                             "certificates that authorities give themselves, and does not know all "
                                             "extensions; by RFC 5280 the path is valid.")
                                        : N_("GnuTLS objects: {technical} By the rules applied here the path would be "
                                             "valid; since nothing explains the difference, it is not trusted."),
                                      "technical", ASSAY_ARG_TEXT, technical, NULL));
}
