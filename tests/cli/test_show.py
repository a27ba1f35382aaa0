#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of every kind that OpenSSL makes, well formed and not, as `show` reads them."""
import base64
import json
import os
import re
import textwrap

from harness import (HOSTILE, assay, case, contains, equal, main, make_certificate, openssl, scratch, valid)

SUBJECT = "/O=Assay tests/CN=show.example"


class Files:
    """What the cases read, made once."""

    def __init__(self, folder):
        self.folder = folder
        self.certificate, self.key = make_certificate(folder, "leaf", SUBJECT, "subjectAltName=DNS:show.example")
        self.other, _ = make_certificate(folder, "other", "/CN=other.example")
        self.pem = self.certificate.read_bytes()
        self.der = openssl("x509", "-in", self.certificate, "-outform", "DER")
        self.other_pem = self.other.read_bytes()
        self.other_der = openssl("x509", "-in", self.other, "-outform", "DER")
        self.key_pem = self.key.read_bytes()
        self.base64 = base64.b64encode(self.der)


FOLDER = scratch()
FILES = Files(FOLDER.__enter__())


def show(content, *arguments, name="file.bin"):
    path = FILES.folder / name
    path.write_bytes(content)
    return assay("show", "--format=json", *arguments, str(path))


def report_of(content, *arguments, status=0, name="file.bin"):
    return show(content, *arguments, name=name).ends(status).report()


def titles(report):
    return [c["title"] for c in report["certificates"] if c["origin"] == "file"]


def kinds(report):
    return [d["kind"] for d in report["documents"]]


def request(form):
    return openssl("req", "-new", "-key", FILES.key, "-subj", SUBJECT, "-outform", form)


def public_key(form):
    return openssl("x509", "-in", FILES.certificate, "-pubkey", "-noout") if form == "PEM" else openssl(
        "pkey", "-in", FILES.key, "-pubout", "-outform", "DER")


def rsa_key():
    return openssl("rsa", "-RSAPublicKey_out", stdin=openssl("genrsa", "1024"))


def pkcs7(form, *certificates):
    out = FILES.folder / "out.p7b"
    files = [part for name in certificates for part in ("-certfile", name)]
    openssl("crl2pkcs7", "-nocrl", *files, "-outform", form, "-out", out)
    return out.read_bytes()


def pkcs12(password, *more):
    out = FILES.folder / "out.p12"
    openssl("pkcs12", "-export", "-in", FILES.certificate, "-inkey", FILES.key, "-passout", "pass:" + password, "-out",
            out, *more)
    return out.read_bytes()


def indent(pem):
    return textwrap.indent(pem.decode(), "      ").encode()


ONE = ["show.example"]
BOTH = ["show.example", "other.example"]

# How one certificate, or two, can be written down.
WAYS = [
    ("PEM", lambda: FILES.pem, ONE),
    ("DER", lambda: FILES.der, ONE),
    ("two in PEM", lambda: FILES.pem + FILES.other_pem, BOTH),
    ("two in DER", lambda: FILES.der + FILES.other_der, BOTH),
    ("DER and zeros", lambda: FILES.der + bytes(100), ONE),
    ("junk around", lambda: b"subject=x\n\x01\x02\xff\n" + FILES.pem + b"\njunk -----BEGIN\n" + FILES.other_pem + b"end", BOTH),
    ("CRLF", lambda: FILES.pem.replace(b"\n", b"\r\n"), ONE),
    ("indented", lambda: indent(FILES.pem), ONE),
    ("quoted in mail", lambda: re.sub(b"(?m)^", b"> ", FILES.pem), ONE),
    ("no line end", lambda: FILES.pem.rstrip(b"\n"), ONE),
    ("no END", lambda: FILES.pem.split(b"-----END")[0], ONE),
    ("one line", lambda: FILES.pem.replace(b"\n", b" "), ONE),
    ("escaped line ends", lambda: json.dumps({"cert": FILES.pem.decode()}).encode()[1:], ONE),
    ("old headers", lambda: FILES.pem.replace(b"CERTIFICATE-----\n", b"CERTIFICATE-----\nX-Note: a\n\n", 1), ONE),
    ("another label", lambda: FILES.pem.replace(b"CERTIFICATE", b"X509 CERTIFICATE"), ONE),
    ("trusted certificate", lambda: openssl("x509", "-in", FILES.certificate, "-trustout", "-setalias", "me"), ONE),
    ("a wrong label", lambda: FILES.pem.replace(b"CERTIFICATE", b"PKCS7"), ONE),
    ("an unknown label", lambda: FILES.pem.replace(b"CERTIFICATE", b"SOMETHING"), ONE),
    ("bare base64", lambda: FILES.base64, ONE),
    ("bare base64 in lines", lambda: textwrap.fill(FILES.base64.decode(), 64).encode(), ONE),
    ("bare base64 with spaces", lambda: re.sub(b"(.{10})", rb"\1 ", FILES.base64), ONE),
    ("bare base64 in text", lambda: b"The certificate:\n\n" + FILES.base64 + b"\n\nRegards", ONE),
    ("base64 in XML", lambda: b"<?xml version='1.0'?><X509Certificate>" + FILES.base64 + b"</X509Certificate>", ONE),
    ("UTF-16", lambda: FILES.pem.decode().encode("utf-16"), ONE),
    ("UTF-8 with a mark", lambda: b"\xef\xbb\xbf" + FILES.pem, ONE),
    ("PKCS7 PEM", lambda: pkcs7("PEM", FILES.certificate, FILES.other), BOTH),
    ("PKCS7 DER", lambda: pkcs7("DER", FILES.certificate, FILES.other), BOTH),
    ("PKCS7 bare", lambda: base64.b64encode(pkcs7("DER", FILES.certificate, FILES.other)), BOTH),
    ("PKCS12 without password", lambda: pkcs12(""), ONE),
]


