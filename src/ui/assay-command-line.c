/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-command-line.h"

#include <glib/gi18n.h>

#include "base/assay-error.h"
#include "base/assay-request-parse.h"
#include "engine/assay-bundle.h"
#include "practice/assay-practice.h"
#include "ui/assay-wording.h"

/* Where prepared options hold the contents of all --ca-file. */
#define CA_PEM "ca-pem"

/* Those whose values assay_request_options_parse() knows by name. */
static const char * const request_options[] = { "connect", "server-name", "alpn", "tls-min", "tls-max", "timeout" };

static const GOptionEntry entries[] = {
  { "connect", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("Where to connect; name and checks stay the target's"), N_("HOST[:PORT]") },
  { "server-name", 0, 0, G_OPTION_ARG_STRING, NULL, N_("The name to ask the server for (SNI)"), N_("NAME|none") },
  { "alpn", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("Application protocols to offer (default: h2,http/1.1)"), N_("LIST|none") },
  { "tls-min", 0, 0, G_OPTION_ARG_STRING, NULL, N_("The lowest TLS version to offer, 1.0 to 1.3"), N_("VERSION") },
  { "tls-max", 0, 0, G_OPTION_ARG_STRING, NULL, N_("The highest"), N_("VERSION") },
  { "timeout", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Give up after so long (default: 20)"), N_("SECONDS") },
  { "ca-file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL,
    N_("Trust these roots instead of the system's; may be repeated"), N_("PEM-FILE") },
  { "ipv4", '4', 0, G_OPTION_ARG_NONE, NULL, N_("Use IPv4 addresses only"), NULL },
  { "ipv6", '6', 0, G_OPTION_ARG_NONE, NULL, N_("Use IPv6 addresses only"), NULL },
  { "new-window", 'w', 0, G_OPTION_ARG_NONE, NULL, N_("Open a new window"), NULL },
  { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, N_("[HOST|FILE…]") },
  G_OPTION_ENTRY_NULL
};

const GOptionEntry *
assay_command_line_get_entries (void)
{
  return entries;
}

gboolean
assay_command_line_prepare (GVariantDict  *dict,
                            GError       **error)
{
  g_autofree const char **names = NULL;
  g_autoptr(GByteArray) pem = g_byte_array_new ();

  if (!g_variant_dict_lookup (dict, "ca-file", "^a&ay", &names))
    return TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(AssayInput) file = assay_input_new_for_path (names[i]);
      g_autoptr(GError) why = NULL;
      g_autoptr(GBytes) content = assay_bundle_load (file, NULL, &why);

      if (content == NULL)
        {
          g_set_error (error, why->domain, why->code, "--ca-file=%s: %s", file->name,
                       assay_wording_translate (why->message));
          return FALSE;
        }
      g_byte_array_append (pem, g_bytes_get_data (content, NULL), (guint) g_bytes_get_size (content));
      g_byte_array_append (pem, (guint8 *) "\n", 1);
    }
  g_variant_dict_insert_value (dict, CA_PEM, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, pem->data, pem->len, 1));
  return TRUE;
}

static gboolean
parse_value (GVariantDict         *dict,
             const char           *name,
             AssayRequestOptions  *options,
             GError              **error)
{
  g_autoptr(GError) why = NULL;
  const char *value;

  if (!g_variant_dict_lookup (dict, name, "&s", &value) || assay_request_options_parse (options, name, value, &why))
    return TRUE;
  g_set_error (error, why->domain, why->code, "--%s=%s: %s", name, value, assay_wording_translate (why->message));
  return FALSE;
}

static void
parse_roots (GVariantDict        *dict,
             AssayRequestOptions *options)
{
  g_autoptr(GVariant) pem = g_variant_dict_lookup_value (dict, CA_PEM, G_VARIANT_TYPE_BYTESTRING);

  if (pem == NULL)
    return;
  options->anchor_kind = ASSAY_ANCHORS_FILE;
  options->anchors = g_variant_get_data_as_bytes (pem);
}

static gboolean
parse_options (GVariantDict         *dict,
               AssayRequestOptions  *options,
               GError              **error)
{
  g_autoptr(GError) why = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (request_options); i++)
    if (!parse_value (dict, request_options[i], options, error))
      return FALSE;
  if (g_variant_dict_contains (dict, "ipv4"))
    options->family = ASSAY_FAMILY_IPV4;
  if (g_variant_dict_contains (dict, "ipv6"))
    options->family = ASSAY_FAMILY_IPV6;
  parse_roots (dict, options);
  if (assay_request_options_check (options, &why))
    return TRUE;
  g_set_error_literal (error, why->domain, why->code, assay_wording_translate (why->message));
  return FALSE;
}

static AssayRequest *
parse_target (const char                 *text,
              const AssayRequestOptions  *options,
              GError                    **error)
{
  g_autoptr(GError) why = NULL;
  /* What exists as a file is meant as one; a host of the same name can be given as https://. */
  g_autoptr(AssayTarget) target = g_file_test (text, G_FILE_TEST_IS_REGULAR) ? assay_target_new_for_file (text)
                                                                             : assay_target_parse (text, &why);

  if (target != NULL && assay_practice_check_target (target, &why))
    return assay_request_new (target, options);
  g_set_error (error, why->domain, why->code, "%s: %s", text, assay_wording_translate (why->message));
  return NULL;
}

/* Puts one request for all of @inputs where the first of them stood. */
static void
insert_files (GPtrArray                 *joined,
              guint                      place,
              GPtrArray                 *inputs,
              const AssayRequestOptions *options)
{
  if (inputs->len > 0)
    g_ptr_array_insert (joined, (int) place, assay_request_new_for_inputs (inputs, NULL, options));
}

/* Files are opened together, as when they are dropped together; more than are, begin anew. */
static GPtrArray *
join_files (GPtrArray                 *requests,
            const AssayRequestOptions *options)
{
  GPtrArray *joined = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_request_unref);
  g_autoptr(GPtrArray) inputs = assay_inputs_new ();
  guint place = 0;

  for (guint i = 0; i < requests->len; i++)
    {
      AssayRequest *request = g_ptr_array_index (requests, i);

      if (request->inputs == NULL)
        {
          g_ptr_array_add (joined, assay_request_ref (request));
          continue;
        }
      if (inputs->len == ASSAY_LIMIT_INPUTS)
        {
          insert_files (joined, place, inputs, options);
          g_ptr_array_unref (inputs);
          inputs = assay_inputs_new ();
        }
      place = inputs->len == 0 ? joined->len : place;
      g_ptr_array_add (inputs, assay_input_ref (g_ptr_array_index (request->inputs, 0)));
    }
  insert_files (joined, place, inputs, options);
  return joined;
}

GPtrArray *
assay_command_line_parse (GVariantDict         *dict,
                          AssayRequestOptions  *options,
                          GError              **error)
{
  g_autoptr(GPtrArray) requests = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_request_unref);
  g_autofree const char **texts = NULL;

  assay_request_options_init (options);
  if (!parse_options (dict, options, error))
    return NULL;
  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&s", &texts);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      AssayRequest *request = parse_target (texts[i], options, error);

      if (request == NULL)
        return NULL;
      g_ptr_array_add (requests, request);
    }
  return join_files (requests, options);
}
