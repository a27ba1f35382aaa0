/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/made-certificate.h"

#include <string.h>

#include "decode/decode-x509.h"

/* Searching paths and holding them to rules, over certificates whose signatures are numbers. */

/* One made certificate a word: "subject<issuer", "*" before an authority, "!" before one that has ended; keys are the
 * first letters of the names. */
static AssayCertificate *
made (const char *word)
{
  MadeCertificate what = { .path_length = -1, .authority = word[0] == '*' };
  g_auto(GStrv) names = NULL;

  word += what.authority;
  what.ended = word[0] == '!';
  names = g_strsplit (word + what.ended, "<", 2);
  what.subject = names[0];
  what.issuer = names[1];
  what.key = (guint8) names[0][0];
  what.issuer_key = (guint8) names[1][0];
  return made_certificate_new (&what);
}

static GPtrArray *
made_all (const char *words)
{
  g_auto(GStrv) list = g_strsplit (words, " ", -1);
  GPtrArray *all = made_list_new ();

  for (guint i = 0; list[i] != NULL && list[i][0] != '\0'; i++)
    g_ptr_array_add (all, made (list[i]));
  return all;
}

static char *
dup_path (const AssayPathCandidate *candidate)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < candidate->path->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", g_array_index (candidate->path, guint, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const struct {
  const char *sent;
  const char *anchors;
  const char *path;
  const char *broken;      /* the first rule; NULL for a valid path */
  guint       n_candidates;
} searches[] = {
  { "leaf<branch *branch<root",                      "*root<root",  "0 1 2",   NULL, 1 },
  /* In any order, with others between, twice. */
  { "leaf<branch *xother<xother *branch<root",       "*root<root",  "0 2 3",   NULL, 1 },
  { "leaf<branch leaf<branch *branch<root *branch<root", "*root<root", "0 2 4", NULL, 1 },
  { "leaf<branch *root<root *branch<root",           "*root<root",  "0 2 1",   NULL, 1 },
  /* What leads nowhere. */
  { "leaf<branch",                                   "",            "0",       "trust-anchor", 1 },
  { "leaf<branch *branch<root",                      "*other<other", "0 1",    "trust-anchor", 1 },
  { "leaf<leaf",                                     "",            "0",       "trust-anchor", 1 },
  /* Two that issue each other go round only once. */
  { "leaf<a *a<b *b<a",                              "",            "0 1 2",   "trust-anchor", 1 },
  /* Cross-signed: both ways are found, the valid one comes first. */
  { "leaf<branch *branch<root *branch<other",        "*root<root *other<other", "0 1 3", NULL, 2 },
  { "leaf<branch *!branch<root *branch<other",       "*root<root *other<other", "0 2 3", NULL, 2 },
  { "leaf<branch *branch<other *!branch<root",       "*root<root",  "0 2 3",   "validity", 1 },
  /* Who is no authority issues nothing. */
  { "leaf<branch branch<root",                       "*root<root",  "0 1 2",   "basic-constraints", 1 },
  /* An anchor of the same name and another key. */
  { "leaf<branch *branch<root",                      "*root<root *root<other", "0 1 2", NULL, 2 },
  /* A leaf that is an anchor, by itself and not. */
  { "leaf<leaf",                                     "leaf<leaf",   "0",       NULL, 1 },
  { "leaf<branch",                                   "leaf<branch", "0",       "name-chaining", 1 },
};

static AssayValidation *
validate (GPtrArray *certificates,
          GPtrArray *anchors)
{
  AssayPathOptions options;

  made_options_init (&options, anchors);
  return assay_path_validate (certificates, &options);
}

