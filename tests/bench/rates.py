# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much comes through: into an open window, and into a file by the terminal program."""

import contextlib
import json
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

from table import Row, listening, median

FLOOD_SECONDS = 5
RATE_SECONDS = 3
PACE_MILLISECONDS = 1000
CONNECTIONS = 5000
ROUND_TRIPS = 20000
TERMINAL_BYTES = 1 << 30


# ------------------------------------------------------------------------------------------------ a receiver under load


class Receiver:
    """A program that prints its ports, and its counters for each line it is given."""

    def __init__(self, programs, *command):
        self.process = programs.start(*command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.ports = self.process.stdout.readline().split()

    def counters(self):
        self.process.stdin.write("count\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """Ends it as a user does: what is killed leaves its journal behind, which the system goes on writing to the disk."""
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            self.process.stdin.close()
            self.process.wait(timeout=10)
        self.process.kill()
        self.process.wait()


def start_flood(programs, transport, port, seconds, size):
    return programs.start(programs.bench / "flood", transport, port, seconds, size, stdout=subprocess.PIPE)


def sent_by(floods):
    """(writes, bytes) of all of them."""
    counts = [[int(number) for number in process.communicate(timeout=120)[0].split()] for process in floods]
    return [sum(column) for column in zip(*counts)]


# ------------------------------------------------------------------------------------------------ the window's answers


def flood(programs, kind):
    """Floods a window by TCP and UDP at once. \return what it says was late and what came, and what was sent."""
    with Receiver(programs, programs.bench / "floodedwindow", kind) as window:
        floods = [start_flood(programs, transport, port, FLOOD_SECONDS, size)
                  for transport, port, size in zip(("tcp", "udp"), window.ports, (65536, 1400))]
        sent = {"tcp": sent_by(floods[:1]), "udp": sent_by(floods[1:])}
        return window.counters(), sent


def check_conservation(result, sent):
    """Everything that was sent is received, or counted as dropped; otherwise there is no result."""
    tcp, udp = result["tcp"], result["udp"]
    if tcp["bytes"] != sent["tcp"][1]:
        raise RuntimeError(f"TCP: {sent['tcp'][1]} bytes sent, {tcp['bytes']} received")
    if udp["writes"] + udp["dropped"] != sent["udp"][0]:
        raise RuntimeError(f"UDP: {sent['udp'][0]} datagrams sent, {udp['writes']} received, {udp['dropped']} dropped")


def measure_flood(programs, rounds):
    for front in ("tcp", "udp"):
        pairs = []
        for _ in range(max(3, rounds // 3)):
            result, sent = flood(programs, front)
            check_conservation(result, sent)
            bare, _ = flood(programs, "bare")
            pairs.append((result, bare, sent))
        for kind, limit in (("p99", None), ("worst", 50.0)):
            yield Row(f"lateness of a 16 ms timer in a flooded window, {front.upper()} in front, {kind}", "ms",
                      median(pair[0][kind] for pair in pairs), median(pair[1][kind] for pair in pairs), limit=limit)


# ------------------------------------------------------------------------------------------------ rates


def stream_rate(programs, receiver, connections, received):
    """Megabytes a second through that many connections, of which all must arrive."""
    before = received(receiver.counters())["bytes"]
    begin = time.monotonic()
    floods = [start_flood(programs, "tcp", receiver.ports[0], RATE_SECONDS, 65536) for _ in range(connections)]
    sent = sent_by(floods)[1]
    seconds = time.monotonic() - begin
    for _ in range(20):  # what lies in the kernel's buffers is still to be read
        result = receiver.counters()
        arrived = received(result)["bytes"] - before
        if arrived == sent:
            break
        time.sleep(0.1)
    if arrived != sent:
        raise RuntimeError(f"{sent} bytes sent, {arrived} received")
    return sent / seconds / 1e6, result


def measure_stream_rates(programs, rounds):
    for connections in (1, 10):
        ours, bare, late = [], [], []
        for _ in range(max(3, rounds // 2)):
            with Receiver(programs, programs.bench / "floodedwindow", "tcp") as window:
                rate, result = stream_rate(programs, window, connections, lambda result: result["tcp"])
                ours.append(rate)
                late.append(result)
            with tempfile.TemporaryDirectory(dir=pathlib.Path.home()) as folder, \
                    Receiver(programs, programs.bench / "baresink", "tcp", f"{folder}/sink") as sink:
                bare.append(stream_rate(programs, sink, connections, lambda result: result)[0])
        what = f"TCP, {connections} connection{'s' if connections > 1 else ''}, window open"
        yield Row(f"{what}, against recv and append to a file", "MB/s", median(ours), median(bare), floor=0.8)
        yield Row(f"{what}: the slowest answer to who reads the visible rows", "ms",
                  median(result["reader"]["worst"] for result in late), None, limit=50.0)
        for kind, limit in (("p99", 16.0), ("worst", 50.0)):
            values = median(result[kind] for result in late)
            yield Row(f"{what}: lateness of a 16 ms timer, {kind}", "ms", values, None, limit=limit)


def is_lossless(programs, receiver, received, rate, size):
    before = received(receiver.counters())
    process = programs.start(programs.bench / "pace", receiver.ports[-1], rate, PACE_MILLISECONDS, size,
                             stdout=subprocess.PIPE)
    sent, nanoseconds = (int(number) for number in process.communicate(timeout=60)[0].split())
    after = received(receiver.counters())
    came, dropped = (after[key] - before[key] for key in ("writes", "dropped"))
    if came + dropped != sent:
        raise RuntimeError(f"{sent} datagrams sent, {came} received, {dropped} dropped")
    return dropped == 0, sent / nanoseconds * 1e9


def highest_lossless_rate(programs, command, received, size):
    """Datagrams a second, for a second, found by halving; the sender's own rate where that is the end.

    Each attempt has a receiver of its own: what an earlier one has left to be written to the disk is no part of it."""
    low, high, best = 0, 3_200_000, 0.0
    for _ in range(7):
        middle = (low + high) // 2
        with Receiver(programs, *command) as receiver:
            lossless, rate = is_lossless(programs, receiver, received, middle, size)
        if lossless:
            low, best = middle, max(best, rate)
            if rate < middle * 0.95:
                break
        else:
            high = middle
    return best


def measure_datagram_rates(programs, rounds):
    window = (programs.bench / "floodedwindow", "udp")
    sink = (programs.bench / "baresink", "udp")
    for size in (64, 1400):
        ours, bare = [], []
        for _ in range(max(3, rounds // 3)):
            ours.append(highest_lossless_rate(programs, window, lambda result: result["udp"], size) / 1000)
            bare.append(highest_lossless_rate(programs, sink, lambda result: result, size) / 1000)
        yield Row(f"UDP, {size} B, highest rate without loss, window open", "k/s", median(ours), median(bare), floor=0.6)


# ------------------------------------------------------------------------------------------------ connections


def burst(programs, port, connections):
    """(seconds until all were served, (p50, p99) on any of them, (p50, p99) on one alone), the latter in microseconds."""
    process = programs.start(programs.bench / "burst", port, connections, ROUND_TRIPS, stdout=subprocess.PIPE)
    output, _ = process.communicate(timeout=120)
    if process.returncode != 0:
        raise RuntimeError("burst failed")
    total, *trips = ([int(number) for number in line.split()] for line in output.splitlines())
    return total[0] / 1e9, *([number / 1000 for number in line] for line in trips)


def measure_connections(programs, rounds):
    ours = (programs.product / "socketdesk-cli", "--role", "tcp-server", "--local", "127.0.0.1:0", "--echo",
            "--format", "none")
    bare = (programs.bench / "bareecho", "tcp-many")
    results = {ours: [], bare: []}
    alone = []
    for _ in range(max(3, rounds // 2)):
        for command, runs in results.items():
            with listening(programs, *command) as port:
                runs.append(burst(programs, port, CONNECTIONS))
        with listening(programs, *ours) as port:
            alone.append(burst(programs, port, 1)[2][0])
    def of(command, pick):
        return median(pick(run) for run in results[command])
    yield Row(f"{CONNECTIONS} connections at once, each served", "/s", CONNECTIONS / of(ours, lambda run: run[0]),
              CONNECTIONS / of(bare, lambda run: run[0]), floor=0.8)
    yield Row(f"echo on any of {CONNECTIONS} connections, p99", "µs", of(ours, lambda run: run[1][1]),
              of(bare, lambda run: run[1][1]), goal=2.0)
    yield Row(f"echo on one of {CONNECTIONS} connections against one alone, p50", "µs", of(ours, lambda run: run[2][0]),
              median(alone), goal=1.1)


# ------------------------------------------------------------------------------------------------ the terminal


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def connect(port):
    for _ in range(1000):
        with contextlib.suppress(ConnectionRefusedError):
            return socket.create_connection(("127.0.0.1", port))
        time.sleep(0.01)
    raise RuntimeError(f"nothing listens on port {port}")


def seconds_to_file(programs, command, path):
    """How long a program takes that listens, and writes what comes into the file until its peer finishes."""
    port = free_port()
    output = None if "{path}" in "".join(command) else open(path, "wb")
    process = programs.start(*(part.format(port=port, path=path) for part in command), stdin=subprocess.DEVNULL,
                             stdout=output or subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        block = bytes(1 << 20)
        with connect(port) as sender:
            begin = time.monotonic()
            for _ in range(TERMINAL_BYTES // len(block)):
                sender.sendall(block)
        process.wait(timeout=120)
        seconds = time.monotonic() - begin
    finally:
        process.kill()
        process.wait()
        if output:
            output.close()
    if pathlib.Path(path).stat().st_size != TERMINAL_BYTES:
        raise RuntimeError(f"{command[0]} lost bytes")
    return seconds


def measure_terminal(programs, rounds):
    ours = (str(programs.product / "socketdesk-cli"), "--role", "tcp-server", "--local", "127.0.0.1:{port}",
            "--save-received", "{path}", "--format", "none", "--exit-on-close")
    others = {"socat": ("socat", "-u", "TCP-LISTEN:{port},bind=127.0.0.1", "OPEN:{path},creat,trunc"),
              "ncat": ("ncat", "--recv-only", "-l", "127.0.0.1", "{port}"),
              "nc": ("nc", "-l", "127.0.0.1", "{port}")}
    others = {name: command for name, command in others.items() if shutil.which(command[0])}
    with tempfile.TemporaryDirectory(dir=pathlib.Path.home()) as folder:
        path = f"{folder}/received"
        for name, command in others.items():
            pairs = []
            for _ in range(max(3, rounds // 2)):
                pairs.append([])
                for each in (ours, command):
                    pathlib.Path(path).unlink(missing_ok=True)
                    pairs[-1].append(seconds_to_file(programs, each, path))
            yield Row(f"terminal program receives 1 GiB into a file, against {name}", "s",
                      median(pair[0] for pair in pairs), median(pair[1] for pair in pairs), goal=1.0)


MEASUREMENTS = {"flood": measure_flood, "streams": measure_stream_rates, "datagrams": measure_datagram_rates,
                "connections": measure_connections, "terminal": measure_terminal}
