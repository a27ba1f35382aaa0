/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-jobs.h"

/* How many results may wait for their turn, for each thread. */
#define AHEAD 8

/* Threads: all of it is guarded by the lock, but what is set once by cli_jobs_run(). */
typedef struct {
  GMutex    lock;
  GCond     told_more;
  guint     n;
  guint     window;
  gboolean  ordered;
  CliWork   work;
  CliDone   done;
  gpointer  data;
  guint     next;         /* the next piece of work to begin */
  guint     told;         /* ordered: all before it have been told */
  gpointer *waiting;      /* ordered: results by index modulo window */
} Jobs;

static gboolean
take_next (Jobs  *jobs,
           guint *index)
{
  gboolean there;

  g_mutex_lock (&jobs->lock);
  while (jobs->ordered && jobs->next < jobs->n && jobs->next - jobs->told >= jobs->window)
    g_cond_wait (&jobs->told_more, &jobs->lock);
  there = jobs->next < jobs->n;
  if (there)
    *index = jobs->next++;
  g_mutex_unlock (&jobs->lock);
  return there;
}

static void
tell (Jobs     *jobs,
      guint     index,
      gpointer  result)
{
  g_mutex_lock (&jobs->lock);
  if (!jobs->ordered)
    jobs->done (result, jobs->data);
  else
    jobs->waiting[index % jobs->window] = result;

  while (jobs->ordered && jobs->waiting[jobs->told % jobs->window] != NULL)
    {
      gpointer *place = &jobs->waiting[jobs->told++ % jobs->window];

      jobs->done (g_steal_pointer (place), jobs->data);
    }
  g_cond_broadcast (&jobs->told_more);
  g_mutex_unlock (&jobs->lock);
}

static gpointer
jobs_thread (gpointer data)
{
  Jobs *jobs = data;
  guint index;

  while (take_next (jobs, &index))
    tell (jobs, index, jobs->work (index, jobs->data));
  return NULL;
}

void
cli_jobs_run (guint    n,
              guint    threads,
              gboolean ordered,
              CliWork  work,
              CliDone  done,
              gpointer data)
{
  Jobs jobs = { .n = n, .ordered = ordered, .work = work, .done = done, .data = data };
  g_autoptr(GPtrArray) others = g_ptr_array_new ();

  threads = CLAMP (threads, 1, MAX (n, 1));
  jobs.window = threads * AHEAD;
  jobs.waiting = g_new0 (gpointer, jobs.window);
  g_mutex_init (&jobs.lock);
  g_cond_init (&jobs.told_more);

  for (guint i = 1; i < threads; i++)
    g_ptr_array_add (others, g_thread_new ("inspect", jobs_thread, &jobs));
  jobs_thread (&jobs);
  for (guint i = 0; i < others->len; i++)
    g_thread_join (g_ptr_array_index (others, i));

  g_cond_clear (&jobs.told_more);
  g_mutex_clear (&jobs.lock);
  g_free (jobs.waiting);
}
