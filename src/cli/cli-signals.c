/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-signals.h"

#include <pthread.h>
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

static void
release (void)
{
  sigset_t set;

  fill (&set);
  pthread_sigmask (SIG_UNBLOCK, &set, NULL);
}

/* A thread that waits, and not a handler: g_cancellable_cancel() takes locks. */
static void *
cancel_thread (void *data)
{
  cli_signals_wait ();
  g_cancellable_cancel (data);
  release ();
  for (;;)
    pause ();
  return NULL;
}

void
cli_signals_cancel (GCancellable *cancellable)
{
  pthread_t thread;

  /* Not g_thread_new(): a thread that allocates nothing is given no heap of its own. It has its reference for good. */
  if (pthread_create (&thread, NULL, cancel_thread, g_object_ref (cancellable)) == 0)
    pthread_detach (thread);
  else
    release ();
}
