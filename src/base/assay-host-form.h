/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* RFC 1035 section 2.3.4, without the length octets. */
#define ASSAY_HOST_MAX_LENGTH 253
#define ASSAY_HOST_MAX_LABEL  63

/**
 * AssayHostForm:
 * @ASSAY_HOST_LDH: letters, digits and hyphens between them (RFC 1034 section 3.5)
 * @ASSAY_HOST_UNDERSCORE: underscores too: no letters of host names (RFC 952), but servers with one exist and resolve
 * @ASSAY_HOST_ANY_HYPHEN: hyphens at the ends of labels too, which are met
 * @ASSAY_HOST_WILDCARD: "*" may be the first of several labels
 * @ASSAY_HOST_DOT_FIRST: a dot may stand before the first label
 *
 * What the name of a host may look like.
 */
typedef enum {
  ASSAY_HOST_LDH        = 0,
  ASSAY_HOST_UNDERSCORE = 1 << 0,
  ASSAY_HOST_ANY_HYPHEN = 1 << 1,
  ASSAY_HOST_WILDCARD   = 1 << 2,
  ASSAY_HOST_DOT_FIRST  = 1 << 3,
} AssayHostForm;

/**
 * assay_host_has_form:
 * @text: (array length=length): what may be the name of a host, in ASCII, not NUL-terminated
 * @length: its length in bytes
 * @form: what it may look like
 *
 * Pure; any thread.
 *
 * Returns: whether it is labels between dots, in that form and no longer than the DNS allows
 */
gboolean assay_host_has_form       (const char    *text,
                                    gsize          length,
                                    AssayHostForm  form);

/**
 * assay_host_ends_in_number:
 * @text: (array length=length): labels between dots, not NUL-terminated
 * @length: its length in bytes
 *
 * Such is an address, or was meant to be one: RFC 1123 section 2.1 wants a letter in the last label, and some resolvers
 * take a hexadecimal number for one too. Pure; any thread.
 *
 * Returns: whether the last label is a number
 */
gboolean assay_host_ends_in_number (const char    *text,
                                    gsize          length);

G_END_DECLS
