/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-certificate-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/export-pem.h"

/* Indexes of certificates, in the order of the file. */
static GArray *
collect_built (const AssayReport *report,
               guint              index)
{
  return g_array_copy (report->verification.path);
}

/* What RFC 8446 section 4.4.2 asks for: the path, without the root that whoever trusts it has. */
static GArray *
collect_corrected (const AssayReport *report,
                   guint              index)
{
  GArray *path = g_array_copy (report->verification.path);

  if (path->len > 1 && assay_report_get_anchor (report) != NULL)
    g_array_set_size (path, path->len - 1);
  return path;
}

static GArray *
collect_one (const AssayReport *report,
             guint              index)
{
  GArray *one = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (one, index);
  return one;
}

static GBytes *
write_pem (const AssayReport *report,
           const GArray      *indexes)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < indexes->len; i++)
    {
      int index = (int) g_array_index (indexes, guint, i);
      g_autofree char *pem = assay_export_pem_certificate (assay_report_get_certificate (report, index));

      g_string_append (out, pem);
    }
  return g_string_free_to_bytes (out);
}

static GBytes *
write_der (const AssayReport *report,
           const GArray      *indexes)
{
  return g_bytes_ref (assay_report_get_certificate (report, (int) g_array_index (indexes, guint, 0))->der);
}

static const struct {
  const char *what;
  const char *title;
  const char *extension;
  GArray   *(*collect) (const AssayReport *report,
                        guint              index);
  GBytes   *(*write)   (const AssayReport *report,
                        const GArray      *indexes);
} exports[] = {
  { "built-pem",       N_("Save Chain"),       ".pem", collect_built,     write_pem },
  { "corrected-pem",   N_("Save Chain"),       ".pem", collect_corrected, write_pem },
  { "certificate-pem", N_("Save Certificate"), ".pem", collect_one,       write_pem },
  { "certificate-der", N_("Save Certificate"), ".der", collect_one,       write_der },
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
  g_autoptr(GArray) indexes = exports[subject->row].collect (subject->report, subject->index);

  return exports[subject->row].write (subject->report, indexes);
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
