/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What it costs to decode a flight of TLS 1.3 to trees, beside one verification of an RSA signature.
 *   decode ROUNDS
 * Decodes all messages of a handshake with two certificates, and verifies a signature of RSA-2048 with SHA-256, in
 * turns. Prints the median of each in microseconds, and how many nodes the trees have.
 */
#include <stdio.h>
#include <stdlib.h>

#include <gnutls/abstract.h>

#include "decode/decode-message.h"
#include "support/fixture-report.h"

#define KEY_BITS 2048

typedef struct {
  gnutls_pubkey_t key;
  gnutls_datum_t  text;
  gnutls_datum_t  signature;
} Signed;

static void
sign (Signed *made)
{
  static unsigned char text[] = "what a server signs";
  gnutls_privkey_t private_key;

  made->text = (gnutls_datum_t) { text, sizeof text };
  if (gnutls_privkey_init (&private_key) < 0 || gnutls_pubkey_init (&made->key) < 0
      || gnutls_privkey_generate (private_key, GNUTLS_PK_RSA, KEY_BITS, 0) < 0
      || gnutls_pubkey_import_privkey (made->key, private_key, 0, 0) < 0
      || gnutls_privkey_sign_data2 (private_key, GNUTLS_SIGN_RSA_SHA256, 0, &made->text, &made->signature) < 0)
    g_error ("no RSA key could be made");
  gnutls_privkey_deinit (private_key);
}

static void
verify (const Signed *made)
{
  if (gnutls_pubkey_verify_data2 (made->key, GNUTLS_SIGN_RSA_SHA256, 0, &made->text, &made->signature) < 0)
    g_error ("the signature is not good");
}

static guint
count_nodes (const AssayNode *node)
{
  guint n = 1;

  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    n += count_nodes (assay_node_get_child (node, i));
  return n;
}

/* Decodes every message; @nodes: (nullable): takes how many nodes they have. */
static void
decode (const AssayReport *report,
        guint             *nodes)
{
  for (guint i = 0; i < report->messages->len; i++)
    {
      g_autoptr(AssayNode) tree = assay_decode_message (g_ptr_array_index (report->messages, i));

      if (nodes != NULL)
        *nodes += count_nodes (tree);
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gint64
now_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static double
median_us (GArray *times)
{
  g_array_sort (times, compare);
  return g_array_index (times, gint64, times->len / 2) / 1e3;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(AssayReport) report = NULL;
  g_autoptr(GArray) decoded = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) verified = g_array_new (FALSE, FALSE, sizeof (gint64));
  Signed made = { 0, };
  guint nodes = 0;

  if (argc != 2)
    return 2;
  report = fixture_report_new (FIXTURE_GOOD);
  sign (&made);
  decode (report, &nodes);

  for (int i = atoi (argv[1]); i > 0; i--)
    {
      gint64 start = now_ns (), middle, end;

      decode (report, NULL);
      middle = now_ns ();
      verify (&made);
      end = now_ns ();
      start = middle - start;
      end -= middle;
      g_array_append_val (decoded, start);
      g_array_append_val (verified, end);
    }
  printf ("%.1f %.1f %u %u\n", median_us (decoded), median_us (verified), nodes, report->messages->len);
  gnutls_pubkey_deinit (made.key);
  gnutls_free (made.signature.data);
  return 0;
}
