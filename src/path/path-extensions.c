/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-extensions.h"

#include "decode/x509-normal-name.h"

/* Readers of values: FALSE when the value is not what its definition says. */

static gboolean
at_end (const AssayCursor *cursor)
{
  return assay_cursor_left (cursor) == 0;
}

/* A count that fits; more than anyone needs counts as that. */
static gboolean
read_count (AssayCursor *content,
            guint32      tag,
            gint64      *count)
{
  AssayDer der;
  guint64 number;

  if (!assay_der_read_tag (content, tag, &der))
    return TRUE;
  if (at_end (&der.content) || assay_cursor_peek (&der.content)[0] & 0x80)
    return FALSE;
  *count = assay_der_get_number (&der.content, &number) ? (gint64) MIN (number, G_MAXINT) : G_MAXINT;
  return TRUE;
}

static char *
read_oid (AssayCursor *content)
{
  char oid[ASSAY_DER_OID_SIZE];
  AssayDer der;

  if (!assay_der_read_tag (content, ASSAY_DER_OID, &der) || !assay_der_format_oid (&der.content, oid))
    return NULL;
  return g_strdup (oid);
}

static gboolean
read_basic_constraints (AssayCursor     *value,
                        PathCertificate *out)
{
  AssayDer sequence, ca;

  out->has_basic_constraints = TRUE;
  if (!assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence))
    return FALSE;
  if (assay_der_read_tag (&sequence.content, ASSAY_DER_BOOLEAN, &ca))
    {
      if (assay_cursor_left (&ca.content) != 1)
        return FALSE;
      out->is_ca = assay_der_get_boolean (&ca.content);
    }
  return read_count (&sequence.content, ASSAY_DER_INTEGER, &out->path_length) && at_end (&sequence.content);
}

/* Unused bits of a BIT STRING are zero (X.690 section 11.2.1). */
static gboolean
is_padded_with_zeros (const AssayCursor *bits)
{
  const guint8 *bytes = assay_cursor_peek (bits);
  gsize length = assay_cursor_left (bits);

  return length < 2 || (bytes[length - 1] & ((1u << bytes[0]) - 1)) == 0;
}

static gboolean
read_key_usage (AssayCursor     *value,
                PathCertificate *out)
{
  AssayDer bits;

  out->has_key_usage = TRUE;
  return assay_der_read_tag (value, ASSAY_DER_BIT_STRING, &bits)
      && assay_der_get_bits (&bits.content, &out->key_usage)
      && is_padded_with_zeros (&bits.content);
}

static gboolean
read_oids (AssayCursor *value,
           GPtrArray   *oids)
{
  AssayDer sequence;

  if (!assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence) || at_end (&sequence.content))
    return FALSE;
  while (!at_end (&sequence.content))
    {
      char *oid = read_oid (&sequence.content);

      if (oid == NULL)
        return FALSE;
      g_ptr_array_add (oids, oid);
    }
  return TRUE;
}

static gboolean
read_purposes (AssayCursor     *value,
               PathCertificate *out)
{
  out->purposes = g_ptr_array_new_with_free_func (g_free);
  return read_oids (value, out->purposes);
}

static void
clear_name (gpointer data)
{
  g_clear_pointer (&((PathName *) data)->normal, g_bytes_unref);
}

GArray *
path_names_new (void)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (PathName));

  g_array_set_clear_func (names, clear_name);
  return names;
}

/* A directory name is a CHOICE and so tagged explicitly. */
static gboolean
read_directory (const AssayDer *der,
                PathName       *name)
{
  g_autoptr(GString) normal = g_string_new (NULL);
  AssayCursor inside = der->content;
  AssayDer sequence;

  if (!assay_der_read_tag (&inside, ASSAY_DER_SEQUENCE, &sequence) || !at_end (&inside)
      || !assay_x509_normalize_name (&sequence.content, normal))
    return FALSE;
  name->content = sequence.content;
  name->normal = g_string_free_to_bytes (g_steal_pointer (&normal));
  return TRUE;
}

