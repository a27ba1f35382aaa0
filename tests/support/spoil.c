/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spoil.h"

static GBytes *
flip (GBytes *bytes,
      gsize   offset)
{
  gsize length;
  guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  length = g_bytes_get_size (bytes);
  g_assert_cmpuint (offset, <, length);
  data[offset] ^= 1u << offset % 8;
  return g_bytes_new_take (data, length);
}

static void
begin (AssayReport       *draft,
       const AssayReport *report)
{
  assay_report_draft (draft, report->request);
  for (guint i = 0; i < report->messages->len; i++)
    g_ptr_array_add (draft->messages, assay_message_ref (report->messages->pdata[i]));
  for (guint i = 0; i < report->secrets->len; i++)
    g_ptr_array_add (draft->secrets, assay_secret_ref (report->secrets->pdata[i]));
  for (guint i = 0; i < report->certificates->len; i++)
    g_ptr_array_add (draft->certificates, assay_certificate_ref (report->certificates->pdata[i]));
  draft->n_sent = report->n_sent;
  draft->connection = g_new0 (AssayConnection, 1);
  draft->connection->protocol = report->connection->protocol;
  draft->connection->cipher_suite = report->connection->cipher_suite;
  draft->connection->extended_master_secret = report->connection->extended_master_secret;
}

AssayReport *
spoil_nothing (const AssayReport *report)
{
  AssayReport draft;

  begin (&draft, report);
  return assay_report_take (&draft);
}

AssayReport *
spoil_message (const AssayReport *report,
               guint              number,
               gsize              offset)
{
  AssayMessage message = *(const AssayMessage *) report->messages->pdata[number];
  AssayReport draft;

  begin (&draft, report);
  message.body = flip (message.body, offset);
  assay_message_unref (draft.messages->pdata[number]);
  draft.messages->pdata[number] = assay_message_take (&message);
  return assay_report_take (&draft);
}

AssayReport *
spoil_secret (const AssayReport *report,
              guint              index,
              gsize              offset)
{
  const AssaySecret *secret = report->secrets->pdata[index];
  g_autoptr(GBytes) bytes = flip (secret->secret, offset);
  AssayReport draft;

  begin (&draft, report);
  assay_secret_unref (draft.secrets->pdata[index]);
  draft.secrets->pdata[index] = assay_secret_new (secret->label, secret->client_random, bytes);
  return assay_report_take (&draft);
}
