/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-policy.h"

/* The levels are sets of policies; each has a mark: whether a policy that the user wants is its ancestor. */
struct _PathPolicy
{
  GHashTable *wanted;          /* NULL: any */
  GHashTable *expected;        /* OID -> mark: the expected policies of the last level; NULL: no policy holds any more */
  gboolean    expects_any;     /* the last level has a node anyPolicy */
  GHashTable *level;           /* OID -> mark: the valid policies of this level */
  gboolean    level_any;
  gint64      explicit_policy;
  gint64      policy_mapping;
  gint64      inhibit_any;
};

static GHashTable *
set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Of two ways to a policy, one that the user wants is enough. */
static void
set_add (GHashTable *set,
         const char *oid,
         gboolean    mark)
{
  gboolean before = GPOINTER_TO_INT (g_hash_table_lookup (set, oid));

  g_hash_table_insert (set, g_strdup (oid), GINT_TO_POINTER (mark || before));
}

static gboolean
set_find (GHashTable *set,
          const char *oid,
          gboolean   *mark)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (set, oid, NULL, &value))
    return FALSE;
  *mark = GPOINTER_TO_INT (value);
  return TRUE;
}

static gboolean
is_any (const char *oid)
{
  return g_str_equal (oid, PATH_OID_ANY_POLICY);
}

static GHashTable *
read_wanted (const char * const *wanted)
{
  GHashTable *set;

  if (wanted == NULL || wanted[0] == NULL || g_strv_contains (wanted, PATH_OID_ANY_POLICY))
    return NULL;
  set = set_new ();
  for (guint i = 0; wanted[i] != NULL; i++)
    set_add (set, wanted[i], TRUE);
  return set;
}

PathPolicy *
path_policy_new (guint               length,
                 const char * const *wanted,
                 gboolean            explicit_policy,
                 gboolean            inhibit_mapping,
                 gboolean            inhibit_any)
{
  PathPolicy *self = g_new0 (PathPolicy, 1);

  self->wanted = read_wanted (wanted);
  self->expected = set_new ();
  self->expects_any = TRUE;
  self->explicit_policy = explicit_policy ? 0 : (gint64) length + 1;
  self->policy_mapping = inhibit_mapping ? 0 : (gint64) length + 1;
  self->inhibit_any = inhibit_any ? 0 : (gint64) length + 1;
  return self;
}

void
path_policy_free (PathPolicy *self)
{
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  g_clear_pointer (&self->expected, g_hash_table_unref);
  g_clear_pointer (&self->level, g_hash_table_unref);
  g_free (self);
}

/* A policy right below anyPolicy is acceptable when the user wants it. */
static gboolean
is_wanted (const PathPolicy *self,
           const char       *oid)
{
  return self->wanted == NULL || g_hash_table_contains (self->wanted, oid);
}

/* Section 6.1.3 (d) (1). */
static void
add_policy (PathPolicy *self,
            const char *oid)
{
  gboolean mark;

  if (set_find (self->expected, oid, &mark))
    set_add (self->level, oid, mark);
  else if (self->expects_any)
    set_add (self->level, oid, is_wanted (self, oid));
}

/* Section 6.1.3 (d) (2). */
static void
add_any (PathPolicy *self)
{
  GHashTableIter iter;
  gpointer oid, mark;

  g_hash_table_iter_init (&iter, self->expected);
  while (g_hash_table_iter_next (&iter, &oid, &mark))
    set_add (self->level, oid, GPOINTER_TO_INT (mark));
  self->level_any = self->expects_any;
}

static void
build_level (PathPolicy            *self,
             const PathCertificate *certificate,
             gboolean               last)
{
  gboolean self_issued = path_certificate_is_self_issued (certificate);

  self->level = set_new ();
  self->level_any = FALSE;
  for (guint i = 0; i < certificate->policies->len; i++)
    if (!is_any (g_ptr_array_index (certificate->policies, i)))
      add_policy (self, g_ptr_array_index (certificate->policies, i));
  if (path_has_oid (certificate->policies, PATH_OID_ANY_POLICY)
      && (self->inhibit_any > 0 || (!last && self_issued)))
    add_any (self);
}

