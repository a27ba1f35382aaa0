/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-evidence.h"

#include "decode/decode-evidence.h"
#include "engine/assay-candidates.h"
#include "engine/assay-signed.h"
#include "path/path-ocsp.h"
#include "path/path-sct.h"

static guint
path_at (const AssayReport *report,
         guint              position)
{
  return g_array_index (report->verification.path, guint, position);
}

AssayCertificate *
assay_evidence_find_issuer (const AssayReport *report,
                            guint              index)
{
  const GArray *path = report->verification.path;
  const AssayCertificate *certificate = g_ptr_array_index (report->certificates, index);

  for (guint i = 0; i + 1 < path->len; i++)
    if (path_at (report, i) == index)
      return g_ptr_array_index (report->certificates, path_at (report, i + 1));
  for (guint i = 0; i < report->certificates->len; i++)
    {
      AssayCertificate *other = g_ptr_array_index (report->certificates, i);

      if (assay_certificate_may_be_issuer (other, certificate))
        return other;
    }
  return NULL;
}

guint
assay_evidence_n_links (const AssayReport *report)
{
  guint n = report->verification.path->len;

  if (report->n_sent == 0)
    return 0;
  return report->verification.status == ASSAY_PATH_TRUSTED && n > 1 ? n - 1 : MAX (n, 1);
}

guint
assay_evidence_get_link (const AssayReport *report,
                         guint              position)
{
  return position < report->verification.path->len ? path_at (report, position) : 0;
}

void
assay_evidence_add_ocsp (AssayReport           *report,
                         guint                  index,
                         AssayRevocationSource  source,
                         GBytes                *response,
                         GBytes                *nonce,
                         const char            *uri)
{
  const AssayOcspQuestion question = {
    .certificate = g_ptr_array_index (report->certificates, index),
    .index = index,
    .issuer = assay_evidence_find_issuer (report, index),
    .now = assay_report_get_time (report),
    .nonce = nonce,
    .uri = uri,
    .verify = assay_signed_verify,
  };

  g_ptr_array_add (report->revocations, assay_ocsp_evaluate (response, source, &question));
}

static GArray *
dup_path (const AssayReport *report)
{
  GArray *path = g_array_copy (report->verification.path);
  guint leaf = 0;

  if (path->len == 0)
    g_array_append_val (path, leaf);
  return path;
}

const AssayRevocation *
assay_evidence_add_crls (AssayReport  *report,
                         AssayTrust   *trust,
                         guint         position,
                         GPtrArray    *crls,
                         const GArray *origins)
{
  g_autoptr(GArray) path = dup_path (report);
  g_autoptr(GPtrArray) unheeded = g_ptr_array_new ();
  AssayPathOptions options = {
    .profile = ASSAY_PROFILE_RFC5280,
    .time = assay_report_get_time (report),
    .max_depth = -1,
    .strength = -1,
    .crls = crls,
  };
  const AssayCrlQuestion question = {
    .certificates = report->certificates, .path = path, .position = position, .options = &options,
    .origins = origins, .unheeded = origins != NULL ? unheeded : NULL,
  };
  AssayRevocation *said;

  assay_candidates_prepare (&options, trust);
  said = assay_crl_evaluate (&question);
  g_ptr_array_add (report->revocations, said);
  g_ptr_array_extend_and_steal (report->revocations, g_steal_pointer (&unheeded));
  return said;
}

static void
add_staples (AssayReport *report,
             guint        type)
{
  const AssayMessage *message = assay_report_find_message (report, ASSAY_RECEIVED, type);
  g_autoptr(GPtrArray) staples = NULL;

  if (message == NULL)
    return;
  staples = assay_decode_staples (message, report->n_sent);
  for (guint i = 0; i < staples->len; i++)
    if (g_ptr_array_index (staples, i) != NULL)
      assay_evidence_add_ocsp (report, i, ASSAY_REVOCATION_STAPLE, g_ptr_array_index (staples, i), NULL, NULL);
}

/* What was given to be heeded, and then what stood beside the certificates in their files. @given: (nullable): (element-type
 * GBytes); @n_given: (out): how many of the first kind. (transfer full) */
static GPtrArray *
collect_files (const AssayReport *report,
               GPtrArray         *given,
               AssayDocumentKind  kind,
               guint             *n_given)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; given != NULL && i < given->len; i++)
    g_ptr_array_add (files, g_bytes_ref (g_ptr_array_index (given, i)));
  *n_given = files->len;
  for (guint i = 0; i < report->documents->len && files->len < *n_given + ASSAY_LIMIT_HEEDED_DOCUMENTS; i++)
    {
      const AssayDocument *document = g_ptr_array_index (report->documents, i);

      if (document->kind == kind && document->der != NULL)
        g_ptr_array_add (files, g_bytes_ref (document->der));
    }
  return files;
}

