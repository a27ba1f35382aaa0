#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Decodes the TLS connections in public captures, and holds every field against what tshark makes of the same bytes.

usage: test-captures.py [CAPTURE...]    (those of the corpora; NAME.keys beside NAME.pcap is its key log)
"""
import collections
import concurrent.futures
import glob
import os
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from agreement import Comparison, tell  # noqa: E402
from capture import Capture  # noqa: E402
from tap import Tap  # noqa: E402

CORPORA = os.environ.get("ASSAY_CORPORA") or os.path.join(os.environ["ASSAY_SOURCE_DIR"], "..", "shared", "corpora")


def find_captures(arguments):
    if arguments:
        return arguments
    found = glob.glob(os.path.join(CORPORA, "captures-*", "*"))
    return sorted(path for path in found if path.removesuffix(".gz").endswith((".pcap", ".pcapng", ".cap")))


def compare(path):
    capture = Capture(path)
    try:
        capture.compare()
    except (OSError, RuntimeError, ValueError) as error:
        capture.comparison.problems.append(f"{type(error).__name__}: {error}")
    return capture


def report(tap, capture):
    name, comparison = os.path.relpath(capture.path, CORPORA), capture.comparison
    tap.case(f"{name}: {sum(comparison.compared.values())} fields of {sum(capture.carriers.values())} messages, "
             f"{comparison.fingerprints} fingerprints", comparison.problems[:40])
    count, problems = capture.compare_ja4()
    if count:
        tap.case(f"{name}: {count} of JA4's own", problems[:40])


def main():
    tap = Tap()
    captures = find_captures(sys.argv[1:])
    if not captures or shutil.which("tshark") is None:
        tap.skip("captures", f"no captures in {CORPORA}" if not captures else "tshark is not installed")
        return tap.finish()
    total, left_out, carriers = Comparison(), collections.Counter(), collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        done = list(pool.map(compare, captures))
    for capture in done:
        report(tap, capture)
        total.add(capture.comparison)
        left_out += capture.left_out
        carriers += capture.carriers
    tell(tap, total)
    tap.say("messages over " + ", ".join(f"{name}: {count}" for name, count in sorted(carriers.items())))
    for reason, count in sorted(left_out.items()):
        tap.say(f"left out: {count} {reason}")
    return tap.finish()


sys.exit(main())
