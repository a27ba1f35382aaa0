#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where results go: files that are complete or not there, terminals and their colours, signals."""
import os
import signal
import subprocess
import time

from harness import (HOSTILE, PATIENCE, PROGRAM, Skip, assay, case, contains, environment, equal, inspect, main,
                     on_terminal, scratch, start)

TERM = {"TERM": "xterm-256color"}


@case()
def test_output_file():
    with scratch() as folder:
        file = folder / "report.json"
        run = inspect("--format=json", f"--output={file}", "practice:good-ecdsa").ends(0)
        equal((run.out, run.err), ("", ""))
        run.out = file.read_text(encoding="utf-8")
        run.report()
        equal(os.listdir(folder), ["report.json"])
        equal(file.stat().st_mode & 0o777, 0o666 & ~current_umask())


def current_umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


@case()
def test_output_is_complete_or_old():
    with scratch() as folder:
        file = folder / "report.json"
        file.write_text("old\n", encoding="utf-8")
        process = start("inspect", "--format=json", f"--output={file}", "--timeout=2", "practice:silent")
        seen = set()
        while process.poll() is None:
            seen.add(file.read_text(encoding="utf-8")[:4])
            time.sleep(0.01)
        equal(process.wait(), 3)
        process.stdout.close()
        process.stderr.close()
        contains(seen, "old\n")
        assert seen <= {"old\n", "{\n  "}, seen
        equal(file.read_text(encoding="utf-8")[:4], "{\n  ")
        equal(os.listdir(folder), ["report.json"])


@case()
def test_output_keeps_links():
    with scratch() as folder:
        (folder / "real").write_text("old", encoding="utf-8")
        (folder / "link").symlink_to("real")
        inspect("--format=pem", f"--output={folder / 'link'}", "practice:good-ecdsa").ends(0)
        assert (folder / "link").is_symlink()
        contains((folder / "real").read_text(encoding="utf-8"), "BEGIN CERTIFICATE")


@case()
def test_output_to_devices():
    inspect("--output=/dev/null", "practice:good-ecdsa").ends(0)
    contains(inspect("--output=/dev/stdout", "practice:good-ecdsa").ends(0).out, "✓")
    contains(inspect("--output=-", "practice:good-ecdsa").ends(0).out, "✓")


@case(["--format=text", "--format=json", "--format=jsonl"])
def test_a_full_disk_is_told(form):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([PROGRAM, "inspect", form, "practice:good-ecdsa"], stdout=full, stderr=subprocess.PIPE,
                              timeout=PATIENCE, check=False, env=environment())
    equal(done.returncode, 2)
    contains(done.stderr.decode(), "standard output")


@case()
def test_a_closed_pipe_is_quiet():
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run([PROGRAM, "inspect", "practice:good-ecdsa"], stdout=pipe, stderr=subprocess.PIPE,
                              timeout=PATIENCE, check=False, env=environment())
    assert done.returncode != 0
    equal(done.stderr, b"")


COLORS = [
    ("a terminal", (), TERM, True),
    ("NO_COLOR", (), TERM | {"NO_COLOR": "1"}, False),
    ("an empty NO_COLOR", (), TERM | {"NO_COLOR": ""}, True),
    ("--no-color", ("--no-color",), TERM, False),
    ("a dumb terminal", (), {"TERM": "dumb"}, False),
]


@case(COLORS)
def test_color_on(row):
    _, options, variables, wanted = row
    status, text = on_terminal("inspect", *options, "practice:expired", **variables)
    equal(status, 1)
    contains(text, "expired.practice.test")
    equal("\033[" in text, wanted)


@case()
def test_no_color_elsewhere():
    assert "\033" not in inspect("practice:expired", **TERM).ends(1).out
    with scratch() as folder:
        on_terminal("inspect", f"--output={folder / 'text'}", "practice:expired", **TERM)
        equal(HOSTILE.findall((folder / "text").read_text(encoding="utf-8")), [])


@case()
def test_json_on_a_terminal_has_no_color():
    assert "\033[" not in on_terminal("inspect", "--format=jsonl", "practice:expired", **TERM)[1]


@case([("SIGINT", signal.SIGINT), ("SIGTERM", signal.SIGTERM)])
def test_cancel(row):
    process = start("inspect", "--format=json", "practice:silent", "--timeout=60")
    time.sleep(0.5)
    before = time.monotonic()
    process.send_signal(row[1])
    out, err = process.communicate(timeout=10)
    assert time.monotonic() - before < 2
    equal(process.returncode, 3)
    contains(out, '"phase": "cancelled"')
    contains(err, "assay-cli: practice:silent: cancelled: ")


@case()
def test_cancel_ends_a_batch():
    process = start("inspect", "--format=jsonl", "--jobs=2", "--timeout=60", *["practice:silent"] * 20)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=10)
    equal(process.returncode, 3)
    equal(out.count("\n"), 20)


@case()
def test_start_up_is_lean():
    """--version neither loads GIO's modules nor reads the computer's roots; --ca-file does not either."""
    try:
        trace = assay_trace("--version")
    except FileNotFoundError as why:
        raise Skip("strace is not installed") from why
    for word in ("gio/modules", "ca-certificates", "/etc/ssl", "p11-kit/", "pkcs11/"):
        assert word not in trace, word


def assay_trace(*arguments):
    with scratch() as folder:
        subprocess.run(["strace", "-f", "-e", "trace=file", "-o", folder / "trace", PROGRAM, *arguments],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=True,
                       env=environment(ASAN_OPTIONS="detect_leaks=0"))     # which strace keeps from working
        return (folder / "trace").read_text(encoding="utf-8", errors="replace")


@case()
def test_results_and_errors_are_apart():
    run = assay("inspect", "--format=jsonl", "practice:alert", "practice:good-ecdsa").ends(3)
    equal(len(run.reports()), 2)
    equal(run.err.count("\n"), 1)


if __name__ == "__main__":
    main()
