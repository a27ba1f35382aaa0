#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on what the picture of the layers (README.md) does not allow: an include that points the wrong way, a library
outside its layer, printing or translating below the programs, a source that nothing builds, a header that nobody
includes. Speaks TAP. First it plants each fault in a copy of the sources and looks whether it is found: a check that
cannot fail is none."""
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

BELOW = {"base", "names", "decode"}
OPINIONS = {"checks", "compare", "story", "export"}
LAYERS = {"base", "names", "decode", "path", "engine", "practice", "cli", "ui"} | OPINIONS

# What each layer may include besides itself.
ALLOWED = {
    "names": set(),
    "base": {"names"},
    "decode": {"base", "names"},
    "path": BELOW,
    "engine": BELOW | {"path"},
    "practice": {"engine", "base", "names"},
    "cli": LAYERS - {"ui"},
    "ui": LAYERS - {"cli"},
} | {layer: BELOW for layer in OPINIONS}

# Libraries by the folder of their headers, and who may use them; None for everyone.
LIBRARIES = {
    "gnutls": {"engine", "practice"},
    "nettle": {"engine"},
    "gmp": {"engine"},
    "gtk": {"ui"},
    "gdk": {"ui"},
    "gsk": {"ui"},
    "graphene": {"ui"},
    "pango": {"ui"},
    "adwaita": {"ui"},
    "json-glib": {"export"},
    "libsoup": {"engine"},
    "gio": {"base", "engine", "practice", "cli", "ui"},
}
NETWORK = re.compile(r"^(sys/socket|netinet/.*|arpa/.*|netdb|poll|sys/epoll)\.h$")

# Words that belong to the programs: output, exits, translation.
PROGRAM_WORDS = re.compile(
    r"\b(printf|fprintf|vprintf|vfprintf|puts|fputs|putchar|g_print|g_printerr|perror|exit|_exit|g_error"
    r"|gettext|dgettext|ngettext|g_dgettext|g_dngettext|g_dpgettext|setlocale|bindtextdomain)\s*\(")
GETTEXT_MACRO = re.compile(r"(?<![\w.>])_\s*\(\"")
SETTINGS = re.compile(r"\bg_settings_\w+\s*\(")

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)
COMMENT_OR_TEXT = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.S)


def sources(root):
    return sorted(p for p in (root / "src").rglob("*") if p.suffix in (".c", ".h"))


def relative(root, path):
    return path.relative_to(root).as_posix()


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def includes(root):
    """(file, layer, line, quoted, name) for each include line."""
    for path in sources(root):
        text = path.read_text(encoding="utf-8")
        layer = path.relative_to(root / "src").parts[0]
        for match in INCLUDE.finditer(text):
            yield relative(root, path), layer, line_of(text, match.start()), match[1] == '"', match[2]


def wrong_arrows(root):
    for path, layer, line, quoted, name in includes(root):
        if layer not in LAYERS:
            yield f"{path}: '{layer}' is no layer"
            continue
        if not quoted:
            continue
        other = name.split("/")[0]
        if other not in LAYERS:
            if ((root / path).parent / name).exists():
                yield f'{path}:{line}: "{name}" is not written from src/ down'
        elif other != layer and other not in ALLOWED[layer]:
            yield f'{path}:{line}: {layer} may not include "{name}"'


def wrong_libraries(root):
    for path, layer, line, quoted, name in includes(root):
        if quoted:
            continue
        library = re.sub(r"(-\d[\d.]*)?(-autocleanups)?\.h$", "", name.split("/")[0])
        if layer not in LIBRARIES.get(library, {layer}):
            yield f"{path}:{line}: {layer} may not include <{name}>"
        if NETWORK.match(name) and layer not in ("engine", "practice"):
            yield f"{path}:{line}: {layer} may not include <{name}>"


def wrong_words(root):
    for path in sources(root):
        layer = path.relative_to(root / "src").parts[0]
        if layer in ("cli", "ui"):
            continue
        text = path.read_text(encoding="utf-8")
        for match in GETTEXT_MACRO.finditer(text):
            yield f"{relative(root, path)}:{line_of(text, match.start())}: texts are translated where they are shown"
        bare = COMMENT_OR_TEXT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
        for pattern in (PROGRAM_WORDS, SETTINGS):
            for match in pattern.finditer(bare):
                yield f"{relative(root, path)}:{line_of(bare, match.start())}: {match[0]}...) has no place in {layer}"


def unbuilt(root):
    """A source is named, as files are, by its name in the meson.build of its folder or of a folder above."""
    for path in sources(root):
        if path.suffix != ".c":
            continue
        folder, named = path.parent, False
        while not named and folder != root.parent:
            build = folder / "meson.build"
            if build.exists():
                own = path.relative_to(folder).as_posix()
                named = re.search(rf"'{re.escape(own)}'", build.read_text(encoding="utf-8")) is not None
            folder = folder.parent
        if not named:
            yield f"{relative(root, path)}: no meson.build names it"


def unused_headers(root):
    """A header is there because someone else includes it: not only the source beside it."""
    users = {}
    folders = [root / "src", root / "tests"]
    for folder in folders:
        for path in folder.rglob("*.[ch]"):
            for match in INCLUDE.finditer(path.read_text(encoding="utf-8")):
                if path.with_suffix(".h") != root / "src" / match[2]:
                    users.setdefault(match[2], []).append(path)
    for path in sources(root):
        if path.suffix == ".h" and path.relative_to(root / "src").as_posix() not in users:
            yield f"{relative(root, path)}: nobody includes it"


CHECKS = {
    "includes follow the layers": wrong_arrows,
    "libraries stay in their layers": wrong_libraries,
    "printing, exits and translation stay in the programs": wrong_words,
    "every source is built": unbuilt,
    "every header is included": unused_headers,
}

# check -> (file, text that is added to it), each of which it must find.
PLANTED = {
    wrong_arrows: [
        ("src/names/names-planted.c", '#include "base/assay-node.h"\n'),
        ("src/base/planted.c", '#include "decode/decode-x509.h"\n'),
        ("src/decode/planted.c", '#include "engine/assay-inspect.h"\n'),
        ("src/export/planted.c", '#include "engine/assay-inspect.h"\n'),
        ("src/checks/planted.c", '  #  include "export/export-json.h"\n'),
        ("src/engine/planted.c", '#include "checks/assay-checks.h"\n'),
        ("src/cli/planted.c", '#include "ui/assay-session.h"\n'),
        ("src/ui/planted.c", '#include "cli/cli-output.h"\n'),
        ("src/practice/planted.c", '#include "decode/decode-x509.h"\n'),
        ("src/base/planted.c", '#include "assay-node.h"\n'),
        ("src/other/planted.c", "#include <glib.h>\n"),
    ],
    wrong_libraries: [
        ("src/export/planted.c", "#include <gnutls/gnutls.h>\n"),
        ("src/ui/planted.c", "#include <gnutls/x509.h>\n"),
        ("src/cli/planted.c", "#include <gtk/gtk.h>\n"),
        ("src/base/planted.h", "#include <adwaita.h>\n"),
        ("src/checks/planted.c", "#include <json-glib/json-glib.h>\n"),
        ("src/cli/planted.c", "#include <libsoup/soup.h>\n"),
        ("src/decode/planted.c", "#include <gio/gio.h>\n"),
        ("src/checks/planted.c", "#include <sys/socket.h>\n"),
    ],
    wrong_words: [
        ("src/decode/planted.c", 'void f (void) { printf ("x"); }\n'),
        ("src/export/planted.c", "void f (void) { exit (1); }\n"),
        ("src/checks/planted.c", 'const char *f (void) { return _("x"); }\n'),
        ("src/base/planted.c", 'const char *f (void) { return g_dgettext ("a", "x"); }\n'),
        ("src/engine/planted.c", 'void f (void) { g_settings_get_int (s, "x"); }\n'),
    ],
    unbuilt: [("src/base/planted.c", ""), ("src/ui/panels/planted.c", "")],
    unused_headers: [("src/base/planted.h", "#pragma once\n")],
}

# What looks like a fault and is none.
INNOCENT = [
    ("src/decode/decode-x509.h", '/* printf ("x"), exit (1), <gnutls/gnutls.h> */\n'),
    ("src/export/export-json.h", 'static inline const char *f (void) { return "exit (1)"; }\n'),
]


def plant(copy, path, text):
    file = copy / path
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.write_text((before or "") + text, encoding="utf-8")
    return before


def unplant(copy, path, before):
    file = copy / path
    if before is None:
        file.unlink()
    else:
        file.write_text(before, encoding="utf-8")


def copy_sources(root, place):
    copy = Path(place) / "copy"
    for folder in ("src", "tests"):
        shutil.copytree(root / folder, copy / folder,
                        ignore=lambda _, names: [n for n in names if not n.endswith((".c", ".h", "meson.build"))
                                                 and "." in n])
    return copy


def self_test(root):
    """(what, whether it was found) for each planted fault."""
    with tempfile.TemporaryDirectory() as place:
        copy = copy_sources(root, place)
        for check, faults in PLANTED.items():
            healthy = set(check(copy))
            for path, text in faults:
                before = plant(copy, path, text)
                found = [fault for fault in check(copy) if fault not in healthy and path in fault]
                unplant(copy, path, before)
                yield f"{check.__name__} finds {text.strip() or 'a new file'} in {path}", found
        for path, text in INNOCENT:
            before = plant(copy, path, text)
            blamed = [fault for fault in wrong_words(copy) if path in fault]
            unplant(copy, path, before)
            yield f"wrong_words leaves {text.strip()} alone", not blamed


def main():
    root = Path(os.environ.get("ASSAY_SOURCE_DIR", Path(__file__).resolve().parents[2]))
    number, failed = 0, 0

    def tell(good, what, why=()):
        nonlocal number, failed
        number += 1
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} {what.replace('#', '')}")
        for line in why:
            print(f"# {line}")

    for what, check in CHECKS.items():
        faults = list(check(root))
        tell(not faults, what, faults)
    for what, found in self_test(root):
        tell(bool(found), what)
    print(f"1..{number}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
