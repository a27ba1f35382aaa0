/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/online-private.h"

#include "engine/assay-evidence.h"
#include "path/path-crl.h"

/* The lists that are evaluated together for the link at @position. @crls: (element-type GBytes); @origins: (element-type
 * AssayCrlOrigin): where each came from. */
typedef struct {
  AssayOnline *online;
  guint        position;
  GPtrArray   *crls;
  GArray      *origins;
} Lists;

static void
lists_clear (Lists *lists)
{
  g_ptr_array_unref (lists->crls);
  g_array_unref (lists->origins);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lists, lists_clear)

static const AssayRevocationSource sources[] = {
  [ASSAY_LOCATION_CRL]   = ASSAY_REVOCATION_CRL_ONLINE,
  [ASSAY_LOCATION_DELTA] = ASSAY_REVOCATION_DELTA_ONLINE,
};

/* Adds what is published at @uri, or tells that it is not. */
static gboolean
add_lists (Lists         *lists,
           AssayLocation  what,
           const char    *uri)
{
  const AssayCrlOrigin origin = { sources[what], uri };
  g_autofree char *why = NULL;
  g_autoptr(GPtrArray) crls = assay_online_fetch (lists->online, what, uri, NULL, &why);

  if (crls == NULL)
    {
      assay_online_add_nothing (lists->online, assay_evidence_get_link (lists->online->report, lists->position),
                                origin.source, uri, why);
      return FALSE;
    }
  for (guint i = 0; i < crls->len; i++)
    g_array_append_val (lists->origins, origin);
  g_ptr_array_extend_and_steal (lists->crls, g_steal_pointer (&crls));
  return TRUE;
}

static const AssayRevocation *
evaluate (const Lists *lists)
{
  return assay_evidence_add_crls (lists->online->report, lists->online->trust, lists->position, lists->crls,
                                  lists->origins);
}

static void
add_new (GPtrArray *uris,
         GPtrArray *more)
{
  for (guint i = 0; i < more->len && uris->len < ASSAY_LIMIT_LOCATIONS; i++)
    if (!g_ptr_array_find_with_equal_func (uris, g_ptr_array_index (more, i), g_str_equal, NULL))
      g_ptr_array_add (uris, g_strdup (g_ptr_array_index (more, i)));
}

/* Where deltas are, as the certificate says and the lists themselves. (transfer full) */
static GPtrArray *
find_deltas (const Lists            *lists,
             const AssayCertificate *certificate)
{
  GPtrArray *uris = assay_x509_find_locations (certificate->der, ASSAY_LOCATION_DELTA);

  for (guint i = 0; i < lists->crls->len; i++)
    {
      g_autoptr(GPtrArray) more = assay_crl_find_locations (g_ptr_array_index (lists->crls, i), ASSAY_LOCATION_DELTA);

      add_new (uris, more);
    }
  return uris;
}

/* Whether a delta could change what complete lists say: not what they say for good, nor what cannot be relied on. */
static gboolean
may_change (const AssayRevocation *said)
{
  if (said->status == ASSAY_REVOCATION_REVOKED)
    return said->reason == PATH_REASON_HOLD;
  return said->problem <= ASSAY_REVOCATION_STALE;
}

/* Whether some came. */
static gboolean
add_deltas (Lists     *lists,
            GPtrArray *uris)
{
  guint n = 0;

  for (guint i = 0; i < uris->len; i++)
    n += add_lists (lists, ASSAY_LOCATION_DELTA, g_ptr_array_index (uris, i));
  return n > 0;
}

/* The list that is published at @uri, with its deltas. Whether it may be relied on. */
static gboolean
fetch_list (AssayOnline            *online,
            guint                   position,
            const AssayCertificate *certificate,
            const char             *uri)
{
  GPtrArray *revocations = online->report->revocations;
  guint before = revocations->len;
  g_autoptr(GPtrArray) deltas = NULL;
  g_auto(Lists) lists = {
    online, position,
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref), g_array_new (FALSE, FALSE, sizeof (AssayCrlOrigin)),
  };
  const AssayRevocation *said;
  guint n_said;

  if (!add_lists (&lists, ASSAY_LOCATION_CRL, uri))
    return FALSE;
  said = evaluate (&lists);
  n_said = revocations->len - before;
  deltas = may_change (said) ? find_deltas (&lists, certificate) : NULL;
  if (deltas != NULL && add_deltas (&lists, deltas))
    {
      g_ptr_array_remove_range (revocations, before, n_said);
      said = evaluate (&lists);
    }
  return assay_revocation_is_known (said);
}

void
assay_online_fetch_lists (AssayOnline *online,
                          guint        position)
{
  guint index = assay_evidence_get_link (online->report, position);
  const AssayCertificate *certificate = g_ptr_array_index (online->report->certificates, index);
  g_autoptr(GPtrArray) uris = assay_x509_find_locations (certificate->der, ASSAY_LOCATION_CRL);

  for (guint i = 0; i < uris->len; i++)
    if (fetch_list (online, position, certificate, g_ptr_array_index (uris, i)))
      return;
}
