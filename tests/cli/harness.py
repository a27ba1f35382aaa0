# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of assay-cli share: cases that speak TAP, the program, practice servers, OpenSSL's server."""
import contextlib
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import traceback
from pathlib import Path

try:
    import jsonschema
except ImportError:
    jsonschema = None

ROOT = Path(os.environ["ASSAY_SOURCE_DIR"])
PROGRAM = Path(os.environ["ASSAY_BUILD_DIR"]) / "src" / "cli" / "assay-cli"
SCHEMA = json.loads((ROOT / "data" / "assay-report.schema.json").read_text(encoding="utf-8"))
# What is not text of one line: C0 but newline, DEL, C1, bidirectional marks and overrides.
HOSTILE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PATIENCE = 60


class Skip(Exception):
    """Raised by a case that cannot run here."""


CASES = []


def case(each=(None,)):
    """Registers a function as a test; with `each`, once for every item of that list."""
    def register(function):
        for item in each:
            CASES.append((function, item))
        return function
    return register


def run_case(function, item):
    arguments = [] if item is None else [item]
    name = function.__name__.removeprefix("test_").replace("_", " ")
    if item is not None:
        name += f": {item[0] if isinstance(item, tuple) else item}"
    try:
        function(*arguments)
    except Skip as why:
        return f"ok {{}} {name} # SKIP {why}", True
    except Exception:  # whatever it is, the case has failed and the next one runs
        why = "".join(f"# {line}\n" for line in traceback.format_exc().splitlines())
        return f"not ok {{}} {name}\n{why.rstrip()}", False
    return f"ok {{}} {name}", True


def main():
    good = True
    print(f"1..{len(CASES)}", flush=True)
    for number, (function, item) in enumerate(CASES, 1):
        line, passed = run_case(function, item)
        good &= passed
        print(line.replace("{}", str(number), 1), flush=True)
    sys.exit(0 if good else 1)


def equal(found, wanted):
    assert found == wanted, f"{found!r} where {wanted!r} was wanted"


def contains(text, part):
    assert part in text, f"{part!r} is not in {text!r}"


class Run:
    """How the program ended and what it said."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    def __repr__(self):
        return f"status {self.status}, stdout {self.out[:2000]!r}, stderr {self.err[:2000]!r}"

    def ends(self, status):
        assert self.status == status, f"exit status {self.status}, not {status}; {self}"
        return self

    def report(self):
        return valid(json.loads(self.out))

    def reports(self):
        """Those of --format=jsonl: an object a line, nothing else."""
        assert self.out == "" or self.out.endswith("\n")
        return [valid(json.loads(line)) for line in self.out.splitlines()]


# A locale in which texts are translated: see tests/locale.
TRANSLATED = {"LC_ALL": "en_US.UTF-8", "LOCPATH": os.path.join(os.environ["ASSAY_BUILD_DIR"], "tests", "locale")}


def environment(**more):
    theirs = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "LANGUAGE")}
    return theirs | {"LC_ALL": "C.UTF-8", "TZ": "UTC"} | more


def assay(*arguments, stdin=None, **more):
    done = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, timeout=PATIENCE, check=False,
                          env=environment(**more), encoding="utf-8",
                          stdin=subprocess.DEVNULL if stdin is None else None)
    return Run(done.returncode, done.stdout, done.stderr)


def start(*arguments, **keywords):
    """The program, running."""
    return subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
                            env=environment(), **keywords)


def inspect(*arguments, **more):
    return assay("inspect", *arguments, **more)


def valid(report, part=None):
    """The report, or the @part of the schema, once the schema agrees."""
    if jsonschema is not None:
        schema = {"$ref": f"#/$defs/{part}", "$defs": SCHEMA["$defs"]} if part else SCHEMA
        validator = jsonschema.Draft202012Validator(schema)
        faults = [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:300]}"
                  for fault in validator.iter_errors(report)]
        assert not faults, "\n".join(faults)
    return report


def on_terminal(*arguments, columns=80, **variables):
    """How the program ended on a terminal of so many columns, and what it wrote there."""
    try:
        master, slave = pty.openpty()
    except OSError as error:
        raise Skip(f"no pseudo-terminal: {error}") from error
    termios.tcsetwinsize(slave, (24, columns))
    process = subprocess.Popen([PROGRAM, *arguments], stdin=slave, stdout=slave, stderr=slave,
                               env=environment(**variables))
    os.close(slave)
    pieces = []
    try:
        while piece := os.read(master, 65536):
            pieces.append(piece)
    except OSError:     # how Linux says that the last writer is gone
        pass
    os.close(master)
    return process.wait(timeout=PATIENCE), b"".join(pieces).decode()


def need_schema():
    if jsonschema is None:
        raise Skip("python3-jsonschema is not installed")


def need(program):
    if shutil.which(program) is None:
        raise Skip(f"{program} is not installed")


def scenarios():
    return json.loads(assay("practice", "list", "--format=json").ends(0).out)


@contextlib.contextmanager
def scratch():
    with tempfile.TemporaryDirectory(prefix="assay-test-") as folder:
        yield Path(folder)


def stop(process, number=signal.SIGTERM):
    """Asks a process that we started to end, and waits."""
    if process.poll() is None:
        process.send_signal(number)
    try:
        return process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise


@contextlib.contextmanager
def practice(*names):
    """Practice servers in a process of their own: {name: (host, port)}, and the file of their root under "ca"."""
    with scratch() as folder:
        process = start("practice", "serve", f"--ca-out={folder / 'root.pem'}", *names)
        try:
            servers = {"ca": folder / "root.pem"}
            for line in process.stdout:
                if line == "ready\n":
                    break
                name, host, port = line.split()
                servers[name] = (host, int(port))
            assert len(servers) > 1, process.stderr.read()
            yield servers
        finally:
            stop(process)
            process.stdout.close()
            process.stderr.close()


def openssl(*arguments, stdin=b""):
    done = subprocess.run(["openssl", *map(str, arguments)], input=stdin, capture_output=True, timeout=PATIENCE,
                          check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout


def make_certificate(folder, name, subject, *extensions):
    """A certificate that signs itself, and its key."""
    files = folder / f"{name}.pem", folder / f"{name}.key"
    added = [part for extension in extensions for part in ("-addext", extension)]
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-utf8", "-days", "30",
            "-subj", subject, *added, "-out", files[0], "-keyout", files[1])
    return files


@contextlib.contextmanager
def openssl_server(certificate, key, *options):
    """openssl s_server on a port of its own choice, which is told."""
    need("openssl")
    process = subprocess.Popen(["openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key,
                                *map(str, options)],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        port = None
        while port is None:
            line = process.stdout.readline()
            assert line, "openssl s_server has ended"
            found = re.match(rb"ACCEPT \S*:(\d+)", line)
            port = found and int(found[1])
        yield port
    finally:
        stop(process)
        process.stdin.close()
        process.stdout.close()
