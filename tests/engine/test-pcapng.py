#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the captures that assay-cli writes with tshark, which is told nothing but the file: they open decrypted, every
byte and every moment is as it was, and nothing about the packets is odd."""
import collections
import contextlib
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from foreign import SERVERS, make_files, serving
from tap import Tap
from wire import CLIENT, SERVER, Recorder

CLI = os.environ.get("ASSAY_CLI") or os.path.join(os.environ["ASSAY_BUILD_DIR"], "src", "cli", "assay-cli")
FIELDS = ["frame.time_epoch", "tcp.srcport", "tcp.payload", "tls.handshake.type", "_ws.expert.severity",
          "_ws.expert.message", "ip.checksum.status", "tcp.checksum.status", "ipv6.addr"]
WARNING = 0x600000              # of tshark's experts
GOOD = "1"
DELAY = 0.15
FINISHED = 20
ONLY = "--priority=NORMAL:-VERS-ALL:+VERS-"

# name, server, how the server is started, what assay-cli is told, HandshakeTypes that must be read
CASES = [
    ("TLS 1.3", "openssl", ["-tls1_3"], [], {1, 2, 8, 11, 15}),
    ("TLS 1.3, SHA-384", "openssl", ["-ciphersuites", "TLS_AES_256_GCM_SHA384"], [], {1, 2, 8, 11, 15}),
    ("TLS 1.3, HelloRetryRequest", "openssl", ["-tls1_3", "-groups", "P-521"], [], {1, 2, 8, 11, 15}),
    ("TLS 1.2, ECDHE", "openssl", ["-tls1_2"], [], {1, 2, 11, 12, 14, 16}),
    ("TLS 1.2, RSA and CBC", "openssl-rsa", ["-tls1_2", "-cipher", "AES128-SHA"], [], {1, 2, 11, 14, 16}),
    ("TLS 1.0", "openssl-rsa", ["-tls1", "-cipher", "DEFAULT@SECLEVEL=0"], ["--tls-min=1.0", "--tls-max=1.0"],
     {1, 2, 11, 14, 16}),
    ("GnuTLS, TLS 1.3", "gnutls", [ONLY + "TLS1.3"], [], {1, 2, 8, 11, 15}),
    ("GnuTLS, TLS 1.2", "gnutls", [ONLY + "TLS1.2"], [], {1, 2, 11, 12, 14, 16}),
]


class Slow(Recorder):
    """Keeps each answer of the server back for a moment, so that the times have something to say."""

    def pass_on(self, selector, side, socks):
        if side == SERVER:
            time.sleep(DELAY)
        super().pass_on(selector, side, socks)


Packet = collections.namedtuple("Packet", "time port payload types severities messages ip tcp ipv6")


def dissect(capture):
    argv = ["tshark", "-r", capture, "-T", "fields", "-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"]
    done = subprocess.run(argv + [word for field in FIELDS for word in ("-e", field)], check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    rows = (line.split("\t") for line in done.stdout.splitlines())
    return [Packet(float(row[0]), int(row[1]), bytes.fromhex(row[2]), [int(kind) for kind in row[3].split(",") if kind],
                   [int(level, 0) for level in row[4].split(",") if level], *row[5:]) for row in rows]


def capture(folder, host, port, options, target="localhost"):
    """Inspects; gives the packets and when it began and ended."""
    path = os.path.join(folder, "capture.pcapng")
    begun = time.time()
    done = subprocess.run([CLI, "inspect", "--format=pcapng", f"--output={path}", f"--connect={host}:{port}", *options,
                           target], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          text=True, timeout=30, check=False)
    if not done.stderr.startswith("assay-cli: Warning: "):
        raise RuntimeError(f"assay-cli ended with {done.returncode} and did not warn: {done.stderr}")
    return dissect(path), begun, time.time()


def find_faults(packets):
    """What an expert finds odd about the packets themselves."""
    for packet in packets:
        if any(level >= WARNING for level in packet.severities):
            yield f"tshark warns: {packet.messages}"
        if packet.tcp != GOOD or (not packet.ipv6 and packet.ip != GOOD):
            yield f"a checksum is wrong: IP {packet.ip}, TCP {packet.tcp}"


def find_unread(packets, wanted):
    read = [kind for packet in packets for kind in packet.types]
    missing = sorted(wanted - set(read))
    if missing:
        yield f"HandshakeTypes {missing} were not read, only {read}"
    if read.count(FINISHED) != 2:
        yield f"{read.count(FINISHED)} Finished were read"


def find_lost(packets, port, said):
    """Bytes that are not those that passed."""
    for side, name in ((CLIENT, "client"), (SERVER, "server")):
        real = b"".join(bytes(data) for who, data in said if who == side)
        ours = b"".join(packet.payload for packet in packets if (packet.port == port) == (side == SERVER))
        # The server may say something when nobody listens any more.
        if not real.startswith(ours) or len(ours) < 200 or (side == CLIENT and ours != real):
            yield f"the {name}'s {len(real)} bytes are {len(ours)} others in the capture"


def find_wrong_times(packets, port, begun, ended):
    times = [packet.time for packet in packets]
    if times != sorted(times) or times[0] < begun - 0.01 or times[-1] > ended + 0.01:
        yield f"{times} are not within {begun} and {ended}"
    asked = next(packet.time for packet in packets if packet.payload)
    answered = next(packet.time for packet in packets if packet.payload and packet.port == port)
    # When a busy computer takes the time of a write late, the answer comes sooner.
    if not DELAY / 2 <= answered - asked < DELAY + 2:
        yield f"the answer took {answered - asked} seconds, it was kept back for {DELAY}"


def run_case(tap, folder, case):
    name, kind, options, arguments, wanted = case
    if shutil.which(SERVERS[kind][0]) is None:
        tap.skip(name, f"{SERVERS[kind][0]} is not installed")
        return
    with serving(folder, kind, options) as (port, _):
        recorder = Slow(port)
        packets, begun, ended = capture(folder, "127.0.0.1", recorder.port, arguments)
        said = recorder.wait()
    tap.case(name, [*find_faults(packets), *find_unread(packets, wanted), *find_lost(packets, recorder.port, said),
                    *find_wrong_times(packets, recorder.port, begun, ended)])


def run_ipv6(tap, folder):
    if shutil.which("gnutls-serv") is None:
        tap.skip("IPv6", "gnutls-serv is not installed")
        return
    with serving(folder, "gnutls", []) as (port, _):
        packets, _, _ = capture(folder, "[::1]", port, [])
    problems = [*find_faults(packets), *find_unread(packets, {1, 2, 8, 11, 15})]
    tap.case("IPv6", problems if all(packet.ipv6 for packet in packets) else ["it is not IPv6"])


def serve_mail(listener, folder):
    """One client of a mail server that speaks TLS when asked to (RFC 3207)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, "ec.pem"), os.path.join(folder, "ec.key"))
    client, _ = listener.accept()
    with client:
        for line in (b"220 mail.example\r\n", b"250-mail.example\r\n250 STARTTLS\r\n", b"220 go ahead\r\n"):
            client.sendall(line)
            if not line.startswith(b"220 go"):
                client.recv(1024)
        with contextlib.suppress(OSError), context.wrap_socket(client, server_side=True) as secured:
            secured.recv(1024)


