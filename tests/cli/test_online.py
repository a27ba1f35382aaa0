#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked of others on request: OpenSSL's server, an authority's responder and its files, all on loopback."""
import base64
import http.server
import json
import os
import socket
import subprocess
import threading
import time

from harness import PROGRAM, case, contains, equal, inspect, main, scratch

CONF = """
[req]
prompt = no
distinguished_name = name
[name]
CN = overridden
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost
authorityKeyIdentifier = keyid
authorityInfoAccess = OCSP;URI:http://127.0.0.1:{port}/ocsp/{answer}, caIssuers;URI:http://127.0.0.1:{port}/issuer.der
[listed]
basicConstraints = critical, CA:FALSE
subjectAltName = DNS:localhost
authorityKeyIdentifier = keyid
authorityInfoAccess = OCSP;URI:http://127.0.0.1:{port}/ocsp/broken, caIssuers;URI:http://127.0.0.1:{port}/issuer.der
crlDistributionPoints = URI:http://127.0.0.1:{port}/crl/{answer}
[authority]
database = index.txt
default_md = sha256
"""


def openssl(*arguments, folder):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True, timeout=20)


class Authority(http.server.BaseHTTPRequestHandler):
    """Answers by the last part of the address."""
    folder = None
    asked = []

    def log_message(self, *arguments):
        pass

    def reply(self, body, status=200):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.asked.append(self.path)
        if self.path == "/issuer.der":
            self.reply((self.folder / "issuer.der").read_bytes())
        elif self.path.startswith("/crl/") and (self.folder / "crl.der").exists():
            self.reply((self.folder / "crl.der").read_bytes())
        else:
            self.reply(b"", 404)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append(self.path)
        if self.path == "/ocsp/huge":
            self.reply(b"\0" * (1 << 20))
        elif self.path == "/ocsp/elsewhere":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/ocsp/moved":
            self.send_response(307)
            self.send_header("Location", "/ocsp/good")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/ocsp/broken":
            self.reply(b"", 500)
        else:
            (self.folder / "request.der").write_bytes(body)
            openssl("ocsp", "-index", "index.txt", "-CA", "issuer.pem", "-rsigner", "issuer.pem", "-rkey", "issuer.key",
                    "-reqin", "request.der", "-respout", "response.der", "-ndays", "1", folder=self.folder)
            self.reply((self.folder / "response.der").read_bytes())


def make_list(folder, *dates, signer="issuer"):
    openssl("ca", "-gencrl", "-config", "conf", "-name", "authority", "-keyfile", f"{signer}.key", "-cert",
            f"{signer}.pem", *(dates or ("-crldays", "1")), "-out", "crl.pem", folder=folder)
    openssl("crl", "-in", "crl.pem", "-outform", "DER", "-out", "crl.der", folder=folder)


def make_authority(folder, port, answer, section):
    (folder / "conf").write_text(CONF.replace("{port}", str(port)).replace("{answer}", answer))
    for name in ("root", "issuer", "leaf"):
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", f"{name}.key", folder=folder)
    openssl("req", "-new", "-x509", "-config", "conf", "-key", "root.key", "-subj", "/CN=Online Root", "-days", "90",
            "-set_serial", "1", "-extensions", "ca", "-out", "root.pem", folder=folder)
    for name, above, section in (("issuer", "root", "ca"), ("leaf", "issuer", section)):
        openssl("req", "-new", "-config", "conf", "-key", f"{name}.key", "-subj", f"/CN=Online {name}", "-out", "csr",
                folder=folder)
        openssl("x509", "-req", "-in", "csr", "-CA", f"{above}.pem", "-CAkey", f"{above}.key", "-extfile", "conf",
                "-extensions", section, "-days", "60", "-set_serial", "0x1000", "-out", f"{name}.pem", folder=folder)
    openssl("x509", "-in", "issuer.pem", "-outform", "DER", "-out", "issuer.der", folder=folder)
    reasons = {"revoked": ",keyCompromise", "held": ",certificateHold"}
    reason = next((words for part, words in reasons.items() if part in answer), None)
    entry = f"R\t491231235959Z\t260101120000Z{reason}" if reason else "V\t491231235959Z\t"
    (folder / "index.txt").write_text(f"{entry}\t1000\tunknown\t/CN=Online leaf\n")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_port(port):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server does not listen")


class Setting:
    """The authority, its web server, and OpenSSL's server with the leaf alone."""
    def __init__(self, folder, answer, section="leaf"):
        Authority.folder, Authority.asked = folder, []
        self.web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Authority)
        make_authority(folder, self.web.server_port, answer, section)
        threading.Thread(target=self.web.serve_forever, daemon=True).start()
        self.port = free_port()
        self.server = subprocess.Popen(["openssl", "s_server", "-accept", f"127.0.0.1:{self.port}", "-cert", "leaf.pem",
                                        "-key", "leaf.key", "-quiet"], cwd=folder, stdin=subprocess.PIPE,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        await_port(self.port)
        self.target = [f"localhost:{self.port}", "-4", f"--ca-file={folder / 'root.pem'}", "--format=json"]

    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        self.server.kill()
        self.server.wait()
        self.web.shutdown()
        self.web.server_close()


def of_leaf(report):
    return [said for said in report["revocation"] if said["certificate"] == 0]


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


def revoked_check(report):
    return [finding["status"] for finding in report["checks"] if finding["id"] == "revoked"]


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
            equal(revoked_check(report), ["error"])
        if said == "good":
            equal(revoked_check(report), ["pass"])
            equal(listed["responder"], "CN=Online issuer")


@case()
def test_fetched_issuer_decides():
    """The record of the path is that of the chain with the issuer, not of the one without."""
    with scratch() as folder, Setting(folder, "good") as setting:
        report = inspect("--online", *setting.target).ends(0).report()
        chosen = report["validation"]["candidates"][0]
        equal((chosen["path"], chosen["valid"]), ([0, 1, 2], True))
        equal([rule["rule"] for rule in chosen["rules"] if rule["outcome"] == "broken"], [])


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
                equal("error" in revoked_check(report), said == "revoked")


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