static void
test_search (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr(GPtrArray) certificates = made_all (searches[i].sent);
      g_autoptr(GPtrArray) anchors = made_all (searches[i].anchors);
      g_autoptr(AssayValidation) validation = validate (certificates, anchors);
      const AssayPathCandidate *chosen = assay_validation_get_chosen (validation);
      const AssayRule *broken = assay_path_candidate_find_broken (chosen, NULL);
      g_autofree char *path = dup_path (chosen);

      g_test_message ("%s by %s", searches[i].sent, searches[i].anchors);
      g_assert_cmpstr (path, ==, searches[i].path);
      g_assert_cmpstr (broken != NULL ? broken->id : NULL, ==, searches[i].broken);
      g_assert_cmpint (chosen->valid, ==, searches[i].broken == NULL);
      g_assert_cmpuint (validation->candidates->len, ==, searches[i].n_candidates);
      g_assert_false (validation->bounded);
    }
}

/* A wrong signature by the key that the identifiers name is told as such; by any other, the issuer is missing. */
static void
test_wrong_signature (void)
{
  g_autoptr(GPtrArray) anchors = made_all ("*root<root");
  g_autoptr(GPtrArray) bent = made_list_new ();
  g_autoptr(AssayValidation) validation = NULL;
  AssayCertificate *leaf = made ("leaf<root");
  guint8 *bytes = g_memdup2 (g_bytes_get_data (leaf->der, NULL), g_bytes_get_size (leaf->der));
  g_autoptr(GBytes) der = NULL;

  bytes[g_bytes_get_size (leaf->der) - 1] ^= 1;
  der = g_bytes_new_take (bytes, g_bytes_get_size (leaf->der));
  assay_certificate_unref (leaf);
  g_ptr_array_add (bent, assay_x509_read (der, ASSAY_ORIGIN_SERVER));
  validation = validate (bent, anchors);
  g_assert_nonnull (assay_path_candidate_find_broken (assay_validation_get_chosen (validation), "signature"));
  g_assert_true (assay_validation_get_chosen (validation)->anchored);
}

/* Authorities that have all certified each other, none of which leads to an anchor: n! ways. */
static void
test_mesh (void)
{
  enum { N = 12 };
  g_autoptr(GPtrArray) certificates = made_list_new ();
  g_autoptr(GPtrArray) anchors = made_all ("*root<root");
  g_autoptr(AssayValidation) validation = NULL;

  g_ptr_array_add (certificates, made ("leaf<a"));
  for (char i = 'a'; i < 'a' + N; i++)
    for (char k = 'a'; k < 'a' + N; k++)
      {
        char word[] = { '*', i, '<', k, '\0' };

        if (i != k)
          g_ptr_array_add (certificates, made (word));
      }
  validation = validate (certificates, anchors);
  g_assert_true (validation->bounded);
  g_assert_cmpuint (validation->n_steps, <=, ASSAY_LIMIT_PATH_STEPS + ASSAY_LIMIT_PATH_LENGTH);
  g_assert_cmpuint (validation->n_signatures, <=, ASSAY_LIMIT_PATH_SIGNATURES);
  g_assert_cmpuint (validation->candidates->len, <=, ASSAY_LIMIT_CANDIDATES);
  g_assert_false (assay_validation_get_chosen (validation)->valid);
}

/* The same with one way out at the very end: it is found, because anchors come first. */
static void
test_mesh_with_exit (void)
{
  g_autoptr(GPtrArray) certificates = made_all ("leaf<a *a<b *b<a *a<c *c<a *b<c *c<b *c<root *b<d *d<b");
  g_autoptr(GPtrArray) anchors = made_all ("*root<root");
  g_autoptr(AssayValidation) validation = validate (certificates, anchors);

  g_assert_true (assay_validation_get_chosen (validation)->valid);
}

