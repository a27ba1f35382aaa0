/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part of the library and of the module: neither can call the other. */
#include "engine/assay-http.h"

/* Networks that GInetAddress has no word for: RFC 6598, and the rest of RFC 6890's "this network". */
static const char * const private_networks[] = { "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "fc00::/7", "::/127" };

static gboolean
is_in_network (GInetAddress *address,
               const char   *network)
{
  g_autoptr(GInetAddressMask) mask = g_inet_address_mask_new_from_string (network, NULL);

  return g_inet_address_mask_matches (mask, address);
}

/* ::ffff:10.0.0.1 is 10.0.0.1 (RFC 4291 section 2.5.5.2). (transfer full) */
static GInetAddress *
unmap (GInetAddress *address)
{
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 && is_in_network (address, "::ffff:0:0/96"))
    return g_inet_address_new_from_bytes (g_inet_address_to_bytes (address) + 12, G_SOCKET_FAMILY_IPV4);
  return g_object_ref (address);
}

gboolean
assay_http_is_private (GInetAddress *address)
{
  g_autoptr(GInetAddress) plain = unmap (address);

  for (gsize i = 0; i < G_N_ELEMENTS (private_networks); i++)
    if (is_in_network (plain, private_networks[i]))
      return TRUE;
  return g_inet_address_get_is_any (plain) || g_inet_address_get_is_loopback (plain)
      || g_inet_address_get_is_link_local (plain) || g_inet_address_get_is_site_local (plain)
      || g_inet_address_get_is_multicast (plain);
}
