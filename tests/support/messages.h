/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/assay-event.h"

G_BEGIN_DECLS

/**
 * SampleValue:
 * @path: below the root
 * @value: what assay_node_dup_value() must say there; %NULL for a node that must only be there
 */
typedef struct {
  const char *path;
  const char *value;
} SampleValue;

/**
 * Sample:
 * @name: for the test's path
 * @type: HandshakeType, or alert and ChangeCipherSpec by @layer
 * @notation: the body, see wire_assemble()
 * @values: what must be found in it
 *
 * A message made by hand, without fault.
 */
typedef struct {
  const char  *name;
  AssayLayer   layer;
  guint        type;
  guint16      version;
  guint16      cipher_suite;
  const char  *notation;
  SampleValue  values[10];
} Sample;

extern const Sample samples[];
extern const guint  n_samples;

/* A message with @body, and all else as in @sample. */
AssayMessage *sample_message (const Sample *sample,
                              GBytes       *body);

G_END_DECLS
