/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What whoever issues certificates must and must not do. Clients look the other way about most of it. */
#include "path/path-constraints.h"
#include "path/path-crl-form.h"
#include "path/path-rules.h"

#define ANY (PATH_LEAF | PATH_INTERMEDIATE | PATH_ANCHOR)
#define SUBJECTS (PATH_LEAF | PATH_INTERMEDIATE)

#define EXTENSIONS "tbs_certificate/extensions"

static gboolean
is_empty (GBytes *normal)
{
  return normal == NULL || g_bytes_get_size (normal) == 0;
}

static gboolean
is_critical (const PathTurn *turn,
             const char     *oid)
{
  const PathExtension *extension = path_certificate_find (turn->certificate, oid);

  return extension != NULL && extension->critical;
}

static gboolean
is_missing (const PathTurn *turn,
            const char     *oid)
{
  return path_certificate_find (turn->certificate, oid) == NULL;
}

static gboolean
is_authority (const PathTurn *turn)
{
  return turn->role != PATH_LEAF || turn->certificate->is_ca;
}

static gboolean
may_certify (const PathTurn *turn)
{
  return turn->certificate->has_key_usage && turn->certificate->key_usage & PATH_USE_CERTSIGN;
}

static gboolean
fits (const PathTurn *turn)
{
  GBytes *id = turn->certificate->authority_key_id;
  GBytes *above = turn->issuer != NULL ? turn->issuer->subject_key_id
                : turn->role == PATH_ANCHOR && path_certificate_is_self_issued (turn->certificate)
                  ? turn->certificate->subject_key_id : NULL;

  return id == NULL || above == NULL || g_bytes_equal (id, above);
}

/* Faults of form, by what they are. */

static gboolean
has_no_issuer (const PathTurn *turn)
{
  return is_empty (turn->certificate->issuer);
}

static gboolean
has_no_name (const PathTurn *turn)
{
  const PathCertificate *certificate = turn->certificate;

  return is_empty (certificate->subject) && !is_authority (turn)
      && (certificate->names == NULL || !is_critical (turn, PATH_OID_SUBJECT_NAMES));
}

static gboolean
is_nameless_authority (const PathTurn *turn)
{
  return is_empty (turn->certificate->subject) && is_authority (turn);
}

static gboolean
has_critical_authority_key (const PathTurn *turn)
{
  return is_critical (turn, PATH_OID_AUTHORITY_KEY_ID);
}

static gboolean
has_critical_subject_key (const PathTurn *turn)
{
  return is_critical (turn, PATH_OID_SUBJECT_KEY_ID);
}

/* An anchor that is named for another issuer may have signed itself all the same. */
static gboolean
is_signed_by_itself (const PathTurn *turn)
{
  return path_certificate_is_self_issued (turn->certificate)
      || (turn->role == PATH_ANCHOR
          && path_pool_verify (turn->state->pool, turn->index, turn->index) == ASSAY_SIGNATURE_VALID);
}

static gboolean
lacks_authority_key (const PathTurn *turn)
{
  return turn->certificate->authority_key_id == NULL && !is_signed_by_itself (turn);
}

static gboolean
lacks_subject_key (const PathTurn *turn)
{
  return is_authority (turn) && turn->certificate->subject_key_id == NULL;
}

static gboolean
has_other_authority_key (const PathTurn *turn)
{
  return !fits (turn);
}

static gboolean
has_uncritical_basic_constraints (const PathTurn *turn)
{
  return is_authority (turn) && turn->certificate->has_basic_constraints
      && !is_critical (turn, PATH_OID_BASIC_CONSTRAINTS);
}

static gboolean
lacks_key_usage (const PathTurn *turn)
{
  return is_authority (turn) && !turn->certificate->has_key_usage;
}

static gboolean
has_no_use (const PathTurn *turn)
{
  return turn->certificate->has_key_usage && turn->certificate->key_usage == 0;
}

static gboolean
certifies_without_being_authority (const PathTurn *turn)
{
  return may_certify (turn) && !turn->certificate->is_ca;
}

static gboolean
limits_path_for_nothing (const PathTurn *turn)
{
  return turn->certificate->path_length != PATH_NO_NUMBER
      && (!turn->certificate->is_ca || (turn->certificate->has_key_usage && !may_certify (turn)));
}

