#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""assay-cli verify against public suites of path validation: each case comes with the verdict that its authors expect.

Prints agree / wrongly accepted / wrongly rejected a suite. Differences are not allowed, but for those that a rule which
we follow on purpose explains; they are told apart by that rule, never by the name of a case.
"""
import collections
import concurrent.futures
import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from tap import Tap  # noqa: E402

CORPORA = Path(os.environ.get("ASSAY_CORPORA") or Path(os.environ["ASSAY_SOURCE_DIR"]) / ".." / "shared" / "corpora")
PROGRAM = Path(os.environ["ASSAY_BUILD_DIR"]) / "src" / "cli" / "assay-cli"

# What a suite assumes of all its cases. OpenSSL holds trust anchors to their own certificates.
ASSUMED = {"openssl": ["--root-limits"]}

# OpenSSL's security levels in bits.
LEVELS = {"0": 0, "1": 80, "2": 112, "3": 128, "4": 192, "5": 256}

# NIST's suite is the reference for RFC 5280: all of it must agree. So much of the others together must.
REFERENCE = "pkits"
AIM = 0.97

# Differences on purpose: suite, what it expects, the rule that we find broken, how many cases, and why.
DIFFERENCES = [
    ("bssl", "accept", "signature-algorithm", 1,
     "SHA-1 is refused from 2014 on (NIST SP 800-131A); the suite lets it pass where it looks at purposes"),
    ("bssl", "accept", "name-constraints", 1,
     "names and limits are compared a bounded number of times; the suite does not count URIs, which we compare too"),
    ("openssl", "reject", None, 1,
     "an anchor with other purposes is no obstacle where another valid path leads past it; OpenSSL tries one path only"),
]


def options(case, folder):
    words = ["--profile", case.get("profile", "rfc5280"), "--roots", folder / "roots.pem",
             *ASSUMED.get(case["suite"], [])]
    if (folder.parent / "crl-issuers.pem").exists():
        words += ["--intermediates", folder.parent / "crl-issuers.pem"]
    if case["has_crl"]:
        words += ["--crls", folder / "crls.pem"]
    for name, value in [("--at-time", f"@{case['time']}" if case["time"] is not None else None),
                        ("--name", f"{case['name_kind']}:{case['name']}" if case["name"] else None),
                        ("--purpose", case["purpose"]), ("--max-depth", case["max_depth"])]:
        if value is not None:
            words += [name, str(value)]
    policy = case["policy"] or {"oids": []}
    for oid in policy["oids"]:
        words += ["--policy", oid]
    for member, option in [("explicit", "--explicit-policy"), ("inhibit_map", "--inhibit-mapping"),
                           ("inhibit_any", "--inhibit-any")]:
        if policy.get(member):
            words.append(option)
    tags = case["tags"]
    if "-x509_strict" in tags:
        words.append("--strict")
    if "-auth_level" in tags:
        words += ["--strength", str(LEVELS[tags[tags.index("-auth_level") + 1]])]
    return words


def run(folder):
    """(suite, expected verdict, our verdict, the first rule that is broken)"""
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    done = subprocess.run([PROGRAM, "verify", "--format=jsonl", *options(case, folder), folder / "chain.pem"],
                          capture_output=True, timeout=60, check=False)
    if done.returncode > 1:
        return case["suite"], case["expect"], f"error: {done.stderr.decode(errors='replace').strip()}", None
    rules = json.loads(done.stdout)["validation"]["candidates"][0]["rules"]
    broken = next((rule["id"] for rule in rules if rule["outcome"] == "broken"), None)
    return case["suite"], case["expect"], "reject" if done.returncode else "accept", broken


def explain(suite, expect, broken):
    return next((row for row in DIFFERENCES if row[:3] == (suite, expect, broken)), None)


def main():
    tap = Tap()
    suites = sorted(path for path in (CORPORA / "chains").glob("*") if path.is_dir())
    if not suites:
        tap.skip("public suites of path validation", f"there are no chains in {CORPORA}")
        return tap.finish()
    folders = [path.parent for suite in suites for path in sorted(suite.glob("*/case.json"))]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(run, folders))

    counts, unexplained, used = collections.Counter(), [], collections.Counter()
    for folder, (suite, expect, found, broken) in zip(folders, results):
        counts[suite, "cases"] += 1
        if found == expect:
            counts[suite, "agree"] += 1
            continue
        counts[suite, "wrongly accepted" if found == "accept" else "wrongly rejected"] += 1
        row = explain(suite, expect, broken)
        if row is not None and used[row] < row[3]:
            used[row] += 1
        else:
            unexplained.append(f"{suite}/{folder.name}: {expect} is expected, {found} ({broken}) was found")
    others = collections.Counter()
    for suite in sorted({result[0] for result in results}):
        n, agree = counts[suite, "cases"], counts[suite, "agree"]
        tap.say(f"{suite}: {n} cases, {agree} agree, {counts[suite, 'wrongly accepted']} wrongly accepted, "
                f"{counts[suite, 'wrongly rejected']} wrongly rejected")
        if suite == REFERENCE:
            tap.case(f"all of {suite} agrees", [] if agree == n else [f"{agree} of {n} do"])
        else:
            others["cases"] += n
            others["agree"] += agree
    tap.case(f"at least {AIM:.0%} of the others agree",
             [] if others["agree"] >= AIM * others["cases"] else [f"{others['agree']} of {others['cases']} do"])
    for row in used:
        tap.say(f"{row[0]} expects {row[1]} in {used[row]} of {row[3]}, but {row[2] or 'no rule is broken'}: {row[4]}")
    tap.case("every difference has its reason", unexplained)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
