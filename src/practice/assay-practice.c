/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice/assay-practice.h"

#include <stdlib.h>
#include <string.h>

#include "base/assay-error.h"
#include "engine/gnutls-glue.h"
#include "practice/practice-ca.h"

#define SUFFIX     ".practice.test"     /* RFC 2606 section 2: no such name is in the DNS */
#define HTTPS_PORT 443

/* The servers that run, by scenario name; they end with the process. */
static GMutex lock;
static GHashTable *servers;

char *
assay_practice_dup_host (const AssayScenario *scenario)
{
  return g_strconcat (scenario->name, SUFFIX, NULL);
}

GBytes *
assay_practice_get_root_pem (GError **error)
{
  g_autoptr(GBytes) der = assay_practice_ca_get (ASSAY_PRACTICE_ROOT, error);
  gnutls_datum_t input, pem;

  if (der == NULL)
    return NULL;
  input = assay_glue_borrow (der);
  if (gnutls_pem_base64_encode2 ("CERTIFICATE", &input, &pem) < 0)
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_FAILED,
                           N_("The practice authority's certificate could not be written"));
      return NULL;
    }
  return g_bytes_new_with_free_func (pem.data, pem.size, gnutls_free, pem.data);
}

/* GnuTLS is torn down at exit too, later: no thread may be in it then. */
static void
stop_servers (void)
{
  g_autoptr(GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);

  g_clear_pointer (&servers, g_hash_table_unref);
}

/* The port of the shared server for @scenario, which is started if need be; 0 on failure. */
static guint16
get_port (const AssayScenario  *scenario,
          GError              **error)
{
  g_autoptr(GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);
  AssayPracticeServer *server;

  if (servers == NULL)
    {
      servers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) assay_practice_server_unref);
      atexit (stop_servers);
    }
  server = g_hash_table_lookup (servers, scenario->name);
  if (server == NULL)
    {
      server = assay_practice_server_start (scenario, 0, error);
      if (server == NULL)
        return 0;
      g_hash_table_insert (servers, (char *) scenario->name, server);
    }
  return assay_practice_server_get_port (server);
}

/*
 * Whether a request is for one of our servers: practice:NAME, or a *.practice.test name. Such a name with a place to
 * connect to that the person chose is theirs, perhaps `assay-cli practice serve` on a port they know; one that was
 * prepared before is ours again.
 */
static gboolean
is_ours (const AssayRequest *request)
{
  const AssayTarget *target = request->target;

  if (assay_target_is_practice (target))
    return TRUE;
  return g_str_has_suffix (target->host, SUFFIX) &&
         target->starttls == ASSAY_STARTTLS_NONE &&
         (request->options.connect_host == NULL || request->options.anchor_kind == ASSAY_ANCHORS_PRACTICE);
}

static const AssayScenario *
find_for_target (const AssayTarget  *target,
                 GError            **error)
{
  gboolean whole = g_str_has_suffix (target->host, SUFFIX);
  g_autofree char *name = g_strndup (target->host, strlen (target->host) - (whole ? strlen (SUFFIX) : 0));
  const AssayScenario *scenario = assay_practice_find_scenario (name);

  if (scenario == NULL)
    g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_TARGET,
                         N_("There is no practice server of this name; try practice:good-ecdsa or practice:expired"));
  return scenario;
}

static AssayRequest *
redirect (AssayRequest        *request,
          const AssayScenario *scenario,
          guint16              port,
          GBytes              *root)
{
  g_autofree char *host = assay_practice_dup_host (scenario);
  guint16 shown_port = request->target->port != 0 ? request->target->port : HTTPS_PORT;
  g_autoptr(AssayTarget) target = assay_target_with_address (request->target, host, shown_port);
  g_auto(AssayRequestOptions) options;

  assay_request_options_copy (&options, &request->options);
  g_free (options.connect_host);
  options.connect_host = g_strdup ("127.0.0.1");
  options.connect_port = port;
  g_clear_pointer (&options.anchors, g_bytes_unref);
  options.anchors = g_bytes_ref (root);
  options.anchor_kind = ASSAY_ANCHORS_PRACTICE;
  return assay_request_new (target, &options);
}

gboolean
assay_practice_check_target (const AssayTarget  *target,
                             GError            **error)
{
  return !assay_target_is_practice (target) || find_for_target (target, error) != NULL;
}

AssayRequest *
assay_practice_prepare (AssayRequest  *request,
                        GError       **error)
{
  const AssayScenario *scenario;
  g_autoptr(GBytes) root = NULL;
  guint16 port;

  if (!is_ours (request))
    return assay_request_ref (request);
  scenario = find_for_target (request->target, error);
  if (scenario == NULL)
    return NULL;
  root = assay_practice_get_root_pem (error);
  if (root == NULL)
    return NULL;
  port = get_port (scenario, error);
  return port != 0 ? redirect (request, scenario, port, root) : NULL;
}

static void
prepare_on_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  AssayRequest *prepared = assay_practice_prepare (data, &error);

  if (prepared != NULL)
    g_task_return_pointer (task, prepared, (GDestroyNotify) assay_request_unref);
  else
    g_task_return_error (task, error);
}

void
assay_practice_prepare_async (AssayRequest        *request,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, assay_practice_prepare_async);
  if (!is_ours (request))
    {
      g_task_return_pointer (task, assay_request_ref (request), (GDestroyNotify) assay_request_unref);
      return;
    }
  g_task_set_task_data (task, assay_request_ref (request), (GDestroyNotify) assay_request_unref);
  g_task_run_in_thread (task, prepare_on_thread);
}

AssayRequest *
assay_practice_prepare_finish (GAsyncResult  *result,
                               GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
