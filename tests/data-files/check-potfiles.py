#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in is sorted and names exactly the files with text for people."""
import os
import re
import sys

SOURCE = os.environ["ASSAY_SOURCE_DIR"]
C_TEXT = re.compile(r'(?:\b(?:N_|NP_|_|C_|NC_|gettext|ngettext)\s*\(\s*")')
MARKS = {
    ".c": C_TEXT,
    ".h": C_TEXT,
    ".ui": re.compile(r'translatable="yes"'),
    ".desktop.in": re.compile(r"^Name=", re.M),
    ".metainfo.xml.in": re.compile(r"<summary>"),
    ".gschema.xml": re.compile(r"<summary>"),
}


def has_text(path):
    for suffix, mark in MARKS.items():
        if path.endswith(suffix):
            with open(path, encoding="utf-8") as file:
                # A comment that shows how to mark a text is not one.
                body = re.sub(r"/\*.*?\*/|^[ \t]*#define[^\n]*", "", file.read(), flags=re.S | re.M)
            return mark.search(body) is not None
    return False


wanted = []
for top in ("data", "src"):
    for folder, _, names in os.walk(os.path.join(SOURCE, top)):
        for name in names:
            path = os.path.join(folder, name)
            if has_text(path):
                wanted.append(os.path.relpath(path, SOURCE))
with open(os.path.join(SOURCE, "po", "POTFILES.in"), encoding="utf-8") as file:
    listed = [line.strip() for line in file if line.strip() and not line.startswith("#")]

missing = sorted(set(wanted) - set(listed))
useless = sorted(set(listed) - set(wanted))
checks = [
    ("some files have text", len(wanted) > 5, ""),
    ("every file with text is listed", not missing, missing),
    ("every listed file has text", not useless, useless),
    ("the list is sorted, each once", listed == sorted(set(listed)), ""),
]
print(f"1..{len(checks)}")
for number, (what, good, why) in enumerate(checks, 1):
    print(f"{'ok' if good else 'not ok'} {number} - {what}")
    if not good and why:
        print("# " + "\n# ".join(why))
sys.exit(not all(good for _, good, _ in checks))
