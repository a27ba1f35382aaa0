/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-chain-story.h"

/* What is told: a report, and the path through it. */
typedef struct {
  const AssayReport        *report;
  const AssayPathCandidate *candidate;      /* nullable */
  const GArray             *path;
} Telling;

static void
free_link (AssayChainLink *link)
{
  g_clear_pointer (&link->signed_by, assay_text_unref);
  g_ptr_array_unref (link->notes);
  g_free (link);
}

static AssayChainLink *
add_link (GPtrArray *links,
          guint      certificate)
{
  AssayChainLink *link = g_new0 (AssayChainLink, 1);

  link->certificate = certificate;
  link->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_text_unref);
  g_ptr_array_add (links, link);
  return link;
}

static void
note (AssayChainLink *link,
      const char     *words)
{
  g_ptr_array_add (link->notes, assay_text_new (words, NULL));
}

/* The place of a certificate on a path, or -1. */
static int
find_place (const GArray *path,
            guint         index)
{
  for (guint i = 0; i < path->len; i++)
    if (g_array_index (path, guint, i) == index)
      return (int) i;
  return -1;
}

static const AssayCertificate *
get (const Telling *telling,
     guint          index)
{
  return assay_report_get_certificate (telling->report, (int) index);
}

static const char * const signature_words[] = {
  [ASSAY_RULE_KEPT]    = N_("signed by — signature verified with the issuer's {key} public key"),
  [ASSAY_RULE_BROKEN]  = N_("not signed by — the signature does not fit the {key} public key above"),
  [ASSAY_RULE_UNKNOWN] = N_("signed by, as its name says; the signature was not verified"),
};

static const char not_verified_yet[] = N_("signed by, as its name says; not verified yet");

/* What the validation says of the signature on a certificate. Without one, a path that is trusted has had each verified,
 * and of others it is known where they break. */
static AssayRuleOutcome
find_signature (const Telling *telling,
                guint          index)
{
  const AssayVerification *verification = &telling->report->verification;

  for (guint i = 0; telling->candidate != NULL && i < telling->candidate->rules->len; i++)
    {
      const AssayRule *rule = g_ptr_array_index (telling->candidate->rules, i);

      if (rule->certificate == (int) index && g_str_equal (rule->id, "signature"))
        return rule->outcome;
    }
  if (telling->candidate != NULL)
    return ASSAY_RULE_UNKNOWN;
  if (verification->status == ASSAY_PATH_TRUSTED)
    return ASSAY_RULE_KEPT;
  return verification->status == ASSAY_PATH_BAD_SIGNATURE && verification->certificate == (int) index
           ? ASSAY_RULE_BROKEN : ASSAY_RULE_UNKNOWN;
}

static void
tell_signature (const Telling  *telling,
                AssayChainLink *link,
                guint           issuer)
{
  AssayRuleOutcome outcome = find_signature (telling, link->certificate);
  g_autofree char *key = assay_certificate_dup_key_summary (get (telling, issuer));

  link->broken = outcome == ASSAY_RULE_BROKEN;
  link->signed_by = assay_text_new (signature_words[outcome], "key", ASSAY_ARG_TEXT, key, NULL);
}

/* What the topmost says of its issuer, which is not there. Takes @why. */
static void
tell_missing (AssayChainStory        *story,
              const AssayCertificate *top,
              const char             *signed_by,
              AssayText              *why)
{
  AssayChainLink *link = g_ptr_array_index (story->built, 0);

  link->signed_by = assay_text_new (signed_by, NULL);
  story->issuer = g_strdup (top->issuer_title);
  story->missing = why;
}

static gboolean
is_anchored (const Telling *telling)
{
  if (telling->candidate != NULL)
    return telling->candidate->anchored;
  return telling->report->verification.status != ASSAY_PATH_NO_ISSUER;
}

static void
tell_built (AssayChainStory *story,
            const Telling   *telling)
{
  const GArray *path = telling->path;

  for (guint i = path->len; i > 0; i--)
    {
      guint index = g_array_index (path, guint, i - 1);
      AssayChainLink *link = add_link (story->built, index);
      gboolean fetched = get (telling, index)->origin == ASSAY_ORIGIN_FETCHED;

      if (i < path->len)
        tell_signature (telling, link, g_array_index (path, guint, i));
      if (index >= telling->report->n_sent && (i < path->len || fetched))
        note (link, fetched ? N_("Missing: the server did not send it; it was fetched")
                            : N_("Missing: the server did not send it"));
    }
  if (path->len > 0 && !is_anchored (telling))
    {
      const AssayCertificate *top = get (telling, g_array_index (path, guint, path->len - 1));

      if (!assay_certificate_is_self_issued (top))
        tell_missing (story, top, signature_words[ASSAY_RULE_UNKNOWN],
                      assay_text_new (N_("Its certificate was not found"), NULL));
    }
}

