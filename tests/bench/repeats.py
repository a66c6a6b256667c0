# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How exactly the terminal program keeps the interval of a repeat."""

import json
import pathlib
import subprocess
import tempfile

from table import Row, median

TIMES = 10_000


def repeat_once(programs):
    """The "repeat" of the statistics of 10,000 datagrams, one a millisecond, to nobody on loopback."""
    with tempfile.TemporaryDirectory() as folder:
        counters = pathlib.Path(folder) / "counters.json"
        process = programs.start(programs.product / "socketdesk-cli", "--role", "udp", "--remote", "127.0.0.1:9",
                                 "--placeholders", "--send", "{n}", "--repeat", TIMES, "--interval", 1, "--late", "catch-up",
                                 "--exit-after", 0, "--format", "none", "--stats-json", counters,
                                 stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        process.wait(timeout=120)
        return json.loads(counters.read_text())["repeat"]


def measure_repeats(programs, rounds):
    runs = [repeat_once(programs) for _ in range(max(3, rounds // 3))]
    for run in runs:
        if run["rounds"] != TIMES:
            raise RuntimeError(f"{run['rounds']} of {TIMES} rounds")
    yield Row("10,000 sends 1 ms apart: how far the rate is from 1,000/s", "%",
              median(abs(run["perSecond"] - 1000) / 10 for run in runs), None, limit=0.5)
    yield Row("the same: standard deviation of the intervals", "ms", median(run["jitterMs"] for run in runs), None)
