/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-certificates-view.h"

#include <glib/gi18n-lib.h>

#include "export/export-pem.h"
#include "ui/assay-certificate-export.h"
#include "ui/assay-toast.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-certificate-details.h"
#include "ui/widgets/assay-chain-list.h"
#include "ui/widgets/assay-date-view.h"
#include "ui/widgets/assay-document-details.h"
#include "ui/widgets/assay-document-view.h"
#include "ui/widgets/assay-documents-list.h"
#include "ui/widgets/assay-page-body.h"
#include "ui/widgets/assay-wrap-layout.h"

/* With less than this the details stand under the chain; and it may be made as narrow as a telephone. */
#define NARROW    860
#define MIN_WIDTH 320

enum { CHAIN, FACTS, TREE, DOCUMENT, N_PARTS };

struct _AssayCertificatesView {
  AssaySessionView         parent_instance;

  AssayReport             *report;
  AssayAssessment         *assessment;
  gboolean                 narrow;
  gboolean                 asn1;
  guint                    narrow_source;
  char                    *wanted;        /* a field to be selected once the tree is there */

  AdwStatusPage           *empty;
  GtkStack                *views;
  AdwBin                  *wide_chain;
  AdwBin                  *wide_facts;
  AdwBin                  *wide_tree;
  AdwBin                  *wide_document;
  AdwBin                  *narrow_chain;
  AdwBin                  *narrow_facts;
  AdwBin                  *narrow_tree;
  AdwBin                  *narrow_document;
  GtkWidget               *chain;
  GtkWidget               *saving;
  GtkWidget               *asn1_toggle;
  AssayChainList          *list;
  AssayDocumentsList      *documents;
  AssayCertificateDetails *details;
  AssayDocumentView       *tree;          /* the certificate's */
  AssayDocumentDetails    *document;
};

enum {
  PROP_0,
  PROP_NARROW,
  PROP_ASN1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayCertificatesView, assay_certificates_view, ASSAY_TYPE_SESSION_VIEW)

static void
show_page (AssayCertificatesView *self)
{
  GtkStack *pages = GTK_STACK (adw_bin_get_child (ADW_BIN (self)));
  gboolean any = self->report != NULL && (self->report->n_sent > 0 || self->report->documents->len > 0);

  gtk_stack_set_visible_child_name (pages, !any ? "empty" : self->narrow ? "narrow" : "wide");
}

/* The same widgets stand in the one page or in the other. */
static void
place_parts (AssayCertificatesView *self)
{
  const struct {
    GtkWidget *part;
    AdwBin    *wide;
    AdwBin    *narrow;
  } places[N_PARTS] = {
    [CHAIN]    = { self->chain, self->wide_chain, self->narrow_chain },
    [FACTS]    = { GTK_WIDGET (self->details), self->wide_facts, self->narrow_facts },
    [TREE]     = { GTK_WIDGET (self->tree), self->wide_tree, self->narrow_tree },
    [DOCUMENT] = { GTK_WIDGET (self->document), self->wide_document, self->narrow_document },
  };

  for (guint i = 0; i < N_PARTS; i++)
    {
      adw_bin_set_child (self->narrow ? places[i].wide : places[i].narrow, NULL);
      adw_bin_set_child (self->narrow ? places[i].narrow : places[i].wide, places[i].part);
    }
}

static void
show_empty (AssayCertificatesView *self)
{
  const AssayFailure *failure = self->report != NULL ? self->report->failure : NULL;
  g_autofree char *why = failure != NULL ? assay_wording_format (failure->message) : NULL;
  /* Descriptions of status pages are markup. */
  g_autofree char *escaped = why != NULL ? g_markup_escape_text (why, -1) : NULL;

  adw_status_page_set_title (self->empty, self->report == NULL ? _("Waiting for the Certificates") : _("No Certificate"));
  adw_status_page_set_description (self->empty, escaped);
}

static void
select_wanted (AssayCertificatesView *self,
               const AssayNode       *tree)
{
  const AssayNode *node = assay_node_lookup (tree, self->wanted);

  if (node != NULL)
    assay_document_view_select (self->tree, node);
  g_clear_pointer (&self->wanted, g_free);
}

