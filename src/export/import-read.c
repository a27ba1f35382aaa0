/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/import-read.h"

#include <string.h>

#include "base/assay-format.h"

/* Ten years in milliseconds: no inspection takes longer. */
#define MAX_MS (10.0 * 366 * 86400 * 1000)

void
assay_import_init (AssayImport *import)
{
  *import = (AssayImport) {
    .path = g_ptr_array_new_with_free_func (g_free),
    .strings = g_ptr_array_new_with_free_func (g_free),
    .bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref),
    .texts = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_text_unref),
  };
}

void
assay_import_clear (AssayImport *import)
{
  g_ptr_array_unref (import->path);
  g_ptr_array_unref (import->strings);
  g_ptr_array_unref (import->bytes);
  g_ptr_array_unref (import->texts);
  g_clear_pointer (&import->problem, assay_text_unref);
}

gboolean
assay_import_fail (AssayImport *import,
                   const char  *message)
{
  g_autoptr(GString) path = g_string_new (NULL);

  if (import->problem != NULL)
    return FALSE;
  for (guint i = 0; i < import->path->len; i++)
    g_string_append_printf (path, "%s%s", i > 0 ? "/" : "", (const char *) g_ptr_array_index (import->path, i));
  /* Translators: {where} is the place in a file: "certificates/0/pem"; {what} is a whole sentence. */
  import->problem = path->len == 0 ? assay_text_new (message, NULL)
                                   : assay_text_new (N_("{where}: {what}"), "where", ASSAY_ARG_TEXT, path->str,
                                                     "what", ASSAY_ARG_WORD, message, NULL);
  return FALSE;
}

static void
enter (AssayImport *import,
       char        *part)
{
  g_ptr_array_add (import->path, part);
}

static void
leave (AssayImport *import)
{
  g_ptr_array_set_size (import->path, (int) import->path->len - 1);
}

static gboolean
read_member (AssayImport            *import,
             JsonObject             *object,
             const AssayImportField *field,
             gpointer                base)
{
  JsonNode *node = json_object_get_member (object, field->member);
  gboolean good;

  enter (import, g_strdup (field->member));
  good = node != NULL || !field->required || assay_import_fail (import, N_("This is missing"));
  if (good && node != NULL && field->read != NULL)
    good = field->read (import, node, field, (char *) base + field->offset);
  if (good)
    leave (import);
  return good;
}

gboolean
assay_import_object (AssayImport            *import,
                     JsonNode               *node,
                     const AssayImportField *fields,
                     guint                   n_fields,
                     gpointer                base)
{
  JsonObject *object;
  guint n_known = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return assay_import_fail (import, N_("This is no object"));
  object = json_node_get_object (node);
  for (guint i = 0; i < n_fields; i++)
    {
      if (!read_member (import, object, &fields[i], base))
        return FALSE;
      n_known += json_object_has_member (object, fields[i].member);
    }
  import->n_unknown += json_object_get_size (object) - n_known;
  return TRUE;
}

gboolean
assay_import_list (AssayImport       *import,
                   JsonNode          *node,
                   gint64             max,
                   AssayImportReader  item,
                   gpointer           data)
{
  JsonArray *array;
  guint n;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return assay_import_fail (import, N_("This is no list"));
  array = json_node_get_array (node);
  n = json_array_get_length (array);
  if (n > max)
    return assay_import_fail (import, N_("There are more of them than in any report"));
  for (guint i = 0; i < n; i++)
    {
      enter (import, g_strdup_printf ("%u", i));
      if (!item (import, json_array_get_element (array, i), NULL, data))
        return FALSE;
      leave (import);
    }
  return TRUE;
}

static const char *
get_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                                          : NULL;
}

static char *
keep (AssayImport *import,
      char        *string)
{
  g_ptr_array_add (import->strings, string);
  return string;
}

gboolean
assay_import_text (AssayImport            *import,
                   JsonNode               *node,
                   const AssayImportField *field,
                   gpointer                place)
{
  const char *string = get_string (node);

  if (string == NULL)
    return assay_import_fail (import, N_("This is no text"));
  *(char **) place = keep (import, g_strdup (string));
  return TRUE;
}

