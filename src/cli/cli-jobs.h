/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliWork:
 * @index: which piece of work
 * @data: user data
 *
 * Called on any thread.
 *
 * Returns: (transfer full): its result
 */
typedef gpointer (*CliWork) (guint    index,
                             gpointer data);

/**
 * CliDone:
 * @result: (transfer full): a result
 * @data: user data
 *
 * Called once a result, never two at a time.
 */
typedef void     (*CliDone) (gpointer result,
                             gpointer data);

/**
 * cli_jobs_run:
 * @n: how many pieces of work there are
 * @threads: how many to do at once
 * @ordered: whether results are told in the order of the work, or as they come
 * @work: does one
 * @done: is told the result
 * @data: for both
 *
 * Does all the work. With one thread it is the caller's own. Results that wait for their turn are few: who is far ahead
 * waits for who is behind.
 */
void cli_jobs_run (guint    n,
                   guint    threads,
                   gboolean ordered,
                   CliWork  work,
                   CliDone  done,
                   gpointer data);

G_END_DECLS
