/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "decode/decode-x509.h"
#include "decode/x509-locations.h"
#include "path/path-crl-facts.h"
#include "support/made-certificate.h"

/* What the first byte of the input turns on. */
enum {
  WEB      = 1 << 0,
  STRICT   = 1 << 1,
  EXPLICIT = 1 << 2,
  INHIBIT  = 1 << 3,
  NAMED    = 1 << 4,
  PURPOSE  = 1 << 5,
  ALL_GOOD = 1 << 6,     /* every signature is right */
};

static const char * const policies[] = { "1.3.6.1.4.1.5923.1", NULL };

static AssaySignatureStatus
verify_all (const AssaySigned *what,
            gpointer           data)
{
  return ASSAY_SIGNATURE_VALID;
}

/* The tags of elements of the input that are no certificates, in place of that of a SEQUENCE. */
enum {
  CRL      = 0x31,
  RESPONSE = 0x32,
};

static void
read_elements (AssayCursor *cursor,
               GPtrArray   *certificates,
               GPtrArray   *crls,
               GPtrArray   *responses)
{
  AssayDer der;

  while (assay_cursor_left (cursor) > 0 && assay_der_read (cursor, &der))
    {
      guint8 *copy = g_memdup2 (assay_der_peek (&der), assay_der_length (&der));
      guint8 tag = copy[0];
      g_autoptr(GBytes) bytes = NULL;

      copy[0] = tag == CRL || tag == RESPONSE ? 0x30 : tag;
      bytes = g_bytes_new_take (copy, assay_der_length (&der));
      if (tag == CRL || tag == RESPONSE)
        g_ptr_array_add (tag == CRL ? crls : responses, g_bytes_ref (bytes));
      else
        g_ptr_array_add (certificates, assay_x509_read (bytes, ASSAY_ORIGIN_FILE));
    }
}

static void
check_rule (const AssayRule *rule,
            guint            n_certificates)
{
  g_autofree char *words = assay_text_format (rule->detail, NULL);

  g_assert (rule->certificate >= -1 && rule->certificate < (int) n_certificates);
  g_assert (g_utf8_validate (words, -1, NULL));
}

static void
check (const AssayValidation *validation,
       guint                  n_certificates)
{
  g_assert (validation->candidates->len > 0 && validation->candidates->len <= ASSAY_LIMIT_CANDIDATES);
  g_assert (validation->n_signatures <= ASSAY_LIMIT_PATH_SIGNATURES);
  for (guint i = 0; i < validation->candidates->len; i++)
    {
      const AssayPathCandidate *candidate = g_ptr_array_index (validation->candidates, i);

      g_assert (candidate->path->len > 0 && candidate->path->len <= ASSAY_LIMIT_PATH_LENGTH);
      g_assert (!candidate->valid || (candidate->anchored && assay_path_candidate_find_broken (candidate, NULL) == NULL));
      for (guint k = 0; k < candidate->path->len; k++)
        g_assert (g_array_index (candidate->path, guint, k) < n_certificates);
      for (guint k = 0; k < candidate->rules->len; k++)
        check_rule (g_ptr_array_index (candidate->rules, k), n_certificates);
    }
}

static void
check_locations (GPtrArray *crls)
{
  for (guint i = 0; i < crls->len; i++)
    {
      g_autoptr(GPtrArray) uris = assay_crl_find_locations (g_ptr_array_index (crls, i), ASSAY_LOCATION_DELTA);

      g_assert_cmpuint (uris->len, <=, ASSAY_LIMIT_LOCATIONS);
    }
}

/* What the lists say of each certificate on the chosen path. */
static void
ask_crls (GPtrArray              *certificates,
          const AssayValidation  *validation,
          const AssayPathOptions *options)
{
  const AssayPathCandidate *chosen = assay_validation_get_chosen (validation);

  for (guint i = 0; options->crls != NULL && i < chosen->path->len; i++)
    {
      g_autoptr(GPtrArray) unheeded = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_revocation_unref);
      const AssayCrlQuestion question = {
        .certificates = certificates, .path = chosen->path, .position = i, .options = options, .unheeded = unheeded,
      };
      guint n = certificates->len;
      g_autoptr(AssayRevocation) answer = assay_crl_evaluate (&question);

      g_assert_cmpuint (answer->certificate, ==, g_array_index (chosen->path, guint, i));
      g_assert_true (answer->status != ASSAY_REVOCATION_GOOD || answer->problem == ASSAY_REVOCATION_FINE);
      g_assert_true (answer->status != ASSAY_REVOCATION_REVOKED || answer->problem <= ASSAY_REVOCATION_STALE);
      g_assert_true (answer->status == ASSAY_REVOCATION_UNUSABLE || answer->bytes != NULL);
      g_assert_cmpuint (certificates->len, ==, n);
      g_assert_cmpuint (unheeded->len, <=, options->crls->len);
      for (guint k = 0; k < unheeded->len; k++)
        g_assert_cmpint (((AssayRevocation *) g_ptr_array_index (unheeded, k))->problem, !=, ASSAY_REVOCATION_FINE);
    }
}

/* A byte of options, then certificates, CRLs and OCSP responses one after another; the last certificate is an anchor. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GPtrArray) certificates = made_list_new (), anchors = made_list_new ();
  g_autoptr(GPtrArray) crls = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GPtrArray) responses = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(AssayValidation) validation = NULL;
  AssayPathOptions options;
  AssayCursor cursor;
  guint8 on;

  if (size < 2)
    return 0;
  on = data[0];
  assay_cursor_init (&cursor, data + 1, size - 1);
  read_elements (&cursor, certificates, crls, responses);
  if (certificates->len == 0)
    return 0;
  g_ptr_array_add (anchors, assay_certificate_ref (g_ptr_array_index (certificates, certificates->len - 1)));
  made_options_init (&options, anchors);
  options.profile = on & WEB ? ASSAY_PROFILE_WEB : ASSAY_PROFILE_RFC5280;
  options.strict = (on & STRICT) != 0;
  options.explicit_policy = (on & EXPLICIT) != 0;
  options.policies = on & EXPLICIT ? policies : NULL;
  options.inhibit_any = options.inhibit_mapping = (on & INHIBIT) != 0;
  options.name = on & NAMED ? "example.org" : NULL;
  options.purpose = on & PURPOSE ? ASSAY_PURPOSE_SERVER : NULL;
  options.crls = crls->len > 0 ? crls : NULL;
  options.ocsp_responses = responses->len > 0 ? responses : NULL;
  if (on & ALL_GOOD)
    options.verify = verify_all;
  validation = assay_path_validate (certificates, &options);
  check (validation, certificates->len);
  check_locations (crls);
  ask_crls (certificates, validation, &options);
  return 0;
}
