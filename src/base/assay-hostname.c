/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-hostname.h"

#include <string.h>

#include "base/assay-address.h"
#include "base/assay-host-form.h"

#define DNS_PREFIX "DNS:"
#define IP_PREFIX  "IP:"

static const char *
skip_prefix (const char *text,
             const char *prefix)
{
  gsize length = strlen (prefix);

  return strncmp (text, prefix, length) == 0 ? text + length : NULL;
}

/* A name that can stand for a host: "DNS:" or "IP:"; NULL for mail addresses and URIs. */
static const char *
skip_host_prefix (const char *name)
{
  const char *dns = skip_prefix (name, DNS_PREFIX);

  return dns != NULL ? dns : skip_prefix (name, IP_PREFIX);
}

gboolean
assay_hostname_matches (const char *presented,
                        const char *host)
{
  gsize length = strlen (host);

  if (length > 0 && host[length - 1] == '.')
    length--;
  if (!assay_host_has_form (host, length, ASSAY_HOST_UNDERSCORE | ASSAY_HOST_ANY_HYPHEN))
    return FALSE;

  if (g_str_has_prefix (presented, "*."))
    {
      gsize label = strcspn (host, ".");

      presented++;
      if (label >= length || strchr (presented + 1, '.') == NULL)
        return FALSE;
      host += label;
      length -= label;
    }

  return strchr (presented, '*') == NULL
      && strlen (presented) == length
      && g_ascii_strncasecmp (presented, host, length) == 0;
}

/* Whether @presented, as the certificate has it, is the very address; what it says of a network is none. */
static gboolean
is_same_address (const char   *presented,
                 const guint8 *wanted,
                 gsize         size)
{
  guint8 octets[ASSAY_ADDRESS_MAX_OCTETS];

  return strchr (presented, '%') == NULL
      && assay_address_parse (presented, octets) == size
      && memcmp (octets, wanted, size) == 0;
}

int
assay_hostname_find (const AssayCertificate *certificate,
                     const char             *host)
{
  guint8 wanted[ASSAY_ADDRESS_MAX_OCTETS];
  gsize size = assay_address_parse (host, wanted);
  const char *prefix = size > 0 ? IP_PREFIX : DNS_PREFIX;

  for (int i = 0; certificate->names[i] != NULL; i++)
    {
      const char *presented = skip_prefix (certificate->names[i], prefix);

      if (presented == NULL)
        continue;
      if (size > 0 ? is_same_address (presented, wanted, size) : assay_hostname_matches (presented, host))
        return i;
    }
  return -1;
}

/* What @a and @b begin and end with alike, against what of @a is left over: high for a missing "www." as well as for a
 * slip of the pen. */
static int
likeness (const char *a,
          const char *b)
{
  gsize a_length = strlen (a), b_length = strlen (b), most = MIN (a_length, b_length);
  gsize head = 0, tail = 0;

  while (head < most && g_ascii_tolower (a[head]) == g_ascii_tolower (b[head]))
    head++;
  while (tail < most - head
         && g_ascii_tolower (a[a_length - 1 - tail]) == g_ascii_tolower (b[b_length - 1 - tail]))
    tail++;
  return (int) (2 * (head + tail)) - (int) a_length;
}

typedef struct {
  const char *name;
  int         likeness;
} Candidate;

/* Puts @name in its place among the @n best so far; the earlier of equals stays ahead. */
static guint
rank (Candidate  *best,
      guint       n,
      guint       max,
      const char *name,
      int         how_like)
{
  guint i = n < max ? n : max;

  while (i > 0 && best[i - 1].likeness < how_like)
    {
      if (i < max)
        best[i] = best[i - 1];
      i--;
    }
  if (i < max)
    best[i] = (Candidate) { name, how_like };
  return MIN (n + 1, max);
}

char **
assay_hostname_dup_nearest (const AssayCertificate *certificate,
                            const char             *host,
                            guint                   max)
{
  g_autofree Candidate *best = g_new0 (Candidate, max);
  char **nearest;
  guint n = 0;

  for (guint i = 0; certificate->names[i] != NULL; i++)
    {
      const char *name = skip_host_prefix (certificate->names[i]);

      if (name != NULL)
        n = rank (best, n, max, name, likeness (name, host));
    }

  nearest = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    nearest[i] = g_strdup (best[i].name);
  return nearest;
}

guint
assay_hostname_count (const AssayCertificate *certificate)
{
  guint n = 0;

  for (guint i = 0; certificate->names[i] != NULL; i++)
    if (skip_host_prefix (certificate->names[i]) != NULL)
      n++;
  return n;
}
