#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""assay-cli decode: every form that bytes come in, both sides, bare messages, and what is wrong with bytes."""
import json
import re
import struct
import subprocess

from harness import PROGRAM, ROOT, Run, assay, case, contains, environment, equal, main, need, openssl_server
from harness import make_certificate, scratch, valid


def vector(width, *parts):
    data = b"".join(parts)
    return len(data).to_bytes(width, "big") + data


def record(kind, data, version=0x0303):
    return struct.pack("!BH", kind, version) + vector(2, data)


def handshake(kind, data):
    return bytes([kind]) + vector(3, data)


def extension(kind, data):
    return struct.pack("!H", kind) + vector(2, data)


NAME = extension(0, vector(2, b"\0" + vector(2, b"example.org")))
VERSIONS = extension(43, vector(1, b"\3\4\3\3"))
SUITES = vector(2, b"\x13\1\xc0\x2f")
HELLO = b"\3\3" + bytes(range(32)) + vector(1) + SUITES + vector(1, b"\0") + vector(2, NAME, VERSIONS)
CLIENT = record(22, handshake(1, HELLO), 0x0301)
OLD_ANSWER = handshake(2, b"\3\3" + bytes(32) + vector(1) + b"\xc0\x2f\0") + handshake(14, b"")
NEW_ANSWER = handshake(2, b"\3\3" + bytes(32) + vector(1) + b"\x13\1\0" + vector(2, extension(43, b"\3\4")))
CHANGE = record(20, b"\1")
TLS12_SERVER = record(22, OLD_ANSWER) + CHANGE + record(22, bytes(40))
TLS12_CLIENT = CLIENT + record(22, handshake(16, vector(1, b"\4" * 32))) + CHANGE + record(22, bytes(40))
TLS13_SERVER = record(22, NEW_ANSWER) + CHANGE + record(23, bytes(99)) + record(23, bytes(60))


def c_array(data):
    """As Wireshark and xxd -i write one."""
    lines = [", ".join(f"0x{byte:02x}" for byte in data[at:at + 8]) for at in range(0, len(data), 8)]
    return f"static const unsigned char packet[{len(data)}] = {{\n" + ", /* {a} */ // b\n".join(lines) \
        + f"\n}};\nunsigned int packet_len = {len(data)};\n"


def escaped(data):
    """As Wireshark writes one: strings over lines that go on."""
    return " \\\n".join('"' + "".join(f"\\x{byte:02x}" for byte in data[at:at + 8]) + '"'
                        for at in range(0, len(data), 8))


def decode(data, *arguments, **more):
    done = subprocess.run([PROGRAM, "decode", *map(str, arguments)], input=data, capture_output=True, timeout=60,
                          check=False, env=environment(**more))
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def stream(run):
    return valid(json.loads(run.out), "stream")


def types(found):
    return [message["type"] for message in found["messages"]]


def hexdump(data, form):
    lines = []
    for at in range(0, len(data), 16):
        part = data[at:at + 16]
        text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        pairs = [f"{byte:02x}" for byte in part]
        if form == "xxd":
            groups = " ".join("".join(pairs[i:i + 2]) for i in range(0, len(pairs), 2))
            lines.append(f"{at:08x}: {groups:<39}  {text}")
        elif form == "hexdump":
            groups = " ".join(pairs[:8]) + "  " + " ".join(pairs[8:])
            lines.append(f"{at:08x}  {groups:<48}  |{text}|")
        elif form == "od":
            lines.append(f"{at:07o} {' '.join(pairs)}")
        else:
            lines.append(f"{at:04x}   {' '.join(pairs):<48}   {text}")
    return "\n".join(lines) + "\n"


