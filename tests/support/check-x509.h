/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Asserts what holds for the facts and the tree of any bytes, certificate or not. */
void check_x509 (GBytes *der);

G_END_DECLS
