/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-signature-window.h"

#include <glib/gi18n-lib.h>

#include "engine/assay-anatomy.h"
#include "ui/assay-session-view.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-bytes-row.h"
#include "ui/widgets/assay-hex-view.h"

struct _AssaySignatureWindow {
  AdwWindow      parent_instance;

  AssayReport   *report;
  gboolean       handshake;     /* the last choice is the handshake's signature */
  GCancellable  *cancellable;

  AdwComboRow   *choice;
  GtkStringList *choices;
  GtkSwitch     *change;
  GtkAdjustment *place;
  AssayHexView  *bytes;
  GtkLabel      *words;
  GtkListBox    *steps;
  GtkListBox    *result;
};

G_DEFINE_FINAL_TYPE (AssaySignatureWindow, assay_signature_window, ADW_TYPE_WINDOW)

/* What a thread needs to take a signature apart. */
typedef struct {
  AssayReport *report;
  gboolean     handshake;
  guint        position;
  gssize       flip;
} Matter;

static void
matter_free (gpointer data)
{
  Matter *matter = data;

  assay_report_unref (matter->report);
  g_free (matter);
}

static void
take_apart_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  const Matter *matter = data;
  AssaySignature *signature = matter->handshake
                                ? assay_anatomy_of_handshake (matter->report, matter->flip)
                                : assay_anatomy_of_certificate (matter->report, matter->position, matter->flip);

  g_task_return_pointer (task, signature, signature != NULL ? (GDestroyNotify) assay_signature_unref : NULL);
}

static const char *
title_of (AssaySignatureWindow *self,
          int                   index)
{
  const AssayCertificate *certificate = assay_report_get_certificate (self->report, index);

  return certificate != NULL ? certificate->title : "";
}

/* Indexed by whether it is the handshake's. */
static const char * const sentences[] = {
  NP_("{issuer} signed the marked byte of the certificate of {subject}, with {algorithm}.",
      "{issuer} signed the {n} marked bytes of the certificate of {subject}, with {algorithm}."),
  NP_("{issuer} signed this byte, which stands for the whole conversation so far, with {algorithm}.",
      "{issuer} signed these {n} bytes, which stand for the whole conversation so far, with {algorithm}."),
};

static void
tell_words (AssaySignatureWindow *self,
            const AssaySignature *signature)
{
  guint form = signature->certificate < 0 ? 2 : 0;
  g_autoptr(AssayText) text =
    assay_text_new_plural (sentences[form], sentences[form + 1], (gint64) g_bytes_get_size (signature->content),
                           "issuer", ASSAY_ARG_TEXT, title_of (self, signature->issuer),
                           "subject", ASSAY_ARG_TEXT, title_of (self, signature->certificate),
                           "algorithm", ASSAY_ARG_TEXT, signature->algorithm, NULL);
  g_autofree char *words = assay_wording_format (text);

  gtk_label_set_text (self->words, words);
}

/* The certificate with what is signed marked in it, or what is signed alone; with the changed byte under the cursor. */
static void
show_bytes (AssaySignatureWindow *self,
            const AssaySignature *signature)
{
  const AssayCertificate *certificate = assay_report_get_certificate (self->report, signature->certificate);
  gsize length = g_bytes_get_size (signature->content);
  g_autoptr(GBytes) shown = NULL;

  if (certificate != NULL && signature->changed < 0)
    shown = g_bytes_ref (certificate->der);
  else
    shown = g_bytes_ref (signature->content);
  assay_hex_view_set_bytes (self->bytes, shown);
  if (signature->changed >= 0)
    assay_hex_view_mark (self->bytes, (gsize) signature->changed, 1, TRUE);
  else
    assay_hex_view_mark (self->bytes, certificate != NULL ? signature->offset : 0, length, FALSE);
}

static void
add_bytes (GtkListBox *list,
           const char *title,
           GBytes     *bytes)
{
  if (bytes != NULL)
    gtk_list_box_append (list, assay_bytes_row_new (title, bytes, FALSE));
}

static void
show_steps (AssaySignatureWindow *self,
            const AssaySignature *signature)
{
  assay_session_view_clear (GTK_WIDGET (self->steps));
  for (guint i = 0; i < signature->steps->len; i++)
    {
      const AssayIngredient *step = &g_array_index (signature->steps, AssayIngredient, i);

      add_bytes (self->steps, assay_wording_translate (step->title), step->bytes);
    }
}

static const struct {
  AssayStatus  status;
  const char  *title;
  const char  *detail;
} results[] = {
  [ASSAY_PROOF_PROVEN]  = { ASSAY_STATUS_PASS, N_("The signature fits"),
                            N_("What the signature holds and what was computed from the signed bytes are equal") },
  [ASSAY_PROOF_FAILED]  = { ASSAY_STATUS_ERROR, N_("The signature does not fit"),
                            N_("These bytes are not the ones that were signed, or another key signed them") },
  [ASSAY_PROOF_ABSENT]  = { ASSAY_STATUS_SKIPPED, N_("Nothing is signed here"), N_("There is nothing to compare") },
  [ASSAY_PROOF_UNKNOWN] = { ASSAY_STATUS_NOTE, N_("Not computed"),
                            N_("This kind of signature is not supported here") },
};

