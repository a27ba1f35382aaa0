/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-x509.h"

#include "check-tree.h"
#include "decode/decode-x509.h"

static void
check_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *c = text; *c != '\0'; c++)
    g_assert_true (!g_ascii_iscntrl (*c));
}

static void
check_words (char **words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    check_text (words[i]);
}

/* That @part is a slice: the same memory as the certificate. */
static void
check_slice (GBytes *der,
             GBytes *part)
{
  gsize size, length;
  const guint8 *whole = g_bytes_get_data (der, &size);
  const guint8 *bytes = g_bytes_get_data (part, &length);

  if (length > 0)
    g_assert_true (bytes >= whole && bytes + length <= whole + size);
}

static void
check_facts (GBytes                 *der,
             const AssayCertificate *facts)
{
  check_slice (der, facts->subject_der);
  check_slice (der, facts->issuer_der);
  check_slice (der, facts->spki_der);
  check_text (facts->title);
  check_text (facts->issuer_title);
  check_text (facts->subject);
  check_text (facts->issuer);
  check_text (facts->serial);
  check_text (facts->key_algorithm);
  check_text (facts->signature_algorithm);
  g_assert_nonnull (facts->names);
  check_words (facts->names);
  check_words (facts->key_usage);
  check_words (facts->extended_key_usage);
}

void
check_x509 (GBytes *der)
{
  g_autoptr(AssayCertificate) facts = assay_x509_read (der, ASSAY_ORIGIN_FILE);
  g_autoptr(AssayNode) tree = assay_x509_decode (der);
  const guint8 *subject;
  gsize length;

  check_tree_tiles (tree);
  check_facts (der, facts);
  if (assay_x509_find_subject (g_bytes_get_data (der, NULL), g_bytes_get_size (der), &subject, &length))
    g_assert_cmpmem (subject, length, g_bytes_get_data (facts->subject_der, NULL),
                     g_bytes_get_size (facts->subject_der));
  /* What the quick walk takes for malformed, the tree marks as well. */
  if (facts->malformed)
    g_assert_cmpuint (assay_node_count_malformed (tree), >, 0);
}
