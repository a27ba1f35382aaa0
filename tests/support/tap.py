# SPDX-License-Identifier: GPL-3.0-or-later
"""Says how tests went in the Test Anything Protocol."""


class Tap:
    """Counts cases; `finish ()` prints the plan and gives the exit status."""

    def __init__(self):
        self.number = 0
        self.failed = 0

    def case(self, what, problems):
        """One case: @problems are the lines that say what is wrong, none when all is well."""
        self.number += 1
        self.failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {self.number} - {what}", flush=True)
        for line in problems:
            self.say(line)

    def skip(self, what, why):
        self.number += 1
        print(f"ok {self.number} - {what} # SKIP {why}", flush=True)

    def say(self, line):
        print(f"# {line}", flush=True)

    def finish(self):
        print(f"1..{self.number}")
        return 1 if self.failed else 0
