#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""assay-cli compare, and pages to be given to others: servers, files and saved reports in every form."""
import html.parser
import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import harness
from harness import (HOSTILE, ROOT, assay, case, contains, equal, inspect, main, make_certificate, need_schema,
                     on_terminal, openssl_server, practice, scenarios, scratch)

SCHEMA = json.loads((ROOT / "data" / "assay-compare.schema.json").read_text(encoding="utf-8"))
SCENARIOS = [scenario["name"] for scenario in scenarios()]


def compare(*arguments, **more):
    return assay("compare", *map(str, arguments), **more)


def comparison(run):
    found = json.loads(run.out)
    if harness.jsonschema is not None:
        faults = [fault.message for fault in harness.jsonschema.Draft202012Validator(SCHEMA).iter_errors(found)]
        equal(faults[:3], [])
    return found


def rows(found):
    return {row["path"]: row for row in found["rows"]}


@case()
def test_same_server_twice():
    found = comparison(compare("--format=json", "practice:good-ecdsa", "practice:good-ecdsa").ends(0))
    equal((found["different"], found["routine"], found["material"]), (0, 0, 0))
    equal(found["summary"][0], "Nothing differs but what differs every time.")
    equal(rows(found)["connection/protocol"]["state"], "same")
    equal(rows(found)["handshake/received/server_hello/random"]["weight"], "info")


@case()
def test_two_servers():
    found = comparison(compare("--format=json", "practice:good-ecdsa", "practice:expired").ends(4))
    equal(found["summary"][0], "The second server sends an expired certificate.")
    equal(rows(found)["verdict/headline"]["left"], "Trusted")
    equal(rows(found)["verdict/headline"]["right"], "Not trusted")
    equal(rows(found)["verdict/checks/validity"]["weight"], "material")
    equal(rows(found)["leaf/serial"]["weight"], "routine")
    equal(found["different"], found["routine"] + found["material"])


@case()
def test_only_differences():
    found = comparison(compare("--format=json", "--only-differences", "practice:good-ecdsa", "practice:expired").ends(4))
    assert found["rows"] and not [row for row in found["rows"] if row["state"] == "same"]


@case()
def test_side_that_failed():
    run = compare("--format=json", "practice:good-ecdsa", "practice:alert").ends(3)
    found = comparison(run)
    contains(run.err, "assay-cli: practice:alert: handshake: ")
    contains(found["summary"][0], "The second could not be inspected: ")
    row = rows(found)["connection/outcome"]
    contains(row["left"], "TLS 1.3")
    equal(row["right"], found["right"]["outcome"]["summary"])
    equal(found["right"]["outcome"]["error"], "alert")


@case()
def test_renewal_is_routine():
    """The same key, issuer and names with other dates and another serial number."""
    with scratch() as folder:
        names = "subjectAltName=DNS:localhost"
        old, key = make_certificate(folder, "old", "/CN=localhost", names)
        new = folder / "new.pem"
        harness.openssl("req", "-x509", "-key", key, "-days", "90", "-subj", "/CN=localhost", "-addext", names,
                        "-out", new)
        with openssl_server(old, key) as left, openssl_server(new, key) as right:
            sides = [f"localhost:{left}", f"localhost:{right}"]
            options = [f"--ca-file={old}", f"--ca-file={new}"]
            found = comparison(compare("--format=json", *options, *sides).ends(4))
            equal(found["material"], 0)
            contains(" ".join(found["summary"]), "two for the same key and names, from the same issuer")
            compare("--ignore=routine", *options, *sides).ends(0)


@case()
def test_new_key_is_material():
    with scratch() as folder:
        names = "subjectAltName=DNS:localhost"
        one, key = make_certificate(folder, "one", "/CN=localhost", names)
        two, other = make_certificate(folder, "two", "/CN=localhost", names)
        with openssl_server(one, key) as left, openssl_server(two, other, "-tls1_2") as right:
            options = ["--format=json", "--ignore=routine", f"--ca-file={one}", f"--ca-file={two}"]
            found = comparison(compare(*options, f"localhost:{left}", f"localhost:{right}").ends(4))
    equal(rows(found)["leaf/key_pin"]["weight"], "material")
    equal(rows(found)["connection/protocol"]["weight"], "material")
    contains(" ".join(found["summary"]), "They use different keys of the same kind.")
    contains(" ".join(found["summary"]), "different protocol versions: TLS 1.3 and TLS 1.2")


@case()
def test_file_and_saved_report():
    with scratch() as folder, practice("good-ecdsa") as servers:
        saved, chain = folder / "saved.json", folder / "chain.pem"
        target = ":".join(map(str, servers["good-ecdsa"]))
        inspect("--format=json", "-o", str(saved), target)
        chain.write_text(inspect("--format=pem", target).out, encoding="utf-8")
        found = comparison(compare("--format=json", saved, saved).ends(0))
        equal([row for row in found["rows"] if row["state"] != "same"], [])
        found = comparison(compare("--format=json", saved, chain))
        equal(rows(found)["leaf/key_pin"]["state"], "same")
        equal(rows(found)["connection/outcome"]["right"], "A file makes no connection")
        equal(rows(found)["connection/outcome"]["weight"], "info")


@case()
def test_damaged_report():
    with scratch() as folder:
        cut, odd = folder / "cut.json", folder / "odd.json"
        report = inspect("--format=json", "practice:good-ecdsa").ends(0).out
        cut.write_text(report[:2000], encoding="utf-8")
        odd.write_text(report.replace('"scheme": "practice"', '"scheme": 1'), encoding="utf-8")
        contains(compare(cut, "practice:good-ecdsa").ends(2).err, f"assay-cli: {cut}: This is no JSON, or damaged")
        contains(compare(odd, "practice:good-ecdsa").ends(2).err, f"assay-cli: {odd}: target/scheme: This is no text")


