/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-pem.h"

#include <string.h>

static const char begin_mark[] = "-----BEGIN ";
static const char end_mark[] = "-----END ";

/* Decodes the base64 between two markers; the step function passes over line ends by itself. */
static GBytes *
decode_block (const char *start,
              gsize       length)
{
  guchar *der = g_malloc (length / 4 * 3 + 3);
  int state = 0;
  guint save = 0;
  gsize decoded = g_base64_decode_step (start, length, der, &state, &save);

  return g_bytes_new_take (g_realloc (der, MAX (decoded, 1)), decoded);
}

/* The content of a block that is a certificate by its label, or NULL. */
static GBytes *
read_block (const char *start,
            gsize       length)
{
  static const char * const labels[] = { "CERTIFICATE-----", "X509 CERTIFICATE-----" };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gsize n = strlen (labels[i]);

      if (length > n && memcmp (start, labels[i], n) == 0)
        return decode_block (start + n, length - n);
    }
  return NULL;
}

void
assay_pem_foreach_certificate (GBytes       *text,
                               AssayPemFunc  func,
                               gpointer      data)
{
  gsize length;
  const char *at = g_bytes_get_data (text, &length);
  const char *end = at + length;
  const char *next;

  while (length > 0 && (next = memmem (at, end - at, begin_mark, strlen (begin_mark))) != NULL)
    {
      g_autoptr(GBytes) der = NULL;

      at = next + strlen (begin_mark);
      next = memmem (at, end - at, end_mark, strlen (end_mark));
      if (next == NULL)
        return;
      der = read_block (at, next - at);
      if (der != NULL)
        func (der, data);
      at = next;
    }
}
