/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What libFuzzer calls; each fuzz-*.c is one, for one decoder. Aborts on a fault, and returns 0. */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);
