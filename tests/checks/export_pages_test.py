#!/usr/bin/env python3
"""Tests of export_pages.py, on pages made for them."""

import shutil
import tempfile
import unittest
from pathlib import Path

import export_pages

ROOT = Path(__file__).resolve().parents[2]


class ExportPagesTest(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.root = Path(self.scratch.name)
        shutil.copytree(ROOT / "data/export", self.root / "data/export")
        (self.root / "docs").mkdir()
        self.page = self.root / "docs/exports.md"
        self.page.write_text((ROOT / "docs/exports.md").read_text(encoding="utf-8"), encoding="utf-8")

    def tearDown(self):
        self.scratch.cleanup()

    def change(self, path, old, new):
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def test_what_is_shipped_agrees(self):
        self.assertEqual([], export_pages.problems(self.root))

    def test_a_changed_meaning_is_found(self):
        self.change(self.root / "data/export/icews.tsv", "day of the event, YYYY-MM-DD", "the day")
        found = export_pages.problems(self.root)
        self.assertEqual(1, len(found))
        self.assertTrue(found[0].startswith("docs/exports.md: `--format icews` lacks the line: | Event Date | date | the day |"))
        export_pages.write(self.root)
        self.assertEqual([], export_pages.problems(self.root))

    def test_a_missing_column_is_found(self):
        self.change(self.root / "data/export/gdelt-mentions.tsv", "Extras\ttext\t\treserved\tempty\n", "")
        self.assertEqual(["data/export/gdelt-mentions.tsv: has 15 columns instead of 16",], export_pages.problems(self.root)[:1])

    def test_a_missing_section_is_found(self):
        self.change(self.page, "`--format phoenix`", "Phoenix")
        self.assertIn("docs/exports.md: has no section for `--format phoenix`", export_pages.problems(self.root))


if __name__ == "__main__":
    unittest.main()
