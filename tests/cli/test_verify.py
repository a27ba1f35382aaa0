#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""assay-cli verify: paths of certificates that OpenSSL made, each option, what is broken and where it says so."""
import base64
import json
import tempfile
import time
from pathlib import Path

from harness import assay, case, contains, equal, main, need, openssl, valid

CA = ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign", "subjectKeyIdentifier=hash"]
KEY_ID = "authorityKeyIdentifier=keyid"
LEAF = ["basicConstraints=critical,CA:FALSE", "subjectAltName=DNS:example.org,IP:192.0.2.1,email:Me@example.org",
        "keyUsage=critical,digitalSignature", "extendedKeyUsage=serverAuth", "subjectKeyIdentifier=hash", KEY_ID]


class Authority:
    """Keys and certificates in a folder, made on demand."""

    def __init__(self):
        need("openssl")
        self.place = tempfile.TemporaryDirectory(prefix="assay-test-")
        self.folder = Path(self.place.name)
        self.sign("root", "root", "/CN=Root", CA)
        self.sign("branch", "root", "/CN=Branch", CA + [KEY_ID, "certificatePolicies=1.3.6.1.4.1.5923.1"])
        self.sign("leaf", "branch", "/CN=example.org", LEAF + ["certificatePolicies=1.3.6.1.4.1.5923.1"])

    def file(self, name):
        return self.folder / name

    def sign(self, name, issuer, subject, extensions):
        key, request, certificate = (self.file(f"{name}.{kind}") for kind in ("key", "csr", "pem"))
        self.file("extensions").write_text("\n".join(extensions) + "\n", encoding="utf-8")
        openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key)
        openssl("req", "-new", "-key", key, "-subj", subject, "-out", request)
        by = ["-signkey", key] if name == issuer else ["-CA", self.file(f"{issuer}.pem"), "-CAkey",
                                                       self.file(f"{issuer}.key")]
        openssl("x509", "-req", "-in", request, *by, "-set_serial", "0x0123456789", "-days", "30", "-extfile",
                self.file("extensions"), "-out", certificate)
        return certificate

    def join(self, name, *parts):
        self.file(name).write_bytes(b"".join(self.file(f"{part}.pem").read_bytes() for part in parts))
        return self.file(name)

    def database(self, status):
        """What OpenSSL knows of all the certificates here, which share a serial number: "V" or "R", or "" for nothing."""
        database = self.file("index.txt")
        when = {"R": "260101000000Z,keyCompromise", "V": "", "": ""}[status]
        database.write_text(status and f"{status}\t491231235959Z\t{when}\t0123456789\tunknown\t/CN=x\n",
                            encoding="utf-8")
        return database

    def answer(self, issuer, name, status, signer=None, *options):
        """The OCSP response of @issuer's responder about the certificate @name."""
        signer, response = self.file(signer or issuer), self.file(f"{name}.ocsp")
        openssl("ocsp", "-index", self.database(status), "-CA", self.file(f"{issuer}.pem"), "-rsigner", f"{signer}.pem",
                "-rkey", f"{signer}.key", "-issuer", self.file(f"{issuer}.pem"), "-cert", self.file(f"{name}.pem"),
                "-respout", response, "-ndays", "7", *options)
        return response

    def revoke(self, issuer, *names, numbered=True, scope=None):
        """The list of @issuer, with the certificates @names on it; @scope: its issuingDistributionPoint."""
        database = self.database("R" if names else "")
        self.file("crlnumber").write_text("01\n", encoding="utf-8")
        number = f"crlnumber={self.file('crlnumber')}\n" if numbered else ""
        self.file("ca.conf").write_text(
            f"[ca]\ndefault_ca=a\n[a]\ndatabase={database}\n{number}default_md=sha256\ndefault_crl_days=30\n"
            + (f"crl_extensions=e\n[e]\nissuingDistributionPoint=critical,@s\n[s]\n{scope}\n" if scope else ""),
            encoding="utf-8")
        openssl("ca", "-config", self.file("ca.conf"), "-gencrl", "-cert", self.file(f"{issuer}.pem"), "-keyfile",
                self.file(f"{issuer}.key"), "-out", self.file(f"{issuer}.crl"))
        return self.file(f"{issuer}.crl")


MADE = []


