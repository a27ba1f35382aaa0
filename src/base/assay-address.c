/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-address.h"

#include <gio/gio.h>
#include <string.h>

gsize
assay_address_parse (const char *text,
                     guint8     *octets)
{
  const char *zone = strchr (text, '%');
  g_autofree char *bare = NULL;
  g_autoptr(GInetAddress) address = NULL;
  gsize size;

  if (zone != NULL && (zone[1] == '\0' || memchr (text, ':', zone - text) == NULL))
    return 0;
  bare = g_strndup (text, strcspn (text, "%"));
  address = g_inet_address_new_from_string (bare);
  if (address == NULL)
    return 0;

  size = g_inet_address_get_native_size (address);
  memcpy (octets, g_inet_address_to_bytes (address), size);
  return size;
}

gboolean
assay_address_check (const char *text)
{
  guint8 octets[ASSAY_ADDRESS_MAX_OCTETS];

  return assay_address_parse (text, octets) > 0;
}
