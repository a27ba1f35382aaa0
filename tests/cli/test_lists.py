#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Revocation lists, fetched from an authority on loopback and given as files."""
import base64
import json
import subprocess

from authority import (Authority, Setting, as_pem, make_authority, make_complete, make_delta, make_list, of_check,
                       of_leaf, openssl)
from harness import PROGRAM, case, contains, equal, inspect, main, scratch

FUTURE = ("-crl_lastupdate", "20490101000000Z", "-crl_nextupdate", "20490201000000Z")
OLD = ("-crl_lastupdate", "20260101000000Z", "-crl_nextupdate", "20260201000000Z")

# How the list is made, the exit status, what is said, and why.
LISTS = {
    "good": ((), 0, "good", None),
    "revoked": ((), 1, "revoked", None),
    "old": (OLD, 0, "unusable", "stale"),
    "old-revoked": (OLD, 1, "revoked", "stale"),
    "old-held": (OLD, 0, "unusable", "stale"),
    "future": (FUTURE, 0, "unusable", "not-yet-valid"),
    "future-revoked": (FUTURE, 0, "unusable", "not-yet-valid"),
    "missing": (None, 0, "unusable", "not-fetched"),
    "odd": (None, 0, "unusable", "malformed"),
}


@case(sorted(LISTS.items()))
def test_list(row):
    """Where the responder gives no answer, the revocation list is fetched."""
    name, (dates, status, said, problem) = row
    with scratch() as folder, Setting(folder, name, "listed") as setting:
        if dates is not None:
            make_list(folder, *dates)
        elif name == "odd":
            (folder / "crl.der").write_bytes(b"no list")
        report = inspect("--online", *setting.target).ends(status).report()
        ocsp, listed = of_leaf(report)
        equal((ocsp["source"], ocsp["problem"]), ("ocsp-online", "not-fetched"))
        equal((listed["source"], listed["status"], listed["problem"]), ("crl-online", said, problem))
        contains(listed["uri"], f"/crl/{name}")
        if said == "revoked":
            equal(listed["reason"], "keyCompromise")
            equal(of_check(report, "revoked"), ["error"])
        if said == "good":
            equal(of_check(report, "revoked"), ["pass"])
            equal(listed["responder"], "CN=Online issuer")


@case(["X509 CRL", "CRL", "PKCS7"])
def test_form_of_list(label):
    """As it is, or in a container; with words before it."""
    with scratch() as folder, Setting(folder, "revoked", "listed") as setting:
        make_list(folder)
        body = (folder / "crl.der").read_bytes()
        if label == "PKCS7":
            openssl("crl2pkcs7", "-in", "crl.pem", "-outform", "DER", "-out", "crl.p7", folder=folder)
            body = (folder / "crl.p7").read_bytes()
        (folder / "crl.der").write_bytes(b"Our list:\n" + as_pem(label, body))
        listed = of_leaf(inspect("--online", *setting.target).ends(1).report())[-1]
        equal((listed["source"], listed["status"], listed["reason"]), ("crl-online", "revoked", "keyCompromise"))


@case()
def test_too_many_lists():
    """Those after the limit are not looked at."""
    with scratch() as folder, Setting(folder, "revoked", "listed") as setting:
        make_list(folder, signer="root")
        others = (folder / "crl.pem").read_bytes()
        make_list(folder)
        for n, status in ((15, 1), (16, 0)):
            (folder / "crl.der").write_bytes(others * n + (folder / "crl.pem").read_bytes())
            report = inspect("--online", *setting.target).ends(status).report()
            equal(of_leaf(report)[-1]["status"], "revoked" if status else "unusable")


def revocation(reason):
    return f"R\t491231235959Z\t260101120000Z,{reason}\t1000\tunknown\t/CN=Online leaf\n"


def forge(folder):
    make_delta(folder, changes=revocation("keyCompromise"))
    delta = bytearray((folder / "delta.der").read_bytes())
    delta[-1] ^= 1
    (folder / "delta.der").write_bytes(delta)