def pki():
    if not MADE:
        MADE.append(Authority())
    return MADE[0]


def verify(chain, *options, profile="web"):
    return assay("verify", f"--roots={pki().file('root.pem')}", f"--profile={profile}", *options, chain)


def validation(run):
    return valid(json.loads(run.out), "verify")["validation"]


def broken(run):
    return [(rule["id"], rule["certificate"]) for rule in validation(run)["candidates"][0]["rules"]
            if rule["outcome"] == "broken"]


@case()
def test_valid_in_any_order():
    for order in (("leaf", "branch"), ("leaf", "root", "leaf", "branch")):
        run = verify(pki().join("chain.pem", *order), "--name=dns:example.org", "--format=json").ends(0)
        equal(broken(run), [])
        found = json.loads(run.out)
        path = [found["certificates"][index]["subject"] for index in found["validation"]["candidates"][0]["path"]]
        equal(path, ["CN=example.org", "CN=Branch", "CN=Root"])


@case()
def test_text_tells_the_path_and_what_is_broken():
    chain = pki().join("chain.pem", "leaf", "branch")
    text = verify(chain).ends(0).out
    contains(text, "✓ Valid  example.org")
    contains(text, "└ Root  trust anchor")
    text = verify(chain, "--name=dns:example.com").ends(1).out
    contains(text, "✗ Not valid  example.org")
    contains(text, "✗ name  example.org\n    It is not for example.com.\n    tbs_certificate/extensions/subject_alt_name")
    contains(verify(chain, "--full").ends(0).out, "✓ signature  Branch")


@case([("dns:example.org", 0), ("dns:EXAMPLE.org", 0), ("dns:www.example.org", 1), ("ip:192.0.2.1", 0),
       ("ip:192.0.2.2", 1), ("email:Me@EXAMPLE.org", 0), ("email:me@example.org", 1), ("dns:192.0.2.1", 0)])
def test_name(row):
    name, status = row
    verify(pki().join("chain.pem", "leaf", "branch"), f"--name={name}").ends(status)


@case()
def test_time():
    chain = pki().join("chain.pem", "leaf", "branch")
    run = verify(chain, "--at-time=2001-02-03", "--format=json").ends(1)
    equal(broken(run), [("validity", 2), ("validity", 1), ("validity", 0)])
    run = verify(chain, "--at-time=@981158400", "--format=jsonl", profile="rfc5280").ends(1)
    equal(broken(run), [("validity", 1), ("validity", 0)])
    run = verify(chain, "--at-time=@981158400", "--root-limits", "--format=json", profile="rfc5280").ends(1)
    equal(broken(run), [("validity", 2), ("validity", 1), ("validity", 0)])


@case()
def test_purpose_and_depth():
    chain = pki().join("chain.pem", "leaf", "branch")
    verify(chain, "--purpose=server").ends(0)
    verify(chain, "--purpose=any").ends(0)
    equal(broken(verify(chain, "--purpose=client", "--format=json").ends(1)), [("extended-key-usage", 0)])
    verify(chain, "--purpose=1.3.6.1.5.5.7.3.1", "--max-depth=1").ends(0)
    equal(broken(verify(chain, "--max-depth=0", "--format=json").ends(1)), [("max-depth", 0)])


@case()
def test_policies():
    chain = pki().join("chain.pem", "leaf", "branch")
    verify(chain, "--explicit-policy").ends(0)
    verify(chain, "--explicit-policy", "--policy=1.3.6.1.4.1.5923.1", "--inhibit-any", "--inhibit-mapping").ends(0)
    run = verify(chain, "--explicit-policy", "--policy=1.3.6.1.4.1.5923.2", "--format=json").ends(1)
    equal(broken(run), [("policies", 0)])


@case()
def test_strictness():
    pki().sign("odd", "branch", "/CN=odd.example", ["subjectAltName=DNS:odd.example", "keyUsage=keyCertSign"])
    chain = pki().join("chain.pem", "odd", "branch")
    verify(chain, profile="rfc5280").ends(0)
    contains(verify(chain, profile="rfc5280").out, "Its key may sign certificates, though it is no authority.")
    verify(chain, "--strict", profile="rfc5280").ends(1)
    verify(chain, profile="web").ends(1)


