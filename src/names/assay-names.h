/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayNameFlags:
 * @ASSAY_NAME_RECOMMENDED: "Recommended: Y" in the IANA registry.
 * @ASSAY_NAME_GREASE: reserved by RFC 8701 to be ignored; no row has it, assay_names_flags() gives it.
 * @ASSAY_NAME_FORWARD_SECRET: (suites) ephemeral key exchange; all TLS 1.3 suites.
 * @ASSAY_NAME_AEAD: (suites) authenticated encryption.
 * @ASSAY_NAME_CBC: (suites) block cipher in CBC mode.
 * @ASSAY_NAME_TLS13: (suites) usable in TLS 1.3 only.
 * @ASSAY_NAME_NULL: (suites) no encryption.
 * @ASSAY_NAME_ANONYMOUS: (suites) no server authentication.
 * @ASSAY_NAME_EXPORT: (suites) weakened for export.
 * @ASSAY_NAME_RC4: (suites) RC4.
 * @ASSAY_NAME_DES: (suites) single DES, and nothing better.
 * @ASSAY_NAME_3DES: (suites) triple DES; 64-bit blocks.
 * @ASSAY_NAME_SIGNALLING: (suites) a signal, not a suite (SCSV).
 * @ASSAY_NAME_PSK: (suites) pre-shared key.
 * @ASSAY_NAME_RSA_KEY_EXCHANGE: (suites) the premaster secret is encrypted to the server's RSA key.
 * @ASSAY_NAME_HYBRID: (groups) a post-quantum hybrid.
 * @ASSAY_NAME_POST_QUANTUM: (groups, signatures) withstands a quantum computer, alone or as part of a hybrid.
 * @ASSAY_NAME_FINITE_FIELD: (groups) finite-field Diffie-Hellman.
 * @ASSAY_NAME_SHA1: (signatures) uses SHA-1.
 * @ASSAY_NAME_MD5: (signatures) uses MD5.
 *
 * What a table knows about an entry besides its name. A flag means the same in every table that uses it.
 */
typedef enum {
  ASSAY_NAME_RECOMMENDED      = 1 << 0,
  ASSAY_NAME_GREASE           = 1 << 1,
  ASSAY_NAME_FORWARD_SECRET   = 1 << 2,
  ASSAY_NAME_AEAD             = 1 << 3,
  ASSAY_NAME_CBC              = 1 << 4,
  ASSAY_NAME_TLS13            = 1 << 5,
  ASSAY_NAME_NULL             = 1 << 6,
  ASSAY_NAME_ANONYMOUS        = 1 << 7,
  ASSAY_NAME_EXPORT           = 1 << 8,
  ASSAY_NAME_RC4              = 1 << 9,
  ASSAY_NAME_DES              = 1 << 10,
  ASSAY_NAME_3DES             = 1 << 11,
  ASSAY_NAME_SIGNALLING       = 1 << 12,
  ASSAY_NAME_PSK              = 1 << 13,
  ASSAY_NAME_RSA_KEY_EXCHANGE = 1 << 14,
  ASSAY_NAME_HYBRID           = 1 << 15,
  ASSAY_NAME_POST_QUANTUM     = 1 << 16,
  ASSAY_NAME_FINITE_FIELD     = 1 << 17,
  ASSAY_NAME_SHA1             = 1 << 18,
  ASSAY_NAME_MD5              = 1 << 19,
} AssayNameFlags;

/**
 * AssayName:
 * @code: the number on the wire.
 * @name: the registry's own spelling.
 * @flags: what else is known: #AssayNameFlags.
 *
 * One row of a table.
 */
typedef struct {
  guint32     code;
  const char *name;
  guint32     flags;
} AssayName;

/**
 * AssayNames:
 * @title: what the numbers are, for messages and tests ("cipher suite").
 * @rows: sorted by @code, each once.
 * @n_rows: how many.
 * @digits: hexadecimal digits of a number that has no name: 2 or 4.
 * @grease: whether RFC 8701 reserves values here.
 *
 * A constant table from numbers to names. Each table names its source, an IANA registry or an RFC, beside its rows.
 */
typedef struct {
  const char      *title;
  const AssayName *rows;
  guint            n_rows;
  guint            digits;
  gboolean         grease;
} AssayNames;

