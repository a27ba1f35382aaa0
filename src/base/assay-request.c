/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-request.h"

G_DEFINE_BOXED_TYPE (AssayRequest, assay_request, assay_request_ref, assay_request_unref)

const char *
assay_family_name (AssayFamily family)
{
  static const char * const names[] = {
    [ASSAY_FAMILY_ANY]  = "any",
    [ASSAY_FAMILY_IPV4] = "ipv4",
    [ASSAY_FAMILY_IPV6] = "ipv6",
  };

  return names[family];
}

const char *
assay_anchor_kind_name (AssayAnchorKind kind)
{
  static const char * const names[] = {
    [ASSAY_ANCHORS_SYSTEM]   = "system",
    [ASSAY_ANCHORS_FILE]     = "file",
    [ASSAY_ANCHORS_PRACTICE] = "practice",
    [ASSAY_ANCHORS_BOTH]     = "both",
    [ASSAY_ANCHORS_NONE]     = "none",
  };

  return names[kind];
}

void
assay_request_options_init (AssayRequestOptions *options)
{
  *options = (AssayRequestOptions) {
    .version_min = 0x0301,
    .version_max = 0x0304,
    .timeout_us = ASSAY_LIMIT_TOTAL_US,
    .at_time = ASSAY_NO_TIME,
    .warn_days = ASSAY_WARN_DAYS,
  };
}

static GPtrArray *
share (GPtrArray *list)
{
  return list != NULL ? g_ptr_array_ref (list) : NULL;
}

void
assay_request_options_copy (AssayRequestOptions       *options,
                            const AssayRequestOptions *source)
{
  *options = *source;
  options->connect_host = g_strdup (source->connect_host);
  options->server_name = g_strdup (source->server_name);
  options->verify_name = g_strdup (source->verify_name);
  options->alpn = g_strdupv (source->alpn);
  options->anchors = source->anchors != NULL ? g_bytes_ref (source->anchors) : NULL;
  options->crls = share (source->crls);
  options->ocsp_responses = share (source->ocsp_responses);
  options->logs = share (source->logs);
}

void
assay_request_options_clear (AssayRequestOptions *options)
{
  g_clear_pointer (&options->connect_host, g_free);
  g_clear_pointer (&options->server_name, g_free);
  g_clear_pointer (&options->verify_name, g_free);
  g_clear_pointer (&options->alpn, g_strfreev);
  g_clear_pointer (&options->anchors, g_bytes_unref);
  g_clear_pointer (&options->crls, g_ptr_array_unref);
  g_clear_pointer (&options->ocsp_responses, g_ptr_array_unref);
  g_clear_pointer (&options->logs, g_ptr_array_unref);
}

/* @inputs: (nullable) */
static AssayRequest *
request_new (const AssayTarget         *target,
             GPtrArray                 *inputs,
             const char * const        *passwords,
             const AssayRequestOptions *options)
{
  AssayRequest *request = g_atomic_rc_box_new0 (AssayRequest);

  request->target = assay_target_ref ((AssayTarget *) target);
  request->inputs = inputs != NULL ? g_ptr_array_ref (inputs) : NULL;
  request->passwords = g_strdupv ((char **) passwords);
  if (options != NULL)
    assay_request_options_copy (&request->options, options);
  else
    assay_request_options_init (&request->options);
  return request;
}

AssayRequest *
assay_request_new (AssayTarget               *target,
                   const AssayRequestOptions *options)
{
  g_autoptr(GPtrArray) inputs = NULL;

  if (assay_target_is_file (target))
    {
      inputs = assay_inputs_new ();
      g_ptr_array_add (inputs, assay_input_new_for_path (target->input));
    }
  return request_new (target, inputs, NULL, options);
}

/* "chain.pem + 2" */
static AssayTarget *
name_inputs (GPtrArray *inputs)
{
  const AssayInput *first = g_ptr_array_index (inputs, 0);
  g_autofree char *name = NULL;

  if (inputs->len == 1)
    return first->path != NULL ? assay_target_new_for_file (first->path) : assay_target_new_named ("file", first->name);
  name = g_strdup_printf ("%s + %u", first->name, inputs->len - 1);
  return assay_target_new_named ("file", name);
}

AssayRequest *
assay_request_new_for_inputs (GPtrArray                 *inputs,
                              const char * const        *passwords,
                              const AssayRequestOptions *options)
{
  g_autoptr(AssayTarget) target = NULL;

  g_return_val_if_fail (inputs->len > 0, NULL);

  target = name_inputs (inputs);
  return request_new (target, inputs, passwords, options);
}

AssayRequest *
assay_request_with_options (const AssayRequest        *request,
                            const AssayRequestOptions *options)
{
  return request_new (request->target, request->inputs, (const char * const *) request->passwords, options);
}

AssayReportKind
assay_request_get_kind (const AssayRequest *request)
{
  if (assay_target_is_file (request->target))
    return ASSAY_REPORT_FILE;
  return assay_target_is_bytes (request->target) ? ASSAY_REPORT_BYTES : ASSAY_REPORT_LIVE;
}

AssayRequest *
assay_request_ref (AssayRequest *request)
{
  return g_atomic_rc_box_acquire (request);
}

static void
request_clear (gpointer data)
{
  AssayRequest *request = data;

  assay_target_unref (request->target);
  assay_request_options_clear (&request->options);
  g_clear_pointer (&request->inputs, g_ptr_array_unref);
  g_clear_pointer (&request->passwords, g_strfreev);
}

void
assay_request_unref (AssayRequest *request)
{
  g_atomic_rc_box_release_full (request, request_clear);
}

const char *
assay_request_get_verify_name (const AssayRequest *request)
{
  return request->options.verify_name != NULL ? request->options.verify_name : request->target->host;
}

const char *
assay_request_get_server_name (const AssayRequest *request)
{
  if (request->options.no_server_name)
    return NULL;
  if (request->options.server_name != NULL)
    return request->options.server_name;
  return request->target->is_address ? NULL : request->target->host;
}

const char *
assay_request_get_connect_host (const AssayRequest *request)
{
  return request->options.connect_host != NULL ? request->options.connect_host : request->target->host;
}

guint16
assay_request_get_connect_port (const AssayRequest *request)
{
  return request->options.connect_port != 0 ? request->options.connect_port : request->target->port;
}
