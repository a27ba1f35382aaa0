/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayRun:
 *
 * One inspection under way: what it is for is prepared, the engine asked, and told of until it ends or is dropped. It frees
 * itself when it has ended. Main thread only.
 */
typedef struct _AssayRun AssayRun;

/**
 * AssayRunHearer:
 * @events: told what happened: (element-type AssayEvent)
 * @certificates: told once, while it goes on, what is known when the server has sent its certificates
 * @ended: told the report, also when the inspection could not even begin; the last that is told
 *
 * Who hears of a run. Each is given the data of assay_run_new().
 */
typedef struct {
  void (*events)       (GPtrArray   *events,
                        gpointer     data);
  void (*certificates) (AssayReport *partial,
                        gpointer     data);
  void (*ended)        (AssayReport *report,
                        gpointer     data);
} AssayRunHearer;

/* (transfer full): for assay_run_start(), which takes it. @hearer is static. */
AssayRun *assay_run_new    (AssayRequest         *request,
                            const AssayRunHearer *hearer,
                            gpointer              data);

/* Begins. One that was dropped before ends at once. */
void      assay_run_start  (AssayRun             *run);

/* Asks it to end; that it did is told. */
void      assay_run_cancel (AssayRun             *run);

/* Leaves it to end by itself, unheard. */
void      assay_run_drop   (AssayRun             *run);

G_END_DECLS
