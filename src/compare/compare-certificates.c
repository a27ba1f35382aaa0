/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare/compare-rows.h"

#include <string.h>

/* The leaf */

#define TELL(name, text)                                \
  static AssayText *                                    \
  tell_##name (const AssayCertificate *certificate)     \
  {                                                     \
    return text;                                        \
  }

TELL (subject, assay_compare_say (certificate->subject))
TELL (issuer, assay_compare_say (certificate->issuer))
TELL (key, assay_compare_say_taken (assay_certificate_dup_key_summary (certificate)))
TELL (key_pin, assay_compare_say_taken (assay_certificate_dup_spki_pin (certificate)))
TELL (not_before, assay_compare_say_moment (certificate->not_before))
TELL (not_after, assay_compare_say_moment (certificate->not_after))
TELL (serial, assay_compare_say (certificate->serial))
TELL (signature, assay_compare_say (certificate->signature_algorithm))
TELL (fingerprint, assay_compare_say_taken (assay_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256)))

#define SAME_TEXT(field)                                                                \
  static gboolean                                                                       \
  same_##field (const AssayCertificate *a, const AssayCertificate *b)                   \
  {                                                                                     \
    return g_str_equal (a->field, b->field);                                            \
  }

#define SAME_BYTES(field)                                                               \
  static gboolean                                                                       \
  same_##field (const AssayCertificate *a, const AssayCertificate *b)                   \
  {                                                                                     \
    return g_bytes_equal (a->field, b->field);                                          \
  }

#define SAME_NUMBER(field)                                                              \
  static gboolean                                                                       \
  same_##field (const AssayCertificate *a, const AssayCertificate *b)                   \
  {                                                                                     \
    return a->field == b->field;                                                        \
  }

SAME_BYTES (der)
SAME_BYTES (spki_der)
SAME_NUMBER (not_after)
SAME_NUMBER (not_before)
SAME_TEXT (issuer)
SAME_TEXT (serial)
SAME_TEXT (signature_algorithm)
SAME_TEXT (subject)

static gboolean
same_key_kind (const AssayCertificate *a,
               const AssayCertificate *b)
{
  return g_str_equal (a->key_algorithm, b->key_algorithm)
      && a->key_bits == b->key_bits
      && g_strcmp0 (a->key_curve, b->key_curve) == 0;
}

static const struct {
  const char         *key;
  const char         *label;
  AssayText        *(*tell) (const AssayCertificate *certificate);
  gboolean          (*same) (const AssayCertificate *a,
                             const AssayCertificate *b);
  AssayCompareWeight  weight;
} leaf_rows[] = {
  { "subject",     N_("Subject"),       tell_subject,     same_subject,             ASSAY_COMPARE_MATERIAL },
  { "issuer",      N_("Issuer"),        tell_issuer,      same_issuer,              ASSAY_COMPARE_MATERIAL },
  { "key",         N_("Public key"),    tell_key,         same_key_kind,            ASSAY_COMPARE_MATERIAL },
  { "key_pin",     N_("Key's SHA-256"), tell_key_pin,     same_spki_der,            ASSAY_COMPARE_MATERIAL },
  { "not_before",  N_("Valid from"),    tell_not_before,  same_not_before,          ASSAY_COMPARE_ROUTINE },
  { "not_after",   N_("Valid until"),   tell_not_after,   same_not_after,           ASSAY_COMPARE_ROUTINE },
  { "serial",      N_("Serial number"), tell_serial,      same_serial,              ASSAY_COMPARE_ROUTINE },
  { "signature",   N_("Signed with"),   tell_signature,   same_signature_algorithm, ASSAY_COMPARE_ROUTINE },
  { "fingerprint", N_("SHA-256"),       tell_fingerprint, same_der,                 ASSAY_COMPARE_ROUTINE },
};

/* The certificate's name, or why there is none. */
static AssayText *
sum_leaf_up (const AssayReport *report)
{
  const AssayCertificate *leaf = assay_report_get_leaf (report);

  if (leaf != NULL)
    return assay_compare_say (leaf->title);
  return report->failure != NULL ? assay_text_ref (report->failure->message)
                                 : assay_text_new (N_("No certificate was sent"), NULL);
}

/* A row in place of a group, when a side has nothing of what it is about. */
static gboolean
add_missing_leaf (AssayCompareDraft *draft)
{
  const AssayReport *left = draft->reports[LEFT];
  const AssayReport *right = draft->reports[RIGHT];
  gboolean neither = assay_report_get_leaf (left) == NULL && assay_report_get_leaf (right) == NULL;

  if (assay_report_get_leaf (left) != NULL && assay_report_get_leaf (right) != NULL)
    return FALSE;
  if (!neither)
    {
      assay_compare_enter (draft, "outcome", N_("Certificate"));
      assay_compare_add (draft, sum_leaf_up (left), sum_leaf_up (right), FALSE, ASSAY_COMPARE_MATERIAL);
      assay_compare_leave (draft);
    }
  return TRUE;
}

void
assay_compare_leaf (AssayCompareDraft *draft)
{
  const AssayCertificate *left = assay_report_get_leaf (draft->reports[LEFT]);
  const AssayCertificate *right = assay_report_get_leaf (draft->reports[RIGHT]);

  assay_compare_begin (draft, ASSAY_COMPARE_LEAF);
  if (add_missing_leaf (draft))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (leaf_rows); i++)
    {
      assay_compare_enter (draft, leaf_rows[i].key, leaf_rows[i].label);
      assay_compare_add (draft, leaf_rows[i].tell (left), leaf_rows[i].tell (right), leaf_rows[i].same (left, right),
                         leaf_rows[i].weight);
      assay_compare_leave (draft);
    }
  assay_compare_enter (draft, "names", N_("Names"));
  assay_compare_add_items (draft, (const char * const *) left->names, (const char * const *) right->names,
                           ASSAY_COMPARE_MATERIAL, ASSAY_COMPARE_ROUTINE);
  assay_compare_leave (draft);
}

