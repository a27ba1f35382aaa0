/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long the window needs for what is not the engine's work.
 *   panels TARGET COUNT
 * Types TARGET and presses Enter COUNT times, and prints a line for each: milliseconds from Enter to the frame that
 * shows the finished page, of these the engine's own (the report's duration), and how many texts that frame shows.
 */
#include <stdio.h>
#include <stdlib.h>

#include "bench-window.h"

typedef struct {
  gboolean reported;
  gboolean painted;
  gint64   painted_at;
} Run;

static void
state_changed_cb (AssaySession *session,
                  GParamSpec   *pspec,
                  Run          *run)
{
  run->reported = assay_session_get_state (session) == ASSAY_SESSION_DONE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Run           *run)
{
  if (!run->reported || run->painted)
    return;
  run->painted = TRUE;
  run->painted_at = g_get_monotonic_time ();
}

static void
measure (AssayWindow *window,
         const char  *target)
{
  Run run = { FALSE };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gulong clock_handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &run);
  AssayTab *tab = assay_window_get_tab (window);
  gint64 entered_at = g_get_monotonic_time ();
  AssaySession *session;
  gulong session_handler;
  guint at_once;

  bench_window_enter (window, target);
  session = assay_tab_get_session (tab);
  session_handler = g_signal_connect (session, "notify::state", G_CALLBACK (state_changed_cb), &run);
  bench_run_until (&run.painted);
  at_once = bench_count_labels (GTK_WIDGET (tab));
  g_signal_handler_disconnect (session, session_handler);
  g_signal_handler_disconnect (clock, clock_handler);

  /* Whatever comes later was not shown in time. */
  bench_run_for (250);
  if (bench_count_labels (GTK_WIDGET (tab)) != at_once)
    g_error ("the page was not finished: %u of %u texts", at_once, bench_count_labels (GTK_WIDGET (tab)));
  printf ("%.2f %.2f %u\n", (run.painted_at - entered_at) / 1e3,
          assay_session_get_report (session)->duration_us / 1e3, at_once);
}

int
main (int    argc,
      char **argv)
{
  AssayWindow *window;

  if (argc != 3)
    return 2;
  window = bench_window_open ();
  for (int i = 0; i < atoi (argv[2]); i++)
    measure (window, argv[1]);
  return 0;
}
