#!/usr/bin/python3
# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Takes the tour with every debug message on, and then looks for the API key, the token, the
provisioning link and the password of a new user in each place where they must never be: files, logs, argument lists and the
environment.

Usage: search-for-secrets.py TOUR BUILD_FOLDER"""

import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse
from pathlib import Path

# A token in the form in which phone systems make them; what is random in it is not known here.
TOKEN = re.compile(rb"eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}")

# The keyring's password must not be empty: the daemon would write the keyring in clear text.
WITH_KEYRING = """
echo the-password-of-this-keyring | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
gdbus wait --session --timeout 20 org.freedesktop.secrets
exec "$@"
"""


class Watch(threading.Thread):
    """Collects the argument list and the environment of every process while the tour runs."""

    def __init__(self):
        super().__init__(daemon=True)
        self.seen = set()
        self.over = threading.Event()

    def run(self):
        while not self.over.wait(0.02):
            for process in Path("/proc").glob("[0-9]*"):
                for name in ("cmdline", "environ"):
                    try:
                        self.seen.add((process / name).read_bytes())
                    except OSError:
                        pass  # it ended meanwhile, or is somebody else’s


def spellings(secret):
    """The ways in which a secret could be written down."""
    raw = secret.encode()
    return {raw, urllib.parse.quote(secret, safe="").encode(), base64.b64encode(raw).rstrip(b"=")}


def holds_secret(data, needles):
    return any(needle in data for needle in needles) or TOKEN.search(data) is not None


def search_files(folder, needles):
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and holds_secret(path.read_bytes(), needles):
            found.append(str(path))
    return found


def take_tour(tour, world, watch):
    """Returns the exit status, everything that was logged, and the secrets that the tour told."""
    home = world / "home"
    runtime = world / "runtime"
    for folder in (home, world / "tmp", runtime):
        folder.mkdir(mode=0o700)
    environment = {
        name: value for name, value in os.environ.items()
        if not name.startswith("XDG_") or name == "XDG_DATA_DIRS"
    }
    environment.update(HOME=str(home), TMPDIR=str(world / "tmp"), XDG_RUNTIME_DIR=str(runtime),
                       G_MESSAGES_DEBUG="all", GTK_A11Y="test", GSK_RENDERER="cairo")
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    # What is on its way over the bus when the program ends would count as leaked; the suites with
    # windows look for leaks.
    environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"

    reading, writing = os.pipe()
    watch.start()
    result = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", WITH_KEYRING, "sh", tour,
         "--output", str(world / "pictures"), "--secrets-fd", str(writing)],
        env=environment, pass_fds=[writing], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        check=False)
    watch.over.set()
    watch.join()
    os.close(writing)
    with os.fdopen(reading) as pipe:
        secrets = pipe.read().split()
    return result.returncode, result.stdout, secrets


def search_log(log, needles):
    """Returns the lines of the log that hold a secret, without it."""
    lines = []
    for line in log.splitlines():
        if holds_secret(line, needles):
            for needle in needles:
                line = line.replace(needle, b"(secret)")
            lines.append(TOKEN.sub(b"(token)", line).decode(errors="replace"))
    return lines


class Tap:
    def __init__(self):
        self.n = 0
        self.n_failed = 0

    def check(self, what, ok, details=""):
        self.n += 1
        self.n_failed += not ok
        print(f"{'ok' if ok else 'not ok'} {self.n} - {what}")
        for line in str(details).splitlines() if not ok else []:
            print(f"# {line}")

    def end(self):
        print(f"1..{self.n}")
        return 1 if self.n_failed else 0


def main():
    tour, build = sys.argv[1], Path(sys.argv[2])
    needed = ("dbus-run-session", "gnome-keyring-daemon")
    if not os.environ.get("DISPLAY") or any(shutil.which(name) is None for name in needed):
        print("1..0 # SKIP needs a display and a keyring")
        return 0

    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="linekeeper-secrets-") as folder:
        world = Path(folder)
        watch = Watch()
        status, log, secrets = take_tour(tour, world, watch)
        tail = log[-3000:].decode(errors="replace")
        tap.check("the tour is complete", status == 0 and len(secrets) == 3 and secrets[1].startswith("http")
                  and len(secrets[2]) >= 8, tail)
        if tap.n_failed:
            return tap.end()

        path = urllib.parse.urlsplit(secrets[1]).path
        needles = set().union(*(spellings(secret) for secret in (*secrets, path)))
        tap.check("debug messages were on", b"/SystemStatus" in log, tail)
        tap.check("templates were saved where secrets are looked for",
                  any("Reception" in path.read_text(errors="replace")
                      for path in (world / "home").rglob("*.json")))
        leaks = search_log(log, needles)
        tap.check("no secret in any log", not leaks, "\n".join(leaks))
        tap.check("no secret in an argument list or in the environment",
                  not any(holds_secret(data, needles) for data in watch.seen))
        found = search_files(world, needles) + search_files(build, needles)
        tap.check("no secret in a file of the home, the temporary or the build folder",
                  not found, "\n".join(found))

        planted = world / "home" / "planted"
        planted.write_text(f"found: {secrets[0]}", encoding="utf-8")
        tap.check("a secret in a file would have been found",
                  search_files(world, needles) == [str(planted)])
    return tap.end()


sys.exit(main())
