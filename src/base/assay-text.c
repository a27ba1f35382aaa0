/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-text.h"

#include <stdarg.h>
#include <string.h>

#include "base/assay-format.h"

#define MAX_ARGS 24

typedef struct {
  const char  *name;    /* static */
  AssayArgKind kind;
  char        *text;    /* ASSAY_ARG_TEXT: ours; ASSAY_ARG_WORD: static */
  AssayText   *message; /* ASSAY_ARG_MESSAGE: ours */
  gint64       number;
} Arg;

struct _AssayText {
  const char *singular;
  const char *plural;
  gint64      n;
  guint       n_args;
  Arg         args[];
};

G_DEFINE_BOXED_TYPE (AssayText, assay_text, assay_text_ref, assay_text_unref)

static guint
collect_args (Arg     *args,
              va_list *ap)
{
  guint n = 0;
  const char *name;

  while ((name = va_arg (*ap, const char *)) != NULL)
    {
      Arg *arg = &args[n++];

      g_assert (n <= MAX_ARGS);
      arg->name = name;
      arg->kind = va_arg (*ap, AssayArgKind);
      arg->text = NULL;
      arg->message = NULL;
      arg->number = 0;
      if (arg->kind == ASSAY_ARG_TEXT)
        arg->text = assay_format_visible (va_arg (*ap, const char *), -1);
      else if (arg->kind == ASSAY_ARG_WORD)
        arg->text = (char *) va_arg (*ap, const char *);
      else if (arg->kind == ASSAY_ARG_MESSAGE)
        arg->message = assay_text_ref (va_arg (*ap, AssayText *));
      else
        arg->number = va_arg (*ap, gint64);
    }

  return n;
}

static AssayText *
text_new (const char *singular,
          const char *plural,
          gint64      n,
          va_list    *ap)
{
  Arg args[MAX_ARGS];
  guint n_args = collect_args (args, ap);
  AssayText *text = g_atomic_rc_box_alloc (sizeof (AssayText) + n_args * sizeof (Arg));

  text->singular = singular;
  text->plural = plural;
  text->n = n;
  text->n_args = n_args;
  if (n_args > 0)
    memcpy (text->args, args, n_args * sizeof (Arg));
  return text;
}

static void
text_clear (gpointer data)
{
  AssayText *text = data;

  for (guint i = 0; i < text->n_args; i++)
    {
      if (text->args[i].kind == ASSAY_ARG_TEXT)
        g_free (text->args[i].text);
      g_clear_pointer (&text->args[i].message, assay_text_unref);
    }
}

static void
append_arg (GString           *out,
            const Arg         *arg,
            const AssayLocale *locale)
{
  g_autofree char *words = NULL;

  switch (arg->kind)
    {
    case ASSAY_ARG_TEXT:
      g_string_append (out, arg->text);
      return;
    case ASSAY_ARG_WORD:
      g_string_append (out, assay_locale_translate (locale, arg->text));
      return;
    case ASSAY_ARG_NUMBER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, arg->number);
      return;
    case ASSAY_ARG_DATE:
      words = assay_format_date (arg->number, locale);
      break;
    case ASSAY_ARG_TIME:
      words = assay_format_time (arg->number, locale);
      break;
    case ASSAY_ARG_SPAN:
      words = assay_format_span (arg->number, locale);
      break;
    case ASSAY_ARG_DURATION:
      words = assay_format_duration (arg->number, locale);
      break;
    case ASSAY_ARG_SIZE:
      words = assay_format_size (arg->number, locale);
      break;
    case ASSAY_ARG_MESSAGE:
      words = assay_text_format (arg->message, locale);
      break;
    default:
      g_assert_not_reached ();
    }

  g_string_append (out, words);
}

/* Looks the place `{name}` up; `{n}` is the count of a plural. */
static gboolean
append_place (GString           *out,
              const AssayText   *text,
              const char        *name,
              gsize              length,
              const AssayLocale *locale)
{
  for (guint i = 0; i < text->n_args; i++)
    if (strlen (text->args[i].name) == length && memcmp (text->args[i].name, name, length) == 0)
      {
        append_arg (out, &text->args[i], locale);
        return TRUE;
      }

  if (text->plural != NULL && length == 1 && *name == 'n')
    {
      g_string_append_printf (out, "%" G_GINT64_FORMAT, text->n);
      return TRUE;
    }

  return FALSE;
}

char *
assay_text_format (const AssayText   *text,
                   const AssayLocale *locale)
{
  GString *out;
  const char *p;

  if (text == NULL)
    return NULL;

  p = text->plural != NULL
        ? assay_locale_translate_plural (locale, text->singular, text->plural, (gulong) ABS (text->n))
        : assay_locale_translate (locale, text->singular);
  out = g_string_new (NULL);

  while (*p != '\0')
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;

      if (end != NULL && append_place (out, text, p + 1, end - p - 1, locale))
        p = end + 1;
      else
        g_string_append_c (out, *p++);
    }

  return g_string_free (out, FALSE);
}

const char *
assay_locale_translate (const AssayLocale *locale,
                        const char        *message)
{
  if (message == NULL || *message == '\0' || locale == NULL || locale->translate == NULL)
    return message;
  return locale->translate (message, NULL, 1);
}

const char *
assay_locale_translate_plural (const AssayLocale *locale,
                               const char        *singular,
                               const char        *plural,
                               gulong             n)
{
  if (locale == NULL || locale->translate == NULL)
    return n == 1 ? singular : plural;
  return locale->translate (singular, plural, n);
}

const char *
assay_locale_get_dir (void)
{
  const char *dir = g_getenv ("ASSAY_LOCALE_DIR");

  return dir != NULL ? dir : ASSAY_LOCALE_DIR;
}

AssayText *
assay_text_new (const char *message,
                ...)
{
  AssayText *text;
  va_list ap;

  va_start (ap, message);
  text = text_new (message, NULL, 0, &ap);
  va_end (ap);
  return text;
}

AssayText *
assay_text_new_plural (const char *singular,
                       const char *plural,
                       gint64      n,
                       ...)
{
  AssayText *text;
  va_list ap;

  va_start (ap, n);
  text = text_new (singular, plural, n, &ap);
  va_end (ap);
  return text;
}

AssayText *
assay_text_ref (AssayText *text)
{
  return g_atomic_rc_box_acquire (text);
}

void
assay_text_unref (AssayText *text)
{
  g_atomic_rc_box_release_full (text, text_clear);
}
