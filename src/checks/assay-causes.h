/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-report.h"

G_BEGIN_DECLS

/**
 * AssayFollowUp:
 *
 * Another request that can tell causes apart, offered as a button: each is a change to the request's options.
 */
typedef enum {
  ASSAY_FOLLOW_UP_NONE,
  ASSAY_FOLLOW_UP_TRY_AGAIN,
  ASSAY_FOLLOW_UP_WITHOUT_SERVER_NAME,
  ASSAY_FOLLOW_UP_TLS12_ONLY,
  ASSAY_FOLLOW_UP_IPV4_ONLY,
  ASSAY_FOLLOW_UP_HTTPS_PORT,
  ASSAY_FOLLOW_UP_ALL_VERSIONS,
  ASSAY_FOLLOW_UP_WITHOUT_ALPN,
} AssayFollowUp;

/**
 * AssayCause:
 * @title: what may be the matter
 * @detail: why this is likely, or how to tell
 * @follow_up: what can be tried at once
 *
 * One likely cause of a failed inspection.
 */
typedef struct {
  AssayText     *title;
  AssayText     *detail;
  AssayFollowUp  follow_up;
} AssayCause;

void       assay_cause_free (AssayCause *cause);

/**
 * assay_causes_find:
 * @report: a report
 *
 * Why the inspection probably failed, the likeliest first, from what was seen. Pure.
 *
 * Returns: (transfer full) (element-type AssayCause): the causes; empty when it did not fail
 */
GPtrArray *assay_causes_find (const AssayReport *report);

/**
 * assay_follow_up_request:
 * @follow_up: what to try
 * @request: what failed
 *
 * Returns: (transfer full) (nullable): the request to try; %NULL for %ASSAY_FOLLOW_UP_NONE
 */
AssayRequest *assay_follow_up_request (AssayFollowUp  follow_up,
                                       AssayRequest  *request);

/* The button's label, as a message id. */
const char   *assay_follow_up_label   (AssayFollowUp  follow_up);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCause, assay_cause_free)

G_END_DECLS
