/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-explanation.h"

#include <stdlib.h>
#include <string.h>

#include "base/explanation-tables.h"

static const AssayExplanations * const tables[ASSAY_N_SUBJECTS] = {
  [ASSAY_SUBJECT_CHECK]                 = &assay_explanations_checks,
  [ASSAY_SUBJECT_CONNECTION]            = &assay_explanations_connection,
  [ASSAY_SUBJECT_MESSAGE]               = &assay_explanations_messages,
  [ASSAY_SUBJECT_FIELD]                 = &assay_explanations_fields,
  [ASSAY_SUBJECT_EXTENSION]             = &assay_explanations_extensions,
  [ASSAY_SUBJECT_CERTIFICATE]           = &assay_explanations_certificate,
  [ASSAY_SUBJECT_CERTIFICATE_EXTENSION] = &assay_explanations_certificate_extensions,
};

static int
compare_id (gconstpointer id,
            gconstpointer row)
{
  return strcmp (id, ((const AssayExplanation *) row)->id);
}

const AssayExplanation *
assay_explanation_find (AssaySubject  subject,
                        const char   *id)
{
  const AssayExplanations *table = tables[subject];

  return bsearch (id, table->rows, table->n_rows, sizeof *table->rows, compare_id);
}

const AssayExplanation *
assay_explanation_list (AssaySubject  subject,
                        guint        *n)
{
  *n = tables[subject]->n_rows;
  return tables[subject]->rows;
}

/* A message or a certificate stands at the root; a certificate may also be inside a message. */
static gboolean
is_in_certificate (const AssayNode *node)
{
  for (; node != NULL; node = assay_node_get_parent (node))
    if (assay_node_has_key (node, "tbs_certificate"))
      return TRUE;
  return FALSE;
}

static AssaySubject
subject_of (const AssayNode *node)
{
  const AssayNode *parent = assay_node_get_parent (node);
  gboolean inside = is_in_certificate (node);

  if (parent == NULL)
    return inside || assay_node_lookup (node, "tbs_certificate") != NULL ? ASSAY_SUBJECT_CERTIFICATE
                                                                         : ASSAY_SUBJECT_MESSAGE;
  if (assay_node_has_key (parent, "extensions"))
    return inside ? ASSAY_SUBJECT_CERTIFICATE_EXTENSION : ASSAY_SUBJECT_EXTENSION;
  return inside || assay_node_lookup (parent, "tbs_certificate") != NULL ? ASSAY_SUBJECT_CERTIFICATE : ASSAY_SUBJECT_FIELD;
}

const AssayExplanation *
assay_explanation_of_node (const AssayNode *node)
{
  const AssayExplanation *found = NULL;

  for (; node != NULL && found == NULL; node = assay_node_get_parent (node))
    {
      g_autofree char *key = assay_node_dup_key (node);

      found = assay_explanation_find (subject_of (node), key);
    }
  return found;
}
