#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Decodes the same bytes as tshark and compares field by field: where it stands, its bytes, its words.

Real connections of assay-cli to servers that others wrote, recorded on their way through a small proxy.
"""
import concurrent.futures
import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from agreement import CLI, SIDES, Comparison, tell, walk
from dissection import HANDSHAKE, dissect
from foreign import SERVERS, is_installed, make_files, serving
from tap import Tap
from wire import Recorder, write_pcap

ONLY = "--priority=NORMAL:-VERS-ALL:+VERS-"

# name, server, how the server is started, what assay-cli is told, HandshakeTypes that must be among those compared
CASES = [
    ("TLS 1.3", "openssl", ["-tls1_3", "-alpn", "h2", "-status_file", "ocsp.der"], [], {1, 2, 4, 8, 11, 15}),
    ("TLS 1.3, HelloRetryRequest", "openssl", ["-tls1_3", "-groups", "P-521"], [], {1, 2, 8, 11}),
    ("TLS 1.3, client certificate asked for", "openssl", ["-tls1_3", "-verify", "1", "-CAfile", "rsa.pem"], [],
     {1, 2, 8, 11, 13}),
    ("TLS 1.2, ECDHE", "openssl", ["-tls1_2", "-alpn", "http/1.1", "-status_file", "ocsp.der"], [],
     {1, 2, 4, 11, 12, 14, 16, 22}),
    ("TLS 1.2, DHE and RSA", "openssl-rsa", ["-tls1_2", "-cipher", "DHE-RSA-AES128-GCM-SHA256"], [],
     {1, 2, 11, 12, 16}),
    ("TLS 1.2, RSA key exchange", "openssl-rsa", ["-tls1_2", "-cipher", "AES128-SHA"], [], {1, 2, 11, 16}),
    ("TLS 1.2, client certificate asked for", "openssl", ["-tls1_2", "-verify", "1"], [], {1, 2, 11, 12, 13}),
    ("TLS 1.2 at the most", "openssl", [], ["--tls-max=1.2"], {1, 2, 11, 12}),
    ("TLS 1.0", "openssl-rsa", ["-tls1", "-cipher", "DEFAULT@SECLEVEL=0"], ["--tls-min=1.0", "--tls-max=1.0"],
     {1, 2, 11}),
    ("no server name, no ALPN", "openssl", [], ["--server-name=none", "--alpn=none"], {1, 2}),
    ("TLS 1.1", "openssl", ["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"], ["--tls-min=1.0", "--tls-max=1.1"],
     {1, 2, 11, 12, 16}),
    *[(f"TLS 1.3, {group}", "openssl", ["-tls1_3", "-groups", group], [], {1, 2, 8, 11, 15, 20})
      for group in ("X25519", "X448", "P-256", "P-384", "ffdhe2048")],
    *[(f"TLS 1.2, {group}", "openssl", ["-tls1_2", "-groups", group], [], {1, 2, 11, 12, 14, 16, 20})
      for group in ("X25519", "P-384", "P-521")],
    *[(f"TLS 1.3, key of kind {kind}", f"openssl-{kind}", ["-tls1_3"], [], {1, 2, 8, 11, 15, 20})
      for kind in ("rsa", "pss", "p384", "ed25519")],
    *[(f"TLS 1.2, key of kind {kind}", f"openssl-{kind}", ["-tls1_2"], [], {1, 2, 11, 12, 14, 16, 20})
      for kind in ("rsa", "pss", "ed25519")],
    ("TLS 1.2, own primes", "openssl-rsa", ["-tls1_2", "-cipher", "DHE:@SECLEVEL=0", "-dhparam", "dh.pem"], [],
     {1, 2, 11, 12, 16}),
    ("TLS 1.2, CA names and timestamps", "openssl",
     ["-tls1_2", "-verify", "1", "-CAfile", "names.pem", "-serverinfo", "sct.pem"], [], {1, 2, 11, 12, 13}),
    ("TLS 1.3, CA names and many tickets", "openssl",
     ["-tls1_3", "-verify", "1", "-CAfile", "names.pem", "-num_tickets", "4"], [], {1, 2, 8, 11, 13, 15}),
    ("TLS 1.3, ChaCha20 and no ticket", "openssl",
     ["-tls1_3", "-no_ticket", "-num_tickets", "0", "-ciphersuites", "TLS_CHACHA20_POLY1305_SHA256"], [],
     {1, 2, 8, 11, 15, 20}),
    ("no version in common", "openssl", ["-tls1_3"], ["--tls-max=1.2"], {1}),
    ("nginx, TLS 1.3", "nginx", ["ssl_protocols TLSv1.3;", "ssl_stapling on; ssl_stapling_file ocsp.der;"], [],
     {1, 2, 8, 11, 15, 20}),
    ("nginx, TLS 1.2", "nginx", ["ssl_protocols TLSv1.2;", "ssl_ciphers aRSA;", "ssl_session_tickets on;",
                                 "ssl_stapling on; ssl_stapling_file ocsp.der;"], [], {1, 2, 4, 11, 12, 14, 16}),
    ("nginx, client certificate asked for", "nginx", ["ssl_protocols TLSv1.2 TLSv1.3;", "ssl_verify_client optional;",
                                                      "ssl_client_certificate names.pem;"], [], {1, 2, 8, 11, 13, 15}),
    ("GnuTLS, DHE", "gnutls-rsa", ["--priority=NORMAL:-KX-ALL:+DHE-RSA:-VERS-ALL:+VERS-TLS1.2"], [],
     {1, 2, 11, 12, 16}),
    ("GnuTLS, TLS 1.0", "gnutls-rsa", [ONLY + "TLS1.0"], ["--tls-min=1.0", "--tls-max=1.0"], {1, 2, 11, 12, 16}),
    ("GnuTLS, stapled OCSP", "gnutls", ["--ocsp-response=ocsp.der", "--ignore-ocsp-response-errors"], [],
     {1, 2, 8, 11, 15}),
    ("GnuTLS, TLS 1.3", "gnutls", [ONLY + "TLS1.3", "--alpn=h2", "--recordsize=1024"], [], {1, 2}),
    ("GnuTLS, TLS 1.2", "gnutls", [ONLY + "TLS1.2", "--alpn=h2"], [], {1, 2, 11, 12}),
    ("GnuTLS, client certificate asked for", "gnutls", [ONLY + "TLS1.2", "--require-client-cert"], [], {1, 2, 11, 13}),
]


def inspect(port, options, keys):
    argv = [CLI, "inspect", "--format=json", "--full", f"--connect=127.0.0.1:{port}", *options, "localhost"]
    done = subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          timeout=30, check=False, env={**os.environ, "SSLKEYLOGFILE": keys})
    if not done.stdout:
        raise RuntimeError(f"assay-cli ended with {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def pair(theirs, ours):
    """The same messages of both, each side's in order."""
    for side in (0, 1):
        left = [message for message in theirs if message.side == side]
        right = [message for message in ours if SIDES[message["direction"]] == side]
        yield from zip(left, right)


