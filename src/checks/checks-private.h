/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/assay-checks.h"

G_BEGIN_DECLS

/* A text without values. */
#define SAY(message) assay_text_new (message, NULL)

/* What the rows of the table point to; see AssayCheck.look. */
typedef void AssayLook (const AssayReport *report,
                        const AssayCheck  *check,
                        GPtrArray         *findings);

/* checks-path.c: the way from the server's certificate to a root. */
AssayLook assay_check_path_trusted;
AssayLook assay_check_chain_incomplete;
AssayLook assay_check_chain_order;
AssayLook assay_check_chain_extra;
AssayLook assay_check_chain_duplicate;
AssayLook assay_check_chain_root_sent;

/* checks-rules.c: what the path was held to, and what GnuTLS thinks of it. */
AssayLook assay_check_path_signature;
AssayLook assay_check_path_length;
AssayLook assay_check_name_constraints;
AssayLook assay_check_policies;
AssayLook assay_check_critical_extension;
AssayLook assay_check_issuance;
AssayLook assay_check_second_opinion;

/* Adds an error for each broken rule that the check is about, on certificates that it has not spoken of yet. */
AssayLook assay_checks_add_broken;

/* checks-name.c: whether it is for this host. */
AssayLook assay_check_hostname;
AssayLook assay_check_san_missing;

/* checks-dates.c */
AssayLook assay_check_validity;
AssayLook assay_check_expires_soon;
AssayLook assay_check_lifetime;

/* checks-certificate.c: keys, signatures and purposes of the certificates on the path. */
AssayLook assay_check_basic_constraints;
AssayLook assay_check_key_usage;
AssayLook assay_check_extended_key_usage;
AssayLook assay_check_key_size;
AssayLook assay_check_rsa_exponent;
AssayLook assay_check_signature_algorithm;
AssayLook assay_check_serial;
AssayLook assay_check_client_auth_eku;

/* checks-reading.c: whether the certificates can be read at all, and what should not stand beside them. */
AssayLook assay_check_unreadable;
AssayLook assay_check_private_key;

/* checks-connection.c: what was negotiated. */
AssayLook assay_check_protocol_version;
AssayLook assay_check_cipher;
AssayLook assay_check_forward_secrecy;
AssayLook assay_check_key_exchange_group;
AssayLook assay_check_handshake_signature;
AssayLook assay_check_extended_master_secret;
AssayLook assay_check_secure_renegotiation;
AssayLook assay_check_client_certificate;
AssayLook assay_check_starttls;

/* checks-revocation.c */
AssayLook assay_check_revoked;
AssayLook assay_check_ocsp_staple;
AssayLook assay_check_revocation_unknown;

/* checks-transparency.c, checks-clock.c, checks-lookalike.c */
AssayLook assay_check_ct;
AssayLook assay_check_local_clock;
AssayLook assay_check_host_lookalike;

/* checks-messages.c: what the server's messages give away. */
AssayLook assay_check_downgrade_marker;
AssayLook assay_check_compression;
AssayLook assay_check_ticket_lifetime;

/* Adds a finding that has no fix and is about no certificate in particular. */
void              assay_checks_say      (GPtrArray        *findings,
                                         const AssayCheck *check,
                                         AssayStatus       status,
                                         AssayText        *title,
                                         AssayText        *detail);

/* How many certificates stand or fall with the path: those below its root, or the leaf alone. At least 1. */
guint             assay_checks_n_links  (const AssayReport *report);

/* The one at @position, 0 being the leaf; @index: (out): its place in the report. (transfer none) */
AssayCertificate *assay_checks_get_link (const AssayReport *report,
                                         guint              position,
                                         int               *index);

/* What the reader calls the host that was to be proved. (transfer none) */
const char       *assay_checks_get_name (const AssayReport *report);

G_END_DECLS