static gboolean
is_duplicate (const Telling *telling,
              guint          index)
{
  for (guint i = 0; i < index; i++)
    if (assay_certificate_equal (get (telling, i), get (telling, index)))
      return TRUE;
  return FALSE;
}

/* Another certificate for a key on the path: for clients that know another root. */
static gboolean
is_alternative (const Telling *telling,
                guint          index)
{
  const AssayCertificate *certificate = get (telling, index);

  for (guint i = 0; i < telling->path->len; i++)
    {
      const AssayCertificate *used = get (telling, g_array_index (telling->path, guint, i));

      if (g_bytes_equal (used->subject_der, certificate->subject_der)
          && g_bytes_equal (used->spki_der, certificate->spki_der))
        return TRUE;
    }
  return FALSE;
}

/* Whether a certificate that stands further below on the path was sent later (RFC 8446 section 4.4.2). */
static gboolean
is_too_early (const Telling *telling,
              int            place,
              guint          index)
{
  for (guint later = index + 1; later < telling->report->n_sent; later++)
    {
      int other = find_place (telling->path, later);

      if (other >= 0 && other < place)
        return TRUE;
    }
  return FALSE;
}

static void
tell_place (const Telling  *telling,
            AssayChainLink *link,
            guint           index)
{
  int place = find_place (telling->path, index);

  if (is_duplicate (telling, index))
    {
      note (link, N_("Sent twice"));
      return;
    }
  if (index > 0 && assay_certificate_is_self_issued (get (telling, index)))
    note (link, N_("A root, which need not be sent: who does not have it does not trust it"));
  if (place >= 0 && is_too_early (telling, place, index))
    note (link, N_("Out of order: it was sent before a certificate that it issued, or one below that"));
  else if (place < 0 && is_alternative (telling, index))
    note (link, N_("Another certificate for a key on the path, for those who trust another root"));
  else if (place < 0 && telling->path->len > 0)
    note (link, N_("Extra: it has no place on the path"));
}

static gboolean
has_notes (GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    if (((const AssayChainLink *) g_ptr_array_index (links, i))->notes->len > 0)
      return TRUE;
  return FALSE;
}

/* What a certificate says of itself stands where the validation's word will. */
static void
tell_partial (AssayChainStory *story,
              const Telling   *telling)
{
  guint n = telling->report->n_sent;

  for (guint i = n; i > 0; i--)
    {
      const AssayCertificate *certificate = get (telling, i - 1);
      AssayChainLink *link = add_link (story->built, i - 1);

      if (i < n && assay_certificate_may_be_issuer (get (telling, i), certificate))
        link->signed_by = assay_text_new (not_verified_yet, NULL);
    }
  if (!assay_certificate_is_self_issued (get (telling, n - 1)))
    tell_missing (story, get (telling, n - 1), not_verified_yet,
                  assay_text_new (N_("Its certificate is being looked for"), NULL));
}

AssayChainStory *
assay_chain_story_new (const AssayReport        *report,
                       const AssayPathCandidate *candidate)
{
  AssayChainStory *story = g_new0 (AssayChainStory, 1);
  Telling telling = { report, candidate, candidate != NULL ? candidate->path : report->verification.path };

  if (candidate == NULL && report->validation != NULL)
    telling.candidate = assay_validation_get_chosen (report->validation);
  story->built = g_ptr_array_new_with_free_func ((GDestroyNotify) free_link);
  story->sent = g_ptr_array_new_with_free_func ((GDestroyNotify) free_link);
  if (report->partial)
    {
      tell_partial (story, &telling);
      return story;
    }
  tell_built (story, &telling);
  for (guint i = 0; i < report->n_sent; i++)
    tell_place (&telling, add_link (story->sent, i), i);
  story->differs = has_notes (story->built) || has_notes (story->sent);
  return story;
}

void
assay_chain_story_free (AssayChainStory *story)
{
  g_ptr_array_unref (story->built);
  g_ptr_array_unref (story->sent);
  g_clear_pointer (&story->missing, assay_text_unref);
  g_free (story->issuer);
  g_free (story);
}
