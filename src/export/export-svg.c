/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-svg.h"

#include "base/assay-format.h"

#define WIDTH        720
#define CLIENT_X     150
#define SERVER_X     570
#define TOP          48
#define RUNG_HEIGHT  30
#define CARD_HEIGHT  64
#define CARD_GAP     32
#define CARD_X       110
#define CARD_WIDTH   500
#define MAX_WORDS    64      /* characters on a line of a card or arrow */

static const char style[] =
  "<style>"
  "text { font: 13px system-ui, sans-serif; fill: #1e1e1e; } .dim { fill: #5e5c64; } .head { font-weight: bold; }"
  " line, path, rect { stroke: #1a5fb4; stroke-width: 1.5; fill: none; } .tip { fill: #1a5fb4; } .bad { stroke: #c01c28; }"
  " .life { stroke: #9a9996; }"
  " @media (prefers-color-scheme: dark) { text { fill: #f2f2f2; } .dim { fill: #b5b3bb; }"
  " line, path, rect { stroke: #99c1f1; } .tip { fill: #99c1f1; } .bad { stroke: #ff7b7b; } }"
  "</style>";

static void
begin (GString    *out,
       guint       height,
       const char *title)
{
  g_string_append_printf (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %u\" width=\"%d\" "
                          "height=\"%u\" role=\"img\"><title>%s</title>%s", WIDTH, height, WIDTH, height, title, style);
}

static char *
dup_cut (const char *words)
{
  g_autofree char *visible = assay_format_visible (words, -1);
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (visible, -1) <= MAX_WORDS)
    return g_markup_escape_text (visible, -1);
  cut = g_utf8_substring (visible, 0, MAX_WORDS - 1);
  g_free (visible);
  visible = g_strconcat (cut, "…", NULL);
  return g_markup_escape_text (visible, -1);
}

static void
add_text (GString    *out,
          int         x,
          guint       y,
          const char *anchor,
          const char *class,
          const char *words)
{
  g_autofree char *escaped = dup_cut (words);

  g_string_append_printf (out, "<text x=\"%d\" y=\"%u\" text-anchor=\"%s\" class=\"%s\">%s</text>", x, y, anchor, class,
                          escaped);
}

/* The ladder */

static void
add_rung (GString            *out,
          const AssayMessage *message,
          guint               y,
          const AssayLocale  *locale)
{
  gboolean sent = message->direction == ASSAY_SENT;
  gboolean bad = message->layer == ASSAY_LAYER_ALERT && message->type != 0;
  int from = sent ? CLIENT_X : SERVER_X;
  int to = sent ? SERVER_X : CLIENT_X;
  int back = sent ? -8 : 8;
  g_autofree char *title = assay_message_dup_title (message);
  g_autofree char *time = assay_format_duration (message->time_us, locale);
  g_autofree char *size = assay_format_size ((gint64) assay_message_get_length (message), locale);

  add_text (out, WIDTH / 2, y - 5, "middle", "plain", title);
  add_text (out, CLIENT_X - 12, y + 4, "end", "dim", time);
  add_text (out, SERVER_X + 12, y + 4, "start", "dim", size);
  g_string_append_printf (out, "<line x1=\"%d\" y1=\"%u\" x2=\"%d\" y2=\"%u\"%s%s/>", from, y, to, y,
                          bad ? " class=\"bad\"" : "", message->encrypted ? " stroke-dasharray=\"6 3\"" : "");
  g_string_append_printf (out, "<path class=\"tip\" d=\"M %d %u l %d -4 v 8 z\"/>", to, y, back);
}

static void
add_more (GString           *out,
          guint              n,
          guint              y,
          const AssayLocale *locale)
{
  g_autoptr(AssayText) text = assay_text_new_plural (NP_("and {n} more", "and {n} more"), n, NULL);
  g_autofree char *words = assay_text_format (text, locale);

  add_text (out, WIDTH / 2, y, "middle", "dim", words);
}

