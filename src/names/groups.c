/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/assay-names.h"

/* Key exchange groups, and how elliptic curves and points are written. */

#define Y      ASSAY_NAME_RECOMMENDED
#define FF     ASSAY_NAME_FINITE_FIELD
#define PQ     ASSAY_NAME_POST_QUANTUM
#define HYBRID ASSAY_NAME_HYBRID

/* TLS Supported Groups: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-8
 * Not registered: CECPQ2 and the Kyber numbers from 0xfe30, which browsers and servers tried before ML-KEM. */
static const AssayName groups[] = {
  { 0x0001, "sect163k1",                       0               },
  { 0x0002, "sect163r1",                       0               },
  { 0x0003, "sect163r2",                       0               },
  { 0x0004, "sect193r1",                       0               },
  { 0x0005, "sect193r2",                       0               },
  { 0x0006, "sect233k1",                       0               },
  { 0x0007, "sect233r1",                       0               },
  { 0x0008, "sect239k1",                       0               },
  { 0x0009, "sect283k1",                       0               },
  { 0x000a, "sect283r1",                       0               },
  { 0x000b, "sect409k1",                       0               },
  { 0x000c, "sect409r1",                       0               },
  { 0x000d, "sect571k1",                       0               },
  { 0x000e, "sect571r1",                       0               },
  { 0x000f, "secp160k1",                       0               },
  { 0x0010, "secp160r1",                       0               },
  { 0x0011, "secp160r2",                       0               },
  { 0x0012, "secp192k1",                       0               },
  { 0x0013, "secp192r1",                       0               },
  { 0x0014, "secp224k1",                       0               },
  { 0x0015, "secp224r1",                       0               },
  { 0x0016, "secp256k1",                       0               },
  { 0x0017, "secp256r1",                       Y               },
  { 0x0018, "secp384r1",                       Y               },
  { 0x0019, "secp521r1",                       0               },
  { 0x001a, "brainpoolP256r1",                 0               },
  { 0x001b, "brainpoolP384r1",                 0               },
  { 0x001c, "brainpoolP512r1",                 0               },
  { 0x001d, "x25519",                          Y               },
  { 0x001e, "x448",                            Y               },
  { 0x001f, "brainpoolP256r1tls13",            0               },
  { 0x0020, "brainpoolP384r1tls13",            0               },
  { 0x0021, "brainpoolP512r1tls13",            0               },
  { 0x0022, "GC256A",                          0               },
  { 0x0023, "GC256B",                          0               },
  { 0x0024, "GC256C",                          0               },
  { 0x0025, "GC256D",                          0               },
  { 0x0026, "GC512A",                          0               },
  { 0x0027, "GC512B",                          0               },
  { 0x0028, "GC512C",                          0               },
  { 0x0029, "curveSM2",                        0               },
  { 0x0100, "ffdhe2048",                       FF              },
  { 0x0101, "ffdhe3072",                       FF              },
  { 0x0102, "ffdhe4096",                       FF              },
  { 0x0103, "ffdhe6144",                       FF              },
  { 0x0104, "ffdhe8192",                       FF              },
  { 0x0200, "MLKEM512",                        PQ              },
  { 0x0201, "MLKEM768",                        PQ              },
  { 0x0202, "MLKEM1024",                       PQ              },
  { 0x11eb, "SecP256r1MLKEM768",               PQ | HYBRID     },
  { 0x11ec, "X25519MLKEM768",                  Y | PQ | HYBRID },
  { 0x11ed, "SecP384r1MLKEM1024",              PQ | HYBRID     },
  { 0x11ee, "curveSM2MLKEM768",                PQ | HYBRID     },
  { 0x4138, "CECPQ2",                          PQ | HYBRID     },
  { 0x6399, "X25519Kyber768Draft00",           PQ | HYBRID     },
  { 0x639a, "SecP256r1Kyber768Draft00",        PQ | HYBRID     },
  { 0xfe30, "X25519Kyber512Draft00",           PQ | HYBRID     },
  { 0xfe31, "X25519Kyber768Draft00_OLD",       PQ | HYBRID     },
  { 0xfe32, "P256Kyber768Draft00",             PQ | HYBRID     },
  { 0xff01, "arbitrary_explicit_prime_curves", 0               },
  { 0xff02, "arbitrary_explicit_char2_curves", 0               },
};

const AssayNames assay_names_groups = {
  .title  = "group",
  .rows   = groups,
  .n_rows = G_N_ELEMENTS (groups),
  .digits = 4,
  .grease = TRUE,
};

/* TLS EC Point Formats: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-9 */
static const AssayName point_formats[] = {
  { 0x00, "uncompressed",              Y },
  { 0x01, "ansiX962_compressed_prime", Y },
  { 0x02, "ansiX962_compressed_char2", Y },
};

const AssayNames assay_names_point_formats = {
  .title  = "point format",
  .rows   = point_formats,
  .n_rows = G_N_ELEMENTS (point_formats),
  .digits = 2,
};

/* TLS EC Curve Types: https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml#tls-parameters-10 */
static const AssayName curve_types[] = {
  { 0x01, "explicit_prime", 0 },
  { 0x02, "explicit_char2", 0 },
  { 0x03, "named_curve",    Y },
};

const AssayNames assay_names_curve_types = {
  .title  = "curve type",
  .rows   = curve_types,
  .n_rows = G_N_ELEMENTS (curve_types),
  .digits = 2,
};
