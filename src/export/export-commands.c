/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export-commands.h"

#include <string.h>

#define PLAIN "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@%+=:,./-"
#define ROOTS "roots.pem"
#define TLS12 0x0303

static void
command_free (gpointer data)
{
  AssayCommand *command = data;

  g_free (command->line);
  g_free (command);
}

/* Words as a person would write them: quoted only where they must be. */
static void
add_word (GString    *line,
          const char *word)
{
  g_autofree char *quoted = NULL;

  if (line->len > 0)
    g_string_append_c (line, ' ');
  if (*word != '\0' && word[strspn (word, PLAIN)] == '\0')
    {
      g_string_append (line, word);
      return;
    }
  quoted = g_shell_quote (word);
  g_string_append (line, quoted);
}

/* "--name=value"; nothing when there is no value. */
static void
add_option (GString    *line,
            const char *name,
            const char *value)
{
  g_autofree char *word = value != NULL ? g_strconcat (name, "=", value, NULL) : NULL;

  if (word != NULL)
    add_word (line, word);
}

/* "-name value" likewise. */
static void
add_pair (GString    *line,
          const char *name,
          const char *value)
{
  if (value == NULL)
    return;
  add_word (line, name);
  add_word (line, value);
}

/* What one program calls the versions; by how far they are above TLS 1.0. */
static const struct {
  const char *assay;
  const char *openssl;
  const char *gnutls;
} versions[] = {
  { "1.0", "TLSv1",   ":+VERS-TLS1.0" },
  { "1.1", "TLSv1.1", ":+VERS-TLS1.1" },
  { "1.2", "TLSv1.2", ":+VERS-TLS1.2" },
  { "1.3", "TLSv1.3", ":+VERS-TLS1.3" },
};

/* What is asked for in other words than the defaults. */
typedef struct {
  const AssayRequest *request;
  guint               min;          /* index of the lowest version, or G_N_ELEMENTS (versions) for the default */
  guint               max;
  char               *where;        /* host:port to connect to */
  char               *alpn;
  const char         *verify_name;  /* when it is not what the server is asked for */
  gboolean            practice;
  gboolean            own_roots;
} Ask;

static guint
version_index (guint16 version,
               guint16 usual)
{
  guint index = version - 0x0301u;

  return version == usual || index >= G_N_ELEMENTS (versions) ? G_N_ELEMENTS (versions) : index;
}

static char *
dup_where (const AssayRequest *request)
{
  const char *host = assay_request_get_connect_host (request);

  return g_strdup_printf (strchr (host, ':') != NULL ? "[%s]:%u" : "%s:%u", host,
                          assay_request_get_connect_port (request));
}

static void
ask_init (Ask                *ask,
          const AssayRequest *request)
{
  const AssayRequestOptions *options = &request->options;
  g_auto(AssayRequestOptions) usual = { NULL };

  assay_request_options_init (&usual);
  *ask = (Ask) {
    .request = request,
    .min = version_index (options->version_min, usual.version_min),
    .max = version_index (options->version_max, usual.version_max),
    .where = dup_where (request),
    .alpn = options->alpn != NULL ? g_strjoinv (",", options->alpn) : NULL,
    .verify_name = options->verify_name,
    .practice = assay_target_is_practice (request->target),
    .own_roots = options->anchor_kind != ASSAY_ANCHORS_SYSTEM && options->anchor_kind != ASSAY_ANCHORS_NONE,
  };
}

static void
ask_clear (Ask *ask)
{
  g_free (ask->where);
  g_free (ask->alpn);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ask, ask_clear)

/* Servers */

