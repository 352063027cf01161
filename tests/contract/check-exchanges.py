#!/usr/bin/python3
# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Holds recorded exchanges against the vendor's OpenAPI documents.

    check-exchanges.py SOURCE_ROOT WORK_FOLDER (VERSION=FILE)… [-- RECORDER ARGS…]

FILE has one exchange a line, as lk_test_record() writes them. With a RECORDER, it is run first for
each VERSION and FILE, with these two as its last arguments. The documents are looked for in
$LINEKEEPER_VENDOR_DOCUMENTS, failing that in ../shared/xapi beside the source; the checker in the
folder tools/openapi-check beside theirs. Where they are not, or there is no node, everything is
skipped. The output is TAP.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

CHECKER_FILES = ["openapi-check.js", "package.json"]


class Skip(Exception):
    """Says why nothing can be checked here."""


def find_documents(source_root):
    folder = os.environ.get("LINEKEEPER_VENDOR_DOCUMENTS")
    return pathlib.Path(folder or pathlib.Path(source_root).resolve().parent / "shared" / "xapi")


def prepare_checker(documents, work):
    """A copy of the checker with the packages that it needs."""
    source = documents.parent / "tools" / "openapi-check"
    if not all((source / name).exists() for name in CHECKER_FILES):
        raise Skip("the vendor's documents or their checker are not here")
    if not shutil.which("node") or not shutil.which("npm"):
        raise Skip("node is not installed")

    checker = work / "openapi-check"
    checker.mkdir(parents=True, exist_ok=True)
    for name in CHECKER_FILES:
        shutil.copyfile(source / name, checker / name)
    if not (checker / "node_modules").exists():
        install = ["npm", "install", "--no-audit", "--no-fund"]
        if subprocess.run(install, cwd=checker, capture_output=True).returncode != 0:
            raise Skip("the checker's packages cannot be installed")
    return checker / CHECKER_FILES[0]


def comment(text):
    for line in text.splitlines():
        print(f"# {line}")


def prepare_document(documents, version, checker):
    """A copy of the document in which only a pattern says what a time of day is.

    Beside the pattern, which wants a time without an offset, it has the format that in JSON Schema
    is a time with one: nothing could be both.
    """
    text = (documents / f"openapi-{version}.yaml").read_text(encoding="utf-8")
    document = checker.parent / f"openapi-{version}.yaml"
    document.write_text(re.sub(r"^ +format: time\n", "", text, flags=re.M), encoding="utf-8")
    return document


def check(checker, documents, version, recorded):
    document = prepare_document(documents, version, checker)
    command = ["node", checker, document, recorded, "--strict"]
    done = subprocess.run(command, capture_output=True, text=True)
    comment(done.stdout + done.stderr)
    return done.returncode == 0


def record(recorder, version, recorded):
    done = subprocess.run([*recorder, version, recorded], capture_output=True, text=True)
    if done.returncode != 0:
        comment(done.stdout + done.stderr)
    return done.returncode == 0


def main():
    arguments, recorder = sys.argv[1:], []
    if "--" in arguments:
        split = arguments.index("--")
        arguments, recorder = arguments[:split], arguments[split + 1:]
    source_root, work, *pairs = arguments
    pairs = [pair.split("=", 1) for pair in pairs]
    documents = find_documents(source_root)

    good = True
    print(f"TAP version 13\n1..{len(pairs)}", flush=True)
    try:
        checker = prepare_checker(documents, pathlib.Path(work))
    except Skip as reason:
        for index, (version, _) in enumerate(pairs, 1):
            print(f"ok {index} - {version} # SKIP {reason}")
        return 0
    for index, (version, recorded) in enumerate(pairs, 1):
        passed = (not recorder or record(recorder, version, recorded)) and check(
            checker, documents, version, recorded)
        print(f"{'ok' if passed else 'not ok'} {index} - {version} knows every exchange", flush=True)
        good = good and passed
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
