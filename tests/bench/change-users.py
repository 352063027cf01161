# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes to change five thousand users.

    change-users.py linekeeper-demo-pbx change-users [ROUNDS]

The demo phone system runs in a process of its own. Against it run, by turns,

  * change-users: the program's own way: every user is read for the plan, read again before the
    request that changes a hundred of them, and once more after it; each step is in a journal on the
    disk before its request leaves;
  * curl, which sends one PATCH for each user over one connection, reads nothing and writes nothing
    down.

Both turn the same yes or no of everyone into yes; those who have it already are left alone.
"""
import sys
import tempfile

sys.dont_write_bytecode = True
from bench import CLIENT, SECRET, Demo, median, run

STAFF = 5000
FIELD = "HideInPhonebook"


def list_others(demo):
    """The Ids of those who have it otherwise now."""
    rows = demo.ask(f"/demo/users?top={STAFF + 100}")["value"]
    return [row["Id"] for row in rows if row.get(FIELD) is not True]


def change_with_curl(demo):
    ids = list_others(demo)
    # The token goes through the standard input, so that it is in no list of arguments.
    token = demo.sign_in()
    blocks = ["\n".join([
        "silent", "no-progress-meter", "fail", "globoff", 'request = "PATCH"',
        f'header = "Authorization: Bearer {token}"', 'header = "Content-Type: application/json"',
        f'url = "{demo.origin}/xapi/v1/Users({id})"', 'output = "/dev/null"',
        f'data = "{{\\"{FIELD}\\": true}}"']) for id in ids]
    before = demo.count_requests()
    _, seconds, mib = run(["curl", "--config", "-"], "\nnext\n".join(blocks) + "\n")
    return {"seconds": seconds, "peak-mib": mib, "done": len(ids),
            "requests": demo.count_requests() - before}


def change_with_program(demo, program):
    before = demo.count_requests()
    output, _, _ = run([program, demo.origin, CLIENT, FIELD], SECRET + "\n")
    numbers = {name: float(value) for name, value in map(str.split, output.splitlines())}
    # The list's own pages, status and departments come first.
    numbers["requests"] = demo.count_requests() - before
    return numbers


def measure(demo_pbx, folder, change):
    with Demo(demo_pbx, STAFF, folder) as demo:
        numbers = change(demo)
        if list_others(demo):
            sys.exit(f"{len(list_others(demo))} users were not changed")
        return numbers


def main(demo_pbx, program, rounds="3"):
    runs = {"program": [], "curl": []}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(int(rounds)):
            runs["program"].append(measure(demo_pbx, folder, lambda demo: change_with_program(demo, program)))
            runs["curl"].append(measure(demo_pbx, folder, change_with_curl))

    print(f"{STAFF} users, of whom {median(runs['curl'], 'done'):.0f} change; median of {rounds} runs")
    for name, some in runs.items():
        print(f"  {name:8} {median(some, 'seconds'):6.2f} s, {median(some, 'requests'):6.0f} requests, "
              f"at most {median(some, 'peak-mib'):.0f} MiB")
    print(f"  the program’s requests are all, the list’s included; its plan took "
          f"{median(runs['program'], 'plan-seconds'):.2f} s more")
    print(f"  program / curl: {median(runs['program'], 'seconds') / median(runs['curl'], 'seconds'):.2f}")
    print(f"  blocks of the main loop: 99th percentile "
          f"{median(runs['program'], 'p99-block-ms'):.1f} ms, longest "
          f"{median(runs['program'], 'longest-block-ms'):.1f} ms")


main(*sys.argv[1:])
