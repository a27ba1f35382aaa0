/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-online.h"

#include <gnutls/crypto.h>
#include <string.h>

#include "base/assay-der-writer.h"
#include "base/assay-format.h"
#include "decode/decode-x509.h"
#include "decode/x509-locations.h"
#include "decode/x509-signed.h"
#include "engine/assay-evidence.h"
#include "engine/assay-http.h"
#include "engine/assay-verify.h"

#define OCSP_REQUEST "application/ocsp-request"
#define MAX_HOST     253              /* RFC 1035 section 2.3.4 */
#define NONCE_SIZE   32               /* RFC 9654 section 2.1 */

static const guint8 id_sha1[] = { 0x2b, 0x0e, 0x03, 0x02, 0x1a };
static const guint8 id_nonce[] = { 0x2b, 6, 1, 5, 5, 7, 0x30, 1, 2 };

/* Everything that is fetched for one inspection. */
typedef struct {
  AssayInspection *inspection;
  AssayReport     *report;
  AssayTrust      *trust;
  gint64           deadline;
  gboolean         private_too;
} Online;

static GBytes *
fetch (const Online  *online,
       const char    *uri,
       GBytes        *body,
       gsize          max,
       char         **why)
{
  const AssayHttpQuery query = {
    .uri = uri,
    .body = body,
    .type = OCSP_REQUEST,
    .max = max,
    .deadline = MIN (online->deadline, g_get_monotonic_time () + ASSAY_LIMIT_FETCH_US),
    .private_too = online->private_too,
    .cancellable = online->inspection->cancellable,
  };

  return assay_http_load_and_fetch (&query, why);
}

/* Missing issuers. */

/* The certificate where the path ends for want of an issuer; %NULL when it does not. */
static AssayCertificate *
find_orphan (const AssayReport *report)
{
  const AssayVerification *verification = &report->verification;

  return verification->status == ASSAY_PATH_NO_ISSUER
           ? assay_report_get_certificate (report, verification->certificate) : NULL;
}

static gboolean
is_known (const AssayReport *report,
          GBytes            *der)
{
  for (guint i = 0; i < report->certificates->len; i++)
    if (g_bytes_equal (((AssayCertificate *) g_ptr_array_index (report->certificates, i))->der, der))
      return TRUE;
  return FALSE;
}

/* Only what could have issued @orphan is kept: a DER certificate, as RFC 5280 section 4.2.2.1 wants. */
static gboolean
add_issuer (Online           *online,
            AssayCertificate *orphan,
            const char       *uri)
{
  g_autofree char *why = NULL;
  g_autoptr(GBytes) der = fetch (online, uri, NULL, ASSAY_LIMIT_FETCHED_ISSUER, &why);
  g_autoptr(AssayCertificate) issuer = der != NULL ? assay_x509_read (der, ASSAY_ORIGIN_FETCHED) : NULL;

  if (issuer == NULL || issuer->malformed || is_known (online->report, der)
      || !assay_certificate_may_be_issuer (issuer, orphan))
    return FALSE;
  g_ptr_array_add (online->report->certificates, g_steal_pointer (&issuer));
  return TRUE;
}

static gboolean
add_issuer_of (Online           *online,
               AssayCertificate *orphan)
{
  g_autoptr(GPtrArray) uris = assay_x509_find_locations (orphan->der, ASSAY_LOCATION_ISSUERS);

  for (guint i = 0; i < uris->len; i++)
    if (add_issuer (online, orphan, g_ptr_array_index (uris, i)))
      return TRUE;
  return FALSE;
}

static void
verify_again (Online *online)
{
  AssayVerification *verification = &online->report->verification;

  g_array_set_size (verification->path, 0);
  g_clear_pointer (&verification->technical, g_free);
  g_clear_pointer (&online->report->validation, assay_validation_unref);
  assay_verify (online->report, online->trust);
  assay_evidence_collect (online->report, online->trust);
}

static void
complete_chain (Online *online)
{
  for (guint n = 0; n < ASSAY_LIMIT_FETCHED_ISSUERS; n++)
    {
      AssayCertificate *orphan = find_orphan (online->report);

      if (orphan == NULL || !add_issuer_of (online, orphan))
        return;
      verify_again (online);
    }
}

/* Revocation. */

static void
write_hash (GByteArray    *out,
            gconstpointer  bytes,
            gsize          length)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize size = sizeof digest;

  g_checksum_update (checksum, bytes, (gssize) length);
  g_checksum_get_digest (checksum, digest, &size);
  assay_der_write (out, ASSAY_DER_WRITE_OCTET_STRING, digest, size);
}

