/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-certificate-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/export-chain.h"
#include "export/export-ics.h"
#include "export/export-pem.h"
#include "export/export-pkcs7.h"
#include "ui/assay-wording.h"

/* When a calendar reminds of an end. */
#define WARN_DAYS 30

static GPtrArray *
collect_sent (const AssayReport *report,
              guint              index)
{
  return assay_chain_collect (report, ASSAY_CHAIN_SENT);
}

static GPtrArray *
collect_built (const AssayReport *report,
               guint              index)
{
  return assay_chain_collect (report, ASSAY_CHAIN_BUILT);
}

/* What RFC 8446 section 4.4.2 asks for: the path, without the root that whoever trusts it has. */
static GPtrArray *
collect_corrected (const AssayReport *report,
                   guint              index)
{
  GPtrArray *path = assay_chain_collect (report, ASSAY_CHAIN_BUILT);

  if (path->len > 1 && assay_report_get_anchor (report) != NULL)
    g_ptr_array_remove_index (path, path->len - 1);
  return path;
}

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
           GPtrArray         *certificates)
{
  return take_text (assay_export_pem_certificates (certificates));
}

static GBytes *
write_der (const AssayReport *report,
           GPtrArray         *certificates)
{
  return assay_export_der (certificates);
}

static GBytes *
write_pkcs7 (const AssayReport *report,
             GPtrArray         *certificates)
{
  return assay_export_pkcs7 (certificates);
}

static GBytes *
write_ics (const AssayReport *report,
           GPtrArray         *certificates)
{
  g_autofree char *name = assay_target_dup_display (report->request->target);

  return take_text (assay_export_ics (certificates, name, g_get_real_time () / G_USEC_PER_SEC, WARN_DAYS,
                                      assay_wording_get_locale ()));
}

static const struct {
  const char *what;
  const char *title;
  const char *extension;
  GPtrArray *(*collect) (const AssayReport *report,
                         guint              index);
  GBytes    *(*write)   (const AssayReport *report,
                         GPtrArray         *certificates);
} exports[] = {
  { "sent-pkcs7",      N_("Save Chain"),        ".p7b", collect_sent,      write_pkcs7 },
  { "built-pem",       N_("Save Chain"),        ".pem", collect_built,     write_pem },
  { "corrected-pem",   N_("Save Chain"),        ".pem", collect_corrected, write_pem },
  { "built-ics",       N_("Save Expiry Dates"), ".ics", collect_built,     write_ics },
  { "certificate-pem", N_("Save Certificate"),  ".pem", collect_one,       write_pem },
  { "certificate-der", N_("Save Certificate"),  ".der", collect_one,       write_der },
};

static int
find (const char *what)
{
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    if (g_str_equal (exports[i].what, what))
      return (int) i;
  return -1;
}

typedef struct {
  AssayReport *report;
  guint        index;
  int          row;
} Subject;

static GBytes *
make (gpointer data)
{
  const Subject *subject = data;
  g_autoptr(GPtrArray) certificates = exports[subject->row].collect (subject->report, subject->index);

  return exports[subject->row].write (subject->report, certificates);
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
dup_name (const AssayReport *report,
          int                row)
{
  g_autofree char *name = assay_export_pem_file_name (report);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  return g_strconcat (name, exports[row].extension, NULL);
}

void
assay_certificate_export_save (GtkWindow           *parent,
                               const char          *what,
                               AssayReport         *report,
                               guint                index,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  int row = find (what);
  g_autofree char *name = NULL;
  Subject *subject;

  g_return_if_fail (row >= 0);

  name = dup_name (report, row);
  subject = g_new (Subject, 1);
  *subject = (Subject) { assay_report_ref (report), index, row };
  assay_save_ask (parent,
                  &(AssaySave) {
                    .title = _(exports[row].title),
                    .name = name,
                    .make = make,
                    .subject = subject,
                    .release = free_subject,
                  },
                  callback, data);
}

GBytes *
assay_certificate_export_make (const char  *what,
                               AssayReport *report,
                               guint        index)
{
  Subject subject = { report, index, find (what) };

  return subject.row >= 0 ? make (&subject) : NULL;
}
