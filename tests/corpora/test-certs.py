#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our facts of public certificates, from ordinary to absurd, against what OpenSSL prints of them.

usage: test-certs.py DUMP-X509
"""
import calendar
import collections
import concurrent.futures
import ipaddress
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from tap import Tap  # noqa: E402

CORPORA = os.environ.get("ASSAY_CORPORA") or os.path.join(os.environ["ASSAY_SOURCE_DIR"], "..", "shared", "corpora")
FOLDERS = ["certs-zlint", "certs-pyca"]

EXTENSIONS = "subjectAltName,keyUsage,extendedKeyUsage,basicConstraints,subjectKeyIdentifier,authorityKeyIdentifier," \
             "certificatePolicies,crlDistributionPoints,authorityInfoAccess"
OPENSSL = ["openssl", "x509", "-noout", "-subject", "-issuer", "-serial", "-startdate", "-enddate",
           "-dateopt", "iso_8601", "-nameopt", "RFC2253,-esc_msb", "-ext", EXTENSIONS, "-text", "-certopt",
           "no_header,no_version,no_serial,no_validity,no_subject,no_issuer,no_sigdump,no_aux,no_extensions"]

# OpenSSL's words for what RFC 5280 and we call otherwise.
KEY_USAGE = {
    "Digital Signature": "digitalSignature", "Non Repudiation": "nonRepudiation",
    "Key Encipherment": "keyEncipherment", "Data Encipherment": "dataEncipherment",
    "Key Agreement": "keyAgreement", "Certificate Sign": "keyCertSign", "CRL Sign": "cRLSign",
    "Encipher Only": "encipherOnly", "Decipher Only": "decipherOnly",
}
PURPOSES = {
    "TLS Web Server Authentication": "serverAuth", "TLS Web Client Authentication": "clientAuth",
    "Code Signing": "codeSigning", "E-mail Protection": "emailProtection", "Time Stamping": "timeStamping",
    "OCSP Signing": "OCSPSigning", "Any Extended Key Usage": "anyExtendedKeyUsage",
    "IPSec End System": "ipsecEndSystem", "IPSec Tunnel": "ipsecTunnel", "IPSec User": "ipsecUser",
    "Netscape Server Gated Crypto": "netscape-server-gated-crypto",
    "Microsoft Commercial Code Signing": "commercialCodeSigning",
    "Signing KDC Response": "pkinit-KPKdc", "CT Precertificate Signer": "ctPrecertificateSigning",
}
# RFC 4514 and RFC 4519 have other names for these, or none.
ATTRIBUTES = {
    "street": "STREET", "SN": "surname", "GN": "givenName", "jurisdictionC": "jurisdictionCountryName",
    "jurisdictionL": "jurisdictionLocalityName", "jurisdictionST": "jurisdictionStateOrProvinceName",
}
ALGORITHMS = {"rsaEncryption": "RSA", "rsassaPss": "RSA-PSS", "id-ecPublicKey": "EC", "dsaEncryption": "DSA",
              "ED25519": "Ed25519", "ED448": "Ed448", "dhKeyAgreement": "DH"}


def openssl(path):
    pem = b"-----BEGIN" in open(path, "rb").read()
    run = subprocess.run(OPENSSL + ["-in", path, "-inform", "PEM" if pem else "DER"], capture_output=True, timeout=20)
    return run.returncode, run.stdout.decode("utf-8", "surrogateescape")


def moment(text):
    try:
        return calendar.timegm(time.strptime(text, "%Y-%m-%d %H:%M:%SZ"))
    except ValueError:
        return None




def find(pattern, text):
    match = re.search(pattern, text, re.MULTILINE | re.DOTALL)
    return match.group(1) if match else None


def theirs(text):
    """What OpenSSL says, in pieces; None where it says nothing."""
    facts = {
        "subject": find(r"^subject=(.*?)\n(?=issuer=)", text),
        "issuer": find(r"^issuer=(.*?)\n(?=serial=)", text),
        "serial": find(r"^serial=(-?[0-9A-F]+)$", text),
        "not_before": moment(find(r"^notBefore=([^\n]*)", text) or ""),
        "not_after": moment(find(r"^notAfter=([^\n]*)", text) or ""),
        "key_algorithm": find(r"Public Key Algorithm: ([^\n]*)", text),
        "key_bits": find(r"Public-Key: \((\d+) bit\)", text),
        "key_curve": find(r"NIST CURVE: (\S+)", text) or find(r"ASN1 OID: (\S+)", text),
        "signature_algorithm": find(r"^        Signature Algorithm: ([^\n]*)", text),
    }
    for name, title in (("names", "Subject Alternative Name"), ("key_usage", "Key Usage"),
                        ("extended_key_usage", "Extended Key Usage"), ("basic_constraints", "Basic Constraints"),
                        ("subject_key_id", "Subject Key Identifier"),
                        ("authority_key_id", "Authority Key Identifier"),
                        ("policies", "Certificate Policies"), ("crl_points", "CRL Distribution Points"),
                        ("access", "Authority Information Access")):
        body = find(r"^(?:X509v3 )?%s: ?(?:critical)?\n(.*?)\n?(?=^X509v3 |^Authority Information|^        Signature "
                    r"Algorithm|\Z)" % title, text)
        facts[name] = body[4:] if body is not None and body.startswith("    ") else body
    return facts


def unescape(text):
    """The bytes behind what either of us made visible."""
    def raw(match):
        if match.group(1):
            return bytes.fromhex(match.group(1).decode())
        if match.group(2):
            return chr(int(match.group(2), 16)).encode()
        return match.group(3)
    data = text.encode("utf-8", "surrogateescape")
    return re.sub(rb"\\(?:x?([0-9A-Fa-f]{2})|u\{([0-9a-f]+)\}|(.))", raw, data, flags=re.DOTALL)


def attributes(name):
    """Each attribute's type, in our words, and the bytes of its value."""
    parts = [part.partition("=") for part in re.split(r"(?<!\\)(?:\\\\)*[,+]", name)]
    return [(ATTRIBUTES.get(kind, kind), unescape(value)) for kind, _, value in parts]


