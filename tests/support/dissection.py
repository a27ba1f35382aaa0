# SPDX-License-Identifier: GPL-3.0-or-later
"""What tshark makes of a capture file: its handshake messages and alerts, field by field with their bytes."""
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field, replace

HANDSHAKE, ALERT = "Handshake", "Alert"
# What tshark computes, and the headers, which our trees leave out: our messages have these beside the tree.
NOT_FIELDS = re.compile(r"d?tls\.(handshake|alert_message)(\.(ja[34].*|type|length|message_seq|reassembled.*|fragment.*))?"
                        r"|_ws\..*|d?tls\.(segment|reassembled).*")
FINGERPRINTS = re.compile(r"d?tls\.handshake\.(ja[34]\w*)")
# Where a packet says who sent it; the first that is there counts.
SENDERS = ["tcp.srcport", "udp.srcport", "wlan.sa", "eth.src", "ip.src"]
STREAMS = ["tcp.stream", "udp.stream"]
ADDRESSES = ["ip.src", "ipv6.src", "wlan.sa", "eth.src"]


@dataclass(frozen=True)
class Field:
    """A field of tshark: `offset` counts from the first byte of the body; `words` are what it says of the value."""
    name: str
    offset: int
    length: int
    value: bytes
    words: str
    parent: object

    @property
    def number(self):
        return int.from_bytes(self.value, "big")


@dataclass(frozen=True)
class Message:
    """A handshake message or alert; `side` is 0 for the client's. `fingerprints` are those that tshark took."""
    side: int
    layer: str
    type: int
    length: int
    fields: list
    fingerprints: dict
    frame: int

    def body(self):
        """The bytes, put together from the fields; None when these leave some out."""
        data, known = bytearray(self.length), bytearray(self.length)
        for part in self.fields:
            end = part.offset + part.length
            if 0 <= part.offset and end <= self.length and len(part.value) == part.length:
                data[part.offset:end] = part.value
                known[part.offset:end] = b"\1" * part.length
        return bytes(data) if all(known) else None


@dataclass
class Conversation:
    """All messages that two peers exchanged; `carrier` is "tls" on TCP, or "quic", "dtls", "eap"."""
    carrier: str
    stream: object
    client: object = None       # address and port of who sent the first ClientHello
    messages: list = field(default_factory=list)
    hidden: int = 0             # messages that are encrypted


def read_fields(element, start, parent, fields):
    """Adds what stands below @element, outermost first. A subtree without a value only groups."""
    for child in element.findall("field"):
        name, value, size = child.get("name"), child.get("value"), int(child.get("size", "0"))
        above = parent
        if name and value and size and not NOT_FIELDS.fullmatch(name):
            data = bytes.fromhex(child.get("unmaskedvalue", value))
            words = child.get("showname", "").partition(": ")[2]
            above = Field(name, int(child.get("pos")) - start, size, data, words, parent)
            fields.append(above)
        read_fields(child, start, above, fields)


def read_fingerprints(element):
    found = {}
    for child in element.iterfind("field"):
        match = FINGERPRINTS.fullmatch(child.get("name", ""))
        if match:
            found[match.group(1)] = child.get("show")
    return found


def show(parts, name):
    return int(parts[name].get("show")) if name in parts else None


def read_handshake(side, element, frame):
    """None for what is encrypted, and for the pieces of what is put together later."""
    protocol = element.get("name").partition(".")[0]
    parts = {child.get("name", "").removeprefix(f"{protocol}.handshake."): child for child in element.findall("field")}
    kind, length = show(parts, "type"), show(parts, "length")
    if kind is None or length is None:
        return None
    header = parts.get("fragment_length", parts["length"])      # DTLS has more of a header
    if protocol == "dtls" and show(parts, "fragment_length") != length and "fragments" not in parts:
        return None
    fields = []
    read_fields(element, int(header.get("pos")) + int(header.get("size")), None, fields)
    return Message(side, HANDSHAKE, kind, length, fields, read_fingerprints(element), frame)


def read_alert(side, element, frame):
    parts = {child.get("name", "").rpartition(".")[2]: child for child in element.findall("field")}
    if "desc" not in parts or "level" not in parts:
        return None
    fields = []
    read_fields(element, int(parts["level"].get("pos")), None, fields)
    return Message(side, ALERT, show(parts, "desc"), 2, fields, {}, frame)


READERS = {"handshake": read_handshake, "alert_message": read_alert}


def first(packet, names):
    for name in names:
        for element in packet.iterfind(f".//field[@name='{name}']"):
            return element.get("show")
    return None


def carrier_of(packet):
    protocols = {element.get("name") for element in packet.iter("proto")}
    for carrier in ("quic", "dtls", "eap"):
        if carrier in protocols:
            return carrier
    return "tls"


def key_of(packet):
    """What tells one conversation from another."""
    carrier = carrier_of(packet)
    streams = {"quic": ["udp.stream"], "dtls": ["udp.stream"], "eap": []}.get(carrier, STREAMS)
    stream = first(packet, streams)
    return carrier, int(stream) if stream is not None else None