static gboolean
constrains_names_for_nothing (const PathTurn *turn)
{
  return turn->certificate->has_name_constraints && !turn->certificate->is_ca;
}

/* On the web they need not be: CA/B Forum BR section 7.1.2.5.2, "as an explicit exception from RFC 5280". */
static gboolean
has_uncritical_name_constraints (const PathTurn *turn)
{
  return !is_missing (turn, PATH_OID_NAME_CONSTRAINTS) && !is_critical (turn, PATH_OID_NAME_CONSTRAINTS)
      && !(turn->state->binding & PATH_WEB);
}

static gboolean
has_dotted_constraints (const PathTurn *turn)
{
  return path_constraints_have_dots (turn->certificate);
}

static gboolean
has_uncritical_policy_limits (const PathTurn *turn)
{
  return (!is_missing (turn, PATH_OID_POLICY_LIMITS) && !is_critical (turn, PATH_OID_POLICY_LIMITS))
      || (!is_missing (turn, PATH_OID_INHIBIT_ANY) && !is_critical (turn, PATH_OID_INHIBIT_ANY));
}

static gboolean
has_critical_purposes (const PathTurn *turn)
{
  return is_critical (turn, PATH_OID_PURPOSES);
}

static gboolean
is_root_with_purposes (const PathTurn *turn)
{
  return turn->role == PATH_ANCHOR && turn->certificate->purposes != NULL;
}

static gboolean
has_critical_names (const PathTurn *turn)
{
  return !is_empty (turn->certificate->subject) && is_critical (turn, PATH_OID_SUBJECT_NAMES);
}

static gboolean
names_issuer_of_key (const PathTurn *turn)
{
  return turn->certificate->authority_key_names;
}

static gboolean
lacks_root_authority_key (const PathTurn *turn)
{
  return !is_missing (turn, PATH_OID_AUTHORITY_KEY_ID) && turn->certificate->authority_key_id == NULL;
}

static gboolean
has_odd_access (const PathTurn *turn)
{
  return turn->certificate->odd_access;
}

static gboolean
has_odd_points (const PathTurn *turn)
{
  return !path_crl_points_are_at_uris (turn->certificate);
}

/* What a server's certificate, or an authority's for servers, must not be for besides. */
static const char * const other_purposes[] = {
  "1.3.6.1.5.5.7.3.3",             /* codeSigning */
  "1.3.6.1.5.5.7.3.4",             /* emailProtection */
  "1.3.6.1.5.5.7.3.8",             /* timeStamping */
  "1.3.6.1.5.5.7.3.9",             /* OCSPSigning */
  "1.3.6.1.4.1.11129.2.4.4",       /* precertificate signing certificate */
  PATH_OID_ANY_PURPOSE,
};

static gboolean
has_other_purposes (const PathTurn *turn)
{
  const GPtrArray *purposes = turn->certificate->purposes;

  if (purposes == NULL || !path_has_oid (purposes, ASSAY_PURPOSE_SERVER))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (other_purposes); i++)
    if (path_has_oid (purposes, other_purposes[i]))
      return TRUE;
  return FALSE;
}

#define BASIC_CONSTRAINTS EXTENSIONS "/basic_constraints"

typedef struct {
  PathRole     roles;
  gboolean   (*has) (const PathTurn *turn);
  const char  *field;
  const char  *detail;
} Oddity;

/* RFC 5280 section 4: what nobody has a reason to do. */
static const Oddity faults[] = {
  { ANY, has_no_issuer, "tbs_certificate/issuer", N_("The name of its issuer is empty.") },
  { ANY, is_nameless_authority, "tbs_certificate/subject", N_("It is an authority and its name is empty.") },
  { ANY, has_critical_authority_key, EXTENSIONS "/authority_key_identifier",
    N_("The identifier of its issuer's key is critical, which it must not be.") },
  { ANY, has_critical_subject_key, EXTENSIONS "/subject_key_identifier",
    N_("The identifier of its key is critical, which it must not be.") },
  { ANY, constrains_names_for_nothing, EXTENSIONS "/name_constraints",
    N_("It limits the names below it, though it is no authority.") },
};

