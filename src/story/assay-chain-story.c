/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-chain-story.h"

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

/* A path that is trusted has had each signature verified; of others it is known where they break. */
static void
tell_signature (AssayChainLink    *link,
                const AssayReport *report,
                guint              issuer)
{
  g_autofree char *key = assay_certificate_dup_key_summary (assay_report_get_certificate (report, (int) issuer));
  const AssayVerification *verification = &report->verification;
  const char *words = N_("signed by, as its name says; the signature was not verified");

  if (verification->status == ASSAY_PATH_TRUSTED)
    words = N_("signed by — signature verified with the issuer's {key} public key");
  else if (verification->status == ASSAY_PATH_BAD_SIGNATURE && verification->certificate == (int) link->certificate)
    {
      words = N_("not signed by — the signature does not fit the {key} public key above");
      link->broken = TRUE;
    }
  link->signed_by = assay_text_new (words, "key", ASSAY_ARG_TEXT, key, NULL);
}

static void
tell_built (AssayChainStory   *story,
            const AssayReport *report)
{
  const GArray *path = report->verification.path;

  for (guint i = path->len; i > 0; i--)
    {
      guint index = g_array_index (path, guint, i - 1);
      AssayChainLink *link = add_link (story->built, index);
      AssayOrigin origin = assay_report_get_certificate (report, (int) index)->origin;

      if (i < path->len)
        tell_signature (link, report, g_array_index (path, guint, i));
      if (index >= report->n_sent && (i < path->len || origin == ASSAY_ORIGIN_FETCHED))
        note (link, origin == ASSAY_ORIGIN_FETCHED ? N_("Missing: the server did not send it; it was fetched")
                                                   : N_("Missing: the server did not send it"));
    }
  if (path->len > 0 && report->verification.status == ASSAY_PATH_NO_ISSUER)
    {
      const AssayChainLink *top = g_ptr_array_index (story->built, 0);

      story->missing = assay_text_new (N_("The issuer, {issuer}, was not found"), "issuer", ASSAY_ARG_TEXT,
                                       assay_report_get_certificate (report, (int) top->certificate)->issuer_title,
                                       NULL);
    }
}

static gboolean
is_duplicate (const AssayReport *report,
              guint              index)
{
  for (guint i = 0; i < index; i++)
    if (assay_certificate_equal (assay_report_get_certificate (report, (int) i),
                                 assay_report_get_certificate (report, (int) index)))
      return TRUE;
  return FALSE;
}

/* Another certificate for a key on the path: for clients that know another root. */
static gboolean
is_alternative (const AssayReport *report,
                guint              index)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, (int) index);
  const GArray *path = report->verification.path;

  for (guint i = 0; i < path->len; i++)
    {
      const AssayCertificate *used = assay_report_get_certificate (report, (int) g_array_index (path, guint, i));

      if (g_bytes_equal (used->subject_der, certificate->subject_der)
          && g_bytes_equal (used->spki_der, certificate->spki_der))
        return TRUE;
    }
  return FALSE;
}

/* Whether a certificate that stands further below on the path was sent later (RFC 8446 section 4.4.2). */
static gboolean
is_too_early (const AssayReport *report,
              int                place,
              guint              index)
{
  for (guint later = index + 1; later < report->n_sent; later++)
    {
      int other = find_place (report->verification.path, later);

      if (other >= 0 && other < place)
        return TRUE;
    }
  return FALSE;
}

static void
tell_place (AssayChainLink    *link,
            const AssayReport *report,
            guint              index)
{
  int place = find_place (report->verification.path, index);

  if (is_duplicate (report, index))
    {
      note (link, N_("Sent twice"));
      return;
    }
  if (index > 0 && assay_certificate_is_self_issued (assay_report_get_certificate (report, (int) index)))
    note (link, N_("A root, which need not be sent: who does not have it does not trust it"));
  if (place >= 0 && is_too_early (report, place, index))
    note (link, N_("Out of order: it was sent before a certificate that it issued, or one below that"));
  else if (place < 0 && is_alternative (report, index))
    note (link, N_("Another certificate for a key on the path, for those who trust another root"));
  else if (place < 0 && report->verification.path->len > 0)
    note (link, N_("Extra: it has no place on the path"));
}

static void
tell_sent (AssayChainStory   *story,
           const AssayReport *report)
{
  for (guint i = 0; i < report->n_sent; i++)
    {
      AssayChainLink *link = add_link (story->sent, i);

      tell_place (link, report, i);
      story->differs = story->differs || link->notes->len > 0 || find_place (report->verification.path, i) < 0;
    }
  for (guint i = 0; i < story->built->len; i++)
    {
      const AssayChainLink *link = g_ptr_array_index (story->built, i);

      story->differs = story->differs || link->notes->len > 0;
    }
}

AssayChainStory *
assay_chain_story_new (const AssayReport *report)
{
  AssayChainStory *story = g_new0 (AssayChainStory, 1);

  story->built = g_ptr_array_new_with_free_func ((GDestroyNotify) free_link);
  story->sent = g_ptr_array_new_with_free_func ((GDestroyNotify) free_link);
  tell_built (story, report);
  tell_sent (story, report);
  return story;
}

void
assay_chain_story_free (AssayChainStory *story)
{
  g_ptr_array_unref (story->built);
  g_ptr_array_unref (story->sent);
  g_clear_pointer (&story->missing, assay_text_unref);
  g_free (story);
}
