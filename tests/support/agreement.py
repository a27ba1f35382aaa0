# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what assay-cli decodes against what tshark makes of the same bytes, field by field: place, bytes, words."""
import base64
import collections
import datetime
import json
import os
import re
import subprocess

from dissection import ALERT, HANDSHAKE

CLI = os.environ.get("ASSAY_CLI") or os.path.join(os.environ["ASSAY_BUILD_DIR"], "src", "cli", "assay-cli")
CLIENT_HELLO, SERVER_HELLO = 1, 2
SIDES = {"sent": 0, "received": 1}
LAYERS = {"handshake": HANDSHAKE, "alert": ALERT}
# Where tshark only counts or names what stands inside, which is other fields.
GROUPS = re.compile(r"\d+ items?|\w+ \(\d+\)")
# Nodes below these are DER, where tshark's fields begin after tag and length.
DER = re.compile(r"(^|/)(cert_data|asn1_subject_public_key_info|distinguished_name|ocsp_response)(/|$)")
BIT_STRING = 3
# The bits that tshark calls otherwise than we do.
BITS = {
    "contentCommitment": "nonRepudiation",
    "ssl.client": "sslClient", "ssl.server": "sslServer", "object.signing": "objectSigning",
    "reserved.for.future.use": "reserved", "ssl.ca": "sslCA", "smime.ca": "smimeCA",
    "object.signing.ca": "objectSigningCA",
}
# What tshark calls otherwise than the registries and we do.
SYNONYMS = {
    "application_settings_old": "application_settings",
    "DTLS 1.0 (OpenSSL before 0.9.8f)": "DTLS 1.0 (OpenSSL pre 0.9.8f)",
    "google_version": "google_quic_version",
    "initial_rtt": "google_initial_rtt",
    "key_share_draft": "Reserved (key_share)",
    "peer_allowed_to_send": "Peer allowed to send requests",
    "peer_not_allowed_to_send": "Peer not allowed to send requests",
    "v1": "0",
}

def decode(data, *arguments):
    """What assay-cli decode makes of @data, with its exit status."""
    done = subprocess.run([CLI, "decode", "--format=json", *arguments], input=data, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=120, check=False)
    if not done.stdout:
        raise RuntimeError(f"assay-cli ended with {done.returncode}: {done.stderr.decode()}")
    return json.loads(done.stdout)


def write_down(messages):
    """The messages as `openssl s_client -msg` would print them: (side, layer, type, body) each."""
    lines = []
    for side, layer, kind, body in messages:
        data = bytes([kind]) + len(body).to_bytes(3, "big") + body if layer == HANDSHAKE else body
        lines += [f"{'<<<' if side else '>>>'} TLS, {layer} [length {len(data):04x}]", f"    {data.hex(' ')}"]
    return "\n".join(lines).encode()


def walk(node, path=""):
    path = f"{path}/{node['key']}" if path else node["key"]
    yield path, node
    for child in node.get("children", []):
        yield from walk(child, path)


def spell(text):
    """The words without their order and marks: tshark's "SHA1 DSA" is the registry's "dsa_sha1"."""
    return " ".join(sorted(re.findall(r"[a-z0-9]+", text.lower())))


def any_index(path):
    return re.sub(r"/\d+(?=/|$)", "/*", path)


def varint(data):
    """A number that says in its first two bits how long it is (RFC 9000 section 16)."""
    return int.from_bytes(data, "big") & ((1 << (8 * len(data) - 2)) - 1)


def same_words(field, value):
    """tshark's words, its number, or its bytes."""
    plain = re.sub(r" \((0x[0-9a-f]+|\d+)\)$", "", field.words)
    number = str(field.number) if field.length <= 64 else ""
    same = {spell(plain), spell(number), spell(field.value.hex()), spell(field.value.decode("latin-1"))}
    same |= {spell(word) for word in re.findall(r"\((\w+)\)", plain)}
    return spell(SYNONYMS.get(value, value)) in same or value.endswith(f"(0x{field.value.hex()})") \
        or "Unknown" in plain.split()


def same_varint(field, value):
    return value == str(varint(field.value)) or same_words(field, value)


