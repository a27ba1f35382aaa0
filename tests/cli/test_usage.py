#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: help, version, and what is said of slips."""
import re

from harness import ROOT, assay, case, contains, equal, inspect, main

# arguments -> what standard error must say. All of them exit with 2 and leave standard output empty.
SLIPS = [
    ((), "Usage: assay-cli COMMAND"),
    (("inspekt",), "did you mean 'inspect'?"),
    (("prac",), "did you mean 'practice'?"),
    (("example.org",), "to inspect it: assay-cli inspect example.org"),
    (("frobnicate",), "There is no command 'frobnicate'"),
    (("--format=json",), "The command comes before its options"),
    (("inspect",), "What is to be inspected?"),
    (("inspect", "--no-such-option", "example.org"), "--no-such-option"),
    (("inspect", "--format=yaml", "example.org"), "--format=yaml: there is no such format"),
    (("inspect", "--format=jsno", "example.org"), "did you mean json?"),
    (("inspect", "--tls-min=1.9", "example.org"), "--tls-min=1.9: TLS versions are"),
    (("inspect", "--tls-min=1.3", "--tls-max=1.2", "example.org"), "lowest TLS version is above the highest"),
    (("inspect", "--timeout=soon", "example.org"), "--timeout=soon: A time limit is a number of seconds"),
    (("inspect", "--timeout=-1", "example.org"), "--timeout=-1"),
    (("inspect", "--connect=:443", "example.org"), "--connect=:443"),
    (("inspect", "--connect=host:99999", "example.org"), "a number from 1 to 65535"),
    (("inspect", "--server-name=192.0.2.1", "example.org"), "not an address"),
    (("inspect", "--alpn=h2,,", "example.org"), "--alpn=h2,,"),
    (("inspect", "--jobs=0", "example.org"), "--jobs=0"),
    (("inspect", "-j0", "example.org"), "--jobs=0"),
    (("inspect", "--jobs=many", "example.org"), "many"),
    (("inspect", "--ca-file=/no/such/file", "example.org"), "/no/such/file"),
    (("inspect", "--from=/no/such/file"), "/no/such/file"),
    (("inspect", "--output=/no/such/folder/file", "practice:plain-http"), "/no/such/folder/file"),
    (("inspect", "not a host"), "not a host"),
    (("inspect", "http://example.org"), "not encrypted"),
    (("inspect", "example.org:99999"), "example.org:99999"),
    (("inspect", "example.org", "bad..host"), "bad..host"),
    (("inspect", "practice:expird"), "did you mean expired?"),
    (("inspect", "practice:nothing-like-it-at-all"), "practice list"),
    (("decode", "--format=pem", "-"), "text, json or jsonl"),
    (("decode", "a", "b"), "One file at a time"),
    (("decode", "--message=client_helo"), "did you mean client_hello?"),
    (("decode", "--message=client_hello", "--other=b", "a"), "do not go together"),
    (("decode", "/no/such/file"), "/no/such/file"),
    (("decode", "/dev/zero"), "16 MiB"),
    (("show", "/dev/zero"), "16 MiB"),
    (("verify", "/dev/zero"), "16 MiB"),
    (("verify", "--crls=/dev/zero", "/dev/zero"), "16 MiB"),
    (("inspect", "--ca-file=/dev/zero", "practice:good"), "16 MiB"),
    (("inspect", "--add-ca-file=/dev/zero", "practice:good"), "16 MiB"),
    (("inspect", "--ocsp=/dev/zero", "practice:good"), "16 MiB"),
    (("inspect", "--ct-logs=/dev/zero", "practice:good"), "16 MiB"),
    (("practice",), "say list or serve"),
    (("practice", "lsit"), "did you mean list?"),
    (("practice", "serve", "no-such-lesson"), "no-such-lesson"),
    (("practice", "serve", "--ca-out=/no/such/folder/file", "expired"), "/no/such/folder/file"),
    (("practice", "list", "--format=pem"), "--format=pem"),
]


@case([(" ".join(arguments) or "nothing", arguments, words) for arguments, words in SLIPS])
def test_slip(slip):
    _, arguments, words = slip
    run = assay(*arguments).ends(2)
    contains(run.err, words)
    equal(run.out, "")


@case(["compare", "decode", "inspect", "practice", "show", "verify"])
def test_hint(command):
    contains(assay(command, "--no-such-option").ends(2).err, f"Try 'assay-cli {command} --help'.")


@case()
def test_hostile_arguments_are_made_visible():
    run = assay("inspect", "a\033]0;x\007b", "\u202eevil").ends(2)
    assert "\033" not in run.err and "\007" not in run.err and "\u202e" not in run.err, run
    contains(run.err, "\\x1b]0;x\\x07")


@case()
def test_version():
    run = assay("--version").ends(0)
    assert re.fullmatch(r"assay-cli \d+\.\d+\.\d+\n", run.out), run


@case([("--help",), ("-h",), ("help",), ("inspect", "--help"), ("help", "inspect"), ("practice", "--help"),
       ("show", "--help"), ("decode", "--help"), ("compare", "--help")])
def test_help(arguments):
    run = assay(*arguments).ends(0)
    contains(run.out, "Usage:")
    equal(run.err, "")
    assert all(len(line) <= 110 for line in run.out.splitlines()), run.out


@case()
def test_help_names_the_command():
    contains(inspect("--help").out, "assay-cli inspect [OPTION…] TARGET…")


@case(["compare", "decode", "inspect", "practice", "show", "verify"])
def test_manual_has_every_option(command):
    manual = (ROOT / "data" / "assay-cli.1").read_text(encoding="utf-8").replace("\\-", "-")
    options = set(re.findall(r"--[a-z0-9-]+", assay(command, "--help").out)) - {"--help"}
    assert len(options) >= 2
    missing = sorted(option for option in options if option not in manual)
    equal(missing, [])


@case()
def test_manual_has_no_other_option():
    manual = (ROOT / "data" / "assay-cli.1").read_text(encoding="utf-8").replace("\\-", "-")
    known = set(re.findall(r"--[a-z0-9-]+", "".join(assay(command, "--help").out
                                                       for command in ("compare", "decode", "inspect", "practice", "show", "verify"))))
    equal(sorted(set(re.findall(r"--[a-z][a-z0-9-]+", manual)) - known - {"--version", "--help"}), [])


if __name__ == "__main__":
    main()
