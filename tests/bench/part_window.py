# SPDX-License-Identifier: GPL-3.0-or-later
"""first paint, CPU at paint and peak memory of the window (goals 14, 16)

Needs Xvfb, D-Bus and the X11 headers. Both windows are drawn the same way: with cairo, with and without GL at hand.
"""
import os
import statistics
import subprocess
import sys

from measure import NotMeasured, need
from table import Row

# The renderer's settings, by what the row says.
SETTINGS = {
    "GL at hand": {"GSK_RENDERER": "cairo"},
    "no GL": {"GSK_RENDERER": "cairo", "GDK_DEBUG": "gl-disable"},
}
VALUES = {"mapped": 0, "paint": 1, "cpu": 2, "peak": 3}


def environment(bench, settings):
    """A home of its own, and what the program needs of the build folder."""
    home = os.path.join(bench.work, "home")
    runtime = os.path.join(bench.work, "runtime")
    os.makedirs(home, exist_ok=True)
    os.makedirs(runtime, mode=0o700, exist_ok=True)
    return {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": runtime, "GDK_BACKEND": "x11", "LC_ALL": "C.UTF-8",
            "GSETTINGS_SCHEMA_DIR": os.path.join(bench.build, "data"), "GSETTINGS_BACKEND": "memory", **settings}


def on_display(bench, command, settings):
    """The command's standard output, under a display and a bus of its own, which say things too."""
    need("xvfb-run", "dbus-run-session")
    output = os.path.join(bench.work, "display")
    argv = ["xvfb-run", "-a", "-s", "-screen 0 1400x1000x24 -nolisten tcp", "dbus-run-session", "--",
            "sh", "-c", 'exec "$@" > "$0"', output, *command]
    done = subprocess.run(argv, env=environment(bench, settings), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise NotMeasured(f"{command[0]} ended with {done.returncode}: {done.stdout[-600:]}")
    with open(output, encoding="utf-8") as file:
        return file.read()


def paint_in_turn(tool, programs, runs):
    """Runs on the display: starts each program in turn and prints first-paint's lines."""
    for _ in range(runs):
        for program in programs:
            print(subprocess.run([tool, program], check=True, stdout=subprocess.PIPE, text=True).stdout, end="")


def measure(bench, settings):
    """Medians of each value for ours and the bare window."""
    programs = [bench.program("src/ui/assay"), bench.program("tests/bench/floor-window")]
    tool = bench.program("tests/bench/first-paint")
    inner = [sys.executable, os.path.abspath(__file__), tool, *programs, str(bench.runs + 1)]
    lines = [list(map(float, line.split())) for line in on_display(bench, inner, settings).splitlines()]
    timed = lines[len(programs):]       # without the warm-up
    ours, floor = timed[0::2], timed[1::2]
    return {name: tuple(statistics.median(line[column] for line in side) for side in (ours, floor))
            for name, column in VALUES.items()}


def run(bench):
    rows = []
    for what, settings in SETTINGS.items():
        values = measure(bench, settings)
        rows += [
            Row(14, f"first paint, {what}", *values["paint"], "ms"),
            Row(14, f"CPU at first paint, {what}", *values["cpu"], "ms"),
            Row(16, f"peak memory, {what}", *(kib / 1024 for kib in values["peak"]), "MB"),
        ]
    return sorted(rows, key=lambda row: row.goal)


if __name__ == "__main__":
    paint_in_turn(sys.argv[1], sys.argv[2:4], int(sys.argv[4]))
