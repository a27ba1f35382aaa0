#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes certificates that no tool would issue: extensions.der has one of every extension that we decode, hostile.der
what a stranger may put into names, and keys-*.der a key of every kind. Nobody signed them.

usage: make-extensions.py FOLDER
"""
import os
import sys


def tlv(tag, *parts):
    body = b"".join(parts)
    size = len(body)
    if size < 0x80:
        return bytes([tag, size]) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body


def seq(*parts): return tlv(0x30, *parts)
def set_(*parts): return tlv(0x31, *parts)
def group(n, *parts): return tlv(0xa0 | n, *parts)
def plain(n, body): return tlv(0x80 | n, body)
def octets(*parts): return tlv(0x04, *parts)
def bits(*parts, unused=0): return tlv(0x03, bytes([unused]), *parts)
def utf8(text): return tlv(0x0c, text.encode())
def printable(text): return tlv(0x13, text.encode())
def ia5(text): return tlv(0x16, text.encode())
def bmp(text): return tlv(0x1e, text.encode("utf-16-be"))
def general(text): return tlv(0x1b, text.encode())
def moment(text): return tlv(0x18, text.encode())
def enum(n): return tlv(0x0a, bytes([n]))


NULL = tlv(0x05)
TRUE = tlv(0x01, b"\xff")


def integer(n):
    return tlv(0x02, n.to_bytes(n.bit_length() // 8 + 1, "big", signed=True))


def arc(n):
    out = bytes([n & 0x7f])
    while n > 0x7f:
        n >>= 7
        out = bytes([0x80 | n & 0x7f]) + out
    return out


def oid(text):
    arcs = [int(part) for part in text.split(".")]
    return tlv(0x06, arc(40 * arcs[0] + arcs[1]), *map(arc, arcs[2:]))


def algorithm(name, *parameters):
    return seq(oid(name), *parameters)


SHA256 = algorithm("2.16.840.1.101.3.4.2.1", NULL)
ECDSA = algorithm("1.2.840.10045.4.3.2")


def attribute(name, value):
    return set_(seq(oid(name), value))


def common_name(text):
    return seq(attribute("2.5.4.3", utf8(text)))


def extension(name, value, critical=False):
    return seq(oid(name), TRUE if critical else b"", octets(value))


def dns(text): return plain(2, text.encode())
def uri(text): return plain(6, text.encode())
def other(name, value): return group(0, oid(name), group(0, value))


P256 = seq(algorithm("1.2.840.10045.2.1", oid("1.2.840.10045.3.1.7")), bits(b"\x04" + bytes(range(64))))


def certificate(extensions=(), subject=common_name("extensions"), key=P256, signature=ECDSA,
                value=seq(integer(1), integer(2))):
    tbs = seq(group(0, integer(2)), integer(1), signature, common_name("Nobody"),
              seq(moment("20250101000000Z"), moment("20300101000000Z")), subject, key,
              *([group(3, seq(*extensions))] if extensions else []))
    return seq(tbs, signature, bits(value))


IMAGE = group(0, seq(seq(seq(ia5("image/svg+xml"), seq(seq(SHA256, octets(b"\x11" * 32))),
                             seq(ia5("https://example.org/logo.svg"))))))

X400 = group(3, seq(tlv(0x61, printable("DE")), tlv(0x62, printable("ADMD")), group(2, printable("PRMD")),
                    plain(3, b"Example"), group(5, plain(0, b"Doe"), plain(1, b"Jane")),
                    group(6, printable("Unit 1"))), seq(seq(printable("type"), printable("value"))))

NAMES = [
    other("1.3.6.1.4.1.311.20.2.3", utf8("user@example.org")),
    other("1.3.6.1.5.5.7.8.9", utf8("\u533b\u751f@example.com")),
    other("1.3.6.1.5.5.7.8.5", utf8("im.example.org")),
    other("1.3.6.1.5.5.7.8.7", ia5("_mail.example.org")),
    other("1.3.6.1.5.5.7.8.8", utf8("realm.example.org")),
    other("1.3.6.1.5.2.2", seq(group(0, general("EXAMPLE.ORG")),
                               group(1, seq(group(0, integer(1)), group(1, seq(general("krbtgt"), general("X"))))))),
    other("1.3.6.1.5.5.7.8.4", seq(oid("2.999.1"), octets(b"\x01\x02"))),
    other("1.3.6.1.5.5.7.8.3", seq(utf8("4711"), oid("2.999.2"))),
    other("1.3.6.1.4.1.311.25.1", octets(bytes(range(16)))),
    X400,
    group(5, group(0, utf8("assigner")), group(1, printable("party"))),
]

EXTENSIONS = [
    extension("2.5.29.16", seq(plain(0, b"20250101000000Z"), plain(1, b"20260101000000Z"))),
    extension("2.5.29.17", seq(*NAMES)),
    extension("2.5.29.9", seq(seq(oid("1.3.6.1.5.5.7.9.1"), set_(moment("19700101120000Z"))),
                              seq(oid("1.3.6.1.5.5.7.9.4"), set_(printable("DE"), printable("FR"))))),
    extension("2.5.29.32", seq(seq(oid("2.999.5"), seq(
        seq(oid("1.3.6.1.5.5.7.2.1"), ia5("https://example.org/cps")),
        seq(oid("1.3.6.1.5.5.7.2.2"), seq(seq(utf8("Example"), seq(integer(1), integer(2))), bmp("Lies das")))))
        )),
    extension("2.5.29.46", seq(seq(group(0, group(0, uri("http://example.org/delta.crl")))))),
    extension("1.3.6.1.5.5.7.1.11", seq(seq(oid("1.3.6.1.5.5.7.48.5"), uri("rsync://example.org/repository/")))),
    extension("1.3.6.1.5.5.7.1.24", seq(integer(5), integer(17))),
    extension("1.3.6.1.4.1.311.20.2", bmp("WebServer")),
    extension("1.3.6.1.4.1.311.21.7", seq(oid("1.3.6.1.4.1.311.21.8.1.2"), integer(100), integer(3))),
    extension("1.3.6.1.4.1.311.21.1", integer(0x20003)),
    extension("1.3.6.1.4.1.311.21.2", octets(b"\x22" * 20)),
    extension("1.3.6.1.4.1.311.21.10", seq(seq(oid("1.3.6.1.5.5.7.3.1")))),
    extension("1.3.6.1.4.1.311.25.2", seq(other("1.3.6.1.4.1.311.25.2.1", octets(b"S-1-5-21-1-2-3-500")))),
    extension("2.16.840.1.113730.1.1", bits(b"\xc0", unused=6)),
    extension("2.16.840.1.113730.1.2", ia5("https://example.org/")),
    extension("2.16.840.1.113730.1.13", ia5("A comment")),
    extension("1.3.6.1.5.5.7.1.3", seq(
        seq(oid("0.4.0.1862.1.1")),
        seq(oid("0.4.0.1862.1.2"), seq(printable("EUR"), integer(5), integer(3))),
        seq(oid("0.4.0.1862.1.3"), integer(15)),
        seq(oid("0.4.0.1862.1.5"), seq(seq(ia5("https://example.org/pds"), printable("en")))),
        seq(oid("0.4.0.1862.1.6"), seq(oid("0.4.0.1862.1.6.3"))),
        seq(oid("0.4.0.1862.1.7"), seq(printable("DE"))),
        seq(oid("0.4.0.19495.2"), seq(seq(seq(oid("0.4.0.19495.1.1"), utf8("PSP_AS"))), utf8("Authority"),
                                      utf8("DE-AUTH"))),
        seq(oid("1.3.6.1.5.5.7.11.2"), seq(oid("0.4.0.194121.1.2"))))),
    extension("1.3.6.1.5.5.7.1.7", seq(
        seq(octets(b"\0\1"), seq(bits(b"\x0a"), seq(bits(b"\xc0\0\2\x10", unused=4), bits(b"\xc0\0\2\x20", unused=5)))),
        seq(octets(b"\0\2"), NULL),
        seq(octets(b"\0\2\1"), seq(bits(b"\x20\1\x0d\xb8"))))),
    extension("1.3.6.1.5.5.7.1.8", seq(group(0, seq(integer(64496), seq(integer(64500), integer(64511)))),
                                       group(1, NULL))),
    extension("1.2.840.113549.1.9.15", seq(seq(oid("2.16.840.1.101.3.4.1.42")),
                                           seq(oid("1.2.840.113549.3.2"), integer(128)))),
    extension("1.3.6.1.5.5.7.1.12", seq(group(0, seq(IMAGE)), group(2, IMAGE))),
    extension("2.23.140.3.1", seq(printable("NTR"), printable("DE"), plain(0, b"BE"), utf8("HRB 4711"))),
    extension("1.3.6.1.5.5.7.1.31", octets(b"\x33" * 32), critical=True),
    extension("1.3.6.1.5.5.7.1.2", seq(seq(integer(0), SHA256, octets(b"\x44" * 32), ia5("https://example.org/face")))),
    extension("1.3.6.1.5.5.7.1.14", seq(integer(1), seq(oid("1.3.6.1.5.5.7.21.1")))),
    extension("1.2.840.113533.7.65.0", seq(general("V8.1"), bits(b"\x40", unused=6))),
    extension("1.3.6.1.4.1.44363.44", NULL),
    extension("1.3.6.1.5.5.7.1.26", seq(group(0, ia5("709J")), group(1, seq(ia5("12025550100"), integer(10))),
                                        group(2, ia5("12025550199")))),
    extension("2.23.140.1.31", seq(seq(utf8("https://example.onion"), SHA256, bits(b"\x55" * 32)))),
    extension("1.3.6.1.4.1.57264.1.1", b"https://issuer.example.org"),
    extension("1.3.6.1.4.1.41482.3.3", b"\x05\x04\x03"),
    extension("1.3.6.1.4.1.45724.2.1.1", bits(b"\x30", unused=4)),
    extension("1.3.6.1.4.1.11129.2.1.17", seq(integer(4), enum(1), integer(41), enum(2), octets(b"challenge"),
                                              octets(), seq(), seq(group(1, set_(integer(2)))))),
    extension("1.2.643.100.112", seq(utf8("tool"), utf8("authority"), utf8("one"), utf8("two"))),
    extension("1.3.6.1.4.1.311.10.9.1", seq(integer(86400), seq(seq(uri("http://example.org/cross.crt"))))),
    extension("1.2.840.113583.1.1.9.1", seq(integer(1), uri("https://example.org/tsa"), TRUE)),
    extension("2.5.29.28", seq(group(0, group(1, seq(oid("2.5.4.3"), utf8("part")))), plain(1, b"\xff"),
                               plain(3, b"\x01\x60"))),
    extension("2.5.29.20", integer(4711)),
    extension("2.5.29.21", enum(4)),
    extension("2.5.29.73", ECDSA),
    extension("1.3.6.1.5.5.7.48.1.3", seq(group(0, ia5("http://example.org/a.crl")), group(1, integer(7)),
                                          group(2, moment("20250101000000Z")))),
    extension("1.3.6.1.5.5.7.48.1.4", seq(oid("1.3.6.1.5.5.7.48.1.1"))),
    extension("1.3.6.1.5.5.7.48.1.6", moment("20200101000000Z")),
    extension("1.3.6.1.5.5.7.48.1.7", seq(common_name("locator"), seq(seq(oid("1.3.6.1.5.5.7.48.1"),
                                                                           uri("http://ocsp.example.org/"))))),
    extension("1.3.6.1.5.5.7.48.1.8", seq(seq(ECDSA))),
    extension("2.999.3", seq(integer(-5), seq(utf8("unknown to us")))),
    extension("2.999.4", b"not DER"),
]

HOSTILE = seq(
    attribute("2.5.4.3", utf8("<b>&\"'\u202egro.elpmaxe\x00.evil\x1b[31m")),
    attribute("2.5.4.10", tlv(0x0c, b"\xff\xfe invalid \xc3")),
    attribute("2.5.4.11", bmp("%s%n\u200b\ufeff\U0001f600")),
    attribute("2.5.4.7", tlv(0x14, b"Z\xfcrich")),
    attribute("2.5.4.8", tlv(0x1c, b"\x00\x11\x00\x00")),
    attribute("2.5.4.6", ia5("\r\nSet-Cookie: a=b")))

HOSTILE_EXTENSIONS = [
    extension("2.5.29.17", seq(dns("good.example.org\0.evil.example"), dns("\u202e"), plain(2, b"\xff\xfe"),
                               uri("javascript:alert('<script>')"), plain(7, b"\1\2\3"), plain(1, b"a\nb@c"))),
    extension("2.5.29.19", seq(TRUE, integer(2 ** 200))),
    extension("2.5.29.20", integer(-2 ** 160)),
    extension("2.5.29.36", seq(plain(0, b""), plain(1, b"\x80"))),
]


def gost(curve, size):
    return seq(algorithm("1.2.643.7.1.1.1.%d" % (size // 256), seq(oid(curve))), bits(octets(bytes(size // 4))))


KEYS = {
    "gost": gost("1.2.643.7.1.2.1.1.1", 256),
    "gost512": gost("1.2.643.7.1.2.1.2.1", 512),
    "ml-dsa": seq(algorithm("2.16.840.1.101.3.4.3.18"), bits(bytes(1952))),
    "slh-dsa": seq(algorithm("2.16.840.1.101.3.4.3.26"), bits(bytes(32))),
    "ml-kem": seq(algorithm("2.16.840.1.101.3.4.4.2"), bits(bytes(1184))),
    "composite": seq(algorithm("1.3.6.1.5.5.7.6.45"), bits(bytes(64))),
    "sm2": seq(algorithm("1.2.840.10045.2.1", oid("1.2.156.10197.1.301")), bits(b"\4" + bytes(64))),
    "dh": seq(algorithm("1.2.840.113549.1.3.1", seq(integer(2 ** 2047 + 1), integer(2))), bits(integer(5))),
    "unknown": seq(algorithm("2.999.8", utf8("?")), bits(b"\1\2\3")),
}


def main():
    files = {"extensions": certificate(EXTENSIONS), "hostile": certificate(HOSTILE_EXTENSIONS, subject=HOSTILE)}
    for name, key in KEYS.items():
        files["key-" + name] = certificate(subject=common_name(name), key=key)
    for name, der in files.items():
        with open(os.path.join(sys.argv[1], name + ".der"), "wb") as file:
            file.write(der)


if __name__ == "__main__":
    main()
