#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that other people made, opened by us and by OpenSSL: the same certificates, and as many of everything else.

usage: test-import.py ASSAY_CLI
"""
import collections
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from tap import Tap  # noqa: E402

CORPORA = os.environ.get("ASSAY_CORPORA") or os.path.join(os.environ["ASSAY_SOURCE_DIR"], "..", "shared", "corpora")
FOLDERS = ["import-openssl", "import-pyca"]
PASSWORDS = ["password", "test", "cryptography"]

# What OpenSSL is asked to read a block with, and the kind that we should call it.
COMMANDS = {
    "CERTIFICATE": (["x509"], "certificate"), "TRUSTED CERTIFICATE": (["x509"], "certificate"),
    "X509 CERTIFICATE": (["x509"], "certificate"),
    "CERTIFICATE REQUEST": (["req"], "csr"), "NEW CERTIFICATE REQUEST": (["req"], "csr"),
    "X509 CRL": (["crl"], "crl"), "PUBLIC KEY": (["pkey", "-pubin"], "public-key"),
    "RSA PUBLIC KEY": (["rsa", "-RSAPublicKey_in"], "public-key"),
    "PKCS7": (["pkcs7", "-print_certs"], "pkcs7"), "DH PARAMETERS": (["dhparam"], "parameters"),
}
BLOCK = re.compile(rb"-----BEGIN ([^-\n]*)-----.*?-----END \1-----", re.DOTALL)


def openssl(*arguments, data=None):
    run = subprocess.run(["openssl", *arguments], input=data, capture_output=True, timeout=20)
    return run.stdout if run.returncode == 0 else None


def fingerprint(data, form="PEM"):
    """The certificate's SHA-256 and serial number as OpenSSL reads them."""
    out = openssl("x509", "-noout", "-fingerprint", "-sha256", "-serial", "-inform", form, data=data)
    if out is None:
        return None
    text = out.decode("utf-8", "surrogateescape")
    print_ = re.search("Fingerprint=([0-9A-F:]+)", text).group(1).replace(":", "").lower()
    serial = re.search("serial=(-?[0-9A-F]+)", text).group(1)
    return print_, serial


def certificates_in(pem):
    return [fingerprint(match.group(0)) for match in BLOCK.finditer(pem or b"")]


def theirs_pem(data):
    certificates, kinds = [], collections.Counter()
    for match in BLOCK.finditer(data):
        command, kind = COMMANDS.get(match.group(1).decode(), (None, None))
        out = openssl(*command, data=match.group(0)) if command else None
        if out is None:
            continue
        if kind == "certificate":
            certificates.append(fingerprint(match.group(0)))
        elif kind == "pkcs7" and b"BEGIN CERTIFICATE" in out:
            certificates += certificates_in(out)
        else:
            kinds[kind] += 1
    return certificates, kinds


def theirs_der(data):
    if openssl("x509", "-inform", "DER", data=data) is not None:
        return [fingerprint(data, "DER")], collections.Counter()
    for command, kind in [(["req"], "csr"), (["crl"], "crl"), (["pkey", "-pubin"], "public-key")]:
        if openssl(*command, "-inform", "DER", data=data) is not None:
            return [], collections.Counter([kind])
    out = openssl("pkcs7", "-inform", "DER", "-print_certs", data=data)
    return (certificates_in(out), collections.Counter()) if out is not None else ([], collections.Counter())


def theirs_p12(path):
    """With the legacy provider, where there is one: RC2 of old files is there."""
    for password in [""] + PASSWORDS:
        for more in ([], ["-legacy"]):
            out = openssl("pkcs12", "-in", path, "-nokeys", "-passin", "pass:" + password, *more)
            if out is not None:
                return certificates_in(out), collections.Counter()
    return None, collections.Counter()


def theirs(path, data):
    if path.endswith(".p12"):
        return theirs_p12(path)
    return theirs_pem(data) if b"-----BEGIN" in data else theirs_der(data)


def ours(program, path):
    options = ["--password=" + password for password in PASSWORDS]
    run = subprocess.run([program, "show", "--format=jsonl", *options, path], capture_output=True, timeout=20)
    if not run.stdout:
        return None, collections.Counter(), run.stderr.decode(errors="replace")
    report = json.loads(run.stdout)
    kinds = collections.Counter(document["kind"] for document in report["documents"]
                                if document["kind"] != "private-key" and not document["problem"])
    return report["certificates"], kinds, run.stderr.decode(errors="replace")


def from_file(certificates):
    return [c for c in certificates or [] if c["origin"] == "file"]


def compare(program, path, counts, failures):
    name = os.path.basename(path)
    with open(path, "rb") as file:
        wanted, wanted_kinds = theirs(path, file.read())
    found, kinds, words = ours(program, path)
    found = from_file(found)
    if wanted is None:
        counts["files that OpenSSL does not read"] += 1
        counts["certificates only we read"] += len(found)
        return
    counts["files"] += 1
    counts["certificates"] += len(wanted)
    counts["other things"] += sum(wanted_kinds.values())
    if sorted(w[0] for w in wanted) != sorted(f["sha256"] for f in found):
        failures["certificates"].append(f"{name}: OpenSSL reads {len(wanted)}, we read {len(found)}: {words}")
        return
    serials = {f["sha256"]: f["serial"] for f in found}
    for print_, serial in wanted:
        # OpenSSL writes a number, we the bytes of the DER.
        if int.from_bytes(bytes.fromhex(serials[print_]), "big", signed=True) != int(serial, 16):
            failures["serials"].append(f"{name}: {serials[print_]}, OpenSSL: {serial}")
    missing = wanted_kinds - kinds
    if missing:
        failures["others"].append(f"{name}: OpenSSL reads {dict(missing)} that we do not: {words}")


def main():
    paths = [os.path.join(CORPORA, folder, name) for folder in FOLDERS
             if os.path.isdir(os.path.join(CORPORA, folder))
             for name in sorted(os.listdir(os.path.join(CORPORA, folder)))]
    if not paths:
        print("1..0 # SKIP there is nothing to import in %s" % CORPORA)
        return 0

    counts, failures = collections.Counter(), collections.defaultdict(list)
    for path in paths:
        compare(sys.argv[1], path, counts, failures)
    tap = Tap()
    tap.say(", ".join(f"{number} {what}" for what, number in counts.items()))
    tap.case("the same certificates", failures["certificates"] + ([] if counts["certificates"] else ["none"]))
    tap.case("the same serial numbers", failures["serials"])
    tap.case("requests, revocation lists, keys, containers", failures["others"])
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
