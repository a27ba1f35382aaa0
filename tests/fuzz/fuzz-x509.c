/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "support/check-x509.h"

/* The whole input is a certificate, or was one. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) der = g_bytes_new (data, size);

  check_x509 (der);
  return 0;
}