def change(extensions, **other):
    """@extensions with others in place of those of the same names; without those that are None."""
    names = [extension.split("=")[0] for extension in extensions]
    kept = [extension for extension, name in zip(extensions, names) if name not in other]
    return kept + [f"{name}={value}" for name, value in other.items() if value is not None]


SAN = "DNS:example.org"

# What a leaf and its authority differ in from good ones, options beside the profile, and the rules that are broken by RFC
# 5280 alone, with what it says of those who issue certificates, and on the web.
FORMS = [
    ("good", {}, {}, "", "", "", ""),
    ("critical names", {"subjectAltName": f"critical,{SAN}"}, {}, "", "", "", "issuance"),
    ("critical key identifier", {"authorityKeyIdentifier": None, "2.5.29.35": "critical,ASN1:SEQUENCE:aki"}, {}, "",
     "issuance", "issuance", "issuance"),
    ("no key identifier", {"authorityKeyIdentifier": "none"}, {}, "", "", "issuance", "issuance"),
    ("limits of a leaf", {"nameConstraints": "permitted;DNS:example.org"}, {}, "", "issuance", "issuance", "issuance"),
    ("underscore", {"subjectAltName": f"{SAN},DNS:a_b.example.org"}, {}, "", "", "", "names"),
    ("mailbox", {"subjectAltName": f"{SAN},email:me@home@example.org"}, {}, "", "", "", "names"),
    ("number", {"subjectAltName": f"{SAN},DNS:www.example.1"}, {}, "", "", "", "names"),
    ("other purposes", {"extendedKeyUsage": "serverAuth,codeSigning"}, {}, "", "", "", "issuance"),
    ("access", {"authorityInfoAccess": None, "1.3.6.1.5.5.7.1.1": "ASN1:NULL"}, {}, "", "", "", "issuance"),
    ("critical access", {"1.3.6.1.5.5.7.1.1": "critical,ASN1:SEQUENCE:nothing"}, {}, "", "", "", "issuance"),
    ("points", {"crlDistributionPoints": "URI:http://example.org/a,DNS:example.org"}, {}, "", "", "", "issuance"),
    ("padding", {"keyUsage": None, "2.5.29.15": "DER:030205a0"}, {}, "", "", "", ""),
    ("no padding", {"keyUsage": None, "2.5.29.15": "DER:030205a1"}, {}, "", *["extension-form"] * 3),
    ("limits", {}, {"nameConstraints": "permitted;DNS:example.org"}, "", "", "issuance", ""),
    ("odd limit", {}, {"nameConstraints": "critical,excluded;DNS:*.example.com"}, "", *["name-constraints"] * 3),
    ("odd limit of another kind", {}, {"nameConstraints": "critical,excluded;email:@"}, "", "", "", ""),
    ("mailbox in UTF-8", {"subjectAltName": f"{SAN},otherName:1.3.6.1.5.5.7.8.9;UTF8:é@example.org"},
     {"nameConstraints": "critical,permitted;email:example.org,permitted;DNS:example.org"}, "", "", "", ""),
    ("other mailbox in UTF-8", {"subjectAltName": f"{SAN},otherName:1.3.6.1.5.5.7.8.9;UTF8:é@example.com"},
     {"nameConstraints": "critical,permitted;email:example.org,permitted;DNS:example.org"}, "", *["name-constraints"] * 3),
    ("unknown condition of a root", {}, {"1.2.3.4": "critical,ASN1:NULL"}, "", *["critical-extension"] * 3),
    ("malformed extension of a root", {}, {"2.5.29.32": "ASN1:NULL"}, "", "", "", "extension-form"),
    ("with the limits of roots", {}, {"2.5.29.32": "ASN1:NULL"}, "--root-limits", *["extension-form"] * 3),
    ("unreadable limits", {}, {"2.5.29.30": "critical,ASN1:NULL"}, "", "name-constraints", "name-constraints",
     "extension-form,name-constraints"),
    ("for clients", {"subjectAltName": "email:me@example.org", "extendedKeyUsage": "clientAuth"}, {}, "--purpose=client",
     "", "", ""),
]


