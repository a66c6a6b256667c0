# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files: how fast they are sent, and how fast they are served to many at once."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time

from table import Row, median

SENT_BYTES = 1 << 30
SERVED_BYTES = 100_000_000
CLIENTS = 50
NAME = "served.bin"


def write_file(path, size):
    block = bytes(range(256)) * 4096
    with open(path, "wb") as file:
        while file.tell() < size:
            file.write(block[:size - file.tell()])
        file.flush()
        os.fsync(file.fileno())  # the disk would be at it while others are measured


# ------------------------------------------------------------------------------------------------ sending


def receive_all(listener, buffer=bytearray(1 << 20)):
    """(bytes, seconds) of the next connection, from its first byte to its end."""
    connection, _ = listener.accept()
    with connection:
        count = connection.recv_into(buffer)
        begin, received = time.monotonic(), 0
        while count:
            received += count
            count = connection.recv_into(buffer)
        return received, time.monotonic() - begin


def sending_rate(programs, command, path):
    """Megabytes a second, and what the program printed."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        process = programs.start(*(str(part).format(port=port, path=path) for part in command),
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        received, seconds = receive_all(listener)
        output, _ = process.communicate(timeout=60)
    if received != SENT_BYTES:
        raise RuntimeError(f"{command[0]} sent {received} of {SENT_BYTES} bytes")
    return received / seconds / 1e6, output


def measure_sending(programs, rounds):
    if not shutil.which("socat"):
        return
    socat = ("socat", "-u", "OPEN:{path},rdonly", "TCP:127.0.0.1:{port}")
    terminal = (programs.product / "socketdesk-cli", "--role", "tcp-client", "--remote", "127.0.0.1:{port}",
                "--send-file", "{path}", "--format", "none")
    window = (programs.bench / "sendingwindow", "{port}", "{path}")
    rates = {command: [] for command in (socat, terminal, window)}
    late = []
    with tempfile.TemporaryDirectory(dir=pathlib.Path.home()) as folder:
        path = f"{folder}/sent.bin"
        write_file(path, SENT_BYTES)
        for _ in range(max(3, rounds // 2)):
            for command, runs in rates.items():
                rate, output = sending_rate(programs, command, path)
                runs.append(rate)
                if command is window:
                    late.append(json.loads(output))
    for what, command in (("terminal program", terminal), ("window", window)):
        yield Row(f"{what} sends a file of 1 GiB, against socat", "MB/s", median(rates[command]), median(rates[socat]),
                  floor=0.8)
    for kind, limit in (("p99", 16.0), ("worst", 50.0)):
        yield Row(f"lateness of a 16 ms timer in a window that sends a file, {kind}", "ms",
                  median(run[kind] for run in late), None, limit=limit)


# ------------------------------------------------------------------------------------------------ serving


class MemoryWatch:
    """The most of its own memory that a process has, looked at ten times a second; what it maps of files is the system's."""

    def __init__(self, pid):
        self.mebibytes = 0.0
        self._path = pathlib.Path(f"/proc/{pid}/status")
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def _look(self):
        while not self._over.wait(0.1):
            with contextlib.suppress(OSError):
                found = re.search(r"RssAnon:\s+(\d+) kB", self._path.read_text())
                self.mebibytes = max(self.mebibytes, int(found.group(1)) / 1024 if found else 0.0)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()


def serving_rate(programs, command):
    """(megabytes a second, mebibytes of its memory)"""
    server = programs.start(*command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        port = int(re.search(r"127\.0\.0\.1:(\d+)", server.stderr.readline()).group(1))
        with MemoryWatch(server.pid) as memory:
            clients = programs.start(programs.bench / "downloads", port, NAME, CLIENTS, stdout=subprocess.PIPE)
            received, nanoseconds = (int(number) for number in clients.communicate(timeout=600)[0].split())
    finally:
        server.kill()
        server.wait()
    if received != SERVED_BYTES * CLIENTS:
        raise RuntimeError(f"{command[0]} served {received} of {SERVED_BYTES * CLIENTS} bytes")
    return received / nanoseconds * 1e3, memory.mebibytes


def measure_serving(programs, rounds):
    with tempfile.TemporaryDirectory(dir=pathlib.Path.home()) as folder:
        write_file(f"{folder}/{NAME}", SERVED_BYTES)
        ours = (programs.product / "socketdesk-cli", "--role", "tcp-server", "--local", "127.0.0.1:0",
                "--serve-folder", folder, "--format", "none")
        bare = (programs.bench / "barefileserver", f"{folder}/{NAME}")
        runs = [(serving_rate(programs, ours), serving_rate(programs, bare)) for _ in range(max(3, rounds // 3))]
    what = f"file server, {CLIENTS} clients of 100 MB"
    yield Row(f"{what}, against a read-and-send loop", "MB/s", median(run[0][0] for run in runs),
              median(run[1][0] for run in runs), floor=0.5)
    yield Row(f"{what}: its memory", "MiB", max(run[0][1] for run in runs), None, limit=CLIENTS + 50)


MEASUREMENTS = {"sending": measure_sending, "serving": measure_serving}
