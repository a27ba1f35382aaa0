/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How long the turns of the main loop take, from poll to poll. What counts is the processor time of the main thread, for
 * on a busy machine the clock runs on while others work.
 */

#ifdef __SANITIZE_ADDRESS__
#define TURN_LIMIT_US (4 * 50 * 1000)
#else
#define TURN_LIMIT_US (50 * 1000)
#endif

typedef struct {
  gint64 worst_cpu;     /* in microseconds */
  gint64 worst_wall;
  guint  n;
} Turns;

/* Measures the turns of the default context from now on. */
void turns_begin (void);

/* What they took until now; says so in the test's output. */
void turns_end   (Turns *turns);

G_END_DECLS
