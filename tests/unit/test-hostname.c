/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-hostname.h"

#include <string.h>

#include "base/assay-host-form.h"
#include "support/fixture-report.h"

#define NONE  -1
#define EVERY (ASSAY_HOST_UNDERSCORE | ASSAY_HOST_ANY_HYPHEN | ASSAY_HOST_WILDCARD | ASSAY_HOST_DOT_FIRST)

typedef struct {
  const char *presented;
  const char *host;
  gboolean    matches;
} Vector;

static const Vector vectors[] = {
  /* whole names, RFC 9525 section 6.3 */
  { "example.org",             "example.org",           TRUE },
  { "example.org",             "EXAMPLE.ORG",           TRUE },
  { "ExAmPlE.oRg",             "example.org",           TRUE },
  { "example.org",             "example.com",           FALSE },
  { "example.org",             "www.example.org",       FALSE },
  { "www.example.org",         "example.org",           FALSE },
  { "example.org",             "xexample.org",          FALSE },
  { "example.org",             "example.orgx",          FALSE },
  { "example.org",             "example.or",            FALSE },
  { "localhost",               "localhost",             TRUE },
  { "my_host.example.org",     "my_host.example.org",   TRUE },

  /* the dot at the end belongs to what is asked for, not to a certificate */
  { "example.org",             "example.org.",          TRUE },
  { "*.example.org",           "www.example.org.",      TRUE },
  { "example.org.",            "example.org",           FALSE },
  { "example.org.",            "example.org.",          FALSE },
  { "*.example.org.",          "www.example.org",       FALSE },
  { "example.org",             "example.org..",         FALSE },

  /* nothing */
  { "",                        "",                      FALSE },
  { "",                        ".",                     FALSE },
  { ".",                       ".",                     FALSE },
  { "example.org",             "",                      FALSE },
  { "",                        "example.org",           FALSE },
  { ".example.org",            "www.example.org",       FALSE },
  { ".example.org",            "example.org",           FALSE },

  /* wildcards: one whole label, at the left */
  { "*.example.org",           "www.example.org",       TRUE },
  { "*.example.org",           "WWW.Example.Org",       TRUE },
  { "*.EXAMPLE.org",           "www.example.org",       TRUE },
  { "*.example.org",           "a.b.example.org",       FALSE },
  { "*.example.org",           "example.org",           FALSE },
  { "*.example.org",           ".example.org",          FALSE },
  { "*.example.org",           "www.example.com",       FALSE },
  { "*.example.org",           "wwwexample.org",        FALSE },
  { "*.b.example.org",         "a.b.example.org",       TRUE },
  { "*.example.org",           "xn--bcher-kva.example.org", TRUE },
  { "*.example.org",           "_dmarc.example.org",    TRUE },

  /* wildcards in odd places */
  { "*",                       "example",               FALSE },
  { "*",                       "example.org",           FALSE },
  { "*.",                      "example.",              FALSE },
  { "*.org",                   "example.org",           FALSE },
  { "*.*",                     "example.org",           FALSE },
  { "*.*.example.org",         "a.b.example.org",       FALSE },
  { "**.example.org",          "www.example.org",       FALSE },
  { "www.*.org",               "www.example.org",       FALSE },
  { "www.example.*",           "www.example.org",       FALSE },
  { "a.*.example.org",         "a.b.example.org",       FALSE },
  { "w*.example.org",          "www.example.org",       FALSE },
  { "*w.example.org",          "www.example.org",       FALSE },
  { "w*w.example.org",         "www.example.org",       FALSE },
  { "xn--*.example.org",       "xn--bcher-kva.example.org", FALSE },

  /* what is asked for is a host, and nothing that a wildcard could be made to fit */
  { "*.example.org",           "*.example.org",         FALSE },
  { "*.example.org",           "a b.example.org",       FALSE },
  { "*.example.org",           "x@y.example.org",       FALSE },
  { "*.example.org",           "https://www.example.org", FALSE },
  { "a..example.org",          "a..example.org",        FALSE },
  { "*.*.org",                 "*.example.org",         FALSE },
  { "*..org",                  "www..org",              FALSE },
  { "*.example..org",          "www.example.org",       FALSE },
  { "*.0.0.1",                 "127.0.0.1",             TRUE },       /* addresses never come here; see below */

  /* international names: A-labels on both sides */
  { "xn--bcher-kva.example",   "xn--bcher-kva.example", TRUE },
  { "XN--BCHER-KVA.example",   "xn--bcher-kva.example", TRUE },
  { "b\xc3\xbc" "cher.example", "xn--bcher-kva.example", FALSE },
  { "*.xn--bcher-kva.example", "www.xn--bcher-kva.example", TRUE },

  /* hostile: escapes are text, not what they stand for */
  { "example.org\\x00.evil.example", "example.org",     FALSE },
  { "example.org ",            "example.org",           FALSE },
  { " example.org",            "example.org",           FALSE },
  { "https://example.org",     "example.org",           FALSE },
  { "example.org:443",         "example.org",           FALSE },
  { "example.org/",            "example.org",           FALSE },
};

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const Vector *vector = &vectors[i];

      g_test_message ("\"%s\" for \"%s\"", vector->presented, vector->host);
      g_assert_cmpint (assay_hostname_matches (vector->presented, vector->host), ==, vector->matches);
    }
}

