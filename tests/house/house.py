#!/usr/bin/python3
# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of HACKING.md that a program can check, each as one line of TAP.

house.py --potfiles writes the list for po/POTFILES instead.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

LAYERS = {
    'model': set(),
    'pbx': {'model'},
    'jobs': {'model', 'pbx'},
    'demo': {'model'},
    'basics': {'model'},
    'editor': {'basics', 'model', 'pbx'},
    'user': {'basics', 'editor', 'jobs', 'model', 'pbx'},
    'create': {'basics', 'editor', 'jobs', 'model', 'pbx', 'user'},
    'batch': {'basics', 'editor', 'jobs', 'model', 'pbx', 'user'},
    'history': {'basics', 'batch', 'editor', 'jobs', 'model', 'pbx', 'user'},
    'ui': {'basics', 'batch', 'create', 'editor', 'history', 'jobs', 'model', 'pbx', 'user'},
}
STARTS_THE_DEMO = 'lk-demo-system.c'
LONGEST_FILE = 600
FORMATTER_VERSION = '14.'

SOURCE_SUFFIXES = {'.c', '.css', '.h', '.in', '.py', '.sh', '.svg', '.ui', '.xml', '.yml', '.build'}
SOURCE_NAMES = {'check', 'headless', 'meson.build', 'meson_options.txt', 'run', 'POTFILES'}
NOT_OURS = {'__pycache__'}

INCLUDE = re.compile(r'^\s*#\s*include\s+"(?:.*/)?(lk-[^"/]+\.h)"', re.MULTILINE)
C_NOISE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|^\s*#\s*define[^\n]*',
                     re.DOTALL | re.MULTILINE)
C_TRANSLATED = re.compile(r'\b(?:_|N_|C_|NC_|Q_|ngettext|dngettext)\s*\(')
DATA_TRANSLATED = re.compile(r'\.(?:desktop|metainfo\.xml)\.in$')
UI_TRANSLATED = re.compile(r'translatable="(?:yes|true|1)"')
SECRETS = {
    'a token': re.compile(r'\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*'),
    'a private key': re.compile(r'-----BEGIN [A-Z ]*PRIVATE KEY-----'),
}
UNFINISHED = re.compile(r'\b(?:TO' r'DO|FIX' r'ME|XX' r'X)\b')


class Skip(Exception):
    """Says why a check cannot be made here."""


class Tree:
    """The files of a source tree, without what a build or an editor leaves in it."""

    def __init__(self, root):
        self.root = Path(root)
        self.files = sorted(self._walk())

    def _walk(self):
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders
                          if not name.startswith(('.git', '.flatpak', 'build'))
                          and name not in NOT_OURS]
            yield from (Path(folder, name) for name in names)

    def name(self, path):
        return path.relative_to(self.root).as_posix()

    def below(self, folder, *suffixes):
        base = self.root / folder
        return [path for path in self.files
                if base in path.parents and path.suffix in suffixes]

    def sources(self):
        return [path for path in self.files
                if path.suffix in SOURCE_SUFFIXES or path.name in SOURCE_NAMES]


def read(path):
    return path.read_text(encoding='utf-8', errors='replace')


def check_licence(tree):
    """each file says whose it is and under which licence"""
    for path in tree.sources():
        head = read(path)[:600]
        if 'SPDX-FileCopyrightText:' not in head or 'SPDX-License-Identifier:' not in head:
            yield f'{tree.name(path)} lacks the two SPDX lines'


def check_length(tree):
    """no file is longer than the ceiling"""
    for path in tree.sources():
        lines = read(path).count('\n')
        if path.suffix != '.svg' and lines > LONGEST_FILE:
            yield f'{tree.name(path)} has {lines} lines, {LONGEST_FILE} is the ceiling'


def check_layers(tree):
    """includes follow the arrows between the layers"""
    owner = {path.name: path.parent.name for path in tree.below('src', '.h')}
    for path in tree.below('src', '.c', '.h'):
        layer = path.parent.name
        if layer not in LAYERS:
            continue
        allowed = LAYERS[layer] | {layer}
        if path.name == STARTS_THE_DEMO:
            allowed = allowed | {'demo'}
        for header in INCLUDE.findall(read(path)):
            if owner.get(header, layer) not in allowed:
                yield f'{tree.name(path)} includes {header} of {owner[header]}/'


def class_of(name):
    """A private header is a part of its class."""
    return Path(name).stem.removesuffix('-private')


def classes_used(tree, layer):
    """Maps each class of a layer to the classes beside it whose headers it includes."""
    used = {}
    for path in tree.below('src', '.c', '.h'):
        if path.parent.name != layer:
            continue
        used.setdefault(class_of(path.name), set()).update(
            class_of(header) for header in INCLUDE.findall(read(path)))
    return {name: {other for other in others if other in used and other != name}
            for name, others in used.items()}


