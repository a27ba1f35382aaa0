/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-files.h"

#include "base/assay-error.h"
#include "engine/assay-bundle.h"

static gboolean
is_known (GPtrArray              *certificates,
          guint                   n,
          const AssayCertificate *certificate)
{
  for (guint i = 0; i < n; i++)
    if (assay_certificate_equal (g_ptr_array_index (certificates, i), certificate))
      return TRUE;
  return FALSE;
}

/* The same certificate is often in two of the files that are opened together: cert.pem and fullchain.pem. */
static void
drop_known (GPtrArray *certificates,
            guint      n)
{
  for (guint i = n; i < certificates->len;)
    if (is_known (certificates, n, g_ptr_array_index (certificates, i)))
      g_ptr_array_remove_index (certificates, i);
    else
      i++;
}

static gboolean
has_issued (GPtrArray *certificates,
            guint      index)
{
  const AssayCertificate *issuer = g_ptr_array_index (certificates, index);

  for (guint i = 0; i < certificates->len; i++)
    if (i != index && !assay_certificate_equal (issuer, g_ptr_array_index (certificates, i))
        && assay_certificate_may_be_issuer (issuer, g_ptr_array_index (certificates, i)))
      return TRUE;
  return FALSE;
}

static void
put_leaf_first (GPtrArray *certificates)
{
  for (guint i = 0; i < certificates->len; i++)
    if (!has_issued (certificates, i))
      {
        g_ptr_array_insert (certificates, 0, g_ptr_array_steal_index (certificates, i));
        return;
      }
}

static void
add_unreadable (GPtrArray        *documents,
                const AssayInput *input,
                const GError     *error)
{
  AssayDocument draft = {
    .kind = ASSAY_DOCUMENT_UNKNOWN,
    .source = g_strdup (input->name),
    .problem = error->domain == ASSAY_ERROR
                 ? assay_text_new (g_intern_string (error->message), NULL)     /* one of few message ids */
                 : assay_text_new (N_("It cannot be read: {reason}"), "reason", ASSAY_ARG_TEXT, error->message, NULL),
  };

  g_ptr_array_add (documents, assay_document_take (&draft));
}

gboolean
assay_files_read (AssayReport   *report,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const AssayRequest *request = report->request;
  GPtrArray *inputs = request->inputs;
  gboolean found = FALSE;

  for (guint i = 0; i < inputs->len; i++)
    {
      const AssayInput *input = g_ptr_array_index (inputs, i);
      guint n = report->certificates->len;
      g_autoptr(GError) why = NULL;

      if (assay_bundle_read (input, (const char * const *) request->passwords, report->certificates, report->documents,
                             cancellable, &why))
        found = TRUE;
      else if (i + 1 == inputs->len && !found)
        return g_propagate_error (error, g_steal_pointer (&why)), FALSE;
      else
        add_unreadable (report->documents, input, why);
      drop_known (report->certificates, n);
    }
  put_leaf_first (report->certificates);
  report->n_sent = report->certificates->len;
  return TRUE;
}
