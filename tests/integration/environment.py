#!/usr/bin/env python3
# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The built programs in surroundings that are poor, odd or hostile: FOLDER-OF-THE-PROGRAMS [LIBFAKETIME]."""

import os
import pwd
import resource
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

PROGRAMS = Path(sys.argv[1])
FAKETIME = sys.argv[2] if len(sys.argv) > 2 else ""
WAIT = 60  # seconds, for what takes a fraction of one on an idle machine


def first_line(stream):
    """What comes first, if it comes in time."""
    ready, _, _ = select.select([stream], [], [], WAIT)
    return stream.readline() if ready else ""


def lines_of(stream):
    """Gathers what comes, so that no pipe fills; the list grows while the program runs."""
    lines = []
    threading.Thread(target=lambda: lines.extend(iter(stream.readline, "")), daemon=True).start()
    return lines


class Surroundings(unittest.TestCase):
    """Programs with a home of their own, run by somebody whom permissions concern."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.home = self.folder / "home"
        self.work = self.folder / "work"
        self.user = None
        for path in (self.home, self.work):
            path.mkdir()
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LC_ALL": "C.UTF-8",
                            "XDG_RUNTIME_DIR": str(self.work), "QT_QPA_PLATFORM": "offscreen"}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def as_somebody(self):
        """Root may write anywhere, so root's runs of these tests are those of nobody, who may not read the sources."""
        self.environment.pop("LSAN_OPTIONS", None)
        self.environment["ASAN_OPTIONS"] = "detect_leaks=0"
        for program in ("socketdesk", "socketdesk-cli"):
            shutil.copy(PROGRAMS / program, self.folder)
        self.folder.chmod(0o755)
        if os.geteuid() == 0:
            self.user = pwd.getpwnam("nobody").pw_uid
            for path in (self.home, self.work):
                os.chown(path, self.user, -1)

    def start(self, program, *options, **how):
        path = (self.folder if (self.folder / program).exists() else PROGRAMS) / program
        process = subprocess.Popen([*how.pop("through", ()), str(path), *map(str, options)], env=self.environment, text=True,
                                   encoding="utf-8", cwd=self.work, user=self.user,
                                   stdin=how.pop("stdin", subprocess.DEVNULL), stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, **how)
        self.addCleanup(self.end, process)
        return process

    @staticmethod
    def end(process):
        process.kill()
        process.wait(WAIT)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream:
                stream.close()

    def server(self, *options, **how):
        """A terminal program that listens and echoes; its port."""
        process = self.start("socketdesk-cli", "--role", "tcp-server", "--local", "127.0.0.1:0", "--echo", *options, **how)
        line = first_line(process.stderr)
        self.assertIn("listening on", line)
        return process, int(line.rsplit(":", 1)[1])

    def window(self, *options, **how):
        """A window whose tab listens and echoes; its port."""
        with socket.socket() as chosen:  # nobody else is given it while we hold it; then it is free
            chosen.bind(("127.0.0.1", 0))
            port = chosen.getsockname()[1]
        process = self.start("socketdesk", "--role", "tcp-server", "--local", f"127.0.0.1:{port}", "--open", "--echo",
                             "--lang", "en", *options, **how)
        peer = self.reach(process, port)
        peer.close()
        return process, port

    def reach(self, process, port):
        while True:
            self.assertIsNone(process.poll(), "it has ended")
            try:
                return socket.create_connection(("127.0.0.1", port), WAIT)
            except ConnectionRefusedError:
                continue

    def assert_echoes(self, peer, text="你好"):
        payload = text.encode()
        peer.sendall(payload)
        self.assertEqual(self.read(peer, len(payload)), payload)

    def read(self, peer, size):
        peer.settimeout(WAIT)
        got = b""
        while len(got) < size:
            piece = peer.recv(size - len(got))
            self.assertTrue(piece, "the connection has ended")
            got += piece
        return got

    def assert_serves(self, process, port):
        with self.reach(process, port) as peer:
            self.assert_echoes(peer)
        self.assertIsNone(process.poll())

    def assert_both_serve(self, **how):
        for start in (self.server, self.window):
            with self.subTest(start.__name__):
                self.assert_serves(*start(**how))