def find_circle(used):
    done = set()

    def walk(name, trail):
        if name in trail:
            return trail[trail.index(name):] + [name]
        if name in done:
            return None
        done.add(name)
        circles = (walk(other, trail + [name]) for other in sorted(used[name]))
        return next(filter(None, circles), None)

    return next(filter(None, (walk(name, []) for name in sorted(used))), None)


def check_circles(tree):
    """inside a layer no classes use each other in a circle"""
    for layer in LAYERS:
        circle = find_circle(classes_used(tree, layer))
        if circle:
            yield f'src/{layer}: ' + ' -> '.join(circle)


def has_translations(path):
    text = read(path)
    if path.suffix == '.ui':
        return bool(UI_TRANSLATED.search(text))
    return bool(C_TRANSLATED.search(C_NOISE.sub(' ', text)))


def find_translated(tree):
    data = [path for path in tree.below('data', '.in') if DATA_TRANSLATED.search(path.name)]
    source = [path for path in tree.below('src', '.c', '.h', '.ui') if has_translations(path)]
    return sorted(tree.name(path) for path in data + source)


def print_translated(tree):
    print('# SPDX-FileCopyrightText: The Linekeeper developers')
    print('# SPDX-License-Identifier: GPL-3.0-or-later')
    print('# Made by: tests/house/house.py --potfiles')
    print('\n'.join(find_translated(tree)))


def check_translated_files(tree):
    """po/POTFILES lists exactly the files with texts that a person sees"""
    listed = [line for line in read(tree.root / 'po/POTFILES').splitlines()
              if line and not line.startswith('#')]
    found = find_translated(tree)

    for name in sorted(set(found).difference(listed)):
        yield f'{name} is missing'
    for name in listed:
        if not (tree.root / name).is_file():
            yield f'{name} does not exist'
        elif name not in found:
            yield f'{name} has no such text'
    if listed != sorted(set(listed)):
        yield 'the lines are not in order'


def check_templates(tree):
    """each .ui file is in the resources beside it"""
    for path in tree.below('src', '.ui'):
        lists = path.parent.glob('*.gresource.xml')
        if not any(re.search(rf'>\s*{re.escape(path.name)}\s*<', read(each)) for each in lists):
            yield f'{tree.name(path)} is in no .gresource.xml'


def check_secrets(tree):
    """nothing in the tree looks like a real secret"""
    for path in tree.files:
        text = read(path)
        for what, pattern in SECRETS.items():
            if pattern.search(text):
                yield f'{tree.name(path)} holds what looks like {what}'


def check_unfinished(tree):
    """nothing is left for later"""
    for path in tree.sources():
        for number, line in enumerate(read(path).splitlines(), 1):
            if UNFINISHED.search(line):
                yield f'{tree.name(path)}:{number}: {line.strip()}'


def check_release(tree):
    """the newest release in the metainfo is the version that is built"""
    version = re.search(r"^\s*version: '([^']+)'", read(tree.root / 'meson.build'), re.MULTILINE)
    for path in tree.below('data', '.in'):
        newest = re.search(r'<release version="([^"]+)"', read(path))
        if newest and newest[1] != version[1]:
            yield f'{tree.name(path)} ends at {newest[1]}, meson.build builds {version[1]}'


def check_pictures(tree):
    """the pictures that the README and the metainfo show are there"""
    for path in [tree.root / 'README.md'] + tree.below('data', '.in'):
        for picture in re.findall(r'\bdata/[\w./-]+\.(?:png|svg)\b', read(path)):
            if not (tree.root / picture).is_file():
                yield f'{tree.name(path)} shows {picture}'


def find_formatter():
    for name in ('clang-format-14', 'clang-format'):
        program = shutil.which(name)
        if program and FORMATTER_VERSION in subprocess.run(
                [program, '--version'], capture_output=True, text=True, check=True).stdout:
            return program
    raise Skip('clang-format 14 is not installed')


def check_format(tree):
    """the source is formatted by clang-format"""
    program = find_formatter()
    for path in tree.below('src', '.c', '.h') + tree.below('tests', '.c', '.h'):
        result = subprocess.run([program, '--dry-run', '--Werror', path],
                                capture_output=True, text=True, check=False)
        if result.returncode != 0:
            yield f'{tree.name(path)} is not'


CHECKS = [
    check_licence, check_length, check_layers, check_circles, check_translated_files,
    check_templates, check_release, check_pictures, check_secrets, check_unfinished, check_format,
]


def run_checks(tree):
    failed = False

    print(f'1..{len(CHECKS)}')
    for number, check in enumerate(CHECKS, 1):
        try:
            problems = list(check(tree))
        except Skip as reason:
            print(f'ok {number} - {check.__doc__} # SKIP {reason}')
            continue
        print(f'{"not ok" if problems else "ok"} {number} - {check.__doc__}')
        for problem in problems:
            print(f'#   {problem}')
        failed = failed or bool(problems)

    return 1 if failed else 0


def main():
    tree = Tree(Path(__file__).resolve().parents[2])
    if sys.argv[1:] == ['--potfiles']:
        return print_translated(tree)
    return run_checks(tree)


if __name__ == '__main__':
    sys.exit(main())
