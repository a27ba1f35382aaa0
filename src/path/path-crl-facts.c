/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-crl-facts.h"

#include "decode/x509-name.h"
#include "path/path-revocation.h"

static char *
dup_issuer (const PathCrl *crl)
{
  g_autoptr(GString) text = g_string_new (NULL);
  AssayCursor name = crl->name;

  if (crl->issuer == NULL)
    return NULL;
  assay_x509_format_name (&name, text);
  return g_strdup (text->str);
}

static void
fill_in (AssayRevocation  *draft,
         const PathAnswer *answer)
{
  const PathCrl *crl = answer->crl;

  draft->problem = answer->problem;
  if (answer->revoked)
    draft->status = ASSAY_REVOCATION_REVOKED;
  else if (answer->problem == ASSAY_REVOCATION_FINE)
    draft->status = ASSAY_REVOCATION_GOOD;
  if (answer->revoked)
    {
      draft->revoked_at = answer->entry.date;
      draft->reason = answer->entry.reason > 0 ? (int) answer->entry.reason : ASSAY_REVOCATION_NO_REASON;
    }
  if (crl == NULL)
    return;
  draft->this_update = crl->this_update;
  draft->next_update = crl->next_update;
  draft->responder = dup_issuer (crl);
  draft->bytes = g_bytes_ref (crl->der);
}

static gpointer
ref_certificate (gconstpointer certificate,
                 gpointer      data)
{
  return assay_certificate_ref ((AssayCertificate *) certificate);
}

AssayRevocation *
assay_crl_evaluate (AssayRevocationSource   source,
                    const AssayCrlQuestion *question)
{
  /* Anchors are added to those in the pool, and must not be to those of whoever asks. */
  g_autoptr(GPtrArray) certificates = g_ptr_array_copy (question->certificates, ref_certificate, NULL);
  g_autoptr(PathPool) pool = path_pool_new (certificates, question->options);
  PathState state = { .pool = pool, .path = question->path };
  PathTurn turn = {
    .state = &state,
    .role = question->position == 0 ? PATH_LEAF : PATH_INTERMEDIATE,
    .position = question->position,
    .index = g_array_index (question->path, guint, question->position),
  };
  AssayRevocation draft;
  PathAnswer answer;

  turn.certificate = path_pool_get (pool, turn.index);
  path_revocation_ask (&turn, &answer);
  assay_revocation_draft (&draft, source);
  draft.certificate = turn.index;
  draft.uri = g_strdup (question->uri);
  fill_in (&draft, &answer);
  return assay_revocation_take (&draft);
}
