/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extensions that switch a feature on, set a size, or only take up room. */
#include "decode/decode-extensions.h"

/* RFC 6066 section 4. */
static const AssayField max_fragment_length[] = {
  { "max_fragment_length", N_("Longest fragment"), ASSAY_U8,
    .names = &assay_names_max_fragment_lengths, .sums_up = TRUE },
  { NULL }
};

/* RFC 8449 section 4. */
static const AssayField record_size_limit[] = {
  { "record_size_limit", N_("Longest record, in bytes"), ASSAY_U16, .sums_up = TRUE },
  { NULL }
};

/* RFC 6520 section 2. */
static const AssayField heartbeat[] = {
  { "mode", N_("Mode"), ASSAY_U8, .names = &assay_names_heartbeat_modes, .sums_up = TRUE },
  { NULL }
};

/* RFC 7685 section 3. */
static AssayText *
note_padding (guint64             number,
              const AssayCursor  *content,
              AssayDecodeContext *context)
{
  for (gsize i = content->offset; i < content->end; i++)
    if (content->data[i] != 0)
      return assay_text_new (N_("Not only zeros, as RFC 7685 asks"), NULL);
  return NULL;
}

static const AssayField padding[] = {
  { "padding", N_("Padding"), ASSAY_BYTES, .note = note_padding },
  { NULL }
};

/* draft-ietf-tls-tlsflags section 2. */
static const AssayField flags[] = {
  { "flags", N_("Flags"), ASSAY_VEC8, .least = 1 },
  { NULL }
};

const AssayExtension assay_extensions_hello[] = {
  {  1, ASSAY_EXT_CH | ASSAY_EXT_ANSWER, max_fragment_length }, /* max_fragment_length */
  {  4, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, assay_schema_empty },  /* truncated_hmac */
  { 15, ASSAY_EXT_CH | ASSAY_EXT_ANSWER, heartbeat },           /* heartbeat */
  { 21, ASSAY_EXT_CH,                    padding },             /* padding */
  { 22, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, assay_schema_empty },  /* encrypt_then_mac */
  { 23, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, assay_schema_empty },  /* extended_master_secret */
  { 26, ASSAY_EXT_CH | ASSAY_EXT_OLD_SH, assay_schema_empty },  /* tls_lts */
  { 28, ASSAY_EXT_CH | ASSAY_EXT_ANSWER, record_size_limit },   /* record_size_limit */
  { 62, ASSAY_EXT_ANYWHERE,              flags },               /* tls_flags */
  { 0 }
};
