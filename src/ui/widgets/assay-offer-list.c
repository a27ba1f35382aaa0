/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-offer-list.h"

#include <glib/gi18n-lib.h>

#include "story/assay-offer.h"
#include "ui/assay-wording.h"
#include "ui/widgets/assay-pill.h"

struct _AssayOfferList {
  AdwBin               parent_instance;

  GtkWidget           *box;
};

G_DEFINE_FINAL_TYPE (AssayOfferList, assay_offer_list, ADW_TYPE_BIN)

static const char *const status_styles[] = {
  [ASSAY_OFFER_OPEN]          = "dim-label",
  [ASSAY_OFFER_CHOSEN]        = "success",
  [ASSAY_OFFER_ANSWERED]      = "success",
  [ASSAY_OFFER_NO_ANSWER_DUE] = "dim-label",
  [ASSAY_OFFER_IGNORED]       = "dim-label",
  [ASSAY_OFFER_OTHER_VERSION] = "dim-label",
  [ASSAY_OFFER_NOT_OFFERED]   = "error",
  [ASSAY_OFFER_NOT_ALLOWED]   = "error",
};

static GtkWidget *
make_pill (AssayOfferStatus status)
{
  return assay_pill_new (assay_wording_translate (assay_offer_status_label (status)), status_styles[status]);
}

static void
add_offered (AdwExpanderRow *row,
             const char     *name,
             gboolean        chosen)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *icon;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), name);
  if (chosen)
    {
      icon = gtk_image_new_from_icon_name ("object-select-symbolic");
      gtk_widget_add_css_class (icon, "success");
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chosen"), -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (line), icon);
    }
  adw_expander_row_add_row (row, line);
}

/* The list is only made for those who want to see it. */
static void
expanded_cb (AdwExpanderRow *row,
             GParamSpec     *pspec,
             AssayOffer     *offer)
{
  for (guint i = 0; offer->offered[i] != NULL; i++)
    add_offered (row, offer->offered[i], (int) i == offer->place);
  g_signal_handlers_disconnect_by_func (row, expanded_cb, offer);
}

static void
offer_closure_free (gpointer  offer,
                    GClosure *closure)
{
  assay_offer_free (offer);
}

static char *
describe_choice (const AssayOffer *offer)
{
  guint n = g_strv_length (offer->offered);
  g_autoptr(AssayText) text = NULL;

  if (offer->chosen == NULL)
    text = assay_text_new_plural (NP_("{n} offered, none chosen", "{n} offered, none chosen"), n, NULL);
  else if (offer->place < 0)
    text = assay_text_new (N_("{choice}, which was not offered"), "choice", ASSAY_ARG_TEXT, offer->chosen, NULL);
  else
    text = assay_text_new_plural (NP_("{choice}, the only one offered", "{choice}, number {place} of {n} offered"), n,
                                  "choice", ASSAY_ARG_TEXT, offer->chosen,
                                  "place", ASSAY_ARG_NUMBER, (gint64) offer->place + 1, NULL);
  return assay_wording_format (text);
}

/* Takes the offer. */
static void
add_choice (GtkWidget  *group,
            AssayOffer *offer)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *subtitle = describe_choice (offer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), assay_wording_translate (offer->name));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), make_pill (offer->status));
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (expanded_cb), offer, offer_closure_free, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* "h2, http/1.1 → h2 in EncryptedExtensions" */
static char *
describe_extension (const AssayOffer *offer)
{
  const char *sent = offer->offered[0] != NULL ? offer->offered[0] : "";
  const char *chosen = offer->chosen != NULL ? offer->chosen : "";

  if (offer->where == NULL)
    return g_strdup (sent);
  if (*chosen == '\0')
    /* Translators: what the client said, and the message that answered it. */
    return g_strdup_printf (_("%s → in %s"), sent, offer->where);
  /* Translators: what the client said, what the server answered, and in which message. */
  return g_strdup_printf (_("%s → %s in %s"), sent, chosen, offer->where);
}

static void
add_extension (GtkWidget        *group,
               const AssayOffer *offer)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe_extension (offer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), assay_wording_translate (offer->name));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_strstrip (subtitle));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_pill (offer->status));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
add_group (AssayOfferList *self,
           const char     *title,
           const char     *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (self->box), group);
  return group;
}

static void
assay_offer_list_class_init (AssayOfferListClass *klass)
{
}

static void
assay_offer_list_init (AssayOfferList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

void
assay_offer_list_show (AssayOfferList    *list,
                       const AssayLadder *ladder)
{
  g_autoptr(GPtrArray) offers = assay_offer_rows (ladder);
  GtkWidget *child, *choices, *extensions;

  g_return_if_fail (ASSAY_IS_OFFER_LIST (list));

  while ((child = gtk_widget_get_first_child (list->box)) != NULL)
    gtk_box_remove (GTK_BOX (list->box), child);
  if (offers->len == 0)
    return;

  choices = add_group (list, _("Chosen from the Offer"), NULL);
  extensions = add_group (list, _("Extensions"), _("What the client said, and what the server answered"));
  g_ptr_array_set_free_func (offers, NULL);
  for (guint i = 0; i < offers->len; i++)
    {
      AssayOffer *offer = g_ptr_array_index (offers, i);

      if (offer->kind != ASSAY_OFFER_EXTENSION)
        {
          add_choice (choices, offer);
          continue;
        }
      add_extension (extensions, offer);
      assay_offer_free (offer);
    }
}