gboolean
path_name_read (const AssayDer *der,
                GArray         *names)
{
  PathName name = { .type = der->tag & ASSAY_DER_NUMBER, .content = der->content };

  if ((der->tag & ASSAY_DER_CLASS) != ASSAY_DER_CONTEXT (0) || name.type > PATH_NAME_ID || der->flaws & ASSAY_DER_CUT)
    return FALSE;
  if (name.type == PATH_NAME_DIRECTORY && !read_directory (der, &name))
    return FALSE;
  g_array_append_val (names, name);
  return TRUE;
}

gboolean
path_names_read (AssayCursor *content,
                 GArray      *names)
{
  AssayDer der;

  while (!at_end (content))
    if (!assay_der_read (content, &der) || !path_name_read (&der, names))
      return FALSE;
  return names->len > 0;
}

static gboolean
read_names (AssayCursor     *value,
            PathCertificate *out)
{
  AssayDer sequence;

  out->names = path_names_new ();
  return assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence) && path_names_read (&sequence.content, out->names);
}

static gboolean
skip_names (AssayCursor     *value,
            PathCertificate *out)
{
  g_autoptr(GArray) names = path_names_new ();
  AssayDer sequence;

  return assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence) && path_names_read (&sequence.content, names);
}

/* GeneralSubtree: a name, and a minimum and maximum that nobody uses. */
static gboolean
read_subtree (AssayCursor     *content,
              GArray          *subtrees,
              PathCertificate *out)
{
  gint64 minimum = 0, maximum = PATH_NO_NUMBER;
  AssayDer base;

  if (!assay_der_read (content, &base) || !path_name_read (&base, subtrees)
      || !read_count (content, ASSAY_DER_CONTEXT (0), &minimum)
      || !read_count (content, ASSAY_DER_CONTEXT (1), &maximum))
    return FALSE;
  if (minimum != 0 || maximum != PATH_NO_NUMBER)
    out->odd_subtrees = TRUE;
  return at_end (content);
}

static gboolean
read_subtrees (AssayCursor      *content,
               guint             tag,
               GArray          **subtrees,
               PathCertificate  *out)
{
  AssayDer list, subtree;

  if (!assay_der_read_tag (content, ASSAY_DER_CONTEXT_GROUP (tag), &list))
    return TRUE;
  *subtrees = path_names_new ();
  while (!at_end (&list.content))
    if (!assay_der_read_tag (&list.content, ASSAY_DER_SEQUENCE, &subtree)
        || !read_subtree (&subtree.content, *subtrees, out))
      return FALSE;
  return (*subtrees)->len > 0;
}

static gboolean
read_name_constraints (AssayCursor     *value,
                       PathCertificate *out)
{
  AssayDer sequence;

  out->has_name_constraints = TRUE;
  return assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence)
      && !at_end (&sequence.content)
      && read_subtrees (&sequence.content, 0, &out->permitted, out)
      && read_subtrees (&sequence.content, 1, &out->excluded, out)
      && at_end (&sequence.content);
}

/* RFC 5280 section 4.2.1.4 knows two kinds: the address of a practice statement, and a notice. */
static gboolean
read_qualifiers (AssayCursor     *content,
                 PathCertificate *out)
{
  AssayDer list, qualifier;

  if (at_end (content))
    return TRUE;
  if (!assay_der_read_tag (content, ASSAY_DER_SEQUENCE, &list) || at_end (&list.content))
    return FALSE;
  while (assay_der_read_tag (&list.content, ASSAY_DER_SEQUENCE, &qualifier))
    {
      g_autofree char *oid = read_oid (&qualifier.content);

      if (oid == NULL)
        return FALSE;
      if (!g_str_equal (oid, "1.3.6.1.5.5.7.2.1") && !g_str_equal (oid, "1.3.6.1.5.5.7.2.2"))
        out->odd_qualifier = TRUE;
    }
  return at_end (&list.content) && at_end (content);
}

