# SPDX-License-Identifier: GPL-3.0-or-later
"""Enter to panels filled, and stalls of the main loop under a flood of results (goals 17, 18)

Needs nginx, openssl, Xvfb and D-Bus.
"""
import statistics

import servers
from measure import NotMeasured
from part_window import on_display
from table import Row

SETTINGS = {"GSK_RENDERER": "cairo"}
FLOOD, TABS = 1000, 8


def measure_fill(bench, port):
    """Milliseconds for each time that Enter was pressed, without the engine's own."""
    runs = max(bench.runs, 40)
    lines = on_display(bench, [bench.program("tests/bench/panels"), f"localhost:{port}", str(runs + 5)], SETTINGS)
    values = [list(map(float, line.split())) for line in lines.splitlines()][5:]
    if min(texts for _, _, texts in values) < 20:
        raise NotMeasured("the page is all but empty")
    return sorted(total - engine for total, engine, _ in values)


def measure_stall(bench, port):
    """The longest turn of the main loop and the 99th percentile, in milliseconds."""
    program = bench.program("tests/bench/stall")
    arrived, longest, usual = map(float, on_display(bench, [program, str(FLOOD), str(TABS), f"localhost:{port}"],
                                                    SETTINGS).split())
    if arrived < FLOOD:
        raise NotMeasured(f"only {arrived:g} results arrived")
    return longest, usual


def run(bench):
    with servers.running(bench.work) as served:
        fill = measure_fill(bench, served.ports["ecdsa"])
        longest, usual = measure_stall(bench, served.ports["ecdsa"])
    return [
        Row(17, "median", statistics.median(fill), None, "ms"),
        Row(17, "95th percentile", fill[len(fill) * 95 // 100], None, "ms", must=50, stretch=34),
        Row(18, f"longest, {TABS} tabs at once", longest, None, "ms"),
        Row(18, "99th percentile", usual, None, "ms"),
    ]
