/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare/compare-rows.h"

#define MAX_CLAUSES 3

static gboolean
is_expired (const AssayReport *report)
{
  const AssayCertificate *leaf = assay_report_get_leaf (report);

  return leaf != NULL && leaf->not_after != ASSAY_NO_TIME && leaf->not_after < assay_report_get_time (report);
}

static gboolean
is_early (const AssayReport *report)
{
  return !is_expired (report);
}

/* What a failed check says of whoever sent the certificate, to stand after "The second server"; @when: (nullable): for
 * which of its faults. A row is left out when the one that it echoes is said. */
static const struct {
  const char *id;
  const char *clause;
  const char *echoes;
  gboolean  (*when) (const AssayReport *report);
} faults[] = {
  { "validity",             N_("sends an expired certificate"), NULL, is_expired },
  { "validity",             N_("sends a certificate that is not valid yet"), NULL, is_early },
  { "hostname",             N_("sends a certificate for another name") },
  { "chain-incomplete",     N_("leaves out the intermediate certificate") },
  { "path-trusted",         N_("sends a chain that does not end in a trusted root"), "chain-incomplete" },
  { "basic-constraints",    N_("breaks the rule of who may issue certificates"), "path-trusted" },
  { "key-usage",            N_("uses a key for what it must not be used for") },
  { "extended-key-usage",   N_("uses a certificate that is not for servers") },
  { "key-size",             N_("uses a key that is too short") },
  { "rsa-exponent",         N_("uses an RSA key with a weak exponent") },
  { "signature-algorithm",  N_("relies on a broken signature algorithm") },
  { "chain-order",          N_("sends the chain out of order") },
  { "protocol-version",     N_("speaks an old protocol version") },
  { "cipher",               N_("chooses weak encryption") },
  { "forward-secrecy",      N_("has no forward secrecy") },
  { "secure-renegotiation", N_("does not protect renegotiation") },
};

typedef enum {
  WHO_FIRST,
  WHO_SECOND,
  WHO_BOTH,
} Who;

/* By whether it is a file. */
static const char * const subjects[][2] = {
  [WHO_FIRST]  = { N_("The first server"), N_("The first file") },
  [WHO_SECOND] = { N_("The second server"), N_("The second file") },
  [WHO_BOTH]   = { N_("Each of them"), N_("Each of them") },
};

/* Sentences by how many clauses there are. Translators: {who} is "The second server"; the others are clauses: "sends a
 * certificate for another name". */
static const char * const sentences[MAX_CLAUSES] = {
  N_("{who} {a}."), N_("{who} {a} and {b}."), N_("{who} {a}, {b} and {c}."),
};

static AssayText *
say (const char *message)
{
  return assay_text_new (message, NULL);
}

/* What went wrong */

static gboolean
is_at_fault (const AssayCompareDraft *draft,
             int                      side,
             guint                    fault)
{
  const AssayFinding *finding = assay_assessment_find (draft->assessments[side], faults[fault].id);

  return finding != NULL && finding->status >= ASSAY_STATUS_WARNING
      && (faults[fault].when == NULL || faults[fault].when (draft->reports[side]));
}

static gboolean
is_whose (const AssayCompareDraft *draft,
          Who                      who,
          guint                    fault)
{
  gboolean left = is_at_fault (draft, LEFT, fault);
  gboolean right = is_at_fault (draft, RIGHT, fault);

  return who == WHO_BOTH ? left && right : who == WHO_FIRST ? left && !right : right && !left;
}

/* Whether another row that says the same better applies. */
static gboolean
is_echo (const AssayCompareDraft *draft,
         Who                      who,
         guint                    fault)
{
  for (guint i = 0; faults[fault].echoes != NULL && i < G_N_ELEMENTS (faults); i++)
    if (g_str_equal (faults[i].id, faults[fault].echoes) && is_whose (draft, who, i))
      return TRUE;
  return FALSE;
}

