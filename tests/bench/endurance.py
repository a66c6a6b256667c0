# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stays small however long it runs: memory after gigabytes, and memory and descriptors after minutes of churn."""

import pathlib
import re
import selectors
import socket
import statistics
import threading
import time

from rates import Receiver, sent_by, start_flood
from table import Row

LONG_BYTES = 10 * 10**9
SOAK_SECONDS = 600
SOAK_RATE = 20_000  # datagrams a second
SOAK_CONNECTIONS = 200
SOAK_BLOCK = bytes(range(256)) * 4


def resident_megabytes(process):
    """Memory of its own: what is resident less the pages of files, which the journal's are."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"^RssAnon:\s+(\d+) kB", status, re.MULTILINE).group(1)) / 1024


def descriptors(process):
    return len(list(pathlib.Path(f"/proc/{process.pid}/fd").iterdir()))


def measure_length(programs, _):
    with Receiver(programs, programs.bench / "floodedwindow", "tcp") as window:
        before = 0
        while before < LONG_BYTES:
            sent = sent_by([start_flood(programs, "tcp", window.ports[0], 2, 65536)])[1]
            arrived = window.counters()["tcp"]["bytes"] - before
            if arrived != sent:
                raise RuntimeError(f"{sent} bytes sent, {arrived} received")
            before += arrived
        yield Row("memory of the window after 10 GB received, but for pages of files", "MB",
                  resident_megabytes(window.process), None, limit=250)


def growth(values):
    """From the fourth of ten minutes to the last; what is open at a moment goes up and down."""
    minute = len(values) // 10
    return statistics.median(values[-minute:]) - statistics.median(values[3 * minute:4 * minute])


class Churn(threading.Thread):
    """Connections that come, send a block, finish and go, so many at a time."""

    def __init__(self, port, connections):
        super().__init__(daemon=True)
        self.port, self.connections = port, connections
        self.bytes = self.made = 0
        self.ends = threading.Event()

    def run(self):
        with selectors.DefaultSelector() as selector:
            for _ in range(self.connections):
                self.connect(selector)
            while not self.ends.is_set():
                for key, _ in selector.select(1):
                    self.made += 1
                    self.bytes += key.fileobj.send(SOAK_BLOCK)
                    self.leave(selector, key.fileobj)
                    self.connect(selector)
                time.sleep(0.02)
            for key in list(selector.get_map().values()):
                self.leave(selector, key.fileobj)

    def connect(self, selector):
        peer = socket.socket()
        peer.setblocking(False)
        peer.connect_ex(("127.0.0.1", self.port))
        selector.register(peer, selectors.EVENT_WRITE)

    @staticmethod
    def leave(selector, peer):
        selector.unregister(peer)
        peer.shutdown(socket.SHUT_WR)  # the block arrives; what is closed without having been read would be a reset
        peer.close()


def measure_soak(programs, _):
    with Receiver(programs, programs.bench / "floodedwindow", "udp") as window:
        begin = window.counters()
        churn = Churn(int(window.ports[0]), SOAK_CONNECTIONS)
        churn.start()
        usage = []
        sent = 0
        end = time.monotonic() + SOAK_SECONDS
        while time.monotonic() < end:
            pace = programs.start(programs.bench / "pace", window.ports[1], SOAK_RATE, 20_000, 200, stdout=-1)
            sent += int(pace.communicate(timeout=120)[0].split()[0])
            usage.append((resident_megabytes(window.process), descriptors(window.process)))
        churn.ends.set()
        churn.join()
        result = window.counters()
        udp, tcp = result["udp"], result["tcp"]
        if udp["writes"] + udp["dropped"] != sent:
            raise RuntimeError(f"{sent} datagrams sent, {udp['writes']} received, {udp['dropped']} dropped")
        if tcp["bytes"] - begin["tcp"]["bytes"] != churn.bytes:
            raise RuntimeError(f"{churn.bytes} bytes sent, {tcp['bytes']} received")
        minutes = SOAK_SECONDS / 60
        what = f"{minutes:g} minutes of {SOAK_RATE:,} datagrams/s and {churn.made:,} connections"
        yield Row(f"{what}: growth of memory from the fourth minute on", "MB", growth([u[0] for u in usage]), None, limit=32)
        yield Row(f"{what}: growth of descriptors from the fourth minute on", "", growth([u[1] for u in usage]), None,
                  limit=256)
        yield Row(f"{what}: datagrams lost", "", udp["dropped"], None, limit=0)
        yield Row(f"{what}: the slowest answer to who reads the visible rows", "ms", result["reader"]["worst"], None,
                  limit=50)


MEASUREMENTS = {"length": measure_length}
ON_REQUEST = {"soak": measure_soak}  # takes minutes