def same_time(field, value):
    """Milliseconds since 1970 in RFC 3339."""
    time = datetime.datetime.fromtimestamp(field.number // 1000, datetime.timezone.utc)
    return value == f"{time:%Y-%m-%dT%H:%M:%S}.{field.number % 1000:03d}Z"


def same_oid(field, value):
    return any(value in (oid, f"({oid})") or value.endswith(f" ({oid})") for oid in [field.words.partition(" ")[0]])


def same_moment(field, value):
    return value == re.sub(r"(\S+) (\S+) \(UTC\)", r"\1T\2Z", field.words)


def same_version(field, value):
    """Microsoft's CA version: which certificate of a CA, with which of its keys."""
    return value == f"V{field.number & 0xffff}.{field.number >> 16}" or same_words(field, value)


def same_bit(field, value):
    """One bit of a BIT STRING, which we name when it is set."""
    name = re.sub(r".*\.KeyUsage\.|.*\.CertType\.", "", field.name)
    name = BITS.get(name, name)
    return field.words in ("True", "False") and (name in re.findall(r"\w+", value)) == (field.words == "True")


def same_bytes(field, value):
    """The bytes agree, and tshark has no words for them."""
    return True


# Field of tshark -> how its value compares with ours; the first row counts.
VALUES = [
    (r"tls\.quic\.parameter\.(type|value)", same_varint),
    (r"tls\.sct\.sct_timestamp", same_time),
    (r"x509ce\.KeyUsage\.\w+|ns\.cert\.exts\.CertType\.[\w.]+", same_bit),
    (r"x509sat\.Integer", same_version),
    (r"x509ce\.KeyUsage|ns_cert_exts\.CertType|ber\.bitstring\.padding", same_bytes),
    (r"(x509\w*|pkix1\w+|ocsp|ns_cert_exts)\.(oid|id|[\w.]*\bid|extension\.id|KeyPurposeId|policyIdentifier|accessMethod|templateID)",
     same_oid),
    (r"[\w.]+\.(utcTime|generalTime|generalizedTime|producedAt|thisUpdate|nextUpdate)", same_moment),
    (r".*", same_words),
]


def contents_of(node, body):
    """Where a DER element's content is, that of a BIT STRING also without its first byte; nothing else has any."""
    start, length = node["offset"], node["length"]
    data = body[start:start + length]
    if len(data) < 2:
        return []
    wide = data[1] & 0x7f if data[1] > 0x80 else 0
    header = 2 + wide
    content = int.from_bytes(data[2:header], "big") if wide else data[1]
    if header + content != length:
        return []
    at = start + header
    return [(at, content)] + [(at, 1), (at + 1, content - 1)] * (data[0] == BIT_STRING)


class Comparison:
    """Counts what agrees and keeps what does not."""

    def __init__(self):
        self.messages = collections.Counter()   # by HandshakeType; alerts by their layer
        self.compared = collections.Counter()   # fields, likewise
        self.fingerprints = 0
        self.problems = []
        self.missing = collections.Counter()    # fields of tshark without a node
        self.unmatched = collections.Counter()  # nodes without a field of tshark
        self.names = collections.defaultdict(collections.Counter)   # path of ours -> fields of tshark there

    def message(self, theirs, ours):
        """Compares one message; what tshark cannot tell apart within a field that both have is no field of its own."""
        body = base64.b64decode(ours["bytes"])
        nodes = collections.defaultdict(list)
        contents = collections.defaultdict(list)
        for path, node in walk(ours["fields"]):
            nodes[node["offset"], node["length"]].append((path, node))
            if DER.search(path):
                for content in contents_of(node, body):
                    contents[content].append((path, node))
        if (theirs.layer, theirs.type) != (LAYERS[ours["layer"]], ours["type_code"]):
            self.problems.append(f"{ours['type']} where tshark has {theirs.layer} {theirs.type}")
            return
        if theirs.length != len(body):
            self.problems.append(f"{ours['type']}: {len(body)} bytes, tshark has {theirs.length}")
        kind = theirs.type if theirs.layer == HANDSHAKE else theirs.layer
        self.messages[kind] += 1
        seen = set()                            # nodes by their paths
        for field in theirs.fields:
            self.field(theirs, field, body, nodes, contents, seen)
        self.compare_fingerprints(theirs, ours)
        self.unmatched.update(any_index(path) for found in nodes.values() for path, node in found
                              if path not in seen and "children" not in node and node["length"])

    def field(self, theirs, field, body, nodes, contents, seen):
        here = (field.offset, field.length)
        found = nodes.get(here) or contents.get(here)
        what = f"{field.name} at {field.offset}+{field.length}"
        if body[field.offset:field.offset + field.length] != field.value:
            self.problems.append(f"{what}: other bytes: {field.value.hex()}")
        elif found:
            seen.update(path for path, _ in found)
            self.compared[theirs.type if theirs.layer == HANDSHAKE else theirs.layer] += 1
            self.names[any_index(found[-1][0])][field.name] += 1
            self.compare_words(field, what, found)
        elif not self.is_part(field, nodes):
            self.missing[field.name] += 1
            if theirs.layer == HANDSHAKE and theirs.type in (CLIENT_HELLO, SERVER_HELLO):
                self.problems.append(f"{what} is not in our tree: {field.words}")

    @staticmethod
    def is_part(field, nodes):
        """tshark splits what we show whole: the hash and the signature of a SignatureScheme, the time in a random."""
        outer = field.parent
        while outer is not None:
            found = nodes.get((outer.offset, outer.length), [])
            if any("children" not in node for _, node in found):
                return True
            outer = outer.parent
        return False

    def compare_words(self, field, what, found):
        """Where we give a value, tshark's words, its number or its bytes say the same."""
        if GROUPS.fullmatch(field.words):
            return
        same = next(same for name, same in VALUES if re.fullmatch(name, field.name))
        for _, node in found:
            if "value" in node and "children" not in node and not same(field, node["value"]):
                self.problems.append(f"{what}: we say {node['value']}, tshark {field.words}")

    def compare_fingerprints(self, theirs, ours):
        for name, value in theirs.fingerprints.items():
            self.fingerprints += 1
            own = ours.get("fingerprints", {}).get(name)
            if own != value:
                self.problems.append(f"{name}: we say {own}, tshark {value}")

    def add(self, other):
        self.messages += other.messages
        self.compared += other.compared
        self.fingerprints += other.fingerprints
        self.problems += other.problems
        self.missing += other.missing
        self.unmatched += other.unmatched
        for path, names in other.names.items():
            self.names[path] += names


def tell(tap, comparison):
    """What was compared, and what only one side has."""
    tap.say(f"{sum(comparison.compared.values())} fields and {comparison.fingerprints} fingerprints compared; by "
            "message: " + ", ".join(f"{kind}: {comparison.compared[kind]} in {count}"
                                    for kind, count in sorted(comparison.messages.items(), key=str)))
    for path, names in sorted(comparison.names.items()):
        tap.say(f"{path}: {', '.join(sorted(names))}")
    for what, counted in (("only tshark has", comparison.missing), ("only we have", comparison.unmatched)):
        for name, count in sorted(counted.items()):
            tap.say(f"{what} {name}: {count}")