/* What else the files held, the one that is selected; NULL when it is a certificate. */
static AssayDocument *
get_document (AssayCertificatesView *self)
{
  int selected = assay_documents_list_get_selected (self->documents);

  return self->report != NULL && selected >= 0 ? g_ptr_array_index (self->report->documents, selected) : NULL;
}

/* A tree that nobody looks at is not shown. */
static void
show_tree (AssayCertificatesView *self)
{
  AssayCertificateFacts *facts = assay_certificate_details_get_facts (self->details);
  gboolean shows = self->asn1 && facts != NULL && get_document (self) == NULL;

  gtk_stack_set_visible_child_name (self->views, get_document (self) != NULL ? "document"
                                                 : self->asn1 ? "tree" : "facts");
  if (shows)
    assay_document_view_show (self->tree, facts->certificate->der, facts->tree, 0);
  else
    assay_document_view_show (self->tree, NULL, NULL, 0);
  if (shows && self->wanted != NULL)
    select_wanted (self, facts->tree);
}

static void
ready_cb (AssayCertificatesView *self)
{
  show_tree (self);
}

/* What goes with certificates only; and what with a verified path. */
static void
update_actions (AssayCertificatesView *self)
{
  gboolean certificate = get_document (self) == NULL;
  gboolean whole = self->report != NULL && !self->report->partial;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "certificates.save", whole);
  gtk_widget_set_sensitive (self->asn1_toggle, certificate);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "certificates.copy", certificate);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "certificates.save-certificate", certificate);
}

static void
selected_cb (AssayCertificatesView *self)
{
  int selected = assay_chain_list_get_selected (self->list);

  if (self->report == NULL || selected < 0)
    return;
  assay_documents_list_select (self->documents, -1);
  assay_certificate_details_show (self->details, self->report, self->assessment, (guint) selected);
}

static void
document_selected_cb (AssayCertificatesView *self)
{
  AssayDocument *document = get_document (self);

  if (document != NULL)
    assay_chain_list_unselect (self->list);
  assay_document_details_show (self->document, document);
  update_actions (self);
  show_tree (self);
}

static void
forget (AssayCertificatesView *self)
{
  g_clear_pointer (&self->report, assay_report_unref);
  g_clear_pointer (&self->assessment, assay_assessment_unref);
}

static void
assay_certificates_view_refresh (AssaySessionView *view,
                                 AssayReport      *report,
                                 AssayAssessment  *assessment)
{
  AssayCertificatesView *self = ASSAY_CERTIFICATES_VIEW (view);

  forget (self);
  self->report = report != NULL ? assay_report_ref (report) : NULL;
  self->assessment = assessment != NULL ? assay_assessment_ref (assessment) : NULL;
  show_page (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), report != NULL && report->n_sent > 0);
  gtk_widget_set_visible (self->saving, report != NULL && report->n_sent > 0);
  if (report != NULL && report->n_sent > 0)
    assay_chain_list_show (self->list, report);
  else
    show_empty (self);
  assay_documents_list_show (self->documents, report);
  update_actions (self);
}

static void
activated_cb (AssayCertificatesView *self,
              guint                  certificate)
{
  assay_chain_list_select (self->list, certificate);
}

static AssayCertificate *
get_selected (AssayCertificatesView *self)
{
  return self->report != NULL
           ? assay_report_get_certificate (self->report, assay_chain_list_get_selected (self->list)) : NULL;
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AssayCertificatesView *self = ASSAY_CERTIFICATES_VIEW (widget);

  if (self->report != NULL && self->report->n_sent > 0)
    assay_certificate_export_save (GTK_WINDOW (gtk_widget_get_root (widget)), g_variant_get_string (parameter, NULL),
                                   self->report, (guint) MAX (assay_chain_list_get_selected (self->list), 0),
                                   assay_save_tell, g_object_ref (widget));
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AssayCertificate *certificate = get_selected (ASSAY_CERTIFICATES_VIEW (widget));
  g_autofree char *pem = certificate != NULL ? assay_export_pem_certificate (certificate) : NULL;

  if (pem == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), pem);
  assay_toast_show (widget, _("Certificate copied"));
}

