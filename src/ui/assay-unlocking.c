/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-unlocking.h"

#include "ui/assay-password-dialog.h"
#include "ui/assay-wording.h"

/* The first thing in the tab's files that a password would open; not in a saved report, which has no file any more. */
static const AssayDocument *
find_locked (AssayTab *tab)
{
  AssaySession *session = assay_tab_get_session (tab);
  AssayReport *report = session != NULL ? assay_session_get_report (session) : NULL;

  if (report == NULL || report->kind != ASSAY_REPORT_FILE || assay_session_get_saved (session) != NULL)
    return NULL;
  for (guint i = 0; i < report->documents->len; i++)
    {
      const AssayDocument *document = g_ptr_array_index (report->documents, i);

      if (document->locked)
        return document;
    }
  return NULL;
}

static void
unlock_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  AssayTab *tab = ASSAY_TAB (source);
  g_autofree char *password = assay_password_dialog_finish (result);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) passwords = NULL;
  g_autoptr(AssayRequest) request = NULL;
  AssayRequest *old;

  /* Closed, or something else is shown by now. */
  if (password == NULL || find_locked (tab) == NULL)
    return;
  old = assay_session_get_request (assay_tab_get_session (tab));
  g_strv_builder_add (builder, password);
  if (old->passwords != NULL)
    g_strv_builder_addv (builder, (const char **) old->passwords);
  passwords = g_strv_builder_end (builder);
  request = assay_request_new_for_inputs (old->inputs, (const char * const *) passwords, assay_tab_get_options (tab));
  assay_tab_start (tab, request);
}

/* What a person opened asks before their eyes; when inspected again, it asks again. */
void
assay_unlocking_ask (AssayTab *tab)
{
  const AssayDocument *locked = find_locked (tab);
  g_autofree char *problem = locked != NULL ? assay_wording_format (locked->problem) : NULL;

  if (locked != NULL && gtk_widget_get_mapped (GTK_WIDGET (tab)))
    assay_password_dialog_ask (GTK_WIDGET (tab), locked->source, problem, unlock_cb, NULL);
}
