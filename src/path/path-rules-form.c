/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 5280 section 4: the form that certificates have. What clients look the other way about binds only those who issue
 * certificates for the web. */
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
                path_say_oid (N_("It has the extension {oid} more than once."), turn->certificate->duplicate));
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
                    path_say_oid (N_("Its extension {oid} is malformed."), extension->oid));
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

const PathRule path_rules_form[] = {
  { "certificate-form",    ANY,      ALL, "RFC 5280 section 4.1", look_certificate_form },
  { "version",             SUBJECTS, ALL, "RFC 5280 section 4.1.2.1", look_version },
  { "version",             ANY,      PATH_BASELINE, "CA/B Forum BR section 7.1.1", look_old_version },
  { "duplicate-extension", SUBJECTS, ALL, "RFC 5280 section 4.2", look_duplicate },
  { "duplicate-extension", PATH_ANCHOR, PATH_FORM, "RFC 5280 section 4.2", look_duplicate },
  { "extension-form",      SUBJECTS, ALL, "RFC 5280 section 4.2.1", look_extension_form },
  { "extension-form",      PATH_ANCHOR, PATH_LIMITS, "RFC 5280 section 4.2.1", look_extension_form },
  { "serial",              SUBJECTS, PATH_PLAIN | PATH_FORM, "RFC 5280 section 4.1.2.2", look_serial_length },
  { "serial",              ANY,      PATH_FORM, "RFC 5280 section 4.1.2.2", look_serial_sign },
  { "validity-form",       ANY,      PATH_FORM, "RFC 5280 section 4.1.2.5", look_times },
  { "unique-ids",          ANY,      PATH_FORM, "RFC 5280 section 4.1.2.8", look_unique_ids },
  { NULL }
};
