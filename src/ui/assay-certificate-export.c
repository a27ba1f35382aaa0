/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-certificate-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/export-chain.h"
#include "export/export-ics.h"
#include "export/export-pem.h"
#include "export/export-pkcs7.h"
#include "ui/assay-wording.h"
#include "ui/models/assay-preferences.h"

/* The certificate that is selected. */
static GPtrArray *
collect_one (const AssayReport *report,
             guint              index)
{
  GPtrArray *one = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref);

  g_ptr_array_add (one, assay_certificate_ref (assay_report_get_certificate (report, (int) index)));
  return one;
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
write_pem (const AssayReport *report,
           GPtrArray         *certificates,
           guint              warn_days)
{
  return take_text (assay_export_pem_certificates (certificates));
}

static GBytes *
write_der (const AssayReport *report,
           GPtrArray         *certificates,
           guint              warn_days)
{
  return assay_export_der (certificates);
}

static GBytes *
write_pkcs7 (const AssayReport *report,
             GPtrArray         *certificates,
             guint              warn_days)
{
  return assay_export_pkcs7 (certificates);
}

static GBytes *
write_ics (const AssayReport *report,
           GPtrArray         *certificates,
           guint              warn_days)
{
  g_autofree char *name = assay_target_dup_display (report->request->target);

  return take_text (assay_export_ics (certificates, name, g_get_real_time () / G_USEC_PER_SEC, warn_days,
                                      assay_wording_get_locale ()));
}

/* What can be saved is named by what it holds and its form: "built-der". */
static const struct {
  const char *name;
  const char *title;
  AssayChain  chain;          /* ASSAY_N_CHAINS: the one certificate */
} contents[] = {
  { "sent",        N_("Save Chain"),       ASSAY_CHAIN_SENT },
  { "built",       N_("Save Chain"),       ASSAY_CHAIN_BUILT },
  { "corrected",   N_("Save Chain"),       ASSAY_CHAIN_CORRECTED },
  { "certificate", N_("Save Certificate"), ASSAY_N_CHAINS },
};

static const struct {
  const char *name;
  const char *title;          /* NULL: the content's */
  const char *extension;
  GBytes    *(*write) (const AssayReport *report,
                       GPtrArray         *certificates,
                       guint              warn_days);
} forms[] = {
  { "pem",   NULL,                    ".pem", write_pem },
  { "der",   NULL,                    ".der", write_der },
  { "pkcs7", NULL,                    ".p7b", write_pkcs7 },
  { "ics",   N_("Save Expiry Dates"), ".ics", write_ics },
};

typedef struct {
  AssayReport *report;
  guint        index;
  guint        content;
  guint        form;
  guint        warn_days;     /* when a calendar reminds of an end */
} Subject;

/* Finds the content and the form that @what names. */
static gboolean
find (const char *what,
      Subject    *subject)
{
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    for (guint k = 0; k < G_N_ELEMENTS (forms); k++)
      {
        g_autofree char *name = g_strdup_printf ("%s-%s", contents[i].name, forms[k].name);

        if (!g_str_equal (name, what))
          continue;
        subject->content = i;
        subject->form = k;
        return TRUE;
      }
  return FALSE;
}

static GBytes *
make (gpointer data)
{
  const Subject *subject = data;
  AssayChain chain = contents[subject->content].chain;
  g_autoptr(GPtrArray) certificates = chain == ASSAY_N_CHAINS ? collect_one (subject->report, subject->index)
                                                              : assay_chain_collect (subject->report, chain);

  return forms[subject->form].write (subject->report, certificates, subject->warn_days);
}

static void
free_subject (gpointer data)
{
  Subject *subject = data;

  assay_report_unref (subject->report);
  g_free (subject);
}

/* The chain's file name, with another end. */
static char *
dup_name (const Subject *subject)
{
  g_autofree char *name = assay_export_pem_file_name (subject->report);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  return g_strconcat (name, forms[subject->form].extension, NULL);
}

void
assay_certificate_export_save (GtkWindow           *parent,
                               const char          *what,
                               AssayReport         *report,
                               guint                index,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  Subject draft = { .report = report, .index = index, .warn_days = assay_preferences_get_warn_days () };
  g_autofree char *name = NULL;
  const char *title;

  g_return_if_fail (find (what, &draft));

  name = dup_name (&draft);
  title = forms[draft.form].title != NULL ? forms[draft.form].title : contents[draft.content].title;
  assay_report_ref (report);
  assay_save_ask (parent,
                  &(AssaySave) {
                    .title = _(title),
                    .name = name,
                    .make = make,
                    .subject = g_memdup2 (&draft, sizeof draft),
                    .release = free_subject,
                  },
                  callback, data);
}

GBytes *
assay_certificate_export_make (const char  *what,
                               AssayReport *report,
                               guint        index)
{
  Subject subject = { .report = report, .index = index, .warn_days = assay_preferences_get_warn_days () };

  return find (what, &subject) ? make (&subject) : NULL;
}
