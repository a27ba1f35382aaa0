/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode/decode-fingerprint.h"

#define SERVER_NAME 0
#define ALPN        16

/* Hexadecimal digits of a hash that JA4 keeps; zeros stand for nothing to hash. */
#define JA4_DIGITS 12
#define JA4_NONE   "000000000000"

/* Two digits have room for so many. */
#define JA4_MAX_COUNT 99

static AssayFingerprint *
fingerprint_new (const char *id,
                 const char *title,
                 char       *value,
                 const char *source_id,
                 GString    *source)
{
  AssayFingerprint *fingerprint = g_new0 (AssayFingerprint, 1);

  fingerprint->id = id;
  fingerprint->title = title;
  fingerprint->value = value;
  fingerprint->source_id = source_id;
  fingerprint->source = g_string_free (source, FALSE);
  return fingerprint;
}

static void
fingerprint_free (AssayFingerprint *fingerprint)
{
  g_free (fingerprint->value);
  g_free (fingerprint->source);
  g_free (fingerprint);
}

/* The numbers of a list, or those at @below in each item of it, without GREASE. */
static GArray *
collect (const AssayNode *hello,
         const char      *path,
         const char      *below)
{
  const AssayNode *list = assay_node_lookup (hello, path);
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; list != NULL && i < assay_node_get_n_children (list); i++)
    {
      const AssayNode *item = assay_node_lookup (assay_node_get_child (list, i), below);
      const AssayNames *names = item != NULL ? assay_node_get_names (item) : NULL;
      guint code;

      if (names == NULL)
        continue;
      code = assay_node_get_number (item);
      if (!assay_names_is_grease (names, code))
        g_array_append_val (codes, code);
    }
  return codes;
}

static void
append_decimal (GString         *text,
                const AssayNode *hello,
                const char      *path,
                const char      *below)
{
  g_autoptr(GArray) codes = collect (hello, path, below);

  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (text, i > 0 ? "-%u" : "%u", g_array_index (codes, guint, i));
}

static AssayFingerprint *
make_ja3 (const AssayNode *hello)
{
  GString *full = g_string_new (NULL);

  g_string_append_printf (full, "%u,", (guint) assay_node_lookup_number (hello, "legacy_version", 0));
  append_decimal (full, hello, "cipher_suites", "");
  g_string_append_c (full, ',');
  append_decimal (full, hello, "extensions", "extension_type");
  g_string_append_c (full, ',');
  append_decimal (full, hello, "extensions/supported_groups/named_group_list", "");
  g_string_append_c (full, ',');
  append_decimal (full, hello, "extensions/ec_point_formats/ec_point_format_list", "");
  return fingerprint_new ("ja3", "JA3", g_compute_checksum_for_string (G_CHECKSUM_MD5, full->str, full->len),
                          "ja3_full", full);
}

static AssayFingerprint *
make_ja3s (const AssayNode *hello)
{
  GString *full = g_string_new (NULL);

  g_string_append_printf (full, "%u,%u,", (guint) assay_node_lookup_number (hello, "legacy_version", 0),
                          (guint) assay_node_lookup_number (hello, "cipher_suite", 0));
  append_decimal (full, hello, "extensions", "extension_type");
  return fingerprint_new ("ja3s", "JA3S", g_compute_checksum_for_string (G_CHECKSUM_MD5, full->str, full->len),
                          "ja3s_full", full);
}

/* How JA4 calls versions, the best first. */
static const struct {
  guint16    code;
  const char name[3];
} versions[] = {
  { 0x0304, "13" },
  { 0x0303, "12" },
  { 0x0302, "11" },
  { 0x0301, "10" },
  { 0x0300, "s3" },
  { 0x0002, "s2" },
  { 0xfefc, "d3" },
  { 0xfefd, "d2" },
  { 0xfeff, "d1" },
};

static gboolean
has_code (const GArray *codes,
          guint         code)
{
  for (guint i = 0; i < codes->len; i++)
    if (g_array_index (codes, guint, i) == code)
      return TRUE;
  return FALSE;
}

/* The best version on offer; versions in the extension count for more than the one before it. */
static const char *
ja4_version (const AssayNode *hello)
{
  g_autoptr(GArray) offered = collect (hello, "extensions/supported_versions/versions", "");
  guint legacy = assay_node_lookup_number (hello, "legacy_version", 0);

  if (offered->len == 0)
    g_array_append_val (offered, legacy);
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (has_code (offered, versions[i].code))
      return versions[i].name;
  return "00";
}

static char
ja4_transport (const AssayNode *hello)
{
  guint legacy = assay_node_lookup_number (hello, "legacy_version", 0);

  if (legacy >> 8 == 0xfe || legacy == 0x0100)
    return 'd';
  return assay_node_lookup (hello, "extensions/quic_transport_parameters") != NULL
      || assay_node_lookup (hello, "extensions/quic_transport_parameters_draft") != NULL ? 'q' : 't';
}

/* The first and the last character of the first protocol: of its bytes when both are letters or digits, else of their
 * hexadecimal form. */