# How the delta is made, and why it cannot be heeded.
NO_DELTAS = {
    "missing": (lambda folder: None, "not-fetched"),
    "odd": (lambda folder: (folder / "delta.der").write_bytes(b"no list"), "malformed"),
    "old": (lambda folder: make_delta(folder, *OLD, changes=revocation("superseded")), "stale"),
    "future": (lambda folder: make_delta(folder, *FUTURE, changes=revocation("superseded")), "not-yet-valid"),
    "stranger": (lambda folder: make_delta(folder, changes=revocation("superseded"), signer="root"), "out-of-scope"),
    "number": (lambda folder: make_delta(folder, changes=revocation("superseded"), number=4), "out-of-scope"),
    "forged": (forge, "bad-signature"),
}


# Where a delta is announced: in the list, or in the certificate.
PLACES = {"list": ("listed", make_complete), "certificate": ("fresh", lambda folder: make_plain(folder))}


def make_plain(folder):
    """The same list without the announcement."""
    conf = folder / "conf"
    text = conf.read_text()
    conf.write_text(text.replace("keyid:always\nfreshestCRL", "keyid:always\n#"))
    make_complete(folder)
    conf.write_text(text)


@case(sorted(PLACES.items()))
def test_revoked_in_delta(row):
    """Revoked since the complete list was made."""
    _, (section, complete) = row
    with scratch() as folder, Setting(folder, "fine", section) as setting:
        complete(folder)
        make_delta(folder, changes=revocation("keyCompromise"))
        report = inspect("--online", *setting.target).ends(1).report()
        said = of_leaf(report)[-1]
        equal((said["source"], said["status"], said["problem"]), ("delta-online", "revoked", None))
        equal((said["reason"], said["revoked_at"]), ("keyCompromise", "2026-01-01T12:00:00Z"))
        equal(base64.b64decode(said["bytes"]), (folder / "delta.der").read_bytes())
        contains(said["uri"], "/delta/fine")
        equal(of_check(report, "revoked"), ["error"])
        equal(Authority.asked.count("/crl/fine"), 1)
        equal(Authority.asked.count("/delta/fine"), 1)
        contains(inspect("--online", *setting.target[:-1]).ends(1).out, "Delta revocation list")


@case()
def test_nothing_new_in_delta():
    with scratch() as folder, Setting(folder, "fine", "fresh") as setting:
        make_complete(folder)
        make_delta(folder)
        report = inspect("--online", *setting.target).ends(0).report()
        said, = of_leaf(report)
        equal((said["source"], said["status"], said["problem"]), ("delta-online", "good", None))
        equal(of_check(report, "revoked"), ["pass"])


@case()
def test_taken_back_in_delta():
    """A hold that is over."""
    with scratch() as folder, Setting(folder, "held", "fresh") as setting:
        make_complete(folder)
        make_delta(folder, changes=revocation("removeFromCRL"))
        said, = of_leaf(inspect("--online", *setting.target).ends(0).report())
        equal((said["source"], said["status"]), ("delta-online", "good"))


@case()
def test_list_decides_beside_delta():
    with scratch() as folder, Setting(folder, "held", "fresh") as setting:
        make_complete(folder)
        make_delta(folder)
        said, = of_leaf(inspect("--online", *setting.target).ends(1).report())
        equal((said["source"], said["status"], said["reason"]), ("crl-online", "revoked", "certificateHold"))
        contains(said["uri"], "/crl/held")


@case(sorted(NO_DELTAS.items()))
def test_delta_that_is_of_no_use(row):
    """That is told; what the complete list says stands."""
    name, (make, problem) = row
    with scratch() as folder, Setting(folder, name, "fresh") as setting:
        make_complete(folder)
        make(folder)
        report = inspect("--online", *setting.target).ends(0).report()
        said = {statement["source"]: statement for statement in of_leaf(report)}
        equal((said["crl-online"]["status"], said["crl-online"]["problem"]), ("good", None))
        equal((said["delta-online"]["status"], said["delta-online"]["problem"]), ("unusable", problem))
        contains(said["delta-online"]["uri"], f"/delta/{name}")
        equal(len(of_leaf(report)), 2)
        equal(of_check(report, "revoked"), ["pass"])


