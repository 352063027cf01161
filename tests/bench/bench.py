# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks against a demo phone system share."""
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time
import urllib.parse
import urllib.request

CLIENT = "900"
SECRET = "only-for-this-benchmark"


class Demo:
    """A demo phone system with so many users."""

    def __init__(self, program, n_users, folder):
        secret_file = pathlib.Path(folder, "secret")
        secret_file.write_text(SECRET)
        self.process = subprocess.Popen(
            [program, "--port", "0", "--users", str(n_users), "--client-id", CLIENT,
             "--client-secret-file", secret_file],
            stdout=subprocess.PIPE, text=True)
        self.origin = self.process.stdout.readline().split()[2].rstrip("/")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def sign_in(self):
        form = {"client_id": CLIENT, "client_secret": SECRET, "grant_type": "client_credentials"}
        body = urllib.parse.urlencode(form).encode()
        with urllib.request.urlopen(self.origin + "/connect/token", body) as answer:
            return json.load(answer)["access_token"]

    def ask(self, path):
        with urllib.request.urlopen(self.origin + path) as answer:
            return json.load(answer)

    def count_requests(self):
        return self.ask("/demo/requests")["total"]

    def count_users(self):
        return self.ask("/demo/users?top=0")["total"]

    def peak_mib(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


def run(command, text):
    """What a command printed, the seconds it took and the most memory it held, in MiB."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process.stdin.write(text)
    process.stdin.close()
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed")
    return output, time.monotonic() - started, usage.ru_maxrss / 1024


def median(runs, name):
    return statistics.median(one[name] for one in runs)
