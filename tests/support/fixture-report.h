/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

/*
 * Whole reports for tests, made without a network. The good one is taken on 2026-11-23 09:00:00 UTC of
 * shop.example.org: three certificates, TLS 1.3, every message with its real bytes. The others differ
 * from it in what their name says.
 */

#define FIXTURE_HOST "shop.example.org"
/* 2026-11-23 09:00:00 UTC, in seconds: when the good report was taken. */
#define FIXTURE_TIME G_GINT64_CONSTANT (1795424400)
/* When its leaf begins and ends: 2026-10-08 09:12:00 and 2027-01-06 09:11:59 UTC, 44 days later. */
#define FIXTURE_LEAF_BEGINS G_GINT64_CONSTANT (1791450720)
#define FIXTURE_LEAF_ENDS   G_GINT64_CONSTANT (1799226719)

/**
 * FixtureKind:
 * @FIXTURE_GOOD: nothing is wrong; TLS 1.3
 * @FIXTURE_TLS12: nothing is wrong; TLS 1.2
 * @FIXTURE_EXPIRED: the leaf ended 3 days ago
 * @FIXTURE_WRONG_HOST: the certificate is not for the host, other.example.net
 * @FIXTURE_UNKNOWN_ROOT: the root came with the server and is no anchor
 * @FIXTURE_INCOMPLETE: the server sent only the leaf; no path
 * @FIXTURE_SELF_SIGNED: one certificate, which signed itself; no path
 * @FIXTURE_NOT_FOUND: the name does not exist
 * @FIXTURE_REFUSED: nothing listens there
 * @FIXTURE_TIMEOUT: the server accepts and says nothing
 * @FIXTURE_NOT_TLS: the server answers HTTP in clear
 * @FIXTURE_CLOSED: the server hangs up after the ClientHello
 * @FIXTURE_ALERT: it answers the ClientHello with the alert handshake_failure
 * @FIXTURE_LATE_ALERT: it ends a TLS 1.2 handshake after the chain came: no client certificate
 *
 * What is to be found in a report.
 */
typedef enum {
  FIXTURE_GOOD,
  FIXTURE_TLS12,
  FIXTURE_EXPIRED,
  FIXTURE_WRONG_HOST,
  FIXTURE_UNKNOWN_ROOT,
  FIXTURE_INCOMPLETE,
  FIXTURE_SELF_SIGNED,
  FIXTURE_NOT_FOUND,
  FIXTURE_REFUSED,
  FIXTURE_TIMEOUT,
  FIXTURE_NOT_TLS,
  FIXTURE_CLOSED,
  FIXTURE_ALERT,
  FIXTURE_LATE_ALERT,
  FIXTURE_N_KINDS,
} FixtureKind;

/* The certificates of the good report, in its order. */
typedef enum {
  FIXTURE_LEAF,
  FIXTURE_INTERMEDIATE,
  FIXTURE_ROOT,
} FixtureRole;

/* A finished report. (transfer full) */
AssayReport      *fixture_report_new         (FixtureKind  kind);

/* The same as a draft, to be changed and then finished by assay_report_take(). */
void              fixture_report_draft       (AssayReport *draft,
                                              FixtureKind  kind);

/* A certificate of a draft, to be changed while nobody else holds it. (transfer none) */
AssayCertificate *fixture_report_certificate (AssayReport *draft,
                                              guint        index);

/* Another host, port or scheme for a draft; options stay. */
void              fixture_report_set_target  (AssayReport *draft,
                                              const char  *target);

/* Other options for a draft: the request's own, to be changed while nobody else holds it. (transfer none) */
AssayRequestOptions *fixture_report_options  (AssayReport *draft);

/* Ends a draft with a failure in place of a finished handshake. @alert: or -1. */
void              fixture_report_fail        (AssayReport      *draft,
                                              AssayPhaseId      phase,
                                              AssayFailureCode  code,
                                              int               alert);

/* The path of a draft: indexes of its certificates, leaf first, then -1. */
void              fixture_report_set_path    (AssayReport     *draft,
                                              AssayPathStatus  status,
                                              ...);

/* A certificate of the good report. (transfer full) */
AssayCertificate *fixture_certificate_new    (FixtureRole  role);

/* A statement about the certificate at @index, which is added to a draft: @status, known since yesterday and good for a week,
 * to be changed while nobody else holds it. (transfer none) */
AssayRevocation  *fixture_report_add_revocation (AssayReport           *draft,
                                                 guint                  index,
                                                 AssayRevocationSource  source,
                                                 AssayRevocationStatus  status);

/* A timestamp of the @number-th log that nobody knows, made when the leaf began, which is added to a draft; to be changed
 * likewise. (transfer none) */
AssayTimestamp   *fixture_report_add_timestamp  (AssayReport *draft,
                                                 guint8       number);

/* Sets a text, or a list of texts up to %NULL, of a draft. */
void              fixture_set_text           (char       **member,
                                              const char  *text);
void              fixture_set_list           (char      ***member,
                                              ...) G_GNUC_NULL_TERMINATED;
