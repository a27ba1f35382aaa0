/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and signatures that are strong enough to prove something. */
#include "path/path-key.h"
#include "path/path-rules.h"

#define ALL (PATH_PLAIN | PATH_WEB)
#define ANY (PATH_LEAF | PATH_INTERMEDIATE | PATH_ANCHOR)
#define SUBJECTS (PATH_LEAF | PATH_INTERMEDIATE)

#define KEY "tbs_certificate/subject_public_key_info"

/* What is asked for when nothing else is said: what could be broken when RFC 5280 was written. */
#define DEFAULT_STRENGTH 80

/* When SHA-1 was no longer to be relied on in signatures: NIST SP 800-131A, from 2014 on. */
#define SHA1_END 1388534400

static guint
wanted_strength (const PathTurn *turn)
{
  int strength = turn->state->pool->options->strength;

  return strength < 0 ? DEFAULT_STRENGTH : (guint) strength;
}

/* Of the past it can only be asked what was known then. */
static gboolean
is_old_enough (const PathTurn *turn,
               const char     *hash)
{
  return g_str_equal (hash, "SHA-1") && turn->state->pool->options->time < SHA1_END
      && wanted_strength (turn) <= DEFAULT_STRENGTH;
}

static void
look_signature_algorithm (const PathTurn *turn)
{
  const PathCertificate *certificate = turn->certificate;
  const char *hash;
  guint strength;

  if (certificate->malformed)
    return;
  hash = path_key_find_hash (&certificate->outer, &strength);
  if (strength < wanted_strength (turn) && !is_old_enough (turn, hash))
    path_break (turn, "signature_algorithm",
                assay_text_new (N_("It is signed with {hash}, which is too weak to prove anything."),
                                "hash", ASSAY_ARG_TEXT, hash, NULL));
  else
    path_keep (turn, "signature_algorithm",
               assay_text_new (N_("It is signed with {algorithm}."), "algorithm", ASSAY_ARG_TEXT,
                               certificate->facts->signature_algorithm, NULL));
}

/* What is wrong with a key on the web too (NIST SP 800-57, CA/B Forum BR section 6.1.5), or NULL. */
static const char *
find_fault (const PathKey *key)
{
  gboolean rsa = g_str_equal (key->oid, PATH_OID_KEY_RSA) || g_str_equal (key->oid, PATH_OID_KEY_RSA_PSS);

  if (g_str_equal (key->oid, PATH_OID_KEY_DSA))
    return N_("Its key is a DSA key, which clients do not take.");
  if (rsa && key->bits < PATH_LIMIT_WEB_RSA_BITS)
    return N_("Its RSA key has only {n} bits.");
  if (rsa && key->bits % 8 != 0)
    return N_("The size of its RSA key, {n} bits, is no multiple of 8.");
  if (g_str_equal (key->oid, PATH_OID_KEY_EC) && key->bits < PATH_LIMIT_WEB_EC_BITS)
    return N_("Its curve has only {n} bits.");
  return NULL;
}

static void
look_key_form (const PathTurn *turn)
{
  PathKey key;

  if (turn->certificate->malformed)
    return;
  path_key_read (&turn->certificate->spki, &key);
  if (key.malformed)
    path_break (turn, KEY, SAY (N_("Its public key is malformed.")));
  else if (key.explicit_curve)
    path_break (turn, KEY, SAY (N_("Its curve is not named but described, which RFC 5480 forbids.")));
}

static void
look_key (const PathTurn *turn)
{
  PathKey key;

  if (turn->certificate->malformed)
    return;
  path_key_read (&turn->certificate->spki, &key);
  if (path_key_strength (&key) < wanted_strength (turn))
    path_break (turn, KEY, assay_text_new (N_("Its key, of {n} bits, is too weak to prove anything."),
                                           "n", ASSAY_ARG_NUMBER, (gint64) key.bits, NULL));
  else
    path_keep (turn, KEY, assay_text_new (N_("The algorithm of its key is {algorithm}."), "algorithm", ASSAY_ARG_TEXT,
                                          turn->certificate->facts->key_algorithm, NULL));
}

static void
look_web_key (const PathTurn *turn)
{
  const char *fault;
  PathKey key;

  if (turn->certificate->malformed)
    return;
  path_key_read (&turn->certificate->spki, &key);
  fault = key.malformed ? NULL : find_fault (&key);
  if (fault != NULL)
    path_break (turn, KEY, assay_text_new (fault, "n", ASSAY_ARG_NUMBER, (gint64) key.bits, NULL));
}

const PathRule path_rules_key[] = {
  { "signature-algorithm", SUBJECTS, ALL, "RFC 6151; NIST SP 800-131A",
    look_signature_algorithm },
  { "key-form",            ANY, ALL, "RFC 5280 section 4.1.2.7; RFC 5480 section 2.1.1", look_key_form },
  { "key",                 ANY, ALL, "NIST SP 800-57 part 1", look_key },
  { "key",                 ANY, PATH_BASELINE, "CA/B Forum BR section 6.1.5", look_web_key },
  { NULL }
};
