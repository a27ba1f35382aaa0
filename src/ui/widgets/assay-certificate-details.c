/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-certificate-details.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "base/assay-hostname.h"
#include "ui/assay-session-view.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-explain-button.h"
#include "ui/widgets/assay-fact-row.h"
#include "ui/widgets/assay-finding-row.h"
#include "ui/widgets/assay-names-list.h"

/* Rows that are made in one turn of the main loop. */
#define ROWS_A_TURN 8

/* A larger certificate is read on another thread. */
#define SMALL 16384

struct _AssayCertificateDetails {
  AdwBin                 parent_instance;

  GtkBox                *sections;
  AssayCertificateFacts *facts;
  const char            *match;         /* the name that was asked for, as the certificate has it */
  GCancellable          *reading;
  guint                  filling;       /* source */
  guint                  section;       /* to be filled next */
  guint                  row;
  GtkListBox            *list;          /* the section's */
};

enum {
  READY,
  CERTIFICATE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayCertificateDetails, assay_certificate_details, ADW_TYPE_BIN)

static GtkWidget *
add_heading (AssayCertificateDetails *self,
             const char              *title,
             gboolean                 critical,
             const AssayNode         *node)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *pill = gtk_label_new (_("critical"));
  GtkWidget *button = node != NULL ? assay_explain_button_new_for_node (node) : NULL;

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (heading), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (pill, "pill-label");
  gtk_widget_set_tooltip_text (pill, _("Who does not understand this extension must refuse the certificate"));
  gtk_widget_set_visible (pill, critical);
  gtk_box_append (GTK_BOX (line), heading);
  gtk_box_append (GTK_BOX (line), pill);
  if (button != NULL)
    gtk_box_append (GTK_BOX (line), button);
  gtk_widget_add_css_class (line, "section-heading");
  gtk_box_append (self->sections, line);
  return heading;
}

static void
row_activated_cb (AssayCertificateDetails *self,
                  GtkListBoxRow           *row)
{
  int way = ASSAY_IS_FACT_ROW (row) ? assay_fact_row_get_way (ASSAY_FACT_ROW (row)) : -1;

  if (way >= 0)
    g_signal_emit (self, signals[CERTIFICATE_ACTIVATED], 0, (guint) way);
}

static GtkListBox *
add_list (AssayCertificateDetails *self,
          const char              *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (self->sections, list);
  return GTK_LIST_BOX (list);
}

static void
add_findings (AssayCertificateDetails *self,
              const AssayAssessment   *assessment,
              int                      index)
{
  GtkListBox *list = NULL;

  for (int status = ASSAY_STATUS_ERROR; status >= ASSAY_STATUS_NOTE; status--)
    for (guint i = 0; i < assessment->findings->len; i++)
      {
        AssayFinding *finding = g_ptr_array_index (assessment->findings, i);

        if (finding->certificate != index || (int) finding->status != status)
          continue;
        if (list == NULL)
          {
            list = add_list (self, _("What the checks say of it"));
            gtk_widget_add_css_class (GTK_WIDGET (list), "findings");
          }
        gtk_list_box_append (list, assay_finding_row_new (finding));
      }
}

static void
begin_section (AssayCertificateDetails       *self,
               const AssayCertificateSection *section)
{
  const char *title = assay_wording_translate (section->title);
  /* Fingerprints are of all of it, and no field. */
  gboolean whole = section->node == self->facts->tree;

  if (title != NULL)
    add_heading (self, title, section->critical, whole ? NULL : section->node);
  if (section->names != NULL)
    gtk_box_append (self->sections, assay_names_list_new (section->names, self->match));
  else
    self->list = add_list (self, title != NULL ? title : _("Names and number"));
}

/* Adds some rows. Returns whether there are more. */
static gboolean
fill_some (AssayCertificateDetails *self)
{
  for (guint n = 0; n < ROWS_A_TURN && self->section < self->facts->sections->len; n++)
    {
      const AssayCertificateSection *section = g_ptr_array_index (self->facts->sections, self->section);

      if (self->row == 0)
        begin_section (self, section);
      if (self->row < section->facts->len)
        gtk_list_box_append (self->list, assay_fact_row_new (self->facts, g_ptr_array_index (section->facts, self->row)));
      self->row++;
      if (self->row >= section->facts->len)
        {
          self->row = 0;
          self->section++;
        }
    }
  return self->section < self->facts->sections->len;
}

static gboolean
fill_cb (gpointer data)
{
  AssayCertificateDetails *self = data;

  if (fill_some (self))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static const char *
find_match (const AssayReport *report,
            guint              index)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, (int) index);
  const char *host = assay_request_get_verify_name (report->request);
  int found = index == 0 && host != NULL ? assay_hostname_find (certificate, host) : -1;

  return found >= 0 ? certificate->names[found] : NULL;
}

/* Takes the facts. What is in sight at once stands at once. */
static void
show_facts (AssayCertificateDetails *self,
            AssayCertificateFacts   *facts)
{
  self->facts = facts;
  if (fill_some (self))
    self->filling = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, self, NULL);
  g_signal_emit (self, signals[READY], 0);
}

typedef struct {
  AssayReport *report;
  guint        index;
} Reading;

static void
free_reading (Reading *reading)
{
  assay_report_unref (reading->report);
  g_free (reading);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Reading *reading = data;

  g_task_return_pointer (task, assay_certificate_facts_new (reading->report, reading->index),
                         (GDestroyNotify) assay_certificate_facts_unref);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  AssayCertificateFacts *facts = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: another certificate is shown by now. */
  if (facts != NULL)
    show_facts (ASSAY_CERTIFICATE_DETAILS (source), facts);
}

static void
read_aside (AssayCertificateDetails *self,
            AssayReport             *report,
            guint                    index)
{
  Reading *reading = g_new (Reading, 1);
  g_autoptr(GTask) task = NULL;

  *reading = (Reading) { assay_report_ref (report), index };
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_source_tag (task, read_aside);
  g_task_set_task_data (task, reading, (GDestroyNotify) free_reading);
  g_task_run_in_thread (task, read_thread);
}

static void
stop (AssayCertificateDetails *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->facts, assay_certificate_facts_unref);
  self->section = self->row = 0;
}

static void
assay_certificate_details_dispose (GObject *object)
{
  stop (ASSAY_CERTIFICATE_DETAILS (object));
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
  self->sections = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->sections), "details");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->sections));
}

void
assay_certificate_details_show (AssayCertificateDetails *details,
                                AssayReport             *report,
                                AssayAssessment         *assessment,
                                guint                    index)
{
  const AssayCertificate *certificate = assay_report_get_certificate (report, (int) index);
  g_autofree char *title = assay_format_shorten (certificate->title, ASSAY_FACT_MAX_CHARS);

  stop (details);
  assay_session_view_clear (GTK_WIDGET (details->sections));
  details->match = find_match (report, index);
  gtk_widget_add_css_class (add_heading (details, title, FALSE, NULL), "title-4");
  if (assessment != NULL)
    add_findings (details, assessment, (int) index);
  if (g_bytes_get_size (certificate->der) <= SMALL)
    show_facts (details, assay_certificate_facts_new (report, index));
  else
    read_aside (details, report, index);
}

AssayCertificateFacts *
assay_certificate_details_get_facts (AssayCertificateDetails *details)
{
  return details->facts;
}