FORMS = [
    ("raw", CLIENT, "raw"),
    ("digits", CLIENT.hex().encode(), "hex"),
    ("spaced digits", CLIENT.hex(" ").upper().encode(), "hex"),
    ("a C array with its name", c_array(CLIENT).encode(), "hex"),
    ("escaped strings", escaped(CLIENT).encode(), "hex"),
    ("a C array", ("{ " + ", ".join(f"0x{byte:02x}" for byte in CLIENT) + " };").encode(), "hex"),
    ("xxd", hexdump(CLIENT, "xxd").encode(), "dump"),
    ("hexdump -C", (hexdump(CLIENT, "hexdump") + f"{len(CLIENT):08x}\n").encode(), "dump"),
    ("od -tx1", (hexdump(CLIENT, "od") + f"{len(CLIENT):07o}\n").encode(), "dump"),
    ("Wireshark", hexdump(CLIENT, "wireshark").encode(), "dump"),
]


@case([(name, data, form) for name, data, form in FORMS])
def test_form(row):
    _, data, form = row
    found = stream(decode(data, "--format=json").ends(0))
    equal(found["form"], form)
    equal(types(found), ["client_hello"])
    equal(found["sides"][0]["bytes"], len(CLIENT))


@case()
def test_repeated_lines_of_hexdump():
    hello = handshake(1, HELLO + bytes(256))
    lines = hexdump(record(22, hello), "hexdump").splitlines()
    zeros = [index for index, line in enumerate(lines) if "00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00" in line]
    folded = lines[:zeros[0] + 1] + ["*"] + lines[zeros[-1] + 1:]
    equal(stream(decode("\n".join(folded).encode(), "--format=json").ends(0))["sides"][0]["bytes"], len(hello) + 5)


def tcp(source, target, sequence, flags, data):
    header = struct.pack("!HHIIBBHHH", source, target, sequence, 0, 0x50, flags, 0, 0, 0)
    length = 20 + len(header) + len(data)
    return struct.pack("!BBHHHBBHII", 0x45, 0, length, 0, 0, 64, 6, 0, 0x7f000001, 0x7f000001) + header + data


@case()
def test_packets():
    segments = [(50000, 443, 0, 2, b""), (443, 50000, 0, 0x12, b""), (50000, 443, 1, 0x10, CLIENT[:60]),
                (50000, 443, 1, 0x10, CLIENT[:60]), (50000, 443, 61, 0x18, CLIENT[60:]),
                (443, 50000, 1, 0x18, TLS13_SERVER)]
    text = ""
    for segment in segments:
        text += "12:00:00.000000 IP localhost > localhost: Flags [P.]\n"
        text += "".join(f"\t0x{line[4:8]}:  {line[10:]}\n" for line in hexdump(tcp(*segment), "xxd").splitlines())
    found = stream(decode(text.encode(), "--format=json").ends(0))
    equal(found["form"], "packets")
    equal(types(found), ["client_hello", "server_hello", "change_cipher_spec"])
    equal(found["encrypted_records"], 2)


@case()
def test_both_sides():
    with scratch() as folder:
        (folder / "client").write_bytes(TLS12_CLIENT)
        (folder / "server").write_bytes(b"220 ready\r\n" + TLS12_SERVER)
        for one, other in (("client", "server"), ("server", "client")):
            found = stream(assay("decode", folder / one, f"--other={folder / other}", "--format=json").ends(0))
            equal([(message["direction"], message["type"]) for message in found["messages"]],
                  [("sent", "client_hello"), ("received", "server_hello"), ("received", "server_hello_done"),
                   ("sent", "client_key_exchange"), ("sent", "change_cipher_spec"),
                   ("received", "change_cipher_spec")])
            equal([side["encrypted_records"] for side in found["sides"]], [1, 1])
            equal(found["sides"][1]["skipped_bytes"], 11)
            equal([message["number"] for message in found["messages"]], list(range(6)))


@case()
def test_message_over_records():
    message = handshake(1, HELLO)
    data = b"".join(record(22, message[at:at + 7]) for at in range(0, len(message), 7))
    equal(types(stream(decode(data, "--format=json").ends(0))), ["client_hello"])


@case([("body", HELLO), ("with its header", handshake(1, HELLO)), ("hexadecimal", HELLO.hex().encode())])
def test_bare_message(row):
    found = stream(decode(row[1], "--message=client_hello", "--format=json").ends(0))
    equal(found["messages"][0]["length"], len(HELLO) + 4)
    assert "malformed" not in json.dumps(found)


