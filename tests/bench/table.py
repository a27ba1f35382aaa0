# SPDX-License-Identifier: GPL-3.0-or-later
"""The goals, and the table that says how near they are."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """What to be better than; `unit` is empty for a ratio to a peer, where lower is better."""
    what: str
    must: float
    stretch: float
    unit: str = ""


GOALS = {
    1: Goal("one inspection: wall / openssl s_client -msg -trace -showcerts", 0.95, 0.75),
    2: Goal("one inspection: wall / bare GnuTLS handshake", 1.4, 1.2),
    3: Goal("one inspection: wall / gnutls-cli --print-cert", 0.4, 0.3),
    5: Goal("with the system's roots: wall / bare handshake that loads them all", 0.75, 0.6),
    14: Goal("window: to the first paint / bare libadwaita window", 1.25, 1.15),
    16: Goal("window: peak memory / bare libadwaita window", 1.2, 1.1),
    17: Goal("Enter to panels filled, less the engine's time", 34, 17, "ms"),
    18: Goal("longest stall of the main loop while 1,000 results arrive", 33, 16, "ms"),
    19: Goal("a kept inspection of three certificates", 40, 16, "KB"),
    20: Goal("decoding a TLS 1.3 handshake with its certificates to trees", 100, 50, "us"),
}


@dataclass(frozen=True)
class Row:
    """One line of the table: `ours` and `peer` in `unit`, `note` for what was measured exactly."""
    goal: int
    note: str
    ours: float
    peer: float | None
    unit: str
    must: float | None = None       # where the row's own limits differ from the goal's
    stretch: float | None = None


def verdict(value, must, stretch):
    return "stretch" if value <= stretch else "must" if value <= must else "missed"


def cells(row):
    goal = GOALS[row.goal]
    must, stretch = row.must or goal.must, row.stretch or goal.stretch
    ratio = row.ours / row.peer if row.peer else None
    reached = verdict(row.ours if goal.unit else ratio, must, stretch)
    return (str(row.goal), row.note, f"{row.ours:.1f} {row.unit}", f"{row.peer:.1f} {row.unit}" if row.peer else "",
            f"{ratio:.2f}" if ratio else "", f"{must:g} {goal.unit}".strip(), f"{stretch:g} {goal.unit}".strip(), reached)


def print_table(rows):
    """Prints the rows, each group under the words of its goal."""
    if not rows:
        return
    lines = [("goal", "", "ours", "peer", "ratio", "must", "stretch", "reached")] + [cells(row) for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    told = None
    for line in lines:
        if line[0].isdigit() and line[0] != told:
            told = line[0]
            print(f"\n{GOALS[int(told)].what}")
        print("  ".join(cell.ljust(width) if column < 2 else cell.rjust(width)
                        for column, (cell, width) in enumerate(zip(line, widths))).rstrip())
