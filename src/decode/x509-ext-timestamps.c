/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificate Transparency: RFC 6962 section 3.3. */
#include "decode/x509-extensions.h"
#include "decode/decode-sct.h"

static void
add_timestamps (AssayNodeBuilder *builder,
                const char       *key,
                const char       *label,
                const AssayDer   *der)
{
  AssayCursor content = der->content;

  if (assay_der_open (builder, ASSAY_NODE_LIST, key, label, der))
    assay_sct_add_list (builder, &content);
  assay_node_builder_close (builder, assay_der_end (der));
}

const AssayDerField assay_x509_timestamps = {
  "sct_list", N_("Timestamps"), ASSAY_DER_OCTET_STRING, .add = add_timestamps
};
