/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path/path-constraints.h"

#include "decode/x509-name.h"
#include "path/path-name-match.h"

#define OID_MAIL_ATTRIBUTE "1.2.840.113549.1.9.1"
#define OID_UTF8_MAILBOX   "1.3.6.1.5.5.7.8.9"

/* What one issuer limits. Of PathCompared. */
typedef struct {
  const PathCertificate *issuer;
  GArray                *permitted;
  GArray                *excluded;
} Limits;

/* @subtrees: (nullable): of PathName. (transfer full) */
static GArray *
prepare (const GArray *subtrees)
{
  GArray *limits = g_array_new (FALSE, FALSE, sizeof (PathCompared));

  for (guint i = 0; subtrees != NULL && i < subtrees->len; i++)
    {
      PathCompared limit = path_compared_limit (&g_array_index (subtrees, PathName, i));

      g_array_append_val (limits, limit);
    }
  return limits;
}

static void
limits_init (Limits                *limits,
             const PathCertificate *issuer)
{
  *limits = (Limits) { issuer, prepare (issuer->permitted), prepare (issuer->excluded) };
}

static void
limits_clear (Limits *limits)
{
  g_array_unref (limits->permitted);
  g_array_unref (limits->excluded);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Limits, limits_clear)

static gboolean
has_type (const GArray *names,
          PathNameType  type)
{
  for (guint i = 0; names != NULL && i < names->len; i++)
    if (g_array_index (names, PathName, i).type == type)
      return TRUE;
  return FALSE;
}

static gboolean
is_in (const GArray       *limits,
       const PathCompared *name,
       gboolean            excluded)
{
  for (guint i = 0; i < limits->len; i++)
    {
      const PathCompared *limit = &g_array_index (limits, PathCompared, i);

      if (limit->name->type == name->name->type && path_name_is_within (name, limit, excluded))
        return TRUE;
    }
  return FALSE;
}

/* GeneralName as its text, for the evidence. */
static char *
describe (const PathName *name)
{
  GString *text = g_string_new (NULL);
  AssayDer der = { .tag = ASSAY_DER_CONTEXT (name->type), .content = name->content };

  if (name->type == PATH_NAME_DIRECTORY)
    assay_x509_format_name (&name->content, text);
  else
    assay_x509_format_general_name (&der, text);
  return g_string_free (text, FALSE);
}

static AssayText *
say (const char            *message,
     const PathName        *name,
     const PathCertificate *issuer)
{
  g_autofree char *text = describe (name);

  return assay_text_new (message, "name", ASSAY_ARG_TEXT, text, "issuer", ASSAY_ARG_TEXT, issuer->facts->title, NULL);
}

static gboolean
is_critical (const PathCertificate *issuer)
{
  return path_certificate_find (issuer, PATH_OID_NAME_CONSTRAINTS)->critical;
}

static AssayText *
check_name (const Limits   *limits,
            const PathName *name)
{
  const PathCertificate *issuer = limits->issuer;
  gboolean limited = has_type (issuer->permitted, name->type), barred = has_type (issuer->excluded, name->type);
  PathCompared compared;

  if (!limited && !barred)
    return NULL;
  /* Section 4.2.1.10: what cannot be compared may be passed over only where it is not critical. */
  if (!path_name_is_compared (name->type))
    return !is_critical (issuer) ? NULL
           : say (N_("{issuer} limits names of a kind that cannot be compared, and there is one: {name}."), name, issuer);
  compared = path_compared_name (name);
  if (barred && is_in (limits->excluded, &compared, TRUE))
    return say (N_("{name} is among the names that {issuer} excludes."), name, issuer);
  if (limited && !is_in (limits->permitted, &compared, FALSE))
    return say (N_("{name} is outside the names that {issuer} permits."), name, issuer);
  return NULL;
}

/* The mail addresses in the subject, which stand for alternative names where there are none. */
static void
add_mail_attributes (const PathCertificate *certificate,
                     GArray                *names)
{
  AssayCursor rdns = certificate->subject_content;
  AssayDer set, attribute, type, value;
  char oid[ASSAY_DER_OID_SIZE];

  while (assay_der_read_tag (&rdns, ASSAY_DER_SET, &set))
    while (assay_der_read_tag (&set.content, ASSAY_DER_SEQUENCE, &attribute))
      if (assay_der_read_tag (&attribute.content, ASSAY_DER_OID, &type)
          && assay_der_format_oid (&type.content, oid)
          && g_str_equal (oid, OID_MAIL_ATTRIBUTE)
          && assay_der_read (&attribute.content, &value))
        {
          PathName name = { .type = PATH_NAME_MAIL, .content = value.content };

          g_array_append_val (names, name);
        }
}

