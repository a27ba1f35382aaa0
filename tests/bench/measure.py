# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs commands in turn and takes medians."""
import os
import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass, field


class NotMeasured(Exception):
    """Something needed is missing, or a command did not do what is measured."""


@dataclass
class Bench:
    """What all parts share: the build that is measured, a folder to work in, and how often to run."""
    build: str
    work: str
    runs: int

    def program(self, path):
        """A program of the build folder; built when it is one of the bench's own."""
        full = os.path.join(self.build, path)
        if path.startswith("tests/"):
            subprocess.run(["ninja", "-C", self.build, "--quiet", path], check=True, stdout=subprocess.DEVNULL)
        if not os.access(full, os.X_OK):
            raise NotMeasured(f"{full} was not built")
        return full


def need(*programs):
    """Fails unless all these programs can be found; gives their paths."""
    paths = [shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin:/sbin") for program in programs]
    if None in paths:
        raise NotMeasured(f"{programs[paths.index(None)]} is not installed")
    return paths


@dataclass
class Command:
    """A command to time. `check (output)` raises NotMeasured unless that run did all it should."""
    name: str
    argv: list
    check: object = None
    walls: list = field(default_factory=list)      # seconds
    cpus: list = field(default_factory=list)       # seconds, user and system

    @property
    def wall_ms(self):
        return statistics.median(self.walls) * 1e3

    @property
    def cpu_ms(self):
        return statistics.median(self.cpus) * 1e3


def run_once(command, output):
    """Runs a command with all that it says in @output; nothing but the command happens between the two clocks."""
    redirect = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
                (os.POSIX_SPAWN_DUP2, 1, 2)]
    began = time.monotonic()
    pid = os.posix_spawn(command.argv[0], command.argv, os.environ, file_actions=redirect)
    _, _, usage = os.wait4(pid, 0)
    return time.monotonic() - began, usage


def check_output(command, output):
    with open(output, "rb") as file:
        text = file.read().decode(errors="replace")
    if command.check is not None:
        try:
            command.check(text)
        except (NotMeasured, KeyError, ValueError, IndexError) as error:
            raise NotMeasured(f"{command.name}: {error!r} after: {text[:400]}") from error


def in_turn(bench, commands, warm_up=2):
    """Times each command bench.runs times, one after the other, so that the machine's drift spreads over all."""
    for turn in range(-warm_up, bench.runs):
        shift = turn % len(commands)
        for command in commands[shift:] + commands[:shift]:
            output = os.path.join(bench.work, "output")
            wall, usage = run_once(command, output)
            check_output(command, output)
            if turn >= 0:
                command.walls.append(wall)
                command.cpus.append(usage.ru_utime + usage.ru_stime)
    return commands