/* The serial number's bytes, which the facts have as text. */
static void
write_serial (GByteArray *out,
              const char *hex)
{
  guint begin = assay_der_write_begin (out, ASSAY_DER_WRITE_INTEGER);

  for (const char *p = hex; p[0] != '\0' && p[1] != '\0'; p += 2)
    {
      guint8 octet = (guint8) (g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]));

      g_byte_array_append (out, &octet, 1);
    }
  assay_der_write_end (out, begin);
}

/* Responders are asked in SHA-1 (RFC 5019 section 2.1.1): there are some that know no other, and nothing hangs on it. */
static void
write_cert_id (GByteArray             *out,
               const AssayCertificate *certificate,
               const AssayCertificate *issuer)
{
  guint id = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint algorithm = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  AssayCursor bits;

  assay_der_write (out, ASSAY_DER_WRITE_OID, id_sha1, sizeof id_sha1);
  assay_der_write_end (out, algorithm);
  write_hash (out, g_bytes_get_data (certificate->issuer_der, NULL), g_bytes_get_size (certificate->issuer_der));
  assay_x509_find_key_bits (issuer->spki_der, &bits);
  write_hash (out, assay_cursor_peek (&bits), assay_cursor_left (&bits));
  write_serial (out, certificate->serial);
  assay_der_write_end (out, id);
}

/* The extension's value: an OCTET STRING of random octets. (nullable) */
static GBytes *
make_nonce (void)
{
  g_autoptr(GByteArray) out = g_byte_array_new ();
  guint8 octets[NONCE_SIZE];

  if (gnutls_rnd (GNUTLS_RND_NONCE, octets, sizeof octets) < 0)
    return NULL;
  assay_der_write (out, ASSAY_DER_WRITE_OCTET_STRING, octets, sizeof octets);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static void
write_nonce (GByteArray *out,
             GBytes     *nonce)
{
  guint extensions = assay_der_write_begin (out, ASSAY_DER_WRITE_CONTEXT_GROUP (2));
  guint list = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint extension = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);

  assay_der_write (out, ASSAY_DER_WRITE_OID, id_nonce, sizeof id_nonce);
  assay_der_write (out, ASSAY_DER_WRITE_OCTET_STRING, g_bytes_get_data (nonce, NULL), g_bytes_get_size (nonce));
  assay_der_write_end (out, extension);
  assay_der_write_end (out, list);
  assay_der_write_end (out, extensions);
}

/* OCSPRequest (RFC 6960 section 4.1.1). */
static GBytes *
make_request (const AssayCertificate *certificate,
              const AssayCertificate *issuer,
              GBytes                 *nonce)
{
  GByteArray *out = g_byte_array_new ();
  guint whole = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint tbs = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint list = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);
  guint request = assay_der_write_begin (out, ASSAY_DER_WRITE_SEQUENCE);

  write_cert_id (out, certificate, issuer);
  assay_der_write_end (out, request);
  assay_der_write_end (out, list);
  if (nonce != NULL)
    write_nonce (out, nonce);
  assay_der_write_end (out, tbs);
  assay_der_write_end (out, whole);
  return g_byte_array_free_to_bytes (out);
}

static void
add_nothing (AssayReport           *report,
             guint                  index,
             AssayRevocationSource  source,
             const char            *uri,
             const char            *why)
{
  AssayRevocation draft;

  assay_revocation_draft (&draft, source);
  draft.certificate = index;
  draft.problem = ASSAY_REVOCATION_NOT_FETCHED;
  draft.uri = assay_format_visible (uri, -1);
  draft.detail = assay_format_visible (why, -1);
  g_ptr_array_add (report->revocations, assay_revocation_take (&draft));
}

/* Whether it gave an answer that may be relied on. */
static gboolean
ask_responder (Online                 *online,
               guint                   index,
               const AssayCertificate *issuer,
               const char             *uri)
{
  AssayReport *report = online->report;
  g_autoptr(GBytes) nonce = make_nonce ();
  g_autoptr(GBytes) request = make_request (g_ptr_array_index (report->certificates, index), issuer, nonce);
  g_autofree char *why = NULL;
  g_autoptr(GBytes) response = fetch (online, uri, request, ASSAY_LIMIT_FETCHED_OCSP, &why);

  if (response == NULL)
    {
      add_nothing (report, index, ASSAY_REVOCATION_OCSP_ONLINE, uri, why);
      return FALSE;
    }
  assay_evidence_add_ocsp (report, index, ASSAY_REVOCATION_OCSP_ONLINE, response, nonce, uri);
  return assay_revocation_is_known (g_ptr_array_index (report->revocations, report->revocations->len - 1));
}

