#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the certificates and the list of logs beside it, with OpenSSL 3: a certificate with timestamps of two logs of our
own, whose signatures are over the same certificate without them. The keys are thrown away: the tests only read."""
import base64
import hashlib
import json
import os
import struct
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TIME = 1767268800123            # 2026-01-01 12:00:00.123
CONF = """
[req]
prompt = no
distinguished_name = name
[name]
CN = overridden
[ca]
default_ca = authority
[authority]
database = index.txt
new_certs_dir = .
serial = serial
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[issuer]
basicConstraints = critical, CA:TRUE
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = DNS:logged.example.org
%s
"""


def run(*arguments, data=None):
    return subprocess.run(["openssl", *arguments], input=data, check=True, capture_output=True).stdout


def key(name, *options):
    run("genpkey", "-out", name, *(options or ("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256")))


def issue(name, extra=""):
    """The same certificate each time, but for what is added."""
    with open("conf", "w", encoding="ascii") as file:
        file.write(CONF % extra)
    open("index.txt", "w", encoding="ascii").close()
    with open("serial", "w", encoding="ascii") as file:
        file.write("1234\n")
    run("ca", "-batch", "-config", "conf", "-cert", "issuer.pem", "-keyfile", "issuer.key", "-in", "leaf.csr",
        "-startdate", "20260101120000Z", "-enddate", "20260401120000Z", "-extensions", "leaf", "-notext", "-preserveDN",
        "-out", f"{name}.pem")
    return run("x509", "-in", f"{name}.pem", "-outform", "DER")


def element(der):
    """The length of header and content of the element that @der begins with."""
    if der[1] < 0x80:
        return 2, der[1]
    n = der[1] & 0x7f
    return 2 + n, int.from_bytes(der[2:2 + n], "big")


def tbs_of(certificate):
    header, _ = element(certificate)
    inside = certificate[header:]
    return inside[:sum(element(inside))]


def public(name):
    return run("pkey", "-in", name, "-pubout", "-outform", "DER")


def timestamp(log, algorithm, entry):
    """RFC 6962 section 3.2."""
    head = struct.pack(">BBQ", 0, 0, TIME)
    signed = head + entry + b"\0\0"
    signature = run("dgst", "-sha256", "-sign", log, data=signed)
    return (b"\0" + hashlib.sha256(public(log)).digest() + struct.pack(">Q", TIME) + b"\0\0" + algorithm
            + struct.pack(">H", len(signature)) + signature)


def length24(data):
    return len(data).to_bytes(3, "big") + data


def save(name, data):
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(data)


def log_row(name, file, state):
    der = public(file)
    return {"description": name, "log_id": base64.b64encode(hashlib.sha256(der).digest()).decode(),
            "key": base64.b64encode(der).decode(), "url": "https://log.example.org/", "mmd": 86400,
            "state": {state: {"timestamp": "2026-02-01T00:00:00Z"}}}


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    for name in ("issuer.key", "leaf.key", "ec.key", "stranger.key"):
        key(name)
    key("rsa.key", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048")
    with open("conf", "w", encoding="ascii") as file:
        file.write(CONF % "")
    run("req", "-new", "-x509", "-config", "conf", "-key", "issuer.key", "-subj", "/CN=Logged Authority", "-days", "3650",
        "-extensions", "issuer", "-out", "issuer.pem")
    run("req", "-new", "-config", "conf", "-key", "leaf.key", "-subj", "/CN=logged.example.org", "-out", "leaf.csr")
    plain = issue("plain")
    precert = b"\0\1" + hashlib.sha256(public("issuer.key")).digest() + length24(tbs_of(plain))
    scts = [timestamp("ec.key", b"\4\3", precert), timestamp("rsa.key", b"\4\1", precert),
            timestamp("stranger.key", b"\4\3", precert)]
    items = b"".join(struct.pack(">H", len(sct)) + sct for sct in scts)
    listed = struct.pack(">H", len(items)) + items
    octets = b"\x04\x82" + struct.pack(">H", len(listed)) + listed
    logged = issue("logged", "1.3.6.1.4.1.11129.2.4.2 = DER:" + octets.hex())
    save("issuer.der", run("x509", "-in", "issuer.pem", "-outform", "DER"))
    save("plain.der", plain)
    save("logged.der", logged)
    # The same of a certificate that needs no taking apart, as TLS and OCSP carry it.
    save("tls.sct", timestamp("ec.key", b"\4\3", b"\0\0" + length24(logged)))
    logs = {"version": "1.0", "operators": [
        {"name": "First", "email": [], "logs": [log_row("EC log", "ec.key", "usable")]},
        {"name": "Second", "email": [], "logs": [], "tiled_logs": [log_row("RSA log", "rsa.key", "retired")]}]}
    save("log_list.json", json.dumps(logs, indent=1).encode() + b"\n")
