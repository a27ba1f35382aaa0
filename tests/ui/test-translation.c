/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that the window says can be translated: in the pseudo language of tests/locale all words stand in
 * brackets; what stands bare must be data, which the JSON report tells apart.
 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "export/export-json.h"
#include "practice/assay-practice.h"
#include "ui/assay-window.h"
#include "ui/assay-wording.h"
#include "ui-support.h"

#define OPEN  "⟦"
#define CLOSE "⟧"

/* Members of the report that are words for people; all others are the same in every language. */
static const char * const words[] = {
  "detail", "fix", "headline", "label", "message", "remark", "summary", "title", NULL
};

/* Widgets whose texts are the toolkit's own, translated in its domain; a tab's title is also the AssayTab's. */
static const char * const foreign[] = { "AdwTab", "GtkShortcutLabel", "GtkWindowControls", NULL };

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* The pieces of @text that have letters, without the marks around them. (transfer full) */
static char **
split (const char *text)
{
  g_autoptr(GRegex) marks = g_regex_new ("(^|[\\s=]+)[[:punct:]·…→←–]*|[[:punct:]·…→←–]*([\\s=]+|$)", 0, 0, NULL);

  return g_regex_split (marks, text, 0);
}

/* What stands outside all brackets. (transfer full) */
static char *
dup_bare (const char *text)
{
  GString *bare = g_string_new (NULL);
  int depth = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_str_has_prefix (p, OPEN))
      depth++;
    else if (g_str_has_prefix (p, CLOSE))
      depth--;
    else
      g_string_append_unichar (bare, depth > 0 ? ' ' : g_utf8_get_char (p));
  g_assert_cmpint (depth, ==, 0);
  return g_string_free (bare, FALSE);
}

static void
add_data (GHashTable *data,
          const char *text)
{
  g_auto(GStrv) pieces = split (text);

  for (guint i = 0; pieces[i] != NULL; i++)
    g_hash_table_add (data, g_strdup (pieces[i]));
}

static void add_node_data (GHashTable *data,
                           JsonNode   *node);

static void
add_member_data (JsonObject *object,
                 const char *name,
                 JsonNode   *node,
                 gpointer    data)
{
  if (!g_strv_contains (words, name))
    add_node_data (data, node);
}

static void
add_item_data (JsonArray *array,
               guint      index,
               JsonNode  *node,
               gpointer   data)
{
  add_node_data (data, node);
}

static void
add_node_data (GHashTable *data,
               JsonNode   *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), add_member_data, data);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), add_item_data, data);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    add_data (data, json_node_get_string (node));
}

static void
add_report_data (GHashTable   *data,
                 AssaySession *session)
{
  g_autofree char *json = assay_export_json (assay_session_get_report (session),
                                             assay_session_get_assessment (session), NULL, ASSAY_JSON_DEFAULT);
  g_autoptr(JsonNode) root = json_from_string (json, NULL);

  add_node_data (data, root);
}

/* What the start page and the address entry show of practice servers. */
static GHashTable *
create_data (void)
{
  GHashTable *data = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const AssayScenario *scenarios = assay_practice_get_scenarios (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *host = assay_practice_dup_host (&scenarios[i]);

      add_data (data, scenarios[i].name);
      add_data (data, host);
    }
  return data;
}

static gboolean
contains (gpointer word,
          gpointer value,
          gpointer piece)
{
  return strstr (word, piece) != NULL;
}

/* "AES-128-GCM" is a part of TLS_AES_128_GCM_SHA256. */
static gboolean
is_data (GHashTable *data,
         const char *piece)
{
  g_autofree char *part = g_strdelimit (g_strdup (piece), "-", '_');

  return g_hash_table_contains (data, piece)
      || (strchr (part, '_') != NULL && g_hash_table_find (data, contains, part) != NULL);
}

/* Says what is not translated, and goes on: one run tells all. */
static guint
check_text (GHashTable *data,
            GtkWidget  *widget,
            const char *text)
{
  g_autofree char *bare = dup_bare (text);
  g_auto(GStrv) pieces = split (bare);
  guint wrong = 0;

  for (guint i = 0; pieces[i] != NULL; i++)
    if (has_letter (pieces[i]) && !is_data (data, pieces[i]))
      {
        g_test_message ("%s in a %s: \"%s\" is not translated", text, G_OBJECT_TYPE_NAME (widget), pieces[i]);
        wrong++;
      }
  return wrong;
}

