/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-document-details.h"

#include <glib/gi18n-lib.h>

#include "base/assay-format.h"
#include "decode/decode-document.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-document-view.h"

/* Names have no limit. */
#define MAX_CHARS 400

struct _AssayDocumentDetails {
  AdwBin             parent_instance;

  gboolean           narrow;
  GCancellable      *reading;

  GtkLabel          *kind;
  GtkLabel          *title;
  GtkLabel          *place;
  GtkLabel          *problem;
  AssayDocumentView *view;
};

enum {
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayDocumentDetails, assay_document_details, ADW_TYPE_BIN)

static void
stop (AssayDocumentDetails *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const AssayDocument *document = data;

  g_task_return_pointer (task, assay_document_decode (document->kind, document->der), (GDestroyNotify) assay_node_unref);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(AssayNode) tree = g_task_propagate_pointer (G_TASK (result), NULL);
  const AssayDocument *document = g_task_get_task_data (G_TASK (result));

  /* Cancelled: something else is shown by now. */
  if (tree != NULL)
    assay_document_view_show (ASSAY_DOCUMENT_DETAILS (source)->view, document->der, tree, 0);
}

/* Revocation lists are large. */
static void
read_aside (AssayDocumentDetails *self,
            AssayDocument        *document)
{
  g_autoptr(GTask) task = NULL;

  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_source_tag (task, read_aside);
  g_task_set_task_data (task, assay_document_ref (document), (GDestroyNotify) assay_document_unref);
  g_task_run_in_thread (task, read_thread);
}

static void
set_words (GtkLabel   *label,
           const char *words)
{
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static void
assay_document_details_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  g_value_set_boolean (value, ASSAY_DOCUMENT_DETAILS (object)->narrow);
}

static void
assay_document_details_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  ASSAY_DOCUMENT_DETAILS (object)->narrow = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
assay_document_details_dispose (GObject *object)
{
  stop (ASSAY_DOCUMENT_DETAILS (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_DOCUMENT_DETAILS);
  G_OBJECT_CLASS (assay_document_details_parent_class)->dispose (object);
}

static void
assay_document_details_class_init (AssayDocumentDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_document_details_get_property;
  object_class->set_property = assay_document_details_set_property;
  object_class->dispose = assay_document_details_dispose;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_DOCUMENT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-document-details.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayDocumentDetails, kind);
  gtk_widget_class_bind_template_child (widget_class, AssayDocumentDetails, title);
  gtk_widget_class_bind_template_child (widget_class, AssayDocumentDetails, place);
  gtk_widget_class_bind_template_child (widget_class, AssayDocumentDetails, problem);
  gtk_widget_class_bind_template_child (widget_class, AssayDocumentDetails, view);
}

static void
assay_document_details_init (AssayDocumentDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
assay_document_details_show (AssayDocumentDetails *details,
                             AssayDocument        *document)
{
  GBytes *der = document != NULL ? document->der : NULL;
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;
  g_autofree char *problem = NULL;

  stop (details);
  assay_document_view_show (details->view, der, NULL, 0);
  gtk_widget_set_visible (GTK_WIDGET (details->view), der != NULL);
  if (document == NULL)
    return;
  title = document->title != NULL ? assay_format_shorten (document->title, MAX_CHARS) : NULL;
  place = assay_document_details_dup_place (document);
  problem = assay_wording_format (document->problem);
  set_words (details->kind, assay_wording_translate (assay_document_kind_label (document->kind)));
  set_words (details->title, title);
  set_words (details->place, place);
  set_words (details->problem, problem);
  if (der != NULL)
    read_aside (details, document);
}

const char *
assay_document_details_icon (const AssayDocument *document)
{
  if (document->problem != NULL || document->kind == ASSAY_DOCUMENT_PRIVATE_KEY)
    return "dialog-warning-symbolic";
  return document->kind == ASSAY_DOCUMENT_PUBLIC_KEY ? "dialog-password-symbolic" : "text-x-generic-symbolic";
}

char *
assay_document_details_dup_place (const AssayDocument *document)
{
  g_autoptr(AssayText) place =
    document->line > 0 ? assay_text_new (N_("{source}, line {n}"), "source", ASSAY_ARG_TEXT, document->source,
                                         "n", ASSAY_ARG_NUMBER, (gint64) document->line, NULL)
                       : assay_text_new ("{source}", "source", ASSAY_ARG_TEXT, document->source, NULL);

  return assay_wording_format (place);
}
