# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes to create a hundred users, one after the other.

    create-users.py linekeeper-demo-pbx create-users [ROUNDS]

The demo phone system runs in a process of its own. Against it run, by turns,

  * create-users: the program's own way, which looks whether the number is free, creates, and reads
    back what came of it;
  * curl, which sends the same hundred bodies over one connection and looks at nothing.

The ratio says what the certainty costs. The requests of each user are counted by the demo.
"""
import json
import sys
import tempfile

sys.dont_write_bytecode = True
from bench import CLIENT, SECRET, Demo, median, run

STAFF = 1000
NEWCOMERS = 100
FIRST_NUMBER = 5000


def build_body(number):
    return json.dumps({"Number": str(number), "FirstName": "New", "LastName": str(number),
                       "EmailAddress": f"new.{number}@acme.example",
                       "Groups": [{"GroupId": 28, "Rights": {"RoleName": "users"}}]})


def create_with_curl(demo):
    # The token goes through the standard input, so that it is in no list of arguments.
    token = demo.sign_in()
    blocks = []
    for number in range(FIRST_NUMBER, FIRST_NUMBER + NEWCOMERS):
        body = build_body(number).replace('"', '\\"')
        blocks.append("\n".join([
            "silent", "no-progress-meter", "fail", "globoff",
            f'header = "Authorization: Bearer {token}"', 'header = "Content-Type: application/json"',
            f'url = "{demo.origin}/xapi/v1/Users?$select=Id"', 'output = "/dev/null"',
            f'data = "{body}"']))
    _, seconds, _ = run(["curl", "--config", "-"], "\nnext\n".join(blocks) + "\n")
    return {"seconds": seconds}


def create_with_program(demo, program):
    output, _, _ = run([program, demo.origin, CLIENT, str(FIRST_NUMBER), str(NEWCOMERS)], SECRET + "\n")
    return {name: float(value) for name, value in map(str.split, output.splitlines())}


def measure(demo_pbx, folder, create):
    with Demo(demo_pbx, STAFF, folder) as demo:
        numbers = create(demo)
        if demo.count_users() != STAFF + NEWCOMERS:
            sys.exit(f"{demo.count_users() - STAFF} users were created instead of {NEWCOMERS}")
        numbers["requests"] = (demo.count_requests() - 1) / NEWCOMERS  # one signs in
        return numbers


def main(demo_pbx, program, rounds="3"):
    runs = {"program": [], "curl": []}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(int(rounds)):
            runs["program"].append(measure(demo_pbx, folder, lambda demo: create_with_program(demo, program)))
            runs["curl"].append(measure(demo_pbx, folder, create_with_curl))

    print(f"{NEWCOMERS} users created among {STAFF}, median of {rounds} runs")
    for name, some in runs.items():
        each = median(some, "seconds") * 1000 / NEWCOMERS
        print(f"  {name:8} {median(some, 'seconds'):6.2f} s, {each:5.1f} ms and "
              f"{median(some, 'requests'):.2f} requests for each user")
    print(f"  program / curl: {median(runs['program'], 'seconds') / median(runs['curl'], 'seconds'):.2f}")
    print(f"  longest block of the main loop {median(runs['program'], 'longest-block-ms'):.1f} ms")


main(*sys.argv[1:])
