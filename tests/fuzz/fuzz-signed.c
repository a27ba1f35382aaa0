/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "decode/decode-x509.h"
#include "decode/x509-signed.h"
#include "engine/assay-signed.h"

/* The whole input is a certificate whose signature is verified with its own key. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) der = g_bytes_new (data, size);
  g_autoptr(AssayCertificate) certificate = assay_x509_read (der, ASSAY_ORIGIN_FILE);
  g_auto(AssayX509Signed) parts = { NULL };

  if (assay_x509_read_signed (der, &parts))
    {
      const AssaySigned what = { parts.content, parts.algorithm, parts.signature, certificate->spki_der };
      AssaySignatureStatus status = assay_signed_verify (&what, NULL);

      g_assert (status <= ASSAY_SIGNATURE_UNSUPPORTED);
    }
  return 0;
}