def converse(folder, kind, options, arguments):
    """One recorded inspection: the handshake messages as tshark has them, and as we have them."""
    with serving(folder, kind, options) as (port, keys):
        recorder = Recorder(port)
        report = inspect(recorder.port, arguments, keys)
        capture = os.path.join(folder, f"capture-{port}.pcap")
        write_pcap(capture, recorder.wait())
        theirs = [message for conversation in dissect(capture, keys) for message in conversation.messages]
    return ([message for message in theirs if message.layer == HANDSHAKE],
            [message for message in report["messages"] if message["layer"] == "handshake"])


def compare(theirs, ours):
    comparison = Comparison()
    for handshake, message in pair(theirs, ours):
        comparison.message(handshake, message)
    return comparison


def run_case(folder, case):
    """The comparison; None when there is no such server here."""
    _, kind, options, arguments, wanted = case
    if not is_installed(kind):
        return None
    comparison = compare(*converse(folder, kind, options, arguments))
    absent = wanted - set(comparison.messages)
    if absent:
        comparison.problems.append(f"HandshakeTypes {sorted(absent)} were not compared")
    return comparison


def report(tap, case, comparison):
    name, kind = case[:2]
    if comparison is None:
        tap.skip(name, f"{SERVERS[kind][0]} is not installed")
        return Comparison()
    tap.case(f"{name}: {sum(comparison.compared.values())} fields", comparison.problems[:40])
    return comparison


def spoil_value(node):
    node["value"] = "TLS_NULL_WITH_NULL_NULL"


def spoil_range(node):
    node["offset"] += 1


def run_spoiled(tap, folder):
    """What this test is for is noticed: a wrong word, a wrong place."""
    theirs, ours = converse(folder, "openssl", [], [])
    for what, spoil in (("a wrong value", spoil_value), ("a wrong place", spoil_range)):
        spoiled = copy.deepcopy(ours)
        spoil(dict(walk(spoiled[0]["fields"]))["client_hello/cipher_suites/0"])
        tap.case(f"{what} is noticed", [] if compare(theirs, spoiled).problems else ["it was not"])


def main():
    tap = Tap()
    if shutil.which("tshark") is None or shutil.which("openssl") is None:
        tap.skip("agreement with tshark", "tshark or openssl is not installed")
        return tap.finish()
    total = Comparison()
    with (tempfile.TemporaryDirectory(prefix="assay-tshark-") as folder,
          concurrent.futures.ThreadPoolExecutor(3) as pool):
        make_files(folder)
        for case, comparison in zip(CASES, pool.map(lambda case: run_case(folder, case), CASES)):
            total.add(report(tap, case, comparison))
        run_spoiled(tap, folder)
    tell(tap, total)
    return tap.finish()


sys.exit(main())
