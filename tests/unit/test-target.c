/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-target.h"

#include <string.h>

#include "base/assay-address.h"
#include "base/assay-error.h"

typedef struct {
  const char *text;
  const char *scheme;
  const char *host;
  guint16     port;
  const char *display;        /* NULL: the host */
} Form;

#define BUECHER "b\xc3\xbc" "cher.example"

static const Form forms[] = {
  { "example.org",                        "https", "example.org",  443 },
  { "  example.org\n",                    "https", "example.org",  443 },
  { "EXAMPLE.Org",                        "https", "example.org",  443 },
  { "example.org.",                       "https", "example.org",  443 },
  { "localhost",                          "https", "localhost",    443 },
  { "my_host.example",                    "https", "my_host.example", 443 },
  { "a-b.c--d.example",                   "https", "a-b.c--d.example", 443 },
  { "1password.example",                  "https", "1password.example", 443 },
  { "123.example",                        "https", "123.example",  443 },
  { "example.org:443",                    "https", "example.org",  443 },
  { "example.org:8443",                   "https", "example.org",  8443, "example.org:8443" },
  { "example.org:1",                      "https", "example.org",  1, "example.org:1" },
  { "example.org:65535",                  "https", "example.org",  65535, "example.org:65535" },

  /* addresses */
  { "192.0.2.1",                          "https", "192.0.2.1",    443 },
  { "192.0.2.1:8443",                     "https", "192.0.2.1",    8443, "192.0.2.1:8443" },
  { "::1",                                "https", "::1",          443 },
  { "[::1]",                              "https", "::1",          443 },
  { "[::1]:443",                          "https", "::1",          443 },
  { "[2001:db8::1]:8443",                 "https", "2001:db8::1",  8443, "[2001:db8::1]:8443" },
  { "https://[2001:db8::1]:8443/x",       "https", "2001:db8::1",  8443, "[2001:db8::1]:8443" },
  { "fe80::1%eth0",                       "https", "fe80::1%eth0", 443 },
  { "[fe80::1%eth0]:8443",                "https", "fe80::1%eth0", 8443, "[fe80::1%eth0]:8443" },
  { "https://[fe80::1%25eth0]/",          "https", "fe80::1%eth0", 443 },       /* RFC 6874 */
  { "::ffff:192.0.2.1",                   "https", "::ffff:192.0.2.1", 443 },

  /* URLs */
  { "https://example.org",                "https", "example.org",  443 },
  { "HTTPS://example.org/",               "https", "example.org",  443 },
  { "https://example.org:8443/a/b?c=d#e", "https", "example.org",  8443, "example.org:8443" },
  { "https://example.org?q=1",            "https", "example.org",  443 },
  { "https://example.org#top",            "https", "example.org",  443 },
  { "https://user:secret@example.org:8443/", "https", "example.org", 8443, "example.org:8443" },
  { "https://a@b@example.org/",           "https", "example.org",  443 },
  { "https://example.org/@other.example", "https", "example.org",  443 },
  { "https://example.org/a:b://c",        "https", "example.org",  443 },
  { "example.org/path",                   "https", "example.org",  443 },
  { "example.org/login?next=https://other.example/", "https", "example.org", 443 },
  { "example.org:8443/a?b=http://c",      "https", "example.org",  8443, "example.org:8443" },

  /* other protocols */
  { "tls://example.org:1234",             "tls",         "example.org", 1234, "example.org:1234" },
  { "smtp://example.org",                 "smtp",        "example.org", 25 },
  { "smtps://example.org",                "smtps",       "example.org", 465 },
  { "submission://example.org",           "submission",  "example.org", 587 },
  { "imap://example.org",                 "imap",        "example.org", 143 },
  { "imaps://example.org",                "imaps",       "example.org", 993 },
  { "pop3://example.org",                 "pop3",        "example.org", 110 },
  { "pop3s://example.org",                "pop3s",       "example.org", 995 },
  { "ftp://example.org",                  "ftp",         "example.org", 21 },
  { "ftps://example.org",                 "ftps",        "example.org", 990 },
  { "ldap://example.org",                 "ldap",        "example.org", 389 },
  { "ldaps://example.org",                "ldaps",       "example.org", 636 },
  { "xmpp://example.org",                 "xmpp",        "example.org", 5222 },
  { "xmpp-server://example.org",          "xmpp-server", "example.org", 5269 },
  { "postgres://example.org",             "postgres",    "example.org", 5432 },
  { "mysql://example.org",                "mysql",       "example.org", 3306 },
  { "nntp://example.org",                 "nntp",        "example.org", 119 },
  { "sieve://example.org",                "sieve",       "example.org", 4190 },
  { "irc://example.org",                  "irc",         "example.org", 6667 },
  { "ircs://example.org",                 "ircs",        "example.org", 6697 },
  { "SMTP://example.org:2525",            "smtp",        "example.org", 2525, "example.org:2525" },

  /* practice */
  { "practice:expired",                   "practice", "expired",   0 },
  { "Practice:Expired",                   "practice", "expired",   0 },
  { "practice://expired",                 "practice", "expired",   0 },
  { "practice://expired/",                "practice", "expired",   0 },

  /* names that are not ASCII */
  { BUECHER,                              "https", "xn--bcher-kva.example", 443, BUECHER },
  { "B\xc3\x9c" "CHER.example:8443",      "https", "xn--bcher-kva.example", 8443, BUECHER ":8443" },
  { "xn--bcher-kva.example",              "https", "xn--bcher-kva.example", 443, BUECHER },
  { "XN--BCHER-KVA.EXAMPLE",              "https", "xn--bcher-kva.example", 443, BUECHER },
  { "https://" BUECHER "/x",              "https", "xn--bcher-kva.example", 443, BUECHER },
  { "b\xc3\xbc" "cher\xe3\x80\x82" "example", "https", "xn--bcher-kva.example", 443, BUECHER },   /* ideographic dot */
  { "\xef\xbd\x85xample.org",             "https", "example.org",  443 },       /* a wide e */
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const Form *form = &forms[i];
      g_autoptr(GError) error = NULL;
      g_autoptr(AssayTarget) target = assay_target_parse (form->text, &error);
      g_autofree char *display = NULL;

      g_test_message ("%s", form->text);
      g_assert_no_error (error);
      g_assert_cmpstr (target->scheme, ==, form->scheme);
      g_assert_cmpstr (target->host, ==, form->host);
      g_assert_cmpuint (target->port, ==, form->port);
      g_assert_cmpint (target->is_address, ==, assay_address_check (form->host));
      display = assay_target_dup_display (target);
      g_assert_cmpstr (display, ==, form->display != NULL ? form->display : form->host);
    }
}

