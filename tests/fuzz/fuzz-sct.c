/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "decode/decode-evidence.h"
#include "decode/decode-sct.h"
#include "decode/decode-x509.h"
#include "decode/x509-locations.h"
#include "decode/x509-precertificate.h"
#include "engine/assay-signed.h"
#include "path/path-sct.h"

/* A log for each timestamp: its key is the certificate's own. */
static GPtrArray *
make_logs (GBytes                 *sct,
           const AssayCertificate *certificate)
{
  GPtrArray *logs = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_log_unref);
  AssayLog log = { .key = g_bytes_ref (certificate->spki_der), .name = g_strdup ("log") };
  gsize size = g_bytes_get_size (sct);

  log.id = g_bytes_new_from_bytes (sct, MIN (size, 1), CLAMP (size, 1, 33) - 1);
  g_ptr_array_add (logs, assay_log_take (&log));
  return logs;
}

/* The whole input is a certificate with timestamps, or was one. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) der = g_bytes_new (data, size);
  g_autoptr(AssayCertificate) certificate = assay_x509_read (der, ASSAY_ORIGIN_FILE);
  g_autoptr(GBytes) precertificate = assay_x509_dup_precertificate (der);
  g_autoptr(GPtrArray) scts = assay_decode_embedded_scts (der);

  if (precertificate != NULL)
    g_assert_cmpuint (g_bytes_get_size (precertificate), <=, size);
  for (AssayLocation what = ASSAY_LOCATION_OCSP; what <= ASSAY_LOCATION_DELTA; what++)
    {
      g_autoptr(GPtrArray) uris = assay_x509_find_locations (der, what);

      g_assert_cmpuint (uris->len, <=, ASSAY_LIMIT_LOCATIONS);
    }
  for (guint i = 0; i < MIN (scts->len, 8); i++)
    {
      g_autoptr(GPtrArray) logs = make_logs (g_ptr_array_index (scts, i), certificate);
      const AssaySctQuestion question = {
        .certificate = certificate, .issuer = certificate, .logs = logs, .verify = assay_signed_verify,
      };
      g_autoptr(AssayTimestamp) timestamp = assay_sct_evaluate (g_ptr_array_index (scts, i),
                                                                ASSAY_TIMESTAMP_CERTIFICATE, &question);

      g_assert_true (timestamp->signature == ASSAY_TIMESTAMP_MALFORMED || timestamp->log != NULL);
    }
  return 0;
}
