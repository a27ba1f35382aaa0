/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a kept inspection costs in memory.
 *   memory PORT ROOTS.pem COUNT trees|facts
 * Inspects localhost at PORT COUNT times and keeps the reports with their opinions; with `trees` also the decoded tree
 * of every message and certificate. Each report is written as JSON once, so all was decoded. Prints KiB for each that
 * is kept: as the allocator counts, and as the process grew; then how many nodes the trees of one have.
 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "checks/assay-checks.h"
#include "decode/decode-message.h"
#include "decode/decode-x509.h"
#include "engine/assay-inspect.h"
#include "export/export-json.h"

#define WARM_UP 16

typedef struct {
  double allocated;
  double resident;
} Size;

static Size
measure (void)
{
  struct mallinfo2 info;
  long pages = 0;
  g_autofree char *statm = NULL;

  malloc_trim (0);
  info = mallinfo2 ();
  if (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL))
    sscanf (statm, "%*s %ld", &pages);
  return (Size) { (info.uordblks + info.hblkhd) / 1024., pages * (sysconf (_SC_PAGESIZE) / 1024.) };
}

static guint
count_nodes (const AssayNode *node)
{
  guint n = 1;

  for (guint i = 0; i < assay_node_get_n_children (node); i++)
    n += count_nodes (assay_node_get_child (node, i));
  return n;
}

static guint
keep_tree (GPtrArray *kept,
           AssayNode *tree)
{
  g_ptr_array_add (kept, tree);
  return count_nodes (tree);
}

static guint
keep_trees (GPtrArray         *kept,
            const AssayReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->messages->len; i++)
    n += keep_tree (kept, assay_decode_message (report->messages->pdata[i]));
  for (guint i = 0; i < report->certificates->len; i++)
    {
      AssayCertificate *certificate = report->certificates->pdata[i];

      n += keep_tree (kept, assay_x509_decode (certificate->der));
    }
  return n;
}

static guint
inspect (const AssayRequestOptions *options,
         gboolean                   trees,
         GPtrArray                 *kept)
{
  g_autoptr(AssayTarget) target = assay_target_parse ("localhost", NULL);
  g_autoptr(AssayRequest) request = assay_request_new (target, options);
  AssayReport *report = assay_inspect (request, NULL, NULL, NULL);
  AssayAssessment *assessment = assay_checks_run (report);
  g_autofree char *json = assay_export_json (report, assessment, NULL, ASSAY_JSON_DEFAULT);

  if (assessment->verdict != ASSAY_VERDICT_TRUSTED || report->n_sent != 3)
    g_error ("not trusted, or not three certificates: %s", json);
  g_ptr_array_add (kept, report);
  g_ptr_array_add (kept, assessment);
  return trees ? keep_trees (kept, report) : 0;
}

int
main (int    argc,
      char **argv)
{
  g_auto(AssayRequestOptions) options;
  g_autoptr(GPtrArray) kept = g_ptr_array_sized_new (1 << 16);
  g_autofree char *roots = NULL;
  gsize length;
  gboolean trees;
  guint count, nodes = 0;
  Size before, after;

  if (argc != 5 || !g_file_get_contents (argv[2], &roots, &length, NULL))
    return 2;
  count = atoi (argv[3]);
  trees = g_str_equal (argv[4], "trees");

  assay_request_options_init (&options);
  options.connect_host = g_strdup ("127.0.0.1");
  options.connect_port = atoi (argv[1]);
  options.anchor_kind = ASSAY_ANCHORS_FILE;
  options.anchors = g_bytes_new (roots, length);

  for (guint i = 0; i < WARM_UP; i++)
    inspect (&options, trees, kept);
  before = measure ();
  for (guint i = 0; i < count; i++)
    nodes = inspect (&options, trees, kept);
  after = measure ();

  printf ("%.2f %.2f %u\n", (after.allocated - before.allocated) / count, (after.resident - before.resident) / count, nodes);
  return 0;
}
