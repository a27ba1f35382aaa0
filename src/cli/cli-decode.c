/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli-commands.h"

#include "base/assay-format.h"
#include "cli/cli-guess.h"
#include "cli/cli-locale.h"
#include "cli/cli-options.h"
#include "cli/cli-output.h"
#include "cli/cli-read.h"
#include "decode/decode-stream.h"
#include "export/export-stream.h"

/* Records have bytes; a bare message may have none. */
static AssayHex *
read_hex (const char *path,
          gboolean    may_be_empty)
{
  g_autoptr(GBytes) bytes = cli_read_file (path);
  g_autoptr(AssayText) why = NULL;
  g_autofree char *words = NULL;
  AssayHex *hex;

  if (bytes == NULL)
    return NULL;
  hex = assay_hex_read (bytes, &why);
  words = assay_text_format (why, cli_locale_get ());
  if (hex == NULL)
    cli_complain (cli_read_name (path), "%s", words);
  else if (hex->parts->len > 0 || may_be_empty)
    return hex;
  else
    cli_complain (cli_read_name (path), "%s", _("There are no bytes in it"));
  g_clear_pointer (&hex, assay_hex_free);
  return NULL;
}

/* The HandshakeType that goes by this name; a HelloRetryRequest is a ServerHello on the wire. */
static gboolean
find_type (const char *name,
           guint      *type)
{
  const AssayNames *types = &assay_names_handshake_types;
  g_autofree const char **names = g_new0 (const char *, types->n_rows + 1);
  const char *guess;

  if (g_str_equal (name, "hello_retry_request"))
    name = "server_hello";
  for (guint i = 0; i < types->n_rows; i++)
    {
      names[i] = types->rows[i].name;
      *type = types->rows[i].code;
      if (g_str_equal (name, names[i]))
        return TRUE;
    }

  guess = cli_guess (name, names);
  if (guess != NULL)
    cli_complain (NULL, _("--message=%s: there is no such message; did you mean %s?"), name, guess);
  else
    cli_complain (NULL, _("--message=%s: there is no such message"), name);
  return FALSE;
}

/* Tells what kept bytes from being read. */
static gboolean
tell_fault (const char            *path,
            AssayDirection         direction,
            const AssayStreamSide *side)
{
  g_autofree char *words = assay_text_format (side->fault, cli_locale_get ());

  if (side->fault == NULL)
    return FALSE;
  cli_complain (cli_read_name (path), direction == ASSAY_SENT ? _("client, byte %" G_GUINT64_FORMAT ": %s")
                                                              : _("server, byte %" G_GUINT64_FORMAT ": %s"),
                side->fault_offset, words);
  return TRUE;
}

static CliExit
judge (const char        *path,
       const AssayStream *stream)
{
  gboolean faulty = FALSE;

  for (AssayDirection direction = ASSAY_SENT; direction <= ASSAY_RECEIVED; direction++)
    faulty |= tell_fault (path, direction, &stream->sides[direction]);
  if (!faulty)
    return CLI_EXIT_TRUSTED;
  return stream->messages->len > 0 ? CLI_EXIT_UNTRUSTED : CLI_EXIT_USAGE;
}

static char *
write_stream (CliOptions        *options,
              const AssayStream *stream,
              AssayHexForm       form,
              FILE              *file)
{
  AssayTextStyle style;
  AssayJsonFlags flags = ASSAY_JSON_DEFAULT;

  if (options->format == CLI_FORMAT_TEXT)
    {
      style = cli_options_get_style (options, file);
      style.fields = options->full || !options->messages;
      return assay_export_stream_text (stream, &style);
    }
  if (options->format == CLI_FORMAT_JSON)
    flags = ASSAY_JSON_PRETTY;
  else if (!options->full)
    flags = ASSAY_JSON_BRIEF;
  return assay_export_stream_json (stream, form, flags);
}

static CliExit
run (CliOptions        *options,
     const char        *path,
     const AssayStream *stream,
     AssayHexForm       form)
{
  CliOutput *output = cli_output_open (options->output);
  g_autofree char *text = NULL;
  FILE *file;

  if (output == NULL)
    return CLI_EXIT_USAGE;
  file = cli_output_get_stream (output);
  text = write_stream (options, stream, form, file);
  fputs (text, file);
  if (options->format != CLI_FORMAT_TEXT)
    fputc ('\n', file);
  return cli_output_close (output) ? judge (path, stream) : CLI_EXIT_USAGE;
}

/* What the options ask for that does not go together. */
static gboolean
check (const CliOptions *options,
       int               n_files)
{
  if (options->format > CLI_FORMAT_JSONL)
    cli_complain (NULL, _("--format=%s: messages are written as text, json or jsonl"), options->format_name);
  else if (n_files > 1)
    cli_complain (NULL, "%s", _("One file at a time; the other side's goes with --other"));
  else if (options->message != NULL && options->other != NULL)
    cli_complain (NULL, "%s", _("--message and --other do not go together: a bare message has one side"));
  else
    return TRUE;
  return FALSE;
}

int
cli_decode_run (int   argc,
                char *argv[])
{
  const char *command = argv[0];
  const char *path;
  g_auto(CliOptions) options;
  g_autoptr(AssayHex) hex = NULL, other = NULL;
  g_autoptr(AssayStream) stream = NULL;
  guint type = 0;

  cli_options_init (&options);
  if (!cli_options_parse (&options, CLI_TAKES_OUTPUT | CLI_TAKES_BYTES, N_("[FILE|-]"),
                          N_("Decodes the TLS records that one side or both sent: raw, hexadecimal, or a dump of\n"
                             "xxd, hexdump -C, tcpdump -X, openssl s_client -msg or -debug"), &argc, &argv))
    return CLI_EXIT_USAGE;
  if (!check (&options, argc - 1) || (options.message != NULL && !find_type (options.message, &type)))
    return cli_options_hint (command);

  path = argc > 1 ? argv[1] : "-";
  hex = read_hex (path, options.message != NULL);
  if (hex != NULL && options.other != NULL)
    other = read_hex (options.other, FALSE);
  if (hex == NULL || (options.other != NULL && other == NULL))
    return CLI_EXIT_USAGE;

  if (options.message != NULL)
    {
      g_autoptr(GBytes) bytes = assay_hex_dup_bytes (hex);

      stream = assay_stream_read_message (bytes, type);
    }
  else
    stream = assay_stream_read (hex, other);
  return run (&options, path, stream, hex->form);
}
