# SPDX-License-Identifier: GPL-3.0-or-later
"""one inspection against openssl, gnutls-cli and the bare handshake (goals 1, 2, 3, 5)

Needs nginx, openssl and gnutls-cli.
"""
import json
import re

import servers
from measure import Command, NotMeasured, in_turn, need
from table import Row

# What each side says in a full TLS 1.3 handshake.
MESSAGES = ["client_hello", "server_hello", "encrypted_extensions", "certificate", "certificate_verify", "finished"]


def expect(condition, what):
    if not condition:
        raise NotMeasured(what)


def count_fields(node):
    return 1 + sum(count_fields(child) for child in node.get("children", []))


def check_ours(verdict):
    """Every message and certificate of the run has its fields, and the verdict is there."""
    def check(text):
        report = json.loads(text)
        messages = {message["type"]: message for message in report["messages"]}
        expect(report["outcome"]["verdict"] == verdict, f"the verdict is {report['outcome']['verdict']}")
        expect(len(report["chain"]["sent"]) == 3, "not three certificates")
        for message in MESSAGES:
            expect(message in messages, f"no {message}")
            expect(message == "encrypted_extensions" or count_fields(messages[message]["fields"]) > 1, f"{message} is bare")
        expect(all(count_fields(certificate["fields"]) > 50 for certificate in report["certificates"]),
               "a certificate is not decoded")
        expect(verdict != "trusted" or report["chain"]["path"], "no path")
    return check


def check_text(text):
    for title in ("ClientHello", "ServerHello", "EncryptedExtensions", "CertificateVerify", "Finished"):
        expect(title in text, f"no {title}")
    expect(len(re.findall("Bench (?:root|intermediate)", text)) >= 4, "the chain is missing")


def check_openssl(text):
    for title in ("ClientHello", "ServerHello", "EncryptedExtensions", "CertificateVerify", "Finished"):
        expect(title in text, f"no {title}")
    expect("Verify return code: 0" in text, "not verified")


def check_gnutls(text):
    expect("The certificate is trusted" in text and text.count("BEGIN CERTIFICATE") == 3, "not verified or printed")


def check_floor(trusted):
    return lambda text: expect(f"trusted: {trusted}" in text, "the bare handshake did not verify")


def commands(bench, served, kind):
    """Ours and the peers for one server; all see the same bytes, all verify but those named `system`."""
    port = str(served.ports[kind])
    cli = bench.program("src/cli/assay-cli")
    floor = bench.program("tests/bench/floor-handshake")
    openssl, gnutls = need("openssl", "gnutls-cli")
    ours = [cli, "inspect", f"--connect=127.0.0.1:{port}", "localhost"]
    return {command.name: command for command in [
        Command("ours", ours + [f"--ca-file={served.roots}", "--format=json"], check_ours("trusted")),
        Command("ours-text", ours + [f"--ca-file={served.roots}", "--format=text", "--full"], check_text),
        Command("ours-system", ours + ["--format=json"], check_ours("untrusted")),
        Command("openssl", [openssl, "s_client", "-connect", f"127.0.0.1:{port}", "-servername", "localhost",
                            "-CAfile", served.roots, "-showcerts", "-msg", "-trace"], check_openssl),
        Command("gnutls-cli", [gnutls, f"--x509cafile={served.roots}", "--print-cert", "--sni-hostname=localhost",
                               "--verify-hostname=localhost", "-p", port, "127.0.0.1"], check_gnutls),
        Command("floor", [floor, "127.0.0.1", port, "localhost", served.roots], check_floor("yes")),
        Command("floor-system", [floor, "127.0.0.1", port, "localhost", "system"], check_floor("no")),
    ]}


# goal, what is shown, ours, the peer
COMPARISONS = [
    (1, "JSON", "ours", "openssl"),
    (1, "text", "ours-text", "openssl"),
    (2, "JSON", "ours", "floor"),
    (2, "text", "ours-text", "floor"),
    (3, "JSON", "ours", "gnutls-cli"),
    (5, "JSON", "ours-system", "floor-system"),
]


def run(bench):
    rows = []
    with servers.running(bench.work) as served:
        for kind in served.ports:
            timed = commands(bench, served, kind)
            in_turn(bench, list(timed.values()))
            rows += [Row(goal, f"{kind} chain, {note}", timed[ours].wall_ms, timed[peer].wall_ms, "ms")
                     for goal, note, ours, peer in COMPARISONS]
    return sorted(rows, key=lambda row: row.goal)