class FewDescriptors(Surroundings):
    """64 open files, and no right to more."""

    @staticmethod
    def limit():
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))

    def test_server_goes_on_with_200_clients(self):
        server, port = self.server(preexec_fn=self.limit)
        first = self.reach(server, port)
        self.assert_echoes(first)
        others = [self.reach(server, port) for _ in range(200)]
        self.assert_echoes(first, "还在")
        for peer in others[:-1]:
            peer.close()
        self.assert_echoes(others[-1], "轮到我了")  # it had to wait until there was room
        others[-1].close()
        first.close()
        server.send_signal(signal.SIGINT)
        self.assertEqual(server.wait(WAIT), 130)

    def test_window_opens_and_serves(self):
        self.assert_serves(*self.window(preexec_fn=self.limit))


class Folders(Surroundings):
    """Homes and caches that cannot be written to."""

    def setUp(self):
        super().setUp()
        self.as_somebody()

    def test_read_only_home(self):
        self.home.chmod(0o555)
        self.assert_both_serve()
        self.assertEqual(list(self.home.iterdir()), [])

    def test_no_home(self):
        del self.environment["HOME"]
        self.assert_both_serve()

    def test_home_that_is_not_there(self):
        self.environment["HOME"] = str(self.folder / "nowhere")
        self.assert_both_serve()

    def test_read_only_cache(self):
        cache = self.home / "cache"
        cache.mkdir(0o555)
        self.environment["XDG_CACHE_HOME"] = str(cache)
        self.assert_both_serve()
        self.assertEqual(list(cache.iterdir()), [])

    def test_corrupt_settings(self):
        settings = self.home / ".config" / "SocketDesk" / "SocketDesk.ini"
        settings.parent.mkdir(parents=True)
        settings.write_bytes(bytes(range(256)) * 16)
        for path in (self.home / ".config", settings.parent, settings):
            os.chown(path, -1 if self.user is None else self.user, -1)
        self.assert_serves(*self.window())


class FullDisk(Surroundings):
    """What cannot be stored is not read, so that TCP makes the peer wait; when there is room, it goes on."""

    def test_what_cannot_be_stored_waits(self):
        full = (0, resource.RLIM_INFINITY)
        for start in (self.server, self.window):
            with self.subTest(start.__name__):
                process, port = start(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, full))
                with self.reach(process, port) as peer:
                    peer.sendall("先等".encode())
                    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (full[1], full[1]))
                    self.assertEqual(self.read(peer, 6), "先等".encode())
                self.assertIsNone(process.poll())


class Proxies(Surroundings):
    """No proxy unless chosen: what the variables of the environment name hears nothing."""

    def test_nobody_asks_the_proxy(self):
        trap = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(trap.close)
        proxy = f"http://127.0.0.1:{trap.getsockname()[1]}"
        for name in ("http_proxy", "https_proxy", "all_proxy", "ftp_proxy", "socks_proxy"):
            self.environment[name] = self.environment[name.upper()] = proxy
        self.assert_both_serve()
        _, port = self.server()
        hosts = ["127.0.0.1"]
        if Path("/etc/hosts").exists():  # a system that debootstrap just made knows no name
            hosts.append("localhost")
        for host in hosts:
            client = self.start("socketdesk-cli", "--role", "tcp-client", "--remote", f"{host}:{port}", "--send", "你好",
                                "--exit-after", "1", "--timeout", WAIT)
            self.assertEqual(client.communicate(timeout=WAIT)[0], "你好")
        trap.setblocking(False)
        with self.assertRaises(BlockingIOError):
            trap.accept()


