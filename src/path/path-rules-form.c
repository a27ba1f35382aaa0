/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 5280 section 4: the form that certificates have. What clients look the other way about binds only those who issue
 * certificates for the web. */
#include "path/path-constraints.h"
#include "path/path-rules.h"

#define ALL (PATH_PLAIN | PATH_WEB)
#define ANY (PATH_LEAF | PATH_INTERMEDIATE | PATH_ANCHOR)
#define SUBJECTS (PATH_LEAF | PATH_INTERMEDIATE)

#define EXTENSIONS "tbs_certificate/extensions"
#define MAX_SERIAL 20

static void
look_certificate_form (const PathTurn *turn)
{
  if (turn->certificate->malformed)
    path_break (turn, NULL, SAY (N_("It is not formed as a certificate must be.")));
  else
    path_keep (turn, NULL, SAY (N_("It is formed as a certificate must be.")));
}

static void
look_version (const PathTurn *turn)
{
  const PathCertificate *certificate = turn->certificate;
  guint least = certificate->extensions->len > 0 ? 3 : certificate->unique_ids ? 2 : 1;

  if (certificate->malformed)
    return;
  if (certificate->version < least)
    path_break (turn, "tbs_certificate/version",
                assay_text_new (N_("What it holds needs version {n}."), "n", ASSAY_ARG_NUMBER, (gint64) least, NULL));
  else
    path_keep (turn, "tbs_certificate/version",
               assay_text_new (N_("It is of version {n}."), "n", ASSAY_ARG_NUMBER, (gint64) certificate->version,
                               NULL));
}

static void
look_old_version (const PathTurn *turn)
{
  if (!turn->certificate->malformed && turn->certificate->version < 3)
    path_break (turn, "tbs_certificate/version", SAY (N_("It is not of version 3.")));
}

static void
look_duplicate (const PathTurn *turn)
{
  if (turn->certificate->duplicate != NULL)
    path_break (turn, EXTENSIONS,
                assay_text_new (N_("It has the extension {oid} more than once."),
                                "oid", ASSAY_ARG_TEXT, turn->certificate->duplicate, NULL));
}

static void
look_extension_form (const PathTurn *turn)
{
  const GArray *extensions = turn->certificate->extensions;

  for (guint i = 0; i < extensions->len; i++)
    {
      const PathExtension *extension = &g_array_index (extensions, PathExtension, i);

      if (extension->malformed)
        path_break (turn, EXTENSIONS,
                    assay_text_new (N_("Its extension {oid} is malformed."),
                                    "oid", ASSAY_ARG_TEXT, extension->oid, NULL));
    }
}

/* Section 4.1.2.2 asks users of certificates to be able to handle up to 20 octets, and to bear with other oddities. */
static void
look_serial_length (const PathTurn *turn)
{
  gsize length = assay_cursor_left (&turn->certificate->serial);

  if (length > MAX_SERIAL)
    path_break (turn, "tbs_certificate/serial_number",
                assay_text_new (N_("Its serial number has {n} octets; {most} are allowed."),
                                "n", ASSAY_ARG_NUMBER, (gint64) length,
                                "most", ASSAY_ARG_NUMBER, (gint64) MAX_SERIAL, NULL));
}

static void
look_serial_sign (const PathTurn *turn)
{
  const AssayCursor *serial = &turn->certificate->serial;
  const guint8 *bytes = assay_cursor_peek (serial);
  gsize length = assay_cursor_left (serial), n_zeros = 0;

  if (turn->certificate->malformed)
    return;
  while (n_zeros < length && bytes[n_zeros] == 0)
    n_zeros++;
  if (n_zeros == length || bytes[0] & 0x80)
    path_break (turn, "tbs_certificate/serial_number", SAY (N_("Its serial number is not positive.")));
  else
    path_keep (turn, "tbs_certificate/serial_number", SAY (N_("Its serial number is positive.")));
}

static void
look_times (const PathTurn *turn)
{
  if (!turn->certificate->malformed && !turn->certificate->times_strict)
    path_break (turn, "tbs_certificate/validity",
                SAY (N_("A date is not written in the one form that is allowed for it.")));
}

