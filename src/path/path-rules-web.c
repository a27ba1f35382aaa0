/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a path is to be good for: the name and the purpose; and the forms of the web. */
#include <string.h>

#include "base/assay-address.h"
#include "base/assay-hostname.h"
#include "decode/x509-name.h"
#include "path/path-name-form.h"
#include "path/path-rules.h"

#define ALL (PATH_PLAIN | PATH_WEB)
#define SUBJECTS (PATH_LEAF | PATH_INTERMEDIATE)

#define EXTENSIONS "tbs_certificate/extensions"

/* RFC 5280 section 4.2.1.6: the local part of a mailbox has case, its host has not. */
static gboolean
is_same_mailbox (const char *a,
                 const char *b)
{
  const char *at = strrchr (a, '@'), *other = strrchr (b, '@');

  return at != NULL && other != NULL && at - a == other - b && strncmp (a, b, (gsize) (at - a)) == 0
      && g_ascii_strcasecmp (at, other) == 0;
}

static gboolean
has_mailbox (const AssayCertificate *facts,
             const char             *wanted)
{
  for (guint i = 0; facts->names[i] != NULL; i++)
    if (g_str_has_prefix (facts->names[i], "email:") && is_same_mailbox (facts->names[i] + strlen ("email:"), wanted))
      return TRUE;
  return FALSE;
}

static void
look_name (const PathTurn *turn)
{
  const AssayPathOptions *options = turn->state->pool->options;
  const AssayCertificate *facts = turn->certificate->facts;
  gboolean found;

  if (options->name == NULL || turn->state->depth > 0)
    return;
  found = options->name_kind == ASSAY_NAME_MAIL ? has_mailbox (facts, options->name)
                                                : assay_hostname_find (facts, options->name) >= 0;
  if (found)
    path_keep (turn, EXTENSIONS "/subject_alt_name",
               assay_text_new (N_("It is for {name}."), "name", ASSAY_ARG_TEXT, options->name, NULL));
  else
    path_break (turn, EXTENSIONS "/subject_alt_name",
                assay_text_new (N_("It is not for {name}."), "name", ASSAY_ARG_TEXT, options->name, NULL));
}

/* An authority with purposes issues for those only: not in RFC 5280, but what all clients do. */
static void
look_purpose (const PathTurn *turn)
{
  const char *wanted = turn->state->pool->options->purpose;
  const PathCertificate *certificate = turn->certificate;

  if (wanted == NULL || certificate->purposes == NULL || turn->state->depth > 0)
    return;
  if (path_has_oid (certificate->purposes, wanted) || path_has_oid (certificate->purposes, PATH_OID_ANY_PURPOSE))
    path_keep (turn, EXTENSIONS "/ext_key_usage",
               path_say_oid (N_("Its purposes include {oid}."), wanted));
  else
    path_break (turn, EXTENSIONS "/ext_key_usage",
                path_say_oid (N_("Its purposes do not include {oid}."), wanted));
}

static void
look_plain_purpose (const PathTurn *turn)
{
  const PathCertificate *certificate = turn->certificate;

  if (!path_is_for_server (turn))
    return;
  if (certificate->purposes == NULL)
    path_break (turn, EXTENSIONS, SAY (N_("It does not say what it is for.")));
  else if (path_has_oid (certificate->purposes, PATH_OID_ANY_PURPOSE))
    path_break (turn, EXTENSIONS "/ext_key_usage", SAY (N_("It says that it is for any purpose.")));
}

static void
look_leaf_usage (const PathTurn *turn)
{
  const PathCertificate *certificate = turn->certificate;

  if (!certificate->has_key_usage || !path_is_for_server (turn))
    return;
  if (certificate->key_usage & (PATH_USE_SIGN | PATH_USE_ENCRYPT | PATH_USE_AGREE))
    path_keep (turn, EXTENSIONS "/key_usage", SAY (N_("Its key may be used in a handshake.")));
  else
    path_break (turn, EXTENSIONS "/key_usage", SAY (N_("Its key may not be used in a handshake.")));
}

static void
look_authority_as_leaf (const PathTurn *turn)
{
  if (turn->certificate->is_ca && path_is_for_server (turn))
    path_break (turn, EXTENSIONS "/basic_constraints", SAY (N_("It is an authority, not a server.")));
}

static gboolean
is_well_formed (const PathName *name)
{
  gsize length = assay_cursor_left (&name->content), host;

  switch (name->type)
    {
    case PATH_NAME_DNS:
      return path_is_host (path_piece_of (name), ASSAY_HOST_WILDCARD);
    case PATH_NAME_MAIL:
      return path_split_mailbox (path_piece_of (name), &host);
    case PATH_NAME_ADDRESS:
      return length == 4 || length == 16;
    default:
      return TRUE;
    }
}

static void
look_names (const PathTurn *turn)
{
  const GArray *names = turn->certificate->names;

  if (turn->certificate->malformed || !path_is_for_server (turn))
    return;
  if (names == NULL)
    {
      path_break (turn, EXTENSIONS, SAY (N_("It has no alternative names, which alone say what it is for.")));
      return;
    }
  for (guint i = 0; i < names->len; i++)
    if (!is_well_formed (&g_array_index (names, PathName, i)))
      {
        path_break (turn, EXTENSIONS "/subject_alt_name",
                    assay_text_new (N_("The alternative name {name} is no name of its kind."), "name", ASSAY_ARG_TEXT,
                                    turn->certificate->facts->names[i], NULL));
        return;
      }
  path_keep (turn, EXTENSIONS "/subject_alt_name", SAY (N_("Its alternative names are well formed.")));
}

/* CA/B Forum BR section 7.1.4.3: a common name repeats one of the alternative names, letter by letter. */
static void
look_common_name (const PathTurn *turn)
{
  g_autofree char *name = NULL;
  char **names = turn->certificate->facts->names;

  if (turn->certificate->malformed || !path_is_for_server (turn))
    return;
  name = assay_x509_dup_attribute (&turn->certificate->subject_content, "2.5.4.3");
  for (guint i = 0; name != NULL && names[i] != NULL; i++)
    if ((g_str_has_prefix (names[i], "DNS:") && g_str_equal (names[i] + 4, name))
        || (g_str_has_prefix (names[i], "IP:") && g_str_equal (names[i] + 3, name)))
      return;
  if (name != NULL)
    path_break (turn, "tbs_certificate/subject",
                assay_text_new (N_("Its common name, {name}, is none of its alternative names."), "name",
                                ASSAY_ARG_TEXT, name, NULL));
}

const PathRule path_rules_web[] = {
  { "name",               PATH_LEAF, ALL, "RFC 9525 section 6", look_name },
  { "extended-key-usage", SUBJECTS,  ALL, "RFC 5280 section 4.2.1.12", look_purpose },
  { "extended-key-usage", PATH_ANCHOR, PATH_LIMITS, "RFC 5280 section 4.2.1.12", look_purpose },
  { "extended-key-usage", PATH_LEAF, PATH_BASELINE, "CA/B Forum BR section 7.1.2.7.10", look_plain_purpose },
  { "key-usage",          PATH_LEAF, PATH_WEB, "RFC 5280 section 4.2.1.3", look_leaf_usage },
  { "leaf",               PATH_LEAF, PATH_BASELINE, "CA/B Forum BR section 7.1.2.7.8", look_authority_as_leaf },
  { "names",              PATH_LEAF, PATH_BASELINE, "CA/B Forum BR section 7.1.2.7.12", look_names },
  { "common-name",        PATH_LEAF, PATH_BASELINE, "CA/B Forum BR section 7.1.4.3", look_common_name },
  { NULL }
};