/* The chain */

static const char * const issue_words[] = {
  N_("an intermediate certificate was left out"),
  N_("the certificates are not in order"),
  N_("some certificates belong to no path"),
  N_("a certificate was sent twice"),
  N_("the root was sent too"),
};

static const char * const path_words[] = {
  [ASSAY_PATH_NONE]               = N_("was not looked for"),
  [ASSAY_PATH_TRUSTED]            = N_("ends in a trusted root"),
  [ASSAY_PATH_NO_ISSUER]          = N_("breaks off: an issuer is missing"),
  [ASSAY_PATH_SELF_SIGNED]        = N_("none: the certificate signed itself"),
  [ASSAY_PATH_UNKNOWN_ROOT]       = N_("ends in a root that is not trusted"),
  [ASSAY_PATH_BAD_SIGNATURE]      = N_("broken: a signature does not verify"),
  [ASSAY_PATH_INSECURE]           = N_("refused: an algorithm is too weak"),
  [ASSAY_PATH_NOT_A_CA]           = N_("broken: an issuer is no authority"),
  [ASSAY_PATH_CONSTRAINTS]        = N_("broken: a limit of an issuer is passed"),
  [ASSAY_PATH_CRITICAL_EXTENSION] = N_("refused: a critical extension is not understood"),
  [ASSAY_PATH_UNREADABLE]         = N_("refused: a certificate cannot be read"),
  [ASSAY_PATH_OTHER]              = N_("refused for another reason"),
};

/* "2", and what is wrong with them: "1: an intermediate certificate was left out". */
static AssayText *
sum_chain_up (const AssayReport *report)
{
  for (guint i = 0; i < G_N_ELEMENTS (issue_words); i++)
    if ((report->verification.issues & (1u << i)) != 0)
      return assay_text_new ("{n}: {issue}", "n", ASSAY_ARG_NUMBER, (gint64) report->n_sent,
                             "issue", ASSAY_ARG_WORD, issue_words[i], NULL);
  return assay_text_new ("{n}", "n", ASSAY_ARG_NUMBER, (gint64) report->n_sent, NULL);
}

/* The certificate at @position of the path, or, where there is no path, of what was sent. */
static const AssayCertificate *
get_link (const AssayReport *report,
          guint              position)
{
  const GArray *path = report->verification.path;

  if (path->len > 0)
    return position < path->len ? assay_report_get_certificate (report, (int) g_array_index (path, guint, position))
                                : NULL;
  return position < report->n_sent ? assay_report_get_certificate (report, (int) position) : NULL;
}

static AssayText *
say_link (const AssayCertificate *certificate)
{
  g_autofree char *key = NULL;

  if (certificate == NULL)
    return NULL;
  key = assay_certificate_dup_key_summary (certificate);
  return assay_text_new ("{title} ({key})", "title", ASSAY_ARG_TEXT, certificate->title, "key", ASSAY_ARG_TEXT, key,
                         NULL);
}

/* The same authority with a new certificate for its old key is routine. */
static AssayCompareWeight
weigh_links (const AssayCertificate *left,
             const AssayCertificate *right)
{
  if (left == NULL || right == NULL)
    return ASSAY_COMPARE_MATERIAL;
  return same_spki_der (left, right) && g_bytes_equal (left->subject_der, right->subject_der) ? ASSAY_COMPARE_ROUTINE
                                                                                              : ASSAY_COMPARE_MATERIAL;
}

/* The authorities above the leaf; the leaf has a group of its own. */
static void
add_links (AssayCompareDraft *draft)
{
  for (guint i = 1; i < ASSAY_LIMIT_CERTIFICATES; i++)
    {
      const AssayCertificate *left = get_link (draft->reports[LEFT], i);
      const AssayCertificate *right = get_link (draft->reports[RIGHT], i);
      g_autofree char *key = g_strdup_printf ("%u", i);

      if (left == NULL && right == NULL)
        break;
      assay_compare_enter (draft, key, N_("Authority"));
      assay_compare_add (draft, say_link (left), say_link (right),
                         left != NULL && right != NULL && assay_certificate_equal (left, right),
                         weigh_links (left, right));
      assay_compare_leave (draft);
    }
}

void
assay_compare_chain (AssayCompareDraft *draft)
{
  const AssayReport *left = draft->reports[LEFT];
  const AssayReport *right = draft->reports[RIGHT];

  assay_compare_begin (draft, ASSAY_COMPARE_CHAIN);
  if (add_missing_leaf (draft))
    return;
  assay_compare_enter (draft, "sent", N_("Certificates sent"));
  assay_compare_add (draft, sum_chain_up (left), sum_chain_up (right),
                     left->n_sent == right->n_sent && left->verification.issues == right->verification.issues,
                     left->verification.issues == right->verification.issues ? ASSAY_COMPARE_ROUTINE
                                                                             : ASSAY_COMPARE_MATERIAL);
  assay_compare_leave (draft);
  assay_compare_enter (draft, "status", N_("Path"));
  assay_compare_add (draft, assay_text_new (path_words[left->verification.status], NULL),
                     assay_text_new (path_words[right->verification.status], NULL),
                     left->verification.status == right->verification.status, ASSAY_COMPARE_MATERIAL);
  assay_compare_leave (draft);
  add_links (draft);
}
