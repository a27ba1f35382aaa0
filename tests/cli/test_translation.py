#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word that a person reads can be translated: in the pseudo language all stand in brackets, data stand bare."""
import errno
import gettext
import json
import os
import re
from pathlib import Path

from harness import ROOT, TRANSLATED, assay, case, equal, main, scenarios

LANGUAGE = "en@pseudo"
LOCALE_DIR = Path(os.environ["ASSAY_BUILD_DIR"]) / "tests" / "locale"
PSEUDO = TRANSLATED | {"LANGUAGE": LANGUAGE, "ASSAY_LOCALE_DIR": str(LOCALE_DIR)}

# What stands in words for people in the JSON report; everything else there is data, the same in every language.
WORDS = {"title", "summary", "headline", "message", "detail", "fix", "label", "remark", "lesson", "browser", "mend"}
# What two inspections of the same server do not share: random bytes, moments.
CHANGING = re.compile(r"[0-9a-f:]*[0-9][0-9a-f:]*|([0-9a-f]{2}:?)+|\d+-\d+-\d+T[\d:]+Z")
COMMAND_LINE = re.compile(r"-{1,2}[\w?-]+(=\S+)?,?|assay(-cli)?|practice:\S+|NAME|[A-Z|]+(:[A-Z|]+)?|\S+://\S*")
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
MARK = re.compile(r'\b(N_|_|NP_|C_)\s*\(\s*((?:"(?:[^"\\\n]|\\.)*"[\s,]*)+)\)')


def catalogue():
    return gettext.translation("assay", LOCALE_DIR, [LANGUAGE])


def bare(text):
    """What stands outside all brackets."""
    depth, rest = 0, []
    for character in text:
        depth += (character == "⟦") - (character == "⟧")
        assert depth >= 0, text
        rest.append(character if depth == 0 and character != "⟧" else " ")
    equal(depth, 0)
    return "".join(rest)


def tokens(text):
    """Pieces with letters, without the marks around them."""
    pieces = (piece.strip(".,:;()·…'\"→←") for piece in re.split(r"[\s=]+", text))
    return {piece for piece in pieces if re.search(r"[^\W\d_]", piece)}


def data(value, name=None):
    """All tokens of a report that are no words for people."""
    if isinstance(value, dict):
        return set().union(*(data(item, key) for key, item in value.items()))
    if isinstance(value, list):
        return set().union(*(data(item, name) for item in value))
    if isinstance(value, str) and name not in WORDS:
        return tokens(value)
    return set()


@case(each=["0a1b", "abcdefab", "ab:cd:ef", "2026-11-25T19:00:00Z"])
def test_what_changes(word):
    """Also bytes that happen to have no digit in them."""
    equal(untranslated(f"{word} faded"), ["faded"])


def titles(report):
    """Messages go by the names of the RFCs, server_hello is ServerHello; fingerprints by those that all call them."""
    types = {message["type"].title().replace("_", "") for message in report["messages"]}
    return types | {"Alert", "ChangeCipherSpec", "JA3", "JA3S", "JA4"}


def is_cut(token, text, known):
    return f"{token}…" in text and any(word.startswith(token) for word in known)


def untranslated(text, known=frozenset()):
    return sorted(token for token in tokens(bare(text)) - known
                  if not CHANGING.fullmatch(token) and not is_cut(token, text, known))


@case(each=[scenario["name"] for scenario in scenarios()])
def test_inspection(name):
    arguments = ("inspect", "--timeout=2", f"practice:{name}")
    run = assay(*arguments, "--full", **PSEUDO)
    report = json.loads(assay(*arguments, "--format=json").out)
    known = data(report) | titles(report)
    equal(untranslated(run.out, known), [])
    equal(untranslated(run.err, known | {"assay-cli"} | tokens(f"practice:{name} {name}")), [])
    assert run.out.count("⟦") > 10, run


@case()
def test_list_of_lessons():
    run = assay("practice", "list", **PSEUDO).ends(0)
    equal(untranslated(run.out, {scenario["name"] for scenario in scenarios()}), [])


# Texts of GLib and the C library are translated in their own domains.
OF_GLIB = re.compile(r"^(Usage:|Help Options:|Application Options:)$|^  -[h?], --help .*$|\[OPTION…\]", re.M)
OF_LIBC = tokens(os.strerror(errno.ENOENT))
COMMANDS = {"compare", "decode", "explain", "inspect", "practice", "show", "verify"}


@case(each=["", "compare", "decode", "explain", "inspect", "practice", "show", "verify"])
def test_help(command):
    run = assay(*command.split(), "--help", **PSEUDO).ends(0)
    left = untranslated(OF_GLIB.sub("", run.out))
    equal([token for token in left if not COMMAND_LINE.fullmatch(token) and token not in COMMANDS], [])


@case(each=["inspect", "frobnicate", "inspect --format=jsn x", "inspect host:99999", "inspect --from=/nowhere",
            "practice serve nobody"])
def test_complaint(arguments):
    run = assay(*arguments.split(), **PSEUDO)
    left = untranslated(run.err, tokens(arguments) | OF_LIBC)
    equal([token for token in left if not COMMAND_LINE.fullmatch(token)], [])
    assert "⟦" in run.err, run


@case()
def test_json_is_the_same_in_every_language():
    run = assay("inspect", "--format=json", "practice:expired", **PSEUDO).ends(1)
    assert "⟦" not in run.out, run


def unescape(literals):
    """The string that adjacent C literals make."""
    return json.loads('"' + "".join(LITERAL.findall(literals)).replace("\\'", "'") + '"')


@case()
def test_marked_texts_are_extracted():
    """What N_() and NP_() mark in any layer is in the template, so that translators see it."""
    translation, singles, plurals, missing = catalogue(), 0, 0, []
    for path in sorted((ROOT / "src").rglob("*.c")):
        source = re.sub(r"^[ \t]*#define.*$", "", path.read_text(encoding="utf-8"), flags=re.M)
        for mark, literals in MARK.findall(source):
            parts = [unescape(part) for part in re.split(r'(?<=")\s*,\s*(?=")', literals)]
            if mark == "NP_":
                plurals += 1
                found = [translation.ngettext(*parts, n) for n in (1, 2)]
            elif mark == "C_":
                singles += 1
                parts, found = parts[1:], [translation.pgettext(*parts)]
            else:
                singles += 1
                found = [translation.gettext(part) for part in parts]
            missing += [f"{path.name}: {part}" for part, text in zip(parts, found) if part and "⟦" not in text]
    equal(missing, [])
    assert singles > 300 and plurals > 10, (singles, plurals)


main()
