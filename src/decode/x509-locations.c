/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/x509-locations.h"

#include "decode/x509-extension-reader.h"

#define AUTHORITY_INFO_ACCESS "1.3.6.1.5.5.7.1.1"
#define URI                   ASSAY_DER_CONTEXT (6)           /* of GeneralName */

/* The extensions, and in them the access methods; an extension without has distribution points. */
static const struct {
  const char *extension;
  const char *method;
} places[] = {
  [ASSAY_LOCATION_OCSP]    = { AUTHORITY_INFO_ACCESS, "1.3.6.1.5.5.7.48.1" },
  [ASSAY_LOCATION_ISSUERS] = { AUTHORITY_INFO_ACCESS, "1.3.6.1.5.5.7.48.2" },
  [ASSAY_LOCATION_CRL]     = { "2.5.29.31" },
  [ASSAY_LOCATION_DELTA]   = { "2.5.29.46" },
};

static void
add_uri (GPtrArray         *uris,
         const AssayCursor *content)
{
  gsize length = assay_cursor_left (content);
  g_autofree char *text = g_strndup ((const char *) assay_cursor_peek (content), length);
  const char *scheme = g_uri_peek_scheme (text);

  if (uris->len < ASSAY_LIMIT_LOCATIONS && g_str_is_ascii (text)
      && (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0))
    g_ptr_array_add (uris, g_steal_pointer (&text));
}

static void
read_access (AssayCursor *items,
             const char  *method,
             GPtrArray   *uris)
{
  char oid[ASSAY_DER_OID_SIZE];
  AssayDer description, id, name;

  while (assay_der_read_tag (items, ASSAY_DER_SEQUENCE, &description))
    if (assay_der_read_tag (&description.content, ASSAY_DER_OID, &id) && assay_der_format_oid (&id.content, oid)
        && g_str_equal (oid, method) && assay_der_read_tag (&description.content, URI, &name))
      add_uri (uris, &name.content);
}

/* Points whose name is not relative; each may have several names for one list. */
static void
read_points (AssayCursor *items,
             GPtrArray   *uris)
{
  AssayDer point, outer, names, name;

  while (assay_der_read_tag (items, ASSAY_DER_SEQUENCE, &point))
    if (assay_der_read_tag (&point.content, ASSAY_DER_CONTEXT_GROUP (0), &outer)
        && assay_der_read_tag (&outer.content, ASSAY_DER_CONTEXT_GROUP (0), &names))
      while (assay_der_read (&names.content, &name))
        if (name.tag == URI)
          add_uri (uris, &name.content);
}

static GPtrArray *
find_locations (const AssayCursor *extensions,
                AssayLocation      what)
{
  GPtrArray *uris = g_ptr_array_new_with_free_func (g_free);
  AssayX509ExtensionFacts extension;
  AssayDer items;

  if (!assay_x509_find_extension (extensions, places[what].extension, &extension)
      || !assay_der_read_tag (&extension.value, ASSAY_DER_SEQUENCE, &items))
    return uris;
  if (places[what].method != NULL)
    read_access (&items.content, places[what].method, uris);
  else
    read_points (&items.content, uris);
  return uris;
}

GPtrArray *
assay_x509_find_locations (GBytes        *der,
                           AssayLocation  what)
{
  AssayCursor extensions;

  assay_x509_open_extensions (der, &extensions);
  return find_locations (&extensions, what);
}

GPtrArray *
assay_crl_find_locations (GBytes        *der,
                          AssayLocation  what)
{
  AssayCursor extensions;

  assay_crl_open_extensions (der, &extensions);
  return find_locations (&extensions, what);
}
