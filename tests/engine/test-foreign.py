#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Decodes the connections of clients to servers, both of which others wrote, and holds every field against tshark.

usage: test-foreign.py [WORD...]    (only the cases whose names have one of these words)

They go through a small proxy that records them, so that nobody needs the right to capture.
"""
import concurrent.futures
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

import clients
import foreign
from agreement import Comparison, tell
from capture import Capture
from foreign import PSK, PSK_NAME
from tap import Tap
from wire import write_pcap

PAUSES = [0.2, 2.0]     # when what is wanted was not said, everyone is given more time
OLD = ["-cipher", "ALL@SECLEVEL=0"]
ONLY = "--priority=NORMAL:-VERS-ALL:+VERS-"
SAVE, RESUME = ["-sess_out", "session-{server}.pem"], ["-sess_in", "session-{server}.pem"]
OWN = ["-cert", "rsa.pem", "-key", "rsa.key"]
OWN_GNUTLS = ["--x509certfile=rsa.pem", "--x509keyfile=rsa.key"]
PSK_CLIENT = [f"--pskusername={PSK_NAME}", f"--pskkey={PSK}"]


def s_client(*options, lines=()):
    return "s_client", list(options), list(lines)


def gnutls_cli(*options, lines=()):
    return "gnutls-cli", ["--sni-hostname=localhost", *options], list(lines)


def curl(*options):
    return "curl", list(options), []


# name, server, how it is started, the clients one after the other, HandshakeTypes that must be among those compared
CASES = [
    ("TLS 1.0, RSA", "openssl-rsa", ["-tls1", *OLD], [s_client("-tls1", "-cipher", "AES128-SHA:@SECLEVEL=0")],
     {1, 2, 11, 16, 20}),
    ("TLS 1.1, ECDHE", "openssl", ["-tls1_1", *OLD], [s_client("-tls1_1", *OLD)], {1, 2, 11, 12, 16, 20}),
    ("TLS 1.0, client certificate sent", "openssl-rsa", ["-tls1", *OLD, "-verify", "1"],
     [s_client("-tls1", *OLD, *OWN)], {1, 2, 11, 12, 13, 15, 16}),
    ("TLS 1.2, ticket and resumption", "openssl", ["-tls1_2"], [s_client("-tls1_2", *SAVE), s_client(*RESUME)],
     {1, 2, 4, 11, 12, 16, 20}),
    ("TLS 1.2, session ID and resumption", "openssl", ["-tls1_2", "-no_ticket"],
     [s_client("-tls1_2", *SAVE), s_client(*RESUME)], {1, 2, 11, 12, 16, 20}),
    ("TLS 1.2, renegotiation", "openssl", ["-tls1_2", "-client_renegotiation"],
     [s_client("-tls1_2", lines=[b"R\n"])], {1, 2, 11, 12, 16, 20}),
    ("TLS 1.2, client certificate sent", "openssl", ["-tls1_2", "-verify", "1", "-CAfile", "names.pem"],
     [s_client("-tls1_2", *OWN)], {1, 2, 11, 12, 13, 15, 16}),
    ("TLS 1.2, stapled OCSP, timestamps and NPN", "openssl",
     ["-tls1_2", "-status_file", "ocsp.der", "-serverinfo", "sct.pem", "-nextprotoneg", "http/1.1,spdy/3"],
     [s_client("-tls1_2", "-status", "-serverinfo", "18", "-nextprotoneg", "http/1.1")], {1, 2, 11, 12, 16, 22, 67}),
    ("TLS 1.2, own primes", "openssl-rsa", ["-tls1_2", "-cipher", "DHE:@SECLEVEL=0", "-dhparam", "dh.pem"],
     [s_client("-tls1_2", "-cipher", "DHE:@SECLEVEL=0")], {1, 2, 11, 12, 16}),
    ("TLS 1.2, anonymous DHE", "openssl-none", ["-tls1_2", "-cipher", "ADH:@SECLEVEL=0"],
     [s_client("-tls1_2", "-cipher", "ADH:@SECLEVEL=0")], {1, 2, 12, 16, 20}),
    ("TLS 1.2, anonymous ECDHE", "openssl-none", ["-tls1_2", "-cipher", "AECDH:@SECLEVEL=0"],
     [s_client("-tls1_2", "-cipher", "AECDH:@SECLEVEL=0")], {1, 2, 12, 16, 20}),
    *[(f"TLS 1.2, {kind}", "openssl-rsa",
       ["-tls1_2", "-psk", PSK, "-psk_hint", "a hint", "-cipher", f"{kind}:@SECLEVEL=0"],
       [s_client("-tls1_2", "-psk", PSK, "-cipher", f"{kind}:@SECLEVEL=0")], {1, 2, 12, 16, 20})
      for kind in ("kPSK", "kDHEPSK", "kECDHEPSK", "kRSAPSK")],
    ("TLS 1.2, maximum fragment length", "openssl", ["-tls1_2"], [s_client("-tls1_2", "-maxfraglen", "512")],
     {1, 2, 11, 12}),
    ("TLS 1.3, PSK", "openssl-none", ["-tls1_3", "-psk", PSK], [s_client("-tls1_3", "-psk", PSK)], {1, 2, 20}),
    ("TLS 1.3, resumption and early data", "openssl", ["-tls1_3", "-early_data"],
     [s_client("-tls1_3", *SAVE), s_client("-tls1_3", *RESUME, "-early_data", "early.txt")], {1, 2, 4, 11, 15, 20}),
    ("TLS 1.3, client certificate sent", "openssl", ["-tls1_3", "-verify", "1", "-CAfile", "names.pem"],
     [s_client("-tls1_3", "-enable_pha", *OWN)], {1, 2, 11, 13, 15, 20}),
    ("TLS 1.3, stapled OCSP and timestamps", "openssl",
     ["-tls1_3", "-status_file", "ocsp.der", "-serverinfo", "sct.pem"],
     [s_client("-tls1_3", "-status", "-serverinfo", "18", "-alpn", "h2,http/1.1", "-servername", "example.org")],
     {1, 2, 11, 15}),
    ("TLS 1.3, update of keys", "openssl", ["-tls1_3"], [s_client("-tls1_3", lines=[b"K\n", b"k\n"])], {1, 2, 11, 24}),
    ("TLS 1.3, HelloRetryRequest with a FFDHE group", "openssl", ["-tls1_3", "-groups", "ffdhe2048"],
     [s_client("-tls1_3", "-groups", "X448:P-384:ffdhe2048")], {1, 2, 11, 15}),
    ("no version in common", "openssl", ["-tls1_3"], [s_client("-tls1_2")], {1, "Alert"}),
    ("no suite in common", "openssl", ["-tls1_2", "-cipher", "kRSA"], [s_client("-tls1_2")], {1, "Alert"}),
    ("GnuTLS, TLS 1.3", "gnutls", ["--alpn=h2", "--heartbeat"],
     [gnutls_cli("--alpn=h2", "--heartbeat", "--recordsize=2048", "--post-handshake-auth")], {1, 2, 4, 11, 15, 20}),
    ("GnuTLS, resumption", "gnutls", [], [gnutls_cli(ONLY + "TLS1.2", "--noticket"), gnutls_cli(ONLY + "TLS1.2")],
     {1, 2, 4, 11, 12, 16}),
    ("GnuTLS, renegotiation", "gnutls", ["--srtp-profiles=SRTP_AES128_CM_HMAC_SHA1_80"],
     [gnutls_cli(ONLY + "TLS1.2", "--rehandshake", "--srtp-profiles=SRTP_AES128_CM_HMAC_SHA1_80")],
     {1, 2, 11, 12, 16, 20}),
    ("GnuTLS, client certificate sent", "gnutls", ["--require-client-cert"], [gnutls_cli(*OWN_GNUTLS)],
     {1, 2, 11, 13, 15, 20}),
    ("GnuTLS, TLS 1.2 and client certificate", "gnutls", ["--require-client-cert", "--x509cafile=names.pem"],
     [gnutls_cli(ONLY + "TLS1.2", *OWN_GNUTLS)], {1, 2, 11, 13, 15, 16}),
    ("GnuTLS, TLS 1.2 and stapled OCSP", "gnutls", ["--ocsp-response=ocsp.der", "--ignore-ocsp-response-errors"],
     [gnutls_cli(ONLY + "TLS1.2")], {1, 2, 11, 12, 22}),
    ("GnuTLS, named primes", "gnutls-rsa", ["--priority=NORMAL:-KX-ALL:+DHE-RSA:-VERS-ALL:+VERS-TLS1.2"],
     [gnutls_cli("--priority=NORMAL:-KX-ALL:+DHE-RSA:-VERS-ALL:+VERS-TLS1.2")], {1, 2, 11, 12, 16}),
    ("GnuTLS, TLS 1.2 and PSK", "gnutls-none", ["--pskpasswd=psk.txt", "--pskhint=a hint",
                                                 "--priority=NORMAL:-KX-ALL:+ECDHE-PSK:-VERS-ALL:+VERS-TLS1.2"],
     [gnutls_cli("--priority=NORMAL:-KX-ALL:+ECDHE-PSK:-VERS-ALL:+VERS-TLS1.2", *PSK_CLIENT)], {1, 2, 12, 16}),
    ("GnuTLS, anonymous", "gnutls-none", ["--priority=NORMAL:-KX-ALL:+ANON-ECDH:-VERS-ALL:+VERS-TLS1.2"],
     [gnutls_cli("--priority=NORMAL:-KX-ALL:+ANON-ECDH:-VERS-ALL:+VERS-TLS1.2")], {1, 2, 12, 16}),
    *[(f"GnuTLS, {version} and a raw public key", "gnutls-none",
       ["--rawpkkeyfile=ec.key", "--rawpkfile=ec.pub", "--priority=NORMAL:+CTYPE-RAWPK"],
       [gnutls_cli(f"{ONLY}{version}:-CTYPE-SRV-X509:+CTYPE-SRV-RAWPK")], {1, 2, 11, 15 if version == "TLS1.3" else 12})
      for version in ("TLS1.2", "TLS1.3")],
    ("GnuTLS, early data allowed", "gnutls", ["--earlydata", "--maxearlydata=100", "--alpn=h2"],
     [gnutls_cli("--alpn=h2", "--single-key-share")], {1, 2, 4, 11, 15}),
    ("GnuTLS, no protocol in common", "gnutls", ["--alpn=h3", "--alpn-fatal"], [gnutls_cli("--alpn=h2")], {1, "Alert"}),
    ("Ed448 and Ed25519", "openssl-ed448", ["-Verify", "1"],
     [s_client("-cert", "ed25519.pem", "-key", "ed25519.key", "-sigalgs", "ed448:ed25519")], {1, 2, 11, 13, 15}),
    ("GnuTLS to OpenSSL", "openssl-rsa", ["-tls1_3", "-groups", "P-521"], [gnutls_cli()], {1, 2, 11, 15, 20}),
    ("OpenSSL to GnuTLS", "gnutls-rsa", ["--heartbeat"], [s_client("-tls1_2", "-status")], {1, 2, 11, 12, 16}),
    ("nginx, its ECDSA certificate", "nginx", ["ssl_protocols TLSv1.3; ssl_stapling on; ssl_stapling_file ocsp.der;"],
     [s_client("-alpn", "h2", "-status", "-servername", "localhost")], {1, 2, 4, 11, 15, 20}),
    ("nginx, its RSA certificate", "nginx", ["ssl_protocols TLSv1.2; ssl_client_certificate names.pem;",
                                             "ssl_verify_client optional_no_ca;"],
     [s_client("-sigalgs", "RSA-PSS+SHA256", *OWN)], {1, 2, 4, 11, 12, 13, 15, 16}),
    ("curl to nginx", "nginx", ["ssl_protocols TLSv1.2 TLSv1.3;"], [curl("--http2"), curl("--tls-max", "1.2")],
     {1, 2, 11, 12, 15, 16}),
]


def record(folder, case, pause):
    """All connections of a case, in one capture that is compared."""
    _, kind, options, callers, _ = case
    with foreign.serving(folder, kind, options) as (port, keys):
        conversations = [clients.connect(folder, port, keys, caller, pause) for caller in callers]
        path = os.path.join(folder, f"capture-{port}.pcap")
        write_pcap(path, *conversations)
    capture = Capture(path, keys)
    capture.compare()
    return capture


def run_case(folder, case):
    """The capture, or why there is none."""
    _, kind, _, callers, wanted = case
    if not foreign.is_installed(kind) or not all(clients.is_installed(caller[0]) for caller in callers):
        return None
    for pause in PAUSES:
        capture = record(folder, case, pause)
        absent = wanted - set(capture.comparison.messages)
        if not absent:
            return capture
    capture.comparison.problems.append(f"HandshakeTypes {sorted(absent, key=str)} were not compared")
    return capture


def report(tap, case, capture):
    if capture is None:
        tap.skip(case[0], "its server or client is not installed")
        return Comparison()
    comparison = capture.comparison
    tap.case(f"{case[0]}: {sum(comparison.compared.values())} fields of {sum(capture.carriers.values())} messages",
             comparison.problems[:40])
    for reason, count in sorted(capture.left_out.items()):
        tap.say(f"left out: {count} {reason}")
    return comparison


def main():
    tap = Tap()
    if shutil.which("tshark") is None or shutil.which("openssl") is None:
        tap.skip("agreement with tshark", "tshark or openssl is not installed")
        return tap.finish()
    cases = [case for case in CASES if not sys.argv[1:] or any(word in case[0] for word in sys.argv[1:])]
    total = Comparison()
    with (tempfile.TemporaryDirectory(prefix="assay-foreign-") as folder,
          concurrent.futures.ThreadPoolExecutor(4) as pool):
        foreign.make_files(folder)
        for case, capture in zip(cases, pool.map(lambda case: run_case(folder, case), cases)):
            total.add(report(tap, case, capture))
    tell(tap, total)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