static gboolean
is_level_empty (const PathPolicy *self)
{
  return self->level == NULL || (g_hash_table_size (self->level) == 0 && !self->level_any);
}

gboolean
path_policy_process (PathPolicy            *self,
                     const PathCertificate *certificate,
                     gboolean               last)
{
  g_clear_pointer (&self->level, g_hash_table_unref);
  if (self->expected != NULL && certificate->policies != NULL)
    build_level (self, certificate, last);
  if (is_level_empty (self))
    {
      g_clear_pointer (&self->level, g_hash_table_unref);
      g_clear_pointer (&self->expected, g_hash_table_unref);
    }
  return self->explicit_policy > 0 || self->level != NULL;
}

/* Section 6.1.4 (b) (1): what is mapped is expected under its new names only. */
static void
map (PathPolicy        *self,
     const PathMapping *mapping)
{
  gboolean mark;

  if (set_find (self->level, mapping->issuer, &mark))
    set_add (self->expected, mapping->subject, mark);
  else if (self->level_any)
    set_add (self->expected, mapping->subject, is_wanted (self, mapping->issuer));
}

static void
expect_level (PathPolicy   *self,
              const GArray *mappings)
{
  g_autoptr(GHashTable) mapped = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer oid, mark;

  for (guint i = 0; mappings != NULL && i < mappings->len; i++)
    {
      const PathMapping *mapping = &g_array_index (mappings, PathMapping, i);

      g_hash_table_add (mapped, mapping->issuer);
      if (self->policy_mapping > 0)
        map (self, mapping);
    }
  g_hash_table_iter_init (&iter, self->level);
  while (g_hash_table_iter_next (&iter, &oid, &mark))
    if (!g_hash_table_contains (mapped, oid))
      set_add (self->expected, oid, GPOINTER_TO_INT (mark));
  self->expects_any = self->level_any;
}

static void
count_down (gint64 *counter)
{
  if (*counter > 0)
    (*counter)--;
}

static void
lower (gint64 *counter,
       gint64  limit)
{
  if (limit != PATH_NO_NUMBER && limit < *counter)
    *counter = limit;
}

static gboolean
maps_any (const GArray *mappings)
{
  for (guint i = 0; mappings != NULL && i < mappings->len; i++)
    {
      const PathMapping *mapping = &g_array_index (mappings, PathMapping, i);

      if (is_any (mapping->issuer) || is_any (mapping->subject))
        return TRUE;
    }
  return FALSE;
}

gboolean
path_policy_prepare (PathPolicy            *self,
                     const PathCertificate *certificate)
{
  if (maps_any (certificate->mappings))
    return FALSE;
  if (self->level != NULL)
    {
      g_hash_table_remove_all (self->expected);
      expect_level (self, certificate->mappings);
    }
  if (!path_certificate_is_self_issued (certificate))
    {
      count_down (&self->explicit_policy);
      count_down (&self->policy_mapping);
      count_down (&self->inhibit_any);
    }
  lower (&self->explicit_policy, certificate->require_explicit);
  lower (&self->policy_mapping, certificate->inhibit_mapping);
  lower (&self->inhibit_any, certificate->inhibit_any);
  return TRUE;
}

/* Whether one of the policies of the last level descends from one that the user wants. */
static gboolean
has_wanted (const PathPolicy *self)
{
  GHashTableIter iter;
  gpointer mark;

  if (self->level == NULL)
    return FALSE;
  if (self->wanted == NULL || self->level_any)
    return TRUE;
  g_hash_table_iter_init (&iter, self->level);
  while (g_hash_table_iter_next (&iter, NULL, &mark))
    if (GPOINTER_TO_INT (mark))
      return TRUE;
  return FALSE;
}

gboolean
path_policy_wrap_up (PathPolicy            *self,
                     const PathCertificate *certificate)
{
  count_down (&self->explicit_policy);
  if (certificate->require_explicit == 0)
    self->explicit_policy = 0;
  return self->explicit_policy > 0 || has_wanted (self);
}
