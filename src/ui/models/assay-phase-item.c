/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/models/assay-phase-item.h"

struct _AssayPhaseItem {
  GObject     parent_instance;

  AssayPhase *phase;
};

enum {
  PROP_PHASE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayPhaseItem, assay_phase_item, G_TYPE_OBJECT)

static void
assay_phase_item_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_value_set_boxed (value, ASSAY_PHASE_ITEM (object)->phase);
}

static void
assay_phase_item_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  ASSAY_PHASE_ITEM (object)->phase = g_value_dup_boxed (value);
}

static void
assay_phase_item_finalize (GObject *object)
{
  assay_phase_unref (ASSAY_PHASE_ITEM (object)->phase);
  G_OBJECT_CLASS (assay_phase_item_parent_class)->finalize (object);
}

static void
assay_phase_item_class_init (AssayPhaseItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = assay_phase_item_get_property;
  object_class->set_property = assay_phase_item_set_property;
  object_class->finalize = assay_phase_item_finalize;

  properties[PROP_PHASE] = g_param_spec_boxed ("phase", NULL, NULL, ASSAY_TYPE_PHASE,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_phase_item_init (AssayPhaseItem *self)
{
}

AssayPhaseItem *
assay_phase_item_new (AssayPhase *phase)
{
  return g_object_new (ASSAY_TYPE_PHASE_ITEM, "phase", phase, NULL);
}

AssayPhase *
assay_phase_item_get_phase (AssayPhaseItem *item)
{
  g_return_val_if_fail (ASSAY_IS_PHASE_ITEM (item), NULL);

  return item->phase;
}
