/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates of a mebibyte and more: read in no time that a person would notice, and shown as far as the limits go. */
#include <string.h>

#include "decode/decode-x509.h"

#include "support/check-x509.h"

/* So long that only work which grows with the square of the size takes it, even under a sanitizer. */
#define MAX_SECONDS 20.0

#define N_MANY 40000

static void
put_header (GByteArray *out,
            guint8      tag,
            gsize       length)
{
  guint8 header[] = { tag, 0x84, (guint8) (length >> 24), (guint8) (length >> 16), (guint8) (length >> 8),
                      (guint8) length };

  if (length < 0x80)
    {
      header[1] = (guint8) length;
      g_byte_array_append (out, header, 2);
    }
  else
    g_byte_array_append (out, header, sizeof header);
}

static void
put (GByteArray   *out,
     guint8        tag,
     gconstpointer content,
     gsize         length)
{
  put_header (out, tag, length);
  g_byte_array_append (out, content, (guint) length);
}

static void
put_array (GByteArray *out,
           guint8      tag,
           GByteArray *content)
{
  put (out, tag, content->data, content->len);
}

#define PUT(out, bytes) g_byte_array_append (out, (const guint8 *) bytes, sizeof bytes - 1)

/* One extension with the identifier 2.5.29.@last. */
static void
put_extension (GByteArray *out,
               guint8      last,
               GByteArray *value)
{
  g_autoptr(GByteArray) extension = g_byte_array_new ();
  guint8 oid[] = { 0x06, 3, 0x55, 0x1d, last };

  g_byte_array_append (extension, oid, sizeof oid);
  put_array (extension, 0x04, value);
  put_array (out, 0x30, extension);
}

/* A certificate around a subject's relative names and extensions. */
static GBytes *
make_certificate (GByteArray *subject,
                  GByteArray *extensions)
{
  g_autoptr(GByteArray) tbs = g_byte_array_new ();
  g_autoptr(GByteArray) list = g_byte_array_new ();
  g_autoptr(GByteArray) all = g_byte_array_new ();
  GByteArray *whole = g_byte_array_new ();

  PUT (tbs, "\xa0\x03\x02\x01\x02" "\x02\x01\x01" "\x30\x07\x06\x05\x2b\x0e\x03\x02\x1d" "\x30\x00");
  PUT (tbs, "\x30\x1e\x17\x0d" "250101000000Z\x17\x0d" "300101000000Z");
  put_array (tbs, 0x30, subject);
  PUT (tbs, "\x30\x0a\x30\x05\x06\x03\x2b\x65\x70\x03\x01\x00");
  put_array (list, 0x30, extensions);
  put_array (tbs, 0xa3, list);
  put_array (all, 0x30, tbs);
  PUT (all, "\x30\x07\x06\x05\x2b\x0e\x03\x02\x1d" "\x03\x01\x00");
  put_array (whole, 0x30, all);
  return g_byte_array_free_to_bytes (whole);
}

/* Reads facts and tree, checks both, and sees that it was quick. */
static AssayCertificate *
read_quickly (const char *what,
              GByteArray *subject,
              GByteArray *extensions)
{
  g_autoptr(GBytes) der = make_certificate (subject, extensions);
  AssayCertificate *facts;
  double seconds;

  g_test_timer_start ();
  facts = assay_x509_read (der, ASSAY_ORIGIN_FILE);
  check_x509 (der);
  seconds = g_test_timer_elapsed ();
  g_test_message ("%s: %" G_GSIZE_FORMAT " bytes in %.3f s", what, g_bytes_get_size (der), seconds);
  g_assert_cmpfloat (seconds, <, MAX_SECONDS);
  return facts;
}

static void
test_many_names (void)
{
  g_autoptr(GByteArray) names = g_byte_array_new ();
  g_autoptr(GByteArray) value = g_byte_array_new ();
  g_autoptr(GByteArray) extensions = g_byte_array_new ();
  g_autoptr(GByteArray) subject = g_byte_array_new ();
  g_autoptr(AssayCertificate) facts = NULL;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("host%06u.example.org", i);

      put (names, 0x82, name, strlen (name));
    }
  put_array (value, 0x30, names);
  put_extension (extensions, 17, value);
  facts = read_quickly ("names", subject, extensions);
  g_assert_cmpuint (g_strv_length (facts->names), ==, N_MANY);
  g_assert_cmpstr (facts->title, ==, "host000000.example.org");
}

static void
test_many_constraints (void)
{
  g_autoptr(GByteArray) subtrees = g_byte_array_new ();
  g_autoptr(GByteArray) permitted = g_byte_array_new ();
  g_autoptr(GByteArray) value = g_byte_array_new ();
  g_autoptr(GByteArray) extensions = g_byte_array_new ();
  g_autoptr(GByteArray) subject = g_byte_array_new ();
  g_autoptr(AssayCertificate) facts = NULL;

  for (guint i = 0; i < N_MANY; i++)
    PUT (subtrees, "\x30\x0a\x87\x08\x0a\x00\x00\x00\xff\x00\x00\x00");
  put_array (permitted, 0xa0, subtrees);
  put_array (value, 0x30, permitted);
  put_extension (extensions, 30, value);
  facts = read_quickly ("constraints", subject, extensions);
}