gboolean
assay_import_or_null (AssayImport            *import,
                      JsonNode               *node,
                      const AssayImportField *field,
                      gpointer                place)
{
  return JSON_NODE_HOLDS_NULL (node) || assay_import_text (import, node, field, place);
}

gboolean
assay_import_visible (AssayImport            *import,
                      JsonNode               *node,
                      const AssayImportField *field,
                      gpointer                place)
{
  char *text = NULL;

  if (!assay_import_or_null (import, node, field, &text))
    return FALSE;
  *(char **) place = text != NULL ? assay_format_visible (text, -1) : NULL;
  return TRUE;
}

gboolean
assay_import_words (AssayImport            *import,
                    JsonNode               *node,
                    const AssayImportField *field,
                    gpointer                place)
{
  const char *string = get_string (node);
  AssayText *text;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (string == NULL)
    return assay_import_fail (import, N_("This is no text"));
  text = assay_text_new ("{words}", "words", ASSAY_ARG_TEXT, string, NULL);
  g_ptr_array_add (import->texts, text);
  *(AssayText **) place = text;
  return TRUE;
}

static gboolean
add_text (AssayImport            *import,
          JsonNode               *node,
          const AssayImportField *field,
          gpointer                place)
{
  const char *string = get_string (node);

  if (string == NULL)
    return assay_import_fail (import, N_("This is no text"));
  g_ptr_array_add (place, keep (import, g_strdup (string)));
  return TRUE;
}

gboolean
assay_import_texts (AssayImport            *import,
                    JsonNode               *node,
                    const AssayImportField *field,
                    gpointer                place)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!assay_import_list (import, node, G_MAXUINT, add_text, texts))
    return FALSE;
  g_ptr_array_add (texts, NULL);
  /* The strings are in the pool, and so is the vector that points to them. */
  *(char ***) place = (char **) (void *) keep (import, (char *) g_ptr_array_free (g_steal_pointer (&texts), FALSE));
  return TRUE;
}

/* GLib skips what is no base64; damaged bytes must not pass for others. */
static gboolean
is_base64 (const char *string)
{
  gsize length = strlen (string);
  gsize n = strspn (string, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

  return length % 4 == 0 && length - n <= 2 && strspn (string + n, "=") == length - n;
}

gboolean
assay_import_bytes (AssayImport            *import,
                    JsonNode               *node,
                    const AssayImportField *field,
                    gpointer                place)
{
  const char *string = get_string (node);
  guchar *data;
  gsize length;
  GBytes *bytes;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (string == NULL || !is_base64 (string))
    return assay_import_fail (import, N_("This is no base64"));
  data = g_base64_decode (string, &length);
  bytes = g_bytes_new_take (data, length);
  g_ptr_array_add (import->bytes, bytes);
  *(GBytes **) place = bytes;
  return TRUE;
}

gboolean
assay_import_boolean (AssayImport            *import,
                      JsonNode               *node,
                      const AssayImportField *field,
                      gpointer                place)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return assay_import_fail (import, N_("This is neither true nor false"));
  *(gboolean *) place = json_node_get_boolean (node);
  return TRUE;
}

gboolean
assay_import_maybe (AssayImport            *import,
                    JsonNode               *node,
                    const AssayImportField *field,
                    gpointer                place)
{
  if (!JSON_NODE_HOLDS_NULL (node))
    return assay_import_boolean (import, node, field, place);
  *(int *) place = -1;
  return TRUE;
}

static gboolean
get_number (AssayImport *import,
            JsonNode    *node,
            gint64       max,
            gint64      *number)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return assay_import_fail (import, N_("This is no whole number"));
  *number = json_node_get_int (node);
  if (*number < 0 || *number > max)
    return assay_import_fail (import, N_("This number is out of range"));
  return TRUE;
}

/* The row's limit, or the type's. */
static gint64
limit (const AssayImportField *field,
       gint64                  max)
{
  return field->max > 0 ? MIN (field->max, max) : max;
}

