#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked of others on request: OpenSSL's server, an authority's responder and its certificates, on loopback."""
import json
import os
import subprocess

from authority import Authority, Setting, make_list, of_leaf, openssl
from harness import HOSTILE, PROGRAM, assay, case, contains, equal, inspect, main, scratch


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
    "pem": (0, "good", None),
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


def bundle(folder, *names, form="DER"):
    """A PKCS #7 container of certificates."""
    files = [part for name in names for part in ("-certfile", f"{name}.pem")]
    openssl("crl2pkcs7", "-nocrl", *files, "-outform", form, "-out", "bundle", folder=folder)
    return (folder / "bundle").read_bytes()


def as_pkcs12(folder):
    openssl("pkcs12", "-export", "-nokeys", "-in", "issuer.pem", "-passout", "pass:", "-out", "bundle", folder=folder)
    return (folder / "bundle").read_bytes()


@case(["leaf", "listed"])
def test_hostile_address(section):
    """It can be fetched, and is shown without what would drive a terminal."""
    with scratch() as folder, Setting(folder, "good\x1b[2J", section) as setting:
        make_list(folder)
        said = of_leaf(inspect("--online", *setting.target).ends(0).report())[-1]
        equal(said["status"], "good")
        assert not HOSTILE.search(said["uri"]), said["uri"]


# How the authority may give its certificate, in a folder where it is in PEM.
FORMS = {
    "PEM": lambda folder: b"Our certificate:\n" + (folder / "issuer.pem").read_bytes(),
    "PKCS #7": lambda folder: bundle(folder, "leaf", "root", "issuer"),
    "PKCS #7 in PEM": lambda folder: bundle(folder, "issuer", form="PEM"),
}
# And what is no answer.
NO_FORMS = {
    "PKCS #12": as_pkcs12,
    "another": lambda folder: bundle(folder, "root"),
    "nonsense": lambda folder: b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
    "nothing": lambda folder: b"",
    "too much": lambda folder: (folder / "issuer.pem").read_bytes().rjust(1 << 20),
}


def origins(report):
    return [certificate["origin"] for certificate in report["certificates"]]


@case(sorted(FORMS.items()))
def test_form_of_issuer(row):
    with scratch() as folder, Setting(folder, "good") as setting:
        (folder / "issuer.der").write_bytes(row[1](folder))
        report = inspect("--online", *setting.target).ends(0).report()
        equal(origins(report), ["server", "fetched", "trust-store"])
        equal(report["certificates"][1]["subject"], "CN=Online issuer")


@case(sorted(NO_FORMS.items()))
def test_no_issuer(row):
    with scratch() as folder, Setting(folder, "good") as setting:
        (folder / "issuer.der").write_bytes(row[1](folder))
        report = inspect("--online", *setting.target).ends(1).report()
        equal((report["chain"]["status"], origins(report)), ("no-issuer", ["server"]))


def sign(folder, name, above, subject, key, *, serial, section="ca"):
    openssl("req", "-new", "-config", "conf", "-key", f"{key}.key", "-subj", subject, "-out", "csr", folder=folder)
    openssl("x509", "-req", "-in", "csr", "-CA", f"{above}.pem", "-CAkey", f"{above}.key", "-extfile", "conf",
            "-extensions", section, "-days", "60", "-set_serial", str(serial), "-out", f"{name}.pem", folder=folder)


def make_twins(folder, n):
    """The issuer's name and key in the certificates of a root that nobody knows."""
    openssl("req", "-new", "-x509", "-config", "conf", "-key", "leaf.key", "-subj", "/CN=Unknown Root", "-days", "90",
            "-extensions", "ca", "-out", "unknown.pem", folder=folder)
    (folder / "unknown.key").write_bytes((folder / "leaf.key").read_bytes())
    names = [f"twin{i}" for i in range(n)]
    for i, name in enumerate(names):
        sign(folder, name, "unknown", "/CN=Online issuer", "issuer", serial=0x2000 + i)
    return names


@case()
def test_several_issuers():
    """All that may be it are kept: which of them leads to an anchor shows only then."""
    with scratch() as folder, Setting(folder, "good") as setting:
        (folder / "issuer.der").write_bytes(bundle(folder, *make_twins(folder, 2), "issuer"))
        report = inspect("--online", *setting.target).ends(0).report()
        equal(origins(report), ["server", "fetched", "fetched", "fetched", "trust-store"])
        equal(report["chain"]["path"], [0, 3, 4])


@case()
def test_too_many_issuers():
    with scratch() as folder, Setting(folder, "good") as setting:
        (folder / "issuer.der").write_bytes(bundle(folder, "issuer", *make_twins(folder, 12)))
        report = inspect("--online", *setting.target).ends(0).report()
        equal(origins(report).count("fetched"), 8)


@case()
def test_issuer_of_either():
    """Of two that may be the issuer, the one whose own issuer is to be had."""
    with scratch() as folder, Setting(folder, "good") as setting:
        twin, = make_twins(folder, 1)
        for name in ("middle", "third"):
            openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", f"{name}.key",
                    folder=folder)
        sign(folder, "middle", "root", "/CN=Online middle", "middle", serial=0x3000)
        sign(folder, "third", "middle", "/CN=Online issuer", "issuer", serial=0x3001, section="linked")
        (folder / "issuer.der").write_bytes(bundle(folder, twin, "third"))
        openssl("x509", "-in", "middle.pem", "-outform", "DER", "-out", "middle.der", folder=folder)
        report = inspect("--online", *setting.target).ends(0).report()
        equal([report["certificates"][i]["subject"] for i in report["chain"]["path"]],
              ["CN=Online leaf", "CN=Online issuer", "CN=Online middle", "CN=Online Root"])


@case()
def test_fetched_issuer_decides():
    """The record of the path is that of the chain with the issuer, not of the one without."""
    with scratch() as folder, Setting(folder, "good") as setting:
        report = inspect("--online", *setting.target).ends(0).report()
        chosen = report["validation"]["candidates"][0]
        equal((chosen["path"], chosen["valid"]), ([0, 1, 2], True))
        equal([rule["rule"] for rule in chosen["rules"] if rule["outcome"] == "broken"], [])


@case()
def test_sides_of_a_comparison():
    """Both are asked about, or neither."""
    with scratch() as folder, Setting(folder, "revoked") as setting:
        where, family, roots, form = setting.target
        words = ["compare", family, roots, form, where, where]
        found = json.loads(assay(*words).ends(0).out)
        equal(found["left"]["outcome"]["verdict"], "untrusted")
        equal(Authority.asked, [])
        found = json.loads(assay(*words, "--online").ends(0).out)
        equal(sorted(Authority.asked), ["/issuer.der"] * 2 + ["/ocsp/revoked"] * 2)
        row, = (row for row in found["rows"] if row["path"] == "verdict/checks/revoked")
        equal((row["left"], row["right"]), ("Revoked", "Revoked"))


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
