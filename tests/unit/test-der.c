/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/assay-format.h"
#include "decode/decode-der.h"
#include "decode/der-tree.h"

#include "support/check-tree.h"

#define NO_TIME G_MININT64

static gsize
from_hex (const char *hex,
          guint8     *bytes)
{
  gsize n = 0;

  for (; *hex != '\0'; hex++)
    if (*hex != ' ')
      {
        bytes[n++] = (guint8) (g_ascii_xdigit_value (hex[0]) << 4 | g_ascii_xdigit_value (hex[1]));
        hex++;
      }
  return n;
}

typedef struct {
  const char   *hex;
  gboolean      readable;
  guint32       tag;
  gsize         header;
  gsize         left;       /* of its content */
  AssayDerFlaws flaws;
} Reading;

static const Reading readings[] = {
  { "02 01 05",             TRUE,  ASSAY_DER_INTEGER,   2, 1, 0 },
  { "30 00",                TRUE,  ASSAY_DER_SEQUENCE,  2, 0, 0 },
  { "a3 02 05 00",          TRUE,  ASSAY_DER_CONTEXT_GROUP (3), 2, 2, 0 },
  { "9f 1f 00",             TRUE,  ASSAY_DER_CONTEXT (31), 3, 0, 0 },
  { "9f 82 01 01 aa",       TRUE,  ASSAY_DER_CONTEXT (257), 4, 1, 0 },
  { "9f 05 00",             TRUE,  ASSAY_DER_CONTEXT (5), 3, 0, ASSAY_DER_LONG_TAG },
  { "9f 80 21 00",          TRUE,  ASSAY_DER_CONTEXT (33), 4, 0, ASSAY_DER_LONG_TAG },
  { "04 81 01 aa",          TRUE,  ASSAY_DER_OCTET_STRING, 3, 1, ASSAY_DER_LONG_LENGTH },
  { "04 82 00 01 aa",       TRUE,  ASSAY_DER_OCTET_STRING, 4, 1, ASSAY_DER_LONG_LENGTH },
  { "04 05 aa bb",          TRUE,  ASSAY_DER_OCTET_STRING, 2, 2, ASSAY_DER_CUT },
  { "04 88 7f ff ff ff ff ff ff ff aa", TRUE, ASSAY_DER_OCTET_STRING, 10, 1, ASSAY_DER_CUT },
  { "04 88 ff ff ff ff ff ff ff ff aa", TRUE, ASSAY_DER_OCTET_STRING, 10, 1, ASSAY_DER_CUT },
  { "",                     FALSE, 0, 0, 0, ASSAY_DER_CUT },
  { "04",                   FALSE, 0, 0, 0, ASSAY_DER_CUT },
  { "04 82 01",             FALSE, 0, 0, 0, ASSAY_DER_CUT },
  { "9f ff ff",             FALSE, 0, 0, 0, ASSAY_DER_CUT },
  { "1f 03 88 37",          FALSE, 0, 0, 0, ASSAY_DER_CUT | ASSAY_DER_LONG_TAG },
  { "30 80 00 00",          TRUE,  ASSAY_DER_SEQUENCE,  2, 2, ASSAY_DER_INDEFINITE },
  { "30 80 05 00 00 00 05", TRUE,  ASSAY_DER_SEQUENCE,  2, 4, ASSAY_DER_INDEFINITE },
  { "a0 80 30 80 00 00 04 02 00 00 00 00", TRUE, ASSAY_DER_CONTEXT_GROUP (0), 2, 10, ASSAY_DER_INDEFINITE },
  { "30 80 30 80 00 00",    FALSE, 0, 0, 0, ASSAY_DER_INDEFINITE },
  { "30 80 04 05 00 00",    FALSE, 0, 0, 0, ASSAY_DER_INDEFINITE },
  { "30 80",                FALSE, 0, 0, 0, ASSAY_DER_INDEFINITE },
  { "04 80 00 00",          FALSE, 0, 0, 0, ASSAY_DER_INDEFINITE },
  { "04 89 00 00 00 00 00 00 00 00 01 aa", FALSE, 0, 0, 0, ASSAY_DER_HUGE },
  { "04 ff",                FALSE, 0, 0, 0, ASSAY_DER_HUGE },
  { "9f ff ff ff ff 7f 00", FALSE, 0, 0, 0, ASSAY_DER_HUGE },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      const Reading *row = &readings[i];
      guint8 bytes[64];
      AssayCursor cursor;
      AssayDer der;

      g_test_message ("%s", row->hex);
      assay_cursor_init (&cursor, bytes, from_hex (row->hex, bytes));
      g_assert_cmpint (assay_der_read (&cursor, &der), ==, row->readable);
      g_assert_cmpint (cursor.failed, ==, !row->readable);
      g_assert_cmphex (der.tag, ==, row->tag);
      g_assert_cmpint (der.flaws, ==, row->flaws);
      g_assert_cmpuint (assay_cursor_left (&der.content), ==, row->left);
      g_assert_cmpuint (assay_der_header (&der), ==, row->header);
      g_assert_cmpuint (cursor.offset, ==, row->readable ? assay_der_end (&der) : 0);
    }
}

