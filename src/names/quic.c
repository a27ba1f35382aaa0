/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/assay-names.h"

/* QUIC Transport Parameters: https://www.iana.org/assignments/quic/quic.xhtml#quic-transport
 *
 * Permanent and provisional registrations, and numbers of drafts that implementations send. Identifiers have up to
 * 62 bits; those over 32 bits (provisional ones, all of them) cannot be named here.
 */

static const AssayName quic_parameters[] = {
  {     0x0000, "original_destination_connection_id",  0 },
  {     0x0001, "max_idle_timeout",                    0 },
  {     0x0002, "stateless_reset_token",               0 },
  {     0x0003, "max_udp_payload_size",                0 },
  {     0x0004, "initial_max_data",                    0 },
  {     0x0005, "initial_max_stream_data_bidi_local",  0 },
  {     0x0006, "initial_max_stream_data_bidi_remote", 0 },
  {     0x0007, "initial_max_stream_data_uni",         0 },
  {     0x0008, "initial_max_streams_bidi",            0 },
  {     0x0009, "initial_max_streams_uni",             0 },
  {     0x000a, "ack_delay_exponent",                  0 },
  {     0x000b, "max_ack_delay",                       0 },
  {     0x000c, "disable_active_migration",            0 },
  {     0x000d, "preferred_address",                   0 },
  {     0x000e, "active_connection_id_limit",          0 },
  {     0x000f, "initial_source_connection_id",        0 },
  {     0x0010, "retry_source_connection_id",          0 },
  {     0x0011, "version_information",                 0 },
  {     0x0020, "max_datagram_frame_size",             0 },
  {     0x003e, "initial_max_path_id",                 0 },
  {     0x1000, "cibir_encoding",                      0 },
  {     0x1057, "loss_bits",                           0 },
  {     0x173e, "discard",                             0 },
  {     0x26ab, "google_handshake_message",            0 },
  {     0x2ab2, "grease_quic_bit",                     0 },
  {     0x3127, "initial_rtt",                         0 },
  {     0x3128, "google_connection_options",           0 },
  {     0x3129, "user_agent",                          0 },
  {     0x312a, "google_support_handshake_done",       0 },
  {     0x312b, "google_key_update_not_yet_supported", 0 },
  {     0x4751, "google_quic_parameters",              0 },
  {     0x4752, "google_version",                      0 },
  {     0x7157, "enable_timestamp",                    0 },
  {     0x7158, "enable_timestamp_v2",                 0 },
  {     0xde1a, "min_ack_delay_draft_00",              0 },
  {     0xebd9, "enable_bdp_frame",                    0 },
  {   0xff73db, "version_information_draft",           0 },
  { 0x9f81a176, "address_discovery",                   0 },
  { 0xff03de1a, "min_ack_delay_draft_01",              0 },
  { 0xff04de1a, "min_ack_delay_draft_05",              0 },
  { 0xff04de1b, "min_ack_delay",                       0 },
};

const AssayNames assay_names_quic_parameters = {
  .title  = "QUIC transport parameter",
  .rows   = quic_parameters,
  .n_rows = G_N_ELEMENTS (quic_parameters),
  .digits = 4,
};
