/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-signals.h"

#include <signal.h>
#include <unistd.h>

static void
fill (sigset_t *set)
{
  sigemptyset (set);
  sigaddset (set, SIGINT);
  sigaddset (set, SIGTERM);
}

void
cli_signals_block (void)
{
  sigset_t set;

  fill (&set);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  /* A shell starts background jobs with SIGINT ignored, and what is ignored cannot be waited for. */
  signal (SIGINT, SIG_DFL);
  signal (SIGTERM, SIG_DFL);
}

void
cli_signals_wait (void)
{
  sigset_t set;
  int number;

  fill (&set);
  sigwait (&set, &number);
}

/* A thread that waits, and not a handler: g_cancellable_cancel() takes locks. */
static gpointer
cancel_thread (gpointer data)
{
  sigset_t set;

  cli_signals_wait ();
  g_cancellable_cancel (data);
  g_object_unref (data);
  fill (&set);
  pthread_sigmask (SIG_UNBLOCK, &set, NULL);
  for (;;)
    pause ();
  return NULL;
}

void
cli_signals_cancel (GCancellable *cancellable)
{
  g_thread_unref (g_thread_new ("signals", cancel_thread, g_object_ref (cancellable)));
}