/* A path is never longer than its limit. */
static void
test_long (void)
{
  g_autoptr(GPtrArray) certificates = made_all ("leaf<c1");
  g_autoptr(GPtrArray) anchors = made_list_new ();
  g_autoptr(AssayValidation) validation = NULL;

  for (guint i = 1; i < 2 * ASSAY_LIMIT_PATH_LENGTH; i++)
    {
      g_autofree char *subject = g_strdup_printf ("c%u", i);
      g_autofree char *issuer = g_strdup_printf ("c%u", i + 1);

      g_ptr_array_add (certificates, made_certificate_new (&(MadeCertificate) {
        .subject = subject, .issuer = issuer, .key = i == 1 ? 'c' : (guint8) i, .issuer_key = (guint8) (i + 1),
        .authority = TRUE, .path_length = -1 }));
    }
  validation = validate (certificates, anchors);
  g_assert_cmpuint (assay_validation_get_chosen (validation)->path->len, ==, ASSAY_LIMIT_PATH_LENGTH);
  g_assert_true (validation->bounded);
}

static char *
repeat (const char *pattern,
        guint       n)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", number, pattern);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Names times limits: all are compared up to the limit, and no more are. */
static void
test_many_names (void)
{
  static const struct {
    guint       n_names;
    guint       n_permitted;
    const char *broken;
  } rows[] = {
    { 1000, 1000, NULL },
    { 1025, 1024, "name-constraints" },
    { 8000, 8000, "name-constraints" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *names = repeat (".example.org", rows[i].n_names);
      g_autofree char *permitted = repeat (".example.org", rows[i].n_permitted);
      g_autoptr(GPtrArray) certificates = made_list_new ();
      g_autoptr(GPtrArray) anchors = made_all ("*root<root");
      g_autoptr(AssayValidation) validation = NULL;
      const AssayRule *broken;

      g_ptr_array_add (certificates, made_certificate_new (&(MadeCertificate) {
        .subject = "leaf", .issuer = "branch", .key = 'l', .issuer_key = 'b', .path_length = -1, .names = names }));
      g_ptr_array_add (certificates, made_certificate_new (&(MadeCertificate) {
        .subject = "branch", .issuer = "root", .key = 'b', .issuer_key = 'r', .authority = TRUE, .path_length = -1,
        .permitted = permitted }));
      validation = validate (certificates, anchors);
      broken = assay_path_candidate_find_broken (assay_validation_get_chosen (validation), NULL);
      g_assert_cmpstr (broken != NULL ? broken->id : NULL, ==, rows[i].broken);
    }
}

/* A path length of 0 allows leaves below, and certificates that its owner gives itself. */
static void
test_path_length (void)
{
  static const struct {
    int         length;
    const char *between;      /* who is between branch and leaf */
    const char *broken;
  } rows[] = {
    { 0, "inner", "path-length" },
    { 1, "inner", NULL },
    { 0, "branch", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GPtrArray) certificates = made_list_new ();
      g_autoptr(GPtrArray) anchors = made_all ("*root<root");
      g_autoptr(AssayValidation) validation = NULL;
      const AssayRule *broken;

      g_ptr_array_add (certificates, made_certificate_new (&(MadeCertificate) {
        .subject = "leaf", .issuer = rows[i].between, .key = 'l', .issuer_key = 'i', .path_length = -1 }));
      g_ptr_array_add (certificates, made_certificate_new (&(MadeCertificate) {
        .subject = rows[i].between, .issuer = "branch", .key = 'i', .issuer_key = 'b', .authority = TRUE,
        .path_length = -1 }));
      g_ptr_array_add (certificates, made_certificate_new (&(MadeCertificate) {
        .subject = "branch", .issuer = "root", .key = 'b', .issuer_key = 'r', .authority = TRUE,
        .path_length = rows[i].length }));
      validation = validate (certificates, anchors);
      broken = assay_path_candidate_find_broken (assay_validation_get_chosen (validation), NULL);
      g_assert_cmpstr (broken != NULL ? broken->id : NULL, ==, rows[i].broken);
    }
}

/* Every rule says where it looked, in words, with a reference; indexes point into the certificates. */
static void
test_evidence (void)
{
  g_autoptr(GPtrArray) certificates = made_all ("leaf<branch *other<other *branch<root");
  g_autoptr(GPtrArray) anchors = made_all ("*root<root *root<zeta");
  g_autoptr(AssayValidation) validation = validate (certificates, anchors);

  for (guint i = 0; i < validation->candidates->len; i++)
    {
      const AssayPathCandidate *candidate = g_ptr_array_index (validation->candidates, i);

      for (guint k = 0; k < candidate->rules->len; k++)
        {
          const AssayRule *rule = g_ptr_array_index (candidate->rules, k);
          g_autofree char *words = assay_text_format (rule->detail, NULL);

          g_assert_cmpint (rule->certificate, >=, 0);
          g_assert_cmpint (rule->certificate, <, (int) certificates->len);
          g_assert_true (g_str_has_suffix (words, "."));
          g_assert_null (strchr (words, '{'));
          g_assert_cmpstr (rule->reference, !=, "");
        }
    }
}

/* The certificate of a server that its own root issued under its own name and with its own key. */
static void
test_leaf_named_as_its_root (void)
{
  g_autoptr(GPtrArray) certificates = made_all ("root<root"), anchors = made_all ("*root<root");
  g_autoptr(AssayValidation) validation = validate (certificates, anchors);
  g_autofree char *path = dup_path (assay_validation_get_chosen (validation));

  g_assert_true (assay_validation_get_chosen (validation)->valid);
  g_assert_cmpstr (path, ==, "0 1");
}

#define N_NAMESAKES (ASSAY_LIMIT_PATH_SIGNATURES + 50)

/* Roots of one name; only that of the key @right made the leaf's signature. */
static AssayValidation *
validate_namesakes (GPtrArray *certificates,
                    gboolean   ids)
{
  g_autoptr(GPtrArray) anchors = made_list_new ();
  MadeCertificate root = { .subject = "root", .issuer = "root", .authority = TRUE, .path_length = -1, .no_ids = !ids };

  g_ptr_array_add (certificates, made_certificate_new (&(MadeCertificate) {
    .subject = "leaf", .issuer = "root", .key = 'l', .issuer_key = 'r', .path_length = -1, .no_ids = !ids }));
  for (guint i = 0; i <= N_NAMESAKES; i++)
    {
      g_autofree char *names = g_strdup_printf ("n%u.example", i);

      root.key = root.issuer_key = i == N_NAMESAKES ? 'r' : 's';
      root.names = names;
      g_ptr_array_add (anchors, made_certificate_new (&root));
    }
  return validate (certificates, anchors);
}

/* The identifiers of keys say whose signature to verify first. */
static void
test_namesakes (void)
{
  g_autoptr(GPtrArray) certificates = made_list_new ();
  g_autoptr(AssayValidation) validation = validate_namesakes (certificates, TRUE);

  g_assert_true (assay_validation_get_chosen (validation)->valid);
  g_assert_cmpuint (validation->n_signatures, <, ASSAY_LIMIT_PATH_SIGNATURES / 2);
}

/* Without them the work ends somewhere, which is told. */
static void
test_nameless_namesakes (void)
{
  g_autoptr(GPtrArray) certificates = made_list_new ();
  g_autoptr(AssayValidation) validation = validate_namesakes (certificates, FALSE);

  g_assert_false (assay_validation_get_chosen (validation)->valid);
  g_assert_true (validation->bounded);
  g_assert_cmpuint (validation->n_signatures, <=, ASSAY_LIMIT_PATH_SIGNATURES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/search", test_search);
  g_test_add_func ("/path/wrong-signature", test_wrong_signature);
  g_test_add_func ("/path/mesh", test_mesh);
  g_test_add_func ("/path/mesh-with-exit", test_mesh_with_exit);
  g_test_add_func ("/path/long", test_long);
  g_test_add_func ("/path/many-names", test_many_names);
  g_test_add_func ("/path/path-length", test_path_length);
  g_test_add_func ("/path/evidence", test_evidence);
  g_test_add_func ("/path/leaf-named-as-its-root", test_leaf_named_as_its_root);
  g_test_add_func ("/path/namesakes", test_namesakes);
  g_test_add_func ("/path/nameless-namesakes", test_nameless_namesakes);
  return g_test_run ();
}