static void
look_unique_ids (const PathTurn *turn)
{
  if (turn->certificate->unique_ids)
    path_break (turn, "tbs_certificate", SAY (N_("It has a unique identifier, which must not be used.")));
}

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

  if (!is_empty (certificate->subject))
    return FALSE;
  return is_authority (turn) || certificate->names == NULL || !is_critical (turn, PATH_OID_SUBJECT_NAMES);
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

static gboolean
lacks_authority_key (const PathTurn *turn)
{
  return turn->certificate->authority_key_id == NULL && !path_certificate_is_self_issued (turn->certificate);
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

static gboolean
has_uncritical_name_constraints (const PathTurn *turn)
{
  return !is_missing (turn, PATH_OID_NAME_CONSTRAINTS) && !is_critical (turn, PATH_OID_NAME_CONSTRAINTS);
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

#define BASIC_CONSTRAINTS EXTENSIONS "/basic_constraints"

typedef struct {
  PathRole     roles;
  gboolean   (*has) (const PathTurn *turn);
  const char  *field;
  const char  *detail;
} Oddity;

/* RFC 5280 section 4. */
static const Oddity oddities[] = {
  { ANY, has_no_issuer, "tbs_certificate/issuer", N_("The name of its issuer is empty.") },
  { ANY, has_no_name, "tbs_certificate/subject",
    N_("Its subject is empty, and no critical alternative name stands in for it.") },
  { ANY, has_critical_authority_key, EXTENSIONS "/authority_key_identifier",
    N_("The identifier of its issuer's key is critical, which it must not be.") },
  { ANY, has_critical_subject_key, EXTENSIONS "/subject_key_identifier",
    N_("The identifier of its key is critical, which it must not be.") },
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
  { ANY, constrains_names_for_nothing, EXTENSIONS "/name_constraints",
    N_("It limits the names below it, though it is no authority.") },
  { ANY, has_uncritical_name_constraints, EXTENSIONS "/name_constraints",
    N_("Its limits of names are not critical, which they must be.") },
  { ANY, has_dotted_constraints, EXTENSIONS "/name_constraints",
    N_("A limit of DNS names begins with a dot, which it must not.") },
  { ANY, has_uncritical_policy_limits, EXTENSIONS, N_("Its limits of policies are not critical, which they must be.") },
};

/* CA/B Forum BR sections 7.1.2.1 and 7.1.2.7. */
static const Oddity web_oddities[] = {
  { PATH_LEAF, has_critical_purposes, EXTENSIONS "/ext_key_usage",
    N_("Its purposes are critical, which they must not be.") },
  { PATH_ANCHOR, is_root_with_purposes, EXTENSIONS "/ext_key_usage", N_("It is a root and limits its purposes.") },
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
look_oddities (const PathTurn *turn)
{
  look_for (turn, oddities, G_N_ELEMENTS (oddities));
}

static void
look_web_oddities (const PathTurn *turn)
{
  look_for (turn, web_oddities, G_N_ELEMENTS (web_oddities));
}

const PathRule path_rules_form[] = {
  { "certificate-form",    ANY,      ALL, "RFC 5280 section 4.1", look_certificate_form },
  { "version",             SUBJECTS, ALL, "RFC 5280 section 4.1.2.1", look_version },
  { "version",             ANY,      PATH_BASELINE, "CA/B Forum BR section 7.1.1", look_old_version },
  { "duplicate-extension", SUBJECTS, ALL, "RFC 5280 section 4.2", look_duplicate },
  { "duplicate-extension", PATH_ANCHOR, PATH_FORM, "RFC 5280 section 4.2", look_duplicate },
  { "extension-form",      SUBJECTS, ALL, "RFC 5280 section 4.2.1", look_extension_form },
  { "serial",              SUBJECTS, PATH_PLAIN | PATH_FORM, "RFC 5280 section 4.1.2.2", look_serial_length },
  { "serial",              ANY,      PATH_FORM, "RFC 5280 section 4.1.2.2", look_serial_sign },
  { "validity-form",       ANY,      PATH_FORM, "RFC 5280 section 4.1.2.5", look_times },
  { "unique-ids",          ANY,      PATH_FORM, "RFC 5280 section 4.1.2.8", look_unique_ids },
  { "issuance",            ANY,      PATH_FORM, "RFC 5280 section 4.2.1", look_oddities },
  { "issuance",            ANY,      PATH_BASELINE, "CA/B Forum BR section 7.1.2", look_web_oddities },
  { NULL }
};