/* Whether some responder gave such an answer. */
static gboolean
ask_responders (Online *online,
                guint   index)
{
  const AssayCertificate *certificate = g_ptr_array_index (online->report->certificates, index);
  const AssayCertificate *issuer = assay_evidence_find_issuer (online->report, index);
  g_autoptr(GPtrArray) uris = assay_x509_find_locations (certificate->der, ASSAY_LOCATION_OCSP);

  for (guint i = 0; issuer != NULL && i < uris->len; i++)
    if (ask_responder (online, index, issuer, g_ptr_array_index (uris, i)))
      return TRUE;
  return FALSE;
}

/* The list that is published at @uri. Whether it may be relied on. */
static gboolean
fetch_list (Online     *online,
            guint       position,
            const char *uri)
{
  g_autoptr(GPtrArray) crls = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *why = NULL;
  GBytes *crl = fetch (online, uri, NULL, ASSAY_LIMIT_FETCHED_CRL, &why);

  if (crl == NULL)
    {
      add_nothing (online->report, assay_evidence_get_link (online->report, position), ASSAY_REVOCATION_CRL_ONLINE, uri,
                   why);
      return FALSE;
    }
  g_ptr_array_add (crls, crl);
  return assay_revocation_is_known (assay_evidence_add_crls (online->report, online->trust, position,
                                                             ASSAY_REVOCATION_CRL_ONLINE, crls, uri));
}

static void
fetch_lists (Online *online,
             guint   position)
{
  guint index = assay_evidence_get_link (online->report, position);
  const AssayCertificate *certificate = g_ptr_array_index (online->report->certificates, index);
  g_autoptr(GPtrArray) uris = assay_x509_find_locations (certificate->der, ASSAY_LOCATION_CRL);

  for (guint i = 0; i < uris->len; i++)
    if (fetch_list (online, position, g_ptr_array_index (uris, i)))
      return;
}

/* The server itself may be in a network that others are kept out of; then so may its authority be. */
static gboolean
is_private (const AssayReport *report)
{
  g_autoptr(GInetAddress) address = report->address != NULL ? g_inet_address_new_from_string (report->address) : NULL;

  return address != NULL && assay_http_is_private (address);
}

void
assay_online_run (AssayInspection *inspection,
                  AssayTrust      *trust)
{
  Online online = {
    .inspection = inspection,
    .report = &inspection->report,
    .trust = trust,
    .deadline = g_get_monotonic_time () + ASSAY_LIMIT_ONLINE_US,
    .private_too = is_private (&inspection->report),
  };

  if (inspection->report.n_sent == 0)
    return;
  assay_inspection_enter (inspection, ASSAY_PHASE_ONLINE);
  complete_chain (&online);
  for (guint i = 0; i < assay_evidence_n_links (online.report); i++)
    if (!ask_responders (&online, assay_evidence_get_link (online.report, i)))
      fetch_lists (&online, i);
  assay_inspection_leave (inspection, NULL);
}

static void
add_host (GPtrArray  *hosts,
          const char *text)
{
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autofree char *visible = NULL;

  if (host == NULL || *host == '\0' || strlen (host) > MAX_HOST || hosts->len >= ASSAY_LIMIT_LISTED_HOSTS)
    return;
  visible = assay_format_visible (host, -1);
  if (!g_ptr_array_find_with_equal_func (hosts, visible, g_str_equal, NULL))
    g_ptr_array_add (hosts, g_steal_pointer (&visible));
}

static void
add_hosts (GPtrArray              *hosts,
           const AssayCertificate *certificate,
           AssayLocation           what)
{
  g_autoptr(GPtrArray) uris = assay_x509_find_locations (certificate->der, what);

  for (guint i = 0; i < uris->len; i++)
    add_host (hosts, g_ptr_array_index (uris, i));
}

GPtrArray *
assay_online_list_hosts (const AssayReport *report)
{
  GPtrArray *hosts = g_ptr_array_new_with_free_func (g_free);
  const AssayCertificate *orphan = find_orphan (report);

  if (orphan != NULL)
    add_hosts (hosts, orphan, ASSAY_LOCATION_ISSUERS);
  for (guint i = 0; i < assay_evidence_n_links (report); i++)
    {
      const AssayCertificate *certificate = g_ptr_array_index (report->certificates, assay_evidence_get_link (report, i));

      add_hosts (hosts, certificate, ASSAY_LOCATION_OCSP);
      add_hosts (hosts, certificate, ASSAY_LOCATION_CRL);
    }
  return hosts;
}