static void
append_protocol (GString         *text,
                 const AssayNode *hello)
{
  const AssayNode *name = assay_node_lookup (hello, "extensions/application_layer_protocol_negotiation/"
                                                    "protocol_name_list/0/protocol_name");
  g_autoptr(GBytes) bytes = name != NULL ? assay_node_dup_bytes (name) : NULL;
  gsize length = bytes != NULL ? g_bytes_get_size (bytes) : 0;
  const guint8 *data = length > 0 ? g_bytes_get_data (bytes, NULL) : NULL;

  if (length == 0)
    g_string_append (text, "00");
  else if (g_ascii_isalnum (data[0]) && g_ascii_isalnum (data[length - 1]))
    g_string_append_printf (text, "%c%c", data[0], data[length - 1]);
  else
    g_string_append_printf (text, "%x%x", data[0] >> 4, data[length - 1] & 0x0f);
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  guint left = *(const guint *) a, right = *(const guint *) b;

  return (left > right) - (left < right);
}

/* Codes in ascending order, or as they came. */
static char *
list_codes (GArray   *codes,
            gboolean  sorted)
{
  GString *text = g_string_new (NULL);

  if (sorted)
    g_array_sort (codes, compare_codes);
  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (text, i > 0 ? ",%04x" : "%04x", g_array_index (codes, guint, i));
  return g_string_free (text, FALSE);
}

/* Those that the first part of JA4 tells of already do not count again. */
static void
drop_told (GArray *codes)
{
  for (guint i = codes->len; i-- > 0;)
    if (g_array_index (codes, guint, i) == SERVER_NAME || g_array_index (codes, guint, i) == ALPN)
      g_array_remove_index (codes, i);
}

/* The extensions, and after them the signature algorithms where there are any. */
static char *
list_extensions (const AssayNode *hello,
                 GArray          *extensions)
{
  g_autoptr(GArray) schemes = collect (hello, "extensions/signature_algorithms/supported_signature_algorithms", "");
  g_autofree char *types = NULL;
  g_autofree char *algorithms = list_codes (schemes, FALSE);

  drop_told (extensions);
  types = list_codes (extensions, TRUE);
  return schemes->len > 0 ? g_strconcat (types, "_", algorithms, NULL) : g_steal_pointer (&types);
}

static void
append_hash (GString    *text,
             const char *list)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, list, -1);

  g_string_append_c (text, '_');
  g_string_append_len (text, *list != '\0' ? hash : JA4_NONE, JA4_DIGITS);
}

/* https://github.com/FoxIO-LLC/ja4/blob/main/technical_details/JA4.md */
static AssayFingerprint *
make_ja4 (const AssayNode *hello)
{
  g_autoptr(GArray) suites = collect (hello, "cipher_suites", "");
  g_autoptr(GArray) extensions = collect (hello, "extensions", "extension_type");
  g_autofree char *first = NULL, *second = NULL;
  GString *value = g_string_new (NULL), *source;

  g_string_append_printf (value, "%c%s%c%02u%02u", ja4_transport (hello), ja4_version (hello),
                          has_code (extensions, SERVER_NAME) ? 'd' : 'i',
                          MIN (suites->len, JA4_MAX_COUNT), MIN (extensions->len, JA4_MAX_COUNT));
  append_protocol (value, hello);

  first = list_codes (suites, TRUE);
  second = list_extensions (hello, extensions);
  source = g_string_new (value->str);
  g_string_append_printf (source, "_%s_%s", first, second);
  append_hash (value, first);
  append_hash (value, second);
  return fingerprint_new ("ja4", "JA4", g_string_free (value, FALSE), "ja4_r", source);
}

/* Whether a length below @parent promises more than there is in it. */
static gboolean
is_short (const AssayNode *parent,
          const AssayNode *length)
{
  gsize end = assay_node_get_offset (parent) + assay_node_get_length (parent);

  return assay_node_get_number (length) > end - assay_node_get_offset (length) - assay_node_get_length (length);
}

/* Whether the hello has all its parts, and its extensions end where they say. */
static gboolean
is_whole (const AssayNode *hello)
{
  const AssayNode *extensions = assay_node_lookup (hello, "extensions");

  for (guint i = 0; i < assay_node_get_n_children (hello); i++)
    {
      const AssayNode *part = assay_node_get_child (hello, i);

      if (assay_node_is_malformed (part)
          && (assay_node_get_kind (part) != ASSAY_NODE_NUMBER || is_short (hello, part)))
        return FALSE;
    }
  for (guint i = 0; extensions != NULL && i < assay_node_get_n_children (extensions); i++)
    {
      const AssayNode *extension = assay_node_get_child (extensions, i);
      const AssayNode *length = assay_node_lookup (extension, "extension_data_length");

      if (length == NULL || is_short (extension, length))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
assay_fingerprints_new (const AssayNode *message)
{
  GPtrArray *fingerprints = g_ptr_array_new_with_free_func ((GDestroyNotify) fingerprint_free);

  if (!is_whole (message))
    return fingerprints;
  if (assay_node_lookup (message, "legacy_compression_methods") != NULL)
    {
      g_ptr_array_add (fingerprints, make_ja3 (message));
      g_ptr_array_add (fingerprints, make_ja4 (message));
    }
  else if (assay_node_lookup (message, "legacy_version") != NULL && assay_node_lookup (message, "cipher_suite") != NULL)
    g_ptr_array_add (fingerprints, make_ja3s (message));
  return fingerprints;
}
