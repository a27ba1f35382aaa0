/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-finding.h"
#include "base/assay-report.h"

G_BEGIN_DECLS

/* A comparison has no more rows; how many were left out is said. */
#define ASSAY_COMPARISON_MAX_ROWS 20000

/* What a row is about, in the order in which they are shown. */
typedef enum {
  ASSAY_COMPARE_VERDICT,
  ASSAY_COMPARE_CONNECTION,
  ASSAY_COMPARE_CHAIN,
  ASSAY_COMPARE_LEAF,
  ASSAY_COMPARE_EXTENSIONS,
  ASSAY_COMPARE_HANDSHAKE,
  ASSAY_COMPARE_TIMING,
  ASSAY_N_COMPARE_GROUPS,
} AssayCompareGroup;

/* "verdict", "connection"...: stable, the first part of a row's path. */
const char *assay_compare_group_name  (AssayCompareGroup group);

/* The same in words, as a message id: "Verdict". */
const char *assay_compare_group_label (AssayCompareGroup group);

/**
 * AssayCompareState:
 * @ASSAY_COMPARE_SAME: both sides say the same
 * @ASSAY_COMPARE_DIFFERENT: both say something, not the same
 * @ASSAY_COMPARE_LEFT_ONLY: only the left side has it
 * @ASSAY_COMPARE_RIGHT_ONLY: only the right side has it
 *
 * How the two sides of a row relate.
 */
typedef enum {
  ASSAY_COMPARE_SAME,
  ASSAY_COMPARE_DIFFERENT,
  ASSAY_COMPARE_LEFT_ONLY,
  ASSAY_COMPARE_RIGHT_ONLY,
} AssayCompareState;

/* "same", "different", "left-only", "right-only": stable. */
const char *assay_compare_state_name  (AssayCompareState state);

/* The same in words, as a message id: "only on the left". */
const char *assay_compare_state_label (AssayCompareState state);

/**
 * AssayCompareWeight:
 * @ASSAY_COMPARE_INFO: differs every time, or because of what was asked: random bytes, times, addresses. Never counted as
 *   a difference
 * @ASSAY_COMPARE_ROUTINE: what a renewal or an update changes: dates, serial number, signature, order
 * @ASSAY_COMPARE_MATERIAL: what nobody should change unnoticed: key, issuer, names, strength, verdict
 *
 * How much a difference in this row matters.
 */
typedef enum {
  ASSAY_COMPARE_INFO,
  ASSAY_COMPARE_ROUTINE,
  ASSAY_COMPARE_MATERIAL,
} AssayCompareWeight;

/* "info", "routine", "material": stable. */
const char *assay_compare_weight_name  (AssayCompareWeight weight);

/* The same in words, as a message id: "routine change". */
const char *assay_compare_weight_label (AssayCompareWeight weight);

/**
 * AssayCompareRow:
 * @group: what it is about
 * @path: its stable address: "connection/protocol", "handshake/received/server_hello/cipher_suite"
 * @labels: (array zero-terminated=1): what it is called, from the outermost down, as message ids; at least one
 * @left: (nullable): what the left side says; %NULL when it has nothing of it
 * @right: (nullable): what the right side says
 * @state: how the two relate
 * @weight: how much it matters when they are not the same
 *
 * One line of a comparison. Immutable, refcounted.
 */
typedef struct {
  AssayCompareGroup    group;
  char                *path;
  char               **labels;
  AssayText           *left;
  AssayText           *right;
  AssayCompareState    state;
  AssayCompareWeight   weight;
} AssayCompareRow;

#define ASSAY_TYPE_COMPARE_ROW (assay_compare_row_get_type ())

GType            assay_compare_row_get_type  (void) G_GNUC_CONST;

/* Moves @draft to the heap; takes all that it holds. (transfer full) */
AssayCompareRow *assay_compare_row_take      (AssayCompareRow       *draft);
AssayCompareRow *assay_compare_row_ref       (AssayCompareRow       *row);
void             assay_compare_row_unref     (AssayCompareRow       *row);

/* Its labels joined: "Extensions › key_share › Group". (transfer full) */
char            *assay_compare_row_dup_label (const AssayCompareRow *row,
                                              const AssayLocale     *locale);

/* Whether it tells a difference that weighs at least @least. */
gboolean         assay_compare_row_differs   (const AssayCompareRow *row,
                                              AssayCompareWeight     least);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCompareRow, assay_compare_row_unref)

/**
 * AssayComparison:
 * @left: one report
 * @left_assessment: the opinion about it
 * @right: the other
 * @right_assessment: the opinion about that
 * @summary: (element-type AssayText): what matters in plain sentences, the weightiest first; at least one
 * @rows: (element-type AssayCompareRow): all of it, group by group
 * @n_left_out: how many rows there would have been beyond %ASSAY_COMPARISON_MAX_ROWS
 * @n_routine: how many rows tell a routine difference
 * @n_material: how many tell a material one
 *
 * Two reports side by side, made by assay_compare(). Immutable, refcounted, any thread.
 */
typedef struct {
  AssayReport     *left;
  AssayAssessment *left_assessment;
  AssayReport     *right;
  AssayAssessment *right_assessment;
  GPtrArray       *summary;
  GPtrArray       *rows;
  guint            n_left_out;
  guint            n_routine;
  guint            n_material;
} AssayComparison;

#define ASSAY_TYPE_COMPARISON (assay_comparison_get_type ())

GType            assay_comparison_get_type  (void) G_GNUC_CONST;

/* Moves @draft to the heap; takes all that it holds. (transfer full) */
AssayComparison *assay_comparison_take      (AssayComparison       *draft);
AssayComparison *assay_comparison_ref       (AssayComparison       *comparison);
void             assay_comparison_unref     (AssayComparison       *comparison);

/* How many rows tell a difference that weighs at least @least. */
guint            assay_comparison_count     (const AssayComparison *comparison,
                                             AssayCompareWeight     least);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayComparison, assay_comparison_unref)

G_END_DECLS