static guint
check_property (GHashTable *data,
                GtkWidget  *widget,
                const char *property)
{
  g_autofree char *text = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), property) == NULL)
    return 0;
  g_object_get (widget, property, &text, NULL);
  if (text == NULL || (GTK_IS_LABEL (widget) && gtk_label_get_use_markup (GTK_LABEL (widget))))
    return 0;
  return check_text (data, widget, text);
}

/* Also of what does not show now: menus, popovers, what is folded. */
static guint
check_widget (GHashTable *data,
              GtkWidget  *widget,
              guint      *n_texts)
{
  static const char * const properties[] = { "label", "placeholder-text", "title", "tooltip-text" };
  guint wrong = 0;

  if (g_strv_contains (foreign, G_OBJECT_TYPE_NAME (widget))
      || g_str_equal (gtk_widget_get_css_name (widget), "accelerator"))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    wrong += check_property (data, widget, properties[i]);
  *n_texts += GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), OPEN) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrong += check_widget (data, child, n_texts);
  return wrong;
}

static void
check_window (GtkWidget  *window,
              GHashTable *data,
              guint       min_texts)
{
  guint n_texts = 0;

  if (check_widget (data, window, &n_texts) > 0)
    g_test_fail ();
  g_assert_cmpuint (n_texts, >=, min_texts);
}

static AssayWindow *
open_window (void)
{
  AssayWindow *window = assay_window_new (ui_get_application ());

  assay_window_add_tab (window);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle ();
  return window;
}

static void
test_start_page (void)
{
  g_autoptr(GHashTable) data = create_data ();
  AssayWindow *window = open_window ();

  check_window (GTK_WIDGET (window), data, 20);
  ui_finalize_window (GTK_WINDOW (window));
}

/* The search and the pages of this window are GTK's; ours are the groups and what stands in them. */
static guint
check_shortcuts (GHashTable *data,
                 GtkWidget  *widget,
                 guint      *n_texts)
{
  guint wrong = 0;

  if (GTK_IS_SHORTCUTS_GROUP (widget) || GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      wrong += check_property (data, widget, "title");
      *n_texts += 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrong += check_shortcuts (data, child, n_texts);
  return wrong;
}

static void
test_help (void)
{
  g_autoptr(GHashTable) data = create_data ();
  AssayWindow *window = open_window ();
  GtkShortcutsWindow *help;
  guint n_texts = 0;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-shortcuts", NULL));
  help = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window));
  g_assert_nonnull (help);
  if (check_shortcuts (data, GTK_WIDGET (help), &n_texts) > 0)
    g_test_fail ();
  g_assert_cmpuint (n_texts, >, 10);
  ui_finalize_window (GTK_WINDOW (window));
}

static gboolean
is_done (gpointer session)
{
  return assay_session_get_state (session) == ASSAY_SESSION_DONE;
}

static void
test_result (gconstpointer scenario)
{
  g_autoptr(GHashTable) data = create_data ();
  g_autofree char *target = g_strconcat ("practice:", scenario, NULL);
  AssayWindow *window = open_window ();
  AssaySession *session;

  assay_window_inspect (window, target);
  session = assay_tab_get_session (assay_window_get_tab (window));
  ui_wait_until (is_done, session);
  ui_settle ();
  add_report_data (data, session);
  check_window (GTK_WIDGET (window), data, 15);
  ui_finalize_window (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  /* A trusted server, one with faults, one with warnings, and two that fail. */
  static const char * const scenarios[] = { "good-ecdsa", "expired", "old-protocol", "missing-intermediate", "alert",
                                             "plain-http" };
  g_autofree char *locale_dir = g_build_filename (g_getenv ("ASSAY_BUILD_DIR"), "tests", "locale", NULL);

  g_setenv ("ASSAY_LOCALE_DIR", locale_dir, TRUE);
  g_setenv ("LOCPATH", locale_dir, TRUE);
  g_setenv ("LC_ALL", "en_US.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "en@pseudo", TRUE);
  ui_test_init (&argc, &argv);
  assay_wording_init ();

  g_test_add_func ("/translation/start-page", test_start_page);
  g_test_add_func ("/translation/help", test_help);
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path = g_strconcat ("/translation/result/", scenarios[i], NULL);

      g_test_add_data_func (path, scenarios[i], test_result);
    }
  return g_test_run ();
}
