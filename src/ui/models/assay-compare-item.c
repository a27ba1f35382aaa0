/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/models/assay-compare-item.h"

#include <string.h>

#include "ui/assay-wording.h"

struct _AssayCompareItem {
  GObject            parent_instance;

  AssayCompareRow   *row;             /* NULL for a heading */
  AssayCompareGroup  group;
  guint              n_differences;
  char              *folded;          /* what is searched; made when it is asked for */
};

G_DEFINE_FINAL_TYPE (AssayCompareItem, assay_compare_item, G_TYPE_OBJECT)

static void
assay_compare_item_finalize (GObject *object)
{
  AssayCompareItem *item = ASSAY_COMPARE_ITEM (object);

  g_clear_pointer (&item->row, assay_compare_row_unref);
  g_free (item->folded);
  G_OBJECT_CLASS (assay_compare_item_parent_class)->finalize (object);
}

static void
assay_compare_item_class_init (AssayCompareItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_compare_item_finalize;
}

static void
assay_compare_item_init (AssayCompareItem *item)
{
}

static AssayCompareItem *
item_new (AssayCompareRow   *row,
          AssayCompareGroup  group)
{
  AssayCompareItem *item = g_object_new (ASSAY_TYPE_COMPARE_ITEM, NULL);

  item->row = row != NULL ? assay_compare_row_ref (row) : NULL;
  item->group = group;
  if (row != NULL)
    item->n_differences = assay_compare_row_differs (row, ASSAY_COMPARE_ROUTINE) ? 1 : 0;
  return item;
}

GPtrArray *
assay_compare_item_list (const AssayComparison *comparison)
{
  GPtrArray *items = g_ptr_array_new_full (comparison->rows->len + ASSAY_N_COMPARE_GROUPS, g_object_unref);
  AssayCompareItem *heading = NULL;

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      AssayCompareRow *row = g_ptr_array_index (comparison->rows, i);
      AssayCompareItem *item = item_new (row, row->group);

      if (heading == NULL || heading->group != row->group)
        {
          heading = item_new (NULL, row->group);
          g_ptr_array_add (items, heading);
        }
      heading->n_differences += item->n_differences;
      g_ptr_array_add (items, item);
    }
  return items;
}

AssayCompareRow *
assay_compare_item_get_row (AssayCompareItem *item)
{
  return item->row;
}

AssayCompareGroup
assay_compare_item_get_group (AssayCompareItem *item)
{
  return item->group;
}

guint
assay_compare_item_get_n_differences (AssayCompareItem *item)
{
  return item->n_differences;
}

static char *
fold (const AssayCompareRow *row)
{
  const AssayLocale *locale = assay_wording_get_locale ();
  g_autofree char *label = assay_compare_row_dup_label (row, locale);
  g_autofree char *left = assay_wording_format (row->left);
  g_autofree char *right = assay_wording_format (row->right);
  g_autofree char *all = g_strjoin ("\n", label, left != NULL ? left : "", right != NULL ? right : "", NULL);

  return g_utf8_casefold (all, -1);
}

gboolean
assay_compare_item_contains (AssayCompareItem *item,
                             const char       *needle)
{
  if (item->row == NULL)
    return FALSE;
  if (item->folded == NULL)
    item->folded = fold (item->row);
  return strstr (item->folded, needle) != NULL;
}
