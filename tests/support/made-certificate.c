/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-certificate.h"

#include <string.h>

#include "decode/decode-x509.h"
#include "decode/x509-normal-name.h"

/* DER is written from the inside out: content first, then its header before it. */
static GByteArray *
wrap (guint8      tag,
      GByteArray *content)
{
  guint8 header[5] = { tag, 0x83, (guint8) (content->len >> 16), (guint8) (content->len >> 8), (guint8) content->len };
  guint n = content->len < 0x80 ? 1 : content->len < 0x100 ? 2 : content->len < 0x10000 ? 3 : 4;

  header[1] = n == 1 ? (guint8) content->len : (guint8) (0x80 | (n - 1));
  for (guint i = 1; i < n; i++)
    header[1 + i] = (guint8) (content->len >> 8 * (n - 1 - i));
  return g_byte_array_prepend (content, header, n + 1);
}

static GByteArray *
bytes (gconstpointer data,
       gsize         length)
{
  return g_byte_array_append (g_byte_array_new (), data, (guint) length);
}

static GByteArray *
text (guint8      tag,
      const char *words)
{
  return wrap (tag, bytes (words, strlen (words)));
}

/* Joins @b to @a, and frees it. */
static GByteArray *
join (GByteArray *a,
      GByteArray *b)
{
  g_byte_array_append (a, b->data, b->len);
  g_byte_array_unref (b);
  return a;
}

static GByteArray *
common_name (const char *name)
{
  static const guint8 oid[] = { 0x06, 0x03, 0x55, 0x04, 0x03 };

  return wrap (0x30, wrap (0x31, wrap (0x30, join (bytes (oid, sizeof oid), text (0x0c, name)))));
}

static GByteArray *
extension (guint8      id,
           gboolean    critical,
           GByteArray *value)
{
  const guint8 oid[] = { 0x06, 0x03, 0x55, 0x1d, id };
  static const guint8 yes[] = { 0x01, 0x01, 0xff };
  GByteArray *all = bytes (oid, sizeof oid);

  if (critical)
    g_byte_array_append (all, yes, sizeof yes);
  return wrap (0x30, join (all, wrap (0x04, value)));
}

static GByteArray *
ed25519 (void)
{
  static const guint8 oid[] = { 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70 };

  return bytes (oid, sizeof oid);
}

static GByteArray *
bits (guint8 fill,
      guint  length)
{
  g_autofree guint8 *data = g_malloc0 (length + 1);

  memset (data + 1, fill, length);
  return wrap (0x03, bytes (data, length + 1));
}

static GByteArray *
basic_constraints (const MadeCertificate *what)
{
  static const guint8 yes[] = { 0x01, 0x01, 0xff };
  const guint8 length[] = { 0x02, 0x01, (guint8) what->path_length };
  GByteArray *value = g_byte_array_new ();

  if (what->authority)
    g_byte_array_append (value, yes, sizeof yes);
  if (what->path_length >= 0)
    g_byte_array_append (value, length, sizeof length);
  return extension (19, TRUE, wrap (0x30, value));
}

/* GeneralNames of DNS names, each wrapped as a subtree when @subtrees. */
static GByteArray *
dns_names (const char *names,
           gboolean    subtrees)
{
  g_auto(GStrv) words = g_strsplit (names, " ", -1);
  GByteArray *list = g_byte_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    join (list, subtrees ? wrap (0x30, text (0x82, words[i])) : text (0x82, words[i]));
  return list;
}

static GByteArray *
extensions (const MadeCertificate *what)
{
  const guint8 own[] = { 0x04, 0x01, what->key };
  const guint8 above[] = { 0x30, 0x03, 0x80, 0x01, what->issuer_key };
  GByteArray *all = basic_constraints (what);

  if (!what->no_ids)
    {
      join (all, extension (14, FALSE, bytes (own, sizeof own)));
      join (all, extension (35, FALSE, bytes (above, sizeof above)));
    }
  if (what->names != NULL)
    join (all, extension (17, FALSE, wrap (0x30, dns_names (what->names, FALSE))));
  if (what->permitted != NULL)
    join (all, extension (30, TRUE, wrap (0x30, wrap (0xa0, dns_names (what->permitted, TRUE)))));
  return wrap (0xa3, wrap (0x30, all));
}

static GByteArray *
tbs (const MadeCertificate *what)
{
  static const guint8 version[] = { 0xa0, 0x03, 0x02, 0x01, 0x02, 0x02, 0x01, 0x01 };
  GByteArray *all = join (bytes (version, sizeof version), ed25519 ());

  join (all, common_name (what->issuer));
  join (all, wrap (0x30, join (text (0x17, "260101000000Z"),
                               text (0x17, what->ended ? "260601000000Z" : "261231000000Z"))));
  join (all, common_name (what->subject));
  join (all, wrap (0x30, join (ed25519 (), bits (what->key, 32))));
  return wrap (0x30, join (all, extensions (what)));
}

AssayCertificate *
made_certificate_new (const MadeCertificate *what)
{
  GByteArray *all = join (join (tbs (what), ed25519 ()), bits (what->issuer_key, 1));
  g_autoptr(GBytes) der = g_byte_array_free_to_bytes (wrap (0x30, all));

  return assay_x509_read (der, ASSAY_ORIGIN_SERVER);
}

AssaySignatureStatus
made_verify (const AssaySigned *what,
             gpointer           data)
{
  gsize length, key_length;
  const guint8 *signature = g_bytes_get_data (what->signature, &length);
  const guint8 *key = g_bytes_get_data (what->spki, &key_length);

  return length > 0 && key_length > 0 && signature[0] == key[key_length - 1] ? ASSAY_SIGNATURE_VALID
                                                                            : ASSAY_SIGNATURE_INVALID;
}

GPtrArray *
made_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref);
}

GPtrArray *
made_find_anchors (GBytes   *name,
                   gpointer  data)
{
  const GPtrArray *anchors = data;
  GPtrArray *found = made_list_new ();

  for (guint i = 0; i < anchors->len; i++)
    {
      AssayCertificate *anchor = g_ptr_array_index (anchors, i);
      g_autoptr(GBytes) normal = assay_x509_dup_normal_name (anchor->subject_der);

      if (normal != NULL && g_bytes_equal (normal, name))
        g_ptr_array_add (found, assay_certificate_ref (anchor));
    }
  return found;
}

void
made_options_init (AssayPathOptions *options,
                   GPtrArray        *anchors)
{
  *options = (AssayPathOptions) {
    .profile = ASSAY_PROFILE_RFC5280,
    .strength = -1,
    .time = MADE_NOW,
    .max_depth = -1,
    .verify = made_verify,
    .find_anchors = made_find_anchors,
    .data = anchors,
  };
}
