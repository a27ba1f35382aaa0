/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/assay-finding.h"
#include "base/assay-request.h"

G_BEGIN_DECLS

/* How a server is staged; for the practice layer itself. */
typedef struct _AssayPracticeSetup AssayPracticeSetup;

/**
 * AssayScenario:
 * @name: as in `practice:NAME`; its host is NAME.practice.test
 * @title: "Expired"
 * @summary: half a line: "leaf ended 3 days ago"
 * @verdict: how an inspection comes out
 * @weak: whether a trusted verdict comes with a warning
 * @lesson: what is wrong
 * @browser: what a browser says
 * @mend: how to mend it
 * @setup: how it is staged
 *
 * What one practice server teaches; all texts are message ids.
 */
typedef struct {
  const char               *name;
  const char               *title;
  const char               *summary;
  AssayVerdict              verdict;
  gboolean                  weak;
  const char               *lesson;
  const char               *browser;
  const char               *mend;
  const AssayPracticeSetup *setup;
} AssayScenario;

/* All scenarios, in the order of the start page. @n: (out). (transfer none) */
const AssayScenario *assay_practice_get_scenarios (guint               *n);

/* The scenario @name, or %NULL. (transfer none) */
const AssayScenario *assay_practice_find_scenario (const char          *name);

/* "NAME.practice.test". (transfer full) */
char                *assay_practice_dup_host      (const AssayScenario *scenario);

/**
 * AssayPracticeServer:
 *
 * A real TLS server in a thread of this process, bound to 127.0.0.1 only. Ends with its last reference.
 */
typedef struct _AssayPracticeServer AssayPracticeServer;

/**
 * assay_practice_server_start:
 * @scenario: what to serve
 * @port: the port to listen on, or 0 for any
 * @error: set when it cannot listen, or keys cannot be made
 *
 * Returns: (transfer full) (nullable): a server that listens already
 */
AssayPracticeServer *assay_practice_server_start    (const AssayScenario  *scenario,
                                                     guint16               port,
                                                     GError              **error);
guint16              assay_practice_server_get_port (AssayPracticeServer  *server);
AssayPracticeServer *assay_practice_server_ref      (AssayPracticeServer  *server);
/* Dropping the last reference stops listening, ends open connections, and waits for its threads. */
void                 assay_practice_server_unref    (AssayPracticeServer  *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPracticeServer, assay_practice_server_unref)

/**
 * assay_practice_get_root_pem:
 * @error: set when it could not be made
 *
 * The practice authority's root: made on this computer when first asked for, never added to a trust store. Blocks while
 * keys are made (some 10 ms).
 *
 * Returns: (transfer full) (nullable): one PEM certificate
 */
GBytes              *assay_practice_get_root_pem    (GError              **error);

/**
 * assay_practice_check_target:
 * @target: any target
 * @error: set to %ASSAY_ERROR_TARGET for `practice:NAME` when there is no such scenario
 *
 * What can be said of a practice target before anything is started. Pure.
 *
 * Returns: whether @target can be meant
 */
gboolean             assay_practice_check_target    (const AssayTarget    *target,
                                                     GError              **error);

/**
 * assay_practice_prepare:
 * @request: any request
 * @error: set for a scenario that does not exist, or whose server does not start
 *
 * For a practice target, `practice:NAME` or the host NAME.practice.test: starts its server, unless it runs already, and
 * gives a request that connects to it, asks for NAME.practice.test and trusts the practice authority; all other options
 * stay. For other targets: @request itself, also for such a host when the options say where to connect. The servers run
 * until the process ends. Blocks for a moment while keys are made; not for the main thread.
 *
 * Returns: (transfer full) (nullable): the request to hand to assay_inspect()
 */
AssayRequest        *assay_practice_prepare         (AssayRequest         *request,
                                                     GError              **error);

/* The same on a thread of its own; @callback is called in the caller's main context. */
void                 assay_practice_prepare_async   (AssayRequest         *request,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              data);
AssayRequest        *assay_practice_prepare_finish  (GAsyncResult         *result,
                                                     GError              **error);

G_END_DECLS
