/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-crl-facts.h"

#include "base/assay-format.h"
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

/* Begins what the list at @index says of the certificate. */
static void
begin (AssayRevocation        *draft,
       const AssayCrlQuestion *question,
       guint                   index)
{
  AssayCrlOrigin origin = { ASSAY_REVOCATION_CRL_FILE, NULL };

  if (question->origins != NULL)
    origin = g_array_index (question->origins, AssayCrlOrigin, index);
  assay_revocation_draft (draft, origin.source);
  draft->certificate = g_array_index (question->path, guint, question->position);
  draft->uri = origin.uri != NULL ? assay_format_visible (origin.uri, -1) : NULL;
}

static void
fill_in_list (AssayRevocation *draft,
              const PathCrl   *crl)
{
  draft->this_update = crl->this_update;
  draft->next_update = crl->next_update;
  draft->responder = dup_issuer (crl);
  draft->bytes = g_bytes_ref (crl->der);
}

static void
fill_in (AssayRevocation  *draft,
         const PathAnswer *answer)
{
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
  if (answer->crl != NULL)
    fill_in_list (draft, answer->crl);
}

/* Which of the lists decided; the first when none came close. */
static guint
find_list (const PathPool   *pool,
           const PathAnswer *answer)
{
  guint index = 0;

  if (answer->crl != NULL)
    g_ptr_array_find (pool->crls, answer->crl, &index);
  return index;
}

/* The deltas that could not be heeded, but for the list that is told of anyway. */
static void
add_unheeded (const AssayCrlQuestion *question,
              const PathTurn         *turn,
              const PathAnswer       *answer)
{
  const GPtrArray *crls = turn->state->pool->crls;

  for (guint i = 0; crls != NULL && i < crls->len; i++)
    {
      PathCrl *crl = g_ptr_array_index (crls, i);
      AssayRevocationProblem problem = path_revocation_judge_delta (turn, crl);
      AssayRevocation draft;

      if (crl == answer->crl || problem == ASSAY_REVOCATION_FINE)
        continue;
      begin (&draft, question, i);
      draft.problem = problem;
      fill_in_list (&draft, crl);
      g_ptr_array_add (question->unheeded, assay_revocation_take (&draft));
    }
}

static gpointer
ref_certificate (gconstpointer certificate,
                 gpointer      data)
{
  return assay_certificate_ref ((AssayCertificate *) certificate);
}

AssayRevocation *
assay_crl_evaluate (const AssayCrlQuestion *question)
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
  begin (&draft, question, find_list (pool, &answer));
  fill_in (&draft, &answer);
  if (question->unheeded != NULL)
    add_unheeded (question, &turn, &answer);
  return assay_revocation_take (&draft);
}
