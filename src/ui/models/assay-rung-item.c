/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/models/assay-rung-item.h"

struct _AssayRungItem {
  GObject    parent_instance;

  AssayRung *rung;
};

G_DEFINE_FINAL_TYPE (AssayRungItem, assay_rung_item, G_TYPE_OBJECT)

static void
assay_rung_item_finalize (GObject *object)
{
  assay_rung_unref (ASSAY_RUNG_ITEM (object)->rung);
  G_OBJECT_CLASS (assay_rung_item_parent_class)->finalize (object);
}

static void
assay_rung_item_class_init (AssayRungItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_rung_item_finalize;
}

static void
assay_rung_item_init (AssayRungItem *item)
{
}

AssayRungItem *
assay_rung_item_new (AssayRung *rung)
{
  AssayRungItem *item = g_object_new (ASSAY_TYPE_RUNG_ITEM, NULL);

  item->rung = assay_rung_ref (rung);
  return item;
}

AssayRung *
assay_rung_item_get_rung (AssayRungItem *item)
{
  g_return_val_if_fail (ASSAY_IS_RUNG_ITEM (item), NULL);

  return item->rung;
}
