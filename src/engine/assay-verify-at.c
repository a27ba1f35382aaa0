/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-verify-at.h"

#include "engine/assay-verify.h"
#include "path/assay-path.h"

/* How many paths may take over from each other: as many as are kept. */
#define MAX_PATHS ASSAY_LIMIT_CANDIDATES

static void
add_anchor (GPtrArray              *ders,
            const AssayCertificate *certificate)
{
  if (certificate != NULL && !g_ptr_array_find (ders, certificate->der, NULL))
    g_ptr_array_add (ders, g_bytes_ref (certificate->der));
}

static AssayCertificate *
get_top (const AssayReport *report,
         const GArray      *path)
{
  return path->len > 0 ? assay_report_get_certificate (report, (int) g_array_index (path, guint, path->len - 1)) : NULL;
}

/* Those that were found, also where a server sent them. */
static AssayTrust *
collect_anchors (const AssayReport *report)
{
  g_autoptr(GPtrArray) ders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < report->certificates->len; i++)
    {
      const AssayCertificate *certificate = g_ptr_array_index (report->certificates, i);

      if (certificate->origin == ASSAY_ORIGIN_TRUST_STORE)
        add_anchor (ders, certificate);
    }
  for (guint i = 0; report->validation != NULL && i < report->validation->candidates->len; i++)
    {
      const AssayPathCandidate *candidate = g_ptr_array_index (report->validation->candidates, i);

      if (candidate->anchored)
        add_anchor (ders, get_top (report, candidate->path));
    }
  add_anchor (ders, assay_report_get_anchor (report));
  return assay_trust_new_from_ders (ders, report->verification.anchors);
}

static gpointer
copy_certificate (gconstpointer certificate,
                  gpointer      data)
{
  return assay_certificate_ref ((AssayCertificate *) certificate);
}

AssayReport *
assay_verify_at (AssayReport *report,
                 gint64       seconds)
{
  AssayReport *original = report->original != NULL ? report->original : report;
  g_autoptr(AssayTrust) trust = collect_anchors (original);
  AssayReport draft = *original;

  draft.original = assay_report_ref (original);
  draft.as_of = seconds;
  draft.certificates = g_ptr_array_copy (original->certificates, copy_certificate, NULL);
  draft.verification = (AssayVerification) {
    .certificate = -1,
    .path = g_array_new (FALSE, FALSE, sizeof (guint)),
  };
  draft.validation = NULL;
  assay_verify (&draft, trust);
  return assay_report_take (&draft);
}

/* The last second of the path; a trust anchor's dates do not count, as for the profile of the web. */
static gint64
find_end (const AssayReport *report)
{
  const GArray *path = report->verification.path;
  gint64 end = G_MAXINT64;

  for (guint i = 0; i < path->len; i++)
    {
      const AssayCertificate *certificate =
        assay_report_get_certificate (report, (int) g_array_index (path, guint, i));

      if (i == 0 || certificate != assay_report_get_anchor (report))
        end = MIN (end, certificate->not_after);
    }
  return end;
}

static gboolean
holds (const AssayReport *report)
{
  const AssayPathCandidate *chosen =
    report->validation != NULL ? assay_validation_get_chosen (report->validation) : NULL;

  return report->verification.status == ASSAY_PATH_TRUSTED && chosen != NULL
         && assay_path_candidate_find_broken (chosen, "validity") == NULL;
}

AssayReport *
assay_verify_follow (AssayReport *report)
{
  AssayReport *last = assay_report_ref (report);

  for (guint i = 0; i < MAX_PATHS && holds (last) && find_end (last) < G_MAXINT64; i++)
    {
      AssayReport *next = assay_verify_at (last, find_end (last) + 1);

      if (!holds (next))
        {
          assay_report_unref (next);
          break;
        }
      assay_report_unref (last);
      last = next;
    }
  return last;
}
