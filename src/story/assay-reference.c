/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/assay-reference.h"

#include "decode/x509-extensions.h"

#define TLS13 0x0304

/* Keys of nodes, and where what they name is defined: in TLS 1.3 and before. */
typedef struct {
  const char *key;
  const char *reference;
  const char *old;          /* NULL: the same */
} Row;

static const Row messages[] = {
  { "client_hello",           "RFC 8446 section 4.1.2", "RFC 5246 section 7.4.1.2" },
  { "server_hello",           "RFC 8446 section 4.1.3", "RFC 5246 section 7.4.1.3" },
  { "hello_retry_request",    "RFC 8446 section 4.1.4", NULL },
  { "hello_request",          "RFC 5246 section 7.4.1.1", NULL },
  { "new_session_ticket",     "RFC 8446 section 4.6.1", "RFC 5077 section 3.3" },
  { "end_of_early_data",      "RFC 8446 section 4.5", NULL },
  { "encrypted_extensions",   "RFC 8446 section 4.3.1", NULL },
  { "certificate",            "RFC 8446 section 4.4.2", "RFC 5246 section 7.4.2" },
  { "server_key_exchange",    "RFC 5246 section 7.4.3", NULL },
  { "certificate_request",    "RFC 8446 section 4.3.2", "RFC 5246 section 7.4.4" },
  { "server_hello_done",      "RFC 5246 section 7.4.5", NULL },
  { "certificate_verify",     "RFC 8446 section 4.4.3", "RFC 5246 section 7.4.8" },
  { "client_key_exchange",    "RFC 5246 section 7.4.7", NULL },
  { "finished",               "RFC 8446 section 4.4.4", "RFC 5246 section 7.4.9" },
  { "certificate_url",        "RFC 6066 section 5", NULL },
  { "certificate_status",     "RFC 6066 section 8", NULL },
  { "supplemental_data",      "RFC 4680 section 3.1", NULL },
  { "key_update",             "RFC 8446 section 4.6.3", NULL },
  { "compressed_certificate", "RFC 8879 section 4", NULL },
  { "alert",                  "RFC 8446 section 6", "RFC 5246 section 7.2" },
  { "change_cipher_spec",     "RFC 8446 section 5", "RFC 5246 section 7.1" },
};

/* By the registry's names; children of a list "extensions". */
static const Row extensions[] = {
  { "server_name",                            "RFC 6066 section 3", NULL },
  { "max_fragment_length",                    "RFC 6066 section 4", NULL },
  { "client_certificate_url",                 "RFC 6066 section 5", NULL },
  { "trusted_ca_keys",                        "RFC 6066 section 6", NULL },
  { "truncated_hmac",                         "RFC 6066 section 7", NULL },
  { "status_request",                         "RFC 8446 section 4.4.2.1", "RFC 6066 section 8" },
  { "supported_groups",                       "RFC 8446 section 4.2.7", "RFC 8422 section 5.1.1" },
  { "ec_point_formats",                       "RFC 8422 section 5.1.2", NULL },
  { "signature_algorithms",                   "RFC 8446 section 4.2.3", "RFC 5246 section 7.4.1.4.1" },
  { "use_srtp",                               "RFC 5764 section 4.1", NULL },
  { "heartbeat",                              "RFC 6520 section 2", NULL },
  { "application_layer_protocol_negotiation", "RFC 7301 section 3.1", NULL },
  { "status_request_v2",                      "RFC 6961 section 2.2", NULL },
  { "signed_certificate_timestamp",           "RFC 6962 section 3.3.1", NULL },
  { "client_certificate_type",                "RFC 7250 section 3", NULL },
  { "server_certificate_type",                "RFC 7250 section 3", NULL },
  { "padding",                                "RFC 7685 section 3", NULL },
  { "encrypt_then_mac",                       "RFC 7366 section 2", NULL },
  { "extended_master_secret",                 "RFC 7627 section 5.1", NULL },
  { "token_binding",                          "RFC 8472 section 2", NULL },
  { "cached_info",                            "RFC 7924 section 3", NULL },
  { "compress_certificate",                   "RFC 8879 section 3", NULL },
  { "record_size_limit",                      "RFC 8449 section 4", NULL },
  { "delegated_credential",                   "RFC 9345 section 4.1", NULL },
  { "session_ticket",                         "RFC 5077 section 3.2", NULL },
  { "pre_shared_key",                         "RFC 8446 section 4.2.11", NULL },
  { "early_data",                             "RFC 8446 section 4.2.10", NULL },
  { "supported_versions",                     "RFC 8446 section 4.2.1", NULL },
  { "cookie",                                 "RFC 8446 section 4.2.2", NULL },
  { "psk_key_exchange_modes",                 "RFC 8446 section 4.2.9", NULL },
  { "certificate_authorities",                "RFC 8446 section 4.2.4", NULL },
  { "oid_filters",                            "RFC 8446 section 4.2.5", NULL },
  { "post_handshake_auth",                    "RFC 8446 section 4.2.6", NULL },
  { "signature_algorithms_cert",              "RFC 8446 section 4.2.3", NULL },
  { "key_share",                              "RFC 8446 section 4.2.8", NULL },
  { "quic_transport_parameters",              "RFC 9001 section 8.2", NULL },
  { "ticket_request",                         "RFC 9149 section 2", NULL },
  { "dnssec_chain",                           "RFC 9102 section 2.2", NULL },
  { "encrypted_client_hello",                 "RFC 9849 section 5", NULL },
  { "renegotiation_info",                     "RFC 5746 section 3.2", NULL },
};

