#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Decodes the same bytes as tshark and compares field by field: where it stands, its bytes, its words.

Real connections of assay-cli to servers that others wrote, recorded on their way through a small proxy.
"""
import base64
import collections
import copy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from dissection import dissect
from foreign import SERVERS, make_files, serving
from tap import Tap
from wire import Recorder, write_pcap

CLI = os.environ.get("ASSAY_CLI") or os.path.join(os.environ["ASSAY_BUILD_DIR"], "src", "cli", "assay-cli")
TYPES = {"sent": 0, "received": 1}
HELLOS = (1, 2)
WITHOUT_FIELDS = {8, 14}        # EncryptedExtensions may be empty, ServerHelloDone is
# Of an ASN.1 CHOICE tshark says which it is; its value is another field.
CHOICES = re.compile(r"x509af\.not(Before|After)|pkcs1\.ECParameters")
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
    ("GnuTLS, TLS 1.3", "gnutls", [ONLY + "TLS1.3", "--alpn=h2", "--recordsize=1024"], [], {1, 2}),
    ("GnuTLS, TLS 1.2", "gnutls", [ONLY + "TLS1.2", "--alpn=h2"], [], {1, 2, 11, 12}),
    ("GnuTLS, client certificate asked for", "gnutls", [ONLY + "TLS1.2", "--require-client-cert"], [], {1, 2, 11, 13}),
]


def inspect(port, options):
    argv = [CLI, "inspect", "--format=json", "--full", f"--connect=127.0.0.1:{port}", *options, "localhost"]
    done = subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          timeout=30, check=False)
    if not done.stdout:
        raise RuntimeError(f"assay-cli ended with {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def walk(node, path=""):
    path = f"{path}/{node['key']}" if path else node["key"]
    yield path, node
    for child in node.get("children", []):
        yield from walk(child, path)


def spell(text):
    """The words without their order and marks: tshark's "SHA1 DSA" is the registry's "dsa_sha1"."""
    return " ".join(sorted(re.findall(r"[a-z0-9]+", text.lower())))


class Comparison:
    """Counts what agrees and keeps what does not."""

    def __init__(self):
        self.compared = collections.Counter()   # by HandshakeType
        self.problems = []
        self.missing = set()                    # fields of tshark without a node
        self.unmatched = set()                  # nodes without a field of tshark

    def message(self, handshake, message):
        """Compares one message; what tshark cannot tell apart within a field that both have is no field of its own."""
        body = base64.b64decode(message["bytes"])
        nodes = collections.defaultdict(list)
        for path, node in walk(message["fields"]):
            nodes[node["offset"], node["length"]].append((path, node))
        if handshake.length != len(body):
            self.problems.append(f"{message['type']}: {len(body)} bytes, tshark has {handshake.length}")
        seen = set()
        for field in handshake.fields:
            self.field(handshake, field, body, nodes, seen)
        self.unmatched |= {re.sub(r"/\d+", "/*", path) for here, found in nodes.items() if here not in seen
                           for path, node in found if "children" not in node and node["length"]}

    def field(self, handshake, field, body, nodes, seen):
        here = (field.offset, field.length)
        what = f"{field.name} at {field.offset}+{field.length}"
        if body[field.offset:field.offset + field.length] != field.value:
            self.problems.append(f"{what}: other bytes: {field.value.hex()}")
        elif here in nodes:
            seen.add(here)
            self.compared[handshake.type] += 1
            self.compare_words(field, what, nodes[here])
        elif not self.is_part(field, nodes):
            self.missing.add(field.name)
            if handshake.type in HELLOS:
                self.problems.append(f"{what} is not in our tree: {field.words}")

    @staticmethod
    def is_part(field, nodes):
        """tshark splits what we show whole: the hash and the signature of a SignatureScheme, the time in a random."""
        outer = field.parent
        while outer is not None:
            found = nodes.get((outer.offset, outer.length), [])
            if any("children" not in node for _, node in found):
                return True
            outer = outer.parent
        return False

    def compare_words(self, field, what, found):
        """Where we give a value, tshark's words, its number or its bytes say the same."""
        values = [node["value"] for _, node in found if "value" in node and "children" not in node]
        if CHOICES.fullmatch(field.name):
            return
        plain = re.sub(r" \((0x[0-9a-f]+|\d+)\)$", "", field.words)
        same = {spell(plain), spell(str(field.number)), spell(field.value.hex()), spell(field.value.decode("latin-1"))}
        same |= {spell(word) for word in re.findall(r"\((\w+)\)", plain)}
        for value in values:
            if spell(value) not in same and not value.endswith(f"(0x{field.value.hex()})"):
                self.problems.append(f"{what}: we say {value}, tshark {field.words}")


def pair(theirs, ours):
    """The same messages of both, each side's in order."""
    for side in (0, 1):
        left = [message for message in theirs if message.side == side]
        right = [message for message in ours if TYPES[message["direction"]] == side]
        yield from zip(left, right)


def converse(folder, kind, options, arguments):
    """One recorded inspection: the handshake messages as tshark has them, and as we have them."""
    with serving(folder, kind, options) as (port, keys):
        recorder = Recorder(port)
        report = inspect(recorder.port, arguments)
        capture = os.path.join(folder, "capture.pcap")
        write_pcap(capture, recorder.wait())
        theirs = dissect(capture, keys)
    return theirs, [message for message in report["messages"] if message["layer"] == "handshake"]


def compare(theirs, ours):
    comparison = Comparison()
    for handshake, message in pair(theirs, ours):
        if handshake.type != message["type_code"]:
            comparison.problems.append(f"{message['type']} where tshark has HandshakeType {handshake.type}")
            break
        comparison.message(handshake, message)
    return comparison


def run_case(tap, folder, case):
    name, kind, options, arguments, wanted = case
    if shutil.which(SERVERS[kind][0]) is None:
        tap.skip(name, f"{SERVERS[kind][0]} is not installed")
        return Comparison()
    comparison = compare(*converse(folder, kind, options, arguments))
    absent = wanted - set(comparison.compared) - WITHOUT_FIELDS
    if absent:
        comparison.problems.append(f"HandshakeTypes {sorted(absent)} were not compared")
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


def tell(tap, what, names):
    tap.say(f"{what}: {', '.join(sorted(names)) or 'none'}")


def main():
    tap = Tap()
    if shutil.which("tshark") is None or shutil.which("openssl") is None:
        tap.skip("agreement with tshark", "tshark or openssl is not installed")
        return tap.finish()
    with tempfile.TemporaryDirectory(prefix="assay-tshark-") as folder:
        make_files(folder)
        comparisons = [run_case(tap, folder, case) for case in CASES]
        run_spoiled(tap, folder)
    compared = sum((comparison.compared for comparison in comparisons), collections.Counter())
    tap.say(f"{sum(compared.values())} fields compared, {sum(compared[kind] for kind in HELLOS)} of them in hellos")
    tell(tap, "fields of tshark without a node", set().union(*(comparison.missing for comparison in comparisons)))
    tell(tap, "nodes that tshark has no field for", set().union(*(comparison.unmatched for comparison in comparisons)))
    return tap.finish()


sys.exit(main())
