/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-chain.h"

/* Certificates looked at in all: many copies of one name must not cost exponential time. */
#define MAX_STEPS 512

/* Of several possible issuers: those that are valid now before others, then anchors before others. */
#define N_RANKS 4

typedef struct {
  GPtrArray      *certificates;
  AssayTrust     *trust;
  gint64          now;
  AssayChainFunc  func;
  gpointer        data;
  GHashTable     *anchors;       /* set of those certificates that are */
  GArray         *path;
  GArray         *longest;
  guint           n_steps;
  guint           n_paths;
  gboolean        enough;
} Search;

static const AssayCertificate *
get (GPtrArray *certificates,
     guint      index)
{
  return g_ptr_array_index (certificates, index);
}

/* The first certificate with the same bytes, or -1. */
static int
find_equal (GPtrArray              *certificates,
            const AssayCertificate *wanted)
{
  for (guint i = 0; i < certificates->len; i++)
    if (assay_certificate_equal (get (certificates, i), wanted))
      return (int) i;
  return -1;
}

/* Marks the anchors of that name among the certificates; those that the server did not send are @add ed. */
static void
mark_anchors (Search   *search,
              GBytes   *subject,
              gboolean  add)
{
  g_autoptr(GPtrArray) found = assay_trust_find (search->trust, subject);

  for (guint i = 0; i < found->len; i++)
    {
      int index = find_equal (search->certificates, g_ptr_array_index (found, i));

      if (index < 0 && !add)
        continue;
      if (index < 0)
        {
          index = (int) search->certificates->len;
          g_ptr_array_add (search->certificates, assay_certificate_ref (g_ptr_array_index (found, i)));
        }
      g_hash_table_add (search->anchors, g_ptr_array_index (search->certificates, index));
    }
}

static gboolean
is_anchor (const Search *search,
           guint         index)
{
  return g_hash_table_contains (search->anchors, g_ptr_array_index (search->certificates, index));
}

static gboolean
is_on_path (const GArray *path,
            guint         index)
{
  for (guint i = 0; i < path->len; i++)
    if (g_array_index (path, guint, i) == index)
      return TRUE;
  return FALSE;
}

static guint
rank (const Search *search,
      guint         index)
{
  const AssayCertificate *certificate = get (search->certificates, index);
  gboolean valid = certificate->not_before <= search->now && search->now <= certificate->not_after;

  return (valid ? 0 : 2) + (is_anchor (search, index) ? 0 : 1);
}

static void extend (Search *search,
                    guint   index);

static void
extend_to_issuers (Search *search,
                   guint   index)
{
  const AssayCertificate *certificate = get (search->certificates, index);

  mark_anchors (search, certificate->issuer_der, TRUE);
  for (guint wanted = 0; wanted < N_RANKS; wanted++)
    for (guint i = 0; i < search->certificates->len && !search->enough; i++)
      if (!is_on_path (search->path, i)
          && rank (search, i) == wanted
          && assay_certificate_may_be_issuer (get (search->certificates, i), certificate))
        extend (search, i);
}

static void
extend (Search *search,
        guint   index)
{
  if (search->n_steps++ >= MAX_STEPS || search->path->len >= ASSAY_LIMIT_PATH_LENGTH)
    return;
  g_array_append_val (search->path, index);
  if (is_anchor (search, index))
    search->enough = !search->func (search->path, search->data) || ++search->n_paths >= ASSAY_LIMIT_PATHS;
  else
    {
      if (search->path->len > search->longest->len)
        {
          g_array_set_size (search->longest, 0);
          g_array_append_vals (search->longest, search->path->data, search->path->len);
        }
      extend_to_issuers (search, index);
    }
  g_array_set_size (search->path, search->path->len - 1);
}

GArray *
assay_chain_search (GPtrArray      *certificates,
                    AssayTrust     *trust,
                    gint64          now,
                    AssayChainFunc  func,
                    gpointer        data)
{
  g_autoptr(GHashTable) anchors = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) longest = g_array_new (FALSE, FALSE, sizeof (guint));
  Search search = {
    .certificates = certificates, .trust = trust, .now = now, .func = func, .data = data,
    .anchors = anchors, .path = path, .longest = longest,
  };

  if (certificates->len > 0)
    {
      mark_anchors (&search, get (certificates, 0)->subject_der, FALSE);
      extend (&search, 0);
    }
  return search.n_paths > 0 || search.enough ? NULL : g_steal_pointer (&longest);
}

/* Another certificate for a key on the path: for clients that know another root. */
static gboolean
is_alternative (GPtrArray              *certificates,
                GArray                 *path,
                const AssayCertificate *certificate)
{
  for (guint i = 0; i < path->len; i++)
    {
      const AssayCertificate *used = get (certificates, g_array_index (path, guint, i));

      if (g_bytes_equal (used->subject_der, certificate->subject_der)
          && g_bytes_equal (used->spki_der, certificate->spki_der))
        return TRUE;
    }
  return FALSE;
}

static AssayChainIssues
issues_of_one (GPtrArray *certificates,
               GArray    *path,
               guint      index)
{
  const AssayCertificate *certificate = get (certificates, index);
  AssayChainIssues issues = 0;

  if (find_equal (certificates, certificate) < (int) index)
    return ASSAY_CHAIN_DUPLICATE;
  if (index > 0 && assay_certificate_is_self_issued (certificate))
    issues |= ASSAY_CHAIN_ROOT_SENT;
  if (!is_on_path (path, index) && !is_alternative (certificates, path, certificate))
    issues |= ASSAY_CHAIN_EXTRA;
  return issues;
}

static AssayChainIssues
issues_of_path (guint            n_sent,
                GArray          *path,
                AssayPathStatus  status)
{
  AssayChainIssues issues = status == ASSAY_PATH_NO_ISSUER ? ASSAY_CHAIN_INCOMPLETE : 0;
  guint last = 0;

  for (guint i = 0; i < path->len; i++)
    {
      guint index = g_array_index (path, guint, i);

      if (index >= n_sent)
        issues |= i + 1 < path->len ? ASSAY_CHAIN_INCOMPLETE : 0;
      else if (index < last)
        issues |= ASSAY_CHAIN_WRONG_ORDER;
      else
        last = index;
    }
  return issues;
}

AssayChainIssues
assay_chain_find_issues (GPtrArray       *certificates,
                         guint            n_sent,
                         GArray          *path,
                         AssayPathStatus  status)
{
  AssayChainIssues issues = issues_of_path (n_sent, path, status);

  for (guint i = 0; i < n_sent; i++)
    issues |= issues_of_one (certificates, path, i);
  return issues;
}
