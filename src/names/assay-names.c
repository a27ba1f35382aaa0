/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/assay-names.h"

#include <stdlib.h>
#include <string.h>

static int
compare_code (const void *key,
              const void *row)
{
  guint32 wanted = *(const guint32 *) key;
  guint32 code = ((const AssayName *) row)->code;

  return (wanted > code) - (wanted < code);
}

static int
compare_oid (const void *key,
             const void *row)
{
  return strcmp (key, ((const AssayOid *) row)->oid);
}

/* Values of one byte are 0x0B, 0x2A, 0x49 … 0xE4 and those of two bytes 0x0A0A, 0x1A1A … 0xFAFA (RFC 8701 section 2). */
static gboolean
is_reserved (guint   digits,
             guint32 code)
{
  if (digits == 2)
    return code <= 0xff && code % 0x1f == 0x0b;

  return code <= 0xffff && (code & 0x0f0f) == 0x0a0a && code >> 8 == (code & 0xff);
}

const AssayName *
assay_names_find (const AssayNames *names,
                  guint32           code)
{
  return bsearch (&code, names->rows, names->n_rows, sizeof names->rows[0], compare_code);
}

const char *
assay_names_get (const AssayNames *names,
                 guint32           code)
{
  const AssayName *row = assay_names_find (names, code);

  return row != NULL ? row->name : NULL;
}

char *
assay_names_dup (const AssayNames *names,
                 guint32           code)
{
  const AssayName *row = assay_names_find (names, code);

  if (row != NULL)
    return g_strdup (row->name);

  return g_strdup_printf ("%s (0x%0*x)",
                          assay_names_is_grease (names, code) ? "GREASE" : "unknown",
                          (int) names->digits, code);
}

guint32
assay_names_flags (const AssayNames *names,
                   guint32           code)
{
  const AssayName *row = assay_names_find (names, code);

  if (row != NULL)
    return row->flags;

  return assay_names_is_grease (names, code) ? ASSAY_NAME_GREASE : 0;
}

gboolean
assay_names_lookup (const AssayNames *names,
                    const char       *name,
                    guint32          *code)
{
  for (guint i = 0; i < names->n_rows; i++)
    {
      if (g_ascii_strcasecmp (names->rows[i].name, name) != 0)
        continue;

      if (code != NULL)
        *code = names->rows[i].code;
      return TRUE;
    }

  return FALSE;
}

gboolean
assay_names_is_grease (const AssayNames *names,
                       guint32           code)
{
  return names->grease && is_reserved (names->digits, code);
}

const AssayOid *
assay_oids_find (const char *oid)
{
  return bsearch (oid, assay_oids, assay_n_oids, sizeof assay_oids[0], compare_oid);
}
