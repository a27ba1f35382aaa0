/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "engine/assay-anatomy.h"
#include "engine/assay-inspect.h"
#include "practice/assay-practice.h"

/* Certificates that OpenSSL signs for itself, one a kind. */
static const struct {
  const char *name;
  const char *options;
  const char *algorithm;
  gboolean    open;           /* both values are computed here, not only by the library */
} kinds[] = {
  { "rsa-sha256",     "-newkey rsa:2048 -sha256", "RSA-SHA256", TRUE },
  { "rsa-sha1",       "-newkey rsa:2048 -sha1", "RSA-SHA1", TRUE },
  { "rsa-sha512",     "-newkey rsa:3072 -sha512", "RSA-SHA512", TRUE },
  { "rsa-odd",        "-newkey rsa:2049 -sha384", "RSA-SHA384", TRUE },
  { "rsa-pss",        "-newkey rsa:2048 -sha256 -sigopt rsa_padding_mode:pss", "RSA-PSS-SHA256", TRUE },
  { "rsa-pss-odd",    "-newkey rsa:2049 -sha256 -sigopt rsa_padding_mode:pss", "RSA-PSS-SHA256", TRUE },
  { "rsa-pss-salt",   "-newkey rsa:2048 -sha384 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:48", "RSA-PSS-SHA384",
    TRUE },
  { "rsa-pss-key",    "-newkey rsa-pss -sha256 -sigopt rsa_pss_saltlen:32", "RSA-PSS-SHA256", TRUE },
  { "p256",           "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -sha256", "ECDSA-SHA256", TRUE },
  { "p256-sha512",    "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -sha512", "ECDSA-SHA512", TRUE },
  { "p384",           "-newkey ec -pkeyopt ec_paramgen_curve:P-384 -sha384", "ECDSA-SHA384", TRUE },
  { "p521",           "-newkey ec -pkeyopt ec_paramgen_curve:P-521 -sha512", "ECDSA-SHA512", TRUE },
  { "ed25519",        "-newkey ed25519", "EdDSA-Ed25519", FALSE },
  { "ed448",          "-newkey ed448", "EdDSA-Ed448", FALSE },
};

static void
assert_agrees (const AssaySignature *signature,
               gboolean              changed,
               gboolean              open)
{
  g_assert_nonnull (signature);
  g_assert_cmpint (signature->status, ==, changed ? ASSAY_PROOF_FAILED : ASSAY_PROOF_PROVEN);
  g_assert_cmpuint (signature->steps->len, >, 1);
  g_assert_nonnull (signature->rule);
  if (!open)
    return;
  g_assert_nonnull (signature->expected);
  g_assert_nonnull (signature->computed);
  g_assert_true (g_bytes_equal (signature->expected, signature->computed) != changed);
}

/* As it is; then with every so many bytes changed, which must always be noticed. */
static void
check_certificate (const AssayReport *report,
                   guint              position,
                   gboolean           open)
{
  g_autoptr(AssaySignature) whole = assay_anatomy_of_certificate (report, position, ASSAY_ANATOMY_UNCHANGED);
  gsize length;

  assert_agrees (whole, FALSE, open);
  g_assert_cmpint (whole->changed, ==, -1);
  length = g_bytes_get_size (whole->content);
  for (gsize flip = 0; flip < length; flip += length / 5)
    {
      g_autoptr(AssaySignature) changed = assay_anatomy_of_certificate (report, position, (gssize) flip);

      g_assert_cmpint (changed->changed, ==, (gssize) flip);
      assert_agrees (changed, TRUE, open);
    }
}

static AssayReport *
inspect_target (AssayTarget *target)
{
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayRequest) prepared = assay_practice_prepare (request, &error);
  AssayReport *report;

  g_assert_no_error (error);
  report = assay_inspect (prepared, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static AssayReport *
inspect_practice (const char *name)
{
  g_autofree char *text = g_strconcat ("practice:", name, NULL);
  g_autoptr(AssayTarget) target = assay_target_parse (text, NULL);

  return inspect_target (target);
}

static void
test_kind (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("assay-anatomy-XXXXXX", &error);
  g_autofree char *file = g_build_filename (folder, "certificate.pem", NULL);
  g_autofree char *command = g_strdup_printf ("openssl req -x509 %s -nodes -subj /CN=%s -days 30 -keyout /dev/null -out %s",
                                              kinds[i].options, kinds[i].name, file);
  g_autoptr(AssayTarget) target = NULL;
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(AssaySignature) signature = NULL;
  g_autofree char *chatter = NULL;
  int status;

  g_assert_no_error (error);
  g_spawn_command_line_sync (command, NULL, &chatter, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  target = assay_target_new_for_file (file);
  report = inspect_target (target);
  signature = assay_anatomy_of_certificate (report, 0, ASSAY_ANATOMY_UNCHANGED);
  g_assert_nonnull (signature);
  g_assert_cmpstr (signature->algorithm, ==, kinds[i].algorithm);
  check_certificate (report, 0, kinds[i].open);
  g_unlink (file);
  g_rmdir (folder);
}

static const struct {
  const char *scenario;
  guint       n_links;        /* with the root's own signature */
  gboolean    signs;          /* the server signs the handshake */
} practice[] = {
  { "good-ecdsa", 3, TRUE },
  { "good-rsa", 3, TRUE },
  { "tls12-only", 3, TRUE },
  { "tls12-rsa", 3, FALSE },
  { "old-protocol", 3, TRUE },
  { "self-signed", 1, TRUE },
};

static void
test_practice (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(AssayReport) report = inspect_practice (practice[i].scenario);
  g_autoptr(AssaySignature) handshake = assay_anatomy_of_handshake (report, ASSAY_ANATOMY_UNCHANGED);

  g_assert_cmpuint (report->verification.path->len, ==, practice[i].n_links);
  for (guint link = 0; link < practice[i].n_links; link++)
    check_certificate (report, link, TRUE);
  g_assert_null (assay_anatomy_of_certificate (report, practice[i].n_links, ASSAY_ANATOMY_UNCHANGED));
  g_assert_cmpint (handshake != NULL, ==, practice[i].signs);
  if (handshake != NULL)
    {
      g_autoptr(AssaySignature) changed = assay_anatomy_of_handshake (report, 70);

      assert_agrees (handshake, FALSE, TRUE);
      assert_agrees (changed, TRUE, TRUE);
    }
}

static void
test_failed (void)
{
  g_autoptr(AssayReport) report = inspect_practice ("alert");

  g_assert_null (assay_anatomy_of_certificate (report, 0, ASSAY_ANATOMY_UNCHANGED));
  g_assert_null (assay_anatomy_of_handshake (report, ASSAY_ANATOMY_UNCHANGED));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/anatomy/kind/", kinds[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_kind);
    }
  for (guint i = 0; i < G_N_ELEMENTS (practice); i++)
    {
      g_autofree char *path = g_strconcat ("/anatomy/practice/", practice[i].scenario, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_practice);
    }
  g_test_add_func ("/anatomy/failed", test_failed);
  return g_test_run ();
}