@case([(row[0], row) for row in FORMS])
def test_form(row):
    _, (_, leaf, root, option, *wanted) = row
    sections = ["[aki]", "keyid=IMPLICIT:0,FORMAT:HEX,OCT:00", "[nothing]"]
    pki().sign("stem", "stem", "/CN=Stem", change(CA, **root))
    pki().sign("twig", "stem", "/CN=example.org", change(change(LEAF, subjectAltName=SAN), **leaf) + sections)
    for options, rule in zip((["--profile=rfc5280"], ["--profile=rfc5280", "--strict"], ["--profile=web"]), wanted):
        run = assay("verify", f"--roots={pki().file('stem.pem')}", *options, *option.split(), "--format=json",
                    pki().file("twig.pem")).ends(1 if rule else 0)
        equal(",".join(sorted({name for name, _ in broken(run)})), rule)


@case()
def test_rules_for_issuers_are_told():
    """What clients look the other way about is told of a chain and not held against it; what only the CA/Browser Forum
    asks for, as that a common name is among the names, not of a private authority."""
    def told(name):
        run = assay("show", "--format=json", f"--ca-file={pki().file('root.pem')}", "--verify-name=bare.example",
                    pki().file(f"{name}.pem")).ends(0)
        return [(check["status"], check["certificate"]) for check in run.report()["checks"] if check["id"] == "issuance"]

    names = "subjectAltName=DNS:bare.example"
    pki().sign("bare", "root", "/CN=bare", [names, "authorityKeyIdentifier=none", "subjectKeyIdentifier=none"])
    pki().sign("dressed", "root", "/CN=dressed", [names, KEY_ID])
    equal(told("bare"), [("note", 0)])
    equal(told("dressed"), [("pass", None)])


@case()
def test_strength():
    chain = pki().join("chain.pem", "leaf", "branch")
    verify(chain, "--strength=128", profile="rfc5280").ends(0)
    verify(chain, "--strength=192", profile="rfc5280").ends(1)


@case()
def test_missing_intermediate():
    run = verify(pki().file("leaf.pem"), "--format=json").ends(1)
    equal(broken(run), [("trust-anchor", 0)])
    verify(pki().file("leaf.pem"), f"--intermediates={pki().file('branch.pem')}").ends(0)


@case()
def test_revocation():
    chain = pki().join("chain.pem", "leaf", "branch")
    root, branch = f"--crls={pki().revoke('root')}", f"--crls={pki().revoke('branch')}"
    verify(chain, root, branch).ends(0)
    equal(broken(verify(chain, root, "--format=json").ends(1)), [("revocation", 0)])
    branch = f"--crls={pki().revoke('branch', 'leaf')}"
    run = verify(chain, root, branch, "--format=json").ends(1)
    equal(broken(run), [("revocation", 0)])
    contains(run.out, "It was revoked on ")
    contains(run.out, "wrong hands")


@case([("fullname=URI:http://example.org/a", 0, 0), ("fullname=URI:http://example.org/a,DNS:example.org", 0, 1),
       ("fullname=URI:http://example.org/a\nindirectCRL=TRUE", 0, 1)])
def test_list_for_the_web(row):
    """What the CA/Browser Forum asks of lists binds the web profile only."""
    scope, plain, web = row
    by = ["CRLissuer=dirName:i", "[i]", "CN=Branch"] if "indirect" in scope else []
    pki().sign("pointed", "branch", "/CN=example.org",
               LEAF + ["crlDistributionPoints=p", "[p]", "fullname=URI:http://example.org/a", *by])
    chain = pki().join("chain.pem", "pointed", "branch")
    lists = f"--crls={pki().revoke('root')}", f"--crls={pki().revoke('branch', scope=scope)}"
    verify(chain, *lists, profile="rfc5280").ends(plain)
    run = verify(chain, *lists, "--format=json", profile="web").ends(web)
    equal(broken(run), [("revocation", 0)] if web else [])


@case()
def test_list_without_number():
    """An issuer must number its lists (RFC 5280 section 5.2.3), but nobody needs the number of a complete one."""
    chain = pki().join("chain.pem", "leaf", "branch")
    lists = f"--crls={pki().revoke('root')}", f"--crls={pki().revoke('branch', numbered=False)}"
    verify(chain, *lists, profile="rfc5280").ends(0)
    run = verify(chain, *lists, "--strict", "--format=json", profile="rfc5280").ends(1)
    equal(broken(run), [("revocation", 0)])
    contains(run.out, "not made as whoever issues one")


