/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long the main loop is kept from anything else while results pour in.
 *   stall COUNT TABS TARGET
 * Inspects TARGET in so many tabs at once, each again as soon as it is done, until COUNT results were shown. Prints how
 * many came, the longest time and the 99th percentile in milliseconds that one turn of the main loop took.
 */
#include <stdio.h>
#include <stdlib.h>

#include "bench-window.h"

#define WARM_UP 40              /* opening the tabs is not what is measured */

static struct {
  GArray  *turns;       /* of gint64: microseconds between two polls */
  gint64   polled_at;
  guint    arrived;
  guint    wanted;
  gboolean done;
} stall;

static int
timed_poll (GPollFD *fds,
            guint    n_fds,
            int      timeout)
{
  gint64 turn = g_get_monotonic_time () - stall.polled_at;
  int ready;

  if (stall.polled_at != 0)
    g_array_append_val (stall.turns, turn);
  ready = g_poll (fds, n_fds, timeout);
  stall.polled_at = g_get_monotonic_time ();
  return ready;
}

static gboolean
again_cb (gpointer tab)
{
  if (!stall.done)
    assay_tab_reload (tab);
  return G_SOURCE_REMOVE;
}

static void
state_changed_cb (AssaySession *session,
                  GParamSpec   *pspec,
                  gpointer      tab)
{
  if (assay_session_get_state (session) != ASSAY_SESSION_DONE)
    return;
  if (++stall.arrived == WARM_UP)
    g_main_context_set_poll_func (NULL, timed_poll);
  stall.done = stall.arrived >= WARM_UP + stall.wanted;
  g_idle_add_full (G_PRIORITY_DEFAULT, again_cb, tab, NULL);
}

static void
open_tabs (AssayWindow *window,
           guint        n,
           const char  *target)
{
  for (guint i = 0; i < n; i++)
    {
      AssayTab *tab = i == 0 ? assay_window_get_tab (window) : assay_window_add_tab (window);

      bench_window_enter (window, target);
      g_signal_connect (assay_tab_get_session (tab), "notify::state", G_CALLBACK (state_changed_cb), tab);
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

int
main (int    argc,
      char **argv)
{
  if (argc != 4)
    return 2;
  stall.turns = g_array_new (FALSE, FALSE, sizeof (gint64));
  stall.wanted = atoi (argv[1]);
  open_tabs (bench_window_open (), atoi (argv[2]), argv[3]);
  bench_run_until (&stall.done);

  g_array_sort (stall.turns, compare);
  printf ("%u %.2f %.2f\n", stall.arrived - WARM_UP,
          g_array_index (stall.turns, gint64, stall.turns->len - 1) / 1e3,
          g_array_index (stall.turns, gint64, stall.turns->len * 99 / 100) / 1e3);
  return 0;
}
