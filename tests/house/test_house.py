#!/usr/bin/python3
# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that each check of house.py notices what it is there for, and is silent otherwise."""

import tempfile
import unittest
from pathlib import Path

import house
import tally

SPDX = '/* SPDX-FileCopyrightText: us\n * SPDX-License-Identifier: GPL-3.0-or-later\n */\n'
TOKEN = '.'.join(['ey' + 'J' + 'hbGciOiJub25lIn0', 'ey' + 'J' + 'zdWIiOiJ4In0', 'c2lnbmF0dXJl'])


class HouseTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write('po/POTFILES', '# SPDX\n')

    def write(self, name, text=''):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SPDX + text if path.suffix in ('.c', '.h') else text, encoding='utf-8')

    def assert_clean(self, check):
        self.assertEqual(list(check(house.Tree(self.root))), [])

    def assert_noticed(self, check, what):
        self.assertIn(what, '\n'.join(check(house.Tree(self.root))))

    def test_licence(self):
        self.write('src/model/lk-a.c')
        self.write('po/POTFILES', SPDX)
        self.assert_clean(house.check_licence)
        self.write('src/ui/lk-a.ui', '<interface/>')
        self.assert_noticed(house.check_licence, 'lk-a.ui')

    def test_length(self):
        self.write('src/model/lk-a.c', '\n' * (house.LONGEST_FILE - 3))
        self.assert_clean(house.check_length)
        self.write('src/model/lk-a.c', '\n' * (house.LONGEST_FILE - 2))
        self.assert_noticed(house.check_length, 'lk-a.c')

    def test_layers(self):
        self.write('src/model/lk-a.h')
        self.write('src/pbx/lk-b.h', '#include "lk-a.h"\n')
        self.write('src/demo/lk-d.h')
        self.write('src/ui/' + house.STARTS_THE_DEMO, '#include "lk-b.h"\n#include "lk-d.h"\n')
        self.assert_clean(house.check_layers)
        self.write('src/model/lk-a.c', '#include "lk-b.h"\n')
        self.assert_noticed(house.check_layers, 'src/model/lk-a.c includes lk-b.h of pbx/')
        self.write('src/ui/lk-window.c', '#include "lk-d.h"\n')
        self.assert_noticed(house.check_layers, 'src/ui/lk-window.c includes lk-d.h of demo/')

    def test_circles(self):
        self.write('src/pbx/lk-a.h')
        self.write('src/pbx/lk-a-private.h', '#include "lk-a.h"\n')
        self.write('src/pbx/lk-a.c', '#include "lk-a-private.h"\n#include "lk-b.h"\n')
        self.write('src/pbx/lk-b.h')
        self.write('src/pbx/lk-c.h')
        self.write('src/pbx/lk-b.c', '#include "lk-c.h"\n')
        self.assert_clean(house.check_circles)
        self.write('src/pbx/lk-c.c', '#include "lk-a.h"\n')
        self.assert_noticed(house.check_circles, 'lk-a -> lk-b -> lk-c -> lk-a')

    def test_translated_files(self):
        self.write('src/ui/lk-a.c', '/* _ ("no") */\n#define M(x) _ (x)\nputs ("_ (");\n')
        self.assert_clean(house.check_translated_files)
        self.write('src/ui/lk-b.c', 'puts (_ ("Yes"));\n')
        self.assert_noticed(house.check_translated_files, 'lk-b.c is missing')
        self.write('src/ui/lk-c.ui', '<property name="label" translatable="yes">Hi</property>')
        self.assert_noticed(house.check_translated_files, 'lk-c.ui is missing')
        self.write('po/POTFILES', 'src/ui/lk-c.ui\nsrc/ui/lk-b.c\nsrc/ui/lk-a.c\n')
        self.assert_noticed(house.check_translated_files, 'lk-a.c has no such text')
        self.assert_noticed(house.check_translated_files, 'not in order')
        self.write('data/x.desktop.in')
        self.assert_noticed(house.check_translated_files, 'data/x.desktop.in is missing')
        self.write('po/POTFILES', 'data/gone.in\n')
        self.assert_noticed(house.check_translated_files, 'data/gone.in does not exist')

    def test_templates(self):
        self.write('src/ui/lk-a.ui')
        self.assert_noticed(house.check_templates, 'lk-a.ui')
        self.write('src/ui/x.gresource.xml', '<file preprocess="xml-stripblanks">lk-a.ui</file>')
        self.assert_clean(house.check_templates)

    def test_release(self):
        self.write('meson.build', "project('x', 'c',\n  version: '1.1',\n)")
        self.write('data/x.metainfo.xml.in', '<release version="1.1"/><release version="1.0"/>')
        self.assert_clean(house.check_release)
        self.write('data/x.metainfo.xml.in', '<release version="1.0"/>')
        self.assert_noticed(house.check_release, 'ends at 1.0')

    def test_pictures(self):
        self.write('README.md', '![A window](data/screenshots/a.png)')
        self.write('data/x.metainfo.xml.in', '<image>https://x.example/v1/data/b.png</image>')
        self.assert_noticed(house.check_pictures, 'README.md shows data/screenshots/a.png')
        self.assert_noticed(house.check_pictures, 'x.metainfo.xml.in shows data/b.png')
        self.write('data/screenshots/a.png')
        self.write('data/b.png')
        self.assert_clean(house.check_pictures)

    def test_secrets(self):
        self.write('tests/token.json', '{"access_token": "eyJ"}')
        self.assert_clean(house.check_secrets)
        self.write('tests/token.json', f'{{"access_token": "{TOKEN}"}}')
        self.assert_noticed(house.check_secrets, 'a token')
        self.write('tests/key.pem', '-----BEGIN ' + 'PRIVATE KEY-----')
        self.assert_noticed(house.check_secrets, 'a private key')

    def test_unfinished(self):
        self.write('src/ui/lk-a.c', 'int todo;\n')
        self.assert_clean(house.check_unfinished)
        self.write('src/ui/lk-a.c', '/* TO' 'DO: the rest */\n')
        self.assert_noticed(house.check_unfinished, 'src/ui/lk-a.c:4')

    def test_format(self):
        self.write('.clang-format', 'BasedOnStyle: GNU\n')
        self.write('src/ui/lk-a.c', 'int a;\n')
        try:
            self.assert_clean(house.check_format)
        except house.Skip as reason:
            self.skipTest(str(reason))
        self.write('src/ui/lk-a.c', 'int   a ;\n')
        self.assert_noticed(house.check_format, 'lk-a.c')

    def test_build_folders_are_not_ours(self):
        self.write('build-check/src/lk-a.c', '/* TO' 'DO */')
        self.assert_clean(house.check_unfinished)