#define LABEL_63 "abcdefghijklmnopqrstuvwxyz-0123456789-abcdefghijklmnopqrstuvwxy"

G_STATIC_ASSERT (sizeof LABEL_63 - 1 == ASSAY_HOST_MAX_LABEL);

/* The least that a name asks for; more allows no less. */
static const struct {
  const char *name;
  int         form;
  gboolean    number;
} forms[] = {
  { "example.org",                  ASSAY_HOST_LDH,        FALSE },
  { "a",                            ASSAY_HOST_LDH,        FALSE },
  { "a-b.0",                        ASSAY_HOST_LDH,        TRUE },
  { "127.0.0.1",                    ASSAY_HOST_LDH,        TRUE },
  { "a.0x7F",                       ASSAY_HOST_LDH,        TRUE },
  { "a.0x",                         ASSAY_HOST_LDH,        TRUE },
  { "a.0xg",                        ASSAY_HOST_LDH,        FALSE },
  { "0.x0",                         ASSAY_HOST_LDH,        FALSE },
  { LABEL_63 ".org",                ASSAY_HOST_LDH,        FALSE },
  { LABEL_63 "a.org",               NONE,                  FALSE },
  { "_dmarc.example.org",           ASSAY_HOST_UNDERSCORE, FALSE },
  { "-a.example.org",               ASSAY_HOST_ANY_HYPHEN, FALSE },
  { "a-.example.org",               ASSAY_HOST_ANY_HYPHEN, FALSE },
  { "example.org-",                 ASSAY_HOST_ANY_HYPHEN, FALSE },
  { "*.example.org",                ASSAY_HOST_WILDCARD,   FALSE },
  { ".example.org",                 ASSAY_HOST_DOT_FIRST,  FALSE },
  { "*.*.example.org",              NONE,                  FALSE },
  { "..example.org",                NONE,                  FALSE },
  { ".*.example.org",               NONE,                  FALSE },
  { "a*.example.org",               NONE,                  FALSE },
  { "a..b",                         NONE,                  FALSE },
  { "a.",                           NONE,                  TRUE },
  { "*.",                           NONE,                  TRUE },
  { "*",                            NONE,                  FALSE },
  { ".",                            NONE,                  TRUE },
  { "",                             NONE,                  TRUE },
  { "a b",                          NONE,                  FALSE },
  { "b\xc3\xbc" "cher",             NONE,                  FALSE },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gsize length = strlen (forms[i].name);

      g_test_message ("\"%s\"", forms[i].name);
      for (int form = ASSAY_HOST_LDH; form <= EVERY; form++)
        g_assert_cmpint (assay_host_has_form (forms[i].name, length, (AssayHostForm) form), ==,
                         forms[i].form != NONE && (form & forms[i].form) == forms[i].form);
      g_assert_cmpint (assay_host_ends_in_number (forms[i].name, length), ==, forms[i].number);
    }
}

