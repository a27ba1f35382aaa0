/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/assay-chain.h"

/* Faults of chains as they were sent, over certificates that are made up. */

#define NOW 1000

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* @what: "subject<issuer", with a ! before it for one that is not valid now. */
static AssayCertificate *
made_up (const char *what)
{
  gboolean valid = what[0] != '!';
  g_auto(GStrv) names = g_strsplit (valid ? what : what + 1, "<", 2);
  AssayCertificate draft = {
    .der = bytes_of (what),
    .title = g_strdup (names[0]),
    .issuer_title = g_strdup (names[1]),
    .subject = g_strdup (names[0]),
    .issuer = g_strdup (names[1]),
    .subject_der = bytes_of (names[0]),
    .issuer_der = bytes_of (names[1]),
    .spki_der = bytes_of (names[0]),
    .serial = g_strdup ("01"),
    .not_before = NOW - 1,
    .not_after = valid ? NOW + 1 : NOW - 1,
    .names = g_new0 (char *, 1),
    .path_length = -1,
    .key_algorithm = g_strdup ("RSA"),
    .signature_algorithm = g_strdup ("none"),
  };

  return assay_certificate_take (&draft);
}

static GPtrArray *
made_up_chain (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  GPtrArray *chain = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref);

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (chain, made_up (words[i]));
  return chain;
}

static void
test_issues (void)
{
  static const struct {
    const char      *chain;
    guint            n_sent;
    guint            path[4];
    guint            length;
    AssayPathStatus  status;
    int              issues;
  } rows[] = {
    { "leaf<branch branch<root root<root", 2, { 0, 1, 2 }, 3, ASSAY_PATH_TRUSTED, 0 },
    { "leaf<branch branch<root root<root", 3, { 0, 1, 2 }, 3, ASSAY_PATH_TRUSTED, ASSAY_CHAIN_ROOT_SENT },
    { "leaf<branch root<root branch<root", 3, { 0, 2, 1 }, 3, ASSAY_PATH_TRUSTED,
      ASSAY_CHAIN_ROOT_SENT | ASSAY_CHAIN_WRONG_ORDER },
    { "leaf<branch branch<root root<root", 1, { 0, 1, 2 }, 3, ASSAY_PATH_TRUSTED, ASSAY_CHAIN_INCOMPLETE },
    { "leaf<branch", 1, { 0 }, 1, ASSAY_PATH_NO_ISSUER, ASSAY_CHAIN_INCOMPLETE },
    { "leaf<leaf", 1, { 0 }, 1, ASSAY_PATH_SELF_SIGNED, 0 },
    { "leaf<root what<ever root<root", 2, { 0, 2 }, 2, ASSAY_PATH_TRUSTED, ASSAY_CHAIN_EXTRA },
    { "leaf<root leaf<root root<root", 2, { 0, 2 }, 2, ASSAY_PATH_TRUSTED, ASSAY_CHAIN_DUPLICATE },
    /* The root's own certificate and one for the same key by another root: of use to other clients. */
    { "leaf<root root<old root<root", 2, { 0, 2 }, 2, ASSAY_PATH_TRUSTED, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GPtrArray) chain = made_up_chain (rows[i].chain);
      g_autoptr(GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));

      g_array_append_vals (path, rows[i].path, rows[i].length);
      g_test_message ("%s", rows[i].chain);
      g_assert_cmphex (assay_chain_find_issues (chain, rows[i].n_sent, path, rows[i].status), ==, rows[i].issues);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chain/issues", test_issues);
  return g_test_run ();
}
