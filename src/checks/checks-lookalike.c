/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names made of letters that look like others: UTS 39 sections 4 and 5. */
#include "checks/checks-private.h"

#include <string.h>

#define MAX_SCRIPTS 4

/* Scripts that are written together: the level "highly restrictive" (UTS 39 section 5.2). */
static const GUnicodeScript together[][MAX_SCRIPTS] = {
  { G_UNICODE_SCRIPT_LATIN, G_UNICODE_SCRIPT_HAN, G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA },
  { G_UNICODE_SCRIPT_LATIN, G_UNICODE_SCRIPT_HAN, G_UNICODE_SCRIPT_BOPOMOFO, G_UNICODE_SCRIPT_BOPOMOFO },
  { G_UNICODE_SCRIPT_LATIN, G_UNICODE_SCRIPT_HAN, G_UNICODE_SCRIPT_HANGUL, G_UNICODE_SCRIPT_HANGUL },
};

/* Letters that may be in a host name and look like one of ASCII in most fonts, from UTS 39's confusables.txt. */
static const struct {
  gunichar letter;
  char     looks_like;
} lookalikes[] = {
  { 0x0131, 'i' }, { 0x0251, 'a' }, { 0x0261, 'g' }, { 0x0269, 'i' }, { 0x028b, 'u' },
  { 0x03b1, 'a' }, { 0x03b3, 'y' }, { 0x03b9, 'i' }, { 0x03bd, 'v' }, { 0x03bf, 'o' }, { 0x03c1, 'p' },
  { 0x03c3, 'o' }, { 0x03c5, 'u' }, { 0x03f2, 'c' }, { 0x03f3, 'j' },
  { 0x0430, 'a' }, { 0x0433, 'r' }, { 0x0435, 'e' }, { 0x043e, 'o' }, { 0x0440, 'p' }, { 0x0441, 'c' },
  { 0x0443, 'y' }, { 0x0445, 'x' }, { 0x0455, 's' }, { 0x0456, 'i' }, { 0x0458, 'j' }, { 0x0475, 'v' },
  { 0x04bb, 'h' }, { 0x04cf, 'l' }, { 0x0501, 'd' }, { 0x051b, 'q' }, { 0x051d, 'w' },
  { 0x0561, 'w' }, { 0x0563, 'q' }, { 0x0566, 'q' }, { 0x0570, 'h' }, { 0x0578, 'n' }, { 0x057c, 'n' },
  { 0x057d, 'u' }, { 0x0581, 'g' }, { 0x0584, 'f' }, { 0x0585, 'o' },
};

/* What one label of a name is made of. */
typedef struct {
  GUnicodeScript scripts[MAX_SCRIPTS + 1];    /* one more than can be right */
  guint          n_scripts;
  gboolean       foreign;                     /* a letter that is not ASCII's */
  gboolean       confusable;                  /* and every such letter looks like one that is */
  GString       *looks_like;
} Label;

static char
find_lookalike (gunichar letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lookalikes); i++)
    if (lookalikes[i].letter == letter)
      return lookalikes[i].looks_like;
  return '\0';
}

static void
add_script (Label          *label,
            GUnicodeScript  script)
{
  if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
    return;
  for (guint i = 0; i < label->n_scripts; i++)
    if (label->scripts[i] == script)
      return;
  if (label->n_scripts < G_N_ELEMENTS (label->scripts))
    label->scripts[label->n_scripts++] = script;
}

static void
read_label (const char *text,
            Label      *label)
{
  *label = (Label) { .confusable = TRUE, .looks_like = g_string_new (NULL) };
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      char like = letter < 0x80 ? (char) letter : find_lookalike (letter);

      add_script (label, g_unichar_get_script (letter));
      label->foreign |= letter >= 0x80;
      label->confusable &= like != '\0';
      g_string_append_c (label->looks_like, like != '\0' ? like : '?');
    }
}

static gboolean
go_together (const Label          *label,
             const GUnicodeScript *allowed)
{
  for (guint i = 0; i < label->n_scripts; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < MAX_SCRIPTS; k++)
        found |= allowed[k] == label->scripts[i];
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_mixed (const Label *label)
{
  if (label->n_scripts < 2)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (together); i++)
    if (go_together (label, together[i]))
      return FALSE;
  return TRUE;
}

/* Whether something was said about the label. */
static gboolean
judge_label (const AssayCheck *check,
             GPtrArray        *findings,
             const char       *text)
{
  gboolean said = TRUE;
  Label label;

  read_label (text, &label);
  if (label.foreign && label.confusable)
    assay_checks_add (findings, check, ASSAY_STATUS_WARNING, -1, SAY (N_("The name looks like another")),
                      assay_text_new (N_("“{label}” reads like “{other}”, and is made of other letters."),
                                      "label", ASSAY_ARG_TEXT, text,
                                      "other", ASSAY_ARG_TEXT, label.looks_like->str, NULL),
                      SAY (N_("Type the name by hand, and see whether it is still this server.")));
  else if (is_mixed (&label))
    assay_checks_add (findings, check, ASSAY_STATUS_WARNING, -1, SAY (N_("The name mixes alphabets")),
                      assay_text_new (N_("The letters of “{label}” are of several alphabets, as in names made to look "
                                         "like others."), "label", ASSAY_ARG_TEXT, text, NULL),
                      SAY (N_("Type the name by hand, and see whether it is still this server.")));
  else
    said = FALSE;
  g_string_free (label.looks_like, TRUE);
  return said;
}

void
assay_check_host_lookalike (const AssayReport *report,
                            const AssayCheck  *check,
                            GPtrArray         *findings)
{
  g_autofree char *host = g_hostname_to_unicode (report->request->target->host);
  g_auto(GStrv) labels = g_strsplit (host != NULL ? host : "", ".", -1);
  gboolean said = FALSE;

  for (guint i = 0; labels[i] != NULL; i++)
    said = judge_label (check, findings, labels[i]) || said;
  if (!said)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("A name that reads as it is")),
                      SAY (N_("Its letters do not pose as others")));
}
