/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-sct.h"

#include "decode/decode-sct.h"
#include "decode/x509-precertificate.h"
#include "decode/x509-signed.h"

#define KEY_HASH_SIZE 32
#define V1                    0
#define CERTIFICATE_TIMESTAMP 0       /* SignatureType */
#define X509_ENTRY            0       /* LogEntryType */
#define PRECERT_ENTRY         1

/* The two ways in which logs may sign (section 2.1.4), by their numbers in TLS 1.2, as AlgorithmIdentifiers. */
static const guint8 ecdsa_sha256[] = { 0x30, 10, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2 };
static const guint8 rsa_sha256[] = { 0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11, 5, 0 };

static const struct {
  guint         hash;
  guint         signature;
  const guint8 *identifier;
  gsize         length;
} algorithms[] = {
  { 4, 3, ecdsa_sha256, sizeof ecdsa_sha256 },
  { 4, 1, rsa_sha256,   sizeof rsa_sha256 },
};

static void
append_number (GByteArray *out,
               guint       width,
               guint64     number)
{
  while (width-- > 0)
    {
      guint8 octet = (guint8) (number >> (8 * width));

      g_byte_array_append (out, &octet, 1);
    }
}

static void
append_vector (GByteArray   *out,
               guint         width,
               gconstpointer bytes,
               gsize         length)
{
  append_number (out, width, length);
  g_byte_array_append (out, bytes, (guint) length);
}

static void
append_key_hash (GByteArray *out,
                 GBytes     *spki)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[KEY_HASH_SIZE];
  gsize size = sizeof digest;

  g_checksum_update (checksum, g_bytes_get_data (spki, NULL), (gssize) g_bytes_get_size (spki));
  g_checksum_get_digest (checksum, digest, &size);
  g_byte_array_append (out, digest, (guint) size);
}

/* What a log signs of a certificate: of one with timestamps in it what it was before, and who was going to issue it. */
static gboolean
append_entry (GByteArray             *out,
              AssayTimestampSource    source,
              const AssaySctQuestion *question)
{
  g_autoptr(GBytes) precertificate = NULL;
  GBytes *entry = question->certificate->der;

  if (source == ASSAY_TIMESTAMP_CERTIFICATE)
    {
      precertificate = assay_x509_dup_precertificate (entry);
      entry = precertificate;
      if (entry == NULL || question->issuer == NULL)
        return FALSE;
      append_number (out, 2, PRECERT_ENTRY);
      append_key_hash (out, question->issuer->spki_der);
    }
  else
    append_number (out, 2, X509_ENTRY);
  append_vector (out, 3, g_bytes_get_data (entry, NULL), g_bytes_get_size (entry));
  return TRUE;
}

/* (nullable): the struct that is digitally signed. */
static GBytes *
make_content (const AssaySct         *sct,
              AssayTimestampSource    source,
              const AssaySctQuestion *question)
{
  g_autoptr(GByteArray) out = g_byte_array_new ();

  append_number (out, 1, V1);
  append_number (out, 1, CERTIFICATE_TIMESTAMP);
  append_number (out, 8, sct->timestamp);
  if (!append_entry (out, source, question))
    return NULL;
  append_vector (out, 2, assay_cursor_peek (&sct->extensions), assay_cursor_left (&sct->extensions));
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static GBytes *
find_algorithm (const AssaySct *sct)
{
  for (gsize i = 0; i < G_N_ELEMENTS (algorithms); i++)
    if (algorithms[i].hash == sct->hash && algorithms[i].signature == sct->signature_algorithm)
      return g_bytes_new_static (algorithms[i].identifier, algorithms[i].length);
  return NULL;
}

static const AssayTimestampSignature outcomes[] = {
  [ASSAY_SIGNATURE_VALID]       = ASSAY_TIMESTAMP_VALID,
  [ASSAY_SIGNATURE_INVALID]     = ASSAY_TIMESTAMP_INVALID,
  [ASSAY_SIGNATURE_BAD_KEY]     = ASSAY_TIMESTAMP_UNVERIFIED,
  [ASSAY_SIGNATURE_UNSUPPORTED] = ASSAY_TIMESTAMP_UNVERIFIED,
  [ASSAY_SIGNATURE_UNTRIED]     = ASSAY_TIMESTAMP_UNVERIFIED,
};

static AssayTimestampSignature
verify (GBytes                 *bytes,
        const AssaySct         *sct,
        const AssayTimestamp   *draft,
        const AssaySctQuestion *question)
{
  g_autoptr(GBytes) content = make_content (sct, draft->source, question);
  g_autoptr(GBytes) algorithm = find_algorithm (sct);
  g_autoptr(GBytes) signature = assay_cursor_slice (bytes, &sct->signature);
  const AssaySigned what = { content, algorithm, signature, draft->log->key };

  if (content == NULL)
    return ASSAY_TIMESTAMP_UNVERIFIED;
  if (algorithm == NULL)
    return ASSAY_TIMESTAMP_INVALID;
  return outcomes[question->verify (&what, question->data)];
}

static AssayLog *
find_log (GPtrArray *logs,
          GBytes    *id)
{
  for (guint i = 0; logs != NULL && i < logs->len; i++)
    {
      AssayLog *log = g_ptr_array_index (logs, i);

      if (g_bytes_equal (log->id, id))
        return assay_log_ref (log);
    }
  return NULL;
}

AssayTimestamp *
assay_sct_evaluate (GBytes                 *bytes,
                    AssayTimestampSource    source,
                    const AssaySctQuestion *question)
{
  AssayTimestamp draft = {
    .certificate = question->index,
    .source = source,
    .timestamp = ASSAY_NO_TIME,
    .signature = ASSAY_TIMESTAMP_MALFORMED,
    .bytes = g_bytes_ref (bytes),
  };
  AssaySct sct;

  if (assay_sct_read (bytes, &sct))
    {
      draft.log_id = assay_cursor_slice (bytes, &sct.log_id);
      draft.log = find_log (question->logs, draft.log_id);
      draft.timestamp = (gint64) MIN (sct.timestamp, (guint64) G_MAXINT64);
      draft.signature = draft.log == NULL ? ASSAY_TIMESTAMP_UNKNOWN_LOG : verify (bytes, &sct, &draft, question);
    }
  return assay_timestamp_take (&draft);
}
