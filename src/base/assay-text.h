/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Marks a text for translation where it is written; ui and cli translate it where it is shown. */
#ifndef N_
#define N_(String) (String)
#endif
/* The same for a singular and a plural form: expands to both arguments. */
#define NP_(singular, plural) (singular), (plural)

/**
 * AssayLocale:
 * @translate: (nullable): gives the reader's words for a message; @plural is %NULL when the message has one form.
 * @local_time: whether times are told in the computer's zone (with UTC beside where it matters) or in UTC.
 *
 * How the reader wants texts worded. The layers below ui and cli hold message ids only and are handed this where
 * words are made. %NULL in place of an `AssayLocale *` means English and UTC.
 */
typedef struct {
  const char *(*translate) (const char *singular,
                            const char *plural,
                            gulong      n);
  gboolean      local_time;
} AssayLocale;

/**
 * AssayArgKind:
 * @ASSAY_ARG_TEXT: a `const char *` from anywhere; made visible (see assay_format_visible()) when taken.
 * @ASSAY_ARG_WORD: a `const char *` marked with N_(); translated when shown. Must be static.
 * @ASSAY_ARG_NUMBER: a `gint64`.
 * @ASSAY_ARG_DATE: a `gint64`, seconds since 1970 UTC, shown as a date.
 * @ASSAY_ARG_TIME: the same, shown as date and time.
 * @ASSAY_ARG_SPAN: a `gint64`, seconds, shown as "3 days".
 * @ASSAY_ARG_DURATION: a `gint64`, microseconds, shown as "34 ms".
 * @ASSAY_ARG_SIZE: a `gint64`, bytes.
 * @ASSAY_ARG_MESSAGE: an [struct@Text], worded in its place; a reference is taken.
 */
typedef enum {
  ASSAY_ARG_TEXT = 1,
  ASSAY_ARG_WORD,
  ASSAY_ARG_NUMBER,
  ASSAY_ARG_DATE,
  ASSAY_ARG_TIME,
  ASSAY_ARG_SPAN,
  ASSAY_ARG_DURATION,
  ASSAY_ARG_SIZE,
  ASSAY_ARG_MESSAGE,
} AssayArgKind;

/**
 * AssayText:
 *
 * A sentence that is not worded yet: a message id with named places, `"{name} ended {age} ago"`, and their values.
 * Names in place of printf directives let translators change the order and keep hostile text away from format strings.
 * Immutable, refcounted, usable from any thread.
 */
typedef struct _AssayText AssayText;

#define ASSAY_TYPE_TEXT (assay_text_get_type ())

GType      assay_text_get_type   (void) G_GNUC_CONST;

/**
 * assay_text_new:
 * @message: a static string marked with N_()
 * @...: (name, [enum@ArgKind], value) triples, then %NULL
 *
 * Returns: (transfer full): the text
 */
AssayText *assay_text_new        (const char  *message,
                                  ...) G_GNUC_NULL_TERMINATED;

/**
 * assay_text_new_plural:
 * @singular: a static string
 * @plural: a static string; write both as `NP_("{n} name", "{n} names")`
 * @n: the count that chooses the form; `{n}` in the message stands for it
 * @...: (name, [enum@ArgKind], value) triples, then %NULL
 *
 * Returns: (transfer full): the text
 */
AssayText *assay_text_new_plural (const char  *singular,
                                  const char  *plural,
                                  gint64       n,
                                  ...) G_GNUC_NULL_TERMINATED;

AssayText *assay_text_ref        (AssayText         *text);
void       assay_text_unref      (AssayText         *text);

/**
 * assay_text_format:
 * @text: (nullable): a text
 * @locale: (nullable): how to word it
 *
 * Makes the words. A place without a value stays as it is written, so a slip in a translation is seen and harmless.
 *
 * Returns: (transfer full) (nullable): plain text, never markup; %NULL for no text
 */
char      *assay_text_format     (const AssayText   *text,
                                  const AssayLocale *locale);

/**
 * assay_locale_translate:
 * @locale: (nullable): a locale
 * @message: (nullable): a message id
 *
 * Returns: (transfer none) (nullable): the reader's words for it
 */
const char *assay_locale_translate (const AssayLocale *locale,
                                    const char        *message);

/**
 * assay_locale_translate_plural:
 * @locale: (nullable): a locale
 * @singular: a message id
 * @plural: its plural
 * @n: the count
 *
 * Returns: (transfer none): the form for @n
 */
const char *assay_locale_translate_plural (const AssayLocale *locale,
                                           const char        *singular,
                                           const char        *plural,
                                           gulong             n);

/* Where translations are looked for: in the environment's ASSAY_LOCALE_DIR, or where they are installed. */
const char *assay_locale_get_dir (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayText, assay_text_unref)

G_END_DECLS
