/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/text-messages.h"

#include "base/assay-format.h"
#include "decode/decode-fingerprint.h"
#include "decode/decode-message.h"
#include "decode/decode-x509.h"

#define MAX_VALUE_BYTES 32
#define TIME_WIDTH      9
#define TITLE_WIDTH     26
#define FIELDS_COLUMN   15
#define MESSAGE_COLUMN  4

static void
add_remark (AssayTextPage   *page,
            const AssayNode *node,
            guint            column)
{
  g_autofree char *remark = assay_text_format (assay_node_get_remark (node), page->locale);
  gboolean malformed = assay_node_is_malformed (node);

  if (remark == NULL && !malformed)
    return;
  assay_text_page_add_space (page, column);
  if (malformed)
    {
      assay_text_page_add (page, ASSAY_INK_RED, assay_text_page_say (page, N_("malformed")));
      assay_text_page_add_space (page, 1);
    }
  assay_text_page_add_wrapped (page, malformed ? ASSAY_INK_RED : ASSAY_INK_YELLOW, remark, column);
}

/* What has an explanation of its own; its parts do not say that of the whole again. */
static void
explain (AssayTextPage   *page,
         const AssayNode *node,
         const char      *key,
         guint            column)
{
  const AssayExplanation *explanation = page->explain ? assay_explanation_of_node (node) : NULL;

  if (explanation != NULL && g_str_equal (explanation->id, key))
    assay_text_page_add_explanation (page, explanation, column);
}

void
assay_text_page_add_node (AssayTextPage   *page,
                          const AssayNode *node,
                          guint            column)
{
  g_autofree char *key = assay_node_dup_key (node);
  g_autofree char *value = assay_node_dup_summary (node, MAX_VALUE_BYTES);
  const char *label = assay_node_get_label (node);

  assay_text_page_add_space (page, column);
  assay_text_page_add (page, ASSAY_INK_DIM, label != NULL ? assay_text_page_say (page, label) : key);
  assay_text_page_add_space (page, 2);
  assay_text_page_add_wrapped (page, ASSAY_INK_PLAIN, value != NULL ? value : "", column + 4);
  add_remark (page, node, column + 4);
  explain (page, node, key, column + 4);
  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    assay_text_page_add_node (page, assay_node_get_child (node, i), column + 2);   /* see ASSAY_NODE_MAX_DEPTH */
}

static void
add_children (AssayTextPage   *page,
              const AssayNode *node,
              guint            column)
{
  add_remark (page, node, column);
  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    assay_text_page_add_node (page, assay_node_get_child (node, i), column);
}

static void
add_title (AssayTextPage      *page,
           const AssayMessage *message)
{
  g_autofree char *title = assay_message_dup_title (message);
  g_autofree char *size = assay_format_size ((gint64) assay_message_get_length (message), page->locale);

  assay_text_page_add (page, ASSAY_INK_PLAIN, message->direction == ASSAY_SENT ? "  → " : "  ← ");
  assay_text_page_add_cell (page, message->layer == ASSAY_LAYER_ALERT ? ASSAY_INK_YELLOW : ASSAY_INK_BOLD,
                            title, TITLE_WIDTH, FALSE);
  assay_text_page_add_cell (page, ASSAY_INK_PLAIN, size, 12, TRUE);
  assay_text_page_add_space (page, 2);
  if (message->encrypted)
    assay_text_page_add (page, ASSAY_INK_DIM, assay_text_page_say (page, N_("encrypted")));
  assay_text_page_break (page);
}

static void
explain_message (AssayTextPage      *page,
                 const AssayMessage *message,
                 guint               column)
{
  g_autofree char *type = assay_message_dup_type_name (message);

  assay_text_page_add_explanation (page, assay_explanation_find (ASSAY_SUBJECT_MESSAGE,
                                                                 message->layer == ASSAY_LAYER_HANDSHAKE
                                                                   ? type : assay_layer_name (message->layer)), column);
}

static void
add_fingerprints (AssayTextPage   *page,
                  const AssayNode *tree,
                  guint            column)
{
  g_autoptr(GPtrArray) fingerprints = assay_fingerprints_new (tree);

  for (guint i = 0; i < fingerprints->len; i++)
    {
      const AssayFingerprint *fingerprint = g_ptr_array_index (fingerprints, i);

      assay_text_page_add_space (page, column);
      assay_text_page_add (page, ASSAY_INK_DIM, fingerprint->title);
      assay_text_page_add_space (page, 2);
      assay_text_page_add (page, ASSAY_INK_PLAIN, fingerprint->value);
      assay_text_page_break (page);
    }
}

static void
add_fields (AssayTextPage      *page,
            const AssayMessage *message,
            guint               column)
{
  g_autoptr(AssayNode) tree = assay_decode_message (message);

  add_fingerprints (page, tree, column);
  add_children (page, tree, column);
}

void
assay_text_page_add_message (AssayTextPage      *page,
                             const AssayMessage *message,
                             gboolean            fields)
{
  add_title (page, message);
  if (fields)
    add_fields (page, message, MESSAGE_COLUMN);
}

void
assay_text_page_add_messages (AssayTextPage     *page,
                              const AssayReport *report,
                              gboolean           fields)
{
  if (report->messages->len == 0)
    return;
  assay_text_page_add_heading (page, N_("Messages"));
  for (guint i = 0; i < report->messages->len; i++)
    {
      const AssayMessage *message = g_ptr_array_index (report->messages, i);
      g_autofree char *time = report->kind != ASSAY_REPORT_BYTES
                            ? assay_format_duration (message->time_us, page->locale) : g_strdup ("");

      assay_text_page_add_space (page, 2);
      assay_text_page_add_cell (page, ASSAY_INK_DIM, time, TIME_WIDTH, TRUE);
      add_title (page, message);
      explain_message (page, message, FIELDS_COLUMN);
      if (fields)
        add_fields (page, message, FIELDS_COLUMN);
    }
}

void
assay_text_page_add_certificates (AssayTextPage     *page,
                                  const AssayReport *report)
{
  if (report->certificates->len == 0)
    return;
  assay_text_page_add_heading (page, N_("Certificates in full"));
  for (guint i = 0; i < report->certificates->len; i++)
    {
      const AssayCertificate *certificate = g_ptr_array_index (report->certificates, i);
      g_autoptr(AssayNode) tree = assay_x509_decode (certificate->der);

      assay_text_page_add_space (page, 2);
      assay_text_page_add (page, ASSAY_INK_BOLD, certificate->title);
      assay_text_page_break (page);
      add_children (page, tree, 4);
    }
}