class Locales(Surroundings):
    """What is sent and how files are called does not depend on the locale."""

    def test_names_and_texts_stay_what_they_are(self):
        for locale in ("C", "POSIX", "zh_CN.GB18030"):
            with self.subTest(locale):
                self.environment["LC_ALL"] = self.environment["LANG"] = locale
                log = self.work / f"日志-{locale}.txt"
                server, port = self.server("--log", log.name)
                client = self.start("socketdesk-cli", "--role", "tcp-client", "--remote", f"127.0.0.1:{port}", "--send",
                                    "你好", "--exit-after", "1", "--timeout", WAIT)
                self.assertEqual(client.communicate(timeout=WAIT)[0], "你好")
                server.send_signal(signal.SIGINT)
                self.assertEqual(server.wait(WAIT), 130)
                self.assertIn("你好", log.read_text("utf-8"))
                self.assert_serves(*self.window("--save-received", f"收到-{locale}"))
                self.assertTrue((self.work / f"收到-{locale}").exists())


class Clock(Surroundings):
    """The clock of the system is set while something runs; what waits and what repeats goes by another."""

    def setUp(self):
        super().setUp()
        self.time = self.folder / "time"
        self.jump("+0")
        self.environment.update(LD_PRELOAD=FAKETIME, FAKETIME_TIMESTAMP_FILE=str(self.time), FAKETIME_NO_CACHE="1",
                                FAKETIME_DONT_FAKE_MONOTONIC="1")

    def jump(self, offset):
        """At once, for a reader never finds half of it."""
        new = self.folder / "new-time"
        new.write_text(offset)
        new.replace(self.time)

    @unittest.skipUnless(FAKETIME, "there is no libfaketime to set the clock of one program")
    def test_repeats_and_limits_do_not_care(self):
        server, port = self.server("--format", "jsonl")
        client = self.start("socketdesk-cli", "--role", "tcp-client", "--remote", f"127.0.0.1:{port}", "--send", "x",
                            "--repeat", "30", "--interval", "20", "--exit-after", "30", "--timeout", WAIT)
        lines = lines_of(server.stdout)
        for offset in ("-1d", "+2d", "-3y", "+0"):
            seen = len(lines)
            while len(lines) < seen + 4 and client.poll() is None:
                pass
            self.jump(offset)
        self.assertEqual(len(client.communicate(timeout=WAIT)[0]), 30)
        self.assertEqual(client.returncode, 0)