def same_name(ours, text):
    return attributes(ours) == attributes(text)


def same_text(ours, text):
    return ours == text


def same_serial(ours, text):
    number = int.from_bytes(bytes.fromhex(ours), "big", signed=True) if ours else None
    return number == int(text, 16)


def same_number(ours, text):
    return ours == int(text)


def same_algorithm(ours, text):
    def plain(name):
        return re.sub(r"[-_. ]|with|^id", "", name.lower())
    return plain(ours) == plain(text)


def same_key(ours, text):
    return ours == ALGORITHMS.get(text, text)


def same_curve(ours, text):
    return ours is not None and ours == {"prime256v1": "P-256", "prime192v1": "P-192"}.get(text, text)


def name_pattern(name):
    """How OpenSSL prints a name of ours."""
    kind, _, value = name.partition(":")
    if kind == "IP":
        try:
            address = ipaddress.ip_address(value)
        except ValueError:
            return rb"IP Address:<invalid>"
        if address.version == 6:
            value = ":".join("%X" % int(group, 16) for group in address.exploded.split(":"))
        return b"IP Address:" + re.escape(value.encode())
    if kind in ("DNS", "email", "URI"):
        return kind.encode() + b":" + re.escape(unescape(value))
    prefix = {"other": rb"othername: ?", "dirName": rb"DirName:", "RID": rb"Registered ID:", "x400": rb"X400Name:",
              "ediParty": rb"EdiPartyName:"}[kind]
    return prefix + rb".*?"


def same_names(ours, text):
    if not ours:
        return text.strip() == "<EMPTY>"
    pattern = b", ".join(map(name_pattern, ours))
    return re.fullmatch(pattern, text.encode("utf-8", "surrogateescape"), re.DOTALL) is not None


def read_names():
    """Our names by number, for those that OpenSSL leaves as numbers."""
    source = Path(os.environ["ASSAY_SOURCE_DIR"], "src/names/oids.c").read_text(encoding="utf-8")
    return dict(re.findall(r'\{ *"([0-9.]+)", *"([^"]+)"', source))


NAMES = read_names()


def words(table, text):
    return [table.get(word) or NAMES.get(word, word) for word in text.split(", ")]


