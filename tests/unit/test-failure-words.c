/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/assay-failures.h"

/* Every failure has words in every phase, and no place in them stays empty. */
static void
test_sentences (void)
{
  g_autoptr(AssayTarget) target = assay_target_parse ("example.org:8443", NULL);
  g_autoptr(AssayRequest) request = assay_request_new (target, NULL);

  for (AssayFailureCode code = 0; code < ASSAY_N_FAILURES; code++)
    for (AssayPhaseId phase = 0; phase < ASSAY_N_PHASES; phase++)
      for (guint names = 0; names < 2; names++)
        {
          g_autoptr(AssayFailure) failure = NULL;
          g_autofree char *words = NULL;

          failure = assay_failures_make (request, phase, code, code == ASSAY_FAILURE_ALERT ? 40 : -1,
                                         names > 0 ? "something" : NULL, "words");
          words = assay_text_format (failure->message, NULL);
          g_assert_nonnull (words);
          g_assert_null (strpbrk (words, "{}"));
          g_assert_true (g_str_has_suffix (words, "."));
        }
}

static void
test_guesses (void)
{
  static const struct {
    const char *bytes;
    gsize       length;
    const char *protocol;
  } rows[] = {
    { "HTTP/1.1 200", 12, "HTTP" },
    { "HTT", 3, NULL },
    { "SSH-2.0", 7, "SSH" },
    { "\x4a\0\0\0\x0a" "8.0", 8, "MySQL" },
    { "", 0, NULL },
    { "\0\0\0\0\0\0\0", 7, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (assay_failures_guess_protocol ((const guint8 *) rows[i].bytes, rows[i].length), ==,
                     rows[i].protocol);
}

/* What GIO says, as a code of ours. */
static void
test_errors (void)
{
  static const struct {
    int              code;
    AssayFailureCode failure;
  } rows[] = {
    { G_IO_ERROR_CONNECTION_REFUSED,  ASSAY_FAILURE_REFUSED },
    { G_IO_ERROR_NETWORK_UNREACHABLE, ASSAY_FAILURE_UNREACHABLE },
    { G_IO_ERROR_HOST_UNREACHABLE,    ASSAY_FAILURE_UNREACHABLE },
    { G_IO_ERROR_TIMED_OUT,           ASSAY_FAILURE_TIMEOUT },
    { G_IO_ERROR_CANCELLED,           ASSAY_FAILURE_CANCELLED },
    { G_IO_ERROR_PERMISSION_DENIED,   ASSAY_FAILURE_CONNECT },
  };
  g_autoptr(GError) unknown = g_error_new_literal (G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "");
  g_autoptr(GError) silent = g_error_new_literal (G_RESOLVER_ERROR, G_RESOLVER_ERROR_INTERNAL, "");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, rows[i].code, "");

      g_assert_cmpint (assay_failures_from_error (error), ==, rows[i].failure);
    }
  g_assert_cmpint (assay_failures_from_error (unknown), ==, ASSAY_FAILURE_NOT_FOUND);
  g_assert_cmpint (assay_failures_from_error (silent), ==, ASSAY_FAILURE_RESOLVER);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/failure-words/sentences", test_sentences);
  g_test_add_func ("/failure-words/errors", test_errors);
  g_test_add_func ("/failure-words/guesses", test_guesses);
  return g_test_run ();
}
