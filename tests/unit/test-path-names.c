/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "decode/x509-normal-name.h"
#include "path/path-name-match.h"
#include "support/made-certificate.h"

/* Names that are equal, and names within limits. */

/* A Name of one attribute: a common name of the string type @tag. */
static GBytes *
name_of (guint8      tag,
         const char *text,
         gsize       length)
{
  g_autoptr(GByteArray) der = g_byte_array_new ();
  const guint8 head[] = { 0x30, (guint8) (length + 11), 0x31, (guint8) (length + 9), 0x30, (guint8) (length + 7),
                          0x06, 0x03, 0x55, 0x04, 0x03, tag, (guint8) length };

  g_byte_array_append (der, head, sizeof head);
  g_byte_array_append (der, (const guint8 *) text, (guint) length);
  return g_byte_array_free_to_bytes (g_steal_pointer (&der));
}

static const struct {
  guint8      tag;
  const char *text;
  guint8      other_tag;
  const char *other;
  gboolean    equal;
} names[] = {
  { 0x0c, "Good CA", 0x13, "Good CA", TRUE },                /* UTF8String, PrintableString */
  { 0x0c, "Good CA", 0x0c, "good  ca", TRUE },
  { 0x0c, "  Good CA ", 0x0c, "Good CA", TRUE },
  { 0x0c, "GoodCA", 0x0c, "Good CA", FALSE },
  { 0x0c, "Good CA", 0x0c, "Good CB", FALSE },
  { 0x0c, "Stra\xc3\x9f" "e", 0x0c, "STRASSE", TRUE },
  { 0x0c, "e\xcc\x81", 0x0c, "\xc3\xa9", TRUE },            /* composed or not */
  { 0x0c, "\xc3\xa9", 0x14, "\xe9", TRUE },                 /* TeletexString is Latin-1 */
  { 0x0c, "a\xc2\xad" "b", 0x0c, "ab", TRUE },              /* a soft hyphen is nothing */
  { 0x0c, "a\xe3\x80\x80" "b", 0x0c, "a b", TRUE },         /* an ideographic space is a space */
  { 0x0c, "", 0x0c, " ", TRUE },
  { 0x0c, "\xff", 0x0c, "\xff", TRUE },                     /* no UTF-8: byte by byte */
  { 0x0c, "\xff", 0x0c, "\xfe", FALSE },
};

static void
test_equal (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GBytes) one = name_of (names[i].tag, names[i].text, strlen (names[i].text));
      g_autoptr(GBytes) other = name_of (names[i].other_tag, names[i].other, strlen (names[i].other));
      g_autoptr(GBytes) normal = assay_x509_dup_normal_name (one);
      g_autoptr(GBytes) other_normal = assay_x509_dup_normal_name (other);

      g_test_message ("%s, %s", names[i].text, names[i].other);
      g_assert_cmpint (g_bytes_equal (normal, other_normal), ==, names[i].equal);
    }
}

/* A NUL in a name cuts nothing off. */
static void
test_nul (void)
{
  g_autoptr(GBytes) one = name_of (0x0c, "a\0b", 3), other = name_of (0x0c, "a\0c", 3);
  g_autoptr(GBytes) normal = assay_x509_dup_normal_name (one), other_normal = assay_x509_dup_normal_name (other);

  g_assert_false (g_bytes_equal (normal, other_normal));
}

static const struct {
  const char *permitted;
  const char *names;
  gboolean    within;
} limits[] = {
  { "example.org", "example.org", TRUE },
  { "example.org", "www.example.org", TRUE },
  { "example.org", "WWW.Example.ORG", TRUE },
  { "example.org", "example.org.", FALSE },      /* RFC 5280 section 4.2.1.6: not in the preferred syntax */
  { "example.org", "badexample.org", FALSE },
  { "example.org", "org", FALSE },
  { "example.org", "*.example.org", TRUE },
  { "www.example.org", "*.example.org", FALSE },
  { ".example.org", "www.example.org", TRUE },
  { ".example.org", "example.org", FALSE },
  { "example.org example.com", "a.example.com b.example.org", TRUE },
  { "example.org example.com", "a.example.com b.example.net", FALSE },
  { "example.org", NULL, TRUE },
};

static void
test_limits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr(GPtrArray) certificates = made_list_new ();
      g_autoptr(GPtrArray) anchors = made_list_new ();
      g_autoptr(AssayValidation) validation = NULL;
      AssayPathOptions options;

      g_ptr_array_add (certificates, made_certificate_new (&(MadeCertificate) {
        .subject = "leaf", .issuer = "root", .key = 'l', .issuer_key = 'r', .path_length = -1,
        .names = limits[i].names }));
      g_ptr_array_add (anchors, made_certificate_new (&(MadeCertificate) {
        .subject = "root", .issuer = "root", .key = 'r', .issuer_key = 'r', .authority = TRUE, .path_length = -1,
        .permitted = limits[i].permitted }));
      made_options_init (&options, anchors);
      validation = assay_path_validate (certificates, &options);
      g_test_message ("%s in %s", limits[i].names, limits[i].permitted);
      g_assert_cmpint (assay_validation_get_chosen (validation)->valid, ==, limits[i].within);
    }
}

