#!/usr/bin/env python3
# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file of app/ as a compiler for Windows sees it: ROOT BUILD-FOLDER [FOLDER...]

Only the syntax is checked, against the headers of MinGW-w64 and those of this system's Qt, ICU, RE2, Boost and
tl::expected, which are the same for all systems but for what Qt itself switches. Nothing is linked and nothing is run.
Other FOLDERs, such as ui, can be asked for; CTest leaves them out, because they take as long again and hold nothing that
differs between systems (tst_house sees to that).
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SKIPPED = 77
JOBS = 2  # as many as CTest reserves for it
COMPILERS = ("x86_64-w64-mingw32-g++-posix", "x86_64-w64-mingw32-g++")
LIBRARIES = ("boost", "re2", "tl", "unicode", "qcustomplot.h")  # of /usr/include, which as a whole is that of another system
HEADERS = ("QFileInfo", "QHash", "QList", "QObject", "QString", "QStringList", "QTimer", "algorithm", "chrono",
           "functional", "memory", "optional", "span", "vector", "tl/expected.hpp")


def entries(build):
    """The command of each source file of the build, by its path."""
    commands = json.loads((build / "compile_commands.json").read_text())
    return {Path(entry["file"]): shlex.split(entry["command"]) for entry in commands}


def wanted(root, folders, commands):
    """The source files that Windows gets: of those that are built here, and its own."""
    found = sorted(path for folder in folders for path in (root / folder).rglob("*.cpp"))
    return [path for path in found
            if path.name.endswith("_win.cpp") or (path in commands and not path.name.endswith("_unix.cpp"))]


def command_for(path, commands):
    """That of the file, or where only Windows has it, that of one beside it."""
    if path in commands:
        return commands[path]
    return next(command for other, command in commands.items() if other.parent == path.parent)


def options_of(command):
    """What a command defines, and where it looks for headers other than the system's own."""
    options = []
    arguments = iter(command)
    for argument in arguments:
        if argument == "-isystem":
            folder = next(arguments)
            if "/qt6" in folder.lower() and "mkspecs" not in folder:
                options += ["-isystem", folder]
        elif argument.startswith(("-D", "-I")) and not argument.startswith("-D_"):
            options.append(argument)
    return options


def main():
    compiler = next(filter(None, map(shutil.which, COMPILERS)), None)
    if not compiler:
        print("there is no compiler for Windows here: on Debian it is in g++-mingw-w64-x86-64-posix")
        return SKIPPED
    root, build = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    folders = sys.argv[3:] or ["app"]
    commands = entries(build)
    with tempfile.TemporaryDirectory(dir=build) as place:
        for library in LIBRARIES:
            Path(place, library).symlink_to(Path("/usr/include", library))
        base = [compiler, "-std=c++20", "-isystem", place, "-Wall", "-Wextra", "-Werror"]

        # Precompiled: it saves two thirds of the time.
        header = Path(place, "headers.h")
        header.write_text("".join(f"#include <{name}>\n" for name in HEADERS))
        plain = options_of(command_for(root / "app/base/error.cpp", commands))
        subprocess.run([*base, *plain, "-x", "c++-header", header, "-o", f"{header}.gch"], check=True)

        def check(path):
            options = options_of(command_for(path, commands))
            result = subprocess.run([*base, *options, "-Winvalid-pch", "-include", header, "-fsyntax-only", path],
                                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
            if result.returncode:
                print(result.stdout, flush=True)
            return result.returncode == 0

        files = wanted(root, folders, commands)
        with ThreadPoolExecutor(min(JOBS, os.cpu_count() or 1)) as pool:
            results = list(pool.map(check, files))
    print(f"{sum(results)} of {len(files)} files compile for Windows")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
