# SPDX-License-Identifier: GPL-3.0-or-later
"""TLS servers on the loopback that others wrote: nginx with chains of three certificates made here."""
import contextlib
import os
import socket
import subprocess
import time

from measure import NotMeasured, need

KEYS = {
    "rsa": ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
    "ecdsa": ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
}
# Extensions like those that public authorities issue.
EXTENSIONS = {
    "root": """
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
""",
    "intermediate": """
basicConstraints=critical,CA:TRUE,pathlen:0
keyUsage=critical,keyCertSign,cRLSign,digitalSignature
extendedKeyUsage=serverAuth,clientAuth
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
authorityInfoAccess=caIssuers;URI:http://authority.bench.test/root.der,OCSP;URI:http://authority.bench.test/ocsp
crlDistributionPoints=URI:http://authority.bench.test/root.crl
certificatePolicies=2.23.140.1.2.1
""",
    "leaf": """
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
authorityInfoAccess=OCSP;URI:http://authority.bench.test/ocsp,caIssuers;URI:http://authority.bench.test/ca.der
crlDistributionPoints=URI:http://authority.bench.test/ca.crl
certificatePolicies=2.23.140.1.2.1
subjectAltName=DNS:localhost,DNS:*.bench.test,DNS:bench.test,IP:127.0.0.1
""",
}
DAYS = {"root": 3650, "intermediate": 1825, "leaf": 90}
NGINX = """
daemon off;
{user}
worker_processes 2;
pid {work}/nginx.pid;
error_log {work}/error.log crit;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  server_tokens off;
  client_body_temp_path {work}/tmp; proxy_temp_path {work}/tmp; fastcgi_temp_path {work}/tmp;
  uwsgi_temp_path {work}/tmp; scgi_temp_path {work}/tmp;
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_session_cache shared:sessions:1m;
{servers}
}}
"""
SERVER = """
  server {{
    listen 127.0.0.1:{port} ssl http2 backlog=4096;
    ssl_certificate {chain}; ssl_certificate_key {key};
    location / {{ return 200 "ok\\n"; }}
  }}
"""


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def make_certificate(folder, kind, who, issuer):
    """Makes a key and a certificate; a root signs itself."""
    path = os.path.join(folder, f"{kind}-{who}")
    with open(path + ".ext", "w", encoding="ascii") as file:
        file.write(EXTENSIONS[who])
    openssl("genpkey", *KEYS[kind], "-out", path + ".key")
    subject = "/CN=localhost" if who == "leaf" else f"/C=XX/O=Bench Trust/CN=Bench {who} {kind}"
    openssl("req", "-new", "-key", path + ".key", "-subj", subject, "-out", path + ".csr")
    signer = ["-signkey", path + ".key"]
    if issuer is not None:
        by = os.path.join(folder, f"{kind}-{issuer}")
        signer = ["-CA", by + ".crt", "-CAkey", by + ".key", "-CAcreateserial"]
    openssl("x509", "-req", "-in", path + ".csr", *signer, "-days", str(DAYS[who]), "-sha256",
            "-extfile", path + ".ext", "-out", path + ".crt")
    return path + ".crt"


def join(target, *sources):
    with open(target, "wb") as out:
        for source in sources:
            with open(source, "rb") as file:
                out.write(file.read())
    return target


def make_chain(folder, kind):
    """Makes KIND.pem (leaf, intermediate, root) and gives the root's path."""
    root = make_certificate(folder, kind, "root", None)
    intermediate = make_certificate(folder, kind, "intermediate", "root")
    leaf = make_certificate(folder, kind, "leaf", "intermediate")
    join(os.path.join(folder, f"{kind}.pem"), leaf, intermediate, root)
    return root


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def wait_for(port, process):
    for _ in range(200):
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise NotMeasured("nginx does not answer")


class Servers:
    """`ports` by kind of key, and `roots`, the PEM file with the roots of all."""

    def __init__(self, folder):
        self.folder = folder
        self.ports = {kind: free_port() for kind in KEYS}
        self.roots = join(os.path.join(folder, "roots.pem"), *(make_chain(folder, kind) for kind in KEYS))

    def write_configuration(self):
        servers = "".join(SERVER.format(port=port, chain=f"{self.folder}/{kind}.pem", key=f"{self.folder}/{kind}-leaf.key")
                          for kind, port in self.ports.items())
        path = os.path.join(self.folder, "nginx.conf")
        with open(path, "w", encoding="ascii") as file:
            file.write(NGINX.format(work=self.folder, servers=servers, user="user root;" if os.geteuid() == 0 else ""))
        return path


@contextlib.contextmanager
def running(work):
    """Makes chains and serves them until the block ends."""
    nginx, _ = need("nginx", "openssl")
    folder = os.path.join(work, "servers")
    os.makedirs(os.path.join(folder, "tmp"), exist_ok=True)
    servers = Servers(folder)
    process = subprocess.Popen([nginx, "-c", servers.write_configuration(), "-p", folder, "-e", f"{folder}/error.log"],
                               stdin=subprocess.DEVNULL)
    try:
        for port in servers.ports.values():
            wait_for(port, process)
        yield servers
    finally:
        process.terminate()
        process.wait()
