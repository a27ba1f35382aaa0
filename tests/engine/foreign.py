# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that others wrote: s_server of OpenSSL and gnutls-serv."""
import contextlib
import os
import re
import socket
import subprocess
import time

SERVERS = {
    "openssl": ["openssl", "s_server", "-accept", "127.0.0.1:{port}", "-cert", "ec.pem", "-key", "ec.key",
                "-keylogfile", "{keys}", "-quiet"],
    "openssl-rsa": ["openssl", "s_server", "-accept", "127.0.0.1:{port}", "-cert", "rsa.pem", "-key", "rsa.key",
                    "-keylogfile", "{keys}", "-quiet"],
    "gnutls": ["gnutls-serv", "--port={port}", "--x509certfile=ec.pem", "--x509keyfile=ec.key", "--echo", "--quiet"],
}


def shell(folder, *commands):
    for command in commands:
        subprocess.run(command, shell=True, cwd=folder, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)


def make_files(folder):
    """Keys, self-signed certificates, and a stapled answer that says "good"."""
    for name, kind in (("ec", "ec -pkeyopt ec_paramgen_curve:P-256"), ("rsa", "rsa:2048")):
        shell(folder, f"openssl req -x509 -newkey {kind} -nodes -keyout {name}.key -out {name}.pem -days 30 "
                      "-subj /CN=localhost -addext subjectAltName=DNS:localhost")
    shell(folder,
          "printf 'V\\t491231235959Z\\t\\t%s\\tunknown\\t/CN=localhost\\n' "
          "$(openssl x509 -in ec.pem -noout -serial | cut -d= -f2) > index.txt",
          "openssl ocsp -issuer ec.pem -cert ec.pem -reqout request.der",
          "openssl ocsp -index index.txt -CA ec.pem -rsigner ec.pem -rkey ec.key -reqin request.der -respout ocsp.der")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return sock.getsockname()[1]


@contextlib.contextmanager
def serving(folder, kind, options):
    """Runs a server until the block ends; gives its port and the file with its keys."""
    port, keys = free_port(), os.path.join(folder, "keys.log")
    argv = [word.format(port=port, keys=keys) for word in SERVERS[kind]] + options
    open(keys, "w", encoding="ascii").close()
    process = subprocess.Popen(argv, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, env={**os.environ, "SSLKEYLOGFILE": keys})
    try:
        wait_for(process, port)
        yield port, keys
    finally:
        process.kill()
        process.wait()
        process.stdin.close()


def wait_for(process, port):
    """Until it listens; asks the kernel, as a connection of ours would be one that s_server waits for."""
    for _ in range(200):
        with open("/proc/net/tcp", encoding="ascii") as table, contextlib.suppress(FileNotFoundError):
            lines = table.read()
            with open("/proc/net/tcp6", encoding="ascii") as table6:
                lines += table6.read()
        if re.search(rf":{port:04X} [0-9A-F]+:0000 0A", lines):
            return
        if process.poll() is not None:
            break
        time.sleep(0.02)
    raise RuntimeError("the server did not start")
