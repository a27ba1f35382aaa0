#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts test cases in meson's log: each line of a TAP test is one, any other test is one."""
import json
import re
import sys

passed = failed = skipped = 0
skips = []
with open(sys.argv[1], encoding="utf-8") as log:
    for line in log:
        test = json.loads(line)
        cases = re.findall(r"^(ok|not ok)\b(.*)$", test.get("stdout") or "", re.M)
        bad = 0
        for word, rest in cases:
            if "# SKIP" in rest.upper():
                skipped += 1
                skips.append(f"{test['name']}: {rest.strip()}")
            elif word == "ok":
                passed += 1
            else:
                bad += 1
        # A program that crashed, hung or said nothing has failed however many cases it passed.
        if test["result"] in ("FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS") and bad == 0:
            bad = 1
        if not cases and test["result"] == "OK":
            passed += 1
        if not cases and test["result"] == "SKIP":
            skipped += 1
            skips.append(test["name"])
        failed += bad

for skip in skips:
    print(f"skipped: {skip}")
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or passed == 0 else 0)