def same_usage(ours, text):
    return ours is not None and sorted(ours) == sorted(word for word in words(KEY_USAGE, text) if word)


def same_purposes(ours, text):
    return ours is not None and ours == [word for word in words(PURPOSES, text) if word]


def same_constraints(ours, text):
    said = "CA:TRUE" if ours[0] else "CA:FALSE"
    return text == (said if ours[1] < 0 else "%s, pathlen:%d" % (said, ours[1]))


def same_key_id(ours, text):
    return (ours or "") == text.replace(":", "").lower().strip()


def same_authority(ours, text):
    found = find(r"^\s*(?:keyid:)?((?:[0-9A-F]{2}:)*[0-9A-F]{2})$", text)
    return (ours or "") == (found or "").replace(":", "").lower()


def same_policies(ours, text):
    said = [{"X509v3 Any Policy": "2.5.29.32.0"}.get(name, name)
            for name in re.findall(r"^ *Policy: (.*)$", text, re.MULTILINE)]
    return [re.search(r"[0-9.]+(?=\)?$)", policy).group() for policy in ours] == said


def same_points(ours, text):
    """The first name of each point that has a full name."""
    said = re.findall(r"Full Name:\n *(\w+):(.*?)(?= *Reasons:|\n *[\w ]+:|\n *\n|\s*\Z)", text, re.DOTALL)
    ours = [name.partition(":")[::2] for name in ours]
    return [(kind, unescape(value)) for kind, value in ours if kind == "URI"] \
        == [(kind, unescape(value)) for kind, value in said if kind == "URI"]


def same_access(ours, text):
    said = re.findall(r"^ *(OCSP|CA Issuers) - ([\w ]+):(.*?)(?=\n *(?:OCSP|CA Issuers) - |\s*\Z)", text,
                      re.MULTILINE | re.DOTALL)
    methods = {"ocsp (1.3.6.1.5.5.7.48.1)": "OCSP", "caIssuers (1.3.6.1.5.5.7.48.2)": "CA Issuers"}
    return len(ours[0]) == len(said) and all(
        methods.get(method, method) == theirs and (kind not in ("DNS", "email", "URI")
                                                   or unescape(value) == unescape(location))
        for method, value, (theirs, kind, location) in zip(*ours, said))


FIELDS = [
    ("subject", same_name), ("issuer", same_name), ("serial", same_serial), ("not_before", same_text),
    ("not_after", same_text), ("key_algorithm", same_key), ("key_bits", same_number), ("key_curve", same_curve),
    ("signature_algorithm", same_algorithm), ("names", same_names), ("key_usage", same_usage),
    ("extended_key_usage", same_purposes), ("basic_constraints", same_constraints),
    ("subject_key_id", same_key_id), ("authority_key_id", same_authority), ("policies", same_policies),
    ("crl_points", same_points), ("access", same_access),
]

STATES = ["equal", "explained", "different", "only ours", "not said"]

# OpenSSL says these whenever they are there.
EXTENSION_FIELDS = {"names", "key_usage", "extended_key_usage", "subject_key_id", "authority_key_id"}

# Differences that are meant, by file and field.
EXPLAINED = [
    (r".*_no_key_usages\.pem|keyUsageNoBits\.pem", {"key_usage"}, "an empty bit string, which OpenSSL dumps"),
    (r"empty_seq_of_eku\.pem", {"extended_key_usage"}, "an empty list, which OpenSSL dumps"),
    (r".*_alg_ml[dk].*\.pem", {"key_algorithm"}, "post-quantum algorithms, which OpenSSL 3.0 has no names for"),
    (r"san_edipartyname\.der", {"names"}, "OpenSSL wants its tags explicit, and dumps what it cannot read"),
    (r"(userNotice|explicitText|cp_invalid).*", {"policies"}, "qualifiers that are malformed; OpenSSL dumps all of it"),
    (r"e-trust\.ru\.der", {"policies"}, "OpenSSL has names for the classes of Russian tools"),
    (r"v1_cert\.pem", {"signature_algorithm"}, "the two algorithms differ; OpenSSL tells the inner, we the outer"),
]