static void
test_read_tag_takes_nothing_else (void)
{
  static const guint8 bytes[] = { 0x02, 0x01, 0x05 };
  AssayCursor cursor;
  AssayDer der;

  assay_cursor_init (&cursor, bytes, sizeof bytes);
  g_assert_false (assay_der_read_tag (&cursor, ASSAY_DER_SEQUENCE, &der));
  g_assert_cmpuint (cursor.offset, ==, 0);
  g_assert_false (cursor.failed);
  g_assert_true (assay_der_read_tag (&cursor, ASSAY_DER_INTEGER, &der));
  g_assert_false (assay_der_read_tag (&cursor, ASSAY_DER_INTEGER, &der));
}

typedef struct {
  const char *hex;
  const char *text;   /* NULL: refused */
} Wording;

static const Wording oids[] = {
  { "55 1d 13", "2.5.29.19" },
  { "2a 86 48 86 f7 0d 01 01 0b", "1.2.840.113549.1.1.11" },
  { "88 37 03", "2.999.3" },
  { "00", "0.0" },
  { "27", "0.39" },
  { "28", "1.0" },
  { "4f", "1.39" },
  { "50", "2.0" },
  { "78", "2.40" },
  { "69 83 f0 9d a7 eb cf de e0 c7 a1 a7 b2 c0 94 8c c8 f9 d7 76",
    "2.25.329800735698586629295641978511506172918" },   /* a UUID */
  { "69 83 ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff 7f",
    "2.25.340282366920938463463374607431768211455" },
  { "69 84 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 80 00", NULL },
  { "", NULL },
  { "80 01", NULL },
  { "55 80 01", NULL },
  { "55 9d", NULL },
};

static void
test_oids (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (oids); i++)
    {
      char text[ASSAY_DER_OID_SIZE];
      guint8 bytes[300];
      AssayCursor cursor;

      g_test_message ("%s", oids[i].hex);
      assay_cursor_init (&cursor, bytes, from_hex (oids[i].hex, bytes));
      g_assert_cmpint (assay_der_format_oid (&cursor, text), ==, oids[i].text != NULL);
      g_assert_cmpstr (text, ==, oids[i].text != NULL ? oids[i].text : "");
    }
}

/* 127 arcs of one digit and its dot just fit; one more does not. */
static void
test_long_oids (void)
{
  guint8 bytes[200];
  char text[ASSAY_DER_OID_SIZE];
  AssayCursor cursor;

  memset (bytes, 1, sizeof bytes);
  assay_cursor_init (&cursor, bytes, 127);
  g_assert_true (assay_der_format_oid (&cursor, text));
  g_assert_cmpuint (strlen (text), ==, 255);
  assay_cursor_init (&cursor, bytes, 128);
  g_assert_false (assay_der_format_oid (&cursor, text));
  g_assert_cmpstr (text, ==, "");
}

typedef struct {
  guint32     tag;
  const char *text;
  gint64      seconds;
  gboolean    strict;
} Time;