static void
drop_last (GPtrArray *revocations)
{
  g_ptr_array_set_size (revocations, (int) revocations->len - 1);
}

/* A response from a file is told of each certificate that it speaks of; of the first, if of none and it was given. */
static void
add_responses (AssayReport *report)
{
  guint n_given;
  g_autoptr(GPtrArray) responses = collect_files (report, report->request->options.ocsp_responses,
                                                  ASSAY_DOCUMENT_OCSP_RESPONSE, &n_given);

  for (guint i = 0; i < responses->len; i++)
    {
      GBytes *response = g_ptr_array_index (responses, i);
      guint before = report->revocations->len + (i < n_given);

      for (guint k = 0; k < assay_evidence_n_links (report); k++)
        {
          const AssayRevocation *added;

          assay_evidence_add_ocsp (report, assay_evidence_get_link (report, k), ASSAY_REVOCATION_OCSP_FILE, response,
                                   NULL, NULL);
          added = g_ptr_array_index (report->revocations, report->revocations->len - 1);
          if (added->problem >= ASSAY_REVOCATION_WRONG_CERTIFICATE && report->revocations->len > before)
            drop_last (report->revocations);
        }
    }
}

/* Lists that are not for a certificate are told of only with the first one, if they were given. */
static void
add_lists (AssayReport *report,
           AssayTrust  *trust)
{
  guint n_given;
  g_autoptr(GPtrArray) crls = collect_files (report, report->request->options.crls, ASSAY_DOCUMENT_CRL, &n_given);

  for (guint k = 0; crls->len > 0 && k < assay_evidence_n_links (report); k++)
    {
      const AssayRevocation *added = assay_evidence_add_crls (report, trust, k, crls, NULL);

      if (added->problem >= ASSAY_REVOCATION_WRONG_CERTIFICATE && (k > 0 || n_given == 0))
        drop_last (report->revocations);
    }
}

static void
add_timestamps (AssayReport          *report,
                AssayTimestampSource  source,
                GPtrArray            *scts)
{
  const AssaySctQuestion question = {
    .certificate = assay_report_get_leaf (report),
    .index = 0,
    .issuer = assay_evidence_find_issuer (report, 0),
    .logs = report->request->options.logs,
    .verify = assay_signed_verify,
  };

  for (guint i = 0; i < scts->len; i++)
    g_ptr_array_add (report->timestamps, assay_sct_evaluate (g_ptr_array_index (scts, i), source, &question));
}

static void
add_extension_timestamps (AssayReport *report)
{
  static const guint types[] = { ASSAY_HANDSHAKE_SERVER_HELLO, ASSAY_HANDSHAKE_CERTIFICATE };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const AssayMessage *message = assay_report_find_message (report, ASSAY_RECEIVED, types[i]);
      g_autoptr(GPtrArray) scts = message != NULL ? assay_decode_sct_extension (message) : NULL;

      if (scts != NULL)
        add_timestamps (report, ASSAY_TIMESTAMP_TLS, scts);
    }
}

static void
add_ocsp_timestamps (AssayReport *report)
{
  for (guint i = 0; i < report->revocations->len; i++)
    {
      const AssayRevocation *revocation = g_ptr_array_index (report->revocations, i);
      g_autoptr(GPtrArray) scts = NULL;

      if (revocation->certificate != 0 || revocation->source != ASSAY_REVOCATION_STAPLE)
        continue;
      scts = assay_decode_ocsp_scts (revocation->bytes, assay_report_get_leaf (report)->serial);
      add_timestamps (report, ASSAY_TIMESTAMP_OCSP, scts);
    }
}

void
assay_evidence_collect (AssayReport *report,
                        AssayTrust  *trust)
{
  g_autoptr(GPtrArray) embedded = NULL;

  g_ptr_array_set_size (report->revocations, 0);
  g_ptr_array_set_size (report->timestamps, 0);
  if (report->n_sent == 0)
    return;
  add_staples (report, ASSAY_HANDSHAKE_CERTIFICATE);
  add_staples (report, ASSAY_HANDSHAKE_CERTIFICATE_STATUS);
  add_responses (report);
  add_lists (report, trust);
  embedded = assay_decode_embedded_scts (assay_report_get_leaf (report)->der);
  add_timestamps (report, ASSAY_TIMESTAMP_CERTIFICATE, embedded);
  add_extension_timestamps (report);
  add_ocsp_timestamps (report);
}