static void
show_result (AssaySignatureWindow *self,
             const AssaySignature *signature)
{
  g_autoptr(AssayText) title = assay_text_new (results[signature->status].title, NULL);
  g_autoptr(AssayText) detail = assay_text_new (results[signature->status].detail, NULL);
  GtkWidget *row = assay_session_view_row_new (results[signature->status].status, title, detail);

  assay_session_view_clear (GTK_WIDGET (self->result));
  add_bytes (self->result, _("What the signature holds"), signature->expected);
  add_bytes (self->result, _("Computed from the signed bytes"), signature->computed);
  gtk_list_box_append (self->result, row);
}

static void
taken_apart_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  AssaySignatureWindow *self = ASSAY_SIGNATURE_WINDOW (source);
  g_autoptr(AssaySignature) signature = g_task_propagate_pointer (G_TASK (result), NULL);

  if (signature == NULL)
    return;
  gtk_adjustment_set_upper (self->place, (double) g_bytes_get_size (signature->content) - 1);
  tell_words (self, signature);
  show_bytes (self, signature);
  show_steps (self, signature);
  show_result (self, signature);
}

static void
forget (AssaySignatureWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
refresh (AssaySignatureWindow *self)
{
  guint position = adw_combo_row_get_selected (self->choice);
  g_autoptr(GTask) task = NULL;
  Matter *matter;

  if (self->report == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  forget (self);
  matter = g_new (Matter, 1);
  *matter = (Matter) {
    .report = assay_report_ref (self->report),
    .handshake = self->handshake && position + 1 == g_list_model_get_n_items (G_LIST_MODEL (self->choices)),
    .position = position,
    .flip = gtk_switch_get_active (self->change) ? (gssize) gtk_adjustment_get_value (self->place)
                                                 : ASSAY_ANATOMY_UNCHANGED,
  };
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, taken_apart_cb, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, matter, matter_free);
  g_task_run_in_thread (task, take_apart_thread);
}

static void
add_choice (AssaySignatureWindow *self,
            AssayText            *text)
{
  g_autofree char *words = assay_wording_format (text);

  gtk_string_list_append (self->choices, words);
  assay_text_unref (text);
}

/* With a pre-shared key, or RSA key exchange, the server signs nothing. */
static gboolean
server_signed (const AssayReport *report)
{
  return report->connection != NULL && assay_report_get_leaf (report) != NULL
      && (assay_report_find_message (report, ASSAY_RECEIVED, ASSAY_HANDSHAKE_CERTIFICATE_VERIFY) != NULL
          || assay_report_find_message (report, ASSAY_RECEIVED, ASSAY_HANDSHAKE_SERVER_KEY_EXCHANGE) != NULL);
}

static void
fill_choices (AssaySignatureWindow *self)
{
  const GArray *path = self->report->verification.path;

  for (guint i = 0; i < path->len; i++)
    {
      guint above = MIN (i + 1, path->len - 1);

      add_choice (self, assay_text_new (i == above ? N_("{subject}, signed by itself") : N_("{subject}, signed by {issuer}"),
                                        "subject", ASSAY_ARG_TEXT, title_of (self, (int) g_array_index (path, guint, i)),
                                        "issuer", ASSAY_ARG_TEXT, title_of (self, (int) g_array_index (path, guint, above)),
                                        NULL));
    }
  self->handshake = server_signed (self->report);
  if (self->handshake)
    add_choice (self, assay_text_new (N_("This conversation, signed by {server}"), "server", ASSAY_ARG_TEXT,
                                      title_of (self, 0), NULL));
}

static void
assay_signature_window_dispose (GObject *object)
{
  AssaySignatureWindow *self = ASSAY_SIGNATURE_WINDOW (object);

  forget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_SIGNATURE_WINDOW);
  g_clear_pointer (&self->report, assay_report_unref);
  G_OBJECT_CLASS (assay_signature_window_parent_class)->dispose (object);
}

static void
assay_signature_window_class_init (AssaySignatureWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_signature_window_dispose;
  g_type_ensure (ASSAY_TYPE_HEX_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-signature-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySignatureWindow, choice);
  gtk_widget_class_bind_template_child (widget_class, AssaySignatureWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, AssaySignatureWindow, change);
  gtk_widget_class_bind_template_child (widget_class, AssaySignatureWindow, place);
  gtk_widget_class_bind_template_child (widget_class, AssaySignatureWindow, bytes);
  gtk_widget_class_bind_template_child (widget_class, AssaySignatureWindow, words);
  gtk_widget_class_bind_template_child (widget_class, AssaySignatureWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, AssaySignatureWindow, result);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_signature_window_init (AssaySignatureWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
assay_signature_window_new (AssayReport *report,
                            GtkWindow   *parent)
{
  AssaySignatureWindow *self = g_object_new (ASSAY_TYPE_SIGNATURE_WINDOW, "transient-for", parent, NULL);

  self->report = assay_report_ref (report);
  fill_choices (self);
  refresh (self);
  return GTK_WINDOW (self);
}