/* What is refused, and a word that tells the reason from others. */
static const struct {
  const char *text;
  const char *reason;
} refused[] = {
  { "",                            "Type a host name" },
  { "   ",                         "Type a host name" },
  { "https://",                    "missing" },
  { "https:///path",               "missing" },
  { "//example.org",               "missing" },
  { ":443",                        "missing" },
  { "practice:",                   "missing" },
  { "practice:///",                "missing" },
  { "user@",                       "missing" },
  { "[]",                          "IPv6" },
  { "[]:443",                      "IPv6" },

  { "http://example.org",          "not encrypted" },
  { "HTTP://example.org",          "not encrypted" },
  { "gopher://example.org",        "not known" },
  { "://example.org",              "not known" },
  { "h ttps://example.org",        "not known" },

  { "example.org:",                "port" },
  { "example.org:0",               "port" },
  { "example.org:65536",           "port" },
  { "example.org:-1",              "port" },
  { "example.org:+1",              "port" },
  { "example.org: 443",            "port" },
  { "example.org:0x1bb",           "port" },
  { "example.org:https",           "port" },
  { "example.org:99999999999999999999", "port" },
  { "[::1]:",                      "port" },
  { "[::1]:x",                     "port" },
  { "practice:expired:443",        "port" },

  { "[::1",                        "brackets" },
  { "[::1]443",                    "brackets" },
  { "[::1]]",                      "brackets" },
  { "[example.org]:443",           "IPv6" },
  { "[192.0.2.1]",                 "IPv6" },
  { "[::g]",                       "IPv6" },
  { "[fe80::1%]",                  "IPv6" },

  { "1.2.3",                       "IPv4" },
  { "1.2.3.400",                   "IPv4" },
  { "1.2.3.4.5",                   "IPv4" },
  { "256.256.256.256",             "IPv4" },
  { "2130706433",                  "IPv4" },
  { "0x7f.0.0.1",                  "IPv4" },        /* what some resolvers take for an address (inet_aton) */
  { "0x7f000001",                  "IPv4" },
  { "127.0.0.0x1",                 "IPv4" },
  { "example.1",                   "IPv4" },
  { "\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1", "IPv4" },     /* wide digits */

  { "exa mple.org",                "not a host name" },
  { "example..org",                "not a host name" },
  { ".example.org",                "not a host name" },
  { "example.org..",               "not a host name" },
  { ".",                           "not a host name" },
  { "-a.example",                  "not a host name" },
  { "a-.example",                  "not a host name" },
  { "a:b:c",                       "not a host name" },
  { "::g",                         "not a host name" },
  { "192.0.2.1%eth0",              "not a host name" },
  { "fe80::1%",                    "not a host name" },
  { "*.example.org",               "not a host name" },
  { "a,b",                         "not a host name" },
  { "<b>",                         "not a host name" },
  { "a\x01" "b.example",           "not a host name" },
  { "a\xff.example",               "UTF-8" },
  { "example.org/\xff",            "UTF-8" },
  { "\xe2\x80\xae" "gro.elpmaxe",  "characters" },
  { "\xe2\x80\x8b",                "characters" },      /* a zero-width space, of which nothing is left */

  { "file:chain.pem",              "port" },
  { "file://",                     "file" },
  { "file://host/chain.pem",       "file" },
  { "file:///a%00b",               "file" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(AssayTarget) target = assay_target_parse (refused[i].text, &error);

      g_test_message ("%s", refused[i].text);
      g_assert_null (target);
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_TARGET);
      if (strstr (error->message, refused[i].reason) == NULL)
        g_error ("\"%s\" is refused as \"%s\"", refused[i].text, error->message);
    }
}