static const Time times[] = {
  { ASSAY_DER_UTC_TIME, "700101000000Z", 0, TRUE },
  { ASSAY_DER_UTC_TIME, "500101000000Z", -631152000, TRUE },
  { ASSAY_DER_UTC_TIME, "491231235959Z", 2524607999, TRUE },
  { ASSAY_DER_UTC_TIME, "000229120000Z", 951825600, TRUE },
  { ASSAY_DER_UTC_TIME, "7001010000Z", 0, FALSE },
  { ASSAY_DER_UTC_TIME, "700101010000+0100", 0, FALSE },
  { ASSAY_DER_UTC_TIME, "691231230000-0100", 0, FALSE },
  { ASSAY_DER_UTC_TIME, "700101000000", NO_TIME, FALSE },
  { ASSAY_DER_UTC_TIME, "700101000000Zx", NO_TIME, FALSE },
  { ASSAY_DER_UTC_TIME, "010229120000Z", NO_TIME, FALSE },
  { ASSAY_DER_UTC_TIME, "701301000000Z", NO_TIME, FALSE },
  { ASSAY_DER_UTC_TIME, "700100000000Z", NO_TIME, FALSE },
  { ASSAY_DER_UTC_TIME, "700101240000Z", NO_TIME, FALSE },
  { ASSAY_DER_UTC_TIME, "700101000060Z", NO_TIME, FALSE },
  { ASSAY_DER_UTC_TIME, "70010100000Z", NO_TIME, FALSE },
  { ASSAY_DER_UTC_TIME, "", NO_TIME, FALSE },
  { ASSAY_DER_GENERALIZED_TIME, "20500101000000Z", 2524608000, TRUE },
  { ASSAY_DER_GENERALIZED_TIME, "99991231235959Z", G_GINT64_CONSTANT (253402300799), TRUE },
  { ASSAY_DER_GENERALIZED_TIME, "00010101000000Z", G_GINT64_CONSTANT (-62135596800), TRUE },
  { ASSAY_DER_GENERALIZED_TIME, "00000101000000Z", G_GINT64_CONSTANT (-62167219200), TRUE },
  { ASSAY_DER_GENERALIZED_TIME, "00000229000000Z", G_GINT64_CONSTANT (-62162121600), TRUE },
  { ASSAY_DER_GENERALIZED_TIME, "19000229000000Z", NO_TIME, FALSE },
  { ASSAY_DER_GENERALIZED_TIME, "19700101000000.9Z", 0, FALSE },
  { ASSAY_DER_GENERALIZED_TIME, "197001010000.5Z", 0, FALSE },
  { ASSAY_DER_GENERALIZED_TIME, "19700101000000.Z", NO_TIME, FALSE },
  { ASSAY_DER_GENERALIZED_TIME, "19700101000000", NO_TIME, FALSE },
  { ASSAY_DER_IA5_STRING, "700101000000Z", NO_TIME, FALSE },
};

static void
test_times (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      const Time *row = &times[i];
      AssayDer der = { row->tag, 0, 0, { (const guint8 *) row->text, 0, strlen (row->text), FALSE } };
      gboolean strict = FALSE;
      gint64 seconds;

      g_test_message ("%s", row->text);
      g_assert_cmpint (assay_der_get_time (&der, &seconds, &strict), ==, row->seconds != NO_TIME);
      g_assert_cmpint (seconds, ==, row->seconds);
      g_assert_cmpint (strict, ==, row->strict);
    }
}

/* Every day of 400 years and more, against GLib's calendar. */
static void
test_calendar (void)
{
  g_autoptr(GDateTime) day = g_date_time_new_utc (1599, 12, 30, 0, 0, 0);

  for (guint i = 0; i < 366 * 410; i++)
    {
      g_autofree char *text = g_date_time_format (day, "%Y%m%d000000Z");
      AssayDer der = { ASSAY_DER_GENERALIZED_TIME, 0, 0, { (const guint8 *) text, 0, 15, FALSE } };
      GDateTime *next = g_date_time_add_days (day, 1);
      gint64 seconds;

      g_assert_true (assay_der_get_time (&der, &seconds, NULL));
      g_assert_cmpint (seconds, ==, g_date_time_to_unix (day));
      g_date_time_unref (day);
      day = next;
    }
}

typedef struct {
  guint32     type;
  const char *hex;
  const char *text;    /* NULL: refused */
  gboolean    in_charset;
} Text;

