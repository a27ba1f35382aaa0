/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-handshake-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "checks/assay-checks.h"
#include "engine/assay-proofs.h"
#include "export/export-bytes.h"
#include "export/export-json.h"
#include "export/export-keylog.h"
#include "export/export-pcapng.h"
#include "export/export-text.h"
#include "export/file-name.h"
#include "ui/assay-compat.h"
#include "ui/assay-wording.h"

#define TEXT_COLUMNS 100

/* What is saved: the whole, or a message of it. */
typedef struct {
  AssayReport  *report;
  AssayMessage *message;
} Subject;

static void
subject_free (gpointer data)
{
  Subject *subject = data;

  g_clear_pointer (&subject->report, assay_report_unref);
  g_clear_pointer (&subject->message, assay_message_unref);
  g_free (subject);
}

static Subject *
subject_new (AssayReport  *report,
             AssayMessage *message)
{
  Subject *subject = g_new0 (Subject, 1);

  subject->report = report != NULL ? assay_report_ref (report) : NULL;
  subject->message = message != NULL ? assay_message_ref (message) : NULL;
  return subject;
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
make_pcapng (gpointer subject)
{
  return assay_export_pcapng (((Subject *) subject)->report);
}

static GBytes *
make_keylog (gpointer subject)
{
  return take_text (assay_export_keylog (((Subject *) subject)->report));
}

static GBytes *
make_text (gpointer subject)
{
  const AssayReport *report = ((Subject *) subject)->report;
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);
  AssayTextStyle style = { .locale = assay_wording_get_locale (), .columns = TEXT_COLUMNS };

  return take_text (assay_export_handshake_text (report, proofs, &style));
}

static GBytes *
make_json (gpointer subject)
{
  const AssayReport *report = ((Subject *) subject)->report;
  g_autoptr(AssayAssessment) assessment = assay_checks_run (report);
  g_autoptr(AssayProofs) proofs = assay_proofs_compute (report);

  return take_text (assay_export_json (report, assessment, proofs, ASSAY_JSON_PRETTY));
}

static GBytes *
make_message (gpointer subject)
{
  return assay_export_message (((Subject *) subject)->message);
}

static gboolean
has_chunks (const AssayReport  *report,
            const AssayMessage *message)
{
  return report != NULL && report->chunks->len > 0;
}

static gboolean
has_secrets (const AssayReport  *report,
             const AssayMessage *message)
{
  return report != NULL && report->secrets->len > 0;
}

static gboolean
has_messages (const AssayReport  *report,
              const AssayMessage *message)
{
  return report != NULL && report->messages->len > 0;
}

/* JSON is a whole report's. */
static gboolean
has_inspection (const AssayReport  *report,
                const AssayMessage *message)
{
  return has_messages (report, message) && report->kind != ASSAY_REPORT_BYTES;
}

static gboolean
has_message (const AssayReport  *report,
             const AssayMessage *message)
{
  return message != NULL;
}

static const struct {
  const char *name;
  const char *title;            /* of the dialog */
  const char *ending;           /* of the file's name */
  gboolean  (*is_possible) (const AssayReport  *report,
                            const AssayMessage *message);
  GBytes   *(*make) (gpointer subject);
  gboolean    secret;           /* opens what was recorded */
} exports[] = {
  { "pcapng",  N_("Save as pcapng"),            ".pcapng",         has_chunks,     make_pcapng,  TRUE },
  { "keylog",  N_("Save Key Log"),              ".keys",           has_secrets,    make_keylog,  TRUE },
  { "text",    N_("Save Handshake as Text"),    "-handshake.txt",  has_messages,   make_text,    FALSE },
  { "json",    N_("Save Handshake as JSON"),    "-handshake.json", has_inspection, make_json,    FALSE },
  { "message", N_("Save Message as Raw Bytes"), ".bin",            has_message,    make_message, FALSE },
};

static guint
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    if (g_str_equal (exports[i].name, name))
      return i;
  return 0;
}

const char *const *
assay_handshake_export_names (void)
{
  static const char *names[G_N_ELEMENTS (exports) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    names[i] = exports[i].name;
  return names;
}

gboolean
assay_handshake_export_is_possible (const char         *name,
                                    const AssayReport  *report,
                                    const AssayMessage *message)
{
  return exports[find (name)].is_possible (report, message);
}

static AssaySave
describe (guint         export,
          const Subject *subject,
          const char    *file_name)
{
  return (AssaySave) {
    .title = _(exports[export].title),
    .name = file_name,
    .make = exports[export].make,
    .subject = subject_new (subject->report, subject->message),
    .release = subject_free,
    .secret = exports[export].secret,
  };
}

/* "www.example.org-client_hello.bin" */
static char *
dup_file_name (guint          export,
               const Subject *subject)
{
  g_autofree char *type = exports[export].make == make_message ? assay_message_dup_type_name (subject->message) : NULL;
  g_autofree char *ending = type != NULL ? g_strconcat ("-", type, exports[export].ending, NULL)
                                         : g_strdup (exports[export].ending);

  return subject->report != NULL ? assay_export_file_name (subject->report, "handshake", ending)
                                 : g_strconcat ("handshake", ending, NULL);
}

/* An export under way: the person may yet think better of it. */
typedef struct {
  GtkWidget *widget;
  guint      export;
  Subject   *subject;
} Order;

static void
order_free (Order *order)
{
  g_object_unref (order->widget);
  subject_free (order->subject);
  g_free (order);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static void
ask_where (const Order *order)
{
  GtkRoot *root = gtk_widget_get_root (order->widget);
  g_autofree char *file_name = dup_file_name (order->export, order->subject);
  AssaySave save;

  /* Closed meanwhile. */
  if (!GTK_IS_WINDOW (root))
    return;
  save = describe (order->export, order->subject, file_name);
  assay_save_ask (GTK_WINDOW (root), &save, assay_save_tell, g_object_ref (order->widget));
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(Order) order = data;

  if (assay_compat_confirm_finish (result))
    ask_where (order);
}

void
assay_handshake_export_save (GtkWidget    *widget,
                             const char   *name,
                             AssayReport  *report,
                             AssayMessage *message)
{
  g_autoptr(Order) order = g_new0 (Order, 1);

  order->widget = g_object_ref (widget);
  order->export = find (name);
  order->subject = subject_new (report, message);
  if (!exports[order->export].secret || !has_secrets (report, message))
    ask_where (order);
  else
    assay_compat_confirm (GTK_WINDOW (gtk_widget_get_root (widget)), _("Save the Keys of This Connection?"),
                          _("Whoever has this file can read all that was said on this connection, also in a recording "
                            "of it. Give it only to those who may."),
                          _("_Save with Keys"), confirmed_cb, g_steal_pointer (&order));
}

void
assay_handshake_export_write (GtkWindow           *parent,
                              const char          *name,
                              AssayReport         *report,
                              AssayMessage        *message,
                              GFile               *file,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  AssaySave save = describe (find (name), &(Subject) { report, message }, NULL);

  assay_save_write (parent, &save, file, callback, data);
}
