#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Practice servers from the command line."""
import os
import signal
import socket

from harness import HOSTILE, assay, case, contains, equal, inspect, main, practice, scenarios, scratch, start, stop


@case()
def test_list():
    run = assay("practice", "list").ends(0)
    names = [line.split()[0] for line in run.out.splitlines() if not line.startswith(" ")]
    equal(names, [scenario["name"] for scenario in scenarios()])
    equal(HOSTILE.findall(run.out), [])
    assert len(names) >= 20


@case()
def test_list_as_json():
    for scenario in scenarios():
        equal(list(scenario), ["name", "title", "summary", "verdict", "weak", "lesson", "browser", "mend"])
        assert scenario["verdict"] in ("trusted", "untrusted", "failed")
        assert all(isinstance(scenario[name], str) and scenario[name] for name in ("title", "summary", "lesson"))


@case([("SIGTERM", signal.SIGTERM), ("SIGINT", signal.SIGINT)])
def test_serve_until(row):
    process = start("practice", "serve", "good-ecdsa", "expired")
    try:
        name, host, port = process.stdout.readline().split()
        equal((name, host), ("good-ecdsa", "127.0.0.1"))
        equal(process.stdout.readline().split()[0], "expired")
        equal(process.stdout.readline(), "ready\n")
        socket.create_connection((host, int(port)), timeout=5).close()
    finally:
        equal(stop(process, row[1]), 0)
    equal(process.stdout.read(), "")
    equal(process.stderr.read(), "")
    process.stdout.close()
    process.stderr.close()
    try:
        socket.create_connection((host, int(port)), timeout=5).close()
    except ConnectionRefusedError:
        return
    raise AssertionError("the server still listens")


@case()
def test_serve_in_the_background():
    """As a shell's job, which starts with SIGINT ignored."""
    process = start("practice", "serve", "expired", preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
    try:
        while process.stdout.readline() != "ready\n":
            assert process.poll() is None
    finally:
        equal(stop(process, signal.SIGINT), 0)
        process.stdout.close()
        process.stderr.close()


@case()
def test_serve_with_a_client_that_stays():
    process = start("practice", "serve", "silent")
    try:
        _, host, port = process.stdout.readline().split()
        equal(process.stdout.readline(), "ready\n")
        with socket.create_connection((host, int(port)), timeout=5):
            equal(stop(process), 0)
    finally:
        process.stdout.close()
        process.stderr.close()


@case()
def test_serve_all():
    with practice() as servers:
        equal(sorted(name for name in servers if name != "ca"), sorted(scenario["name"] for scenario in scenarios()))
        equal(len({port for _, port in (servers[name] for name in servers if name != "ca")}), len(servers) - 1)


@case()
def test_root_is_needed():
    with practice("good-ecdsa") as servers:
        host, port = servers["good-ecdsa"]
        target = ["good-ecdsa.practice.test", f"--connect={host}:{port}"]
        inspect(*target, f"--ca-file={servers['ca']}").ends(0)
        inspect(*target).ends(1)


@case()
def test_root_is_written_before_ready():
    with scratch() as folder:
        process = start("practice", "serve", f"--ca-out={folder / 'root.pem'}", "expired")
        try:
            while process.stdout.readline() != "ready\n":
                assert process.poll() is None
            contains((folder / "root.pem").read_text(encoding="utf-8"), "BEGIN CERTIFICATE")
            equal(os.listdir(folder), ["root.pem"])
        finally:
            stop(process)
            process.stdout.close()
            process.stderr.close()


@case()
def test_other_names_are_not_for_the_practice_authority():
    """practice: targets trust it, and no other target ever does."""
    run = inspect("--format=jsonl", "--ordered", "practice:good-ecdsa", "practice:untrusted-root").ends(1)
    good, bad = run.reports()
    equal((good["chain"]["anchors"], bad["chain"]["anchors"]), ("practice", "practice"))
    equal((good["outcome"]["verdict"], bad["outcome"]["verdict"]), ("trusted", "untrusted"))


@case([("root-sent", 3, 3, 2), ("wrong-order", 3, 4, 3), ("missing-intermediate", 1, 1, 1)])
def test_chains(row):
    name, *counts = row
    for chain, wanted in zip(("sent", "built", "corrected"), counts):
        out = inspect("--format=pem", f"--chain={chain}", f"practice:{name}").out
        equal((name, chain, out.count("BEGIN CERTIFICATE")), (name, chain, wanted))


if __name__ == "__main__":
    main()
