# SPDX-License-Identifier: GPL-3.0-or-later
"""memory of a kept inspection of three certificates (goal 19)

Needs nginx and openssl.
"""
import subprocess

import servers
from measure import NotMeasured
from table import Row

COUNT = 400
KEPT = {"facts": "report and opinion", "trees": "and the tree of every message and certificate"}


def measure(bench, served, kind, kept):
    """KiB for each that is kept, as the allocator counts and as the process grew."""
    program = bench.program("tests/bench/memory")
    done = subprocess.run([program, str(served.ports[kind]), served.roots, str(COUNT), kept], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise NotMeasured(done.stderr[-400:])
    allocated, resident, nodes = done.stdout.split()
    return float(allocated), float(resident), int(nodes)


def run(bench):
    rows = []
    with servers.running(bench.work) as served:
        for kept, words in KEPT.items():
            allocated, resident, nodes = measure(bench, served, "ecdsa", kept)
            if kept == "trees":
                words = f"{words} ({nodes} nodes)"
            rows += [Row(19, f"{words}, allocated", allocated, None, "KB"),
                     Row(19, f"{words}, resident", resident, None, "KB")]
    return rows
