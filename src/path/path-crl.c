/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-crl.h"

#include <string.h>

#include "base/assay-format.h"
#include "decode/x509-normal-name.h"

#define OID_NUMBER      "2.5.29.20"
#define OID_REASON      "2.5.29.21"
#define OID_BASE        "2.5.29.27"
#define OID_SCOPE       "2.5.29.28"
#define OID_ENTRY_ISSUER "2.5.29.29"

static gboolean
at_end (const AssayCursor *cursor)
{
  return assay_cursor_left (cursor) == 0;
}

static char *
read_number (AssayCursor *value)
{
  g_autofree char *hex = NULL;
  const char *p;
  AssayDer der;

  if (!assay_der_read_tag (value, ASSAY_DER_INTEGER, &der))
    return NULL;
  hex = assay_format_hex (assay_cursor_peek (&der.content), assay_cursor_left (&der.content), '\0');
  p = hex + strspn (hex, "0");
  return g_ascii_strdown (*p != '\0' ? p : "0", -1);
}

int
path_crl_compare_numbers (const char *a,
                          const char *b)
{
  gsize length = strlen (a), other = strlen (b);

  return length != other ? (length > other) - (length < other) : strcmp (a, b);
}

/* [1] nameRelativeToCRLIssuer: a relative name under an implicit tag, joined to that of the issuer. */
static gboolean
read_relative (const AssayDer *der,
               GBytes         *issuer,
               GArray         *names)
{
  g_autoptr(GString) normal = g_string_new (NULL);
  g_autofree guint8 *copy = g_memdup2 (assay_der_peek (der), assay_der_length (der));
  AssayCursor cursor;
  PathName name = { .type = PATH_NAME_DIRECTORY, .content = der->content };

  if (issuer == NULL)
    return FALSE;
  copy[0] = 0x31;
  assay_cursor_init (&cursor, copy, assay_der_length (der));
  g_string_append_len (normal, g_bytes_get_data (issuer, NULL), (gssize) g_bytes_get_size (issuer));
  if (!assay_x509_normalize_name (&cursor, normal))
    return FALSE;
  name.normal = g_string_free_to_bytes (g_steal_pointer (&normal));
  g_array_append_val (names, name);
  return TRUE;
}

gboolean
path_crl_read_point (const AssayDer *der,
                     GBytes         *issuer,
                     GArray         *names)
{
  AssayCursor content = der->content;
  AssayDer choice;

  if (assay_der_read_tag (&content, ASSAY_DER_CONTEXT_GROUP (0), &choice))
    return path_names_read (&choice.content, names);
  return assay_der_read_tag (&content, ASSAY_DER_CONTEXT_GROUP (1), &choice) && read_relative (&choice, issuer, names);
}

static gboolean
is_same_name (const PathName *a,
              const PathName *b)
{
  gsize length = assay_cursor_left (&a->content);

  if (a->type != b->type)
    return FALSE;
  if (a->type == PATH_NAME_DIRECTORY)
    return g_bytes_equal (a->normal, b->normal);
  return length == assay_cursor_left (&b->content)
      && memcmp (assay_cursor_peek (&a->content), assay_cursor_peek (&b->content), length) == 0;
}

gboolean
path_crl_names_meet (const GArray *a,
                     const GArray *b)
{
  for (guint i = 0; a != NULL && i < a->len; i++)
    for (guint k = 0; b != NULL && k < b->len; k++)
      if (is_same_name (&g_array_index (a, PathName, i), &g_array_index (b, PathName, k)))
        return TRUE;
  return FALSE;
}

static gboolean
read_flag (AssayCursor *content,
           guint        tag,
           gboolean    *flag)
{
  AssayDer der;

  if (assay_der_read_tag (content, ASSAY_DER_CONTEXT (tag), &der))
    *flag = assay_der_get_boolean (&der.content);
  return TRUE;
}

/* issuingDistributionPoint (RFC 5280 section 5.2.5). */
static gboolean
read_scope (AssayCursor *value,
            PathCrl     *out)
{
  AssayDer sequence, der;
  guint32 bits;

  out->has_scope = TRUE;
  out->scope = g_bytes_new (assay_cursor_peek (value), assay_cursor_left (value));
  if (!assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence))
    return FALSE;
  if (assay_der_read_tag (&sequence.content, ASSAY_DER_CONTEXT_GROUP (0), &der))
    {
      out->points = path_names_new ();
      if (!path_crl_read_point (&der, out->issuer, out->points))
        return FALSE;
    }
  read_flag (&sequence.content, 1, &out->only_users);
  read_flag (&sequence.content, 2, &out->only_authorities);
  if (assay_der_read_tag (&sequence.content, ASSAY_DER_CONTEXT (3), &der))
    {
      if (!assay_der_get_bits (&der.content, &bits))
        return FALSE;
      out->reasons = bits & PATH_ALL_REASONS;
    }
  read_flag (&sequence.content, 4, &out->indirect);
  read_flag (&sequence.content, 5, &out->only_attributes);
  return at_end (&sequence.content);
}

