/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-status-words.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *icon;
  const char *style;
  const char *name;
} statuses[] = {
  [ASSAY_STATUS_SKIPPED] = { "content-loading-symbolic",    "dim-label", N_("Not checked") },
  [ASSAY_STATUS_PASS]    = { "object-select-symbolic",      "success",   N_("Passed") },
  [ASSAY_STATUS_NOTE]    = { "dialog-information-symbolic", "dim-label", N_("Note") },
  [ASSAY_STATUS_WARNING] = { "dialog-warning-symbolic",     "warning",   N_("Warning") },
  [ASSAY_STATUS_ERROR]   = { "dialog-error-symbolic",       "error",     N_("Error") },
};

static const struct {
  const char *icon;
  const char *style;
} verdicts[] = {
  [ASSAY_VERDICT_TRUSTED]   = { "security-high-symbolic", "success" },
  [ASSAY_VERDICT_UNTRUSTED] = { "security-low-symbolic",  "error" },
  [ASSAY_VERDICT_FAILED]    = { "network-error-symbolic", "error" },
  [ASSAY_VERDICT_NONE]      = { "text-x-generic-symbolic", "dim-label" },
};

const char *
assay_status_words_icon (AssayStatus status)
{
  return statuses[status].icon;
}

const char *
assay_status_words_style (AssayStatus status)
{
  return statuses[status].style;
}

const char *
assay_status_words_name (AssayStatus status)
{
  return _(statuses[status].name);
}

const char *
assay_verdict_words_icon (AssayVerdict verdict)
{
  return verdicts[verdict].icon;
}

const char *
assay_verdict_words_style (AssayVerdict verdict)
{
  return verdicts[verdict].style;
}