#define READ_NUMBER(suffix, type, type_max)                                     \
  gboolean                                                                      \
  assay_import_##suffix (AssayImport            *import,                        \
                         JsonNode               *node,                          \
                         const AssayImportField *field,                         \
                         gpointer                place)                         \
  {                                                                             \
    gint64 number;                                                              \
                                                                                \
    if (JSON_NODE_HOLDS_NULL (node))                                            \
      return TRUE;                                                              \
    if (!get_number (import, node, limit (field, type_max), &number))           \
      return FALSE;                                                             \
    *(type *) place = (type) number;                                            \
    return TRUE;                                                                \
  }

READ_NUMBER (u8, guint8, G_MAXUINT8)
READ_NUMBER (u16, guint16, G_MAXUINT16)
READ_NUMBER (uint, guint, G_MAXINT)
READ_NUMBER (u64, guint64, G_MAXINT64)
READ_NUMBER (code, int, G_MAXINT)

gboolean
assay_import_index (AssayImport            *import,
                    JsonNode               *node,
                    const AssayImportField *field,
                    gpointer                place)
{
  gint64 number;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!get_number (import, node, (gint64) import->n_certificates - 1, &number))
    return FALSE;
  *(int *) place = (int) number;
  return TRUE;
}

gboolean
assay_import_add_index (AssayImport            *import,
                        JsonNode               *node,
                        const AssayImportField *field,
                        gpointer                place)
{
  int index = -1;

  if (!assay_import_index (import, node, field, &index))
    return FALSE;
  if (index < 0)
    return assay_import_fail (import, N_("This is no whole number"));
  g_array_append_vals (place, &(guint) { (guint) index }, 1);
  return TRUE;
}

gboolean
assay_import_duration (AssayImport            *import,
                       JsonNode               *node,
                       const AssayImportField *field,
                       gpointer                place)
{
  double ms;

  if (JSON_NODE_HOLDS_NULL (node))
    {
      *(gint64 *) place = -1;
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_VALUE (node)
      || (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return assay_import_fail (import, N_("This is no number"));
  ms = json_node_get_double (node);
  if (!(ms >= -MAX_MS && ms <= MAX_MS))
    return assay_import_fail (import, N_("This number is out of range"));
  *(gint64 *) place = (gint64) (ms * 1000 + (ms < 0 ? -0.5 : 0.5));
  return TRUE;
}

gboolean
assay_import_moment (AssayImport            *import,
                     JsonNode               *node,
                     const AssayImportField *field,
                     gpointer                place)
{
  const char *string = get_string (node);
  g_autoptr(GDateTime) moment = NULL;

  if (string != NULL && g_str_has_suffix (string, "Z"))
    moment = g_date_time_new_from_iso8601 (string, NULL);
  if (moment == NULL)
    return assay_import_fail (import, N_("This is no moment in UTC (RFC 3339)"));
  *(gint64 *) place = g_date_time_to_unix (moment) * G_USEC_PER_SEC + g_date_time_get_microsecond (moment);
  return TRUE;
}

gboolean
assay_import_time (AssayImport            *import,
                   JsonNode               *node,
                   const AssayImportField *field,
                   gpointer                place)
{
  gint64 *seconds = place;

  *seconds = ASSAY_NO_TIME;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!assay_import_moment (import, node, field, seconds))
    return FALSE;
  *seconds /= G_USEC_PER_SEC;
  return TRUE;
}

gboolean
assay_import_choice (AssayImport            *import,
                     JsonNode               *node,
                     const AssayImportField *field,
                     gpointer                place)
{
  const char *string = get_string (node);

  for (guint i = 0; string != NULL && i < field->max; i++)
    if (g_strcmp0 (string, field->name (i)) == 0)
      {
        *(guint *) place = i;
        return TRUE;
      }
  if (string != NULL && import->newer)
    {
      import->n_unknown++;
      return TRUE;
    }
  return assay_import_fail (import, string == NULL ? N_("This is no text") : N_("This word is not known here"));
}