# When there is nothing that a delta could change.
FINAL = {
    "revoked": lambda folder: make_complete(folder),
    "odd": lambda folder: (folder / "crl.der").write_bytes(b"no list"),
    "future": lambda folder: make_complete(folder, *FUTURE),
}


@case(sorted(FINAL.items()))
def test_no_delta_is_fetched(row):
    name, make = row
    with scratch() as folder, Setting(folder, name, "fresh") as setting:
        make(folder)
        inspect("--online", *setting.target)
        equal([path for path in Authority.asked if path.startswith("/delta/")], [])


# Who signs the list, what it says, and why not.
FILES = {
    "good": ("issuer", "good", None),
    "revoked": ("issuer", "revoked", None),
    "stranger": ("root", "unusable", "wrong-certificate"),
}


@case(sorted(FILES.items()))
def test_list_from_file(row):
    name, (signer, said, problem) = row
    with scratch() as folder:
        make_authority(folder, 1, name, "leaf")
        make_list(folder, signer=signer)
        chain = folder / "chain.pem"
        chain.write_text((folder / "leaf.pem").read_text() + (folder / "issuer.pem").read_text())
        for words in (["inspect", f"file://{chain}"], ["show", str(chain)]):
            for file in ("crl.pem", "crl.der"):
                run = subprocess.run([PROGRAM, *words, f"--crls={folder / file}", f"--ca-file={folder / 'root.pem'}",
                                      "--format=json"], capture_output=True, timeout=30)
                report = json.loads(run.stdout)
                statement, = of_leaf(report)
                equal((statement["source"], statement["status"], statement["problem"]), ("crl-file", said, problem))
                equal("error" in of_check(report, "revoked"), said == "revoked")


def show_with_list(folder, *options):
    run = subprocess.run([PROGRAM, "show", str(folder / "leaf.pem"), str(folder / "issuer.pem"), "--together",
                          f"--crls={folder / 'crl.der'}", f"--ca-file={folder / 'root.pem'}", *options],
                         capture_output=True, timeout=30)
    return of_leaf(json.loads(run.stdout))


@case()
def test_forged_list():
    with scratch() as folder:
        make_authority(folder, 1, "revoked", "leaf")
        make_list(folder)
        forged = bytearray((folder / "crl.der").read_bytes())
        forged[-1] ^= 1
        (folder / "crl.der").write_bytes(forged)
        statement, = show_with_list(folder, "--format=json")
        equal((statement["status"], statement["problem"]), ("unusable", "bad-signature"))


@case()
def test_long_list_is_not_in_the_report():
    """What it says is; with all of it the report might be too large to be opened again."""
    with scratch() as folder:
        make_authority(folder, 1, "good", "leaf")
        make_list(folder)
        statement, = show_with_list(folder, "--format=json")
        equal(base64.b64decode(statement["bytes"]), (folder / "crl.der").read_bytes())
        with open(folder / "index.txt", "a", encoding="utf-8") as index:
            for serial in range(0x2000, 0x2000 + 20000):
                index.write(f"R\t491231235959Z\t260101120000Z\t{serial:X}\tunknown\t/CN=Online {serial}\n")
        make_list(folder)
        assert (folder / "crl.der").stat().st_size > 256 * 1024
        statement, = show_with_list(folder, "--format=json")
        equal((statement["status"], "bytes" in statement), ("good", False))


@case(["/nowhere", "/dev/null"])
def test_file_without_a_list(name):
    contains(inspect("practice:good", f"--crls={name}").ends(2).err, name)


if __name__ == "__main__":
    main()
