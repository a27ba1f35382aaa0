/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "turns.h"

#include <time.h>

static struct {
  gint64 cpu;           /* when this turn began */
  gint64 wall;
  Turns  turns;
} measure;

static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
begin_turn (void)
{
  measure.cpu = get_cpu_time ();
  measure.wall = g_get_monotonic_time ();
}

static void
end_turn (void)
{
  measure.turns.worst_cpu = MAX (measure.turns.worst_cpu, get_cpu_time () - measure.cpu);
  measure.turns.worst_wall = MAX (measure.turns.worst_wall, g_get_monotonic_time () - measure.wall);
  measure.turns.n++;
}

static int
measuring_poll (GPollFD *fds,
                guint    n_fds,
                int      timeout)
{
  int result;

  end_turn ();
  result = g_poll (fds, n_fds, timeout);
  begin_turn ();
  return result;
}

void
turns_begin (void)
{
  measure.turns = (Turns) { 0 };
  begin_turn ();
  g_main_context_set_poll_func (g_main_context_default (), measuring_poll);
}

void
turns_end (Turns *turns)
{
  g_main_context_set_poll_func (g_main_context_default (), NULL);
  *turns = measure.turns;
  g_test_message ("%u turns; the longest took %.1f ms of processor time; the longest on the clock %.1f ms",
                  turns->n, turns->worst_cpu / 1000.0, turns->worst_wall / 1000.0);
}
