/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Netscape's certificate extensions, from before there were others. */
#include "decode/x509-extensions.h"

static const AssayName type_rows[] = {
  { 0, "sslClient" },
  { 1, "sslServer" },
  { 2, "smime" },
  { 3, "objectSigning" },
  { 4, "reserved" },
  { 5, "sslCA" },
  { 6, "smimeCA" },
  { 7, "objectSigningCA" },
};

static const AssayNames types = { "Netscape certificate type", type_rows, G_N_ELEMENTS (type_rows), 2 };

const AssayDerField assay_x509_netscape_type = {
  "netscape_cert_type", N_("Type"), ASSAY_DER_BIT_STRING, .names = &types
};