static gboolean
narrow_cb (gpointer data)
{
  AssayCertificatesView *self = data;

  self->narrow_source = 0;
  place_parts (self);
  show_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
assay_certificates_view_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, MIN_WIDTH);
}

/* The layout changes after this allocation, not within it; until then what has no room is cut. */
static void
assay_certificates_view_size_allocate (GtkWidget *widget,
                                       int        width,
                                       int        height,
                                       int        baseline)
{
  AssayCertificatesView *self = ASSAY_CERTIFICATES_VIEW (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  gboolean narrow = width < NARROW;
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, minimum), height, baseline, NULL);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->narrow_source == 0)
    self->narrow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, narrow_cb, self, NULL);
}

static void
assay_certificates_view_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  AssayCertificatesView *self = ASSAY_CERTIFICATES_VIEW (object);

  g_value_set_boolean (value, prop_id == PROP_NARROW ? self->narrow : self->asn1);
}

static void
assay_certificates_view_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  AssayCertificatesView *self = ASSAY_CERTIFICATES_VIEW (object);

  if (self->asn1 == g_value_get_boolean (value))
    return;
  self->asn1 = g_value_get_boolean (value);
  show_tree (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
assay_certificates_view_dispose (GObject *object)
{
  AssayCertificatesView *self = ASSAY_CERTIFICATES_VIEW (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  forget (self);
  g_clear_pointer (&self->wanted, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_CERTIFICATES_VIEW);
  G_OBJECT_CLASS (assay_certificates_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, empty);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, views);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, wide_chain);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, wide_facts);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, wide_tree);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, wide_document);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, narrow_chain);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, narrow_facts);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, narrow_tree);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, narrow_document);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, chain);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, saving);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, asn1_toggle);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, list);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, documents);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, details);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, tree);
  gtk_widget_class_bind_template_child (widget_class, AssayCertificatesView, document);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, document_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
assay_certificates_view_class_init (AssayCertificatesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_certificates_view_get_property;
  object_class->set_property = assay_certificates_view_set_property;
  object_class->dispose = assay_certificates_view_dispose;
  widget_class->measure = assay_certificates_view_measure;
  widget_class->size_allocate = assay_certificates_view_size_allocate;
  ASSAY_SESSION_VIEW_CLASS (klass)->refresh = assay_certificates_view_refresh;
  ASSAY_SESSION_VIEW_CLASS (klass)->shows_partial = TRUE;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ASN1] =
    g_param_spec_boolean ("asn1", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_CERTIFICATE_DETAILS);
  g_type_ensure (ASSAY_TYPE_CHAIN_LIST);
  g_type_ensure (ASSAY_TYPE_DATE_VIEW);
  g_type_ensure (ASSAY_TYPE_DOCUMENT_DETAILS);
  g_type_ensure (ASSAY_TYPE_DOCUMENT_VIEW);
  g_type_ensure (ASSAY_TYPE_DOCUMENTS_LIST);
  g_type_ensure (ASSAY_TYPE_PAGE_BODY);
  g_type_ensure (ASSAY_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-certificates-view.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "certificates.save", "s", save_action);
  gtk_widget_class_install_action (widget_class, "certificates.save-certificate", "s", save_action);
  gtk_widget_class_install_action (widget_class, "certificates.copy", NULL, copy_action);
  gtk_widget_class_set_css_name (widget_class, "certificates");
}

static void
assay_certificates_view_init (AssayCertificatesView *self)
{
  /* The layout that fits everywhere, until the width is known. */
  self->narrow = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A layout manager would keep the width to itself. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  place_parts (self);
}

void
assay_certificates_view_show (AssayCertificatesView *view,
                              guint                  index,
                              const char            *path)
{
  g_return_if_fail (ASSAY_IS_CERTIFICATES_VIEW (view));

  assay_chain_list_select (view->list, index);
  if (path == NULL || *path == '\0')
    return;
  g_free (view->wanted);
  view->wanted = g_strdup (path);
  view->asn1 = TRUE;
  show_tree (view);
  g_object_notify_by_pspec (G_OBJECT (view), properties[PROP_ASN1]);
}
