/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/models/assay-event-log.h"

#include "ui/models/assay-event-item.h"
#include "ui/models/assay-phase-item.h"

AssayEventLog *
assay_event_log_new (void)
{
  AssayEventLog *log = g_new0 (AssayEventLog, 1);

  log->events = g_list_store_new (ASSAY_TYPE_EVENT_ITEM);
  log->phases = g_list_store_new (ASSAY_TYPE_PHASE_ITEM);
  return log;
}

void
assay_event_log_free (AssayEventLog *log)
{
  g_object_unref (log->events);
  g_object_unref (log->phases);
  g_free (log);
}

void
assay_event_log_clear (AssayEventLog *log)
{
  g_list_store_remove_all (log->events);
  g_list_store_remove_all (log->phases);
}

static gboolean
find_phase (GListModel   *phases,
            AssayPhaseId  id,
            guint        *position)
{
  guint n = g_list_model_get_n_items (phases);

  for (*position = 0; *position < n; (*position)++)
    {
      g_autoptr(AssayPhaseItem) item = g_list_model_get_item (phases, *position);

      if (assay_phase_item_get_phase (item)->id == id)
        return TRUE;
    }
  return FALSE;
}

static void
update_phase (AssayEventLog *log,
              AssayPhase    *phase)
{
  g_autoptr(AssayPhaseItem) item = assay_phase_item_new (phase);
  gpointer additions[] = { item };
  guint position;
  gboolean known = find_phase (G_LIST_MODEL (log->phases), phase->id, &position);

  g_list_store_splice (log->phases, position, known ? 1 : 0, additions, 1);
}

void
assay_event_log_add (AssayEventLog *log,
                     GPtrArray     *events)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_full (events->len, g_object_unref);

  for (guint i = 0; i < events->len; i++)
    {
      AssayEvent *event = events->pdata[i];

      g_ptr_array_add (items, assay_event_item_new (event));
      if (event->kind == ASSAY_EVENT_PHASE)
        update_phase (log, event->phase);
    }
  g_list_store_splice (log->events, g_list_model_get_n_items (G_LIST_MODEL (log->events)), 0, items->pdata, items->len);
}

void
assay_event_log_replay (AssayEventLog     *log,
                        const AssayReport *report)
{
  g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_event_unref);

  for (guint i = 0; i < report->phases->len; i++)
    update_phase (log, g_ptr_array_index (report->phases, i));
  for (guint i = 0; i < report->records->len; i++)
    g_ptr_array_add (events, assay_event_new_record (&g_array_index (report->records, AssayRecord, i)));
  for (guint i = 0; i < report->messages->len; i++)
    g_ptr_array_add (events, assay_event_new_message (g_ptr_array_index (report->messages, i)));
  assay_event_log_add (log, events);
}
