#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports: each practice server comes out as it promises, in every format, and the schema agrees."""
import base64
import copy
import socket
import subprocess
import time

import harness
from harness import (HOSTILE, SCHEMA, TRANSLATED, assay, case, contains, equal, inspect, main, need, need_schema,
                     scenarios, scratch)

STATUS = {"trusted": 0, "untrusted": 1, "failed": 3}
SCENARIOS = [(scenario["name"], scenario) for scenario in scenarios()]

# Practice servers that end before a handshake is finished: the error's phase and code.
FAILURES = {
    "alert": ("handshake", "alert"),
    "plain-http": ("handshake", "not-tls"),
    "closes-early": ("handshake", "closed-early"),
    "resets": ("handshake", "reset"),
    "silent": ("handshake", "timeout"),
}


def options(name):
    return ["--timeout=1"] if name == "silent" else []


@case(SCENARIOS)
def test_scenario(row):
    name, scenario = row
    run = inspect("--format=json", *options(name), f"practice:{name}").ends(STATUS[scenario["verdict"]])
    report = run.report()
    outcome = report["outcome"]
    equal(outcome["verdict"], scenario["verdict"])
    equal(report["target"]["input"], f"practice:{name}")
    equal(report["target"]["host"], f"{name}.practice.test")
    equal(outcome["verdict"] == "untrusted",
          outcome["verdict"] != "failed" and any(check["status"] == "error" for check in report["checks"]))
    if scenario["verdict"] == "failed":
        contains(run.err, f"assay-cli: practice:{name}: {outcome['error']['phase']}: ")
        equal(run.err.count("\n"), 1)
    else:
        equal(run.err, "")


@case([row for row in SCENARIOS if row[1]["verdict"] == "trusted"])
def test_weakness_is_told(row):
    name, scenario = row
    checks = inspect("--format=jsonl", f"practice:{name}").ends(0).reports()[0]["checks"]
    equal(any(check["status"] == "warning" for check in checks), scenario["weak"])


@case([("21", "warning"), ("19", "pass"), ("0", "pass")])
def test_warn_days(row):
    """Twenty of its ninety days are left."""
    days, status = row
    report = inspect("--format=jsonl", f"--warn-days={days}", "practice:soon").ends(0).reports()[0]
    equal([check["status"] for check in report["checks"] if check["id"] == "expires-soon"], [status])
    equal(report["request"]["warn_days"], int(days))


@case([("practice:good-ecdsa", "2099-01-01", 1, "error"), ("practice:expired", "@{}", 0, "pass"),
       ("practice:soon", "2026-01-01T00:00:00Z", 1, "error")])
def test_at_time(row):
    """The verdict as of another time; when it was taken is told still, and the clock is not blamed."""
    target, moment, status, validity = row
    moment = moment.format(int(time.time()) - 60 * 86400)
    run = inspect("--format=json", f"--at-time={moment}", target).ends(status)
    report = run.report()
    checks = {check["id"]: check for check in reversed(report["checks"])}
    equal((checks["validity"]["status"], checks["local-clock"]["status"]), (validity, "skipped"))
    assert "clock" not in (checks["validity"]["fix"] or "")
    assert report["started_at"] > "2026-11" and report["as_of"] != report["started_at"]
    with scratch() as folder:
        saved = folder / "then.assay.json"
        saved.write_text(run.out, encoding="utf-8")
        contains(assay("show", str(saved)).ends(0).out, "As of ")
    contains(inspect(f"--at-time={moment}", target).out, "As of ")
    contains(inspect("--format=html", f"--at-time={moment}", target).out, "As of ")


@case(["tomorrow", "@", "@1.5", "2026-13-01", "@253402300800", ""])
def test_no_time(text):
    contains(inspect(f"--at-time={text}", "practice:good-ecdsa").ends(2).err, f"--at-time={text}: ")


@case(sorted(FAILURES.items()))
def test_failure(row):
    name, wanted = row
    report = inspect("--format=json", *options(name), f"practice:{name}").ends(3).report()
    error = report["outcome"]["error"]
    equal((error["phase"], error["code"]), wanted)
    equal(report["connection"], None)
    equal(report["messages"][0]["type"], "client_hello")


@case()
def test_every_failing_scenario_is_known():
    equal(sorted(FAILURES), sorted(s["name"] for _, s in SCENARIOS if s["verdict"] == "failed"))


@case()
def test_alert_is_told():
    error = inspect("--format=json", "practice:alert").ends(3).report()["outcome"]["error"]
    equal((error["alert"], error["alert_code"]), ("handshake_failure", 40))


@case()
def test_refused():
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        target = f"127.0.0.1:{unheard.getsockname()[1]}"
        run = inspect("--format=json", target).ends(3)
    error = run.report()["outcome"]["error"]
    equal((error["phase"], error["code"]), ("connect", "refused"))
    contains(run.err, f"assay-cli: {target}: connect: ")


