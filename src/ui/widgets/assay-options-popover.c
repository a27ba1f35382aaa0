/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-options-popover.h"

#include <glib/gi18n.h>

#include "base/assay-request-parse.h"
#include "engine/assay-trust.h"
#include "ui/assay-compat.h"
#include "ui/assay-wording.h"

#define LOWEST_VERSION 0x0301   /* the first row of both lists of versions: TLS 1.0 */

struct _AssayOptionsPopover {
  GtkPopover           parent_instance;

  GtkDropDown         *version_min;
  GtkDropDown         *version_max;
  GtkDropDown         *family;
  GtkEditable         *server_name;
  GtkEditable         *alpn;
  GtkWidget           *system_roots;
  GtkButton           *choose_roots;
  GtkLabel            *error;
  AssayRequestOptions  options;
};

G_DEFINE_FINAL_TYPE (AssayOptionsPopover, assay_options_popover, GTK_TYPE_POPOVER)

static void
show_error (AssayOptionsPopover *self,
            const char          *message)
{
  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

/* The range stays one: moving one end past the other takes that along. */
static void
version_selected_cb (AssayOptionsPopover *self,
                     GParamSpec          *pspec,
                     GtkDropDown         *moved)
{
  GtkDropDown *other = moved == self->version_min ? self->version_max : self->version_min;

  if (gtk_drop_down_get_selected (self->version_min) > gtk_drop_down_get_selected (self->version_max))
    gtk_drop_down_set_selected (other, gtk_drop_down_get_selected (moved));
  self->options.version_min = LOWEST_VERSION + gtk_drop_down_get_selected (self->version_min);
  self->options.version_max = LOWEST_VERSION + gtk_drop_down_get_selected (self->version_max);
}

static void
family_selected_cb (AssayOptionsPopover *self)
{
  self->options.family = gtk_drop_down_get_selected (self->family);
}

/* An empty entry stands for the default. */
static void
apply_text (AssayOptionsPopover *self,
            GtkEditable         *entry,
            const char          *name,
            AssayRequestOptions *options)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autoptr(GError) error = NULL;

  if (*text == '\0' || assay_request_options_parse (options, name, text, &error))
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  show_error (self, error != NULL ? assay_wording_translate (error->message) : NULL);
}

static void
server_name_changed_cb (AssayOptionsPopover *self)
{
  g_clear_pointer (&self->options.server_name, g_free);
  self->options.no_server_name = FALSE;
  apply_text (self, self->server_name, "server-name", &self->options);
}

static void
alpn_changed_cb (AssayOptionsPopover *self)
{
  g_clear_pointer (&self->options.alpn, g_strfreev);
  apply_text (self, self->alpn, "alpn", &self->options);
}

static void
show_roots (AssayOptionsPopover *self)
{
  gboolean system = self->options.anchor_kind == ASSAY_ANCHORS_SYSTEM;

  gtk_widget_set_visible (self->system_roots, !system);
  gtk_button_set_label (self->choose_roots, system ? _("This Computer’s…") : _("From a File…"));
}

static void
set_roots (AssayOptionsPopover *self,
           GBytes              *pem)
{
  g_clear_pointer (&self->options.anchors, g_bytes_unref);
  self->options.anchors = pem != NULL ? g_bytes_ref (pem) : NULL;
  self->options.anchor_kind = pem != NULL ? ASSAY_ANCHORS_FILE : ASSAY_ANCHORS_SYSTEM;
  show_roots (self);
}

static void
use_system_roots_cb (AssayOptionsPopover *self)
{
  set_roots (self, NULL);
}

static void
roots_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(AssayOptionsPopover) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pem = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autoptr(AssayTrust) trust = pem != NULL ? assay_trust_new_from_pem (pem, ASSAY_ANCHORS_FILE, &error) : NULL;

  if (trust != NULL)
    set_roots (self, pem);
  show_error (self, error != NULL ? assay_wording_translate (error->message) : NULL);
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
roots_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(AssayOptionsPopover) self = data;
  g_autoptr(GFile) file = assay_compat_choose_finish (result);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, roots_loaded_cb, g_steal_pointer (&self));
}