static const Text texts[] = {
  { ASSAY_DER_UTF8_STRING, "c3 bc", "ü", TRUE },
  { ASSAY_DER_UTF8_STRING, "61 00 62", "a\\x00b", TRUE },
  { ASSAY_DER_UTF8_STRING, "e2 80 ae", "\\u{202e}", TRUE },
  { ASSAY_DER_UTF8_STRING, "c3", NULL, TRUE },
  { ASSAY_DER_UTF8_STRING, "ed a0 80", NULL, TRUE },
  { ASSAY_DER_UTF8_STRING, "c0 80", NULL, TRUE },
  { ASSAY_DER_PRINTABLE_STRING, "61 2d 39", "a-9", TRUE },
  { ASSAY_DER_PRINTABLE_STRING, "61 40", "a@", FALSE },
  { ASSAY_DER_PRINTABLE_STRING, "61 00", "a\\x00", FALSE },
  { ASSAY_DER_PRINTABLE_STRING, "e9", "é", FALSE },
  { ASSAY_DER_NUMERIC_STRING, "31 20", "1 ", TRUE },
  { ASSAY_DER_NUMERIC_STRING, "61", "a", FALSE },
  { ASSAY_DER_IA5_STRING, "40 7f", "@\\x7f", TRUE },
  { ASSAY_DER_IA5_STRING, "80", "\\u{0080}", FALSE },
  { ASSAY_DER_VISIBLE_STRING, "7e", "~", TRUE },
  { ASSAY_DER_VISIBLE_STRING, "0a", "\\x0a", FALSE },
  { ASSAY_DER_TELETEX_STRING, "e9", "é", TRUE },
  { ASSAY_DER_BMP_STRING, "00 e9 20 ac", "é€", TRUE },
  { ASSAY_DER_BMP_STRING, "d8 3d de 00", "😀", TRUE },
  { ASSAY_DER_BMP_STRING, "d8 3d 00 61", NULL, TRUE },
  { ASSAY_DER_BMP_STRING, "d8 3d", NULL, TRUE },
  { ASSAY_DER_BMP_STRING, "00", NULL, TRUE },
  { ASSAY_DER_UNIVERSAL_STRING, "00 01 f6 00", "😀", TRUE },
  { ASSAY_DER_UNIVERSAL_STRING, "00 11 00 00", NULL, TRUE },
  { ASSAY_DER_UNIVERSAL_STRING, "00 00 61", NULL, TRUE },
  { ASSAY_DER_OCTET_STRING, "61", NULL, TRUE },
  { ASSAY_DER_CONTEXT (0), "61", NULL, TRUE },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autofree char *visible = NULL;
      guint8 bytes[16];
      AssayCursor cursor;

      g_test_message ("%u: %s", texts[i].type, texts[i].hex);
      assay_cursor_init (&cursor, bytes, from_hex (texts[i].hex, bytes));
      g_assert_cmpint (assay_der_get_text (texts[i].type, &cursor, text), ==, texts[i].text != NULL);
      visible = assay_format_visible (text->str, (gssize) text->len);
      g_assert_cmpstr (visible, ==, texts[i].text != NULL ? texts[i].text : "");
      g_assert_cmpint (assay_der_is_in_charset (texts[i].type, &cursor), ==, texts[i].in_charset);
    }
}

typedef struct {
  const char *hex;
  const char *value;
  const char *remark;   /* NULL: none */
  gboolean    malformed;
} Value;