def handshake_types():
    """The names and numbers of the table in src/names, of those that a message can have on the wire."""
    table = (ROOT / "src" / "names" / "messages.c").read_text(encoding="utf-8")
    rows = re.search(r"handshake_types\[\] = \{(.*?)\};", table, re.S)[1]
    return [(name, int(code)) for code, name in re.findall(r'\{ *(\d+), "(\w+)"', rows) if int(code) < 256]


# A whole body of each type: RFC 8446 section 4, RFC 5246 section 7.4, and where else they come from.
SCHEMES = extension(13, vector(2, b"\4\3\x08\4"))
BODIES = {
    "hello_request": b"",
    "client_hello": HELLO,
    "server_hello": NEW_ANSWER[4:],
    "hello_verify_request": b"\xfe\xff" + vector(1, b"cookie"),
    "new_session_ticket": bytes(8) + vector(1, b"\0") + vector(2, b"ticket") + vector(2),
    "end_of_early_data": b"",
    "encrypted_extensions": vector(2, extension(16, vector(2, vector(1, b"h2")))),
    "request_connection_id": b"\1",
    "new_connection_id": vector(2, vector(1, b"\1\2")) + b"\1",
    "certificate": vector(1) + vector(3),
    "server_key_exchange": b"\3\0\x1d" + vector(1, b"\4" * 32) + b"\4\3" + vector(2, b"signature"),
    "certificate_request": vector(1) + vector(2, SCHEMES),
    "server_hello_done": b"",
    "certificate_verify": b"\4\3" + vector(2, b"signature"),
    "client_key_exchange": vector(1, b"\4" * 32),
    "client_certificate_request": vector(1, b"context") + vector(2, SCHEMES),
    "finished": bytes(12),
    "certificate_url": b"\0" + vector(2, vector(2, b"http://example.org/a") + b"\1" + bytes(20)),
    "certificate_status": b"\1" + vector(3, b"\x30\3\x0a\1\6"),
    "supplemental_data": vector(3, extension(0, b"data")),
    "key_update": b"\1",
    "compressed_certificate": b"\0\2\0\1\0" + vector(3, b"squeezed"),
    "ekt_key": vector(2, bytes(16)) + vector(2, bytes(14)) + b"\0\1" + b"\0\x0e\x10",
    "next_protocol": vector(1, b"http/1.1") + vector(1, bytes(21)),
    "channel_id": struct.pack("!HH", 30032, 128) + bytes(128),
    "message_hash": bytes(32),
}
# Without bytes by their format, or because what they hold depends on what was negotiated.
MAY_BE_EMPTY = {"hello_request", "end_of_early_data", "server_hello_done", "server_key_exchange", "client_key_exchange",
                "finished", "message_hash"}


def covered(node):
    """The bytes that the leaves stand for."""
    children = node.get("children", [])
    return sum(map(covered, children)) if children else node["length"]


@case(each=handshake_types())
def test_message_type(row):
    name, code = row
    if name == "hello_retry_request":       # on the wire a ServerHello
        name, code = "server_hello", 2
    for body in (BODIES[name], handshake(code, BODIES[name])):
        found = stream(decode(body, f"--message={row[0]}", "--format=json").ends(0))["messages"]
        equal([(message["type"], message["type_code"]) for message in found], [(name, code)])
        assert '"malformed"' not in json.dumps(found), found
        equal(covered(found[0]["fields"]), len(BODIES[name]))
    for body in (b"", handshake(code, b"")):
        found = stream(decode(body, f"--message={row[0]}", "--format=json").ends(0))["messages"]
        equal([(message["type"], message["length"]) for message in found], [(name, 4)])
        equal('"malformed"' in json.dumps(found), name not in MAY_BE_EMPTY)


@case()
def test_alerts():
    alerts = record(21, b"\1\0\2\x28" * 5)
    equal(types(stream(decode(alerts, "--format=json").ends(0))), ["close_notify", "handshake_failure"] * 5)
    sealed = record(21, bytes(8) + b"\1\2\3" * 6)
    found = stream(decode(sealed + sealed, "--format=json").ends(0))
    equal([found["messages"], found["encrypted_records"]], [[], 2])


