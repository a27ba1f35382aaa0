#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the options change, seen by servers and tools that we did not write; and what hostile names do."""
import base64
import hashlib
import re
import ssl

from harness import (HOSTILE, case, contains, equal, inspect, main, make_certificate, need, openssl, openssl_server,
                     practice, scratch)

PEM = re.compile(rb"-----BEGIN CERTIFICATE-----\n.*?-----END CERTIFICATE-----\n", re.S)


def message(report, kind):
    return next(message for message in report["messages"] if message["type"] == kind)


def field(message_, *path):
    """The field at this path of keys; None when there is none."""
    node = message_["fields"]
    for key in path:
        node = next((child for child in node.get("children", []) if child["key"] == key), None)
        if node is None:
            return None
    return node


@case([("good-ecdsa",), ("missing-intermediate",), ("wrong-order",), ("root-sent",), ("many-names",)])
def test_pem_is_what_openssl_shows(row):
    name, = row
    need("openssl")
    with practice(name) as servers:
        host, port = servers[name]
        shown = openssl("s_client", "-connect", f"{host}:{port}", "-servername", f"{name}.practice.test", "-showcerts")
        ours = inspect("--format=pem", f"--connect={host}:{port}", f"--ca-file={servers['ca']}",
                       f"{name}.practice.test").out.encode()
    assert ours, "there is a chain"
    equal(ours, b"".join(PEM.findall(shown)))


@case([("good-ecdsa",), ("good-rsa",), ("expired",), ("weak-key",), ("many-names",), ("ip-only",)])
def test_certificate_facts_are_those_of_openssl(row):
    need("openssl")
    for certificate in inspect("--format=json", f"practice:{row[0]}").report()["certificates"]:
        pem = certificate["pem"].encode()

        def ask(*options, pem=pem):
            return openssl("x509", "-noout", *options, stdin=pem).decode()

        equal(certificate["sha256"], hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem.decode())).hexdigest())
        equal(certificate["sha1"], ask("-fingerprint", "-sha1").split("=")[1].strip().replace(":", "").lower())
        equal(int(certificate["serial"], 16), int(ask("-serial").split("=")[1], 16))
        equal("subject=" + certificate["subject"], ask("-subject", "-nameopt", "RFC2253").strip())
        equal("issuer=" + certificate["issuer"], ask("-issuer", "-nameopt", "RFC2253").strip())
        dates = ask("-dates", "-dateopt", "iso_8601").replace(" ", "T")
        equal(dates, f"notBefore={certificate['not_before']}\nnotAfter={certificate['not_after']}\n")
        names = re.findall(r"(?:DNS|IP Address|email|URI):[^,\s]+", ask("-ext", "subjectAltName"))
        equal(certificate["names"], [name.replace("IP Address:", "IP:") for name in names])
        equal(certificate["is_ca"], "CA:TRUE" in ask("-ext", "basicConstraints"))
        key = openssl("pkey", "-pubin", "-outform", "DER", stdin=ask("-pubkey").encode())
        equal(certificate["public_key"]["spki_sha256"], base64.b64encode(hashlib.sha256(key).digest()).decode())
        bits = re.search(r"\((\d+) bit\)", ask("-text"))[1]
        equal(certificate["public_key"]["bits"], int(bits))
        contains(ask("-text"), f"Signature Algorithm: {certificate['signature_algorithm']}")


@case()
def test_connect_and_server_name():
    with scratch() as folder:
        one = make_certificate(folder, "one", "/CN=one", "subjectAltName=DNS:one.example")
        two = make_certificate(folder, "two", "/CN=two", "subjectAltName=DNS:two.example")
        with openssl_server(*one, "-cert2", two[0], "-key2", two[1], "-servername", "two.example") as port:
            connect = f"--connect=127.0.0.1:{port}"

            def ask(ca, *options):
                run = inspect("--format=json", connect, f"--ca-file={ca}", *options)
                return run.status, run.report()

            status, report = ask(one[0], "one.example")
            equal((status, report["certificates"][0]["subject"]), (0, "CN=one"))
            target = report["target"]
            equal((target["host"], target["port"], target["server_name"]), ("one.example", 443, "one.example"))
            equal((target["address"], target["connect_host"], target["connect_port"]), ("127.0.0.1", "127.0.0.1", port))
            hello = message(report, "client_hello")
            assert field(hello, "extensions", "server_name"), hello

            status, report = ask(two[0], "two.example")
            equal((status, report["certificates"][0]["subject"]), (0, "CN=two"))

            status, report = ask(two[0], "--server-name=two.example", "one.example")
            equal((status, report["certificates"][0]["subject"]), (1, "CN=two"))

            status, report = ask(two[0], "--server-name=two.example", "--verify-name=two.example", "one.example")
            equal((status, report["target"]["verify_name"]), (0, "two.example"))

            status, report = ask(one[0], "--server-name=none", "one.example")
            equal((status, report["certificates"][0]["subject"]), (0, "CN=one"))
            equal(report["target"]["server_name"], None)
            equal(field(message(report, "client_hello"), "extensions", "server_name"), None)