static const char *
get_subject (const AssayCompareDraft *draft,
             Who                      who)
{
  const AssayReport *report = draft->reports[who == WHO_SECOND ? RIGHT : LEFT];

  return subjects[who][assay_target_is_file (report->request->target) ? 1 : 0];
}

static void
add_faults (const AssayCompareDraft *draft,
            Who                      who,
            GPtrArray               *out)
{
  const char *clauses[MAX_CLAUSES] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (faults) && n < MAX_CLAUSES; i++)
    if (is_whose (draft, who, i) && !is_echo (draft, who, i))
      clauses[n++] = faults[i].clause;
  if (n > 0)
    g_ptr_array_add (out, assay_text_new (sentences[n - 1], "who", ASSAY_ARG_WORD, get_subject (draft, who),
                                          "a", ASSAY_ARG_WORD, clauses[0],
                                          "b", ASSAY_ARG_WORD, clauses[1],
                                          "c", ASSAY_ARG_WORD, clauses[2], NULL));
}

/* The certificates */

typedef struct {
  const AssayCertificate *left;
  const AssayCertificate *right;
  gboolean                same;
  gboolean                same_key;
  gboolean                same_issuer;
  gboolean                same_names;
} Leaves;

static gboolean
have_same_names (char **left,
                 char **right)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; left[i] != NULL; i++)
    g_hash_table_add (names, left[i]);
  for (guint i = 0; right[i] != NULL; i++)
    if (!g_hash_table_contains (names, right[i]))
      return FALSE;
  for (guint i = 0; right[i] != NULL; i++)
    g_hash_table_remove (names, right[i]);
  return g_hash_table_size (names) == 0;
}

static gboolean
leaves_init (Leaves                  *leaves,
             const AssayCompareDraft *draft)
{
  const AssayCertificate *left = assay_report_get_leaf (draft->reports[LEFT]);
  const AssayCertificate *right = assay_report_get_leaf (draft->reports[RIGHT]);

  if (left == NULL || right == NULL)
    return FALSE;
  *leaves = (Leaves) {
    .left = left,
    .right = right,
    .same = assay_certificate_equal (left, right),
    .same_key = g_bytes_equal (left->spki_der, right->spki_der),
    .same_issuer = g_bytes_equal (left->issuer_der, right->issuer_der),
    .same_names = have_same_names (left->names, right->names),
  };
  return TRUE;
}

static AssayText *
say_keys (const Leaves *leaves)
{
  g_autofree char *left = assay_certificate_dup_key_summary (leaves->left);
  g_autofree char *right = assay_certificate_dup_key_summary (leaves->right);

  if (leaves->same_key)
    return say (N_("Both use the same key."));
  if (g_str_equal (left, right))
    return say (N_("They use different keys of the same kind."));
  return assay_text_new (N_("They use different keys: {left} and {right}."), "left", ASSAY_ARG_TEXT, left,
                         "right", ASSAY_ARG_TEXT, right, NULL);
}

static AssayText *
say_names (const Leaves *leaves)
{
  return leaves->same_names ? NULL : say (N_("Their certificates are for different names."));
}

static AssayText *
say_issuers (const Leaves *leaves)
{
  if (leaves->same_issuer)
    return NULL;
  return assay_text_new (N_("Their certificates come from different issuers: {left} and {right}."),
                         "left", ASSAY_ARG_TEXT, leaves->left->issuer_title,
                         "right", ASSAY_ARG_TEXT, leaves->right->issuer_title, NULL);
}

static void
add_text (GPtrArray *out,
          AssayText *text)
{
  if (text != NULL)
    g_ptr_array_add (out, text);
}

static void
add_certificates (const AssayCompareDraft *draft,
                  GPtrArray               *out)
{
  Leaves leaves;

  if (!leaves_init (&leaves, draft))
    return;
  if (leaves.same)
    {
      g_ptr_array_add (out, say (N_("Both present the same certificate.")));
      return;
    }
  if (leaves.same_key && leaves.same_issuer && leaves.same_names)
    {
      g_ptr_array_add (out, say (N_("Their certificates are two for the same key and names, from the same "
                                              "issuer.")));
      return;
    }
  add_text (out, say_names (&leaves));
  add_text (out, say_issuers (&leaves));
  add_text (out, say_keys (&leaves));
}

