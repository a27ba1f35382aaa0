/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "decode/x509-normal-name.h"
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
  { "example.org", "example.org.", TRUE },
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path-names/equal", test_equal);
  g_test_add_func ("/path-names/nul", test_nul);
  g_test_add_func ("/path-names/limits", test_limits);
  return g_test_run ();
}
