/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Holds SIGINT and SIGTERM back in this thread and all that it starts. Called before any thread is started. */
void cli_signals_block  (void);

/* Waits for one of them. */
void cli_signals_wait   (void);

/* From now on the first of them cancels @cancellable; a second one ends the program at once. */
void cli_signals_cancel (GCancellable *cancellable);

G_END_DECLS