static gboolean
read_policies (AssayCursor     *value,
               PathCertificate *out)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  AssayDer sequence, information;

  out->policies = g_ptr_array_new_with_free_func (g_free);
  if (!assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence) || at_end (&sequence.content))
    return FALSE;
  while (assay_der_read_tag (&sequence.content, ASSAY_DER_SEQUENCE, &information))
    {
      char *oid = read_oid (&information.content);

      if (oid == NULL)
        return FALSE;
      g_ptr_array_add (out->policies, oid);
      if (!g_hash_table_add (seen, oid) || !read_qualifiers (&information.content, out))
        return FALSE;
    }
  return at_end (&sequence.content);
}

static void
clear_mapping (gpointer data)
{
  PathMapping *mapping = data;

  g_free (mapping->issuer);
  g_free (mapping->subject);
}

static gboolean
read_mappings (AssayCursor     *value,
               PathCertificate *out)
{
  AssayDer sequence, pair;

  out->mappings = g_array_new (FALSE, FALSE, sizeof (PathMapping));
  g_array_set_clear_func (out->mappings, clear_mapping);
  if (!assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence) || at_end (&sequence.content))
    return FALSE;
  while (assay_der_read_tag (&sequence.content, ASSAY_DER_SEQUENCE, &pair))
    {
      PathMapping mapping = { read_oid (&pair.content), NULL };

      mapping.subject = read_oid (&pair.content);
      g_array_append_val (out->mappings, mapping);
      if (mapping.issuer == NULL || mapping.subject == NULL || !at_end (&pair.content))
        {
          g_array_set_size (out->mappings, out->mappings->len - 1);
          return FALSE;
        }
    }
  return at_end (&sequence.content);
}

static gboolean
read_policy_limits (AssayCursor     *value,
                    PathCertificate *out)
{
  AssayDer sequence;

  return assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence)
      && !at_end (&sequence.content)
      && read_count (&sequence.content, ASSAY_DER_CONTEXT (0), &out->require_explicit)
      && read_count (&sequence.content, ASSAY_DER_CONTEXT (1), &out->inhibit_mapping)
      && at_end (&sequence.content);
}

static gboolean
read_inhibit_any (AssayCursor     *value,
                  PathCertificate *out)
{
  return read_count (value, ASSAY_DER_INTEGER, &out->inhibit_any) && out->inhibit_any != PATH_NO_NUMBER;
}

static gboolean
read_points (AssayCursor     *value,
             PathCertificate *out)
{
  AssayDer sequence;

  out->has_points = assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence) && !at_end (&sequence.content);
  if (out->has_points)
    out->points = sequence.content;
  return out->has_points;
}

static gboolean
read_freshest (AssayCursor     *value,
               PathCertificate *out)
{
  AssayDer sequence;

  out->has_freshest = assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence) && !at_end (&sequence.content);
  if (out->has_freshest)
    out->freshest = sequence.content;
  return out->has_freshest;
}

static GBytes *
copy (const AssayCursor *content)
{
  return g_bytes_new (assay_cursor_peek (content), assay_cursor_left (content));
}

static gboolean
read_authority_key (AssayCursor     *value,
                    PathCertificate *out)
{
  AssayDer sequence, der;

  out->has_authority_key = TRUE;
  if (!assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence))
    return FALSE;
  if (assay_der_read_tag (&sequence.content, ASSAY_DER_CONTEXT (0), &der))
    out->authority_key_id = copy (&der.content);
  out->authority_key_names = assay_der_read_tag (&sequence.content, ASSAY_DER_CONTEXT_GROUP (1), &der);
  out->authority_key_names |= assay_der_read_tag (&sequence.content, ASSAY_DER_CONTEXT (2), &der);
  return at_end (&sequence.content);
}

static gboolean
read_subject_key (AssayCursor     *value,
                  PathCertificate *out)
{
  AssayDer der;

  if (!assay_der_read_tag (value, ASSAY_DER_OCTET_STRING, &der))
    return FALSE;
  out->subject_key_id = copy (&der.content);
  return TRUE;
}