@case()
def test_roots():
    with scratch() as folder:
        one = make_certificate(folder, "one", "/CN=one", "subjectAltName=DNS:one.example")
        two = make_certificate(folder, "two", "/CN=two", "subjectAltName=DNS:two.example")
        (folder / "empty.pem").write_text("nothing\n", encoding="utf-8")
        with openssl_server(*one) as port:
            def ask(*options):
                return inspect("--format=json", f"--connect=127.0.0.1:{port}", *options, "one.example")

            equal(ask(f"--ca-file={one[0]}").ends(0).report()["chain"]["anchors"], "file")
            ask(f"--ca-file={two[0]}").ends(1)
            ask(f"--ca-file={two[0]}", f"--ca-file={one[0]}").ends(0)
            equal(ask().ends(1).report()["chain"]["anchors"], "system")
            run = ask(f"--ca-file={folder / 'empty.pem'}").ends(2)
            equal(run.out, "")
            assert run.err, run


@case()
def test_alpn():
    with scratch() as folder:
        files = make_certificate(folder, "one", "/CN=one", "subjectAltName=DNS:one.example")
        with openssl_server(*files, "-alpn", "foo,http/1.1") as port:
            def ask(*options):
                return inspect("--format=json", f"--connect=127.0.0.1:{port}", f"--ca-file={files[0]}", *options,
                               "one.example").ends(0).report()

            equal(ask()["connection"]["alpn"], "http/1.1")
            equal(ask("--alpn=foo")["connection"]["alpn"], "foo")
            report = ask("--alpn=none")
            equal(report["connection"]["alpn"], None)
            equal(field(message(report, "client_hello"), "extensions", "application_layer_protocol_negotiation"), None)


@case()
def test_versions():
    with scratch() as folder:
        files = make_certificate(folder, "one", "/CN=one", "subjectAltName=DNS:one.example")
        with openssl_server(*files) as port:
            def ask(*options):
                return inspect("--format=json", f"--connect=127.0.0.1:{port}", f"--ca-file={files[0]}", *options,
                               "one.example")

            connection = ask().ends(0).report()["connection"]
            equal((connection["protocol"], connection["protocol_code"]), ("TLS 1.3", 0x0304))
            connection = ask("--tls-max=1.2").ends(0).report()["connection"]
            equal((connection["protocol"], connection["protocol_code"]), ("TLS 1.2", 0x0303))
            equal(connection["extended_master_secret"], True)
    run = inspect("--format=json", "--tls-min=1.3", "practice:tls12-only").ends(3)
    equal(run.report()["outcome"]["error"]["phase"], "handshake")


@case()
def test_families():
    with scratch() as folder:
        files = make_certificate(folder, "one", "/CN=one", "subjectAltName=DNS:localhost")
        with openssl_server(*files) as port:
            report = inspect("-4", "--format=json", f"--ca-file={files[0]}", f"localhost:{port}").ends(0).report()
            equal(report["target"]["address"], "127.0.0.1")
            assert all(":" not in address for address in report["target"]["addresses"]), report["target"]
            inspect("-6", "--format=json", f"--ca-file={files[0]}", f"localhost:{port}").ends(3).report()


# As a common name and as an alternative name: colours, a title, a line break, overrides, markup, a format string.
HOSTILE_NAMES = [
    ("escape", "a\033[31mred\033]0;title\007"),
    ("lines", "a\nassay-cli: all is well\r\b"),
    ("bidi", "a\u202egro.elpmaxe\u202c\u2066x\u2069\u200f"),
    ("c1", "a\u009b31m\u0085\u2028x"),
    ("markup", "<b>&\"'</b><span>"),
    ("format", "%s%n%d{name}"),
]


@case(HOSTILE_NAMES)
def test_hostile_name(row):
    name, text = row
    escaped = re.sub(r'(["\\$#,;+/=])', r"\\\1", text)
    with scratch() as folder:
        subject = "/CN=" + text.replace("\\", "\\\\").replace("/", "\\/").replace("+", "\\+")
        alternative = [] if name in ("bidi", "c1", "lines") else [f"subjectAltName=DNS:{escaped}"]
        files = make_certificate(folder, "hostile", subject, *alternative)
        with openssl_server(*files) as port:
            def ask(*options):
                run = inspect(f"--connect=127.0.0.1:{port}", f"--ca-file={files[0]}", *options, "one.example").ends(1)
                equal(HOSTILE.findall(run.out), [])
                equal(HOSTILE.findall(run.err), [])
                return run

            ask("--full")
            ask("--format=json").report()
            report = ask("--format=jsonl").reports()[0]
            subject = report["certificates"][0]["subject"]
            equal(HOSTILE.findall(subject) + re.findall("[\n\u2028]", subject), [])
            if name in ("markup", "format"):
                contains(subject.replace("\\", ""), text)


if __name__ == "__main__":
    main()
