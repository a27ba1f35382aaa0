#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program, as a screen reader meets it: over the accessibility bus, with keys from the keyboard."""
import os
import re
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.environ["ASSAY_SOURCE_DIR"], "tests", "support"))
from tap import Tap

PROGRAM = os.path.join(os.environ["ASSAY_BUILD_DIR"], "src", "ui", "assay")
PATIENCE = 30
# libadwaita's own, a nameless button described so.
FOREIGN = ("Close Tab",)
ALT = 64     # the key's code, as X servers number keys
ENTRY = "Host, URL or address"



def skip(why):
    print(f"1..0 # SKIP {why}")
    sys.exit(0)


def run_inside():
    """Runs this again on a session bus of its own, for there must be one Assay on it only; the daemons' words go to
    standard error."""
    if shutil.which("dbus-run-session") is None:
        skip("there is no dbus-run-session")
    results = os.dup(1)
    inside = subprocess.run(["dbus-run-session", "--", sys.executable, __file__, str(results)],
                            stdout=2, pass_fds=[results])
    sys.exit(inside.returncode)


if not os.environ.get("DISPLAY"):
    skip("there is no display")
if len(sys.argv) == 1:
    run_inside()
os.dup2(int(sys.argv[1]), 1)

# Both ends of the accessibility bus warn when the other one is not quite there; nothing is wrong with that.
ENVIRONMENT = dict(os.environ, G_DEBUG="gc-friendly,fatal-criticals")
os.environ.pop("G_DEBUG", None)

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError) as error:
    skip(f"no Atspi bindings: {error}")

tap = Tap()


def check(good, what, why=""):
    tap.case(what, [] if good else str(why).split("\n"))


def wait_for(look, what):
    """The first true answer of look(), or None when patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = look()
            if found:
                return found
        except Exception:  # what one looks at may go away meanwhile
            pass
        time.sleep(0.05)
    tap.say(f"waited in vain for {what}")
    return None


def walk(node):
    if node is None:
        return
    yield node
    for index in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(index))


def find_application():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and child.get_name() == "assay":
            return child
    return None


def find(root, name, interface=None):
    for node in walk(root):
        if node.get_name() == name and (interface is None or interface in node.get_interfaces()):
            return node
    return None


def type_in(entry, text):
    entry.set_text_contents(text)


def press(keysym):
    Atspi.generate_keyboard_event(keysym, None, Atspi.KeySynthType.SYM)


def with_alt(keysym):
    Atspi.generate_keyboard_event(ALT, None, Atspi.KeySynthType.PRESS)
    press(keysym)
    Atspi.generate_keyboard_event(ALT, None, Atspi.KeySynthType.RELEASE)


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=60,
                          env=ENVIRONMENT)


def is_nameless(node):
    """GTK 4.8 gives a control without a name that of its widget's class."""
    controls = (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.TEXT, Atspi.Role.LIST_ITEM)
    return node.get_role() in controls and not re.sub("^(Gtk|Adw|Assay)[A-Z][A-Za-z]*$", "", node.get_name()) \
        and node.get_description() not in FOREIGN


def find_nameless(root):
    return [f"{node.get_role_name()} {node.get_name()!r}, described as {node.get_description()!r}"
            for node in walk(root) if is_nameless(node)]


def check_command_line():
    result = run("--version")
    check(result.returncode == 0 and result.stdout.startswith("assay "), "--version tells the version", result)
    for arguments in (["--no-such-option"], ["--tls-min=9"], ["--ca-file=/nonexistent.pem"], ["http://a.example"]):
        result = run(*arguments)
        check(result.returncode == 2 and result.stderr and not result.stdout,
              f"{arguments[0]} is a usage error, said at the terminal", result)


def check_window(application):
    entry = wait_for(lambda: find(application, ENTRY, "EditableText"), "the entry")
    check(entry is not None, "the address entry is found by its name")
    if entry is None:
        return
    check(wait_for(lambda: entry.get_state_set().contains(Atspi.StateType.FOCUSED), "the focus"),
          "the entry has the focus at the start")
    nameless = find_nameless(application)
    check(not nameless, "every control of the start page has a name", "\n".join(nameless))

    type_in(entry, "http://a.example")
    press(0xff0d)
    check(wait_for(lambda: "not encrypted" in entry.get_description(), "the error"),
          "what is wrong with an address is the entry's description", entry.get_description())

    type_in(entry, "practice:expired")
    press(0xff0d)
    check(wait_for(lambda: entry.get_description().startswith("Not trusted: "), "the verdict"),
          "the verdict becomes the entry's description", entry.get_description())
    check(wait_for(lambda: find(application, "Not trusted"),
                   "the banner"), "the page says the verdict")
    nameless = find_nameless(application)
    check(not nameless, "every control of a result has a name", "\n".join(nameless))

    check_certificates(application)


def check_certificates(application):
    """The second page, by keys alone: the chain is a list of cards, each with its name."""
    with_alt(0x32)
    chain = wait_for(lambda: find(application, "Certificate chain"), "the chain")
    check(chain is not None, "Alt+2 goes to the certificates")
    if chain is None:
        return
    cards = [node.get_name() for node in walk(chain) if node.get_role() == Atspi.Role.LIST_ITEM]
    check(len(cards) == 3 and all(cards), "each card of the chain has a name", cards)
    check(wait_for(lambda: find(application, "Copy Serial number"), "the facts"),
          "every copy button says what it copies")
    nameless = find_nameless(application)
    check(not nameless, "every control of the certificates has a name", "\n".join(nameless))


def do(node, what):
    """What a screen reader does on behalf of the person."""
    check(node is not None and node.do_action(0), f"{what} can be activated")


def check_handshake(application):
    do(wait_for(lambda: find(application, "Handshake", "Action"), "the page's button"), "the Handshake page")
    rung = wait_for(lambda: next((node for node in walk(application)
                                  if "the client sends ClientHello" in node.get_name()), None), "the ladder")
    check(rung is not None, "a message of the ladder is a sentence")
    do(find(application, "Proofs", "Action"), "the view of the proofs")
    secret = wait_for(lambda: find(application, "Handshake secret", "Action"), "the key schedule")
    check(secret is not None and "Derived from: Early secret, and" in secret.get_description(),
          "the diagram tells in words what a secret is derived from", secret and secret.get_description())
    nameless = find_nameless(application)
    check(not nameless, "every control of the Handshake page has a name", "\n".join(nameless))


def check_second_start(application):
    result = run("practice:good-ecdsa")
    check(result.returncode == 0, "a second start hands over its target and ends", result)
    entry = find(application, ENTRY, "EditableText")
    check(wait_for(lambda: entry.get_description().startswith("Trusted: "), "the other verdict"),
          "the first process inspects it", entry.get_description())
    labels = [node.get_name() for node in walk(application) if node.get_role() == Atspi.Role.LABEL]
    check("expired" in labels and "good-ecdsa" in labels, "in a tab of its own", labels)


def main():
    check_command_line()
    with subprocess.Popen([PROGRAM], env=ENVIRONMENT) as program:
        try:
            application = wait_for(find_application, "the program")
            check(application is not None, "the program is on the accessibility bus")
            if application is not None:
                check_window(application)
                check_handshake(application)
                check_second_start(application)
            check(program.poll() is None, "the program still runs")
        finally:
            program.terminate()
    return tap.finish()


sys.exit(main())
