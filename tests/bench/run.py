#!/usr/bin/env python3
# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benchmarks and compares each with its bare counterpart, in turns, in the same run.

Absolute times of one machine mean little, so what counts is the ratio. Writes results.md, results.json and a plot, results.svg.
"""

import argparse
import contextlib
import dataclasses
import datetime
import json
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time

import answers
import endurance
import files
import rates
import repeats
from plot import as_svg
from table import Programs, Row, listening, median

LANGUAGES = {"en": "Network", "zh_CN": "网络设置"}
IDLE_SECONDS = 2.0


# ------------------------------------------------------------------------------------------------ the window


def time_to_first_paint(programs, command, language):
    """Milliseconds from just before exec to the end of the first paint."""
    begin = time.monotonic_ns()
    process = programs.start(*command, env={**language_environment(language), "FIRSTPAINT_EXIT": "1"},
                             stdout=subprocess.PIPE)
    output, _ = process.communicate(timeout=60)
    return (int(output.split()[0]) - begin) / 1e6


def language_environment(language):
    return {"LANG": f"{language}.UTF-8", "LANGUAGE": language, "LC_ALL": ""}


def window_commands(programs, language):
    """The command that opens our window, and the one that opens an empty window, in the given language."""
    ours = (programs.bench / "firstwindow", "--lang", language)
    return ours, (programs.bench / "emptywindow", LANGUAGES[language])


def measure_start(programs, rounds):
    for language in LANGUAGES:
        ours, bare = window_commands(programs, language)
        for command in (ours, bare):  # warms the caches of both
            time_to_first_paint(programs, command, language)
        pairs = [(time_to_first_paint(programs, ours, language), time_to_first_paint(programs, bare, language))
                 for _ in range(rounds)]
        yield Row(f"start to first painted window, {language}", "ms",
                  median(pair[0] for pair in pairs), median(pair[1] for pair in pairs), 2.0)


def memory_when_idle(programs, command, language):
    """Kilobytes by kind ("Rss", "Pss", …) some seconds after the first paint."""
    process = programs.start(*command, env=language_environment(language), stdout=subprocess.PIPE)
    try:
        process.stdout.readline()
        time.sleep(IDLE_SECONDS)
        text = pathlib.Path(f"/proc/{process.pid}/smaps_rollup").read_text()
    finally:
        process.terminate()
        process.wait(timeout=30)
    return {kind: int(size) for kind, size in re.findall(r"^(\w+): +(\d+) kB", text, re.MULTILINE)}


def measure_memory(programs, rounds):
    for language in LANGUAGES:
        ours, bare = window_commands(programs, language)
        pairs = [(memory_when_idle(programs, ours, language), memory_when_idle(programs, bare, language))
                 for _ in range(max(3, rounds // 3))]
        for kind, goal in (("Rss", 1.8), ("Pss", 1.8)):
            yield Row(f"idle memory ({kind}), {language}", "MiB", median(pair[0][kind] / 1024 for pair in pairs),
                      median(pair[1][kind] / 1024 for pair in pairs), goal)


# ------------------------------------------------------------------------------------------------ round trips


def round_trip(programs, transport, port, count):
    """(p50, p99) in microseconds."""
    process = programs.start(programs.bench / "roundtrip", transport, port, count, 64, stdout=subprocess.PIPE)
    output, _ = process.communicate(timeout=120)
    if process.returncode != 0:
        raise RuntimeError("roundtrip failed")
    return [int(number) / 1000 for number in output.split()]


@contextlib.contextmanager
def on_one_processor():
    """Where the scheduler puts the two ends changes a round trip by a factor of ten: so they share one processor."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def measure_echo(programs, rounds):
    with on_one_processor():
        yield from measure_pinned_echo(programs, rounds)


def measure_pinned_echo(programs, rounds):
    for kind, role, note, goals in (("tcp", "tcp-server", "", (1.3, None)),
                                    ("udp-stamped", "udp", " against the same kernel calls", (1.3, None)),
                                    ("udp", "udp", " against a plain recvfrom", (None, None))):
        transport = kind[:3]
        ours = (programs.product / "socketdesk-cli", "--role", role, "--local", "127.0.0.1:0", "--echo",
                "--format", "none")
        bare = (programs.bench / "bareecho", kind)
        with listening(programs, *ours) as our_port, listening(programs, *bare) as bare_port:
            pairs = [(round_trip(programs, transport, our_port, 5000), round_trip(programs, transport, bare_port, 5000))
                     for _ in range(rounds)]
        for index, (name, goal) in enumerate(zip(("p50", "p99"), goals)):
            yield Row(f"echo of 64 B over {transport.upper()}{note}, {name}", "µs", median(pair[0][index] for pair in pairs),
                      median(pair[1][index] for pair in pairs), goal)


# ------------------------------------------------------------------------------------------------ find and filter


SEARCH_RECORDS, SEARCH_BYTES = 10_000_000, 64


def lines_of(programs, name, *arguments):
    """What a program of ours prints, a line for each kind of work."""
    process = programs.start(programs.bench / name, *arguments, stdout=subprocess.PIPE)
    output, _ = process.communicate(timeout=600)
    if process.returncode != 0:
        raise RuntimeError(f"{name} failed")
    return [json.loads(line) for line in output.splitlines()]