static void
choose_roots_cb (AssayOptionsPopover *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  assay_compat_choose_open_file (window, _("Trusted Roots"), roots_chosen_cb, g_object_ref (self));
}

static void
reset_cb (AssayOptionsPopover *self)
{
  g_auto(AssayRequestOptions) defaults;

  assay_request_options_init (&defaults);
  assay_options_popover_set_options (self, &defaults);
}

static void
assay_options_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_OPTIONS_POPOVER);
  G_OBJECT_CLASS (assay_options_popover_parent_class)->dispose (object);
}

static void
assay_options_popover_finalize (GObject *object)
{
  assay_request_options_clear (&ASSAY_OPTIONS_POPOVER (object)->options);
  G_OBJECT_CLASS (assay_options_popover_parent_class)->finalize (object);
}

static void
assay_options_popover_class_init (AssayOptionsPopoverClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = assay_options_popover_dispose;
  object_class->finalize = assay_options_popover_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-options-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayOptionsPopover, version_min);
  gtk_widget_class_bind_template_child (widget_class, AssayOptionsPopover, version_max);
  gtk_widget_class_bind_template_child (widget_class, AssayOptionsPopover, family);
  gtk_widget_class_bind_template_child (widget_class, AssayOptionsPopover, server_name);
  gtk_widget_class_bind_template_child (widget_class, AssayOptionsPopover, alpn);
  gtk_widget_class_bind_template_child (widget_class, AssayOptionsPopover, system_roots);
  gtk_widget_class_bind_template_child (widget_class, AssayOptionsPopover, choose_roots);
  gtk_widget_class_bind_template_child (widget_class, AssayOptionsPopover, error);
  gtk_widget_class_bind_template_callback (widget_class, version_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, family_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, server_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, alpn_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_system_roots_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_roots_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
assay_options_popover_init (AssayOptionsPopover *self)
{
  assay_request_options_init (&self->options);
  gtk_widget_init_template (GTK_WIDGET (self));
  reset_cb (self);
}

GtkWidget *
assay_options_popover_new (void)
{
  return g_object_new (ASSAY_TYPE_OPTIONS_POPOVER, NULL);
}

/* What apply_text() understands, written back. */
static char *
dup_alpn (const AssayRequestOptions *options)
{
  if (options->alpn == NULL)
    return g_strdup ("");
  return options->alpn[0] != NULL ? g_strjoinv (",", options->alpn) : g_strdup ("none");
}

void
assay_options_popover_set_options (AssayOptionsPopover       *popover,
                                   const AssayRequestOptions *options)
{
  const char *server_name = options->no_server_name ? "none" : options->server_name;
  g_autofree char *alpn = dup_alpn (options);

  g_return_if_fail (ASSAY_IS_OPTIONS_POPOVER (popover));

  /* The lowest version last, so that it is not pushed by the highest of before. */
  gtk_drop_down_set_selected (popover->version_max, options->version_max - LOWEST_VERSION);
  gtk_drop_down_set_selected (popover->version_min, options->version_min - LOWEST_VERSION);
  gtk_drop_down_set_selected (popover->family, options->family);
  gtk_editable_set_text (popover->server_name, server_name != NULL ? server_name : "");
  gtk_editable_set_text (popover->alpn, alpn);
  /* What has no widget here is kept: the command line and follow-ups can set more. */
  assay_request_options_clear (&popover->options);
  assay_request_options_copy (&popover->options, options);
  show_roots (popover);
  show_error (popover, NULL);
}

const AssayRequestOptions *
assay_options_popover_get_options (AssayOptionsPopover *popover)
{
  g_return_val_if_fail (ASSAY_IS_OPTIONS_POPOVER (popover), NULL);

  return &popover->options;
}