def explained(name, field):
    return any(re.fullmatch(file, name) and field in fields for file, fields, why in EXPLAINED)


def is_certificate(path):
    if os.path.basename(path) == "cryptography-scts-tbs-precert.der":   # only the part that is signed
        return False
    with open(path, "rb") as file:
        data = file.read()
    return b"CERTIFICATE-----" in data or (path.endswith(".der") and not os.path.basename(path).startswith("crl_"))


def certificates():
    for folder in FOLDERS:
        path = os.path.join(CORPORA, folder)
        for name in sorted(os.listdir(path) if os.path.isdir(path) else []):
            file = os.path.join(path, name)
            if is_certificate(file):
                yield file


def compare(name, ours, text, counts, failures):
    ours["basic_constraints"] = (ours["is_ca"], ours["path_length"])
    ours["access"] = (ours["access_methods"], ours["access_locations"]) if ours["access_methods"] else None
    said = theirs(text)
    for field, same in FIELDS:
        if said[field] is None and (field not in EXTENSION_FIELDS or not ours[field]):
            counts[field, "not said"] += 1
        elif said[field] is None:
            counts[field, "only ours"] += 1
            failures[field].append("%s: %r, OpenSSL says nothing" % (name, ours[field]))
        elif same(ours[field], said[field]):
            counts[field, "equal"] += 1
        elif explained(name, field):
            counts[field, "explained"] += 1
        else:
            counts[field, "different"] += 1
            failures[field].append("%s: %r, OpenSSL: %r" % (name, ours[field], said[field]))


def certtool(path):
    pem = b"-----BEGIN" in open(path, "rb").read()
    run = subprocess.run(["certtool", "-i", "--infile", path] + ([] if pem else ["--inder"]), capture_output=True,
                         timeout=20)
    return run.returncode, (run.stderr or run.stdout).decode("utf-8", "replace").strip().split("\n")[-1]


def certtool_refuses(paths):
    """The certificates that GnuTLS will not read at all, by its words: those that we show all the same."""
    refused = collections.defaultdict(list)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for path, (status, words) in zip(paths, pool.map(certtool, paths)):
            if status != 0:
                refused[words].append(os.path.basename(path))
    return refused


# What no certificate may leave blank, unless the field is empty or unreadable in its DER.
NEVER_BLANK = ["title", "issuer_title", "serial", "key_algorithm", "signature_algorithm"]


def blanks(line):
    ours = json.loads(line)
    missing = [name for name in NEVER_BLANK if not ours[name]]
    return ["%s: %s" % (ours["file"], name) for name in missing if not ours["malformed"]]


def main():
    paths = list(certificates())
    if not paths:
        print("1..0 # SKIP there are no certificates in %s" % CORPORA)
        return 0

    dump = subprocess.run([sys.argv[1]] + paths, capture_output=True, timeout=60)
    lines = dump.stdout.decode().splitlines()
    counts, failures, refused = collections.Counter(), collections.defaultdict(list), 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for path, line, (status, text) in zip(paths, lines, pool.map(openssl, paths)):
            ours = json.loads(line)
            if status != 0:
                refused += 1
            else:
                compare(os.path.basename(path), ours, text, counts, failures)

    refused_too = certtool_refuses(paths)
    tap = Tap()
    tap.say("%d certificates, of which OpenSSL refuses %d and certtool %d" % (len(paths), refused, sum(map(len, refused_too.values()))))
    for words, names in sorted(refused_too.items(), key=lambda item: -len(item[1])):
        tap.say("certtool: %s (%d): %s" % (words, len(names), " ".join(names[:4])))
    tap.case("every file is read", [] if dump.returncode == 0 and len(lines) == len(paths) else [str(dump.returncode)])
    tap.case("every certificate has a title", [line for line in lines if not json.loads(line)["title"]])
    tap.case("nothing is left blank", [blank for line in lines for blank in blanks(line)])
    for field, _ in FIELDS:
        states = ["%d %s" % (counts[field, state], state) for state in STATES]
        nothing = [] if counts[field, "equal"] else ["nothing was compared"]
        tap.case("%s: %s" % (field, ", ".join(states)), failures[field] + nothing)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
