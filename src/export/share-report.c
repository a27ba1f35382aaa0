/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-share.h"

#include <string.h>

#include "base/assay-format.h"
#include "decode/decode-message.h"
#include "decode/decode-x509.h"
#include "export/export-pem.h"
#include "export/export-svg.h"
#include "export/share-explanations.h"
#include "export/share-page.h"

#define MAX_NAMES   100     /* of a certificate; then a line says how many more */
#define SHOWN_BYTES 64      /* of an opaque value */

static const AssayTone verdict_tones[] = {
  [ASSAY_VERDICT_TRUSTED]   = ASSAY_TONE_GOOD,
  [ASSAY_VERDICT_UNTRUSTED] = ASSAY_TONE_BAD,
  [ASSAY_VERDICT_FAILED]    = ASSAY_TONE_WARNING,
};

static const AssayTone status_tones[] = {
  [ASSAY_STATUS_SKIPPED] = ASSAY_TONE_DIM,
  [ASSAY_STATUS_PASS]    = ASSAY_TONE_GOOD,
  [ASSAY_STATUS_NOTE]    = ASSAY_TONE_NOTE,
  [ASSAY_STATUS_WARNING] = ASSAY_TONE_WARNING,
  [ASSAY_STATUS_ERROR]   = ASSAY_TONE_BAD,
};

static void
add_verdict (AssaySharePage        *page,
             const AssayReport     *report,
             const AssayAssessment *assessment)
{
  g_autofree char *headline = assay_text_format (assessment->headline, page->locale);
  g_autofree char *summary = assay_text_format (assessment->summary, page->locale);
  g_autofree char *when = assay_format_time (assay_report_get_start (report), page->locale);
  g_autoptr(AssayText) taken = assay_text_new (N_("Taken {time}, by Assay {version}."), "time", ASSAY_ARG_TEXT, when,
                                               "version", ASSAY_ARG_TEXT, ASSAY_VERSION, NULL);
  g_autoptr(AssayText) as_of = assay_text_new (N_("As of {time}."), "time", ASSAY_ARG_TIME, report->as_of, NULL);
  g_autofree char *words = assay_text_format (taken, page->locale);
  g_autofree char *then = report->as_of != ASSAY_NO_TIME ? assay_text_format (as_of, page->locale) : NULL;

  page->form->paragraph (page, verdict_tones[assessment->verdict], headline, summary);
  if (then != NULL)
    page->form->paragraph (page, ASSAY_TONE_NOTE, NULL, then);
  if (report->failure != NULL && report->failure->technical != NULL)
    page->form->paragraph (page, ASSAY_TONE_DIM, NULL, report->failure->technical);
  page->form->paragraph (page, ASSAY_TONE_DIM, NULL, words);
}

static void
add_finding (AssaySharePage     *page,
             const AssayFinding *finding)
{
  g_autofree char *title = assay_text_format (finding->title, page->locale);
  g_autofree char *detail = assay_text_format (finding->detail, page->locale);
  g_autofree char *fix = assay_text_format (finding->fix, page->locale);
  g_autofree char *words = g_strjoin (" ", detail, fix != NULL ? fix : finding->reference,
                                      fix != NULL ? finding->reference : NULL, NULL);

  page->form->item (page, status_tones[finding->status], title, words);
}

/* The heaviest first. */
static void
add_checks (AssaySharePage        *page,
            const AssayAssessment *assessment)
{
  assay_share_page_heading (page, N_("Checks"));
  for (int status = ASSAY_STATUS_ERROR; status >= ASSAY_STATUS_SKIPPED; status--)
    for (guint i = 0; i < assessment->findings->len; i++)
      {
        const AssayFinding *finding = g_ptr_array_index (assessment->findings, i);

        if ((int) finding->status == status)
          add_finding (page, finding);
      }
  page->form->end_list (page);
}

static char *
dup_moment (const AssaySharePage *page,
            gint64                seconds)
{
  return seconds != ASSAY_NO_TIME ? assay_format_time (seconds, page->locale) : NULL;
}

static void
add_chain (AssaySharePage    *page,
           const AssayReport *report)
{
  const char *columns[] = {
    assay_share_page_say (page, N_("Certificate")), assay_share_page_say (page, N_("Key")),
    assay_share_page_say (page, N_("Where from")), assay_share_page_say (page, N_("Valid until")), NULL
  };
  g_autofree char *svg = NULL;

  if (report->certificates->len == 0)
    return;
  assay_share_page_heading (page, N_("Chain"));
  if (page->form->picture != NULL)
    {
      svg = assay_export_svg_chain (report, page->locale);
      page->form->picture (page, svg);
    }
  page->form->begin_table (page, columns);
  for (guint i = 0; i < report->certificates->len; i++)
    {
      const AssayCertificate *certificate = g_ptr_array_index (report->certificates, i);
      g_autofree char *key = assay_certificate_dup_key_summary (certificate);
      g_autofree char *end = dup_moment (page, certificate->not_after);

      page->form->row (page, ASSAY_TONE_PLAIN, (const char * const []) {
        certificate->title, key, assay_share_page_say (page, assay_report_get_origin_label (report, certificate)),
        end != NULL ? end : "", NULL
      });
    }
  page->form->end_table (page);
}

static const char *
yes_or_no (gboolean value)
{
  return value ? N_("yes") : N_("no");
}

