/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-chain-view.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-wording.h"
#include "ui/widgets/assay-certificate-card.h"

struct _AssayChainView {
  AssaySessionView  parent_instance;

  GtkBox           *chain;
};

G_DEFINE_FINAL_TYPE (AssayChainView, assay_chain_view, ASSAY_TYPE_SESSION_VIEW)

/* Cards that stand where certificates will, so that nothing jumps when they come. */
#define N_PLACES 3

static void
add_card (AssayChainView *self,
          GtkWidget          *row)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (self->chain, list);
}

static void
add_link (AssayChainView *self,
          AssayText          *text)
{
  g_autoptr(AssayText) owned = text;
  g_autofree char *words = assay_wording_format (owned);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "chain-link");
  gtk_box_append (self->chain, label);
}

static AssayText *
link_words (const AssayCertificate *issuer)
{
  g_autofree char *key = assay_certificate_dup_key_summary (issuer);

  return assay_text_new (N_("↑ signed by the {key} key above; the signature was checked"),
                         "key", ASSAY_ARG_TEXT, key, NULL);
}

static gboolean
is_on_path (const GArray *path,
            guint         index)
{
  for (guint i = 0; i < path->len; i++)
    if (g_array_index (path, guint, i) == index)
      return TRUE;
  return FALSE;
}

/* What was sent and has no place on the path stands below it. */
static void
add_unused (AssayChainView *self,
            AssayReport        *report)
{
  const GArray *path = report->verification.path;
  gboolean first = path->len > 0;

  for (guint i = 0; i < report->n_sent; i++)
    {
      if (is_on_path (path, i))
        continue;
      if (first)
        add_link (self, assay_text_new (N_("Also sent, with no place on the path:"), NULL));
      first = FALSE;
      add_card (self, assay_certificate_card_new (report, i));
    }
}

static void
fill_chain (AssayChainView *self,
            AssayReport        *report)
{
  const GArray *path = report->verification.path;
  gboolean trusted = report->verification.status == ASSAY_PATH_TRUSTED;

  if (path->len > 0 && !trusted)
    {
      const AssayCertificate *top =
        assay_report_get_certificate (report, (int) g_array_index (path, guint, path->len - 1));

      if (report->verification.status == ASSAY_PATH_NO_ISSUER)
        add_link (self, assay_text_new (N_("The issuer, {issuer}, was not found"),
                                        "issuer", ASSAY_ARG_TEXT, top->issuer_title, NULL));
    }

  for (guint i = path->len; i > 0; i--)
    {
      guint index = g_array_index (path, guint, i - 1);

      if (i < path->len && trusted)
        add_link (self, link_words (assay_report_get_certificate (report, (int) g_array_index (path, guint, i))));
      add_card (self, assay_certificate_card_new (report, index));
    }
  add_unused (self, report);
}

static void
fill_places (AssayChainView *self)
{
  for (guint i = 0; i < N_PLACES; i++)
    {
      if (i > 0)
        add_link (self, assay_text_new (" ", NULL));
      add_card (self, assay_session_view_place_new (i == 0 ? _("Waiting for the certificates") : " "));
    }
}

/* As it will probably stand: the root on top, which servers leave out. */
static void
fill_partial (AssayChainView *self,
              AssayReport    *report)
{
  add_card (self, assay_session_view_place_new (_("Looking for the root")));
  for (guint i = report->n_sent; i > 0; i--)
    {
      add_link (self, assay_text_new (" ", NULL));
      add_card (self, assay_certificate_card_new (report, i - 1));
    }
}

static void
assay_chain_view_refresh (AssaySessionView *view,
                          AssayReport      *report,
                          AssayAssessment  *assessment)
{
  AssayChainView *self = ASSAY_CHAIN_VIEW (view);

  assay_session_view_clear (GTK_WIDGET (self->chain));
  if (report == NULL)
    fill_places (self);
  else if (report->partial)
    fill_partial (self, report);
  else
    fill_chain (self, report);
}

static void
assay_chain_view_class_init (AssayChainViewClass *klass)
{
  ASSAY_SESSION_VIEW_CLASS (klass)->refresh = assay_chain_view_refresh;
  ASSAY_SESSION_VIEW_CLASS (klass)->shows_partial = TRUE;
}

static void
assay_chain_view_init (AssayChainView *self)
{
  self->chain = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->chain));
}
