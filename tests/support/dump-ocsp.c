/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dump-ocsp TIME RESPONSE CERTIFICATE ISSUER, or only RESPONSE: what an OCSP response in DER says, in a line of words. */
#include <stdio.h>
#include <stdlib.h>

#include "base/assay-format.h"
#include "decode/decode-ocsp.h"
#include "decode/decode-x509.h"
#include "decode/ocsp-facts.h"
#include "engine/assay-signed.h"
#include "path/path-ocsp.h"

static GBytes *
load (const char *name)
{
  char *data;
  gsize size;

  if (!g_file_get_contents (name, &data, &size, NULL))
    exit (2);
  return g_bytes_new_take (data, size);
}

static AssayCertificate *
load_certificate (const char *name)
{
  g_autoptr(GBytes) der = load (name);

  return assay_x509_read (der, ASSAY_ORIGIN_FILE);
}

static void
print_facts (GBytes *response)
{
  AssayOcspFacts facts;
  AssayOcspAnswer answer;

  if (!assay_ocsp_read (response, &facts))
    {
      puts ("malformed");
      return;
    }
  printf ("%u\n", facts.status);
  while (assay_ocsp_next_answer (&facts.answers, &answer))
    {
      g_autofree char *serial = assay_format_hex (assay_cursor_peek (&answer.serial), assay_cursor_left (&answer.serial),
                                                  '\0');

      printf ("%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", serial,
              answer.status == ASSAY_OCSP_GOOD ? "good" : answer.status == ASSAY_OCSP_REVOKED ? "revoked" : "unknown",
              answer.this_update, answer.next_update != ASSAY_NO_TIME ? answer.next_update : 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 2)
    {
      g_autoptr(GBytes) response = load (argv[1]);
      g_autoptr(AssayNode) tree = assay_ocsp_decode (response);

      print_facts (response);
      return 0;
    }
  if (argc == 5)
    {
      g_autoptr(GBytes) response = load (argv[2]);
      g_autoptr(AssayCertificate) certificate = load_certificate (argv[3]);
      g_autoptr(AssayCertificate) issuer = load_certificate (argv[4]);
      const AssayOcspQuestion question = {
        .certificate = certificate, .issuer = issuer, .now = g_ascii_strtoll (argv[1], NULL, 10),
        .verify = assay_signed_verify,
      };
      g_autoptr(AssayRevocation) said = assay_ocsp_evaluate (response, ASSAY_REVOCATION_OCSP_FILE, &question);
      const char *problem = assay_revocation_problem_name (said->problem);

      printf ("%s %s\n", assay_revocation_status_name (said->status), problem != NULL ? problem : "fine");
      return 0;
    }
  return 2;
}
