#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked of others on request: OpenSSL's server, an authority's responder and its certificates, on loopback."""
import os
import subprocess

from authority import Authority, Setting, of_leaf
from harness import PROGRAM, case, contains, equal, inspect, main, scratch


@case()
def test_nobody_is_asked_unless_told():
    with scratch() as folder, Setting(folder, "good") as setting:
        report = inspect(*setting.target).ends(1).report()
        equal(report["chain"]["status"], "no-issuer")
        equal(report["revocation"], [])
        equal(Authority.asked, [])


ANSWERS = {
    "good": (0, "good", None),
    "revoked": (1, "revoked", None),
    "moved": (0, "good", None),
    "huge": (0, "unusable", "not-fetched"),
    "elsewhere": (0, "unusable", "not-fetched"),
    "broken": (0, "unusable", "not-fetched"),
}


@case(sorted(ANSWERS.items()))
def test_answer(row):
    answer, (status, said, problem) = row
    with scratch() as folder, Setting(folder, answer) as setting:
        report = inspect("--online", *setting.target).ends(status).report()
        equal([certificate["origin"] for certificate in report["certificates"]], ["server", "fetched", "trust-store"])
        equal(report["chain"]["status"], "trusted")
        statement, = of_leaf(report)
        equal((statement["source"], statement["status"], statement["problem"]), ("ocsp-online", said, problem))
        contains(statement["uri"], f"/ocsp/{answer}")
        contains(" ".join(phase["name"] for phase in report["phases"]), "online")
        contains(" ".join(Authority.asked), "/issuer.der")
        if answer == "huge":
            equal(statement["detail"], "it is too large")


@case()
def test_fetched_issuer_decides():
    """The record of the path is that of the chain with the issuer, not of the one without."""
    with scratch() as folder, Setting(folder, "good") as setting:
        report = inspect("--online", *setting.target).ends(0).report()
        chosen = report["validation"]["candidates"][0]
        equal((chosen["path"], chosen["valid"]), ([0, 1, 2], True))
        equal([rule["rule"] for rule in chosen["rules"] if rule["outcome"] == "broken"], [])


@case()
def test_private_addresses_are_for_private_servers():
    """A file is nowhere, so it sends nobody to this computer."""
    with scratch() as folder, Setting(folder, "good") as setting:
        chain = folder / "chain.pem"
        chain.write_text((folder / "leaf.pem").read_text() + (folder / "issuer.pem").read_text())
        report = inspect("--online", f"file://{chain}", f"--ca-file={folder / 'root.pem'}", "--format=json").report()
        statement, = of_leaf(report)
        equal(statement["problem"], "not-fetched")
        contains(statement["detail"], "private network")
        equal(Authority.asked, [])


@case()
def test_library_is_loaded_only_when_asked():
    environment = dict(os.environ, LD_DEBUG="files")
    for arguments in (["--version"], ["inspect", "practice:good-ecdsa"]):
        run = subprocess.run([PROGRAM, *arguments], env=environment, capture_output=True, timeout=30)
        equal(run.returncode, 0)
        contains(run.stderr.decode(), "libgnutls")
        assert b"libsoup" not in run.stderr and b"assay-http" not in run.stderr


if __name__ == "__main__":
    main()