static gboolean
read_key (AssayCursor *value,
          PathCrl     *out)
{
  AssayDer sequence, der;

  if (!assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence))
    return FALSE;
  if (assay_der_read_tag (&sequence.content, ASSAY_DER_CONTEXT (0), &der))
    out->authority_key_id = g_bytes_new (assay_cursor_peek (&der.content), assay_cursor_left (&der.content));
  return TRUE;
}

static gboolean
read_extension_value (const char  *oid,
                      gboolean     critical,
                      AssayCursor *value,
                      PathCrl     *out)
{
  if (g_str_equal (oid, OID_NUMBER) && out->number == NULL)
    {
      out->number_critical = critical;
      return (out->number = read_number (value)) != NULL;
    }
  if (g_str_equal (oid, OID_BASE) && out->base == NULL)
    return (out->base = read_number (value)) != NULL;
  if (g_str_equal (oid, OID_SCOPE) && !out->has_scope)
    return read_scope (value, out);
  if (g_str_equal (oid, PATH_OID_AUTHORITY_KEY_ID) && out->authority_key_id == NULL)
    return read_key (value, out);
  out->odd_extension |= critical && !g_str_equal (oid, PATH_OID_ISSUER_NAMES)
                     && !g_str_equal (oid, PATH_OID_FRESHEST_CRL);
  return TRUE;
}

/* One Extension of a list or of an entry. */
static gboolean
next_extension (AssayCursor *list,
                char         oid[ASSAY_DER_OID_SIZE],
                gboolean    *critical,
                AssayCursor *value)
{
  AssayDer extension, id, flag, octets;

  *critical = FALSE;
  if (!assay_der_read_tag (list, ASSAY_DER_SEQUENCE, &extension)
      || !assay_der_read_tag (&extension.content, ASSAY_DER_OID, &id)
      || !assay_der_format_oid (&id.content, oid))
    return FALSE;
  if (assay_der_read_tag (&extension.content, ASSAY_DER_BOOLEAN, &flag))
    *critical = assay_der_get_boolean (&flag.content);
  if (!assay_der_read_tag (&extension.content, ASSAY_DER_OCTET_STRING, &octets))
    return FALSE;
  *value = octets.content;
  return TRUE;
}

static gboolean
read_extensions (AssayCursor *tbs,
                 PathCrl     *out)
{
  char oid[ASSAY_DER_OID_SIZE];
  AssayDer wrapper, list;
  AssayCursor value;
  gboolean critical;

  if (!assay_der_read_tag (tbs, ASSAY_DER_CONTEXT_GROUP (0), &wrapper))
    return at_end (tbs);
  if (!assay_der_read_tag (&wrapper.content, ASSAY_DER_SEQUENCE, &list))
    return FALSE;
  while (!at_end (&list.content))
    if (!next_extension (&list.content, oid, &critical, &value) || !read_extension_value (oid, critical, &value, out))
      return FALSE;
  return at_end (tbs);
}

static gboolean
read_time (AssayCursor *tbs,
           gint64      *time)
{
  AssayCursor before = *tbs;
  AssayDer der;

  if (assay_der_read (tbs, &der) && (der.tag == ASSAY_DER_UTC_TIME || der.tag == ASSAY_DER_GENERALIZED_TIME))
    return assay_der_get_time (&der, time, NULL);
  *tbs = before;
  return FALSE;
}

static gboolean
read_issuer (AssayCursor *tbs,
             PathCrl     *out)
{
  g_autoptr(GString) normal = g_string_new (NULL);
  AssayDer name;

  if (!assay_der_read_tag (tbs, ASSAY_DER_SEQUENCE, &name))
    return FALSE;
  out->name = name.content;
  if (!assay_x509_normalize_name (&name.content, normal))
    return FALSE;
  out->issuer = g_string_free_to_bytes (g_steal_pointer (&normal));
  return TRUE;
}

/* TBSCertList (RFC 5280 section 5.1). */
static gboolean
read_tbs (AssayCursor  tbs,
          PathCrl     *out)
{
  AssayDer version, algorithm, entries;

  assay_der_read_tag (&tbs, ASSAY_DER_INTEGER, &version);
  if (!assay_der_read_tag (&tbs, ASSAY_DER_SEQUENCE, &algorithm)
      || !read_issuer (&tbs, out)
      || !read_time (&tbs, &out->this_update))
    return FALSE;
  read_time (&tbs, &out->next_update);
  if (assay_der_read_tag (&tbs, ASSAY_DER_SEQUENCE, &entries))
    out->entries = entries.content;
  return read_extensions (&tbs, out);
}

