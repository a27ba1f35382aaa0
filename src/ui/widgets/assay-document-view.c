/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-document-view.h"

#include <string.h>

#include "base/assay-format.h"
#include "export/export-bytes.h"
#include "story/assay-reference.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-explain-button.h"
#include "ui/widgets/assay-field-tree.h"
#include "ui/widgets/assay-hex-view.h"

struct _AssayDocumentView {
  AdwBin          parent_instance;

  gboolean        narrow;
  guint16         version;
  GBytes         *bytes;
  AssayNode      *root;
  AssayNode      *wanted;       /* to be selected once there is a root */

  AssayFieldTree *tree;
  AssayHexView   *hex;
  GtkLabel       *place;
  AdwBin         *explain;
};

enum {
  PROP_0,
  PROP_NARROW,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayDocumentView, assay_document_view, ADW_TYPE_BIN)

/* The keys below the root's own. */
static char *
dup_path (const AssayNode *node)
{
  g_autofree char *path = assay_node_dup_path (node);
  const char *below = strchr (path, '/');

  return g_strdup (below != NULL ? below + 1 : path);
}

/* "0x0043 · 84 bytes · cipher_suites · RFC 8446 section 4.1.2" */
static char *
describe_place (AssayDocumentView *self,
                const AssayNode   *node)
{
  g_autofree char *path = dup_path (node);
  g_autofree char *size = assay_format_size ((gint64) assay_node_get_length (node), assay_wording_get_locale ());
  const char *reference = assay_reference_find (node, self->version);

  return g_strdup_printf ("0x%04" G_GSIZE_MODIFIER "x · %s · %s%s%s", assay_node_get_offset (node), size, path,
                          reference != NULL ? " · " : "", reference != NULL ? reference : "");
}

static void
selected_cb (AssayDocumentView *self)
{
  const AssayNode *node = assay_field_tree_get_selected (self->tree);
  g_autofree char *place = node != NULL ? describe_place (self, node) : NULL;

  gtk_label_set_label (self->place, place != NULL ? place : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), place);
  adw_bin_set_child (self->explain, node != NULL ? assay_explain_button_new_for_node (node) : NULL);
  assay_hex_view_describe (self->hex, place != NULL ? place : "");
  if (node != NULL)
    assay_hex_view_mark (self->hex, assay_node_get_offset (node), assay_node_get_length (node),
                         assay_node_is_malformed (node));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.copy", node != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
byte_activated_cb (AssayDocumentView *self,
                   guint64            offset)
{
  const AssayNode *node = self->root != NULL ? assay_node_find_at (self->root, (gsize) offset) : NULL;

  if (node != NULL)
    assay_field_tree_select (self->tree, node);
}

static char *
dup_copy (const AssayNode *node,
          const char      *form)
{
  g_autoptr(GBytes) bytes = assay_node_dup_bytes (node);
  g_autofree char *path = dup_path (node);
  char *value;

  if (g_str_equal (form, "hex"))
    return assay_export_bytes (bytes, ASSAY_BYTES_HEX, path);
  if (g_str_equal (form, "base64"))
    return assay_export_bytes (bytes, ASSAY_BYTES_BASE64, path);
  if (g_str_equal (form, "c"))
    return assay_export_bytes (bytes, ASSAY_BYTES_C, path);
  value = assay_node_dup_value (node);
  return value != NULL ? value : assay_export_bytes (bytes, ASSAY_BYTES_HEX, path);
}

static void
copy_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  const AssayNode *node = assay_document_view_get_selected (ASSAY_DOCUMENT_VIEW (widget));
  g_autofree char *text = node != NULL ? dup_copy (node, g_variant_get_string (parameter, NULL)) : NULL;

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
assay_document_view_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AssayDocumentView *self = ASSAY_DOCUMENT_VIEW (object);

  if (prop_id == PROP_NARROW)
    g_value_set_boolean (value, self->narrow);
  else
    g_value_set_boxed (value, assay_document_view_get_selected (self));
}

static void
assay_document_view_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  ASSAY_DOCUMENT_VIEW (object)->narrow = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
assay_document_view_dispose (GObject *object)
{
  AssayDocumentView *self = ASSAY_DOCUMENT_VIEW (object);

  g_clear_pointer (&self->wanted, assay_node_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_DOCUMENT_VIEW);
  g_clear_pointer (&self->root, assay_node_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (assay_document_view_parent_class)->dispose (object);
}

static void
assay_document_view_class_init (AssayDocumentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = assay_document_view_get_property;
  object_class->set_property = assay_document_view_set_property;
  object_class->dispose = assay_document_view_dispose;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] =
    g_param_spec_boxed ("selected", NULL, NULL, ASSAY_TYPE_NODE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_FIELD_TREE);
  g_type_ensure (ASSAY_TYPE_HEX_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_RESOURCE_BASE "/widgets/assay-document-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayDocumentView, tree);
  gtk_widget_class_bind_template_child (widget_class, AssayDocumentView, hex);
  gtk_widget_class_bind_template_child (widget_class, AssayDocumentView, place);
  gtk_widget_class_bind_template_child (widget_class, AssayDocumentView, explain);
  gtk_widget_class_bind_template_callback (widget_class, byte_activated_cb);
  gtk_widget_class_install_action (widget_class, "document.copy", "s", copy_action);
}

static void
assay_document_view_init (AssayDocumentView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->tree, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.copy", FALSE);
}

static void
set_root (AssayDocumentView *self,
          AssayNode         *root)
{
  g_clear_pointer (&self->root, assay_node_unref);
  self->root = root != NULL ? assay_node_ref (root) : NULL;
  assay_field_tree_set_root (self->tree, root);
  selected_cb (self);
  if (root == NULL)
    return;
  if (self->wanted != NULL)
    assay_field_tree_select (self->tree, self->wanted);
  g_clear_pointer (&self->wanted, assay_node_unref);
}

void
assay_document_view_show (AssayDocumentView *view,
                          GBytes            *bytes,
                          AssayNode         *root,
                          guint16            version)
{
  g_return_if_fail (ASSAY_IS_DOCUMENT_VIEW (view));

  if (root != NULL && root == view->root)
    return;
  view->version = version;
  if (bytes != view->bytes)
    {
      g_clear_pointer (&view->wanted, assay_node_unref);
      g_clear_pointer (&view->bytes, g_bytes_unref);
      view->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
      assay_hex_view_set_bytes (view->hex, bytes);
    }
  set_root (view, root);
}

void
assay_document_view_select (AssayDocumentView *view,
                            const AssayNode   *node)
{
  g_return_if_fail (ASSAY_IS_DOCUMENT_VIEW (view));

  if (view->root != NULL)
    {
      assay_field_tree_select (view->tree, node);
      return;
    }
  g_clear_pointer (&view->wanted, assay_node_unref);
  view->wanted = assay_node_ref (node);
}

const AssayNode *
assay_document_view_get_selected (AssayDocumentView *view)
{
  g_return_val_if_fail (ASSAY_IS_DOCUMENT_VIEW (view), NULL);

  return view->tree != NULL ? assay_field_tree_get_selected (view->tree) : NULL;
}
