/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures and sounds that stand for somebody: RFC 9399 section 4.1. */
#include "decode/x509-algorithm.h"
#include "decode/x509-extensions.h"

static const AssayDerField hash_fields[] = {
  { "hash_alg", N_("Hash algorithm"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "hash_value", N_("Hash"), ASSAY_DER_OCTET_STRING },
  { NULL },
};

static const AssayDerField hash = { NULL, N_("Hash"), ASSAY_DER_SEQUENCE, .fields = hash_fields };

static const AssayDerField uri = { NULL, N_("Address"), ASSAY_DER_IA5_STRING };

static const AssayDerField details_fields[] = {
  { "media_type", N_("Media type"), ASSAY_DER_IA5_STRING },
  { "logotype_hash", N_("Hashes"), ASSAY_DER_SEQUENCE, .items = &hash },
  { "logotype_uri", N_("Addresses"), ASSAY_DER_SEQUENCE, .items = &uri },
  { NULL },
};

static const AssayName colour_rows[] = {
  { 0, "grayScale" },
  { 1, "color" },
};

static const AssayNames colours = { "logotype image", colour_rows, G_N_ELEMENTS (colour_rows), 2 };

static const AssayDerField resolutions[] = {
  { NULL, N_("Bits of colour"), ASSAY_DER_CONTEXT (1), .type = ASSAY_DER_INTEGER },
  { NULL, N_("Colours"), ASSAY_DER_CONTEXT (2), .type = ASSAY_DER_INTEGER },
  { NULL },
};

static const AssayDerField image_info_fields[] = {
  { "type", N_("Colours"), ASSAY_DER_CONTEXT (0), .type = ASSAY_DER_INTEGER, .optional = TRUE, .names = &colours },
  { "file_size", N_("Bytes"), ASSAY_DER_INTEGER },
  { "x_size", N_("Width"), ASSAY_DER_INTEGER },
  { "y_size", N_("Height"), ASSAY_DER_INTEGER },
  { "resolution", N_("Resolution"), .optional = TRUE, .choices = resolutions },
  { "language", N_("Language"), ASSAY_DER_CONTEXT (4), .type = ASSAY_DER_IA5_STRING, .optional = TRUE },
  { NULL },
};

static const AssayDerField image_fields[] = {
  { "image_details", N_("File"), ASSAY_DER_SEQUENCE, .fields = details_fields },
  { "image_info", N_("Image"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = image_info_fields },
  { NULL },
};

static const AssayDerField image = { NULL, N_("Image"), ASSAY_DER_SEQUENCE, .fields = image_fields };

static const AssayDerField audio_info_fields[] = {
  { "file_size", N_("Bytes"), ASSAY_DER_INTEGER },
  { "play_time", N_("Milliseconds"), ASSAY_DER_INTEGER },
  { "channels", N_("Channels"), ASSAY_DER_INTEGER },
  { "sample_rate", N_("Samples per second"), ASSAY_DER_CONTEXT (3), .type = ASSAY_DER_INTEGER, .optional = TRUE },
  { "language", N_("Language"), ASSAY_DER_CONTEXT (4), .type = ASSAY_DER_IA5_STRING, .optional = TRUE },
  { NULL },
};

static const AssayDerField audio_fields[] = {
  { "audio_details", N_("File"), ASSAY_DER_SEQUENCE, .fields = details_fields },
  { "audio_info", N_("Sound"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = audio_info_fields },
  { NULL },
};

static const AssayDerField audio = { NULL, N_("Sound"), ASSAY_DER_SEQUENCE, .fields = audio_fields };

static const AssayDerField data_fields[] = {
  { "image", N_("Images"), ASSAY_DER_SEQUENCE, .optional = TRUE, .items = &image },
  { "audio", N_("Sounds"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE, .items = &audio },
  { NULL },
};

static const AssayDerField reference_fields[] = {
  { "ref_struct_hash", N_("Hashes"), ASSAY_DER_SEQUENCE, .items = &hash },
  { "ref_struct_uri", N_("Addresses"), ASSAY_DER_SEQUENCE, .items = &uri },
  { NULL },
};

static const AssayDerField infos[] = {
  { "direct", N_("Logotype"), ASSAY_DER_CONTEXT_GROUP (0), .fields = data_fields },
  { "indirect", N_("Reference to a logotype"), ASSAY_DER_CONTEXT_GROUP (1), .fields = reference_fields },
  { NULL },
};

static const AssayDerField info = { NULL, N_("Logotype"), .choices = infos };

static const AssayDerField community_logos = {
  "logos", N_("Logotypes"), ASSAY_DER_SEQUENCE, .items = &info
};

static const AssayDerField other_fields[] = {
  { "logotype_type", N_("Type"), ASSAY_DER_OID },
  { "info", N_("Logotype"), .choices = infos },
  { NULL },
};

static const AssayDerField other = { NULL, N_("Logotype"), ASSAY_DER_SEQUENCE, .fields = other_fields };

static const AssayDerField other_logos = { "logos", N_("Logotypes"), ASSAY_DER_SEQUENCE, .items = &other };

static const AssayDerField logotype_fields[] = {
  { "community_logos", N_("Of communities"), ASSAY_DER_CONTEXT_GROUP (0), .optional = TRUE,
    .inside = &community_logos },
  { "issuer_logo", N_("Of the issuer"), ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE, .inside = &info },
  { "subject_logo", N_("Of the subject"), ASSAY_DER_CONTEXT_GROUP (2), .optional = TRUE, .inside = &info },
  { "other_logos", N_("Others"), ASSAY_DER_CONTEXT_GROUP (3), .optional = TRUE, .inside = &other_logos },
  { NULL },
};

const AssayDerField assay_x509_logotype = {
  "logotype", N_("Logotypes"), ASSAY_DER_SEQUENCE, .fields = logotype_fields
};