static void
add_connection (AssaySharePage    *page,
                const AssayReport *report)
{
  const AssayConnection *connection = report->connection;
  g_autofree char *group = NULL;

  if (connection == NULL)
    return;
  group = connection->group != 0 ? assay_names_dup (&assay_names_groups, connection->group) : NULL;
  assay_share_page_heading (page, N_("Connection"));
  page->form->begin_table (page, NULL);
  if (report->address != NULL)
    assay_share_page_take_pair (page, N_("Address"),
                                g_strdup_printf (strchr (report->address, ':') != NULL ? "[%s]:%u" : "%s:%u",
                                                 report->address, report->port));
  assay_share_page_pair (page, N_("Name asked for (SNI)"), assay_request_get_server_name (report->request));
  assay_share_page_take_pair (page, N_("Protocol"), assay_names_dup (&assay_names_versions, connection->protocol));
  assay_share_page_take_pair (page, N_("Cipher suite"),
                              assay_names_dup (&assay_names_cipher_suites, connection->cipher_suite));
  assay_share_page_take_pair (page, N_("Key exchange"), g_strjoin (", ", connection->key_exchange, group, NULL));
  assay_share_page_pair (page, N_("Forward secrecy"),
                         assay_share_page_say (page, yes_or_no (connection->forward_secrecy)));
  if (connection->signature_scheme != 0)
    assay_share_page_take_pair (page, N_("Handshake signature"),
                                assay_names_dup (&assay_names_signature_schemes, connection->signature_scheme));
  assay_share_page_pair (page, N_("Application protocol"), connection->alpn);
  page->form->end_table (page);
}

/* The tree below @node; no deeper than ASSAY_NODE_MAX_DEPTH. */
static void
add_node (AssaySharePage  *page,
          const AssayNode *node)
{
  g_autofree char *key = assay_node_dup_key (node);
  g_autofree char *value = assay_node_dup_summary (node, SHOWN_BYTES);
  g_autofree char *remark = assay_text_format (assay_node_get_remark (node), page->locale);
  const char *label = assay_node_get_label (node);
  const char *name = label != NULL ? assay_share_page_say (page, label) : key;
  g_autofree char *words = g_strjoin (": ", value != NULL ? value : "", remark, NULL);

  if (assay_node_get_n_children (node) == 0)
    {
      page->form->field (page, name, words);
      return;
    }
  g_clear_pointer (&words, g_free);
  words = value != NULL ? g_strdup_printf ("%s: %s", name, value) : g_strdup (name);
  page->form->begin_details (page, words);
  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    add_node (page, assay_node_get_child (node, i));
  page->form->end_details (page);
}

static void
add_messages (AssaySharePage    *page,
              const AssayReport *report)
{
  g_autofree char *svg = NULL;

  if (report->messages->len == 0)
    return;
  assay_share_page_heading (page, N_("Messages"));
  if (page->form->picture != NULL)
    {
      svg = assay_export_svg_ladder (report, page->locale);
      page->form->picture (page, svg);
    }
  for (guint i = 0; i < report->messages->len; i++)
    {
      g_autoptr(AssayNode) tree = assay_decode_outline (g_ptr_array_index (report->messages, i));

      add_node (page, tree);
    }
}

static char *
dup_names (const AssaySharePage   *page,
           const AssayCertificate *certificate)
{
  guint n = g_strv_length (certificate->names);
  g_autoptr(GString) names = g_string_new (NULL);
  g_autoptr(AssayText) more = NULL;

  for (guint i = 0; i < MIN (n, MAX_NAMES); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", certificate->names[i]);
  if (n == 0)
    return NULL;
  if (n <= MAX_NAMES)
    return g_strdup (names->str);
  more = assay_text_new_plural (NP_("{names} and {n} more", "{names} and {n} more"), n - MAX_NAMES,
                                "names", ASSAY_ARG_TEXT, names->str, NULL);
  return assay_text_format (more, page->locale);
}

static void
add_certificate (AssaySharePage         *page,
                 const AssayCertificate *certificate)
{
  g_autoptr(AssayNode) tree = assay_x509_decode (certificate->der);
  g_autofree char *pem = assay_export_pem_certificate (certificate);

  page->form->paragraph (page, ASSAY_TONE_PLAIN, certificate->title, "");
  page->form->begin_table (page, NULL);
  assay_share_page_pair (page, N_("Subject"), certificate->subject);
  assay_share_page_pair (page, N_("Issuer"), certificate->issuer);
  assay_share_page_take_pair (page, N_("Names"), dup_names (page, certificate));
  assay_share_page_take_pair (page, N_("Valid from"), dup_moment (page, certificate->not_before));
  assay_share_page_take_pair (page, N_("Valid until"), dup_moment (page, certificate->not_after));
  assay_share_page_take_pair (page, N_("Public key"), assay_certificate_dup_key_summary (certificate));
  assay_share_page_pair (page, N_("Signed with"), certificate->signature_algorithm);
  assay_share_page_pair (page, N_("Serial number"), certificate->serial);
  assay_share_page_take_pair (page, N_("SHA-256"),
                              assay_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256));
  page->form->end_table (page);
  add_node (page, tree);
  page->form->code (page, pem);
}

char *
assay_export_share (const AssayReport     *report,
                    const AssayAssessment *assessment,
                    const AssayShareForm  *form,
                    const AssayLocale     *locale)
{
  g_autofree char *title = assay_target_dup_display (report->request->target);
  AssaySharePage page;

  assay_share_page_init (&page, form, locale);
  form->begin (&page, title);
  add_verdict (&page, report, assessment);
  add_checks (&page, assessment);
  add_chain (&page, report);
  add_connection (&page, report);
  add_messages (&page, report);
  if (report->certificates->len > 0)
    assay_share_page_heading (&page, N_("Certificates"));
  for (guint i = 0; i < report->certificates->len; i++)
    add_certificate (&page, g_ptr_array_index (report->certificates, i));
  assay_share_page_add_explanations (&page, report, assessment);
  return assay_share_page_end (&page);
}