static gboolean
read_crl (PathCrl *out)
{
  AssayDer list, signature;
  AssayCursor cursor;
  guint64 unused;

  assay_cursor_init_bytes (&cursor, out->der);
  if (!assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &list)
      || list.flaws != 0
      || !assay_der_read_tag (&list.content, ASSAY_DER_SEQUENCE, &out->tbs)
      || !assay_der_read_tag (&list.content, ASSAY_DER_SEQUENCE, &out->algorithm)
      || !assay_der_read_tag (&list.content, ASSAY_DER_BIT_STRING, &signature)
      || !assay_cursor_read (&signature.content, 1, &unused))
    return FALSE;
  out->signature = signature.content;
  out->entries = (AssayCursor) { out->tbs.content.data, 0, 0, FALSE };
  return unused == 0 && read_tbs (out->tbs.content, out);
}

PathCrl *
path_crl_new (GBytes *der)
{
  PathCrl *self = g_new0 (PathCrl, 1);

  self->der = g_bytes_ref (der);
  self->this_update = self->next_update = ASSAY_NO_TIME;
  self->reasons = PATH_ALL_REASONS;
  self->signers = g_hash_table_new (NULL, NULL);
  self->malformed = !read_crl (self);
  return self;
}

void
path_crl_free (PathCrl *self)
{
  g_bytes_unref (self->der);
  g_clear_pointer (&self->issuer, g_bytes_unref);
  g_free (self->number);
  g_free (self->base);
  g_clear_pointer (&self->scope, g_bytes_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->authority_key_id, g_bytes_unref);
  g_hash_table_unref (self->signers);
  g_free (self);
}

/* What the extensions of an entry say. */
typedef struct {
  guint   reason;
  GBytes *issuer;      /* carried on to the entries that follow (section 5.3.3) */
} Entry;

static void
read_entry_issuer (AssayCursor *value,
                   Entry       *entry)
{
  g_autoptr(GArray) names = path_names_new ();
  AssayDer sequence;

  if (!assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence) || !path_names_read (&sequence.content, names))
    return;
  for (guint i = 0; i < names->len; i++)
    {
      const PathName *name = &g_array_index (names, PathName, i);

      if (name->type == PATH_NAME_DIRECTORY)
        {
          g_bytes_unref (entry->issuer);
          entry->issuer = g_bytes_ref (name->normal);
          return;
        }
    }
}

static void
read_entry_extensions (AssayCursor *content,
                       Entry       *entry)
{
  char oid[ASSAY_DER_OID_SIZE];
  AssayDer list, der;
  AssayCursor value;
  gboolean critical;
  guint64 number;

  entry->reason = 0;
  if (!assay_der_read_tag (content, ASSAY_DER_SEQUENCE, &list))
    return;
  while (!at_end (&list.content) && next_extension (&list.content, oid, &critical, &value))
    if (g_str_equal (oid, OID_REASON) && assay_der_read_tag (&value, ASSAY_DER_ENUMERATED, &der)
        && assay_der_get_number (&der.content, &number))
      entry->reason = (guint) MIN (number, G_MAXUINT8);
    else if (g_str_equal (oid, OID_ENTRY_ISSUER))
      read_entry_issuer (&value, entry);
}

static gboolean
is_serial (const AssayDer    *der,
           const AssayCursor *serial)
{
  gsize length = assay_cursor_left (serial);

  return assay_cursor_left (&der->content) == length
      && memcmp (assay_cursor_peek (&der->content), assay_cursor_peek (serial), length) == 0;
}

gboolean
path_crl_find (const PathCrl     *self,
               GBytes            *issuer,
               const AssayCursor *serial,
               PathCrlEntry      *out)
{
  AssayCursor entries = self->entries;
  Entry entry = { 0, g_bytes_ref (self->issuer) };
  AssayDer der, number, date;
  gboolean found = FALSE;

  while (!found && assay_der_read_tag (&entries, ASSAY_DER_SEQUENCE, &der))
    {
      if (!assay_der_read_tag (&der.content, ASSAY_DER_INTEGER, &number) || !assay_der_read (&der.content, &date))
        continue;
      read_entry_extensions (&der.content, &entry);
      found = is_serial (&number, serial) && g_bytes_equal (entry.issuer, issuer);
    }
  *out = (PathCrlEntry) { entry.reason, ASSAY_NO_TIME };
  if (found)
    assay_der_get_time (&date, &out->date, NULL);
  g_bytes_unref (entry.issuer);
  return found;
}
