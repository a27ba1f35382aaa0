/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayImport:
 * @path: (element-type utf8): the members down to what is read now
 * @problem: (nullable): the first thing that was wrong
 * @strings: what was read lives as long as the import
 * @bytes: likewise
 * @texts: likewise
 * @newer: a later version wrote it: words that are not known here are left out and counted
 * @n_unknown: members that are in no table, and such words
 * @n_certificates: how many certificates there are: what indexes must be below
 *
 * JSON that is read. Whatever it holds is a stranger's: types, ranges and sizes are checked by the readers, and the
 * first that does not fit ends the import.
 */
typedef struct {
  GPtrArray *path;
  AssayText *problem;
  GPtrArray *strings;
  GPtrArray *bytes;
  GPtrArray *texts;
  gboolean   newer;
  guint      n_unknown;
  guint      n_certificates;
} AssayImport;

typedef struct _AssayImportField AssayImportField;

/**
 * AssayImportReader:
 * @import: the import
 * @node: the member's value
 * @field: the row
 * @place: where it goes: a pointer to what the row's reader says
 *
 * Reads one member. Returns: %FALSE after assay_import_fail().
 */
typedef gboolean (*AssayImportReader) (AssayImport            *import,
                                       JsonNode               *node,
                                       const AssayImportField *field,
                                       gpointer                place);

/**
 * AssayImportField:
 * @member: its name
 * @read: (nullable): reads it; %NULL for what is made again from other members
 * @offset: where it goes in the struct of the table
 * @required: whether a report without it is damaged
 * @max: for numbers the greatest; for choices how many there are; for lists the most
 * @name: for choices: the name of each
 *
 * A row of a table: one member of an object.
 */
struct _AssayImportField {
  const char         *member;
  AssayImportReader   read;
  gsize               offset;
  gboolean            required;
  gint64              max;
  const char       *(*name) (guint choice);
};

void     assay_import_init  (AssayImport *import);
void     assay_import_clear (AssayImport *import);

/* Notes what is wrong with the member that is read now; always %FALSE. @message: a message id. */
gboolean assay_import_fail  (AssayImport *import,
                             const char  *message);

/* Reads an object by its table into @base. */
gboolean assay_import_object (AssayImport            *import,
                              JsonNode               *node,
                              const AssayImportField *fields,
                              guint                   n_fields,
                              gpointer                base);

/* Reads each item of an array of at most @max. @item's field is %NULL, its place @data. */
gboolean assay_import_list   (AssayImport       *import,
                              JsonNode          *node,
                              gint64             max,
                              AssayImportReader  item,
                              gpointer           data);

/* Readers, by what their place points to. What they point places to belongs to the import. */
gboolean assay_import_text     (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_or_null  (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_visible  (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_words    (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_texts    (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_bytes    (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_boolean  (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_maybe    (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_u8       (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_u16      (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_uint     (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_u64      (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_code     (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_index    (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_add_index (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_duration (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_moment   (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_time     (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);
gboolean assay_import_choice   (AssayImport *import, JsonNode *node, const AssayImportField *field, gpointer place);

/*
 *   text      char *        a string
 *   or_null   char *        a string, or null for NULL
 *   visible   char *        likewise, made visible and a copy of its own, for the report to free
 *   words     AssayText *   a string for people, or null for NULL
 *   texts     char **       an array of strings, or null for NULL
 *   bytes     GBytes *      base64, or null for NULL
 *   boolean   gboolean
 *   maybe     int           true, false, or null for -1
 *   u8, u16   guint8...     a number up to the row's max, or the type's; null for 0
 *   uint, u64 guint...      likewise
 *   code      int           a number up to the row's max, or null for -1
 *   index     int           an index of a certificate, or null for -1
 *   add_index GArray *      an index of a certificate, which is added; never null. For assay_import_list().
 *   duration  gint64        milliseconds, as microseconds; null for -1
 *   moment    gint64        RFC 3339, as microseconds since 1970
 *   time      gint64        likewise, as seconds since 1970; null for ASSAY_NO_TIME
 *   choice    guint         one of the names, an enumeration
 */

G_END_DECLS