/* What is not part of the name may go on behind it. */
static void
test_form_length (void)
{
  g_autoptr(GString) name = g_string_new (NULL);

  while (name->len < ASSAY_HOST_MAX_LENGTH)
    g_string_append (name, "a.");
  name->str[ASSAY_HOST_MAX_LENGTH] = 'b';
  g_assert_true (assay_host_has_form (name->str, ASSAY_HOST_MAX_LENGTH, ASSAY_HOST_LDH));
  g_assert_false (assay_host_has_form (name->str, ASSAY_HOST_MAX_LENGTH + 1, ASSAY_HOST_LDH));
  g_assert_true (assay_host_has_form ("a.1/..", 3, ASSAY_HOST_LDH));
  g_assert_true (assay_host_ends_in_number ("a.1/..", 3));
  g_assert_false (assay_host_ends_in_number ("a.0x", 1));
}

/* A certificate with these names and nothing else that could match. */
static AssayCertificate *
certificate_for (char **names)
{
  AssayCertificate *certificate = fixture_certificate_new (FIXTURE_LEAF);

  g_strfreev (certificate->names);
  certificate->names = g_strdupv (names);
  return certificate;
}

static int
find (const char *name,
      const char *host)
{
  char *names[] = { (char *) name, NULL };
  g_autoptr(AssayCertificate) certificate = certificate_for (names);

  return assay_hostname_find (certificate, host);
}

static void
test_addresses (void)
{
  g_assert_cmpint (find ("IP:192.0.2.1", "192.0.2.1"), ==, 0);
  g_assert_cmpint (find ("IP:192.0.2.1", "192.0.2.2"), ==, -1);
  g_assert_cmpint (find ("IP:2001:db8::1", "2001:db8::1"), ==, 0);
  g_assert_cmpint (find ("IP:2001:db8::1", "2001:0DB8:0:0:0:0:0:1"), ==, 0);
  g_assert_cmpint (find ("IP:2001:db8:0:0:0:0:0:1", "2001:db8::1"), ==, 0);
  g_assert_cmpint (find ("IP:2001:db8::1", "2001:db8::2"), ==, -1);
  /* The zone is this computer's own affair. */
  g_assert_cmpint (find ("IP:fe80::1", "fe80::1%eth0"), ==, 0);
  g_assert_cmpint (find ("IP:fe80::1%eth0", "fe80::1"), ==, -1);
  /* Sixteen octets are not four. */
  g_assert_cmpint (find ("IP:::ffff:192.0.2.1", "192.0.2.1"), ==, -1);
  g_assert_cmpint (find ("IP:192.0.2.1", "::ffff:192.0.2.1"), ==, -1);
  g_assert_cmpint (find ("IP:0a000001ff", "10.0.0.1"), ==, -1);
  g_assert_cmpint (find ("IP:10.0.0.0/255.0.0.0", "10.0.0.0"), ==, -1);
  g_assert_cmpint (find ("IP:", "10.0.0.1"), ==, -1);
}

/* Names and addresses are never taken for each other (RFC 9525 section 6.5), and nothing else is looked at. */
static void
test_kinds_do_not_mix (void)
{
  g_assert_cmpint (find ("DNS:192.0.2.1", "192.0.2.1"), ==, -1);
  g_assert_cmpint (find ("DNS:*.0.2.1", "192.0.2.1"), ==, -1);
  g_assert_cmpint (find ("DNS:2001:db8::1", "2001:db8::1"), ==, -1);
  g_assert_cmpint (find ("IP:192.0.2.1", "host.example"), ==, -1);
  g_assert_cmpint (find ("email:example.org", "example.org"), ==, -1);
  g_assert_cmpint (find ("email:a@example.org", "example.org"), ==, -1);
  g_assert_cmpint (find ("URI:https://example.org", "example.org"), ==, -1);
  g_assert_cmpint (find ("URI:DNS:example.org", "example.org"), ==, -1);
  g_assert_cmpint (find ("dns:example.org", "example.org"), ==, -1);
  g_assert_cmpint (find ("example.org", "example.org"), ==, -1);
}

/* The title is the common name, which is the host asked for. */
static void
test_common_name_never_counts (void)
{
  char *none[] = { NULL };
  g_autoptr(AssayCertificate) certificate = certificate_for (none);

  g_assert_cmpstr (certificate->title, ==, FIXTURE_HOST);
  g_assert_cmpint (assay_hostname_find (certificate, FIXTURE_HOST), ==, -1);
  g_assert_cmpuint (assay_hostname_count (certificate), ==, 0);
}

