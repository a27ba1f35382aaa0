/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-bundle.h"

#include <string.h>

#include "base/assay-text.h"

/* What people open by mistake, by how it begins. */
static const struct {
  const char *start;
  const char *words;
} kinds[] = {
  { "%PDF-",                     N_("This is a PDF document, not a certificate.") },
  { "<!doctype",                 N_("This is a web page, not a certificate.") },
  { "<?xml",                     N_("This is an XML file without a certificate in it.") },
  { "<html",                     N_("This is a web page, not a certificate.") },
  { "PK\x03\x04",                N_("This is a ZIP archive; open the files in it.") },
  { "\x1f\x8b",                  N_("This is compressed; unpack it first.") },
  { "\x7f" "ELF",                N_("This is a program, not a certificate.") },
  { "\x89PNG",                   N_("This is a picture, not a certificate.") },
  { "\xff\xd8\xff",              N_("This is a picture, not a certificate.") },
  { "GIF8",                      N_("This is a picture, not a certificate.") },
  { "ssh-",                      N_("This is an SSH key, which Assay does not show.") },
  { "ecdsa-sha2-",               N_("This is an SSH key, which Assay does not show.") },
};

static gboolean
is_text (const char *data,
         gsize       length)
{
  return memchr (data, '\0', length) == NULL && g_utf8_validate (data, (gssize) length, NULL);
}

const char *
assay_bundle_describe_junk (GBytes *content)
{
  gsize length;
  const char *data = g_bytes_get_data (content, &length);

  if (length == 0)
    return N_("The file is empty.");
  while (length > 0 && g_ascii_isspace (*data))
    {
      data++;
      length--;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (length >= strlen (kinds[i].start) && g_ascii_strncasecmp (data, kinds[i].start, strlen (kinds[i].start)) == 0)
      return kinds[i].words;
  return is_text (data, length) ? N_("There is no certificate in this text.")
                                : N_("There is nothing in this file that Assay knows.");
}