class Dissector:
    """Takes packets in order; who sent the first ClientHello of a conversation is its client."""

    def __init__(self):
        self.conversations = {}

    def take(self, packet):
        key, sender = key_of(packet), (first(packet, ADDRESSES), first(packet, SENDERS))
        frame = int(first(packet, ["num"]) or 0)
        conversation = self.conversations.setdefault(key, Conversation(*key))
        for element in packet.iter("field"):
            protocol, _, kind = element.get("name", "").partition(".")
            if protocol not in ("tls", "dtls") or kind not in READERS:
                continue
            message = READERS[kind](0, element, frame)
            if message is None:
                conversation.hidden += "ncrypted" in element.get("showname", "")
                continue
            if message.layer == HANDSHAKE and message.type == 1 and conversation.client is None:
                conversation.client = sender
            conversation.messages.append(replace(message, side=int(sender != conversation.client)))


def tshark(capture, keys, arguments):
    """Runs tshark over a capture; gives the process, whose output is to be read."""
    argv = ["tshark", "-n", "-2", "-r", capture, "-o", "tcp.desegment_tcp_streams:TRUE",
            "-o", "tcp.reassemble_out_of_order:TRUE", *arguments]
    argv += ["-o", f"tls.keylog_file:{keys}"] if keys else []
    return subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def check(process):
    if process.wait() != 0:
        raise RuntimeError(f"tshark ended with {process.returncode}")


def dissect(capture, keys=None):
    """The conversations of a capture; with encrypted messages too when there are @keys, or some inside of it."""
    dissector = Dissector()
    with tshark(capture, keys, ["-T", "pdml", "-Y", "tls || dtls"]) as process:
        for _, element in ElementTree.iterparse(process.stdout):
            if element.tag == "packet":
                dissector.take(element)
                element.clear()
    check(process)
    return list(dissector.conversations.values())


def find_raw(pairs):
    """All bytes under the name of a handshake message; a name may stand there often."""
    for name, value in pairs:
        if re.fullmatch(r"d?tls\.handshake_raw", name) and isinstance(value[0], str):
            yield bytes.fromhex(value[0])
        for inner in value if isinstance(value, list) else []:
            yield from find_raw([inner] if isinstance(inner, tuple) else inner if isinstance(inner, list) else [])


def dump_messages(capture, keys, frames):
    """The bytes of the handshake messages in these frames, by frame: for those that fields leave something out of."""
    wanted = ", ".join(map(str, sorted(frames)))
    with tshark(capture, keys, ["-T", "json", "-x", "-Y", f"frame.number in {{{wanted}}}"]) as process:
        packets = json.load(process.stdout, object_pairs_hook=list)
    check(process)
    found = {}
    for packet in packets:
        numbers = re.findall(r"\('frame\.number', '(\d+)'\)", repr(packet))
        found[int(numbers[0])] = list(find_raw(packet))
    return found


def read_payloads(capture):
    """The TCP segments with data: stream, sender, whether it opens the connection, sequence number, bytes."""
    names = ["tcp.stream", "ip.src", "ipv6.src", "tcp.srcport", "tcp.flags.syn", "tcp.seq_raw", "tcp.payload"]
    fields = [word for name in names for word in ("-e", name)]
    with tshark(capture, None, ["-T", "fields", "-E", "occurrence=f", *fields, "-Y", "tcp.seq_raw"]) as process:
        for line in process.stdout:
            stream, ip, ipv6, port, syn, sequence, payload = line.decode().rstrip("\n").split("\t")
            if not sequence:
                continue        # quoted in another packet
            yield (int(stream), (ip or ipv6, port), syn in ("1", "True"), int(sequence),
                   bytes.fromhex(payload.replace(":", "")))
    check(process)


class Side:
    """Puts the segments of one side in order: some come twice, or too early."""

    def __init__(self):
        self.start = None
        self.segments = {}

    def take(self, syn, sequence, payload):
        if self.start is None or syn:
            self.start = (sequence + syn) % (1 << 32)
        if payload:
            at = (sequence + syn - self.start) % (1 << 32)
            if len(self.segments.get(at, b"")) < len(payload):
                self.segments[at] = payload

    def bytes(self):
        """All up to the first gap. What lies before the start was sent again, or too early to know."""
        data = bytearray()
        for at, payload in sorted(self.segments.items()):
            if at > len(data):
                break
            data += payload[len(data) - at:]
        return bytes(data)


def read_streams(capture):
    """What each side of each TCP connection sent: {stream: {sender: bytes}}."""
    sides = {}
    for stream, sender, syn, sequence, payload in read_payloads(capture):
        sides.setdefault(stream, {}).setdefault(sender, Side()).take(syn, sequence, payload)
    return {stream: {sender: side.bytes() for sender, side in both.items()} for stream, both in sides.items()}