/* A name and a limit of one type, and whether the name is within what is permitted, and what is excluded, by it. */
static const struct {
  PathNameType  type;
  const char   *name;
  const char   *limit;
  gboolean      permitted;
  gboolean      excluded;
} pairs[] = {
  { PATH_NAME_DNS, "www.example.org", "example.org", TRUE, TRUE },
  { PATH_NAME_DNS, "www.example.org", "", TRUE, TRUE },
  { PATH_NAME_DNS, "my_host-.example.org", "example.org", TRUE, TRUE },

  /* a wildcard is permitted where all that it stands for is, and excluded where something is */
  { PATH_NAME_DNS, "*.example.org", "www.example.org", FALSE, TRUE },
  { PATH_NAME_DNS, "*.example.org", "a.b.example.org", FALSE, FALSE },
  { PATH_NAME_DNS, "*.example.org", ".b.example.org", FALSE, FALSE },
  { PATH_NAME_DNS, "*.example.org", "org", TRUE, TRUE },
  { PATH_NAME_DNS, "*.example.org", "xexample.org", FALSE, FALSE },

  /* what is no name is never permitted and always excluded */
  { PATH_NAME_DNS, "www..example.org", "example.org", FALSE, TRUE },
  { PATH_NAME_DNS, ".example.org", "example.org", FALSE, TRUE },
  { PATH_NAME_DNS, "www.example.org.", "example.com", FALSE, TRUE },
  { PATH_NAME_DNS, "w*w.example.org", "example.com", FALSE, TRUE },
  { PATH_NAME_DNS, "www.example.org/", "example.com", FALSE, TRUE },
  { PATH_NAME_DNS, "192.0.2.1", "example.com", FALSE, TRUE },
  { PATH_NAME_DNS, "", "example.com", FALSE, TRUE },

  /* nor with a limit that is none */
  { PATH_NAME_DNS, "www.example.org", "*.example.org", FALSE, TRUE },
  { PATH_NAME_DNS, "www.example.org", "*.example.com", FALSE, TRUE },
  { PATH_NAME_DNS, "www.example.org", "example.org.", FALSE, TRUE },
  { PATH_NAME_DNS, "www.example.org", ".", FALSE, TRUE },
  { PATH_NAME_DNS, "www.example.org", "https://example.org", FALSE, TRUE },

  { PATH_NAME_MAIL, "me@example.org", "example.org", TRUE, TRUE },
  { PATH_NAME_MAIL, "me@www.example.org", "example.org", FALSE, FALSE },
  { PATH_NAME_MAIL, "me@www.example.org", ".example.org", TRUE, TRUE },
  { PATH_NAME_MAIL, "me@example.org", ".example.org", FALSE, FALSE },
  { PATH_NAME_MAIL, "me@example.org", "me@EXAMPLE.org", TRUE, TRUE },
  { PATH_NAME_MAIL, "me@example.org", "Me@example.org", FALSE, FALSE },
  { PATH_NAME_MAIL, "\"me@home\"@example.org", "example.org", TRUE, TRUE },
  { PATH_NAME_MAIL, "me@[192.0.2.1]", "example.org", FALSE, FALSE },
  { PATH_NAME_MAIL, "me@home@example.org", "example.org", FALSE, TRUE },
  { PATH_NAME_MAIL, "@example.org", "example.org", FALSE, TRUE },
  { PATH_NAME_MAIL, "example.org", "example.org", FALSE, TRUE },
  { PATH_NAME_MAIL, "me@example.org.", "example.com", FALSE, TRUE },
  { PATH_NAME_MAIL, "", "example.org", FALSE, TRUE },
  { PATH_NAME_MAIL, "me@example.org", "@example.org", FALSE, TRUE },

  { PATH_NAME_URI, "https://example.org/", "example.org", TRUE, TRUE },
  { PATH_NAME_URI, "https://me@example.org:443/", "example.org", TRUE, TRUE },
  { PATH_NAME_URI, "https://example.org./", "example.org", TRUE, TRUE },
  { PATH_NAME_URI, "https://www.example.org/", "example.org", FALSE, FALSE },
  { PATH_NAME_URI, "https://www.example.org", ".example.org", TRUE, TRUE },
  { PATH_NAME_URI, "https://192.0.2.1/", "example.org", FALSE, TRUE },
  { PATH_NAME_URI, "https://[2001:db8::1]/", "example.org", FALSE, TRUE },
  { PATH_NAME_URI, "urn:example:org", "example.org", FALSE, TRUE },
  { PATH_NAME_URI, "https://example%2eorg/", "example.com", FALSE, TRUE },
  { PATH_NAME_URI, "https://example.org\\@example.com/", "example.com", FALSE, TRUE },
  { PATH_NAME_URI, "https://example.org\\.example.com/", "example.net", FALSE, TRUE },

  { PATH_NAME_ADDRESS, "abcd", "ab\1\1\377\377\200\200", FALSE, TRUE },       /* a mask with gaps */
  { PATH_NAME_ADDRESS, "abcde", "abcdabcd", FALSE, TRUE },
  { PATH_NAME_ADDRESS, "abcd", "ab", FALSE, TRUE },
};

static PathName
name_for (PathNameType  type,
          const char   *text)
{
  PathName name = { .type = type };

  assay_cursor_init (&name.content, (const guint8 *) text, strlen (text));
  return name;
}

static void
test_within (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const PathName name = name_for (pairs[i].type, pairs[i].name);
      const PathName limit = name_for (pairs[i].type, pairs[i].limit);
      const PathCompared one = path_compared_name (&name), other = path_compared_limit (&limit);

      g_test_message ("%s in %s", pairs[i].name, pairs[i].limit);
      g_assert_cmpint (path_name_is_within (&one, &other, FALSE), ==, pairs[i].permitted);
      g_assert_cmpint (path_name_is_within (&one, &other, TRUE), ==, pairs[i].excluded);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path-names/equal", test_equal);
  g_test_add_func ("/path-names/nul", test_nul);
  g_test_add_func ("/path-names/limits", test_limits);
  g_test_add_func ("/path-names/within", test_within);
  return g_test_run ();
}