def run_starttls(tap, folder):
    """What came before TLS is there too, and TLS is read behind it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve_mail, args=(listener, folder), daemon=True)
        thread.start()
        port = listener.getsockname()[1]
        packets, _, _ = capture(folder, "127.0.0.1", port, ["--server-name=localhost"], "smtp://localhost")
        thread.join(10)
    clear = [packet.payload for packet in packets if packet.payload.startswith((b"220 ", b"EHLO", b"STARTTLS"))]
    problems = [] if len(clear) == 4 else [f"of the dialogue there is only {clear}"]
    tap.case("STARTTLS", problems + [*find_faults(packets), *find_unread(packets, {1, 2, 8, 11, 15})])


def run_refused(tap, folder):
    """Nothing was connected: a capture without a packet, which is still one."""
    packets, _, _ = capture(folder, "127.0.0.1", 1, [])
    tap.case("no connection", [f"there is {packet}" for packet in packets])


def main():
    tap = Tap()
    if shutil.which("tshark") is None or shutil.which("openssl") is None:
        tap.skip("captures", "tshark or openssl is not installed")
        return tap.finish()
    with tempfile.TemporaryDirectory(prefix="assay-pcapng-") as folder:
        make_files(folder)
        for case in CASES:
            run_case(tap, folder, case)
        run_ipv6(tap, folder)
        run_starttls(tap, folder)
        run_refused(tap, folder)
    return tap.finish()


sys.exit(main())
