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

static const char * const certificate_labels[] = { "CERTIFICATE-----", "X509 CERTIFICATE-----", NULL };
static const char * const crl_labels[] = { "X509 CRL-----", NULL };
static const char * const ocsp_labels[] = { "OCSP RESPONSE-----", NULL };

/* The content of a block that has one of the labels, or NULL. */
static GBytes *
read_block (const char         *start,
            gsize               length,
            const char * const *labels)
{
  for (gsize i = 0; labels[i] != NULL; i++)
    {
      gsize n = strlen (labels[i]);

      if (length > n && memcmp (start, labels[i], n) == 0)
        return decode_block (start + n, length - n);
    }
  return NULL;
}

static void
foreach_block (GBytes             *text,
               const char * const *labels,
               AssayPemFunc        func,
               gpointer            data)
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
      der = read_block (at, next - at, labels);
      if (der != NULL)
        func (der, data);
      at = next;
    }
}

void
assay_pem_foreach_certificate (GBytes       *text,
                               AssayPemFunc  func,
                               gpointer      data)
{
  foreach_block (text, certificate_labels, func, data);
}

void
assay_pem_foreach_crl (GBytes       *text,
                       AssayPemFunc  func,
                       gpointer      data)
{
  foreach_block (text, crl_labels, func, data);
}

void
assay_pem_foreach_ocsp_response (GBytes       *text,
                                 AssayPemFunc  func,
                                 gpointer      data)
{
  foreach_block (text, ocsp_labels, func, data);
}