class Interfaces(Surroundings):
    """An interface goes while sockets are bound to its address, and comes back."""

    def in_namespace(self, process, *command):
        done = subprocess.run(["nsenter", "-t", str(process.pid), "-U", "-n", "--preserve-credentials", *command],
                              capture_output=True, text=True, timeout=WAIT, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def start_there(self, *options, **how):
        """The terminal program in a network of its own, which has 10.9.9.1/24 and nobody else."""
        return self.start("socketdesk-cli", "--lang", "en", *options, **how,
                          through=("unshare", "-rn", "sh", "-c", f'{self.UP} && exec "$@"', "sh"))

    UP = "(ip link add desk type dummy 2>/dev/null || ip link add desk type bridge) && ip addr add 10.9.9.1/24 dev desk && ip link set lo up && ip link set desk up"
    TALK = ("python3", "-c", "import socket; peer = socket.create_connection(('10.9.9.1', 7000), 30); "
                             "peer.sendall(b'hello'); print(peer.recv(5).decode())")

    def setUp(self):
        super().setUp()
        trial = subprocess.run(["unshare", "-rn", "sh", "-c", self.UP], capture_output=True, text=True, check=False)
        if trial.returncode != 0:
            self.skipTest("this system lets nobody have a network of his own: " + trial.stderr.strip())

    def test_a_server_outlives_its_interface(self):
        server = self.start_there("--role", "tcp-server", "--local", "10.9.9.1:7000", "--echo")
        self.assertIn("listening on", first_line(server.stderr))
        self.assertEqual(self.in_namespace(server, *self.TALK), "hello\n")
        self.in_namespace(server, "ip", "link", "del", "desk")
        self.assertIsNone(server.poll())
        self.in_namespace(server, "sh", "-c", self.UP)
        self.assertEqual(self.in_namespace(server, *self.TALK), "hello\n")
        server.send_signal(signal.SIGINT)
        self.assertEqual(server.wait(WAIT), 130)

    def test_a_sender_is_told_that_the_network_has_gone(self):
        sender = self.start_there("--role", "udp", "--local", "10.9.9.1:0", "--remote", "10.9.9.2:9",
                                  stdin=subprocess.PIPE)
        self.assertIn("bound to", first_line(sender.stderr))
        self.in_namespace(sender, "ip", "link", "del", "desk")
        sender.stdin.write("hello\n")
        sender.stdin.flush()
        self.assertIn("10.9.9.2", first_line(sender.stderr))
        self.assertIsNone(sender.poll())


class SilentNameServer(Surroundings):
    """A name server that never answers: whoever has waited long enough goes at once."""

    NAMES = Path("/etc/resolv.conf")
    # Holds the port of the server, and lets the program inherit that, which never looks at it.
    SERVE = ("import os, socket, sys; server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); "
             "server.bind(('127.0.0.1', 53)); server.set_inheritable(True); os.execv(sys.argv[1], sys.argv[1:])")

    def setUp(self):
        super().setUp()
        own = self.folder / "resolv.conf"
        own.write_text("nameserver 127.0.0.1\n")
        self.environment["RES_OPTIONS"] = "timeout:30 attempts:2"
        script = f"ip link set lo up && mount --bind {own} {self.NAMES} && exec \"$@\""
        self.through = ("unshare", "-rnm", "sh", "-c", script, "sh")
        trial = subprocess.run([*self.through, "true"], capture_output=True, text=True, check=False)
        if trial.returncode != 0:
            self.skipTest("this system lets nobody have a network of his own: " + trial.stderr.strip())

    def start_there(self, *options, program="socketdesk-cli"):
        return self.start(program, "--lang", "en", *options, through=(*self.through, sys.executable, "-c", self.SERVE))

    def test_a_time_limit_holds(self):
        for role in ("tcp-client", "udp"):
            with self.subTest(role):
                program = self.start_there("--role", role, "--remote", "name.example:9", "--timeout", "0.2")
                self.assertIn("name.example", first_line(program.stderr))
                self.assertEqual(program.wait(15), 3)

    def test_an_interrupt_holds(self):
        program = self.start_there("--role", "tcp-client", "--remote", "name.example:9", "--timeout", str(WAIT))
        name = Path(f"/proc/{program.pid}/comm")
        while name.read_text() != "socketdesk-cli\n" or not self.catches_interrupts(program):
            self.assertIsNone(program.poll())
        program.send_signal(signal.SIGINT)
        self.assertEqual(program.wait(15), 130)

    def test_the_end_of_the_window_holds(self):
        program = self.start_there("--role", "tcp-client", "--remote", "name.example:9", "--open", program="socketdesk")
        while not self.is_asked(program):
            self.assertIsNone(program.poll())
        program.send_signal(signal.SIGTERM)
        self.assertEqual(program.wait(15), 0)
        self.assertIn("name.example", (self.home / ".config/SocketDesk/SocketDesk.ini").read_text())

    def test_a_host_that_nobody_called_is_not_said_to_be_silent(self):
        program = self.start_there("--role", "tcp-client", "--remote", "name.example:9")
        self.assertIn("could not be looked up", first_line(program.stderr))
        self.assertEqual(program.wait(15), 3)

    @staticmethod
    def is_asked(program):
        """Whether a question waits at the port of the name server."""
        rows = (line.split() for line in Path(f"/proc/{program.pid}/net/udp").read_text().splitlines())
        return any(row[1].endswith(":0035") and not row[4].endswith(":00000000") for row in rows)

    @staticmethod
    def catches_interrupts(program):
        status = Path(f"/proc/{program.pid}/status").read_text()
        caught = next(line for line in status.splitlines() if line.startswith("SigCgt"))
        return int(caught.split()[1], 16) & 1 << signal.SIGINT - 1


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
