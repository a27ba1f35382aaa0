/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/assay-error.h"
#include "practice/assay-practice.h"

static AssayRequest *
request_for (const char                *text,
             const AssayRequestOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayTarget) target = assay_target_parse (text, &error);

  g_assert_no_error (error);
  return assay_request_new (target, options);
}

static void
assert_prepared (const AssayRequest *request,
                 const char         *host)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) root = assay_practice_get_root_pem (&error);

  g_assert_no_error (error);
  g_assert_cmpstr (request->target->host, ==, host);
  g_assert_cmpstr (assay_request_get_verify_name (request), ==, host);
  g_assert_cmpstr (assay_request_get_server_name (request), ==, host);
  g_assert_cmpstr (assay_request_get_connect_host (request), ==, "127.0.0.1");
  g_assert_cmpuint (assay_request_get_connect_port (request), !=, 0);
  g_assert_cmpint (request->options.anchor_kind, ==, ASSAY_ANCHORS_PRACTICE);
  g_assert_true (g_bytes_equal (request->options.anchors, root));
}

static void
test_forms (void)
{
  static const char * const forms[] = {
    "practice:expired", "practice://expired", "PRACTICE:Expired", "practice:expired.practice.test",
    "https://expired.practice.test/", "expired.practice.test", "expired.practice.test:8443",
    "tls://expired.practice.test",
  };
  guint16 port = 0;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(AssayRequest) request = request_for (forms[i], NULL);
      g_autoptr(AssayRequest) prepared = assay_practice_prepare (request, &error);

      g_assert_no_error (error);
      assert_prepared (prepared, "expired.practice.test");
      g_assert_cmpstr (prepared->target->input, ==, forms[i]);
      g_assert_cmpstr (prepared->target->scheme, ==, request->target->scheme);
      /* They share one server. */
      if (i > 0)
        g_assert_cmpuint (prepared->options.connect_port, ==, port);
      port = prepared->options.connect_port;
    }
}

/* Again, as when a report's own request is inspected once more. */
static void
test_twice (void)
{
  static const char * const forms[] = { "practice:expired", "https://expired.practice.test" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(AssayRequest) request = request_for (forms[i], NULL);
      g_autoptr(AssayRequest) once = assay_practice_prepare (request, &error);
      g_autoptr(AssayRequest) twice = assay_practice_prepare (once, &error);

      g_assert_no_error (error);
      assert_prepared (twice, "expired.practice.test");
      g_assert_cmpuint (twice->options.connect_port, ==, once->options.connect_port);
    }
}

static void
test_keeps_options (void)
{
  static char *protocols[] = { (char *) "http/1.1", NULL };
  const AssayRequestOptions options = {
    .server_name = (char *) "shown.example",
    .verify_name = (char *) "wanted.example",
    .alpn = protocols,
    .version_min = 0x0303,
    .version_max = 0x0303,
    .timeout_us = 7 * G_USEC_PER_SEC,
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayRequest) request = request_for ("practice:good-ecdsa", &options);
  g_autoptr(AssayRequest) prepared = assay_practice_prepare (request, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (assay_request_get_server_name (prepared), ==, "shown.example");
  g_assert_cmpstr (assay_request_get_verify_name (prepared), ==, "wanted.example");
  g_assert_cmpstrv (prepared->options.alpn, protocols);
  g_assert_cmphex (prepared->options.version_max, ==, 0x0303);
  g_assert_cmpint (prepared->options.timeout_us, ==, 7 * G_USEC_PER_SEC);
  /* The order that was given is as it was. */
  g_assert_null (request->options.connect_host);
  g_assert_cmpstr (request->target->host, ==, "good-ecdsa");
}

/* Who says where to connect has a server of their own, such as `assay-cli practice serve`. */
static void
test_own_place (void)
{
  const AssayRequestOptions options = { .connect_host = (char *) "127.0.0.1", .connect_port = 4433 };
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayRequest) request = request_for ("https://expired.practice.test", &options);
  g_autoptr(AssayRequest) prepared = assay_practice_prepare (request, &error);

  g_assert_no_error (error);
  g_assert_true (prepared == request);
}

typedef struct {
  GMainLoop    *loop;
  AssayRequest *prepared;
  GError       *error;
} Outcome;

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Outcome *outcome = data;

  outcome->prepared = assay_practice_prepare_finish (result, &outcome->error);
  g_main_loop_quit (outcome->loop);
}

static void
prepare_and_wait (AssayRequest *request,
                  GCancellable *cancellable,
                  Outcome      *outcome)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  *outcome = (Outcome) { .loop = loop };
  assay_practice_prepare_async (request, cancellable, prepared_cb, outcome);
  g_assert_null (outcome->prepared);    /* never before it returned */
  g_main_loop_run (loop);
}

static void
test_async (void)
{
  g_autoptr(AssayRequest) ours = request_for ("practice:wrong-host", NULL);
  g_autoptr(AssayRequest) other = request_for ("example.org", NULL);
  g_autoptr(AssayRequest) unknown = request_for ("practice:nobody", NULL);
  Outcome outcome;

  prepare_and_wait (ours, NULL, &outcome);
  g_assert_no_error (outcome.error);
  assert_prepared (outcome.prepared, "wrong-host.practice.test");
  assay_request_unref (outcome.prepared);

  prepare_and_wait (other, NULL, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.prepared == other);
  assay_request_unref (outcome.prepared);

  prepare_and_wait (unknown, NULL, &outcome);
  g_assert_error (outcome.error, ASSAY_ERROR, ASSAY_ERROR_TARGET);
  g_error_free (outcome.error);
}

static void
test_async_cancelled (void)
{
  g_autoptr(AssayRequest) request = request_for ("practice:good-rsa", NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome;

  g_cancellable_cancel (cancellable);
  prepare_and_wait (request, cancellable, &outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (outcome.error);
}

static gpointer
prepare_on_thread (gpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AssayRequest) request = request_for (data, NULL);
  g_autoptr(AssayRequest) prepared = assay_practice_prepare (request, &error);

  g_assert_no_error (error);
  return GUINT_TO_POINTER (prepared->options.connect_port);
}

/* Many at once share what is made once: keys, certificates, the server. */
static void
test_many_threads (void)
{
  GThread *threads[8];
  gpointer first;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("prepare", prepare_on_thread, (gpointer) "practice:untrusted-root");
  first = g_thread_join (threads[0]);
  for (guint i = 1; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == first);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/practice/prepare/forms", test_forms);
  g_test_add_func ("/practice/prepare/twice", test_twice);
  g_test_add_func ("/practice/prepare/keeps-options", test_keeps_options);
  g_test_add_func ("/practice/prepare/own-place", test_own_place);
  g_test_add_func ("/practice/prepare/async", test_async);
  g_test_add_func ("/practice/prepare/async-cancelled", test_async_cancelled);
  g_test_add_func ("/practice/prepare/many-threads", test_many_threads);
  return g_test_run ();
}
