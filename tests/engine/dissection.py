# SPDX-License-Identifier: GPL-3.0-or-later
"""What tshark makes of a capture file: its handshake messages, field by field with their bytes."""
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass

from wire import ADDRESSES

HEADER = 4                      # HandshakeType and length
# What tshark computes, and the header, which our trees leave out: our messages have these beside the tree.
NOT_FIELDS = re.compile(r"tls\.handshake\.(ja3.*|type|length|reassembled.*|fragment.*)|_ws\..*")


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
class Handshake:
    """One handshake message; `side` is 0 for the client's."""
    side: int
    type: int
    length: int
    fields: list


def read_fields(element, start, parent, fields):
    """Adds what stands below @element, outermost first. A subtree without a value only groups."""
    for child in element.findall("field"):
        name, value, size = child.get("name"), child.get("value"), int(child.get("size", "0"))
        field = parent
        if name and value and size and not NOT_FIELDS.fullmatch(name):
            data = bytes.fromhex(child.get("unmaskedvalue", value))
            words = child.get("showname", "").partition(": ")[2]
            field = Field(name, int(child.get("pos")) - start, size, data, words, parent)
            fields.append(field)
        read_fields(child, start, field, fields)


def read_handshake(side, element):
    parts = {child.get("name"): child for child in element.findall("field")}
    if "tls.handshake.type" not in parts:
        return None             # encrypted: there is nothing to see
    kind = parts["tls.handshake.type"]
    fields = []
    read_fields(element, int(kind.get("pos")) + HEADER, None, fields)
    return Handshake(side, int(kind.get("show")), int(parts["tls.handshake.length"].get("show")), fields)


def dissect(capture, keys=None):
    """All handshake messages of a capture, in order; the encrypted ones too when there are @keys."""
    argv = ["tshark", "-r", capture, "-T", "pdml", "-o", "tcp.desegment_tcp_streams:TRUE"]
    argv += ["-o", f"tls.keylog_file:{keys}"] if keys else []
    pdml = subprocess.run(argv, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    client = ADDRESSES[0].hex()
    messages = []
    for packet in ElementTree.fromstring(pdml).findall("packet"):
        source = packet.find(".//field[@name='ip.src']")
        side = 0 if source is not None and source.get("value") == client else 1
        for element in packet.iterfind(".//field[@name='tls.handshake']"):
            handshake = read_handshake(side, element)
            if handshake is not None:
                messages.append(handshake)
    return messages