static void
test_many_extensions (void)
{
  g_autoptr(GByteArray) value = g_byte_array_new ();
  g_autoptr(GByteArray) extensions = g_byte_array_new ();
  g_autoptr(GByteArray) subject = g_byte_array_new ();
  g_autoptr(AssayCertificate) facts = NULL;

  PUT (value, "\x05\x00");
  for (guint i = 0; i < N_MANY; i++)
    put_extension (extensions, (guint8) (i % 0x80), value);
  facts = read_quickly ("extensions", subject, extensions);
}

static void
test_many_attributes (void)
{
  g_autoptr(GByteArray) extensions = g_byte_array_new ();
  g_autoptr(GByteArray) subject = g_byte_array_new ();
  g_autoptr(AssayCertificate) facts = NULL;

  for (guint i = 0; i < N_MANY; i++)
    PUT (subject, "\x31\x0b\x30\x09\x06\x03\x55\x04\x03\x0c\x02hi");
  facts = read_quickly ("attributes", subject, extensions);
  g_assert_cmpstr (facts->title, ==, "hi");
}

/* Markup of a mebibyte in an extension that nobody knows, and in a name. */
static void
test_long_texts (void)
{
  g_autoptr(GByteArray) text = g_byte_array_new ();
  g_autoptr(GByteArray) value = g_byte_array_new ();
  g_autoptr(GByteArray) attribute = g_byte_array_new ();
  g_autoptr(GByteArray) set = g_byte_array_new ();
  g_autoptr(GByteArray) extensions = g_byte_array_new ();
  g_autoptr(GByteArray) subject = g_byte_array_new ();
  g_autoptr(AssayCertificate) facts = NULL;

  while (text->len < 1 << 20)
    PUT (text, "<b>\xe2\x80\xae%n");
  put_array (value, 0x0c, text);
  put_extension (extensions, 0x7f, value);
  PUT (attribute, "\x06\x03\x55\x04\x03");
  put_array (attribute, 0x0c, text);
  put_array (set, 0x30, attribute);
  put_array (subject, 0x31, set);
  facts = read_quickly ("texts", subject, extensions);
}

/* Lengths left open, each in the other: every level has to look for its end. */
static void
test_open_lengths (void)
{
  g_autoptr(GByteArray) value = g_byte_array_new ();
  g_autoptr(GByteArray) extensions = g_byte_array_new ();
  g_autoptr(GByteArray) subject = g_byte_array_new ();
  g_autoptr(AssayCertificate) closed = NULL;
  g_autoptr(AssayCertificate) open = NULL;

  for (guint i = 0; i < N_MANY; i++)
    PUT (value, "\x30\x80");
  for (guint i = 0; i < N_MANY; i++)
    PUT (value, "\x00\x00");
  put_extension (extensions, 0x7f, value);
  closed = read_quickly ("open lengths", subject, extensions);

  g_byte_array_set_size (value, N_MANY);
  g_byte_array_set_size (extensions, 0);
  put_extension (extensions, 0x7f, value);
  open = read_quickly ("open lengths without ends", subject, extensions);
}

/* A number of a mebibyte, where a count should be. */
static void
test_huge_number (void)
{
  g_autoptr(GByteArray) digits = g_byte_array_new ();
  g_autoptr(GByteArray) value = g_byte_array_new ();
  g_autoptr(GByteArray) constraints = g_byte_array_new ();
  g_autoptr(GByteArray) extensions = g_byte_array_new ();
  g_autoptr(GByteArray) subject = g_byte_array_new ();
  g_autoptr(AssayCertificate) facts = NULL;

  g_byte_array_set_size (digits, 1 << 20);
  memset (digits->data, 0x7f, digits->len);
  PUT (constraints, "\x01\x01\xff");
  put_array (constraints, 0x02, digits);
  put_array (value, 0x30, constraints);
  put_extension (extensions, 19, value);
  facts = read_quickly ("number", subject, extensions);
  g_assert_true (facts->is_ca);
  g_assert_cmpint (facts->path_length, ==, G_MAXINT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/x509-large/many-names", test_many_names);
  g_test_add_func ("/x509-large/many-constraints", test_many_constraints);
  g_test_add_func ("/x509-large/many-extensions", test_many_extensions);
  g_test_add_func ("/x509-large/many-attributes", test_many_attributes);
  g_test_add_func ("/x509-large/long-texts", test_long_texts);
  g_test_add_func ("/x509-large/open-lengths", test_open_lengths);
  g_test_add_func ("/x509-large/huge-number", test_huge_number);
  return g_test_run ();
}
