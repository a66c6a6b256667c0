# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every benchmark gives: rows of ours against bare; and how it starts programs."""

import contextlib
import dataclasses
import pathlib
import re
import statistics
import subprocess


@dataclasses.dataclass
class Row:
    """One line of the table: what SocketDesk needs, what the bare counterpart needs, and what is aimed at."""

    what: str
    unit: str
    ours: float
    bare: float | None
    goal: float | None = None  # the largest ratio that meets it
    floor: float | None = None  # or the smallest
    limit: float | None = None  # or the largest value of ours

    @property
    def ratio(self):
        return self.ours / self.bare if self.bare else None

    @property
    def bare_text(self):
        return "" if self.bare is None else f"{self.bare:.1f} {self.unit}"

    @property
    def ratio_text(self):
        return "" if self.ratio is None else f"{self.ratio:.2f}"

    @property
    def verdict(self):
        if self.goal is not None:
            met = self.ratio <= self.goal
        elif self.floor is not None:
            met = self.ratio >= self.floor
        elif self.limit is not None:
            met = self.ours <= self.limit
        else:
            return ""
        return "met" if met else "missed"

    @property
    def aim(self):
        if self.goal is not None:
            return f"≤ {self.goal:g} ×"
        if self.floor is not None:
            return f"≥ {self.floor:g} ×"
        return "" if self.limit is None else f"≤ {self.limit:g} {self.unit}"


@dataclasses.dataclass
class Programs:
    """Where the programs are, and the environment they run in."""

    bench: pathlib.Path
    product: pathlib.Path
    environment: dict

    def start(self, path, *arguments, **more):
        command = [str(path), *map(str, arguments)]
        return subprocess.Popen(command, env={**self.environment, **more.pop("env", {})}, text=True, **more)


def median(values):
    return statistics.median(values)


@contextlib.contextmanager
def listening(programs, *command):
    """Starts a server that says on standard error where it listens; gives the port."""
    process = programs.start(*command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        line = process.stderr.readline()
        found = re.search(r"127\.0\.0\.1:(\d+)", line)
        if not found:
            raise RuntimeError(f"{command[0]} does not listen: {line}")
        yield int(found.group(1))
    finally:
        process.kill()
        process.wait()