@case()
def test_not_found():
    run = inspect("--format=json", "--timeout=10", "no-such-host.invalid").ends(3)
    equal(run.report()["outcome"]["error"]["phase"], "resolve")
    contains(run.err, "assay-cli: no-such-host.invalid: resolve: ")


@case(SCENARIOS)
def test_brief(row):
    name, _ = row
    run = inspect("--format=jsonl", *options(name), f"practice:{name}")
    equal(run.out.count("\n"), 1)
    report = run.reports()[0]
    for part in report["certificates"] + report["messages"]:
        assert "fields" not in part and "bytes" not in part


@case()
def test_full_lines():
    run = inspect("--format=jsonl", "--full", "practice:good-ecdsa").ends(0)
    equal(run.out.count("\n"), 1)
    report = run.reports()[0]
    for part in report["certificates"] + report["messages"]:
        contains(part, "fields")


@case(SCENARIOS)
def test_text(row):
    name, scenario = row
    run = inspect("--full", *options(name), f"practice:{name}").ends(STATUS[scenario["verdict"]])
    assert run.out[0] == {"trusted": "✓", "untrusted": "✗", "failed": "!"}[scenario["verdict"]], run
    contains(run.out.splitlines()[0], f"{name}.practice.test")
    equal(HOSTILE.findall(run.out), [])
    contains(run.out, "\nMessages\n")


def walk(node, length):
    """Every field lies within its parent's bytes."""
    yield node
    for child in node.get("children", []):
        assert child["offset"] >= 0 and child["offset"] + child["length"] <= length, child
        yield from walk(child, length)


@case(SCENARIOS)
def test_fields(row):
    name, _ = row
    report = inspect("--format=json", *options(name), f"practice:{name}").report()
    assert report["messages"], "there are messages"
    for message in report["messages"]:
        raw = len(base64.b64decode(message["bytes"]))
        equal(message["length"], raw + (4 if message["layer"] == "handshake" else 0))
        nodes = list(walk(message["fields"], raw))
        assert message["type"] not in ("client_hello", "server_hello") or len(nodes) > 10
    for certificate in report["certificates"]:
        assert len(list(walk(certificate["fields"], 1 << 24))) > 20


@case()
def test_schema_is_strict():
    """A schema that accepts anything would prove nothing."""
    need_schema()
    report = inspect("--format=json", "practice:good-ecdsa").ends(0).report()
    validator = harness.jsonschema.Draft202012Validator(SCHEMA)
    faults = [
        lambda r: r.pop("outcome"),
        lambda r: r.update(more=1),
        lambda r: r["target"].update(port="443"),
        lambda r: r["outcome"].update(verdict="fine"),
        lambda r: r["outcome"].update(verdict="failed"),
        lambda r: r["connection"].pop("alpn"),
        lambda r: r["certificates"][0].update(sha256="00"),
        lambda r: r["certificates"][0]["fields"].update(malformed=False),
        lambda r: r["certificates"][0]["fields"]["children"][0].pop("key"),
        lambda r: r["chain"]["issues"].append("odd"),
        lambda r: r["checks"][0].update(status="maybe"),
        lambda r: r["messages"][0].pop("bytes"),
        lambda r: r["messages"][0].update(time_ms="1"),
        lambda r: r["phases"][0].update(name="lunch"),
    ]
    for number, spoil in enumerate(faults):
        broken = copy.deepcopy(report)
        spoil(broken)
        assert not validator.is_valid(broken), f"fault {number} is not seen"


@case()
def test_schema_describes_every_member():
    def members(part, path):
        for name, member in part.get("properties", {}).items():
            yield f"{path}/{name}", member
            yield from members(member, f"{path}/{name}")
    undescribed = [path for name, part in [("", SCHEMA), *SCHEMA["$defs"].items()]
                   for path, member in members(part, name)
                   if "description" not in member and "description" not in
                   SCHEMA["$defs"].get(member.get("$ref", "").rpartition("/")[2], {})]
    equal(undescribed, [])


@case()
def test_language():
    """Text is told in the person's language; JSON is for programs, and the language changes nothing in it."""
    need("msgfmt")
    with scratch() as folder:
        catalogue = folder / "de" / "LC_MESSAGES" / "assay.mo"
        catalogue.parent.mkdir(parents=True)
        words = """msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n
                   msgid "Expired"\nmsgstr "Abgelaufen"\nmsgid "Chain"\nmsgstr "Kette"\n"""
        subprocess.run(["msgfmt", "-o", catalogue, "-"], input=words, encoding="utf-8", check=True)
        german = TRANSLATED | {"LANGUAGE": "de", "ASSAY_LOCALE_DIR": str(folder)}
        text = inspect("practice:expired", **german).ends(1).out
        contains(text, "✗ Abgelaufen\n")
        contains(text, "\nKette\n")
        report = inspect("--format=jsonl", "practice:expired", **german).ends(1).reports()[0]
    contains([check["title"] for check in report["checks"]], "Expired")


if __name__ == "__main__":
    main()