/* AccessDescriptions (RFC 5280 section 4.2.2.1). A path does not hang on them, so a fault is not one of the extension. */
static gboolean
read_access (AssayCursor     *value,
             PathCertificate *out)
{
  AssayDer sequence, description, method;
  gboolean well = assay_der_read_tag (value, ASSAY_DER_SEQUENCE, &sequence) && !at_end (&sequence.content)
               && at_end (value);

  while (well && !at_end (&sequence.content))
    {
      g_autoptr(GArray) location = path_names_new ();
      AssayDer name;

      well = assay_der_read_tag (&sequence.content, ASSAY_DER_SEQUENCE, &description)
          && assay_der_read_tag (&description.content, ASSAY_DER_OID, &method)
          && assay_der_read (&description.content, &name) && path_name_read (&name, location)
          && at_end (&description.content);
    }
  out->odd_access = !well;
  value->offset = value->end;
  return TRUE;
}

/* id-pkix-ocsp-nocheck (RFC 6960 section 4.2.2.2.1) asks nothing of a path. */
static gboolean
skip_value (AssayCursor     *value,
            PathCertificate *out)
{
  value->offset = value->end;
  return TRUE;
}

/* The extensions that some rule looks at, and so are understood where they are critical. */
static const struct {
  const char  *oid;
  gboolean   (*read) (AssayCursor     *value,
                      PathCertificate *out);
} readers[] = {
  { PATH_OID_SUBJECT_KEY_ID,    read_subject_key },
  { PATH_OID_KEY_USAGE,         read_key_usage },
  { PATH_OID_SUBJECT_NAMES,     read_names },
  { PATH_OID_ISSUER_NAMES,      skip_names },
  { PATH_OID_BASIC_CONSTRAINTS, read_basic_constraints },
  { PATH_OID_NAME_CONSTRAINTS,  read_name_constraints },
  { PATH_OID_CRL_POINTS,        read_points },
  { PATH_OID_POLICIES,          read_policies },
  { PATH_OID_POLICY_MAPPINGS,   read_mappings },
  { PATH_OID_AUTHORITY_KEY_ID,  read_authority_key },
  { PATH_OID_POLICY_LIMITS,     read_policy_limits },
  { PATH_OID_PURPOSES,          read_purposes },
  { PATH_OID_FRESHEST_CRL,      read_freshest },
  { PATH_OID_INHIBIT_ANY,       read_inhibit_any },
  { PATH_OID_ACCESS,            read_access },
  { PATH_OID_OCSP_NO_CHECK,     skip_value },
};

static gboolean
read_value (AssayCursor      value,
            PathExtension   *extension,
            PathCertificate *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_str_equal (readers[i].oid, extension->oid))
      {
        extension->known = TRUE;
        return readers[i].read (&value, out) && at_end (&value);
      }
  return TRUE;
}

/* Extension: of two alike, the first one counts. */
static gboolean
read_extension (AssayCursor     *content,
                PathCertificate *out)
{
  AssayDer id, critical, octets;
  PathExtension extension = { NULL };
  char oid[ASSAY_DER_OID_SIZE];
  const PathExtension *other;

  if (!assay_der_read_tag (content, ASSAY_DER_OID, &id) || !assay_der_format_oid (&id.content, oid))
    return FALSE;
  if (assay_der_read_tag (content, ASSAY_DER_BOOLEAN, &critical))
    extension.critical = assay_der_get_boolean (&critical.content);
  if (!assay_der_read_tag (content, ASSAY_DER_OCTET_STRING, &octets) || !at_end (content))
    return FALSE;

  other = path_certificate_find (out, oid);
  if (other != NULL)
    {
      out->duplicate = other->oid;
      return TRUE;
    }
  extension.oid = g_strdup (oid);
  extension.malformed = !read_value (octets.content, &extension, out);
  g_array_append_val (out->extensions, extension);
  return TRUE;
}

gboolean
path_extensions_read (AssayCursor     *content,
                      PathCertificate *out)
{
  AssayDer extension;

  if (at_end (content))
    return FALSE;
  while (!at_end (content))
    if (out->extensions->len >= PATH_LIMIT_EXTENSIONS
        || !assay_der_read_tag (content, ASSAY_DER_SEQUENCE, &extension)
        || !read_extension (&extension.content, out))
      return FALSE;
  return TRUE;
}