def outcomes(run):
    return [(rule["certificate"], rule["outcome"]) for rule in validation(run)["candidates"][0]["rules"]
            if rule["id"] == "revocation"]


@case()
def test_ocsp():
    """What is said of the first certificate counts; of the others it need not be said."""
    chain = pki().join("chain.pem", "leaf", "branch")
    pki().sign("stranger", "stranger", "/CN=Branch", CA)
    good = f"--ocsp={pki().answer('branch', 'leaf', 'V')}"
    equal(outcomes(verify(chain, good, "--format=json").ends(0)), [(1, "unknown"), (0, "kept")])
    above = f"--ocsp={pki().answer('root', 'branch', 'V')}"
    equal(outcomes(verify(chain, good, above, "--format=json").ends(0)), [(1, "kept"), (0, "kept")])
    equal(outcomes(verify(chain, above, "--format=json").ends(1)), [(1, "kept"), (0, "broken")])
    later = verify(chain, good, "--format=json", f"--at-time=@{int(time.time()) + 10 * 86400}").ends(1)
    equal(outcomes(later), [(1, "unknown"), (0, "broken")])
    contains(later.out, "out of date")
    for status, signer, words in [("R", None, "It was revoked on "), ("", None, "does not know it"),
                                  ("V", "stranger", "cannot be relied on")]:
        run = verify(chain, f"--ocsp={pki().answer('branch', 'leaf', status, signer)}", "--format=json").ends(1)
        equal(broken(run), [("revocation", 0)])
        contains(run.out, words)
    revoked = f"--ocsp={pki().answer('root', 'branch', 'R')}"
    good = f"--ocsp={pki().answer('branch', 'leaf', 'V')}"
    equal(outcomes(verify(chain, good, revoked, "--format=json").ends(1)), [(1, "broken"), (0, "kept")])


@case()
def test_ocsp_and_lists():
    """Either may speak for a certificate; whoever says "revoked" is believed."""
    chain = pki().join("chain.pem", "leaf", "branch")
    lists = f"--crls={pki().revoke('root')}", f"--crls={pki().revoke('branch')}"
    good = f"--ocsp={pki().answer('branch', 'leaf', 'V')}"
    verify(chain, lists[0], good).ends(0)
    verify(chain, *lists, f"--ocsp={pki().answer('root', 'branch', 'V')}").ends(0)
    equal(broken(verify(chain, *lists, f"--ocsp={pki().answer('branch', 'leaf', 'R')}", "--format=json").ends(1)),
          [("revocation", 0)])
    good = f"--ocsp={pki().answer('branch', 'leaf', 'V')}"
    equal(broken(verify(chain, lists[0], f"--crls={pki().revoke('branch', 'leaf')}", good, "--format=json").ends(1)),
          [("revocation", 0)])


@case()
def test_roots_beside_the_systems():
    """Roots may be added to those of the computer, here another authority; what the public web asks for binds only chains
    to the latter."""
    pki().sign("public", "public", "/CN=Public", CA)
    pki().sign("site", "public", "/CN=example.org", LEAF)
    system = {"SSL_CERT_FILE": str(pki().file("public.pem"))}
    root, public = pki().file("root.pem"), pki().file("public.pem")

    def told(name, *options):
        chain = pki().join("chain.pem", *name.split())
        report = assay("show", "--format=json", *options, chain, **system).report()
        lifetime = next(check["detail"] for check in report["checks"] if check["id"] == "lifetime")
        return report["outcome"]["verdict"], report["chain"]["anchors"], "private" in lifetime

    equal(told("site"), ("trusted", "system", False))
    equal(told("site", f"--add-ca-file={root}"), ("trusted", "system", False))
    equal(told("site", f"--add-ca-file={public}"), ("trusted", "system", False))
    equal(told("leaf branch", f"--add-ca-file={root}"), ("trusted", "file", True))
    equal(told("leaf branch", f"--add-ca-file={public}"), ("untrusted", "both", False))
    equal(told("site", "--no-system-trust"), ("untrusted", "none", True))
    equal(told("site", "--no-system-trust", f"--add-ca-file={root}"), ("untrusted", "file", True))
    equal(told("leaf branch", f"--ca-file={root}", f"--add-ca-file={public}"), ("trusted", "file", True))
    assay("show", "--add-ca-file=/nowhere", root).ends(2)


