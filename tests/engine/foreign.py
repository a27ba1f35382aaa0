# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that others wrote: s_server of OpenSSL, gnutls-serv and nginx."""
import base64
import contextlib
import os
import re
import shutil
import socket
import subprocess
import time

PSK_NAME, PSK = "Client_identity", "0123456789abcdef0123456789abcdef"
KEYS = {
    "ec": "ec -pkeyopt ec_paramgen_curve:P-256", "rsa": "rsa:2048", "pss": "rsa-pss -pkeyopt rsa_keygen_bits:2048",
    "p384": "ec -pkeyopt ec_paramgen_curve:P-384", "ed25519": "ed25519", "ed448": "ed448",
}
OPENSSL = ["openssl", "s_server", "-accept", "127.0.0.1:{port}", "-keylogfile", "{keys}", "-quiet"]
GNUTLS = ["gnutls-serv", "--port={port}", "--echo", "--quiet"]
SERVERS = {
    "openssl": [*OPENSSL, "-cert", "ec.pem", "-key", "ec.key"],
    **{f"openssl-{name}": [*OPENSSL, "-cert", f"{name}.pem", "-key", f"{name}.key"] for name in KEYS},
    "openssl-none": [*OPENSSL, "-nocert"],
    "gnutls": [*GNUTLS, "--x509certfile=ec.pem", "--x509keyfile=ec.key"],
    "gnutls-rsa": [*GNUTLS, "--x509certfile=rsa.pem", "--x509keyfile=rsa.key"],
    "gnutls-none": GNUTLS,
    "nginx": ["nginx", "-p", ".", "-e", "stderr", "-c", "nginx-{port}.conf"],
}
# Two certificates, of which the client's algorithms choose.
NGINX = """daemon off; master_process off; pid nginx-{port}.pid; events {{ }}
http {{
  access_log off; client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  server {{
    listen 127.0.0.1:{port} ssl http2; server_name localhost; return 204;
    ssl_certificate ec.pem; ssl_certificate_key ec.key; ssl_certificate rsa.pem; ssl_certificate_key rsa.key;
    {options}
  }}
}}
"""


def shell(folder, *commands):
    for command in commands:
        subprocess.run(command, shell=True, cwd=folder, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)


def write_serverinfo(path):
    """A timestamp of no log as a TLS extension: version, log, time, no extensions, an empty ECDSA signature."""
    sct = bytes(33) + (1700000000000).to_bytes(8, "big") + b"\0\0\4\3\0\0"
    data = b"\0\x12" + b"".join((len(sct) + more).to_bytes(2, "big") for more in (4, 2, 0)) + sct
    text = f"-----BEGIN SERVERINFO FOR SCT-----\n{base64.b64encode(data).decode()}\n-----END SERVERINFO FOR SCT-----\n"
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


def make_files(folder):
    """Keys, self-signed certificates, a stapled answer that says "good", and what else servers are told."""
    for name, kind in KEYS.items():
        shell(folder, f"openssl req -x509 -newkey {kind} -nodes -keyout {name}.key -out {name}.pem -days 30 "
                      "-subj /CN=localhost -addext subjectAltName=DNS:localhost")
    shell(folder,
          "printf 'V\\t491231235959Z\\t\\t%s\\tunknown\\t/CN=localhost\\n' "
          "$(openssl x509 -in ec.pem -noout -serial | cut -d= -f2) > index.txt",
          "openssl ocsp -issuer ec.pem -cert ec.pem -reqout request.der",
          "openssl ocsp -index index.txt -CA ec.pem -rsigner ec.pem -rkey ec.key -reqin request.der -respout ocsp.der",
          "cat ec.pem rsa.pem p384.pem > names.pem",
          "openssl pkey -in ec.key -pubout -out ec.pub",
          "openssl dhparam -dsaparam -out dh.pem 1024")
    write_serverinfo(os.path.join(folder, "sct.pem"))
    for name, text in (("psk.txt", f"{PSK_NAME}:{PSK}\n"), ("early.txt", "GET / HTTP/1.0\r\n\r\n")):
        with open(os.path.join(folder, name), "w", encoding="ascii") as file:
            file.write(text)


def is_installed(kind):
    return shutil.which(SERVERS[kind][0]) is not None


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return sock.getsockname()[1]


ATTEMPTS = 5


@contextlib.contextmanager
def serving(folder, kind, options):
    """Runs a server until the block ends; gives its port and the file with its keys."""
    process, port, keys = start(folder, kind, options)
    try:
        yield port, keys
    finally:
        stop(process)


def start(folder, kind, options):
    """A server that listens. A port that was free may be gone when the server asks for it: then another is tried."""
    for attempt in range(1, ATTEMPTS + 1):
        port = free_port()
        keys = os.path.join(folder, f"keys-{port}.log")
        process = launch(folder, kind, options, port, keys)
        if listens(process, port):
            return process, port, keys
        stop(process)
    raise RuntimeError(f"the server did not start in {attempt} attempts")


def launch(folder, kind, options, port, keys):
    if kind == "nginx":
        with open(os.path.join(folder, f"nginx-{port}.conf"), "w", encoding="ascii") as file:
            file.write(NGINX.format(port=port, options="\n    ".join(options)))
        options = []
    argv = [word.format(port=port, keys=keys) for word in SERVERS[kind]] + options
    open(keys, "w", encoding="ascii").close()
    return subprocess.Popen(argv, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, env={**os.environ, "SSLKEYLOGFILE": keys})


def stop(process):
    process.kill()
    process.wait()
    process.stdin.close()


def listens(process, port):
    """Whether it came to listen; asks the kernel, as a connection of ours would be one that s_server waits for."""
    for _ in range(200):
        with open("/proc/net/tcp", encoding="ascii") as table, contextlib.suppress(FileNotFoundError):
            lines = table.read()
            with open("/proc/net/tcp6", encoding="ascii") as table6:
                lines += table6.read()
        if re.search(rf":{port:04X} [0-9A-F]+:0000 0A", lines):
            return process.poll() is None
        if process.poll() is not None:
            break
        time.sleep(0.02)
    return False
