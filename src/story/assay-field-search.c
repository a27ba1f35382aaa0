/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-field-search.h"

#include <string.h>

typedef struct {
  char              *folded;
  GByteArray        *bytes;     /* NULL when the text is not hexadecimal */
  const AssayLocale *locale;
  guint              max;
  GPtrArray         *found;
} Search;

/* "30 82", "30:82" or "3082"; NULL for anything else, or half a byte. */
static GByteArray *
read_hex (const char *text)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  while (*text != '\0')
    {
      guint8 byte;

      if (*text == ' ' || *text == ':')
        {
          text++;
          continue;
        }
      if (!g_ascii_isxdigit (text[0]) || !g_ascii_isxdigit (text[1]))
        return NULL;
      byte = (guint8) (g_ascii_xdigit_value (text[0]) << 4 | g_ascii_xdigit_value (text[1]));
      g_byte_array_append (bytes, &byte, 1);
      text += 2;
    }
  return bytes->len > 0 ? g_steal_pointer (&bytes) : NULL;
}

static gboolean
text_matches (const Search *search,
              const char   *text)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, search->folded) != NULL;
}

static gboolean
bytes_match (const Search    *search,
             const AssayNode *node)
{
  const guint8 *data = g_bytes_get_data (assay_node_get_buffer (node), NULL);

  return search->bytes != NULL
      && assay_node_get_length (node) > 0
      && memmem (data + assay_node_get_offset (node), assay_node_get_length (node),
                 search->bytes->data, search->bytes->len) != NULL;
}

/* Opaque bytes are compared as bytes: their hexadecimal form may be megabytes. */
static gboolean
matches (const Search    *search,
         const AssayNode *node)
{
  g_autofree char *key = assay_node_dup_key (node);
  g_autofree char *value = NULL;

  if (assay_node_get_label (node) != NULL
      && (text_matches (search, key)
          || text_matches (search, assay_locale_translate (search->locale, assay_node_get_label (node)))))
    return TRUE;
  if (assay_node_get_n_children (node) == 0 && bytes_match (search, node))
    return TRUE;
  if (assay_node_get_kind (node) == ASSAY_NODE_BYTES)
    return FALSE;
  value = assay_node_dup_value (node);
  return text_matches (search, value);
}

static void
look (Search          *search,
      const AssayNode *node)
{
  if (search->found->len >= search->max)
    return;
  if (matches (search, node))
    g_ptr_array_add (search->found, assay_node_ref (node));
  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    look (search, assay_node_get_child (node, i));    /* see ASSAY_NODE_MAX_DEPTH */
}

GPtrArray *
assay_field_search (const AssayNode   *root,
                    const char        *text,
                    const AssayLocale *locale,
                    guint              max)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr(GByteArray) bytes = read_hex (text);
  Search search = { folded, bytes, locale, max, NULL };

  search.found = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_node_unref);
  if (*folded != '\0')
    look (&search, root);
  return search.found;
}
