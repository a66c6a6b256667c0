#!/usr/bin/env python3
# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs a build into a folder of its own and looks at what is there: BUILD-FOLDER ID VERSION."""

import json
import os
import plistlib
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

BUILD, ID, VERSION = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
PROGRAMS = ("socketdesk", "socketdesk-cli")
WORKSPACE_TYPE = "application/x-socketdesk+json"


def run(*command, **how):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True, timeout=60,
                          stdin=subprocess.DEVNULL, **how).stdout


def long_options(text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.prefix = Path(cls.folder.name) / "with a space" / "usr"
        run("cmake", "--install", BUILD, "--prefix", cls.prefix)
        cls.share = cls.prefix / "share"

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def options_of(self, program):
        """Those that --help lists: each begins a line."""
        text = run(self.prefix / "bin" / program, "--help", "--lang", "en")
        return set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", text, re.MULTILINE))

    def test_programs_run_where_they_are_put(self):
        for program in PROGRAMS:
            self.assertIn(VERSION, run(self.prefix / "bin" / program, "--version"))

    def test_chart_is_where_the_window_looks(self):
        modules = list(self.prefix.rglob("socketdesk-chart.so"))
        if not (BUILD / "bin" / "socketdesk-chart.so").exists():
            self.assertEqual(modules, [])
            return
        folder = os.path.relpath(modules[0].parent, self.prefix / "bin")
        self.assertIn(folder.encode("utf-16-le"), (self.prefix / "bin" / "socketdesk").read_bytes())

    def test_desktop_entry_and_metainfo_are_valid(self):
        entry = self.share / "applications" / f"{ID}.desktop"
        self.assertEqual(run("desktop-file-validate", entry), "")
        self.assertIn(f"MimeType={WORKSPACE_TYPE};", entry.read_text("utf-8"))
        run("appstreamcli", "validate", "--no-net", self.share / "metainfo" / f"{ID}.metainfo.xml")
        self.assertIn(ID.encode("utf-16-le"), (self.prefix / "bin" / "socketdesk").read_bytes())

    def test_both_languages_are_told(self):
        for path, word in (("applications/{}.desktop", "[zh_CN]"), ("metainfo/{}.metainfo.xml", 'xml:lang="zh_CN"'),
                           ("mime/packages/{}.xml", 'xml:lang="zh_CN"')):
            self.assertIn(word, (self.share / path.format(ID)).read_text("utf-8"))

    def test_workspaces_are_known_by_their_names(self):
        mime = Path(self.folder.name) / "mime"
        shutil.copytree(self.share / "mime", mime)
        run("update-mime-database", mime)
        self.assertIn(f"50:{WORKSPACE_TYPE}:*.socketdesk", (mime / "globs2").read_text().splitlines())

    def test_icons_have_their_sizes(self):
        icons = self.share / "icons" / "hicolor"
        for kind, name in (("apps", ID), ("mimetypes", WORKSPACE_TYPE.replace("/", "-"))):
            xml.parse(icons / "scalable" / kind / f"{name}.svg")
            for pixels in (16, 22, 24, 32, 48, 64, 128, 256, 512):
                head = (icons / f"{pixels}x{pixels}" / kind / f"{name}.png").read_bytes()[:24]
                self.assertEqual(struct.unpack(">II", head[16:]), (pixels, pixels))

    def test_manual_pages_have_every_option(self):
        for program in PROGRAMS:
            options = self.options_of(program)
            for language in ("", "zh_CN"):
                page = self.share / "man" / language / "man1" / f"{program}.1.gz"
                text = run("man", "-l", page, env={**os.environ, "MANWIDTH": "400", "LC_ALL": "C.UTF-8"})
                listed = set(re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", text, re.MULTILINE))
                self.assertEqual(options - listed, set(), f"{page} lacks them")
                self.assertEqual(listed - options, set(), f"{page} tells of them")

    def test_manual_pages_fit_any_width(self):
        for page in (self.share / "man").rglob("*.gz"):
            for width in ("60", "80", "132"):
                run("man", "-l", page, env={**os.environ, "MANWIDTH": width, "LC_ALL": "C.UTF-8"})

    def test_bash_completes_every_option(self):
        for program in PROGRAMS:
            script = self.share / "bash-completion" / "completions" / program
            function = "_" + program.replace("-", "_")

            def completed(*words):
                line = f'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); {function}; ' \
                       'printf "%s\\n" "${COMPREPLY[@]}"'
                return set(run("bash", "-c", line, "bash", script, program, *words).split())

            self.assertEqual({word for word in completed("--") if word != "--"}, self.options_of(program))
            self.assertEqual(completed("--role", "tcp"), {"tcp-client", "tcp-server"})
            self.assertIn("GBK", completed("--encoding", ""))

    def test_other_shells_complete_every_option(self):
        for program in PROGRAMS:
            options = self.options_of(program)
            zsh = self.share / "zsh" / "vendor-completions" / f"_{program}"
            self.assertEqual(set(re.findall(r"^    '\*(--[a-z-]+)\[", zsh.read_text(), re.MULTILINE)), options)
            fish = self.share / "fish" / "vendor_completions.d" / f"{program}.fish"
            self.assertEqual({"--" + name for name in re.findall(r" -l ([a-z-]+)", fish.read_text())}, options)
            for shell, script in (("zsh", zsh), ("fish", fish)):
                if shutil.which(shell):
                    run(shell, "-n", script)

    def test_papers_are_there(self):
        for program in PROGRAMS:
            papers = self.share / "doc" / program
            self.assertIn("GPL-3", (papers / "copyright").read_text())
            self.assertTrue((papers / "changelog.gz").exists())
            self.assertFalse((papers / "changelog.Debian.gz").exists(), "it belongs into packages of Debian only")


class Portable(unittest.TestCase):
    """A file `portable` beside the programs."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.home = Path(self.folder.name) / "home"
        self.programs = Path(self.folder.name) / "stick"
        for folder in (self.home, self.programs):
            folder.mkdir(mode=0o700)
        for program in PROGRAMS:
            shutil.copy(BUILD / "bin" / program, self.programs)
        (self.programs / "portable").touch()
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        self.environment.update(HOME=str(self.home), XDG_RUNTIME_DIR=str(self.home), QT_QPA_PLATFORM="offscreen")

    def start(self, *command):
        process = subprocess.Popen([str(part) for part in command], env=self.environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def wait_until(self, condition, process):
        limit = time.monotonic() + 60
        while not condition():
            self.assertIsNone(process.poll(), "it has ended")
            self.assertLess(time.monotonic(), limit, "it takes too long")
            time.sleep(0.01)

    def test_terminal_program_leaves_the_account_alone(self):
        server = self.start(self.programs / "socketdesk-cli", "--role", "tcp-server", "--local", "127.0.0.1:0")
        port = int(server.stderr.readline().rsplit(":", 1)[1])
        with socket.create_connection(("127.0.0.1", port)) as peer:
            peer.sendall("你好\n".encode())
            self.assertEqual(server.stdout.readline(), "你好\n")
        self.assertTrue((self.programs / "data" / "SocketDesk" / "journal").is_dir())
        server.send_signal(signal.SIGINT)
        self.assertEqual(server.wait(60), 130)
        self.assertEqual(list(self.home.iterdir()), [])

    def test_window_keeps_its_settings_beside_it(self):
        log = self.programs / "log.jsonl"
        log.touch()
        window = self.start(self.programs / "socketdesk", "--role", "tcp-server", "--local", "127.0.0.1:0", "--open",
                            "--lang", "en", "--log", log)
        self.wait_until(lambda: b"opened" in log.read_bytes(), window)
        window.send_signal(signal.SIGTERM)  # it saves, and asks because a tab is open
        settings = self.programs / "data" / "SocketDesk" / "SocketDesk.ini"
        self.wait_until(lambda: settings.is_file() and settings.stat().st_size > 0, window)
        self.assertEqual(settings.stat().st_mode & 0o777, 0o600, "what was typed is in it")
        self.assertEqual([path for path in self.home.rglob("*") if "SocketDesk" in path.name], [])


class Recipes(unittest.TestCase):
    """Of other systems, as far as they can be read here."""

    PACKAGING = Path(__file__).parent.parent

    def test_they_speak_of_this_program_and_version(self):
        self.assertEqual(json.loads((self.PACKAGING / "windows" / "vcpkg.json").read_text())["version-semver"], VERSION)
        bundle = plistlib.loads((self.PACKAGING / "macos" / "Info.plist.in").read_bytes())
        document, kind = bundle["CFBundleDocumentTypes"][0], bundle["UTExportedTypeDeclarations"][0]
        self.assertEqual(document["CFBundleTypeExtensions"], ["socketdesk"])
        self.assertEqual(document["LSItemContentTypes"], [kind["UTTypeIdentifier"]])
        self.assertEqual(kind["UTTypeTagSpecification"]["public.mime-type"], WORKSPACE_TYPE)
        self.assertEqual(bundle["NSPrincipalClass"], "NSApplication")
        flatpak = (self.PACKAGING / "flatpak" / f"{ID}.yml").read_text()
        self.assertIn(f"\nid: {ID}\n", flatpak)
        self.assertIn(f"id={ID}\n", (self.PACKAGING / "appimage" / "build").read_text())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