@case([(name, make, wanted) for name, make, wanted in WAYS])
def test_way(row):
    _, make, wanted = row
    equal(sorted(titles(report_of(make()))), sorted(wanted))


OTHERS = [
    ("CSR PEM", lambda: request("PEM"), "csr", "show.example"),
    ("CSR DER", lambda: request("DER"), "csr", "show.example"),
    ("new CSR", lambda: request("PEM").replace(b"CERTIFICATE REQ", b"NEW CERTIFICATE REQ"), "csr", "show.example"),
    ("public key PEM", lambda: public_key("PEM"), "public-key", "EC P-256"),
    ("public key DER", lambda: public_key("DER"), "public-key", "EC P-256"),
    ("public key bare", lambda: base64.b64encode(public_key("DER")), "public-key", "EC P-256"),
    ("RSA public key", lambda: rsa_key(), "public-key", "RSA 1024"),
    ("CSR said to be a certificate", lambda: request("PEM").replace(b"CERTIFICATE REQUEST", b"CERTIFICATE"), "csr",
     "show.example"),
]


@case(OTHERS)
def test_other(row):
    _, make, kind, title = row
    report = report_of(make())
    equal(kinds(report), [kind])
    document = report["documents"][0]
    equal((document["title"], document["problem"]), (title, None))
    equal(report["outcome"]["verdict"], "none")
    assert document["fields"]["children"]
    assert "malformed" not in json.dumps(document["fields"])
    again = report_of(document["pem"].encode())
    equal(again["documents"][0]["sha256"], document["sha256"])


def keys():
    pkcs8 = FILES.key_pem
    return [
        ("PKCS8", pkcs8),
        ("PKCS8 DER", openssl("pkey", "-in", FILES.key, "-outform", "DER")),
        ("EC", openssl("ec", "-in", FILES.key)),
        ("EC DER", openssl("ec", "-in", FILES.key, "-outform", "DER")),
        ("encrypted", openssl("pkcs8", "-topk8", "-in", FILES.key, "-passout", "pass:x")),
        ("encrypted DER", openssl("pkcs8", "-topk8", "-in", FILES.key, "-passout", "pass:x", "-outform", "DER")),
        ("RSA", openssl("genrsa", "-traditional", "1024")),
        ("RSA DER", openssl("rsa", "-traditional", "-outform", "DER", stdin=openssl("genrsa", "1024"))),
        ("bare", base64.b64encode(openssl("pkey", "-in", FILES.key, "-outform", "DER"))),
        ("OpenSSH", b"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n-----END OPENSSH PRIVATE KEY-----\n"),
        ("PuTTY", b"PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\n"),
    ]


@case()
def test_private_keys():
    for name, content in keys():
        run = show(content)
        report = run.ends(0).report()
        equal((name, kinds(report)), (name, ["private-key"]))
        document = report["documents"][0]
        assert "pem" not in document and "fields" not in document, name
        contains(run.err, "Private key")
        for secret in re.findall(rb"[A-Za-z0-9+/]{40,}", content):
            assert secret.decode() not in run.out


@case()
def test_key_beside_certificate():
    run = show(FILES.pem + FILES.key_pem)
    report = run.ends(0).report()
    equal((titles(report), kinds(report)), (ONE, ["private-key"]))
    equal(report["documents"][0]["line"], FILES.pem.count(b"\n") + 1)
    secret = FILES.key_pem.split(b"\n")[1].decode()
    for form in ("json", "text", "pem"):
        assert secret not in assay("show", "--format=" + form, str(FILES.folder / "file.bin")).out


