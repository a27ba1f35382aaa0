/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/json-parts.h"

#include "base/assay-certificate.h"
#include "base/assay-format.h"

void
assay_json_take_text (AssayJson  *json,
                      const char *name,
                      char       *text)
{
  g_autofree char *owned = text;

  assay_json_add_text (json, name, owned);
}

void
assay_json_add_words (AssayJson       *json,
                      const char      *name,
                      const AssayText *text)
{
  assay_json_take_text (json, name, assay_text_format (text, NULL));
}

void
assay_json_add_name (AssayJson        *json,
                     const char       *name,
                     const AssayNames *names,
                     gboolean          there,
                     guint32           code)
{
  assay_json_take_text (json, name, there ? assay_names_dup (names, code) : NULL);
}

void
assay_json_add_code (AssayJson  *json,
                     const char *name,
                     gboolean    there,
                     guint32     code)
{
  if (there)
    assay_json_add_unsigned (json, name, code);
  else
    assay_json_add_null (json, name);
}

void
assay_json_add_moment (AssayJson  *json,
                       const char *name,
                       gint64      seconds)
{
  if (seconds == ASSAY_NO_TIME)
    assay_json_add_null (json, name);
  else
    assay_json_take_text (json, name, assay_format_rfc3339 (seconds * G_USEC_PER_SEC, FALSE));
}

void
assay_json_add_node (AssayJson       *json,
                     const char      *name,
                     const AssayNode *node)
{
  g_autofree char *key = assay_node_dup_key (node);
  g_autofree char *value = assay_node_dup_value (node);
  const char *label = assay_node_get_label (node);

  if (assay_node_get_n_children (node) > 0)
    assay_json_open (json, name, '{');
  else
    assay_json_open_line (json, name);
  assay_json_add_text (json, "key", key);
  assay_json_add_text (json, "label", label != NULL ? label : key);
  if (value != NULL)
    assay_json_add_text (json, "value", value);
  if (assay_node_get_kind (node) == ASSAY_NODE_NUMBER)
    assay_json_add_unsigned (json, "number", assay_node_get_number (node));
  assay_json_add_unsigned (json, "offset", assay_node_get_offset (node));
  assay_json_add_unsigned (json, "length", assay_node_get_length (node));
  if (assay_node_get_remark (node) != NULL)
    assay_json_add_words (json, "remark", assay_node_get_remark (node));
  if (assay_node_is_malformed (node))
    assay_json_add_boolean (json, "malformed", TRUE);

  if (assay_node_get_n_children (node) > 0)
    {
      assay_json_open (json, "children", '[');
      for (guint i = 0; i < assay_node_get_n_children (node); i++)
        assay_json_add_node (json, NULL, assay_node_get_child (node, i));   /* no deeper than ASSAY_NODE_MAX_DEPTH */
      assay_json_close (json, ']');
    }
  assay_json_close (json, '}');
}