extern const AssayNames assay_names_alerts;               /* AlertDescription */
extern const AssayNames assay_names_alert_levels;         /* AlertLevel */
extern const AssayNames assay_names_cert_compression;     /* CertificateCompressionAlgorithm */
extern const AssayNames assay_names_cert_status_types;    /* CertificateStatusType */
extern const AssayNames assay_names_cert_types;           /* CertificateType (RFC 7250) */
extern const AssayNames assay_names_cipher_suites;        /* CipherSuite: both bytes as one number */
extern const AssayNames assay_names_client_cert_types;    /* ClientCertificateType */
extern const AssayNames assay_names_compressions;         /* CompressionMethod */
extern const AssayNames assay_names_content_types;        /* ContentType of a record */
extern const AssayNames assay_names_crl_reasons;          /* CRLReason (RFC 5280) */
extern const AssayNames assay_names_curve_types;          /* ECCurveType */
extern const AssayNames assay_names_ech_types;            /* ECHClientHelloType */
extern const AssayNames assay_names_extensions;           /* ExtensionType */
extern const AssayNames assay_names_groups;               /* NamedGroup */
extern const AssayNames assay_names_handshake_types;      /* HandshakeType, snake case as in the RFCs */
extern const AssayNames assay_names_hash_algorithms;      /* HashAlgorithm (TLS 1.2) */
extern const AssayNames assay_names_max_fragment_lengths;
extern const AssayNames assay_names_name_types;           /* NameType of server_name */
extern const AssayNames assay_names_ocsp_statuses;        /* OCSPResponseStatus (RFC 6960) */
extern const AssayNames assay_names_point_formats;        /* ECPointFormat */
extern const AssayNames assay_names_psk_modes;            /* PskKeyExchangeMode */
extern const AssayNames assay_names_signature_algorithms; /* SignatureAlgorithm (TLS 1.2) */
extern const AssayNames assay_names_signature_schemes;    /* SignatureScheme, incl. the TLS 1.2 hash+signature pairs */
extern const AssayNames assay_names_srtp_profiles;        /* DTLS-SRTP protection profiles */
extern const AssayNames assay_names_versions;             /* ProtocolVersion: "TLS 1.2" */
extern const AssayNames assay_names_heartbeat_modes;
extern const AssayNames assay_names_key_update_requests;
extern const AssayNames assay_names_quic_parameters;      /* QUIC transport parameters (no fixed width: 4 digits) */
extern const AssayNames assay_names_hpke_kems;
extern const AssayNames assay_names_hpke_kdfs;
extern const AssayNames assay_names_hpke_aeads;
extern const AssayNames assay_names_sct_versions;

/* Of extensions that few send, by the names that their RFCs give them. */
extern const AssayNames assay_names_trusted_authority_types;
extern const AssayNames assay_names_cert_chain_types;
extern const AssayNames assay_names_user_mapping_types;
extern const AssayNames assay_names_authz_formats;
extern const AssayNames assay_names_cached_types;
extern const AssayNames assay_names_token_binding_parameters;
extern const AssayNames assay_names_ekt_ciphers;
extern const AssayNames assay_names_connection_id_usages;

/**
 * assay_names_find:
 * @names: a table
 * @code: the number on the wire
 *
 * Finds a row by its number. Any thread may call this.
 *
 * Returns: (nullable) (transfer none): the row, or %NULL when the number has none
 */
const AssayName *assay_names_find      (const AssayNames *names,
                                        guint32           code);

/**
 * assay_names_get:
 * @names: a table
 * @code: the number on the wire
 *
 * Gets the name of a number, spelled as in the registry that the table names. Any thread may call this.
 *
 * Returns: (nullable) (transfer none): the name, or %NULL when the number has none
 */
const char      *assay_names_get       (const AssayNames *names,
                                        guint32           code);

/**
 * assay_names_dup:
 * @names: a table
 * @code: the number on the wire
 *
 * Words a number, whatever it is: its name ("x25519"), "GREASE (0x1a1a)" where RFC 8701 reserves it, or
 * "unknown (0x1a2b)". Any thread may call this.
 *
 * Returns: (transfer full): never %NULL
 */
char            *assay_names_dup       (const AssayNames *names,
                                        guint32           code);

/**
 * assay_names_flags:
 * @names: a table
 * @code: the number on the wire
 *
 * Gets what the table knows about a number; %ASSAY_NAME_GREASE for a value that RFC 8701 reserves. Any thread may call
 * this.
 *
 * Returns: #AssayNameFlags, 0 when nothing is known
 */
guint32          assay_names_flags     (const AssayNames *names,
                                        guint32           code);

/**
 * assay_names_lookup:
 * @names: a table
 * @name: a whole name, in upper or lower case
 * @code: (out) (optional): the number on the wire, untouched when there is none
 *
 * Finds a number by its name; the lowest where two have the same. Any thread may call this.
 *
 * Returns: whether the table has that name
 */
gboolean         assay_names_lookup    (const AssayNames *names,
                                        const char       *name,
                                        guint32          *code);

/**
 * assay_names_is_grease:
 * @names: a table
 * @code: the number on the wire
 *
 * Tells whether RFC 8701 reserves a value of this table, so that a peer must ignore it. Any thread may call this.
 *
 * Returns: %FALSE also for every value of a table where nothing is reserved
 */
gboolean         assay_names_is_grease (const AssayNames *names,
                                        guint32           code);

/**
 * AssayOid:
 * @oid: dotted decimal.
 * @name: what RFCs and people call it ("commonName", "sha256WithRSAEncryption").
 * @short_name: (nullable): the abbreviation of RFC 4514 ("CN"), or %NULL.
 *
 * One row of the table of object identifiers, sorted by strcmp() of @oid.
 */
typedef struct {
  const char *oid;
  const char *name;
  const char *short_name;
} AssayOid;

extern const AssayOid assay_oids[];
extern const guint    assay_n_oids;

/**
 * assay_oids_find:
 * @oid: an object identifier in dotted decimal
 *
 * Finds an object identifier; the names are those of the RFCs and standards beside the rows. Any thread may call this.
 *
 * Returns: (nullable) (transfer none): the row, or %NULL when it has no name here
 */
const AssayOid  *assay_oids_find       (const char       *oid);

G_END_DECLS