@case()
def test_fingerprints():
    found = stream(decode(TLS13_SERVER, "--format=json").ends(0))["messages"]
    equal(found[0]["fingerprints"], {"ja3s": "cce84e7a8b742462e40afb585a3e3ccc", "ja3s_full": "771,4865,43"})
    assert "fingerprints" not in found[1]
    found = stream(decode(CLIENT, "--format=jsonl").ends(0))["messages"]
    equal(found[0]["fingerprints"]["ja3_full"], "771,4865-49199,0-43,,")
    equal(found[0]["fingerprints"]["ja4_r"], "t13d020200_1301,c02f_002b")
    contains(decode(CLIENT).ends(0).out, "JA4  t13d020200_")


@case()
def test_text():
    run = decode(TLS13_SERVER).ends(0)
    contains(run.out, "ServerHello")
    contains(run.out, "TLS_AES_128_GCM_SHA256")
    contains(run.out, "Server: 2 encrypted records")
    assert "TLS_AES_128_GCM_SHA256" not in decode(TLS13_SERVER, "--messages").ends(0).out


@case()
def test_lines_of_json():
    run = decode(CLIENT, "--format=jsonl").ends(0)
    equal(run.out.count("\n"), 1)
    assert "fields" not in stream(run)["messages"][0]
    assert "fields" in stream(decode(CLIENT, "--format=jsonl", "--full").ends(0))["messages"][0]


# what -> bytes, exit status, what is said
FAULTS = [
    ("nothing", b"", 2, "There are no bytes"),
    ("another protocol", b"SSH-2.0-x\0", 2, "byte 0: Not a TLS record: 53 53 48"),
    ("DTLS", b"\x16\xfe\xfd" + bytes(60), 2, "DTLS"),
    ("SSL 2.0", b"\x80\x2e\1\3\1" + bytes(60), 2, "SSL 2.0"),
    ("cut in a record", CLIENT[:-3], 1, f"cut short: only {len(CLIENT) - 3} bytes"),
    ("cut in a message", record(22, handshake(1, HELLO)[:-3]), 1, "handshake message is cut short"),
    ("rubbish after a record", CLIENT + b"\xff\xff", 1, f"byte {len(CLIENT)}: Not a TLS record: ff ff"),
    ("words", b"hello, world", 2, "Line 1: column 1"),
    ("a wrong digit", b"16 03 01\n00 0g", 2, "Line 2: column 5"),
    ("a wrong offset", b"00000000: 1603 0100\n00000010: 0500\n", 2, "Line 2"),
]


@case([(name, data, status, words) for name, data, status, words in FAULTS])
def test_fault(row):
    _, data, status, words = row
    contains(decode(data, "--format=json").ends(status).err, words)


@case()
def test_cut_message_is_shown():
    found = stream(decode(CLIENT[:-3], "--format=json").ends(1))
    contains(json.dumps(found["messages"][0]["fields"]), "malformed")
    equal(found["sides"][0]["fault"]["offset"], 0)


@case([(f"{option} {version}", option, form, version) for option, form in (("-msg", "messages"), ("-debug", "traffic"))
       for version in ("-tls1", "-tls1_1", "-tls1_2", "-tls1_3")])
def test_openssl(row):
    _, option, form, version = row
    more = ["-cipher", "DEFAULT@SECLEVEL=0"] if version in ("-tls1", "-tls1_1") else []
    need("openssl")
    with scratch() as folder, openssl_server(*make_certificate(folder, "own", "/CN=localhost"), *more) as port:
        done = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{port}", version, *more, option],
                              input=b"Q\n", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60, check=False)
    found = stream(decode(done.stdout, "--format=json").ends(0))
    equal(found["form"], form)
    wanted = {"client_hello", "server_hello"} | ({"certificate"} if option == "-msg" or version != "-tls1_3" else set())
    assert wanted <= set(types(found)), types(found)
    assert '"malformed"' not in json.dumps(found["messages"])


if __name__ == "__main__":
    main()
