#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""OCSP responses that others made, against what OpenSSL says of them: statuses, serial numbers, dates, and whether who
signed may be believed.

usage: test-ocsp.py DUMP-OCSP
"""
import base64
import calendar
import glob
import os
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from tap import Tap  # noqa: E402

CORPORA = os.environ.get("ASSAY_CORPORA") or os.path.join(os.environ["ASSAY_SOURCE_DIR"], "..", "shared", "corpora")
OPENSSL = os.path.join(CORPORA, "revocation-openssl")
PYCA = os.path.join(CORPORA, "revocation-pyca")
MOMENT = "%b %d %H:%M:%S %Y GMT"


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, timeout=20)


def moment(text):
    return calendar.timegm(time.strptime(text, MOMENT)) if text else 0


def read_der(path):
    with open(path, "rb") as file:
        data = file.read()
    return data if data[:1] == b"\x30" else base64.b64decode(data)


def ours(dump, path):
    out = run(dump, path)
    assert out.returncode == 0, f"{path}: {out.returncode}"
    return out.stdout.decode().split("\n")[:-1]


def theirs(path):
    """As dump-ocsp prints it; None when OpenSSL cannot read it."""
    out = run("openssl", "ocsp", "-respin", path, "-noverify", "-resp_text")
    text = (out.stdout + out.stderr).decode("utf-8", "replace")
    status = re.search(r"(?:OCSP Response Status|Responder Error): .*\((?:0x)?([0-9a-f]+)\)", text)
    if status is None:
        return None
    lines = [str(int(status[1], 16))]
    for block in re.split(r"Certificate ID:", text)[1:]:
        serial = re.search(r"Serial Number: ([0-9A-F]+)", block)[1].lower()
        says = re.search(r"Cert Status: (\w+)", block)[1]
        this = re.search(r"This Update: (.*)", block)[1]
        following = re.search(r"Next Update: (.*)", block)
        lines.append((serial, says, moment(this), moment(following[1]) if following else 0))
    return lines


def same(found, wanted):
    # Where OpenSSL finds a response and no answer in it we say that it is malformed.
    if wanted is None or found == ["malformed"]:
        return found == ["malformed"] and wanted in (None, ["0"])
    if found[0] != wanted[0]:
        return False
    rows = [line.split() for line in found[1:]]
    # OpenSSL writes serial numbers as numbers, without the zero that keeps them positive.
    return [(row[0].lstrip("0"), row[1], int(row[2]), int(row[3])) for row in rows] == \
           [(row[0].lstrip("0"), *row[1:]) for row in wanted[1:]]


def der_of(folder, certificate):
    target = os.path.join(folder, os.path.basename(certificate) + ".der")
    run("openssl", "x509", "-in", certificate, "-outform", "DER", "-out", target)
    return target


def responses():
    return sorted(glob.glob(OPENSSL + "/*.ors") + glob.glob(PYCA + "/*resp*.der"))


def compare_facts(tap, dump, folder):
    for path in responses():
        copy = os.path.join(folder, os.path.basename(path) + ".der")
        with open(copy, "wb") as file:
            file.write(read_der(path))
        found, wanted = ours(dump, copy), theirs(copy)
        tap.case(f"facts: {os.path.basename(path)}", [] if same(found, wanted) else [f"{found}, OpenSSL: {wanted}"])


def compare_verdicts(tap, dump, folder):
    """OpenSSL's own cases: a name without a prefix is good (D with a delegated responder, ND without), one with a prefix
    has a fault in response, responder or issuer."""
    for path in sorted(glob.glob(OPENSSL + "/*.ors")):
        name = os.path.basename(path)[:-len(".ors")]
        row = name.split("_")[-1]
        certificate, = glob.glob(f"{OPENSSL}/{row}_Cert_*.pem")
        issuer, = [file for file in glob.glob(f"{OPENSSL}/{row}_Issuer_*.pem") if "Cross" not in file]
        response = os.path.join(folder, os.path.basename(path) + ".der")
        at = int(ours(dump, response)[1].split()[3]) - 60
        out = run(dump, str(at), response, der_of(folder, certificate), der_of(folder, issuer))
        said = out.stdout.decode().split()
        believed = said[-1:] == ["fine"]
        tap.case(f"verdict: {name}", [] if believed == (name == row) else [f"{said} {out.returncode}"])


def main():
    tap = Tap()
    if not os.path.isdir(OPENSSL) or not os.path.isdir(PYCA):
        tap.skip("OCSP responses", "the public data is not there, see ASSAY_CORPORA")
        return tap.finish()
    with tempfile.TemporaryDirectory() as folder:
        compare_facts(tap, sys.argv[1], folder)
        compare_verdicts(tap, sys.argv[1], folder)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