static void
write_assay (GString           *line,
             const Ask         *ask,
             const AssayReport *report)
{
  const AssayRequestOptions *options = &ask->request->options;

  add_word (line, "assay-cli");
  add_word (line, "inspect");
  if (options->connect_host != NULL && !ask->practice)
    add_option (line, "--connect", ask->where);
  if (!ask->practice)
    add_option (line, "--server-name", options->no_server_name ? "none" : options->server_name);
  add_option (line, "--verify-name", ask->verify_name);
  if (ask->own_roots && !ask->practice)
    add_option (line, options->anchor_kind == ASSAY_ANCHORS_BOTH ? "--add-ca-file" : "--ca-file", ROOTS);
  if (options->anchor_kind == ASSAY_ANCHORS_NONE)
    add_word (line, "--no-system-trust");
  if (options->alpn != NULL)
    add_option (line, "--alpn", *ask->alpn != '\0' ? ask->alpn : "none");
  if (ask->min < G_N_ELEMENTS (versions))
    add_option (line, "--tls-min", versions[ask->min].assay);
  if (ask->max < G_N_ELEMENTS (versions))
    add_option (line, "--tls-max", versions[ask->max].assay);
  if (options->family != ASSAY_FAMILY_ANY)
    add_word (line, options->family == ASSAY_FAMILY_IPV4 ? "-4" : "-6");
  add_word (line, ask->request->target->input);
}

/* OpenSSL refuses by default what is older than TLS 1.2, also when it is what the server speaks. */
static void
add_openssl_versions (GString           *line,
                      const Ask         *ask,
                      const AssayReport *report)
{
  gboolean old = report->connection != NULL && report->connection->protocol < TLS12;

  if (ask->min < G_N_ELEMENTS (versions) || old)
    add_pair (line, "-min_protocol", versions[old ? 0 : ask->min].openssl);
  if (ask->max < G_N_ELEMENTS (versions))
    add_pair (line, "-max_protocol", versions[ask->max].openssl);
  if (old)
    add_pair (line, "-cipher", "DEFAULT:@SECLEVEL=0");
}

static void
write_openssl (GString           *line,
               const Ask         *ask,
               const AssayReport *report)
{
  const AssayRequest *request = ask->request;
  const char *server_name = assay_request_get_server_name (request);
  AssayStarttls starttls = request->target->starttls;
  const char *name = assay_request_get_verify_name (request);

  add_word (line, "openssl");
  add_word (line, "s_client");
  add_pair (line, "-connect", ask->where);
  if (server_name != NULL)
    add_pair (line, "-servername", server_name);
  else
    add_word (line, "-noservername");
  add_pair (line, "-starttls", assay_starttls_name (starttls));
  if (starttls == ASSAY_STARTTLS_XMPP || starttls == ASSAY_STARTTLS_XMPP_SERVER)
    add_pair (line, "-name", request->target->host);
  add_openssl_versions (line, ask, report);
  if (ask->alpn != NULL && *ask->alpn != '\0')
    add_pair (line, "-alpn", ask->alpn);
  add_pair (line, g_hostname_is_ip_address (name) ? "-verify_ip" : "-verify_hostname", name);
  if (ask->own_roots)
    add_pair (line, "-CAfile", ROOTS);
  add_word (line, "-showcerts");
  add_word (line, "-status");
  g_string_append (line, " </dev/null");
}

static char *
dup_priority (const Ask *ask)
{
  g_autoptr(GString) priority = g_string_new ("NORMAL:-VERS-ALL");
  guint min = ask->min < G_N_ELEMENTS (versions) ? ask->min : 0;
  guint max = MIN (ask->max, G_N_ELEMENTS (versions) - 1);

  for (guint i = max + 1; i > min; i--)
    g_string_append (priority, versions[i - 1].gnutls);
  return g_strdup (priority->str);
}

/* gnutls-cli begins TLS in fewer protocols. */
static gboolean
knows_starttls (AssayStarttls starttls)
{
  return starttls != ASSAY_STARTTLS_XMPP_SERVER && starttls != ASSAY_STARTTLS_MYSQL && starttls != ASSAY_STARTTLS_IRC;
}