static const Value values[] = {
  { "01 01 ff", "TRUE", NULL, FALSE },
  { "01 01 00", "FALSE", NULL, FALSE },
  { "01 01 01", "TRUE", "DER writes TRUE as ff", FALSE },
  { "01 02 ff ff", "ffff", "A BOOLEAN has one byte", TRUE },
  { "02 01 7f", "127", NULL, FALSE },
  { "02 01 80", "-128", NULL, FALSE },
  { "02 02 00 80", "128", NULL, FALSE },
  { "02 02 00 7f", "127", "DER writes an INTEGER in as few bytes as it takes", FALSE },
  { "02 02 ff 80", "-128", "DER writes an INTEGER in as few bytes as it takes", FALSE },
  { "02 09 00 ff ff ff ff ff ff ff ff", "18446744073709551615", NULL, FALSE },
  { "02 08 80 00 00 00 00 00 00 00", "-9223372036854775808", NULL, FALSE },
  { "02 09 01 00 00 00 00 00 00 00 00", "010000000000000000", NULL, FALSE },
  { "02 00", "", "An INTEGER has one byte at least", TRUE },
  { "0a 01 03", "3", NULL, FALSE },
  { "03 02 07 80", "80", NULL, FALSE },
  { "03 02 07 81", "81", "DER sets unused bits to zero", FALSE },
  { "03 01 00", "", NULL, FALSE },
  { "03 00", "", "A BIT STRING begins with the number of unused bits, 0 to 7", TRUE },
  { "03 01 01", "01", "A BIT STRING begins with the number of unused bits, 0 to 7", TRUE },
  { "03 02 08 00", "0800", "A BIT STRING begins with the number of unused bits, 0 to 7", TRUE },
  { "04 02 ab cd", "abcd", NULL, FALSE },
  { "04 81 02 ab cd", "abcd", "DER writes a length in as few bytes as it takes", FALSE },
  { "05 00", "NULL", NULL, FALSE },
  { "05 01 00", "00", "A NULL has no content", TRUE },
  { "06 03 55 1d 13", "basicConstraints (2.5.29.19)", NULL, FALSE },
  { "06 03 88 37 03", "2.999.3", NULL, FALSE },
  { "06 00", "", "An object identifier of at most 255 characters", TRUE },
  { "0c 02 c3 bc", "ü", NULL, FALSE },
  { "0c 01 c3", "\\xc3", "Characters in the encoding of UTF8String", TRUE },
  { "13 02 61 40", "a@", "PrintableString has not all of these characters", FALSE },
  { "14 01 e9", "é", NULL, FALSE },
  { "1e 02 20 ac", "€", NULL, FALSE },
  { "17 0d 37 30 30 31 30 31 30 30 30 30 30 30 5a", "1970-01-01T00:00:00Z", NULL, FALSE },
  { "17 0b 37 30 30 31 30 31 30 30 30 30 5a", "1970-01-01T00:00:00Z",
    "Certificates write times to the second, in UTC, and nothing more", FALSE },
  { "17 02 37 30", "70", "A time with its zone", TRUE },
  { "04 03 ab", "ab", "The length promises more bytes than there are", TRUE },
  { "8f 01 ab", "ab", NULL, FALSE },
  { "0f 01 ab", "ab", NULL, FALSE },
};

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const Value *row = &values[i];
      g_autoptr(AssayNodeBuilder) builder = NULL;
      g_autoptr(AssayNode) node = NULL;
      g_autoptr(GBytes) buffer = NULL;
      g_autofree char *value = NULL;
      g_autofree char *remark = NULL;
      guint8 bytes[32];
      AssayCursor cursor;
      AssayDer der;

      g_test_message ("%s", row->hex);
      buffer = g_bytes_new (bytes, from_hex (row->hex, bytes));
      builder = assay_node_builder_new (buffer);
      assay_cursor_init_bytes (&cursor, buffer);
      g_assert_true (assay_der_read (&cursor, &der));
      assay_der_add (builder, "value", "Value", NULL, &der);
      node = assay_node_builder_end (builder);

      value = assay_node_dup_value (node);
      remark = assay_text_format (assay_node_get_remark (node), NULL);
      g_assert_cmpstr (value, ==, row->value);
      g_assert_cmpstr (remark, ==, row->remark);
      g_assert_cmpint (assay_node_is_malformed (node), ==, row->malformed);
      check_tree_tiles (node);
    }
}

static const AssayName bit_rows[] = { { 0, "first" }, { 2, "third" } };
static const AssayNames bit_names = { "bit", bit_rows, 2, 2 };

static const AssayDerField inner = { "inner", "Inner", ASSAY_DER_INTEGER };

