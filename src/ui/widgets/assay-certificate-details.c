/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-certificate-details.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "base/assay-hostname.h"
#include "ui/assay-scroll.h"
#include "ui/assay-session-view.h"
#include "ui/widgets/assay-fact-sections.h"
#include "ui/widgets/assay-finding-row.h"

/* A larger certificate is read on another thread. */
#define SMALL 16384

struct _AssayCertificateDetails {
  AdwBin             parent_instance;

  GtkLabel          *title;
  AdwBin            *findings;
  AssayFactSections *sections;
  GCancellable      *reading;
};

enum {
  READY,
  CERTIFICATE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayCertificateDetails, assay_certificate_details, ADW_TYPE_BIN)

static void
activated_cb (AssayCertificateDetails *self,
              guint                    index)
{
  g_signal_emit (self, signals[CERTIFICATE_ACTIVATED], 0, index);
}

static void
add_findings (GtkListBox            *list,
              const AssayAssessment *assessment,
              int                    index)
{
  for (int status = ASSAY_STATUS_ERROR; status >= ASSAY_STATUS_NOTE; status--)
    for (guint i = 0; i < assessment->findings->len; i++)
      {
        AssayFinding *finding = g_ptr_array_index (assessment->findings, i);

        if (finding->certificate == index && (int) finding->status == status)
          gtk_list_box_append (list, assay_finding_row_new (finding));
      }
}

/* There is a row at the least, so that as little as can be moves when they come. */
static void
show_findings (AssayCertificateDetails *self,
               const AssayAssessment   *assessment,
               guint                    index)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr(AssayText) title = assay_text_new (N_("Nothing to note"), NULL);
  g_autoptr(AssayText) detail = assay_text_new (N_("No check has anything against this certificate itself."), NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "findings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the checks say of it"), -1);
  if (assessment == NULL)
    gtk_list_box_append (GTK_LIST_BOX (list), assay_session_view_place_new (_("The checks follow")));
  else
    add_findings (GTK_LIST_BOX (list), assessment, (int) index);
  if (gtk_widget_get_first_child (list) == NULL)
    gtk_list_box_append (GTK_LIST_BOX (list), assay_session_view_row_new (ASSAY_STATUS_PASS, title, detail));
  adw_bin_set_child (self->findings, list);
}

/* The name that was asked for, as the certificate has it. */
static const char *
find_match (const AssayReport *report,
            guint              index)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, (int) index);
  const char *host = assay_request_get_verify_name (report->request);
  int found = index == 0 && host != NULL ? assay_hostname_find (certificate, host) : -1;

  return found >= 0 ? certificate->names[found] : NULL;
}

/* A certificate to be read; once more, where it is shown. */
typedef struct {
  AssayReport           *report;
  guint                  index;
  AssayCertificateFacts *before;        /* nullable */
} Reading;

static void
free_reading (Reading *reading)
{
  assay_report_unref (reading->report);
  g_clear_pointer (&reading->before, assay_certificate_facts_unref);
  g_free (reading);
}

static AssayCertificateFacts *
read_facts (const Reading *reading)
{
  return reading->before != NULL ? assay_certificate_facts_renew (reading->before, reading->report, reading->index)
                                 : assay_certificate_facts_new (reading->report, reading->index);
}

static void
show_facts (AssayCertificateDetails *self,
            const Reading           *reading,
            AssayCertificateFacts   *facts)
{
  assay_fact_sections_show (self->sections, facts, find_match (reading->report, reading->index));
  g_signal_emit (self, signals[READY], 0);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, read_facts (data), (GDestroyNotify) assay_certificate_facts_unref);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(AssayCertificateFacts) facts = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: another certificate is shown by now. */
  if (facts != NULL)
    show_facts (ASSAY_CERTIFICATE_DETAILS (source), g_task_get_task_data (G_TASK (result)), facts);
}

/* Takes the reading. */
static void
read_aside (AssayCertificateDetails *self,
            Reading                 *reading)
{
  g_autoptr(GTask) task = NULL;

  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_source_tag (task, read_aside);
  g_task_set_task_data (task, reading, (GDestroyNotify) free_reading);
  g_task_run_in_thread (task, read_thread);
}

/* Takes the reading. */
static void
read_at_once (AssayCertificateDetails *self,
              Reading                 *reading)
{
  g_autoptr(AssayCertificateFacts) facts = read_facts (reading);

  show_facts (self, reading, facts);
  free_reading (reading);
}

static void
stop_reading (AssayCertificateDetails *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
assay_certificate_details_dispose (GObject *object)
{
  stop_reading (ASSAY_CERTIFICATE_DETAILS (object));
  G_OBJECT_CLASS (assay_certificate_details_parent_class)->dispose (object);
}

static void
assay_certificate_details_class_init (AssayCertificateDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_certificate_details_dispose;

  signals[READY] =
    g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CERTIFICATE_ACTIVATED] =
    g_signal_new ("certificate-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
assay_certificate_details_init (AssayCertificateDetails *self)
{
  GtkWidget *parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-4");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "section-heading");
  self->findings = ADW_BIN (adw_bin_new ());
  self->sections = ASSAY_FACT_SECTIONS (assay_fact_sections_new ());
  g_signal_connect_object (self->sections, "certificate-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (parts), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (parts), GTK_WIDGET (self->findings));
  gtk_box_append (GTK_BOX (parts), GTK_WIDGET (self->sections));
  gtk_widget_add_css_class (parts, "details");
  adw_bin_set_child (ADW_BIN (self), parts);
}

void
assay_certificate_details_show (AssayCertificateDetails *details,
                                AssayReport             *report,
                                AssayAssessment         *assessment,
                                guint                    index)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, (int) index);
  AssayCertificateFacts *before = assay_fact_sections_get_facts (details->sections);
  g_autofree char *title = assay_format_shorten (certificate->title, ASSAY_FACT_MAX_CHARS);
  Reading *reading = g_new0 (Reading, 1);

  stop_reading (details);
  reading->report = assay_report_ref (report);
  reading->index = index;
  if (before != NULL && assay_certificate_equal (before->certificate, certificate))
    {
      reading->before = assay_certificate_facts_ref (before);
      /* Where the title is in sight, what the checks say under it is too. */
      assay_scroll_keep (assay_scroll_is_past (GTK_WIDGET (details)) ? GTK_WIDGET (details->sections)
                                                                     : GTK_WIDGET (details));
    }
  else
    assay_fact_sections_show (details->sections, NULL, NULL);

  gtk_label_set_label (details->title, title);
  show_findings (details, assessment, index);
  if (g_bytes_get_size (certificate->der) > SMALL)
    read_aside (details, reading);
  else
    read_at_once (details, reading);
}

AssayCertificateFacts *
assay_certificate_details_get_facts (AssayCertificateDetails *details)
{
  return assay_fact_sections_get_facts (details->sections);
}
