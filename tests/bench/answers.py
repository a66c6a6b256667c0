# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules: how many messages they answer, and what they add to a round trip."""

import contextlib
import json
import pathlib
import signal
import socket
import subprocess
import tempfile
import threading
import time

from table import Row, listening, median

MANY, SOME = 10_000, 100
LINES, LINE = 200_000, b"ask for the word 001234 please.\n"
REGEXES = 1000  # the most that a list may have
DATAGRAMS_A_SECOND, DATAGRAM_BYTES, PACE_MILLISECONDS = 50_000, 32, 3000
ROUND_TRIPS = 5000


def rule(match, pattern, *replies):
    return {"when": {"match": match, "pattern": pattern}, "then": {"replies": [{"text": text} for text in replies]}}


def other_rule(number):
    """One of every kind in turn, of which none is meant."""
    word = f"word{number:06}"
    kind = number % 10
    if kind == 8:
        return rule("mask", word.encode().hex() + " ?? *")
    if kind == 9 and number < REGEXES * 10:
        return rule("regex", word + r"=(\d+)")
    return rule("equals" if kind < 4 else "begins" if kind < 6 else "contains", word)


def write_rules(path, count, *last):
    rules = [other_rule(number) for number in range(count - len(last))] + list(last)
    path.write_text(json.dumps({"socketdeskRules": 1, "rules": rules}), encoding="utf-8")
    return path


def answered_lines(port):
    """Microseconds for each of many lines that are answered, all of which must be."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        begin = time.monotonic()
        sender = threading.Thread(target=lambda: (connection.sendall(LINE * LINES), connection.shutdown(socket.SHUT_WR)))
        sender.start()
        received = 0
        while part := connection.recv(1 << 20):
            received += part.count(b"\n")
        sender.join()
        seconds = time.monotonic() - begin
    if received != LINES:
        raise RuntimeError(f"{LINES} lines sent, {received} answered")
    return seconds / LINES * 1e6


def lost_datagrams(programs, rules, folder):
    """Of a flood at a steady rate, into a page with rules."""
    stats = pathlib.Path(folder) / "stats.json"
    server = programs.start(programs.product / "socketdesk-cli", "--role", "udp", "--local", "127.0.0.1:0", "--rules", rules,
                            "--format", "none", "--stats-json", stats, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE)
    port = server.stderr.readline().rsplit(":", 1)[1].strip()
    pace = programs.start(programs.bench / "pace", port, DATAGRAMS_A_SECOND, PACE_MILLISECONDS, DATAGRAM_BYTES,
                          stdout=subprocess.PIPE)
    sent = int(pace.communicate(timeout=60)[0].split()[0])
    time.sleep(0.5)  # what lies in the kernel's buffers is still to be read
    server.send_signal(signal.SIGINT)
    server.communicate(timeout=60)
    counted = json.loads(stats.read_text())
    received, dropped = counted["rx"]["records"], counted["dropped"]["kernel"]
    if received + dropped != sent:
        raise RuntimeError(f"{sent} datagrams sent, {received} received, {dropped} dropped")
    return dropped


def round_trip(programs, port):
    """p50 in microseconds."""
    process = programs.start(programs.bench / "roundtrip", "tcp", port, ROUND_TRIPS, 32, stdout=subprocess.PIPE)
    return int(process.communicate(timeout=120)[0].split()[0]) / 1000


def server(programs, *more):
    return listening(programs, programs.product / "socketdesk-cli", "--role", "tcp-server", "--local", "127.0.0.1:0",
                     "--format", "none", *more)


def measure_rules(programs, rounds):
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        path = pathlib.Path(folder)
        many = write_rules(path / "many.json", MANY, rule("begins", "ask", "answer\\n"))
        some = write_rules(path / "some.json", SOME, rule("begins", "x", "\\0"))
        port = stack.enter_context(server(programs, "--rules", many, "--framing", "line"))
        yield Row(f"{MANY:,} rules of every kind: a line of {len(LINE)} B, answered", "µs",
                  median(answered_lines(port) for _ in range(max(3, rounds // 3))), None, limit=20.0)
        yield Row(f"{DATAGRAMS_A_SECOND:,} datagrams a second of {DATAGRAM_BYTES} B and {MANY:,} rules: lost of "
                  f"{DATAGRAMS_A_SECOND * PACE_MILLISECONDS // 1000:,}", "",
                  max(lost_datagrams(programs, many, folder) for _ in range(max(3, rounds // 3))), None, limit=0.0)
        ruled = stack.enter_context(server(programs, "--rules", some))
        echoed = stack.enter_context(server(programs, "--echo"))
        added = median(round_trip(programs, ruled) - round_trip(programs, echoed) for _ in range(rounds))
        yield Row(f"{SOME} rules: added to a round trip of 32 B, p50", "µs", added, None, limit=20.0)


MEASUREMENTS = {"rules": measure_rules}
