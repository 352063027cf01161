#!/usr/bin/python3
# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the cases in Meson's testlog.json and in .tap files, and says the sum in one line."""

import json
import re
import sys
from pathlib import Path

TAP_CASE = re.compile(r'^(not )?ok\b\s*\d*\s*(?:- )?([^#\n]*)(#\s*SKIP\b)?',
                      re.MULTILINE | re.IGNORECASE)
TAP_PLAN = re.compile(r'^1\.\.(\d+)\b', re.MULTILINE)
TAP_BAIL_OUT = re.compile(r'^Bail out!(.*)', re.MULTILINE)

MESON_SKIP = 77
MESON_PASSED = {'OK', 'EXPECTEDFAIL'}


class Tally:
    def __init__(self):
        self.passed = 0
        self.skipped = 0
        self.failed = []

    def add_tap(self, name, text):
        """Adds a program's TAP output. Returns how many cases were in it."""
        before = self.total()
        failed_before = len(self.failed)
        for refused, case, skipped in TAP_CASE.findall(text):
            if skipped:
                self.skipped += 1
            elif refused:
                self.failed.append(f'{name}: {case.strip()}')
            else:
                self.passed += 1
        cases = self.total() - before
        if len(self.failed) == failed_before:
            self._compare_with_plan(name, text, cases)
        return cases

    def _compare_with_plan(self, name, text, cases):
        plan = TAP_PLAN.search(text)
        stopped = TAP_BAIL_OUT.search(text)

        if stopped:
            self.failed.append(f'{name}: stopped in the middle:{stopped[1]}')
        elif plan and plan[1] == '0':
            self.skipped += cases == 0
        elif plan and int(plan[1]) != cases:
            self.failed.append(f'{name}: {cases} of {plan[1]} cases came to an end')

    def add_meson_test(self, test):
        """Adds a test program. One may fail without a failing case: a leak, a crash, a time-out."""
        failed_before = len(self.failed)
        counted_before = self.total()
        cases = self.add_tap(test['name'], test.get('stdout') or '')
        nothing_counted = self.total() == counted_before

        if test['result'] == 'SKIP' or (nothing_counted and test.get('returncode') == MESON_SKIP):
            self.skipped += nothing_counted
        elif test['result'] in MESON_PASSED:
            self.passed += nothing_counted
        elif len(self.failed) == failed_before:
            self.failed.append(f'{test["name"]}: {test["result"].lower()} after {cases} cases')

    def total(self):
        return self.passed + len(self.failed) + self.skipped


def main():
    counted = Tally()
    for name in sys.argv[1:]:
        path = Path(name)
        text = path.read_text(encoding='utf-8', errors='replace')
        if path.suffix == '.json':
            for line in text.splitlines():
                counted.add_meson_test(json.loads(line))
        else:
            counted.add_tap(path.stem, text)

    for failure in counted.failed:
        print(f'FAILED {failure}')
    print(f'{counted.passed} passed, {len(counted.failed)} failed, {counted.skipped} skipped')
    return 1 if counted.failed or counted.passed == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