def seconds_by_kind(programs, name, *arguments):
    return {line["what"]: line["seconds"] for line in lines_of(programs, name, *arguments)}


def measure_search(programs, rounds):
    runs = [seconds_by_kind(programs, "searchspeed", SEARCH_RECORDS, SEARCH_BYTES) for _ in range(max(3, rounds // 3))]
    gigabytes = SEARCH_RECORDS * SEARCH_BYTES / 1e9
    for kind in ("datagrams", "reads of a stream"):
        for what in ("text, match case", "text, any case", "hex with a wildcard", "regular expression"):
            yield Row(f"find in 10 million {kind} of 64 B against memmem: {what}", "s/GB",
                      median(run[f"{kind}, {what}"] / gigabytes for run in runs),
                      median(run["memmem"] / gigabytes for run in runs),
                      limit=None if what == "regular expression" else 1.0)
        for what in ("filter by peer and direction", "filter by content"):
            yield Row(f"{what}, 10 million {kind} against walking over them", "s",
                      median(run[f"{kind}, {what}"] for run in runs),
                      median(run[f"{kind}, walk"] for run in runs), limit=SEARCH_RECORDS / 2e6)


def measure_framing(programs, rounds):
    runs = [seconds_by_kind(programs, "reframe", SEARCH_RECORDS, SEARCH_BYTES, 1) for _ in range(max(3, rounds // 3))]
    for spec in ("line", "length:4", "delimiter:780a", "fixed:35", "gap:1"):
        yield Row(f"frame 10 million reads of 64 B anew against walking over them: {spec}", "s",
                  median(run[spec] for run in runs), median(run["bare walk"] for run in runs),
                  limit=SEARCH_RECORDS / 2e6)


SWITCHES = {"records": (640, "10 million records of 64 B"), "gbk": (800, "800 MB of Chinese in GBK without ASCII"),
            "utf8": (800, "800 MB of Chinese in UTF-8"), "binary": (800, "800 MB of random bytes"),
            "zeros": (800, "800 MB of zeros")}


def measure_switches(programs, _):
    for kind, (megabytes, what) in SWITCHES.items():
        lines = lines_of(programs, "switchedview", kind, megabytes)
        yield Row(f"the longest the window is busy at once while one looks at {what} in every way", "ms",
                  max(line["worst"] for line in lines), None, limit=50.0)


# ------------------------------------------------------------------------------------------------ the table


MEASUREMENTS = {"start": measure_start, "memory": measure_memory, "echo": measure_echo, "search": measure_search,
                "framing": measure_framing, "repeats": repeats.measure_repeats, **rates.MEASUREMENTS,
                **files.MEASUREMENTS, **answers.MEASUREMENTS, **endurance.MEASUREMENTS}
ON_REQUEST = {**MEASUREMENTS, "switches": measure_switches, **endurance.ON_REQUEST}


def machine():
    cpu = "unknown processor"
    with contextlib.suppress(OSError):
        found = re.search(r"^model name\s*: (.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.MULTILINE)
        cpu = found.group(1) if found else cpu
    return f"{os.cpu_count()} × {cpu}, {platform.system()} {platform.release()}"


def as_markdown(rows, rounds):
    lines = [f"Measured on {machine()}; medians of {rounds} rounds, SocketDesk and its bare counterpart in turns.", "",
             "| what | SocketDesk | bare | ratio | goal | |", "|---|---:|---:|---:|---:|---|"]
    for row in rows:
        lines.append(f"| {row.what} | {row.ours:.1f} {row.unit} | {row.bare_text} | {row.ratio_text} "
                     f"| {row.aim} | {row.verdict} |")
    return "\n".join(lines) + "\n"


def as_json(rows, rounds):
    document = {"machine": machine(), "rounds": rounds,
                "time": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
                "rows": [{**dataclasses.asdict(row), "ratio": row.ratio, "verdict": row.verdict} for row in rows]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programs", type=pathlib.Path, required=True, help="folder of the benchmark programs")
    parser.add_argument("--product", type=pathlib.Path, required=True, help="folder of socketdesk and socketdesk-cli")
    parser.add_argument("--results", type=pathlib.Path, required=True, help="folder for the tables")
    parser.add_argument("--rounds", type=int, default=9, help="how often each pair is measured")
    parser.add_argument("--only", choices=ON_REQUEST, action="append",
                        help="measure this; may be repeated; all but those that take ten minutes, if left out")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    rows = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        folders = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
        environment = {**os.environ, **dict.fromkeys(folders, home)}
        programs = Programs(arguments.programs.resolve(), arguments.product.resolve(), environment)
        for name in arguments.only or MEASUREMENTS:
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            rows += ON_REQUEST[name](programs, arguments.rounds)
    arguments.results.mkdir(parents=True, exist_ok=True)
    (arguments.results / "results.md").write_text(as_markdown(rows, arguments.rounds), encoding="utf-8")
    (arguments.results / "results.json").write_text(as_json(rows, arguments.rounds), encoding="utf-8")
    (arguments.results / "results.svg").write_text(as_svg(rows, machine()), encoding="utf-8")
    print(as_markdown(rows, arguments.rounds))


if __name__ == "__main__":
    main()