/* SmtpUTF8Mailbox, a name of another kind, is held to the limits of mailboxes (RFC 9598 section 6). */
static void
add_utf8_mailbox (const PathName *name,
                  GArray         *names)
{
  AssayCursor content = name->content;
  char oid[ASSAY_DER_OID_SIZE];
  AssayDer type, wrapper, text;

  if (name->type == PATH_NAME_OTHER
      && assay_der_read_tag (&content, ASSAY_DER_OID, &type)
      && assay_der_format_oid (&type.content, oid)
      && g_str_equal (oid, OID_UTF8_MAILBOX)
      && assay_der_read_tag (&content, ASSAY_DER_CONTEXT_GROUP (0), &wrapper)
      && assay_der_read (&wrapper.content, &text))
    {
      PathName mailbox = { .type = PATH_NAME_MAIL, .content = text.content };

      g_array_append_val (names, mailbox);
    }
}

/* All names that constraints speak about. */
static GArray *
collect_names (const PathCertificate *certificate)
{
  GArray *names = path_names_new ();

  if (certificate->subject != NULL && g_bytes_get_size (certificate->subject) > 0)
    {
      PathName subject = { PATH_NAME_DIRECTORY, certificate->subject_content, g_bytes_ref (certificate->subject) };

      g_array_append_val (names, subject);
    }
  for (guint i = 0; certificate->names != NULL && i < certificate->names->len; i++)
    {
      PathName name = g_array_index (certificate->names, PathName, i);

      if (name.normal != NULL)
        g_bytes_ref (name.normal);
      g_array_append_val (names, name);
      add_utf8_mailbox (&name, names);
    }
  if (!has_type (certificate->names, PATH_NAME_MAIL))
    add_mail_attributes (certificate, names);
  return names;
}

static guint64
count_type (const GArray *names,
            PathNameType  type)
{
  guint64 n = 0;

  for (guint i = 0; names != NULL && i < names->len; i++)
    n += g_array_index (names, PathName, i).type == type;
  return n;
}

static guint64
count_comparisons (const PathCertificate *issuer,
                   const GArray          *names)
{
  guint64 n = 0;

  for (PathNameType type = PATH_NAME_OTHER; type <= PATH_NAME_ID; type++)
    if (path_name_is_compared (type))
      n += count_type (names, type) * (count_type (issuer->permitted, type) + count_type (issuer->excluded, type));
  return n;
}

AssayText *
path_constraints_check (const PathCertificate *issuer,
                        const PathCertificate *certificate,
                        guint64               *n_comparisons)
{
  g_autoptr(GArray) names = collect_names (certificate);
  guint64 n = count_comparisons (issuer, names);
  g_auto(Limits) limits;
  AssayText *wrong = NULL;

  limits_init (&limits, issuer);
  if (n > PATH_LIMIT_COMPARISONS || *n_comparisons + n > PATH_LIMIT_ALL_COMPARISONS)
    return assay_text_new (N_("Its names and the limits that {issuer} sets are too many to compare: {n} times."),
                           "issuer", ASSAY_ARG_TEXT, issuer->facts->title, "n", ASSAY_ARG_NUMBER, (gint64) n, NULL);
  *n_comparisons += n;
  for (guint i = 0; wrong == NULL && i < names->len; i++)
    wrong = check_name (&limits, &g_array_index (names, PathName, i));
  return wrong;
}

AssayText *
path_constraints_check_form (const PathCertificate *issuer)
{
  if (issuer->odd_subtrees)
    return assay_text_new (N_("A limit has a minimum or maximum, which RFC 5280 does not allow."), NULL);
  return NULL;
}

static gboolean
has_dot (const GArray *subtrees)
{
  for (guint i = 0; subtrees != NULL && i < subtrees->len; i++)
    {
      const PathName *subtree = &g_array_index (subtrees, PathName, i);

      if (subtree->type == PATH_NAME_DNS && assay_cursor_left (&subtree->content) > 0
          && assay_cursor_peek (&subtree->content)[0] == '.')
        return TRUE;
    }
  return FALSE;
}

gboolean
path_constraints_have_dots (const PathCertificate *issuer)
{
  return has_dot (issuer->permitted) || has_dot (issuer->excluded);
}