static char *
repeat (const char *part,
        guint       n)
{
  GString *text = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

static gboolean
is_target (char *text)
{
  g_autoptr(AssayTarget) target = assay_target_parse (text, NULL);

  g_free (text);
  return target != NULL;
}

static void
test_lengths (void)
{
  g_autofree char *a62 = repeat ("a", 62);

  g_assert_true (is_target (g_strdup_printf ("%sa.example", a62)));
  g_assert_false (is_target (g_strdup_printf ("%saa.example", a62)));
  /* 4 labels of 62 and their dots are 252; one more character is the longest name there is (RFC 1035). */
  g_assert_true (is_target (g_strdup_printf ("%s.%s.%s.%s.b", a62, a62, a62, a62)));
  g_assert_true (is_target (g_strdup_printf ("%s.%s.%s.%s.b.", a62, a62, a62, a62)));
  g_assert_false (is_target (g_strdup_printf ("%s.%s.%s.%s.bb", a62, a62, a62, a62)));
  g_assert_true (is_target (g_strdup_printf ("example.org/%02036d", 0)));
  g_assert_false (is_target (g_strdup_printf ("example.org/%02037d", 0)));
  g_assert_false (is_target (repeat ("a.", 1000000)));
}

static void
test_input_is_kept (void)
{
  g_autoptr(AssayTarget) target = assay_target_parse (" https://Example.org/Path ", NULL);

  g_assert_cmpstr (target->input, ==, "https://Example.org/Path");
}

static void
test_files (void)
{
  g_autoptr(AssayTarget) typed = assay_target_parse ("file:///home/me/my%20chain.pem", NULL);
  g_autoptr(AssayTarget) local = assay_target_parse ("file://localhost/chain.pem", NULL);
  g_autoptr(AssayTarget) hostile = assay_target_new_for_file ("/tmp/\xe2\x80\xae" "mep.niahc\n\xff");
  g_autofree char *display = assay_target_dup_display (typed);

  g_assert_true (assay_target_is_file (typed));
  g_assert_true (assay_target_is_file (local));
  g_assert_false (assay_target_is_practice (typed));
  g_assert_cmpstr (typed->input, ==, "/home/me/my chain.pem");
  g_assert_cmpstr (typed->host, ==, "");
  g_assert_cmpuint (typed->port, ==, 0);
  g_assert_false (typed->is_address);
  g_assert_cmpstr (display, ==, "my chain.pem");
  g_assert_true (g_str_has_prefix (hostile->display_host, "\\u{202e}mep.niahc\\x0a"));
  g_assert_true (g_utf8_validate (hostile->display_host, -1, NULL));
}

static void
test_starttls (void)
{
  static const struct {
    const char    *text;
    AssayStarttls  starttls;
  } cases[] = {
    { "example.org",               ASSAY_STARTTLS_NONE },
    { "smtps://example.org",       ASSAY_STARTTLS_NONE },
    { "ircs://example.org",        ASSAY_STARTTLS_NONE },
    { "smtp://example.org",        ASSAY_STARTTLS_SMTP },
    { "submission://example.org",  ASSAY_STARTTLS_SMTP },
    { "imap://example.org",        ASSAY_STARTTLS_IMAP },
    { "xmpp-server://example.org", ASSAY_STARTTLS_XMPP_SERVER },
    { "postgres://example.org",    ASSAY_STARTTLS_POSTGRES },
    { "practice:expired",          ASSAY_STARTTLS_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(AssayTarget) target = assay_target_parse (cases[i].text, NULL);

      g_assert_cmpint (target->starttls, ==, cases[i].starttls);
    }
}

static void
test_starttls_names (void)
{
  AssayStarttls starttls = ASSAY_STARTTLS_NONE;

  g_assert_null (assay_starttls_name (ASSAY_STARTTLS_NONE));
  for (AssayStarttls i = ASSAY_STARTTLS_NONE + 1; i < ASSAY_N_STARTTLS; i++)
    {
      g_assert_true (assay_starttls_parse (assay_starttls_name (i), &starttls));
      g_assert_cmpint (starttls, ==, i);
    }
  g_assert_true (assay_starttls_parse ("SMTP", &starttls));
  g_assert_false (assay_starttls_parse ("", &starttls));
  g_assert_false (assay_starttls_parse ("http", &starttls));
  g_assert_cmpint (starttls, ==, ASSAY_STARTTLS_SMTP);
}

static void
test_with_address (void)
{
  g_autoptr(AssayTarget) practice = assay_target_parse ("practice:expired", NULL);
  g_autoptr(AssayTarget) moved = assay_target_with_address (practice, "127.0.0.1", 40001);

  g_assert_true (assay_target_is_practice (practice));
  g_assert_true (assay_target_is_practice (moved));
  g_assert_cmpstr (moved->input, ==, "practice:expired");
  g_assert_cmpstr (moved->host, ==, "127.0.0.1");
  g_assert_cmpuint (moved->port, ==, 40001);
  g_assert_true (moved->is_address);
  g_assert_cmpuint (practice->port, ==, 0);
}

/* Nothing that can be typed, pasted or dropped makes it fall over, and what it takes is fit for the DNS. */
static void
test_noise (void)
{
  static const char alphabet[] = "a1.:/@[]%?#-_* \xc3\xbc\xe2\x80\x8b";

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(AssayTarget) target = NULL;
      char text[17] = { 0, };

      for (guint k = 0; k < sizeof text - 1; k++)
        text[k] = alphabet[g_test_rand_int_range (0, sizeof alphabet)];
      target = assay_target_parse (text, NULL);
      if (target == NULL)
        continue;
      g_assert_true (g_str_is_ascii (target->host));
      g_assert_true (g_utf8_validate (target->display_host, -1, NULL));
      g_assert_cmpuint (strlen (target->host), >, 0);
      g_assert_cmpuint (target->port, >, 0);
    }
}

static void
test_addresses (void)
{
  guint8 octets[ASSAY_ADDRESS_MAX_OCTETS];

  g_assert_cmpuint (assay_address_parse ("192.0.2.1", octets), ==, 4);
  g_assert_cmpmem (octets, 4, "\xc0\x00\x02\x01", 4);
  g_assert_cmpuint (assay_address_parse ("::1", octets), ==, 16);
  g_assert_cmpuint (octets[15], ==, 1);
  g_assert_cmpuint (assay_address_parse ("fe80::1%eth0", octets), ==, 16);
  g_assert_cmpuint (assay_address_parse ("fe80::1%", octets), ==, 0);
  g_assert_cmpuint (assay_address_parse ("192.0.2.1%eth0", octets), ==, 0);
  g_assert_cmpuint (assay_address_parse ("192.0.2", octets), ==, 0);
  g_assert_cmpuint (assay_address_parse ("192.0.2.01", octets), ==, 0);
  g_assert_cmpuint (assay_address_parse ("0xc0.0.2.1", octets), ==, 0);
  g_assert_cmpuint (assay_address_parse ("[::1]", octets), ==, 0);
  g_assert_cmpuint (assay_address_parse ("", octets), ==, 0);
  g_assert_cmpuint (assay_address_parse ("example.org", octets), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/target/forms", test_forms);
  g_test_add_func ("/target/refused", test_refused);
  g_test_add_func ("/target/lengths", test_lengths);
  g_test_add_func ("/target/input-is-kept", test_input_is_kept);
  g_test_add_func ("/target/files", test_files);
  g_test_add_func ("/target/starttls", test_starttls);
  g_test_add_func ("/target/starttls-names", test_starttls_names);
  g_test_add_func ("/target/with-address", test_with_address);
  g_test_add_func ("/target/noise", test_noise);
  g_test_add_func ("/target/addresses", test_addresses);
  return g_test_run ();
}
