/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-node.h"
#include "export/assay-json.h"

G_BEGIN_DECLS

/* What reports are made of, beyond plain JSON. @name: as for assay_json_open(). */

/* A string that was made for this, freed here; null for %NULL. @text: (transfer full) (nullable). */
void assay_json_take_text  (AssayJson        *json,
                            const char       *name,
                            char             *text);

/* A text in English; null for %NULL. */
void assay_json_add_words  (AssayJson        *json,
                            const char       *name,
                            const AssayText  *text);

/* What @names calls @code, or null when it was not @there. */
void assay_json_add_name   (AssayJson        *json,
                            const char       *name,
                            const AssayNames *names,
                            gboolean          there,
                            guint32           code);

/* The number itself, or null when it was not @there. */
void assay_json_add_code   (AssayJson        *json,
                            const char       *name,
                            gboolean          there,
                            guint32           code);

/* @seconds since 1970 as RFC 3339, or null for %ASSAY_NO_TIME. */
void assay_json_add_moment (AssayJson        *json,
                            const char       *name,
                            gint64            seconds);

/* A tree, as "fields" in a report. */
void assay_json_add_node   (AssayJson        *json,
                            const char       *name,
                            const AssayNode  *node);

G_END_DECLS
