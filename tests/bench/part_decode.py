# SPDX-License-Identifier: GPL-3.0-or-later
"""decoding a TLS 1.3 handshake to trees (goal 20)

Beside one verification of an RSA-2048 signature by GnuTLS, in turns in the same process.
"""
import subprocess

from measure import NotMeasured
from table import Row

ROUNDS = 2000


def run(bench):
    done = subprocess.run([bench.program("tests/bench/decode"), str(ROUNDS)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise NotMeasured(done.stderr[-400:])
    decoded, verified, nodes, messages = done.stdout.split()
    return [Row(20, f"{messages} messages, {nodes} nodes; peer: one RSA-2048 verification", float(decoded),
                float(verified), "us")]