/* The same, which many authorities in companies do all the same. */
static const Oddity oddities[] = {
  { ANY, has_no_name, "tbs_certificate/subject",
    N_("Its subject is empty, and no critical alternative name stands in for it.") },
  { ANY, lacks_authority_key, EXTENSIONS, N_("It does not identify its issuer's key.") },
  { ANY, lacks_subject_key, EXTENSIONS, N_("It is an authority and does not identify its key.") },
  { ANY, has_other_authority_key, EXTENSIONS "/authority_key_identifier",
    N_("It identifies another key as its issuer's than the one that its issuer has.") },
  { ANY, has_uncritical_basic_constraints, BASIC_CONSTRAINTS,
    N_("That it is an authority is not critical, which it must be.") },
  { ANY, lacks_key_usage, EXTENSIONS, N_("It is an authority and does not say what its key is for.") },
  { ANY, has_no_use, EXTENSIONS "/key_usage", N_("Its key is for nothing at all.") },
  { SUBJECTS, certifies_without_being_authority, EXTENSIONS "/key_usage",
    N_("Its key may sign certificates, though it is no authority.") },
  { ANY, limits_path_for_nothing, BASIC_CONSTRAINTS,
    N_("It limits the path below it, though it may not issue certificates.") },
  { ANY, has_uncritical_name_constraints, EXTENSIONS "/name_constraints",
    N_("Its limits of names are not critical, which they must be.") },
  { ANY, has_dotted_constraints, EXTENSIONS "/name_constraints",
    N_("A limit of DNS names begins with a dot, which it must not.") },
  { ANY, has_uncritical_policy_limits, EXTENSIONS, N_("Its limits of policies are not critical, which they must be.") },
};

/* CA/B Forum BR sections 7.1.2.1 (roots), 7.1.2.7 (servers), 7.1.2.10 and 7.1.2.11 (fields that several have). */
static const Oddity web_oddities[] = {
  { PATH_LEAF, has_critical_purposes, EXTENSIONS "/ext_key_usage",
    N_("Its purposes are critical, which they must not be.") },
  { SUBJECTS, has_other_purposes, EXTENSIONS "/ext_key_usage",
    N_("It is for servers, and for something that must not go together with that.") },
  { PATH_ANCHOR, is_root_with_purposes, EXTENSIONS "/ext_key_usage", N_("It is a root and limits its purposes.") },
  { PATH_LEAF, has_critical_names, EXTENSIONS "/subject_alt_name",
    N_("Its alternative names are critical, which they must not be beside a subject.") },
  { ANY, names_issuer_of_key, EXTENSIONS "/authority_key_identifier",
    N_("It identifies its issuer's key by a name and a number, which it must not.") },
  { PATH_ANCHOR, lacks_root_authority_key, EXTENSIONS "/authority_key_identifier",
    N_("It identifies its issuer's key without saying which.") },
  { SUBJECTS, has_odd_points, EXTENSIONS "/crl_distribution_points",
    N_("Its revocation lists are not at web addresses alone.") },
  { ANY, has_odd_access, EXTENSIONS "/authority_info_access",
    N_("Where to ask about it is not formed as it must be.") },
};

static void
look_for (const PathTurn *turn,
          const Oddity   *table,
          guint           n)
{
  if (turn->certificate->malformed)
    return;
  for (guint i = 0; i < n; i++)
    if (table[i].roles & turn->role && table[i].has (turn))
      path_break (turn, table[i].field, SAY (table[i].detail));
}

static void
look_faults (const PathTurn *turn)
{
  look_for (turn, faults, G_N_ELEMENTS (faults));
}

static void
look_oddities (const PathTurn *turn)
{
  look_for (turn, oddities, G_N_ELEMENTS (oddities));
}

static void
look_web_oddities (const PathTurn *turn)
{
  if (path_is_for_server (turn))
    look_for (turn, web_oddities, G_N_ELEMENTS (web_oddities));
}

const PathRule path_rules_issuance[] = {
  { "issuance", SUBJECTS,    PATH_PLAIN | PATH_FORM, "RFC 5280 section 4", look_faults },
  { "issuance", PATH_ANCHOR, PATH_FORM,              "RFC 5280 section 4", look_faults },
  { "issuance", ANY,         PATH_FORM,              "RFC 5280 section 4", look_oddities },
  { "issuance", ANY,         PATH_BASELINE,          "CA/B Forum BR section 7.1.2", look_web_oddities },
  { NULL }
};