class TallyTest(unittest.TestCase):
    def assert_counts(self, counted, passed, failed, skipped):
        self.assertEqual((counted.passed, len(counted.failed), counted.skipped),
                         (passed, failed, skipped))

    def test_tap(self):
        counted = tally.Tally()
        counted.add_tap('x', '1..3\nok 1 /a\nnot ok 2 - /b\nok 3 /c # SKIP no display\n# ok 4\n')
        self.assert_counts(counted, 1, 1, 1)
        self.assertEqual(counted.failed, ['x: /b'])

    def test_a_plan_of_nothing_is_skipped(self):
        counted = tally.Tally()
        counted.add_tap('x', '1..0 # SKIP no display\n')
        self.assert_counts(counted, 0, 0, 1)

    def test_bail_out_fails(self):
        counted = tally.Tally()
        counted.add_tap('x', '1..2\nok 1 /a\nBail out! /b crashed\n')
        self.assert_counts(counted, 1, 1, 0)

    def test_a_failed_case_that_stops_the_rest_counts_once(self):
        counted = tally.Tally()
        counted.add_tap('x', '1..3\nok 1 /a\nnot ok 2 /b - why\nBail out!\n')
        self.assert_counts(counted, 1, 1, 0)

    def test_missing_cases_fail(self):
        counted = tally.Tally()
        counted.add_tap('x', '1..3\nok 1 /a\nok 2 /b\n')
        self.assert_counts(counted, 2, 1, 0)

    def test_a_leak_after_the_last_case_fails(self):
        counted = tally.Tally()
        counted.add_meson_test({'name': 'x', 'result': 'ERROR', 'stdout': '1..1\nok 1 /a\n'})
        self.assert_counts(counted, 1, 1, 0)

    def test_a_failure_counts_once(self):
        counted = tally.Tally()
        counted.add_meson_test({'name': 'x', 'result': 'FAIL', 'stdout': '1..1\nnot ok 1 /a\n'})
        self.assert_counts(counted, 0, 1, 0)

    def test_programs_without_tap(self):
        counted = tally.Tally()
        counted.add_meson_test({'name': 'x', 'result': 'ERROR', 'returncode': 77, 'stdout': ''})
        self.assert_counts(counted, 0, 0, 1)
        for result in ('OK', 'SKIP', 'FAIL', 'TIMEOUT'):
            counted.add_meson_test({'name': result, 'result': result})
        self.assert_counts(counted, 1, 2, 2)


if __name__ == '__main__':
    unittest.main()
