/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters of encryption under a password (RFC 8018 appendix A, RFC 7292 appendix C, RFC 7914 section 7). */
#include "decode/x509-algorithm.h"

static const AssayDerField salted_fields[] = {
  { "salt", N_("Salt"), ASSAY_DER_OCTET_STRING },
  { "iterations", N_("Iterations"), ASSAY_DER_INTEGER, .add = assay_der_add_count },
  { NULL },
};

const AssayDerField assay_x509_pbe_parameters = {
  "parameters", N_("Parameters"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = salted_fields
};

static const AssayDerField scheme_fields[] = {
  { "key_derivation_func", N_("Derivation of the key"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "encryption_scheme", N_("Encryption"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { NULL },
};

const AssayDerField assay_x509_pbes2_parameters = {
  "parameters", N_("Parameters"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = scheme_fields
};

static const AssayDerField mac_fields[] = {
  { "key_derivation_func", N_("Derivation of the key"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { "message_auth_scheme", N_("Authentication"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { NULL },
};

const AssayDerField assay_x509_pbmac1_parameters = {
  "parameters", N_("Parameters"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = mac_fields
};

static const AssayDerField salts[] = {
  { NULL, N_("Salt"), ASSAY_DER_OCTET_STRING },
  { NULL, N_("Salt"), ASSAY_DER_SEQUENCE, .add = assay_x509_add_algorithm },
  { NULL },
};

static const AssayDerField pbkdf2_fields[] = {
  { "salt", N_("Salt"), .choices = salts },
  { "iteration_count", N_("Iterations"), ASSAY_DER_INTEGER, .add = assay_der_add_count },
  { "key_length", N_("Bytes of the key"), ASSAY_DER_INTEGER, .optional = TRUE, .add = assay_der_add_count },
  { "prf", N_("Hash"), ASSAY_DER_SEQUENCE, .optional = TRUE, .add = assay_x509_add_algorithm },
  { NULL },
};

const AssayDerField assay_x509_pbkdf2_parameters = {
  "parameters", N_("Parameters"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = pbkdf2_fields
};

static const AssayDerField scrypt_fields[] = {
  { "salt", N_("Salt"), ASSAY_DER_OCTET_STRING },
  { "cost_parameter", N_("Cost"), ASSAY_DER_INTEGER, .add = assay_der_add_count },
  { "block_size", N_("Block size"), ASSAY_DER_INTEGER, .add = assay_der_add_count },
  { "parallelization_parameter", N_("Parallelism"), ASSAY_DER_INTEGER, .add = assay_der_add_count },
  { "key_length", N_("Bytes of the key"), ASSAY_DER_INTEGER, .optional = TRUE, .add = assay_der_add_count },
  { NULL },
};

const AssayDerField assay_x509_scrypt_parameters = {
  "parameters", N_("Parameters"), ASSAY_DER_SEQUENCE, .optional = TRUE, .fields = scrypt_fields
};
