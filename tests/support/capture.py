# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds all that a capture file has of TLS against what tshark makes of it.

What goes over TCP is put together from the segments and given to assay-cli as streams of records. Messages that only
tshark can get at (decrypted, or inside of QUIC, DTLS or EAP) are given to assay-cli one by one.
"""
import collections
import json
import os
import tempfile

from agreement import LAYERS, SIDES, Comparison, decode, write_down
from dissection import dissect, dump_messages, read_streams

HEADERS = {"tls": 4, "quic": 4, "eap": 4, "dtls": 12}


def find_keys(path):
    """The key log beside a capture: NAME.keys for NAME.pcap."""
    base = path.removesuffix(".gz").rpartition(".")[0]
    return next((keys for keys in (f"{base}.keys", f"{path}.keys") if os.path.exists(keys)), None)


class Capture:
    """One capture file: what was compared, and what was left out for which reason."""

    def __init__(self, path, keys=None):
        self.path = path
        self.keys = keys or find_keys(path)
        self.comparison = Comparison()
        self.left_out = collections.Counter()
        self.carriers = collections.Counter()
        self.ja4 = collections.defaultdict(list)     # by carrier and stream

    def compare(self):
        conversations = dissect(self.path, self.keys)
        streams = read_streams(self.path)
        bodies = self.find_bodies(conversations)
        for conversation in conversations:
            self.conversation(conversation, streams, bodies)

    def find_bodies(self, conversations):
        """The bytes of messages whose fields leave some out, by message."""
        partial = [(conversation.carrier, message) for conversation in conversations
                   for message in conversation.messages if message.body() is None]
        if not partial:
            return {}
        dumped = dump_messages(self.path, self.keys, {message.frame for _, message in partial})
        bodies = {}
        for carrier, message in partial:
            for data in dumped.get(message.frame, []):
                if data[:4] == bytes([message.type]) + message.length.to_bytes(3, "big") \
                        and len(data) == HEADERS[carrier] + message.length:
                    bodies[id(message)] = data[HEADERS[carrier]:]
        return bodies

    def conversation(self, conversation, streams, bodies):
        clear = {}
        if conversation.carrier == "tls" and conversation.stream in streams:
            clear = self.clear_messages(conversation, streams[conversation.stream])
        if conversation.hidden:
            self.left_out["messages that are encrypted, without keys"] += conversation.hidden
        self.bare_messages(conversation, clear, bodies)

    def clear_messages(self, conversation, sides):
        """Compares what assay-cli finds in the records by itself; gives ours for each message of tshark."""
        found = self.decode_streams(conversation, sides)
        pairs = {}
        for side in (0, 1):
            theirs = [message for message in conversation.messages if message.side == side]
            ours = [message for message in found if SIDES[message["direction"]] == side]
            if len(ours) > len(theirs):
                self.comparison.problems.append(f"stream {conversation.stream}, side {side}: {len(ours)} messages, "
                                                f"tshark has {len(theirs)}")
            for message, own in zip(theirs, ours):
                self.message(conversation, message, own)
                pairs[id(message)] = own
        return pairs

    @staticmethod
    def decode_streams(conversation, sides):
        """assay-cli on the bytes of both sides; the ends of records that were not captured do not matter."""
        client = sides.pop(conversation.client, b"")
        server = b"".join(sides.values())
        with tempfile.TemporaryDirectory(prefix="assay-captures-") as folder:
            names = []
            for name, data in (("client", client), ("server", server)):
                if data:
                    names.append(os.path.join(folder, name))
                    with open(names[-1], "wb") as file:
                        file.write(data)
            if not names:
                return []
            arguments = names[:1] + [f"--other={name}" for name in names[1:]]
            found = decode(None, *arguments)
        return [message for message in found["messages"] if message["layer"] in LAYERS and not message["encrypted"]]

    def bare_messages(self, conversation, clear, bodies):
        """Compares what tshark had to dig out; the others go along, as they tell how to read what follows."""
        told, left = [], 0
        for message in conversation.messages:
            body = message.body() or bodies.get(id(message))
            if body is None and id(message) not in clear:
                left += 1
            elif body is not None:
                told.append((message, body))
        if left:
            self.left_out["messages that tshark does not show all bytes of"] += left
        if all(id(message) in clear for message, _ in told):
            return
        found = decode(write_down((message.side, message.layer, message.type, body) for message, body in told))
        if len(found["messages"]) != len(told):
            self.comparison.problems.append(f"{conversation.carrier} {conversation.stream}: {len(found['messages'])} "
                                            f"messages of {len(told)}")
        for (message, _), own in zip(told, found["messages"]):
            if id(message) not in clear:
                self.message(conversation, message, own)

    def message(self, conversation, theirs, ours):
        self.comparison.message(theirs, ours)
        self.carriers[conversation.carrier] += 1
        if "ja4" in ours.get("fingerprints", {}):
            self.ja4[conversation.carrier, conversation.stream].append(ours["fingerprints"])

    def compare_ja4(self):
        """With what the makers of JA4 wrote down beside the capture: how many, and what differs."""
        if not os.path.exists(f"{self.path}.json"):
            return 0, []
        with open(f"{self.path}.json", encoding="utf-8") as file:
            rows = json.load(file)
        count, problems = 0, []
        for row in rows:
            for name, value in row.items():
                kind, _, number = name.partition(".")
                if kind not in ("JA4", "JA4_r"):
                    continue
                carrier = {"q": "quic", "d": "dtls"}.get(value[0], "tls")
                hellos = self.ja4.get((carrier, row["stream"]), [])
                own = [hello[kind.lower()] for hello in hellos]
                count += 1
                if value not in own:
                    problems.append(f"{carrier} {row['stream']}, {name}: we say {own}, they {value}")
        return count, problems
