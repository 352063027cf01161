# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes from starting the program to its first frame.

    start-up.py watched-linekeeper bare-window [ROUNDS]

Needs a display. The program with the demo phone system and a bare libadwaita window start by turns.
The clock runs from before the process exists, so that loading libraries counts as well. The first
round warms up and is left out.
"""
import re
import statistics
import subprocess
import sys
import time


def measure(command):
    """Milliseconds to the first frame."""
    started = time.monotonic()
    output = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=60).stdout
    found = re.search(r"^first-frame-at (\d+)$", output, re.MULTILINE)
    if not found:
        sys.exit(f"{command[0]} drew no frame")
    return int(found[1]) / 1000 - started * 1000


def main(linekeeper, bare_window, rounds="9"):
    commands = {"linekeeper --demo": [linekeeper, "--demo"], "bare window": [bare_window]}
    times = {name: [] for name in commands}
    for _ in range(int(rounds) + 1):
        for name, command in commands.items():
            times[name].append(measure(command))

    medians = {name: statistics.median(some[1:]) for name, some in times.items()}
    print(f"From start to first frame, median of {rounds} runs")
    for name, some in times.items():
        print(f"  {name:18} {medians[name]:6.0f} ms ({min(some[1:]):.0f} to {max(some[1:]):.0f})")
    print(f"  ratio {medians['linekeeper --demo'] / medians['bare window']:.2f}")


main(*sys.argv[1:])
