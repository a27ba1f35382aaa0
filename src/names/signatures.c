/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/assay-names.h"

/* Signature schemes, and the pairs of hash and signature that TLS 1.2 wrote in the same two bytes. */

#define Y    ASSAY_NAME_RECOMMENDED
#define PQ   ASSAY_NAME_POST_QUANTUM
#define SHA1 ASSAY_NAME_SHA1
#define MD5  ASSAY_NAME_MD5

/* TLS SignatureScheme: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-signaturescheme
 * Pairs of TLS 1.2 (RFC 5246 section 7.4.1.4.1) that have no scheme are named as the pair: signature_hash.
 * The numbers from 0xeded are those of drafts of RFC 9189. */
static const AssayName signature_schemes[] = {
  { 0x0101, "rsa_md5",                                 MD5  },
  { 0x0102, "dsa_md5",                                 MD5  },
  { 0x0103, "ecdsa_md5",                               MD5  },
  { 0x0201, "rsa_pkcs1_sha1",                          SHA1 },
  { 0x0202, "dsa_sha1",                                SHA1 },
  { 0x0203, "ecdsa_sha1",                              SHA1 },
  { 0x0301, "rsa_sha224",                              0    },
  { 0x0302, "dsa_sha224",                              0    },
  { 0x0303, "ecdsa_sha224",                            0    },
  { 0x0401, "rsa_pkcs1_sha256",                        Y    },
  { 0x0402, "dsa_sha256",                              0    },
  { 0x0403, "ecdsa_secp256r1_sha256",                  Y    },
  { 0x0420, "rsa_pkcs1_sha256_legacy",                 0    },
  { 0x0501, "rsa_pkcs1_sha384",                        Y    },
  { 0x0502, "dsa_sha384",                              0    },
  { 0x0503, "ecdsa_secp384r1_sha384",                  Y    },
  { 0x0520, "rsa_pkcs1_sha384_legacy",                 0    },
  { 0x0601, "rsa_pkcs1_sha512",                        Y    },
  { 0x0602, "dsa_sha512",                              0    },
  { 0x0603, "ecdsa_secp521r1_sha512",                  Y    },
  { 0x0620, "rsa_pkcs1_sha512_legacy",                 0    },
  { 0x0704, "eccsi_sha256",                            0    },
  { 0x0705, "iso_ibs1",                                0    },
  { 0x0706, "iso_ibs2",                                0    },
  { 0x0707, "iso_chinese_ibs",                         0    },
  { 0x0708, "sm2sig_sm3",                              0    },
  { 0x0709, "gostr34102012_256a",                      0    },
  { 0x070a, "gostr34102012_256b",                      0    },
  { 0x070b, "gostr34102012_256c",                      0    },
  { 0x070c, "gostr34102012_256d",                      0    },
  { 0x070d, "gostr34102012_512a",                      0    },
  { 0x070e, "gostr34102012_512b",                      0    },
  { 0x070f, "gostr34102012_512c",                      0    },
  { 0x0804, "rsa_pss_rsae_sha256",                     Y    },
  { 0x0805, "rsa_pss_rsae_sha384",                     Y    },
  { 0x0806, "rsa_pss_rsae_sha512",                     Y    },
  { 0x0807, "ed25519",                                 Y    },
  { 0x0808, "ed448",                                   Y    },
  { 0x0809, "rsa_pss_pss_sha256",                      Y    },
  { 0x080a, "rsa_pss_pss_sha384",                      Y    },
  { 0x080b, "rsa_pss_pss_sha512",                      Y    },
  { 0x081a, "ecdsa_brainpoolP256r1tls13_sha256",       0    },
  { 0x081b, "ecdsa_brainpoolP384r1tls13_sha384",       0    },
  { 0x081c, "ecdsa_brainpoolP512r1tls13_sha512",       0    },
  { 0x0840, "gostr34102012_256",                       0    },
  { 0x0841, "gostr34102012_512",                       0    },
  { 0x0904, "mldsa44",                                 PQ   },
  { 0x0905, "mldsa65",                                 PQ   },
  { 0x0906, "mldsa87",                                 PQ   },
  { 0x0911, "slhdsa_sha2_128s",                        PQ   },
  { 0x0912, "slhdsa_sha2_128f",                        PQ   },
  { 0x0913, "slhdsa_sha2_192s",                        PQ   },
  { 0x0914, "slhdsa_sha2_192f",                        PQ   },
  { 0x0915, "slhdsa_sha2_256s",                        PQ   },
  { 0x0916, "slhdsa_sha2_256f",                        PQ   },
  { 0x0917, "slhdsa_shake_128s",                       PQ   },
  { 0x0918, "slhdsa_shake_128f",                       PQ   },
  { 0x0919, "slhdsa_shake_192s",                       PQ   },
  { 0x091a, "slhdsa_shake_192f",                       PQ   },
  { 0x091b, "slhdsa_shake_256s",                       PQ   },
  { 0x091c, "slhdsa_shake_256f",                       PQ   },
  { 0xeded, "gostr34102001_gostr3411_OLD",             0    },
  { 0xeeee, "gostr34102012_256_gostr34112012_256_OLD", 0    },
  { 0xefef, "gostr34102012_512_gostr34112012_512_OLD", 0    },
};

const AssayNames assay_names_signature_schemes = {
  .title  = "signature scheme",
  .rows   = signature_schemes,
  .n_rows = G_N_ELEMENTS (signature_schemes),
  .digits = 4,
  .grease = TRUE,
};

/* TLS SignatureAlgorithm: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-16 */
static const AssayName signature_algorithms[] = {
  { 0x00, "anonymous",         0 },
  { 0x01, "rsa",               Y },
  { 0x02, "dsa",               0 },
  { 0x03, "ecdsa",             Y },
  { 0x07, "ed25519",           Y },
  { 0x08, "ed448",             Y },
  { 0x40, "gostr34102012_256", 0 },
  { 0x41, "gostr34102012_512", 0 },
};

const AssayNames assay_names_signature_algorithms = {
  .title  = "signature algorithm",
  .rows   = signature_algorithms,
  .n_rows = G_N_ELEMENTS (signature_algorithms),
  .digits = 2,
};

/* TLS HashAlgorithm: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-18 */
static const AssayName hash_algorithms[] = {
  { 0x00, "none",      Y    },
  { 0x01, "md5",       MD5  },
  { 0x02, "sha1",      SHA1 },
  { 0x03, "sha224",    0    },
  { 0x04, "sha256",    Y    },
  { 0x05, "sha384",    Y    },
  { 0x06, "sha512",    Y    },
  { 0x08, "Intrinsic", Y    },
};

const AssayNames assay_names_hash_algorithms = {
  .title  = "hash algorithm",
  .rows   = hash_algorithms,
  .n_rows = G_N_ELEMENTS (hash_algorithms),
  .digits = 2,
};
