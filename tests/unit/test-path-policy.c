/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-policy.h"

/* Policies along a path, without certificates: only the fields that they are read from. */

#define ANY PATH_OID_ANY_POLICY

/* What one certificate says: its policies, mappings "from=to", and limits. */
typedef struct {
  const char *policies;
  const char *mappings;
  int         require_explicit;
  int         inhibit_mapping;
  int         inhibit_any;
} Step;

#define SAYS(policies, mappings) { policies, mappings, PATH_NO_NUMBER, PATH_NO_NUMBER, PATH_NO_NUMBER }

static void
fill (PathCertificate *certificate,
      const Step      *step)
{
  g_auto(GStrv) policies = g_strsplit (step->policies != NULL ? step->policies : "", " ", -1);
  g_auto(GStrv) mappings = g_strsplit (step->mappings != NULL ? step->mappings : "", " ", -1);

  *certificate = (PathCertificate) {
    .require_explicit = step->require_explicit,
    .inhibit_mapping = step->inhibit_mapping,
    .inhibit_any = step->inhibit_any,
  };
  if (step->policies != NULL)
    certificate->policies = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; policies[i] != NULL; i++)
    g_ptr_array_add (certificate->policies, g_strdup (policies[i]));
  certificate->mappings = g_array_new (FALSE, FALSE, sizeof (PathMapping));
  for (guint i = 0; mappings[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (mappings[i], "=", 2);
      PathMapping mapping = { (char *) g_intern_string (pair[0]), (char *) g_intern_string (pair[1]) };

      g_array_append_val (certificate->mappings, mapping);
    }
}

static gboolean
follow (const Step         *steps,
        guint               n,
        const char * const *wanted,
        gboolean            explicit_policy)
{
  g_autoptr(PathPolicy) policy = path_policy_new (n, wanted, explicit_policy, FALSE, FALSE);
  gboolean well = TRUE;

  for (guint i = 0; i < n; i++)
    {
      PathCertificate certificate;
      gboolean last = i + 1 == n;

      fill (&certificate, &steps[i]);
      well = path_policy_process (policy, &certificate, last) && well;
      well = (last ? path_policy_wrap_up (policy, &certificate) : path_policy_prepare (policy, &certificate)) && well;
      g_clear_pointer (&certificate.policies, g_ptr_array_unref);
      g_array_unref (certificate.mappings);
    }
  return well;
}

static const struct {
  Step        steps[3];
  guint       n;
  const char *wanted;
  gboolean    explicit_policy;
  gboolean    holds;
} rows[] = {
  { { SAYS ("1.1", NULL), SAYS ("1.1", NULL) }, 2, NULL, TRUE, TRUE },
  { { SAYS ("1.1", NULL), SAYS ("1.2", NULL) }, 2, NULL, TRUE, FALSE },
  { { SAYS ("1.1", NULL), SAYS ("1.2", NULL) }, 2, NULL, FALSE, TRUE },
  { { SAYS (NULL, NULL), SAYS ("1.1", NULL) }, 2, NULL, TRUE, FALSE },
  { { SAYS ("1.1", NULL), SAYS ("1.1", NULL) }, 2, "1.1", TRUE, TRUE },
  { { SAYS ("1.1", NULL), SAYS ("1.1", NULL) }, 2, "1.2", TRUE, FALSE },
  { { SAYS (ANY, NULL), SAYS ("1.1", NULL) }, 2, "1.1", TRUE, TRUE },
  { { SAYS (ANY, NULL), SAYS ("1.1", NULL) }, 2, "1.2", TRUE, FALSE },
  { { SAYS (ANY, NULL), SAYS (ANY, NULL) }, 2, "1.7", TRUE, TRUE },
  /* The policy of the issuer's domain is what the user wants, whatever it is called below. */
  { { SAYS ("1.1", "1.1=1.2"), SAYS ("1.2", NULL) }, 2, "1.1", TRUE, TRUE },
  { { SAYS ("1.1", "1.1=1.2"), SAYS ("1.2", NULL) }, 2, "1.2", TRUE, FALSE },
  { { SAYS ("1.1", "1.1=1.2"), SAYS ("1.1", NULL) }, 2, NULL, TRUE, FALSE },
  { { SAYS (ANY, "1.1=1.2"), SAYS ("1.2", NULL) }, 2, "1.1", TRUE, TRUE },
  { { SAYS ("1.1 1.3", "1.1=1.2 1.3=1.2"), SAYS ("1.2", NULL) }, 2, "1.3", TRUE, TRUE },
  { { SAYS ("1.1", "1.1=1.2"), SAYS ("1.2", "1.2=1.3"), SAYS ("1.3", NULL) }, 3, "1.1", TRUE, TRUE },
  /* Nobody may map anyPolicy. */
  { { SAYS (ANY, ANY "=1.2"), SAYS ("1.2", NULL) }, 2, NULL, FALSE, FALSE },
  /* What certificates ask for. */
  { { { "1.1", NULL, 0, -1, -1 }, SAYS ("1.2", NULL) }, 2, NULL, FALSE, FALSE },
  { { { "1.1", NULL, 5, -1, -1 }, SAYS ("1.2", NULL) }, 2, NULL, FALSE, TRUE },
  { { { "1.1", NULL, -1, -1, 0 }, SAYS (ANY, NULL) }, 2, NULL, TRUE, FALSE },
  { { { "1.1", NULL, -1, -1, 1 }, SAYS (ANY, NULL) }, 2, NULL, TRUE, TRUE },
  { { { "1.1", NULL, -1, 0, -1 }, SAYS ("1.1", "1.1=1.2"), SAYS ("1.2", NULL) }, 3, NULL, TRUE, FALSE },
  { { SAYS ("1.1", NULL), { "1.2", NULL, 0, -1, -1 } }, 2, NULL, FALSE, FALSE },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *wanted[] = { rows[i].wanted, NULL };

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (follow (rows[i].steps, rows[i].n, wanted, rows[i].explicit_policy), ==, rows[i].holds);
    }
}

/* Each level maps each policy to all of the next: 100 to the 20th nodes in a tree. */
static void
test_no_explosion (void)
{
  enum { N = 100, LEVELS = 20 };
  g_autoptr(GString) policies = g_string_new (NULL), mappings = g_string_new (NULL);
  Step steps[LEVELS];
  const char *wanted[] = { "1.1.7", NULL };

  for (guint i = 0; i < N; i++)
    {
      g_string_append_printf (policies, "%s1.1.%u", i > 0 ? " " : "", i);
      for (guint k = 0; k < N; k++)
        g_string_append_printf (mappings, "%s1.1.%u=1.1.%u", i + k > 0 ? " " : "", i, k);
    }
  for (guint i = 0; i < LEVELS; i++)
    steps[i] = (Step) SAYS (policies->str, mappings->str);
  g_assert_true (follow (steps, LEVELS, wanted, TRUE));
  wanted[0] = "1.2.7";
  g_assert_false (follow (steps, LEVELS, wanted, TRUE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path-policy/rows", test_rows);
  g_test_add_func ("/path-policy/no-explosion", test_no_explosion);
  return g_test_run ();
}
