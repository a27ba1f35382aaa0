/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-event.h"

G_BEGIN_DECLS

/**
 * AssayEventItem:
 *
 * One event as a list model holds it.
 *
 * Properties: `event` (AssayEvent, construct-only).
 */
#define ASSAY_TYPE_EVENT_ITEM (assay_event_item_get_type ())
G_DECLARE_FINAL_TYPE (AssayEventItem, assay_event_item, ASSAY, EVENT_ITEM, GObject)

AssayEventItem *assay_event_item_new       (AssayEvent     *event);

/* (transfer none) */
AssayEvent     *assay_event_item_get_event (AssayEventItem *item);

/* The messages among @events, which are AssayEventItem. (transfer full) (element-type AssayMessage) */
GPtrArray      *assay_event_item_collect_messages (GListModel *events);

G_END_DECLS
