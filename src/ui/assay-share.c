/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-share.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "engine/assay-proofs.h"
#include "export/export-comparison.h"
#include "export/export-json.h"
#include "export/export-share.h"
#include "export/export-svg.h"
#include "export/file-name.h"
#include "ui/assay-wording.h"

#define TEXT_COLUMNS 100

AssayShared
assay_share_look_at (AssayTab *tab)
{
  AssaySession *session = tab != NULL ? assay_tab_get_session (tab) : NULL;
  AssayComparePage *page = tab != NULL ? assay_tab_get_comparison (tab) : NULL;
  const AssaySavedReport *saved;
  AssayShared shared = { 0 };

  if (page != NULL)
    shared.comparison = assay_compare_page_get_comparison (page);
  if (session == NULL)
    return shared;
  saved = assay_session_get_saved (session);
  shared.report = assay_session_get_report (session);
  /* What was thought of it then belongs to a saved report: saved once more, it is the same. */
  shared.assessment = saved != NULL ? saved->assessment : assay_session_get_assessment (session);
  shared.proofs = saved != NULL ? saved->proofs : NULL;
  return shared;
}

gboolean
assay_shared_is_there (const AssayShared *shared)
{
  return shared->report != NULL || shared->comparison != NULL;
}

AssayShared *
assay_shared_copy (const AssayShared *shared)
{
  AssayShared *copy = g_memdup2 (shared, sizeof *shared);

  if (copy->report != NULL)
    assay_report_ref (copy->report);
  if (copy->assessment != NULL)
    assay_assessment_ref (copy->assessment);
  if (copy->proofs != NULL)
    assay_proofs_ref (copy->proofs);
  if (copy->comparison != NULL)
    assay_comparison_ref (copy->comparison);
  return copy;
}

void
assay_shared_free (AssayShared *shared)
{
  g_clear_pointer (&shared->report, assay_report_unref);
  g_clear_pointer (&shared->assessment, assay_assessment_unref);
  g_clear_pointer (&shared->proofs, assay_proofs_unref);
  g_clear_pointer (&shared->comparison, assay_comparison_unref);
  g_free (shared);
}

static char *
write_json (const AssayShared *shared)
{
  g_autoptr(AssayProofs) proofs = shared->proofs != NULL ? assay_proofs_ref (shared->proofs)
                                                         : assay_proofs_compute (shared->report);

  return assay_export_json (shared->report, shared->assessment, proofs, ASSAY_JSON_PRETTY);
}

static char *
write_text (const AssayShared *shared)
{
  const AssayTextStyle style = { .locale = assay_wording_get_locale (), .columns = TEXT_COLUMNS, .messages = TRUE };

  return assay_export_text (shared->report, shared->assessment, shared->proofs, &style);
}

char *
assay_share_write_page (const AssayShared    *shared,
                        const AssayShareForm *form)
{
  const AssayLocale *locale = assay_wording_get_locale ();

  return shared->comparison != NULL ? assay_export_share_comparison (shared->comparison, form, locale, FALSE)
                                    : assay_export_share (shared->report, shared->assessment, form, locale);
}

static char *
write_html (const AssayShared *shared)
{
  return assay_share_write_page (shared, &assay_share_html);
}

static char *
write_markdown (const AssayShared *shared)
{
  return assay_share_write_page (shared, &assay_share_markdown);
}

static char *
write_ladder (const AssayShared *shared)
{
  return assay_export_svg_ladder (shared->report, assay_wording_get_locale ());
}

static char *
write_chain (const AssayShared *shared)
{
  return assay_export_svg_chain (shared->report, assay_wording_get_locale ());
}

static char *
write_comparison_json (const AssayShared *shared)
{
  return assay_export_comparison_json (shared->comparison, ASSAY_COMPARE_ROUTINE, FALSE);
}

static char *
write_comparison_text (const AssayShared *shared)
{
  const AssayTextStyle style = { .locale = assay_wording_get_locale (), .columns = TEXT_COLUMNS };

  return assay_export_comparison_text (shared->comparison, &style, FALSE);
}

static gboolean
has_messages (const AssayReport *report)
{
  return report->messages->len > 0;
}

static gboolean
has_certificates (const AssayReport *report)
{
  return report->certificates->len > 0;
}

