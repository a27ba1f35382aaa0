# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients that others wrote, each of whose connections is recorded on its way."""
import os
import shutil
import subprocess

from wire import Recorder

CLIENTS = {
    "s_client": ["openssl", "s_client", "-connect", "127.0.0.1:{port}", "-keylogfile", "{keys}"],
    "gnutls-cli": ["gnutls-cli", "--insecure", "--port={port}", "127.0.0.1"],
    "curl": ["curl", "-sk", "--resolve", "localhost:{port}:127.0.0.1", "https://localhost:{port}/"],
}
PATIENCE = 10


def is_installed(client):
    return shutil.which(CLIENTS[client][0]) is not None


def type_lines(process, recorder, lines, pause):
    """Types each line once the connection is quiet, and then hangs up."""
    try:
        for line in [*lines, b""]:
            recorder.settle(pause)
            process.stdin.write(line)
            process.stdin.flush()
        process.stdin.close()
    except BrokenPipeError:
        pass


def connect(folder, port, keys, client, pause):
    """One recorded connection; @client is (name, options, lines it is typed). Gives what both sides said."""
    name, options, lines = client
    recorder = Recorder(port)
    words = [*CLIENTS[name], *options]
    argv = [word.replace("{port}", str(recorder.port)).replace("{keys}", keys).replace("{server}", str(port))
            for word in words]
    process = subprocess.Popen(argv, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, env={**os.environ, "SSLKEYLOGFILE": keys})
    try:
        type_lines(process, recorder, lines, pause)
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        pass        # it waits for the server, and what was said is recorded
    finally:
        process.kill()
        process.wait()
    return recorder.wait()
