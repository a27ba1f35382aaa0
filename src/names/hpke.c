/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/assay-names.h"

/* Hybrid public key encryption, as Encrypted Client Hello uses it (RFC 9180, RFC 9849).
 * Registries: https://www.iana.org/assignments/hpke/hpke.xhtml
 */

#define PQ     ASSAY_NAME_POST_QUANTUM
#define HYBRID ASSAY_NAME_HYBRID

static const AssayName hpke_kems[] = {
  { 0x0010, "DHKEM(P-256, HKDF-SHA256)",     0           },
  { 0x0011, "DHKEM(P-384, HKDF-SHA384)",     0           },
  { 0x0012, "DHKEM(P-521, HKDF-SHA512)",     0           },
  { 0x0013, "DHKEM(CP-256, HKDF-SHA256)",    0           },
  { 0x0014, "DHKEM(CP-384, HKDF-SHA384)",    0           },
  { 0x0015, "DHKEM(CP-521, HKDF-SHA512)",    0           },
  { 0x0016, "DHKEM(secp256k1, HKDF-SHA256)", 0           },
  { 0x0020, "DHKEM(X25519, HKDF-SHA256)",    0           },
  { 0x0021, "DHKEM(X448, HKDF-SHA512)",      0           },
  { 0x0030, "X25519Kyber768Draft00",         PQ | HYBRID },
  { 0x0040, "ML-KEM-512",                    PQ          },
  { 0x0041, "ML-KEM-768",                    PQ          },
  { 0x0042, "ML-KEM-1024",                   PQ          },
  { 0x0050, "MLKEM768-P256",                 PQ | HYBRID },
  { 0x0051, "MLKEM1024-P384",                PQ | HYBRID },
  { 0x647a, "MLKEM768-X25519",               PQ | HYBRID },
};

const AssayNames assay_names_hpke_kems = {
  .title  = "HPKE KEM",
  .rows   = hpke_kems,
  .n_rows = G_N_ELEMENTS (hpke_kems),
  .digits = 4,
};

static const AssayName hpke_kdfs[] = {
  { 0x0001, "HKDF-SHA256",   0 },
  { 0x0002, "HKDF-SHA384",   0 },
  { 0x0003, "HKDF-SHA512",   0 },
  { 0x0010, "SHAKE128",      0 },
  { 0x0011, "SHAKE256",      0 },
  { 0x0012, "TurboSHAKE128", 0 },
  { 0x0013, "TurboSHAKE256", 0 },
};

const AssayNames assay_names_hpke_kdfs = {
  .title  = "HPKE KDF",
  .rows   = hpke_kdfs,
  .n_rows = G_N_ELEMENTS (hpke_kdfs),
  .digits = 4,
};

static const AssayName hpke_aeads[] = {
  { 0x0001, "AES-128-GCM",      0 },
  { 0x0002, "AES-256-GCM",      0 },
  { 0x0003, "ChaCha20Poly1305", 0 },
  { 0xffff, "Export-only",      0 },
};

const AssayNames assay_names_hpke_aeads = {
  .title  = "HPKE AEAD",
  .rows   = hpke_aeads,
  .n_rows = G_N_ELEMENTS (hpke_aeads),
  .digits = 4,
};
