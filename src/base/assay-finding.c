/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-finding.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (AssayFinding, assay_finding, assay_finding_ref, assay_finding_unref)
G_DEFINE_BOXED_TYPE (AssayAssessment, assay_assessment, assay_assessment_ref, assay_assessment_unref)

static const char * const verdict_names[] = {
  [ASSAY_VERDICT_TRUSTED]   = "trusted",
  [ASSAY_VERDICT_UNTRUSTED] = "untrusted",
  [ASSAY_VERDICT_FAILED]    = "failed",
  [ASSAY_VERDICT_NONE]      = "none",
};

static const char * const status_names[] = {
  [ASSAY_STATUS_SKIPPED] = "skipped",
  [ASSAY_STATUS_PASS]    = "pass",
  [ASSAY_STATUS_NOTE]    = "note",
  [ASSAY_STATUS_WARNING] = "warning",
  [ASSAY_STATUS_ERROR]   = "error",
};

const char *
assay_status_name (AssayStatus status)
{
  return status_names[status];
}

AssayFinding *
assay_finding_take (AssayFinding *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayFinding *
assay_finding_ref (AssayFinding *finding)
{
  return g_atomic_rc_box_acquire (finding);
}

static void
finding_clear (gpointer data)
{
  AssayFinding *finding = data;

  assay_text_unref (finding->title);
  assay_text_unref (finding->detail);
  g_clear_pointer (&finding->fix, assay_text_unref);
  g_strfreev (finding->kept);
}

void
assay_finding_unref (AssayFinding *finding)
{
  g_atomic_rc_box_release_full (finding, finding_clear);
}

const char *
assay_verdict_name (AssayVerdict verdict)
{
  return verdict_names[verdict];
}

AssayAssessment *
assay_assessment_take (AssayAssessment *draft)
{
  return memcpy (g_atomic_rc_box_alloc (sizeof *draft), draft, sizeof *draft);
}

AssayAssessment *
assay_assessment_ref (AssayAssessment *assessment)
{
  return g_atomic_rc_box_acquire (assessment);
}

static void
assessment_clear (gpointer data)
{
  AssayAssessment *assessment = data;

  g_ptr_array_unref (assessment->findings);
  assay_text_unref (assessment->headline);
  assay_text_unref (assessment->summary);
}

void
assay_assessment_unref (AssayAssessment *assessment)
{
  g_atomic_rc_box_release_full (assessment, assessment_clear);
}

AssayFinding *
assay_assessment_find (const AssayAssessment *assessment,
                       const char            *id)
{
  AssayFinding *found = NULL;

  for (guint i = 0; i < assessment->findings->len; i++)
    {
      AssayFinding *finding = g_ptr_array_index (assessment->findings, i);

      if (g_str_equal (finding->id, id) && (found == NULL || finding->status > found->status))
        found = finding;
    }
  return found;
}

guint
assay_assessment_count (const AssayAssessment *assessment,
                        AssayStatus            status)
{
  guint n = 0;

  for (guint i = 0; i < assessment->findings->len; i++)
    if (((AssayFinding *) g_ptr_array_index (assessment->findings, i))->status == status)
      n++;
  return n;
}