@case()
def test_beside_certificates():
    """What is opened together with certificates is heeded: lists and responses too, but for those about others."""
    def told(*files):
        run = assay("show", "--together", "--format=json", f"--ca-file={pki().file('root.pem')}", chain, *files).ends(0)
        return run.report()["outcome"]["verdict"], [(row["certificate"], row["source"], row["status"])
                                                    for row in run.report()["revocation"]]

    chain = pki().join("chain.pem", "leaf", "branch")
    pki().sign("stranger", "stranger", "/CN=Stranger", CA)
    pki().sign("guest", "stranger", "/CN=guest.example", LEAF)
    others = pki().revoke("stranger"), pki().answer("stranger", "guest", "R")
    equal(told(*others), ("trusted", []))
    equal(told(pki().revoke("branch"), *others), ("trusted", [(0, "crl-file", "good")]))
    equal(told(pki().answer("branch", "leaf", "V")), ("trusted", [(0, "ocsp-file", "good")]))
    equal(told(pki().revoke("branch", "leaf")), ("untrusted", [(0, "crl-file", "revoked")]))
    equal(told(*others, pki().answer("root", "branch", "R")), ("untrusted", [(1, "ocsp-file", "revoked")]))


@case()
def test_ocsp_files():
    chain = pki().join("chain.pem", "leaf", "branch")
    response = pki().answer("branch", "leaf", "V")
    pem = pki().file("response.pem")
    pem.write_text("-----BEGIN OCSP RESPONSE-----\n" + base64.encodebytes(response.read_bytes()).decode()
                   + "-----END OCSP RESPONSE-----\n", encoding="utf-8")
    verify(chain, f"--ocsp={pem}").ends(0)
    contains(verify(chain, f"--ocsp={chain}").ends(2).err, "There is no OCSP response in it")
    verify(chain, "--ocsp=/nowhere").ends(2)


@case()
def test_altered_signature():
    der = bytearray(openssl("x509", "-in", pki().file("branch.pem"), "-outform", "DER"))
    der[-1] ^= 1
    pki().file("bent.pem").write_bytes(openssl("x509", "-inform", "DER", stdin=bytes(der)))
    run = verify(pki().join("chain.pem", "leaf", "bent"), "--format=json").ends(1)
    equal(broken(run), [("signature", 1)])


@case([("PEM",), ("DER",)])
def test_container(row):
    """A chain, and lists, may also come in PKCS #7."""
    chain, bundle = pki().join("chain.pem", "leaf", "branch"), pki().file("chain.p7b")
    openssl("crl2pkcs7", "-nocrl", "-certfile", chain, "-outform", row[0], "-out", bundle)
    verify(bundle).ends(0)
    lists = pki().file("lists.p7b")
    openssl("crl2pkcs7", "-in", pki().revoke("branch"), "-outform", row[0], "-out", lists)
    verify(chain, f"--crls={lists}", f"--crls={pki().revoke('root')}").ends(0)


@case()
def test_der_and_standard_input():
    pki().file("leaf.der").write_bytes(openssl("x509", "-in", pki().file("leaf.pem"), "-outform", "DER"))
    verify(pki().file("leaf.der"), f"--intermediates={pki().file('branch.pem')}").ends(0)
    text = pki().join("chain.pem", "leaf", "branch").read_text(encoding="ascii")
    assay("verify", f"--roots={pki().file('root.pem')}", "-", stdin=text).ends(0)


@case(["--profile=x", "--name=x", "--name=ip:x", "--purpose=x", "--policy=x", "--at-time=x", "--roots=/nowhere",
       "--crls=/nowhere", "--format=pem"])
def test_usage(option):
    chain = pki().file("leaf.pem")
    run = assay("verify", option, chain).ends(2)
    equal(run.out, "")
    assert run.err.startswith("assay-cli: "), run.err


@case()
def test_usage_of_files():
    assay("verify").ends(2)
    assay("verify", pki().file("leaf.pem"), pki().file("leaf.pem")).ends(2)
    pki().file("empty").write_bytes(b"")
    contains(assay("verify", pki().file("empty")).ends(2).err, "There is no certificate in it")


if __name__ == "__main__":
    main()