char *
assay_export_svg_ladder (const AssayReport *report,
                         const AssayLocale *locale)
{
  guint n = MIN (report->messages->len, ASSAY_SVG_MAX_RUNGS);
  guint height = TOP + (n + 1) * RUNG_HEIGHT;
  GString *out = g_string_new (NULL);
  g_autofree char *title = dup_cut (assay_locale_translate (locale, N_("Messages")));

  begin (out, height, title);
  add_text (out, CLIENT_X, 20, "middle", "head", assay_locale_translate (locale, N_("Client")));
  add_text (out, SERVER_X, 20, "middle", "head", assay_locale_translate (locale, N_("Server")));
  for (int side = 0; side < 2; side++)
    {
      int x = side == 0 ? CLIENT_X : SERVER_X;

      g_string_append_printf (out, "<line class=\"life\" x1=\"%d\" y1=\"28\" x2=\"%d\" y2=\"%u\"/>", x, x, height - 8);
    }
  for (guint i = 0; i < n; i++)
    add_rung (out, g_ptr_array_index (report->messages, i), TOP + i * RUNG_HEIGHT + 8, locale);
  if (report->messages->len > n)
    add_more (out, report->messages->len - n, TOP + n * RUNG_HEIGHT + 8, locale);
  g_string_append (out, "</svg>");
  return g_string_free (out, FALSE);
}

/* The chain */

static void
add_card (GString                *out,
          const AssayReport      *report,
          const AssayCertificate *certificate,
          guint                   y,
          const AssayLocale      *locale)
{
  g_autofree char *key = assay_certificate_dup_key_summary (certificate);
  g_autofree char *end = certificate->not_after != ASSAY_NO_TIME ? assay_format_date (certificate->not_after, locale)
                                                                 : g_strdup ("?");
  const char *origin = assay_locale_translate (locale, assay_report_get_origin_label (report, certificate));
  g_autofree char *facts = g_strjoin (" · ", key, end, origin, NULL);
  gint64 now = assay_report_get_time (report);
  gboolean over = certificate->not_after < now || certificate->not_before > now;

  g_string_append_printf (out, "<rect x=\"%d\" y=\"%u\" width=\"%d\" height=\"%d\" rx=\"9\"%s/>", CARD_X, y, CARD_WIDTH,
                          CARD_HEIGHT, over ? " class=\"bad\"" : "");
  add_text (out, CARD_X + 16, y + 27, "start", "head", certificate->title);
  add_text (out, CARD_X + 16, y + 48, "start", "dim", facts);
}

static void
add_arrow (GString *out,
           guint    y)
{
  g_string_append_printf (out, "<line x1=\"%d\" y1=\"%u\" x2=\"%d\" y2=\"%u\"/>", WIDTH / 2, y, WIDTH / 2,
                          y + CARD_GAP - 6);
  g_string_append_printf (out, "<path class=\"tip\" d=\"M %d %u l -4 -8 h 8 z\"/>", WIDTH / 2, y + CARD_GAP);
}

char *
assay_export_svg_chain (const AssayReport *report,
                        const AssayLocale *locale)
{
  const GArray *path = report->verification.path;
  guint n = path->len > 0 ? path->len : report->n_sent;
  GString *out = g_string_new (NULL);
  g_autofree char *title = dup_cut (assay_locale_translate (locale, N_("Chain")));

  begin (out, 16 + n * (CARD_HEIGHT + CARD_GAP), title);
  for (guint i = 0; i < n; i++)
    {
      guint index = path->len > 0 ? g_array_index (path, guint, i) : i;
      guint y = 8 + i * (CARD_HEIGHT + CARD_GAP);

      add_card (out, report, g_ptr_array_index (report->certificates, index), y, locale);
      if (i + 1 < n && path->len > 0)
        add_arrow (out, y + CARD_HEIGHT);
    }
  g_string_append (out, "</svg>");
  return g_string_free (out, FALSE);
}
