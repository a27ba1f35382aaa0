# SPDX-License-Identifier: GPL-3.0-or-later
"""An authority on loopback: its files, its responder, and a server of OpenSSL's with a certificate of it."""
import base64
import http.server
import socket
import subprocess
import threading
import time

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
[linked]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityInfoAccess = caIssuers;URI:http://127.0.0.1:{port}/middle.der
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
[fresh]
basicConstraints = critical, CA:FALSE
subjectAltName = DNS:localhost
authorityKeyIdentifier = keyid
authorityInfoAccess = caIssuers;URI:http://127.0.0.1:{port}/issuer.der
crlDistributionPoints = URI:http://127.0.0.1:{port}/crl/{answer}
freshestCRL = URI:http://127.0.0.1:{port}/delta/{answer}
[authority]
database = index.txt
default_md = sha256
[complete]
database = index.txt
default_md = sha256
crlnumber = number
[complete_extensions]
authorityKeyIdentifier = keyid:always
freshestCRL = URI:http://127.0.0.1:{port}/delta/{answer}
[delta]
database = changes.txt
default_md = sha256
crlnumber = number
[delta_extensions]
authorityKeyIdentifier = keyid:always
2.5.29.27 = critical, DER:020105
"""


def openssl(*arguments, folder):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True, timeout=20)


def as_pem(label, der):
    return f"-----BEGIN {label}-----\n{base64.encodebytes(der).decode()}-----END {label}-----\n".encode()


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
        if self.path in ("/issuer.der", "/middle.der"):
            self.reply((self.folder / self.path[1:]).read_bytes())
        elif (folder := self.path.split("/")[1]) in ("crl", "delta") and (self.folder / f"{folder}.der").exists():
            self.reply((self.folder / f"{folder}.der").read_bytes())
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
            response = (self.folder / "response.der").read_bytes()
            self.reply(as_pem("OCSP RESPONSE", response) if self.path == "/ocsp/pem" else response)


def make_list(folder, *dates, signer="issuer", kind="authority", name="crl"):
    extensions = ("-crlexts", f"{kind}_extensions") if kind != "authority" else ()
    openssl("ca", "-gencrl", "-config", "conf", "-name", kind, "-keyfile", f"{signer}.key", "-cert", f"{signer}.pem",
            *extensions, *(dates or ("-crldays", "1")), "-out", f"{name}.pem", folder=folder)
    openssl("crl", "-in", f"{name}.pem", "-outform", "DER", "-out", f"{name}.der", folder=folder)


def make_complete(folder, *dates):
    """A list with the number 5."""
    (folder / "number").write_text("05\n")
    make_list(folder, *dates, kind="complete")


def make_delta(folder, *dates, changes="", signer="issuer", number=6):
    """What has changed since."""
    (folder / "number").write_text(f"{number:02}\n")
    (folder / "changes.txt").write_text(changes)
    make_list(folder, *dates, signer=signer, kind="delta", name="delta")


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


def of_check(report, name):
    return [finding["status"] for finding in report["checks"] if finding["id"] == name]
