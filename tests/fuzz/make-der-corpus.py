#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the seeds of the entries x509-extension and document: make-der-corpus.py FOLDER. Run it when an extension was
added: the first byte of a seed is the place of its row.
"""
import importlib.util
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HERE, "..", "..")
DATA = os.path.join(SOURCE, "tests", "data")
# In the order of fuzz-document.c.
DOCUMENTS = ["request.csr", "list.crl", "signed.p7s", "open.p12", "public.key", "plain.p8", "question.ocsp"]


def load(path):
    spec = importlib.util.spec_from_file_location("extensions", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def content(der):
    """What an element holds, and what follows it."""
    size, start = der[1], 2
    if size & 0x80:
        start += size & 0x7f
        size = int.from_bytes(der[2:start], "big")
    return der[start:start + size], der[start + size:]


def save(folder, name, data):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)


def main():
    sys.dont_write_bytecode = True
    with open(os.path.join(SOURCE, "src", "decode", "x509-extension-rows.c"), encoding="utf-8") as file:
        rows = re.findall(r'^  \{ "([0-9.]+)", "(\w+)"', file.read(), re.MULTILINE)
    extensions = load(os.path.join(DATA, "x509", "make-extensions.py"))
    places = {extensions.oid(oid): (place, key) for place, (oid, key) in enumerate(rows)}
    for extension in extensions.EXTENSIONS:
        members = content(extension)[0]
        rest = content(members)[1]
        place, key = places.get(members[:len(members) - len(rest)], (None, None))
        if rest[:1] == b"\x01":
            rest = content(rest)[1]
        if place is not None:
            save(os.path.join(sys.argv[1], "x509-extension"), key, bytes([place]) + content(rest)[0])
    for kind, name in enumerate(DOCUMENTS):
        with open(os.path.join(DATA, "documents", name), "rb") as file:
            save(os.path.join(sys.argv[1], "document"), name, bytes([kind]) + file.read())


if __name__ == "__main__":
    main()