/* Within an embedded certificate; keys of decode-x509. */
static const Row structures[] = {
  { "tbs_certificate",         "RFC 5280 section 4.1.1.1", NULL },
  { "signature_algorithm",     "RFC 5280 section 4.1.1.2", NULL },
  { "serial_number",           "RFC 5280 section 4.1.2.2", NULL },
  { "issuer",                  "RFC 5280 section 4.1.2.4", NULL },
  { "validity",                "RFC 5280 section 4.1.2.5", NULL },
  { "subject",                 "RFC 5280 section 4.1.2.6", NULL },
  { "subject_public_key_info", "RFC 5280 section 4.1.2.7", NULL },
  { "issuer_unique_id",        "RFC 5280 section 4.1.2.8", NULL },
  { "subject_unique_id",       "RFC 5280 section 4.1.2.8", NULL },
  { "certification_request_info", "RFC 2986 section 4.1", NULL },
  { "tbs_cert_list",           "RFC 5280 section 5.1.2", NULL },
  { "revoked_certificates",    "RFC 5280 section 5.1.2.6", NULL },
  { "tbs_response_data",       "RFC 6960 section 4.2.1", NULL },
  { "tbs_request",             "RFC 6960 section 4.1.1", NULL },
  { "signed_data",             "RFC 5652 section 5.1", NULL },
  { "encap_content_info",      "RFC 5652 section 5.2", NULL },
  { "signer_infos",            "RFC 5652 section 5.3", NULL },
  { "auth_safe",               "RFC 7292 section 4.1", NULL },
  { "mac_data",                "RFC 7292 section 4", NULL },
};

/* Roots of what files hold; a certificate's has the key of the message. */
static const Row documents[] = {
  { "certification_request",   "RFC 2986 section 4.2", NULL },
  { "certificate_list",        "RFC 5280 section 5.1", NULL },
  { "subject_public_key_info", "RFC 5280 section 4.1.2.7", NULL },
  { "ocsp_request",            "RFC 6960 section 4.1.1", NULL },
  { "ocsp_response",           "RFC 6960 section 4.2.1", NULL },
  { "content_info",            "RFC 5652 section 3", NULL },
  { "pfx",                     "RFC 7292 section 4", NULL },
};

static const char *
look_up (const Row       *rows,
         guint            n_rows,
         const AssayNode *node,
         guint16          version)
{
  for (guint i = 0; i < n_rows; i++)
    if (assay_node_has_key (node, rows[i].key))
      return rows[i].old != NULL && version != 0 && version < TLS13 ? rows[i].old : rows[i].reference;
  return NULL;
}

/* An extension of a certificate, a revocation list or an OCSP answer, which TLS messages hold as well as files. */
static const char *
look_up_extension (const AssayNode *node)
{
  g_autofree char *key = NULL;

  if (assay_node_lookup (node, "extn_id") == NULL)
    return NULL;
  key = assay_node_dup_key (node);
  return assay_x509_extension_find_reference (key);
}

static const char *
look_up_root (const AssayNode *root,
              guint16          version)
{
  const char *document = look_up (documents, G_N_ELEMENTS (documents), root, version);

  return document != NULL ? document : look_up (messages, G_N_ELEMENTS (messages), root, version);
}

const char *
assay_reference_find (const AssayNode *node,
                      guint16          version)
{
  const char *found = NULL;

  for (; node != NULL && found == NULL; node = assay_node_get_parent (node))
    {
      const AssayNode *parent = assay_node_get_parent (node);

      if (assay_node_lookup (node, "tbs_certificate") != NULL)
        found = "RFC 5280 section 4.1";
      else if (parent == NULL)
        found = look_up_root (node, version);
      else if ((found = look_up_extension (node)) != NULL)
        break;
      else if (assay_node_has_key (parent, "extensions"))
        found = look_up (extensions, G_N_ELEMENTS (extensions), node, version);
      else
        found = look_up (structures, G_N_ELEMENTS (structures), node, version);
    }
  return found;
}