@case()
def test_password():
    locked = pkcs12("sesame", "-certfile", str(FILES.other))
    report = report_of(locked, status=2)
    equal((kinds(report), report["documents"][0]["locked"]), (["pkcs12"], True))
    contains(show(locked, "--password=wrong").ends(2).err, "The password is wrong")
    for options in (["--password=sesame"], ["--password=a", "--password=sesame"]):
        report = report_of(locked, *options)
        equal((sorted(titles(report)), kinds(report)), (sorted(BOTH), ["private-key"]))
    secret = FILES.folder / "secret"
    secret.write_text("sesame\n", encoding="utf-8")
    equal(sorted(titles(report_of(locked, f"--password-file={secret}"))), sorted(BOTH))
    assay("show", f"--password-file={FILES.folder / 'none'}", str(FILES.certificate)).ends(2)


@case()
def test_bad_blocks_lose_nothing_else():
    bad = b"-----BEGIN CERTIFICATE-----\nMIIB\n\xe2\x82\xac\n-----END CERTIFICATE-----\n"
    cut = b"".join(FILES.pem.splitlines(True)[:3]) + b"-----END CERTIFICATE-----\n"
    run = show(bad + FILES.pem + cut + b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n" + FILES.other_pem)
    report = run.ends(2).report()
    equal(sorted(titles(report)), sorted(BOTH))
    lines = [d["line"] for d in report["documents"]]
    first = 5 + FILES.pem.count(b"\n")
    equal(lines, [1, first, first + 4])
    contains(report["documents"][0]["problem"], "Line 3")
    contains(run.err, f"file.bin:{first}: ")
    contains(report["documents"][1]["problem"], "cut off")


@case()
def test_junk():
    for content, words in [(b"", "empty"), (b"<!DOCTYPE html><html>", "web page"), (b"\x89PNG\r\n\x1a\n", "picture"),
                           (b"hello\n", "no certificate"), (os.urandom(64) + b"\x00", "nothing in this file"),
                           (b"ssh-rsa AAAA", "SSH")]:
        run = show(content).ends(2)
        contains(run.err, words)
        contains(run.err, "file.bin: ")
        equal(run.out, "")
    contains(assay("show", "/no/such/file").ends(2).err, "/no/such/file: ")
    contains(assay("show", "/").ends(2).err, "/: ")


@case()
def test_keystore():
    run = show(b"\xfe\xed\xfe\xed\x00\x00\x00\x02\x00\x00\x00\x00").ends(2)
    equal(kinds(run.report()), ["keystore"])
    contains(run.err, "keytool")


@case()
def test_hostile():
    run = show(b"-----BEGIN <b>\x1b[31m\xe2\x80\xae-----\nAAAA\n-----END X-----\n")
    assert not HOSTILE.search(run.err) and not HOSTILE.search(json.dumps(run.report(), ensure_ascii=False))
    show(b"0\x80" * 200000).ends(2)
    show(b"-----BEGIN A-----" * 50000).ends(2)
    show((b"MIIB" + b"A" * 60 + b" ") * 20000).ends(2)


@case()
def test_leaf_first():
    folder = FILES.folder
    authority, key = make_certificate(folder, "ca", "/CN=The authority", "keyUsage=keyCertSign")
    csr = folder / "l.csr"
    csr.write_bytes(request("PEM"))
    leaf = openssl("x509", "-req", "-in", csr, "-CA", authority, "-CAkey", key, "-days", "9")
    equal(titles(report_of(authority.read_bytes() + leaf)), ["show.example", "The authority"])
    (folder / "leaf2.pem").write_bytes(leaf)
    run = assay("show", "--format=json", "--together", f"--ca-file={authority}", str(authority), str(folder / "leaf2.pem"))
    report = run.ends(0).report()
    equal(titles(report), ["show.example", "The authority"])
    equal(report["chain"]["status"], "trusted")
    equal(report["target"]["input"], "ca.pem + 1")


@case()
def test_inspect_takes_files_too():
    for target in (str(FILES.certificate), FILES.certificate.as_uri()):
        equal(titles(assay("inspect", "--format=json", target).ends(1).report()), ONE)


@case()
def test_many_files():
    run = assay("show", "--format=json", str(FILES.certificate), "/no/such", str(FILES.other))
    reports = json.loads(run.ends(2).out)
    equal([titles(valid(report)) for report in reports], [["show.example"], ["other.example"]])
    run = assay("show", "--format=jsonl", str(FILES.certificate), str(FILES.other)).ends(0)
    equal(len(run.reports()), 2)


@case()
def test_standard_input():
    equal(titles(assay("show", "--format=json", "-", stdin=FILES.pem.decode()).ends(0).report()), ONE)


@case()
def test_saved_report():
    saved = assay("show", "--format=json", str(FILES.certificate)).ends(0).out
    path = FILES.folder / "saved.json"
    path.write_text(saved, encoding="utf-8")
    equal(assay("show", "--format=json", str(path)).ends(0).out, saved)
    equal(assay("show", "--format=pem", str(path)).ends(0).out, FILES.pem.decode())
    contains(assay("show", str(path)).ends(0).out, "show.example")
    mixed = FILES.folder / "mixed.pem"
    mixed.write_bytes(FILES.pem + FILES.key_pem + request("PEM"))
    saved = assay("show", "--format=jsonl", "--full", str(mixed)).ends(0).out
    path.write_text(saved, encoding="utf-8")
    equal(assay("show", "--format=jsonl", "--full", str(path)).ends(0).out, saved)
    path.write_text("{ nonsense", encoding="utf-8")
    contains(assay("show", str(path)).ends(2).err, "saved.json: ")


def certificates_of(data, form):
    return openssl("pkcs7", "-print_certs", "-inform", form, stdin=data).count(b"BEGIN CERTIFICATE")


@case()
def test_exports():
    both = FILES.folder / "both.pem"
    both.write_bytes(FILES.pem + FILES.other_pem)
    out = FILES.folder / "exported"
    for chain, wanted in (("sent", 2), ("leaf", 1), ("built", 1)):
        assay("show", "--format=p7b", f"--chain={chain}", f"--output={out}", str(both)).ends(0)
        equal((chain, certificates_of(out.read_bytes(), "DER")), (chain, wanted))
    assay("show", "--format=der", f"--output={out}", str(both)).ends(0)
    equal(out.read_bytes(), FILES.der + FILES.other_der)
    equal(assay("show", "--format=pem", str(both)).ends(0).out, (FILES.pem + FILES.other_pem).decode())
    contains(assay("show", "--chain=all", str(both)).ends(2).err, "--chain=all")


@case()
def test_a_file_is_no_chain():
    """What holds for what a server sends says nothing of a file."""
    both = FILES.folder / "both.pem"
    both.write_bytes(FILES.pem + FILES.other_pem + FILES.pem)
    out = assay("show", str(both)).ends(0).out
    assert "no path" not in out and "was sent" not in out, out
    equal(json.loads(assay("show", "--format=json", str(both)).ends(0).out)["chain"]["issues"], [])


@case()
def test_large_pkcs7():
    """Lengths of one, two and three bytes."""
    for n in (1, 3, 200):
        path = FILES.folder / "many.pem"
        path.write_bytes(FILES.pem * n)
        out = FILES.folder / "many.p7b"
        assay("show", "--format=p7b", f"--output={out}", str(path)).ends(0)
        equal(certificates_of(out.read_bytes(), "DER"), n)


def unfold(text):
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75, line
    return text.replace("\r\n ", "").split("\r\n")[:-1]


@case()
def test_calendar():
    certificate, _ = make_certificate(FILES.folder, "odd", "/O=Ä, B; C\\\\D" + "ü" * 30 + "/CN=ö,;x.example" + "é" * 30)
    out = FILES.folder / "ends.ics"
    assay("show", "--format=ics", "--warn-days=14", f"--output={out}", str(certificate)).ends(0)
    lines = unfold(out.read_bytes().decode())
    equal((lines[0], lines[-1]), ("BEGIN:VCALENDAR", "END:VCALENDAR"))
    # The alarm has a description of its own.
    fields = dict(line.split(":", 1) for line in reversed(lines))
    end = openssl("x509", "-in", certificate, "-noout", "-enddate", "-dateopt", "iso_8601").decode()
    equal(fields["DTSTART"], re.sub(r"notAfter=|[-:\s]", "", end.replace(" ", "T", 1)))
    equal(fields["TRIGGER"], "-P14D")
    contains(fields["SUMMARY"], "ö\\,\\;x.example")
    contains(fields["DESCRIPTION"], "Ä\\\\\\, B\\\\\\; C")
    again = FILES.folder / "again.ics"
    assay("show", "--format=ics", f"--output={again}", str(certificate)).ends(0)
    equal(dict(line.split(":", 1) for line in unfold(again.read_bytes().decode()))["UID"], fields["UID"])


@case()
def test_output_replaces_whole():
    target = FILES.folder / "kept.pem"
    link = FILES.folder / "link.pem"
    target.write_text("before", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    assay("show", "--format=pem", f"--output={link}", str(FILES.certificate)).ends(0)
    equal(target.read_bytes(), FILES.pem)
    assert link.is_symlink()
    equal(target.stat().st_mode & 0o777, 0o640)


if __name__ == "__main__":
    try:
        main()
    finally:
        FOLDER.__exit__(None, None, None)