@case()
def test_a_path_that_leads_nowhere():
    """A null among a path's certificates was once taken for whatever lay in memory."""
    with scratch() as folder:
        file = folder / "nowhere.json"
        report = json.loads(inspect("--format=json", "practice:good-ecdsa").ends(0).out)
        report["validation"]["candidates"][0]["path"][1] = None
        file.write_text(json.dumps(report), encoding="utf-8")
        contains(compare(file, "practice:good-ecdsa").ends(2).err,
                 f"assay-cli: {file}: validation/candidates/0/path/1: This is no whole number")


@case([("no sides", []), ("one side", ["practice:good-ecdsa"]), ("three", ["a", "b", "c"]),
       ("a format", ["--format=pem", "a", "b"]), ("ignore", ["--ignore=all", "a", "b"]),
       ("no target", ["practice:good-ecdsa", "practice:none"])])
def test_usage(row):
    run = compare(*row[1]).ends(2)
    equal(run.out, "")
    contains(run.err, "assay-cli: ")


@case()
def test_text():
    run = compare("practice:good-ecdsa", "practice:missing-intermediate").ends(4)
    lines = run.out.splitlines()
    equal(lines[0], "The second server leaves out the intermediate certificate.")
    assert max(map(len, lines)) <= 80, max(lines, key=len)
    equal(HOSTILE.findall(run.out), [])
    verdict = next(line for line in lines if line.startswith("! Verdict"))
    equal(re.split(" {2,}", verdict), ["! Verdict", "Trusted", "Not trusted"])


def compare_on_terminal(**more):
    status, text = on_terminal("compare", "practice:good-ecdsa", "practice:expired", columns=118, TERM="xterm", **more)
    equal(status, 4)
    return text


@case()
def test_terminal():
    wide = compare_on_terminal()
    contains(wide, "\x1b[")
    plain = re.sub("\x1b\\[[0-9;]*m", "", wide).splitlines()
    assert 80 < max(map(len, plain)) <= 118
    assert "\x1b[" not in compare_on_terminal(NO_COLOR="1")


class Page(html.parser.HTMLParser):
    """Looks for what must not be in a page that is given to others."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes = set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


def check_page(text):
    page = Page()
    page.feed(text)
    ElementTree.fromstring(text)    # well-formed XML too
    equal(page.tags & {"script", "link", "iframe", "img", "object", "embed", "a", "base", "form", "image", "use"}, set())
    equal([name for name, _ in page.attributes
           if name.startswith("on") or name in ("src", "href", "xlink:href", "style", "action", "data")], [])
    assert not re.search(r"url\(|@import", text)
    contains(text, "Content-Security-Policy\" content=\"default-src 'none'")
    contains(text, "prefers-color-scheme: dark")
    contains(text, "@media print")
    equal(HOSTILE.findall(text), [])
    if shutil.which("xmllint"):
        subprocess.run(["xmllint", "--noout", "-"], input=text, encoding="utf-8", check=True)


@case(SCENARIOS)
def test_html(name):
    run = inspect("--format=html", *(["--timeout=1"] if name == "silent" else []), f"practice:{name}")
    check_page(run.out)
    contains(run.out, f"<h1>{name}.practice.test</h1>")
    if name == "good-ecdsa":
        contains(run.out, "-----BEGIN CERTIFICATE-----\n")
        contains(run.out, "<svg ")
        contains(run.out, "<details><summary>ClientHello")


@case()
def test_comparison_as_html():
    run = compare("--format=html", "practice:good-ecdsa", "practice:many-names").ends(4)
    check_page(run.out)
    contains(run.out, "<td>different: material change</td>")


@case()
def test_hostile_names():
    """Names that are markup stay names."""
    with scratch() as folder:
        subject = "/CN=<script>alert(1)<\\/script>&quot;|`*_[x](y)\u202e"
        evil, _ = make_certificate(folder, "evil", subject)
        page = compare("--format=html", evil, "practice:good-ecdsa").out
        check_page(page)
        contains(page, "&lt;script&gt;")
        markdown = compare("--format=markdown", evil, "practice:good-ecdsa").out
        contains(markdown, "\\<script\\>alert(1)")
        contains(markdown, "\\[x\\](y)\\\\u{202e}")
        assert "<script" not in markdown.replace("\\<", "")


@case()
def test_markdown():
    run = inspect("--format=markdown", "practice:good-ecdsa").ends(0)
    lines = run.out.splitlines()
    equal(lines[0], "# good-ecdsa.practice.test")
    contains(run.out, "\n## Checks\n")
    contains(run.out, "TLS_AES_128_GCM_SHA256 |")
    equal(HOSTILE.findall(run.out), [])
    equal(inspect("--format=html", "practice:good-ecdsa", "practice:expired").ends(2).out, "")


@case()
def test_schema_is_strict():
    need_schema()
    found = comparison(compare("--format=json", "practice:good-ecdsa", "practice:expired").ends(4))
    validator = harness.jsonschema.Draft202012Validator(SCHEMA)
    for spoil in (lambda c: c.pop("rows"), lambda c: c.update(more=1), lambda c: c["rows"][0].update(state="odd"),
                  lambda c: c["left"].pop("outcome"), lambda c: c.update(different=-1)):
        broken = json.loads(json.dumps(found))
        spoil(broken)
        assert not validator.is_valid(broken)


if __name__ == "__main__":
    main()
