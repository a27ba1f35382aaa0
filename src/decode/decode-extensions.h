/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/assay-schema.h"

G_BEGIN_DECLS

/**
 * AssayExtensionPlace:
 * @ASSAY_EXT_CH: ClientHello
 * @ASSAY_EXT_SH: ServerHello of TLS 1.3
 * @ASSAY_EXT_OLD_SH: ServerHello of TLS 1.2 and before
 * @ASSAY_EXT_HRR: HelloRetryRequest
 * @ASSAY_EXT_EE: EncryptedExtensions
 * @ASSAY_EXT_CT: an entry of a Certificate of TLS 1.3
 * @ASSAY_EXT_CR: CertificateRequest of TLS 1.3
 * @ASSAY_EXT_NST: NewSessionTicket of TLS 1.3
 *
 * Where an extension may stand, with the abbreviations of RFC 8446 section 4.2 and of the registry.
 */
typedef enum {
  ASSAY_EXT_CH     = 1 << 0,
  ASSAY_EXT_SH     = 1 << 1,
  ASSAY_EXT_OLD_SH = 1 << 2,
  ASSAY_EXT_HRR    = 1 << 3,
  ASSAY_EXT_EE     = 1 << 4,
  ASSAY_EXT_CT     = 1 << 5,
  ASSAY_EXT_CR     = 1 << 6,
  ASSAY_EXT_NST    = 1 << 7,

  /* What a server answers to the client's extensions with. */
  ASSAY_EXT_ANSWER = ASSAY_EXT_OLD_SH | ASSAY_EXT_EE,
  ASSAY_EXT_ANYWHERE = (1 << 8) - 1,
} AssayExtensionPlace;

/**
 * AssayExtension:
 * @type: ExtensionType
 * @places: the [flags@ExtensionPlace] where it has this form
 * @fields: its form there; %NULL ends a table
 *
 * One form of an extension. A number has as many rows as it has forms, one after the other; where none of them applies
 * the extension may not stand.
 */
typedef struct {
  guint16           type;
  guint             places;
  const AssayField *fields;
} AssayExtension;

/* The rows by theme, one file each; see decode-extensions.c for how to add one. */
extern const AssayExtension assay_extensions_drafts[];
extern const AssayExtension assay_extensions_hello[];
extern const AssayExtension assay_extensions_keys[];
extern const AssayExtension assay_extensions_names[];
extern const AssayExtension assay_extensions_session[];
extern const AssayExtension assay_extensions_status[];
extern const AssayExtension assay_extensions_transport[];

/* All [flags@ExtensionPlace] where an extension of @type may stand; 0 when nothing is known of it. */
guint assay_extension_get_places (guint type);

/**
 * assay_decode_extensions:
 * @field: the vector that holds them
 * @content: its content
 * @context: the run
 *
 * An [callback@DecodeFunc] for a list of extensions (RFC 8446 section 4.2). An item's key is the extension's name; it
 * covers type, length and data, and has the extension's own fields as children.
 */
void assay_decode_extensions (const AssayField   *field,
                              AssayCursor        *content,
                              AssayDecodeContext *context);

G_END_DECLS
