# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes, and how much memory, to list all users of a phone system.

    list-users.py linekeeper-demo-pbx list-directory [ROUNDS]

The demo phone system runs in a process of its own. Against it run, by turns,

  * list-directory: the program's own list of users, from signing in to the last user;
  * curl, which fetches the same pages one after the other and throws them away;
  * curl with eight pages at a time.

curl is what cannot be beaten by much: it understands nothing of what it fetches. The ratios say how
much the program takes for parsing, the objects and keeping a window alive meanwhile. What the pages
are is found out by listening to the program once.
"""
import http.client
import http.server
import re
import sys
import tempfile
import threading
import urllib.parse

sys.dont_write_bytecode = True
from bench import CLIENT, SECRET, Demo, median, run

PAGE = 100


def listen_to(demo, list_directory):
    """The path of the second page, as the program asks for it."""
    heard = []

    class Relay(http.server.BaseHTTPRequestHandler):
        def relay(self):
            heard.append(self.path)
            length = int(self.headers.get("Content-Length", 0))
            connection = http.client.HTTPConnection(urllib.parse.urlsplit(demo.origin).netloc)
            headers = {name: value for name, value in self.headers.items() if name != "Host"}
            connection.request(self.command, self.path, self.rfile.read(length), headers)
            answer = connection.getresponse()
            body = answer.read()
            self.send_response(answer.status)
            for name in ("Content-Type", "X-3CX-Version"):
                if answer.headers[name]:
                    self.send_header(name, answer.headers[name])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            connection.close()

        do_GET = do_POST = relay

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Relay) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        run([list_directory, f"http://127.0.0.1:{server.server_port}", CLIENT], SECRET + "\n")
        server.shutdown()
    return next(path for path in heard if f"$skip={PAGE}" in path.replace("%24", "$"))


def fetch_with_curl(demo, page, n_users, at_once):
    # The token goes through the standard input, so that it is in no list of arguments.
    lines = ["silent", "no-progress-meter", "fail", "globoff", f'header = "Authorization: Bearer {demo.sign_in()}"']
    if at_once > 1:
        lines += ["parallel", f"parallel-max = {at_once}"]
    for skip in range(0, n_users, PAGE):
        url = demo.origin + re.sub(rf"((?:\$|%24)skip=){PAGE}\b", rf"\g<1>{skip}", page)
        lines += [f'url = "{url}"', 'output = "/dev/null"']
    _, seconds, mib = run(["curl", "--config", "-"], "\n".join(lines) + "\n")
    return {"seconds": seconds, "peak-mib": mib}


def list_with_program(demo, list_directory, n_users):
    output, _, _ = run([list_directory, demo.origin, CLIENT], SECRET + "\n")
    numbers = {name: float(value) for name, value in map(str.split, output.splitlines())}
    if numbers["users"] != n_users:
        sys.exit(f"{numbers['users']:.0f} users came instead of {n_users}")
    return numbers


def compare(demo, list_directory, page, n_users, rounds):
    runs = {"program": [], "curl, one at a time": [], "curl, eight at a time": []}
    for _ in range(rounds):
        runs["program"].append(list_with_program(demo, list_directory, n_users))
        runs["curl, one at a time"].append(fetch_with_curl(demo, page, n_users, 1))
        runs["curl, eight at a time"].append(fetch_with_curl(demo, page, n_users, 8))

    print(f"{n_users} users, median of {rounds} runs (the demo held {demo.peak_mib():.0f} MiB)")
    for name, some in runs.items():
        print(f"  {name:22} {median(some, 'seconds'):7.2f} s {median(some, 'peak-mib'):7.1f} MiB")
    for name in list(runs)[1:]:
        ratio = median(runs["program"], "seconds") / median(runs[name], "seconds")
        print(f"  program / {name}: {ratio:.2f}")
    print(f"  first users after {median(runs['program'], 'first-page-ms'):.0f} ms, longest block of "
          f"the main loop {median(runs['program'], 'longest-block-ms'):.1f} ms", flush=True)


def main(demo_pbx, list_directory, rounds="3"):
    with tempfile.TemporaryDirectory() as folder:
        with Demo(demo_pbx, 3 * PAGE, folder) as demo:
            page = listen_to(demo, list_directory)
        for n_users in (10_000, 100_000):
            with Demo(demo_pbx, n_users, folder) as demo:
                compare(demo, list_directory, page, n_users, int(rounds))


main(*sys.argv[1:])
