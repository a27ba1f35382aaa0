/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-comparison.h"
#include "base/assay-node.h"

G_BEGIN_DECLS

#define LEFT  0
#define RIGHT 1

/* A row of items names no more of them, nor are more told one by one when only one side has them. */
#define ASSAY_COMPARE_MAX_NAMED 4
#define ASSAY_COMPARE_MAX_TOLD  200

/**
 * AssayCompareDraft:
 * @reports: the two sides
 * @assessments: likewise
 * @rows: what was found so far
 * @n_left_out: how much more there is
 * @group: what the next rows are about
 * @path: where the next row stands
 * @labels: (element-type utf8): and what that is called; message ids
 * @ends: (element-type gsize): how long @path was before each of @labels came
 *
 * A comparison while it is made. One thread.
 */
typedef struct {
  const AssayReport     *reports[2];
  const AssayAssessment *assessments[2];
  GPtrArray             *rows;
  guint                  n_left_out;
  AssayCompareGroup      group;
  GString               *path;
  GPtrArray             *labels;
  GArray                *ends;
} AssayCompareDraft;

/* Begins a group: the path is its name alone. */
void assay_compare_begin (AssayCompareDraft  *draft,
                          AssayCompareGroup   group);

/* Goes one level down. @label: (nullable): what it is called; must live until the matching leave. */
void assay_compare_enter (AssayCompareDraft  *draft,
                          const char         *key,
                          const char         *label);
void assay_compare_leave (AssayCompareDraft  *draft);

/**
 * assay_compare_add:
 * @draft: where to
 * @left: (transfer full) (nullable): what the left side says
 * @right: (transfer full) (nullable): what the right side says
 * @same: whether that is the same; asked only when both say something
 * @weight: how much it matters if not
 *
 * Adds a row at the path; none when neither side says anything.
 */
void assay_compare_add   (AssayCompareDraft  *draft,
                          AssayText          *left,
                          AssayText          *right,
                          gboolean            same,
                          AssayCompareWeight  weight);

/* The same of plain text. @left, @right: (nullable). */
void assay_compare_add_plain (AssayCompareDraft  *draft,
                              const char         *left,
                              const char         *right,
                              AssayCompareWeight  weight);

/**
 * assay_compare_add_items:
 * @draft: where to
 * @left: (array zero-terminated=1) (nullable): what stands in the left side's list; %NULL for no list
 * @right: (array zero-terminated=1) (nullable): what stands in the right side's
 * @weight: how much an item matters that only one side has
 * @order_weight: how much the order matters
 *
 * Adds a row that sums both lists up, a row for each item that only one of them has, and, where the same items stand in
 * another order, a row for that. Items are matched by what they say, in linear time.
 */
void assay_compare_add_items (AssayCompareDraft   *draft,
                              const char * const  *left,
                              const char * const  *right,
                              AssayCompareWeight   weight,
                              AssayCompareWeight   order_weight);

/* Adds a row "order" when the words on both sides do not stand in the same order. */
void assay_compare_add_order (AssayCompareDraft  *draft,
                              GPtrArray          *left,
                              GPtrArray          *right,
                              AssayCompareWeight  weight);

/* Plain words as a text; %NULL for %NULL. (transfer full) */
AssayText *assay_compare_say        (const char *words);

/* The same of words that were made for this, freed here. */
AssayText *assay_compare_say_taken  (char       *words);

/* A moment, also an unreadable one. (transfer full) */
AssayText *assay_compare_say_moment (gint64      seconds);

/* compare-facts.c, compare-certificates.c: groups of single facts. */
void assay_compare_verdict    (AssayCompareDraft *draft);
void assay_compare_connection (AssayCompareDraft *draft);
void assay_compare_chain      (AssayCompareDraft *draft);
void assay_compare_leaf       (AssayCompareDraft *draft);
void assay_compare_timing     (AssayCompareDraft *draft);

/* compare-trees.c: what is decoded into trees. */
void assay_compare_extensions (AssayCompareDraft *draft);
void assay_compare_handshake  (AssayCompareDraft *draft);

/* compare-summary.c: what matters, in sentences. (transfer full) (element-type AssayText) */
GPtrArray *assay_compare_summarize (const AssayCompareDraft *draft);

/* Why the side has no finished connection; (transfer full) (nullable): NULL when it has one. */
AssayText *assay_compare_why_unconnected (const AssayReport *report);

G_END_DECLS