/* The connections */

static const AssayCompareRow *
find_row (const AssayCompareDraft *draft,
          const char              *path)
{
  for (guint i = 0; i < draft->rows->len; i++)
    {
      const AssayCompareRow *row = g_ptr_array_index (draft->rows, i);

      if (g_str_equal (row->path, path))
        return row;
    }
  return NULL;
}

/* Rows that have a sentence of their own when they differ materially. */
static const struct {
  const char *path;
  const char *sentence;
} row_sentences[] = {
  { "connection/protocol",        N_("They speak different protocol versions: {left} and {right}.") },
  { "connection/cipher_suite",    N_("Their encryption is not equally strong: {left} and {right}.") },
  { "connection/group",           N_("Their key exchanges are not equally strong: {left} and {right}.") },
};

static void
add_connections (const AssayCompareDraft *draft,
                 GPtrArray               *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (row_sentences); i++)
    {
      const AssayCompareRow *row = find_row (draft, row_sentences[i].path);

      if (row != NULL && row->left != NULL && row->right != NULL
          && assay_compare_row_differs (row, ASSAY_COMPARE_MATERIAL))
        g_ptr_array_add (out, assay_text_new (row_sentences[i].sentence, "left", ASSAY_ARG_MESSAGE, row->left,
                                                        "right", ASSAY_ARG_MESSAGE, row->right, NULL));
    }
}

/* The failures */

static void
add_failures (const AssayCompareDraft *draft,
              GPtrArray               *out)
{
  static const char * const told[] = {
    [LEFT]  = N_("The first could not be inspected: {reason}"),
    [RIGHT] = N_("The second could not be inspected: {reason}"),
  };
  const AssayFailure *left = draft->reports[LEFT]->failure;
  const AssayFailure *right = draft->reports[RIGHT]->failure;

  if (left != NULL && right != NULL && left->code == right->code && left->alert == right->alert)
    {
      g_ptr_array_add (out, assay_text_new (N_("Neither could be inspected, for the same reason: {reason}"),
                                                      "reason", ASSAY_ARG_MESSAGE, left->message, NULL));
      return;
    }
  for (int side = LEFT; side <= RIGHT; side++)
    if (draft->reports[side]->failure != NULL)
      g_ptr_array_add (out, assay_text_new (told[side], "reason", ASSAY_ARG_MESSAGE,
                                                      draft->reports[side]->failure->message, NULL));
}

static gboolean
differs (const AssayCompareDraft *draft,
         AssayCompareWeight       least)
{
  for (guint i = 0; i < draft->rows->len; i++)
    if (assay_compare_row_differs (g_ptr_array_index (draft->rows, i), least))
      return TRUE;
  return FALSE;
}

static AssayText *
say_overall (const AssayCompareDraft *draft)
{
  if (!differs (draft, ASSAY_COMPARE_ROUTINE))
    return say (N_("Nothing differs but what differs every time."));
  if (!differs (draft, ASSAY_COMPARE_MATERIAL))
    return say (N_("Only what changes routinely differs."));
  return NULL;
}

/* The rules, in the order in which their sentences stand. */
static void (* const rules[]) (const AssayCompareDraft *draft,
                               GPtrArray               *out) = {
  add_failures,
  add_certificates,
  add_connections,
};

static gboolean
has_failed (const AssayCompareDraft *draft)
{
  return draft->reports[LEFT]->failure != NULL || draft->reports[RIGHT]->failure != NULL;
}

GPtrArray *
assay_compare_summarize (const AssayCompareDraft *draft)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_text_unref);

  add_text (out, say_overall (draft));
  for (Who who = WHO_FIRST; who <= WHO_BOTH && !has_failed (draft); who++)
    add_faults (draft, who, out);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    rules[i] (draft, out);
  if (out->len == 0)
    g_ptr_array_add (out, say (N_("They differ in details.")));
  return out;
}
