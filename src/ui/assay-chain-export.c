/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-chain-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "export/export-pem.h"

gboolean
assay_chain_export_is_possible (const AssayReport *report)
{
  return report != NULL && report->n_sent > 0;
}

void
assay_chain_export_copy (GtkWidget         *widget,
                         const AssayReport *report)
{
  g_autofree char *pem = assay_export_pem_chain (report);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), pem);
}

static GBytes *
make_pem (gpointer report)
{
  char *pem = assay_export_pem_chain (report);

  return g_bytes_new_take (pem, strlen (pem));
}

static AssaySave
describe (AssayReport *report,
          const char  *name)
{
  return (AssaySave) {
    .title = _("Save Chain"),
    .name = name,
    .make = make_pem,
    .subject = assay_report_ref (report),
    .release = (GDestroyNotify) assay_report_unref,
  };
}

void
assay_chain_export_save (GtkWindow           *parent,
                         AssayReport         *report,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  g_autofree char *name = assay_export_pem_file_name (report);
  AssaySave save = describe (report, name);

  assay_save_ask (parent, &save, callback, data);
}

void
assay_chain_export_write (GtkWindow           *parent,
                          AssayReport         *report,
                          GFile               *file,
                          GAsyncReadyCallback  callback,
                          gpointer             data)
{
  AssaySave save = describe (report, NULL);

  assay_save_write (parent, &save, file, callback, data);
}