static void
write_gnutls (GString           *line,
              const Ask         *ask,
              const AssayReport *report)
{
  const AssayRequest *request = ask->request;
  const char *server_name = assay_request_get_server_name (request);
  g_autofree char *port = g_strdup_printf ("%u", assay_request_get_connect_port (request));
  g_autofree char *priority = dup_priority (ask);

  if (!knows_starttls (request->target->starttls))
    return;
  add_word (line, "gnutls-cli");
  add_option (line, "--port", port);
  if (server_name == NULL)
    add_word (line, "--disable-sni");
  else
    add_option (line, "--sni-hostname", server_name);
  add_option (line, "--verify-hostname", assay_request_get_verify_name (request));
  add_option (line, "--starttls-proto", assay_starttls_name (request->target->starttls));
  add_option (line, "--priority", priority);
  for (guint i = 0; request->options.alpn != NULL && request->options.alpn[i] != NULL; i++)
    add_option (line, "--alpn", request->options.alpn[i]);
  if (ask->own_roots)
    add_option (line, "--x509cafile", ROOTS);
  add_word (line, "--print-cert");
  add_word (line, assay_request_get_connect_host (request));
  g_string_append (line, " </dev/null");
}

/* Files */

/* The one file that was read; %NULL when there were several, or none: what was pasted has no name. */
static const char *
get_file (const AssayRequest *request)
{
  if (request->inputs == NULL)
    return request->target->input;
  return request->inputs->len == 1 ? ((AssayInput *) g_ptr_array_index (request->inputs, 0))->path : NULL;
}

/* A name that begins with a dash would be an option. */
static char *
dup_path (const AssayReport *report)
{
  const char *input = get_file (report->request);

  return g_strconcat (*input == '-' ? "./" : "", input, NULL);
}

static void
write_assay_file (GString           *line,
                  const Ask         *ask,
                  const AssayReport *report)
{
  g_autofree char *path = dup_path (report);

  add_word (line, "assay-cli");
  add_word (line, "show");
  add_word (line, path);
}

static void
write_openssl_file (GString           *line,
                    const Ask         *ask,
                    const AssayReport *report)
{
  g_autofree char *path = dup_path (report);

  add_word (line, "openssl");
  add_word (line, "verify");
  if (ask->own_roots)
    add_pair (line, "-CAfile", ROOTS);
  add_word (line, "-show_chain");
  add_pair (line, "-untrusted", path);
  add_word (line, path);
}

static void
write_gnutls_file (GString           *line,
                   const Ask         *ask,
                   const AssayReport *report)
{
  g_autofree char *path = dup_path (report);

  add_word (line, "certtool");
  add_word (line, "--verify");
  if (ask->own_roots)
    add_option (line, "--load-ca-certificate", ROOTS);
  add_option (line, "--infile", path);
}

typedef void Writer (GString           *line,
                     const Ask         *ask,
                     const AssayReport *report);

static const struct {
  const char *program;
  Writer     *server;
  Writer     *file;
} programs[] = {
  { "assay-cli",  write_assay,   write_assay_file },
  { "openssl",    write_openssl, write_openssl_file },
  { "gnutls-cli", write_gnutls,  write_gnutls_file },
};

static const char *
find_remark (const Ask  *ask,
             const char *program)
{
  if (ask->practice)
    return g_str_equal (program, "assay-cli") ? NULL
             : N_("The practice server runs as long as Assay does. roots.pem stands for the root of its authority.");
  return ask->own_roots ? N_("roots.pem stands for the file of the roots that you gave.") : NULL;
}

GPtrArray *
assay_export_commands (const AssayReport *report)
{
  GPtrArray *commands = g_ptr_array_new_with_free_func (command_free);
  const AssayTarget *target = report->request->target;
  g_auto(Ask) ask = { NULL };

  if (assay_target_is_bytes (target)
      || (assay_target_is_file (target) && get_file (report->request) == NULL))
    return commands;
  ask_init (&ask, report->request);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autoptr(GString) line = g_string_new (NULL);
      AssayCommand *command;

      (assay_target_is_file (target) ? programs[i].file : programs[i].server) (line, &ask, report);
      if (line->len == 0)
        continue;
      command = g_new (AssayCommand, 1);
      *command = (AssayCommand) { programs[i].program, g_strdup (line->str), find_remark (&ask, programs[i].program) };
      g_ptr_array_add (commands, command);
    }
  return commands;
}
