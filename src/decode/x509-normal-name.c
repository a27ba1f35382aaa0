/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-normal-name.h"

#include <string.h>

/* RFC 4518 section 2.2: what counts for nothing. White space comes apart. */
static gboolean
is_nothing (gunichar c)
{
  return c == 0xad || c == 0x1806 || c == 0x34f || c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f)
      || ((g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT) && !g_unichar_isspace (c));
}

/* RFC 4518 section 2.6.1, with one space for two: none at the ends, one between words. */
static void
append_words (GString    *out,
              const char *text)
{
  gboolean space = FALSE, begun = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (is_nothing (c))
        continue;
      if (g_unichar_isspace (c))
        {
          space = TRUE;
          continue;
        }
      if (space && begun)
        g_string_append_c (out, ' ');
      g_string_append_unichar (out, c);
      space = FALSE;
      begun = TRUE;
    }
}

static void
append_folded (GString       *out,
               const GString *text)
{
  g_autofree char *folded = g_utf8_casefold (text->str, (gssize) text->len);
  g_autofree char *composed = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);

  append_words (out, composed != NULL ? composed : folded);
}

/* The common case, without tables of Unicode. */
static gboolean
append_ascii (GString       *out,
              const GString *text)
{
  for (gsize i = 0; i < text->len; i++)
    if (!g_ascii_isprint (text->str[i]))
      return FALSE;
  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] != ' ')
      g_string_append_c (out, g_ascii_tolower (text->str[i]));
    else if (i > 0 && i + 1 < text->len && text->str[i + 1] != ' ' && strspn (text->str, " ") <= i)
      g_string_append_c (out, ' ');
  return TRUE;
}

static void
append_value (GString        *out,
              const AssayDer *value)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (!assay_der_get_text (value->tag, &value->content, text) || strlen (text->str) != text->len)
    {
      g_string_append_c (out, '#');
      g_string_append_len (out, (const char *) assay_der_peek (value), (gssize) assay_der_length (value));
    }
  else if (!append_ascii (out, text))
    append_folded (out, text);
}

/* AttributeTypeAndValue as "OID=value"; %NULL when it is none. */
static GString *
normalize_attribute (AssayCursor *set)
{
  GString *out;
  AssayDer attribute, type, value;

  if (!assay_der_read_tag (set, ASSAY_DER_SEQUENCE, &attribute)
      || !assay_der_read_tag (&attribute.content, ASSAY_DER_OID, &type)
      || !assay_der_read (&attribute.content, &value)
      || value.flaws & ASSAY_DER_CUT
      || assay_cursor_left (&attribute.content) > 0)
    return NULL;
  out = g_string_new_len ((const char *) assay_cursor_peek (&type.content),
                          (gssize) assay_cursor_left (&type.content));
  g_string_append_c (out, '=');
  append_value (out, &value);
  return out;
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  const GString *left = *(const GString * const *) a, *right = *(const GString * const *) b;
  int order = memcmp (left->str, right->str, MIN (left->len, right->len));

  return order != 0 ? order : (left->len > right->len) - (left->len < right->len);
}

/* Each piece is preceded by its length, so that no text can look like two pieces. */
static void
append_piece (GString       *out,
              const GString *piece)
{
  g_string_append_printf (out, "%" G_GSIZE_FORMAT ":", piece->len);
  g_string_append_len (out, piece->str, (gssize) piece->len);
}

static gboolean
normalize_rdn (AssayCursor *set,
               GString     *normal)
{
  g_autoptr(GPtrArray) attributes = g_ptr_array_new_with_free_func (free_string);
  g_autoptr(GString) rdn = g_string_new (NULL);

  while (assay_cursor_left (set) > 0)
    {
      GString *attribute = normalize_attribute (set);

      if (attribute == NULL)
        return FALSE;
      g_ptr_array_add (attributes, attribute);
    }
  g_ptr_array_sort (attributes, compare_strings);
  for (guint i = 0; i < attributes->len; i++)
    append_piece (rdn, g_ptr_array_index (attributes, i));
  append_piece (normal, rdn);
  return attributes->len > 0;
}

gboolean
assay_x509_normalize_name (const AssayCursor *name,
                           GString           *normal)
{
  AssayCursor cursor = *name;
  AssayDer set;

  while (assay_cursor_left (&cursor) > 0)
    if (!assay_der_read_tag (&cursor, ASSAY_DER_SET, &set) || !normalize_rdn (&set.content, normal))
      return FALSE;
  return TRUE;
}

GBytes *
assay_x509_dup_normal_name (GBytes *name_der)
{
  g_autoptr(GString) normal = g_string_new (NULL);
  AssayCursor cursor;
  AssayDer name;

  assay_cursor_init_bytes (&cursor, name_der);
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &name) || !assay_x509_normalize_name (&name.content, normal))
    return NULL;
  return g_string_free_to_bytes (g_steal_pointer (&normal));
}
