#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""assay-cli explain: the story as text, Markdown and JSON, and how it ends."""
import json

from harness import assay, case, contains, equal, main

STEPS = ["hello", "certificate", "checked", "secret", "finished"]


def story(*arguments):
    run = assay("explain", "--format=json", *arguments)
    return run.status, json.loads(run.out)


@case()
def test_good():
    status, told = story("practice:good-ecdsa")
    equal(status, 0)
    equal(told["verdict"], "trusted")
    equal([word["id"] for word in told["words"]],
          ["server", "client", "public-key", "private-key", "certificate", "authority"])
    equal([step["id"] for step in told["issuance"]], ["key-pair", "signing-request", "signed"])
    equal([(step["id"], step["state"]) for step in told["connection"]], [(step, "done") for step in STEPS])


@case()
def test_every_statement_has_evidence():
    _, told = story("practice:good-rsa")
    parts = told["words"] + told["issuance"] + told["connection"]
    statements = [statement for part in parts for statement in part["statements"]]
    assert len(statements) > 20, len(statements)
    for statement in statements:
        assert statement["evidence"], statement
        for evidence in statement["evidence"]:
            assert evidence["text"] and "{" not in evidence["text"], evidence
            equal("index" in evidence, evidence["kind"] in ("message", "certificate"))


@case()
def test_broken():
    status, told = story("practice:expired")
    equal(status, 1)
    equal([step["state"] for step in told["connection"]], ["done", "done", "broken", "done", "done"])


@case()
def test_failed():
    run = assay("explain", "practice:alert")
    equal(run.status, 3)
    contains(run.out, "It broke here")
    contains(run.out, "Did not happen")


@case()
def test_markdown():
    run = assay("explain", "--format=markdown", "practice:self-signed")
    equal(run.status, 1)
    contains(run.out, "# self\\-signed.practice.test\n")
    contains(run.out, "### 3. Your computer checked it by itself (Broken)\n")


@case(each=["pem", "pcapng", "jsonl"])
def test_other_formats(name):
    run = assay("explain", f"--format={name}", "practice:good-ecdsa")
    equal(run.status, 2)
    contains(run.err, f"--format={name}")


@case(each=["", "practice:good-ecdsa practice:expired"])
def test_one_target(targets):
    run = assay("explain", *targets.split())
    equal(run.status, 2)
    contains(run.err, "One target is wanted")


@case()
def test_explanations_in_inspect():
    plain = assay("inspect", "practice:expired").out
    run = assay("inspect", "--explain", "--full", "practice:expired")
    equal(run.status, 1)
    for words in ("Whether today is between the two dates", "The client opens the conversation", "(RFC 5280 section 4.1.2.5)"):
        contains(" ".join(run.out.split()), words)
        assert words not in " ".join(plain.split()), words


if __name__ == "__main__":
    main()