static void
test_index (void)
{
  char *names[] = {
    (char *) "email:a@example.org", (char *) "DNS:*.example.org", (char *) "DNS:www.example.org",
    (char *) "IP:192.0.2.1", NULL
  };
  g_autoptr(AssayCertificate) certificate = certificate_for (names);

  g_assert_cmpint (assay_hostname_find (certificate, "www.example.org"), ==, 1);
  g_assert_cmpint (assay_hostname_find (certificate, "192.0.2.1"), ==, 3);
  g_assert_cmpint (assay_hostname_find (certificate, "example.org"), ==, -1);
  g_assert_cmpuint (assay_hostname_count (certificate), ==, 3);
}

static void
assert_nearest (char       **names,
                const char  *host,
                guint        max,
                const char  *expected)
{
  g_autoptr(AssayCertificate) certificate = certificate_for (names);
  g_auto(GStrv) nearest = assay_hostname_dup_nearest (certificate, host, max);
  g_autofree char *joined = g_strjoinv (" ", nearest);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_nearest (void)
{
  char *names[] = {
    (char *) "DNS:unlike.test", (char *) "URI:https://www.example.org", (char *) "DNS:mail.example.org",
    (char *) "DNS:example.org", (char *) "IP:192.0.2.1", (char *) "DNS:*.shop.example.org", NULL
  };
  char *none[] = { (char *) "email:a@example.org", NULL };
  char *equals[] = { (char *) "DNS:a.b", (char *) "DNS:c.b", (char *) "DNS:d.b", NULL };
  char *slip[] = { (char *) "DNS:aaaa.org", (char *) "DNS:www.example.org", NULL };

  assert_nearest (names, "www.example.org", 2, "example.org mail.example.org");
  assert_nearest (names, "192.0.2.7", 1, "192.0.2.1");
  assert_nearest (names, "www.example.org", 100,
                  "example.org mail.example.org *.shop.example.org 192.0.2.1 unlike.test");
  assert_nearest (names, "www.example.org", 0, "");
  assert_nearest (none, "www.example.org", 3, "");
  /* Equally like: in the certificate's order. */
  assert_nearest (equals, "x.b", 2, "a.b c.b");
  assert_nearest (slip, "www.exmaple.org", 1, "www.example.org");
}

/* Ten thousand names are a millisecond or two; a quadratic search would take minutes. */
static void
test_ten_thousand_names (void)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(AssayCertificate) certificate = NULL;
  g_auto(GStrv) names = NULL;
  g_auto(GStrv) nearest = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("DNS:host-%u.%0200u.example.org", i, i);

      g_strv_builder_add (builder, name);
    }
  g_strv_builder_add (builder, "DNS:*.last.example.org");
  names = g_strv_builder_end (builder);
  certificate = certificate_for (names);

  g_assert_cmpint (assay_hostname_find (certificate, "www.last.example.org"), ==, 10000);
  g_assert_cmpint (assay_hostname_find (certificate, "absent.example.org"), ==, -1);
  g_assert_cmpint (assay_hostname_find (certificate, "192.0.2.1"), ==, -1);
  nearest = assay_hostname_dup_nearest (certificate, "www.lost.example.org", 3);
  g_assert_cmpstr (nearest[0], ==, "*.last.example.org");
  g_assert_cmpuint (g_strv_length (nearest), ==, 3);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostname/vectors", test_vectors);
  g_test_add_func ("/hostname/forms", test_forms);
  g_test_add_func ("/hostname/form-length", test_form_length);
  g_test_add_func ("/hostname/addresses", test_addresses);
  g_test_add_func ("/hostname/kinds-do-not-mix", test_kinds_do_not_mix);
  g_test_add_func ("/hostname/common-name-never-counts", test_common_name_never_counts);
  g_test_add_func ("/hostname/index", test_index);
  g_test_add_func ("/hostname/nearest", test_nearest);
  g_test_add_func ("/hostname/ten-thousand-names", test_ten_thousand_names);
  return g_test_run ();
}