static const AssayDerField fields[] = {
  { "number", "Number", ASSAY_DER_INTEGER },
  { "maybe", "Maybe", ASSAY_DER_CONTEXT (0), .type = ASSAY_DER_IA5_STRING, .optional = TRUE },
  { "bits", "Bits", ASSAY_DER_BIT_STRING, .names = &bit_names },
  { "explicit", "Explicit", ASSAY_DER_CONTEXT_GROUP (1), .optional = TRUE, .inside = &inner },
  { NULL },
};

static const AssayDerField sequence = { "sequence", "Sequence", ASSAY_DER_SEQUENCE, .fields = fields };

/* The tree in a line: key=value, ! before what is malformed. */
static void
append_tree (GString         *out,
             const AssayNode *node)
{
  g_autofree char *key = assay_node_dup_key (node);
  g_autofree char *value = assay_node_dup_value (node);

  g_string_append_printf (out, "%s%s%s", assay_node_is_malformed (node) ? "!" : "", key, value != NULL ? "=" : "");
  g_string_append (out, value != NULL ? value : "");
  if (assay_node_get_n_children (node) == 0)
    return;
  g_string_append (out, "{");
  for (guint i = 1; i < assay_node_get_n_children (node); i++)
    {
      g_string_append (out, i > 1 ? " " : "");
      append_tree (out, assay_node_get_child (node, i));
    }
  g_string_append (out, "}");
}

typedef struct {
  const char *hex;
  const char *tree;    /* without the headers */
} Tree;

static const Tree trees[] = {
  { "30 0a 02 01 01 80 01 61 03 02 05 a0", "sequence{number=1 maybe=a bits=first, third}" },
  { "30 0c 02 01 01 03 02 05 a0 a1 03 02 01 07", "sequence{number=1 bits=first, third explicit=7{inner=7}}" },
  { "30 04 03 02 05 a0", "sequence{!number= bits=first, third}" },
  { "30 03 02 01 01", "sequence{number=1 !bits=}" },
  { "30 07 04 01 01 03 02 05 a0", "sequence{!number=01 bits=first, third}" },
  { "30 09 02 01 01 03 02 05 a0 05 00", "sequence{number=1 bits=first, third !unexpected=}" },
  { "30 0a 02 01 01 03 02 05 a0 30 80 00", "sequence{number=1 bits=first, third !unreadable=308000}" },
  { "30 0f 02 01 01 03 02 05 a0 a1 06 02 01 07 02 01 08",
    "sequence{number=1 bits=first, third explicit=7{inner=7 !unexpected=08}}" },
  { "30 09 02 01 01 03 02 05 a0 a1 00", "sequence{number=1 bits=first, third explicit{!content=}}" },
  { "30 0b 02 01 01 03 02 05 a0 a1 02 05 00", "sequence{number=1 bits=first, third explicit=NULL{!inner=NULL}}" },
  { "02 01 05", "!sequence=5" },
  { "31 03 02 01 05", "!sequence{0=5}" },
};

static void
test_fields (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (trees); i++)
    {
      g_autoptr(AssayNodeBuilder) builder = NULL;
      g_autoptr(AssayNode) node = NULL;
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GBytes) buffer = NULL;
      guint8 bytes[32];
      AssayCursor cursor;
      AssayDer der;

      g_test_message ("%s", trees[i].hex);
      buffer = g_bytes_new (bytes, from_hex (trees[i].hex, bytes));
      builder = assay_node_builder_new (buffer);
      assay_cursor_init_bytes (&cursor, buffer);
      g_assert_true (assay_der_read (&cursor, &der));
      assay_der_add (builder, "sequence", "Sequence", &sequence, &der);
      node = assay_node_builder_end (builder);
      append_tree (text, node);
      g_assert_cmpstr (text->str, ==, trees[i].tree);
      check_tree_tiles (node);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/der/read", test_read);
  g_test_add_func ("/der/read-tag-takes-nothing-else", test_read_tag_takes_nothing_else);
  g_test_add_func ("/der/oids", test_oids);
  g_test_add_func ("/der/long-oids", test_long_oids);
  g_test_add_func ("/der/times", test_times);
  g_test_add_func ("/der/calendar", test_calendar);
  g_test_add_func ("/der/texts", test_texts);
  g_test_add_func ("/der/values", test_values);
  g_test_add_func ("/der/fields", test_fields);
  return g_test_run ();
}
