#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a translation in which every text stands in brackets, so that what is not translated shows.

    make-pseudo.py SOURCE_DIR LOCALE_DIR STAMP DEPENDENCIES [XGETTEXT-OPTION...]

Writes LOCALE_DIR/en@pseudo/LC_MESSAGES/assay.mo; for LANGUAGE=en@pseudo ASSAY_LOCALE_DIR=LOCALE_DIR.
"""
import os
import subprocess
import sys

LANGUAGE = "en@pseudo"
# What meson's preset for GLib asks xgettext for; the formats matter to msgfmt's check.
PRESET = """--from-code=UTF-8 --add-comments --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2
--keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 --flag=N_:1:pass-c-format
--flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format --flag=g_dngettext:2:pass-c-format
--flag=g_strdup_printf:1:c-format --flag=g_string_printf:2:c-format --flag=g_string_append_printf:2:c-format
--flag=g_error_new:3:c-format --flag=g_set_error:4:c-format --flag=g_print:1:c-format --flag=g_printerr:1:c-format
--flag=g_printf:1:c-format --flag=g_fprintf:2:c-format""".split()
# Line breaks at the beginning and end stay where they are.
BRACKETS = ["sed", "-e", "0,/./{/./s/^/⟦/}", "-e", "$s/$/⟧/"]
PLURALS = b"nplurals=INTEGER; plural=EXPRESSION", b"nplurals=2; plural=n != 1"


def pipe(argv, data=None, **more):
    return subprocess.run(argv, input=data, check=True, stdout=subprocess.PIPE, **more).stdout


def main(source, locale_dir, stamp, dependencies, *options):
    list_path = os.path.join(source, "po", "POTFILES.in")
    template = pipe(["xgettext", *PRESET, *options, "--files-from", list_path, "--directory", source, "--output=-"])
    # msgen gives each text itself as its translation, both forms of a plural; msgfmt checks places and directives.
    english = pipe(["msgen", "--lang=en", "-"], template.replace(*PLURALS))
    pseudo = pipe(["msgfilter", "--keep-header", *BRACKETS], english, stderr=subprocess.DEVNULL)
    folder = os.path.join(locale_dir, LANGUAGE, "LC_MESSAGES")
    os.makedirs(folder, exist_ok=True)
    pipe(["msgfmt", "--check-format", "--output-file", os.path.join(folder, "assay.mo"), "-"], pseudo)

    with open(list_path, encoding="utf-8") as file:
        files = [os.path.join(source, line.strip()) for line in file if line.strip() and not line.startswith("#")]
    with open(dependencies, "w", encoding="utf-8") as file:
        file.write(f"{stamp}: {' '.join([list_path] + files)}\n")
    open(stamp, "w", encoding="utf-8").close()


main(*sys.argv[1:])
