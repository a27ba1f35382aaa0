/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-host-form.h"

#include <string.h>

static gboolean
is_letter (char          letter,
           gboolean      inside,
           AssayHostForm form)
{
  return g_ascii_isalnum (letter)
      || (letter == '-' && (inside || form & ASSAY_HOST_ANY_HYPHEN))
      || (letter == '_' && form & ASSAY_HOST_UNDERSCORE);
}

static gboolean
is_label (const char    *label,
          gsize          length,
          AssayHostForm  form)
{
  if (length == 0 || length > ASSAY_HOST_MAX_LABEL)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!is_letter (label[i], i > 0 && i + 1 < length, form))
      return FALSE;
  return TRUE;
}

/* How many bytes of @text may stand before the first label. */
static gsize
skip_start (const char    *text,
            gsize          length,
            AssayHostForm  form)
{
  if (form & ASSAY_HOST_DOT_FIRST && length > 1 && text[0] == '.')
    return 1;
  return form & ASSAY_HOST_WILDCARD && length > 2 && text[0] == '*' && text[1] == '.' ? 2 : 0;
}

gboolean
assay_host_has_form (const char    *text,
                     gsize          length,
                     AssayHostForm  form)
{
  gsize start = skip_start (text, length, form), label = start;

  if (length - start > ASSAY_HOST_MAX_LENGTH)
    return FALSE;
  for (gsize i = start; i < length; i++)
    if (text[i] == '.')
      {
        if (!is_label (text + label, i - label, form))
          return FALSE;
        label = i + 1;
      }
  return is_label (text + label, length - label, form);
}

gboolean
assay_host_ends_in_number (const char *text,
                           gsize       length)
{
  gsize label = length;
  gboolean hex;

  while (label > 0 && text[label - 1] != '.')
    label--;
  hex = length - label >= 2 && g_ascii_strncasecmp (text + label, "0x", 2) == 0;
  for (gsize i = label + (hex ? 2 : 0); i < length; i++)
    if (hex ? !g_ascii_isxdigit (text[i]) : !g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}
