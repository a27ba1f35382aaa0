/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/assay-names.h"

/* Numbers about certificates and their revocation. The registry's suffix "_RESERVED" (used before TLS 1.3 only) is left out. */

#define Y ASSAY_NAME_RECOMMENDED

/* TLS Certificate Types: https://www.iana.org/assignments/tls-extensiontype-values/tls-extensiontype-values.xhtml#tls-extensiontype-values-3 */
static const AssayName cert_types[] = {
  { 0, "X509",           Y },
  { 1, "OpenPGP",        0 },
  { 2, "Raw Public Key", Y },
  { 3, "1609Dot2",       0 },
};

const AssayNames assay_names_cert_types = {
  .title  = "certificate type",
  .rows   = cert_types,
  .n_rows = G_N_ELEMENTS (cert_types),
  .digits = 2,
};

/* TLS ClientCertificateType Identifiers: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-2
 * Not registered: 21, 22, 238 and 239 of drafts with GOST; 80 of GM/T 0024. */
static const AssayName client_cert_types[] = {
  {   1, "rsa_sign",         Y },
  {   2, "dss_sign",         0 },
  {   3, "rsa_fixed_dh",     0 },
  {   4, "dss_fixed_dh",     0 },
  {   5, "rsa_ephemeral_dh", 0 },
  {   6, "dss_ephemeral_dh", 0 },
  {  20, "fortezza_dms",     0 },
  {  21, "gost_sign94",      0 },
  {  22, "gost_sign01",      0 },
  {  64, "ecdsa_sign",       Y },
  {  65, "rsa_fixed_ecdh",   0 },
  {  66, "ecdsa_fixed_ecdh", 0 },
  {  67, "gost_sign256",     0 },
  {  68, "gost_sign512",     0 },
  {  80, "ibc_params",       0 },
  { 238, "gost_sign256_old", 0 },
  { 239, "gost_sign512_old", 0 },
};

const AssayNames assay_names_client_cert_types = {
  .title  = "client certificate type",
  .rows   = client_cert_types,
  .n_rows = G_N_ELEMENTS (client_cert_types),
  .digits = 2,
};

/* TLS Certificate Status Types:
 * https://www.iana.org/assignments/tls-extensiontype-values/tls-extensiontype-values.xhtml#tls-extensiontype-values-2 */
static const AssayName cert_status_types[] = {
  { 1, "ocsp",       0 },
  { 2, "ocsp_multi", 0 },
};

const AssayNames assay_names_cert_status_types = {
  .title  = "certificate status type",
  .rows   = cert_status_types,
  .n_rows = G_N_ELEMENTS (cert_status_types),
  .digits = 2,
};

/* TLS Certificate Compression Algorithm IDs:
 * https://www.iana.org/assignments/tls-extensiontype-values/tls-extensiontype-values.xhtml#tls-certificate-compression-algorithm-ids */
static const AssayName cert_compression[] = {
  { 1, "zlib",   0 },
  { 2, "brotli", 0 },
  { 3, "zstd",   0 },
};

const AssayNames assay_names_cert_compression = {
  .title  = "certificate compression",
  .rows   = cert_compression,
  .n_rows = G_N_ELEMENTS (cert_compression),
  .digits = 4,
};

/* Version of a SignedCertificateTimestamp: RFC 6962 section 3.2, RFC 9162 */
static const AssayName sct_versions[] = {
  { 0, "v1", 0 },
  { 1, "v2", 0 },
};

const AssayNames assay_names_sct_versions = {
  .title  = "SCT version",
  .rows   = sct_versions,
  .n_rows = G_N_ELEMENTS (sct_versions),
  .digits = 2,
};

/* CRLReason: RFC 5280 section 5.3.1 */
static const AssayName crl_reasons[] = {
  {  0, "unspecified",          0 },
  {  1, "keyCompromise",        0 },
  {  2, "cACompromise",         0 },
  {  3, "affiliationChanged",   0 },
  {  4, "superseded",           0 },
  {  5, "cessationOfOperation", 0 },
  {  6, "certificateHold",      0 },
  {  8, "removeFromCRL",        0 },
  {  9, "privilegeWithdrawn",   0 },
  { 10, "aACompromise",         0 },
};

const AssayNames assay_names_crl_reasons = {
  .title  = "revocation reason",
  .rows   = crl_reasons,
  .n_rows = G_N_ELEMENTS (crl_reasons),
  .digits = 2,
};

/* OCSPResponseStatus: RFC 6960 section 4.2.1 */
static const AssayName ocsp_statuses[] = {
  { 0, "successful",       0 },
  { 1, "malformedRequest", 0 },
  { 2, "internalError",    0 },
  { 3, "tryLater",         0 },
  { 5, "sigRequired",      0 },
  { 6, "unauthorized",     0 },
};

const AssayNames assay_names_ocsp_statuses = {
  .title  = "OCSP response status",
  .rows   = ocsp_statuses,
  .n_rows = G_N_ELEMENTS (ocsp_statuses),
  .digits = 2,
};
