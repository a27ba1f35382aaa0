/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/assay-names.h"

/* What an alert says. The registry's suffix "_RESERVED" (used before TLS 1.3 only) is left out: old servers still send these.
 * 1 is of drafts of TLS 1.3. */

/* TLS Alerts: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-6 */
static const AssayName alerts[] = {
  {   0, "close_notify",                    0 },
  {   1, "end_of_early_data",               0 },
  {  10, "unexpected_message",              0 },
  {  20, "bad_record_mac",                  0 },
  {  21, "decryption_failed",               0 },
  {  22, "record_overflow",                 0 },
  {  30, "decompression_failure",           0 },
  {  40, "handshake_failure",               0 },
  {  41, "no_certificate",                  0 },
  {  42, "bad_certificate",                 0 },
  {  43, "unsupported_certificate",         0 },
  {  44, "certificate_revoked",             0 },
  {  45, "certificate_expired",             0 },
  {  46, "certificate_unknown",             0 },
  {  47, "illegal_parameter",               0 },
  {  48, "unknown_ca",                      0 },
  {  49, "access_denied",                   0 },
  {  50, "decode_error",                    0 },
  {  51, "decrypt_error",                   0 },
  {  52, "too_many_cids_requested",         0 },
  {  60, "export_restriction",              0 },
  {  70, "protocol_version",                0 },
  {  71, "insufficient_security",           0 },
  {  80, "internal_error",                  0 },
  {  86, "inappropriate_fallback",          0 },
  {  90, "user_canceled",                   0 },
  { 100, "no_renegotiation",                0 },
  { 109, "missing_extension",               0 },
  { 110, "unsupported_extension",           0 },
  { 111, "certificate_unobtainable",        0 },
  { 112, "unrecognized_name",               0 },
  { 113, "bad_certificate_status_response", 0 },
  { 114, "bad_certificate_hash_value",      0 },
  { 115, "unknown_psk_identity",            0 },
  { 116, "certificate_required",            0 },
  { 117, "general_error",                   0 },
  { 120, "no_application_protocol",         0 },
  { 121, "ech_required",                    0 },
};

const AssayNames assay_names_alerts = {
  .title  = "alert",
  .rows   = alerts,
  .n_rows = G_N_ELEMENTS (alerts),
  .digits = 2,
};

/* AlertLevel: RFC 8446 section 6 */
static const AssayName alert_levels[] = {
  { 0x01, "warning", 0 },
  { 0x02, "fatal",   0 },
};

const AssayNames assay_names_alert_levels = {
  .title  = "alert level",
  .rows   = alert_levels,
  .n_rows = G_N_ELEMENTS (alert_levels),
  .digits = 2,
};