static const struct {
  const char *name;
  const char *title;            /* of the dialog */
  const char *ending;           /* of the file's name */
  char     *(*write) (const AssayShared *shared);
  char     *(*write_comparison) (const AssayShared *shared);    /* NULL when a comparison has no such form */
  gboolean  (*has) (const AssayReport *report);                 /* NULL when there is always something to write */
} forms[] = {
  { "report",   N_("Save Report"),       ".assay.json",  write_json,     write_comparison_json,     NULL },
  { "html",     N_("Save as Web Page"),  ".html",        write_html,     write_html,                NULL },
  { "markdown", N_("Save as Markdown"),  ".md",          write_markdown, write_markdown,            NULL },
  { "text",     N_("Save as Text"),      ".txt",         write_text,     write_comparison_text,     NULL },
  { "ladder",   N_("Save the Handshake as a Picture"),   "-handshake.svg", write_ladder, NULL, has_messages },
  { "chain",    N_("Save the Chain as a Picture"),       "-chain.svg",     write_chain,  NULL, has_certificates },
};

static guint
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].name, name))
      return i;
  g_return_val_if_reached (0);
}

const char *const *
assay_share_names (void)
{
  static const char *names[G_N_ELEMENTS (forms) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    names[i] = forms[i].name;
  return names;
}

gboolean
assay_share_is_possible (const char        *name,
                         const AssayShared *shared)
{
  guint form = find (name);

  if (shared->comparison != NULL)
    return forms[form].write_comparison != NULL;
  return shared->report != NULL && (forms[form].has == NULL || forms[form].has (shared->report));
}

/* A comparison is nothing that is opened again. */
static const char *
get_ending (const char        *name,
            const AssayShared *shared)
{
  guint form = find (name);

  return shared->comparison != NULL && forms[form].write == write_json ? ".json" : forms[form].ending;
}

/* A job of its own: which form, and of what. */
typedef struct {
  guint        form;
  AssayShared *shared;
} Subject;

static void
subject_free (gpointer data)
{
  Subject *subject = data;

  assay_shared_free (subject->shared);
  g_free (subject);
}

static GBytes *
make (gpointer data)
{
  const Subject *subject = data;
  const AssayShared *shared = subject->shared;
  char *text = shared->comparison != NULL ? forms[subject->form].write_comparison (shared)
                                          : forms[subject->form].write (shared);

  return g_bytes_new_take (text, strlen (text));
}

static AssaySave
describe (const char        *name,
          const AssayShared *shared,
          const char        *file_name)
{
  Subject *subject = g_new (Subject, 1);

  *subject = (Subject) { find (name), assay_shared_copy (shared) };
  return (AssaySave) {
    .title = _(forms[subject->form].title),
    .name = file_name,
    .make = make,
    .subject = subject,
    .release = subject_free,
  };
}

char *
assay_shared_dup_name (const AssayShared *shared)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (shared->comparison == NULL)
    return assay_target_dup_display (shared->report->request->target);
  left = assay_target_dup_display (shared->comparison->left->request->target);
  right = assay_target_dup_display (shared->comparison->right->request->target);
  return g_strdup_printf ("%s ⇄ %s", left, right);
}

char *
assay_shared_dup_file_name (const AssayShared *shared,
                            const char        *ending)
{
  g_autoptr(GDateTime) time = NULL;
  g_autofree char *middle = NULL;
  g_autofree char *rest = NULL;

  if (shared->comparison != NULL)
    {
      middle = assay_export_file_name (shared->comparison->right, "right", ending);
      rest = g_strconcat ("-", middle, NULL);
      return assay_export_file_name (shared->comparison->left, "left", rest);
    }
  time = g_date_time_new_from_unix_local (assay_report_get_start (shared->report));
  middle = time != NULL ? g_date_time_format (time, "-%Y-%m-%d") : g_strdup ("");
  rest = g_strconcat (middle, ending, NULL);
  return assay_export_file_name (shared->report, "report", rest);
}

void
assay_share_save (GtkWindow           *parent,
                  const char          *name,
                  const AssayShared   *shared,
                  GAsyncReadyCallback  callback,
                  gpointer             data)
{
  g_autofree char *file_name = assay_shared_dup_file_name (shared, get_ending (name, shared));
  AssaySave save = describe (name, shared, file_name);

  assay_save_ask (parent, &save, callback, data);
}

void
assay_share_write (GtkWindow           *parent,
                   const char          *name,
                   const AssayShared   *shared,
                   GFile               *file,
                   GAsyncReadyCallback  callback,
                   gpointer             data)
{
  AssaySave save = describe (name, shared, NULL);

  assay_save_write (parent, &save, file, callback, data);
}
