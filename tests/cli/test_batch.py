#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many targets: where they come from, the order of results, the worst exit status."""
import json

from harness import case, contains, equal, inspect, main, practice, scratch, start, stop, valid

SLOW = ["--timeout=2"]


def inputs(reports):
    return [report["target"]["input"] for report in reports]


@case([(("practice:good-ecdsa", "practice:good-rsa"), 0), (("practice:good-ecdsa", "practice:expired"), 1),
       (("practice:expired", "practice:alert", "practice:good-ecdsa"), 3), (("practice:alert",), 3)])
def test_worst_status_wins(row):
    targets, status = row
    equal(inputs(inspect("--format=jsonl", "--ordered", *targets).ends(status).reports()), list(targets))


@case()
def test_lines_come_as_they_finish():
    run = inspect("--format=jsonl", *SLOW, "practice:silent", "practice:good-ecdsa").ends(3)
    equal(inputs(run.reports()), ["practice:good-ecdsa", "practice:silent"])


@case()
def test_a_line_is_there_before_the_end():
    process = start("inspect", "--format=jsonl", "--timeout=30", "practice:silent", "practice:good-ecdsa")
    try:
        line = process.stdout.readline()
        equal(process.poll(), None)
        equal(valid(json.loads(line))["target"]["input"], "practice:good-ecdsa")
    finally:
        equal(stop(process), 3)
        process.stdout.close()
        process.stderr.close()


@case(["jsonl", "json"])
def test_order_of_targets(form):
    wanted = ["practice:silent", "practice:good-ecdsa", "practice:expired"]
    run = inspect(f"--format={form}", "--ordered", *SLOW, *wanted).ends(3)
    reports = run.reports() if form == "jsonl" else [valid(report) for report in json.loads(run.out)]
    equal(inputs(reports), wanted)


@case()
def test_text_keeps_the_order():
    run = inspect(*SLOW, "practice:silent", "practice:good-ecdsa").ends(3)
    assert run.out.index("silent.practice.test") < run.out.index("good-ecdsa.practice.test"), run
    contains(run.out, "\n\n✓ ")


@case()
def test_one_target_makes_one_object():
    equal(inspect("--format=json", "practice:good-ecdsa").ends(0).report()["schema"], 1)


LIST = "# lessons\npractice:good-ecdsa\n\n  practice:expired   # the second\r\n\tpractice:good-rsa"


@case(["file", "standard input"])
def test_from(where):
    wanted = ["practice:good-ecdsa", "practice:expired", "practice:good-rsa"]
    with scratch() as folder:
        (folder / "list").write_text(LIST, encoding="utf-8")
        source = "-" if where == "standard input" else folder / "list"
        run = inspect("--format=jsonl", "--ordered", f"--from={source}", stdin=LIST).ends(1)
    equal(inputs(run.reports()), wanted)


@case()
def test_from_comes_after_the_targets():
    run = inspect("--format=json", "--from=-", "practice:good-rsa", stdin="practice:good-ecdsa\n").ends(0)
    equal(inputs(json.loads(run.out)), ["practice:good-rsa", "practice:good-ecdsa"])


@case()
def test_a_bad_line_does_not_stop_the_rest():
    run = inspect("--format=jsonl", "--from=-", stdin="not a host\npractice:good-ecdsa\npractice:nothing\n").ends(3)
    equal(inputs(run.reports()), ["practice:good-ecdsa"])
    contains(run.err, "assay-cli: not a host: ")
    contains(run.err, "nothing")


@case([("json", "[\n]\n"), ("jsonl", ""), ("text", ""), ("pem", "")])
def test_an_empty_list(row):
    form, wanted = row
    equal(inspect(f"--format={form}", "--from=-", stdin="# nobody\n").ends(0).out, wanted)


@case(["--jobs=1", "-j2", "-j 7", "--jobs=64"])
def test_jobs(jobs):
    """Every result once, in order, however many threads made them."""
    with practice("good-ecdsa") as servers:
        host, port = servers["good-ecdsa"]
        targets = [f"n{number}.practice.test" for number in range(100)]
        run = inspect("--format=jsonl", "--ordered", *jobs.split(), f"--connect={host}:{port}",
                      f"--ca-file={servers['ca']}", "--from=-", stdin="\n".join(targets)).ends(1)
    equal([json.loads(line)["target"]["input"] for line in run.out.splitlines()], targets)


if __name__ == "__main__":
    main()
