#!/usr/bin/env python3
"""Runs data_sources.py over small made-up trees."""

import tempfile
import unittest
from pathlib import Path

import data_sources


class DataSourcesTest(unittest.TestCase):
    def problems(self, files):
        with tempfile.TemporaryDirectory() as root:
            for name, content in files.items():
                path = Path(root) / "data" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, encoding="utf-8")
            return data_sources.problems(root)

    def test_listed_files_and_folders_pass(self):
        self.assertEqual([], self.problems({
            "LICENSES.md": "| Path | Source |\n|---|---|\n| `cues/`, `models/` | own |\n| `actors/a.tsv` | Factbook |\n",
            "models/weights": "",
            "cues/media.tsv": "# Nouns.\n# Source: own.\nnoun\nbbc\n",
            "actors/a.tsv": "# Names; source: none.\n# Written for Tacitus; long names from the Factbook.\nname\n",
        }))

    def test_a_file_that_is_not_listed(self):
        self.assertEqual(
            ["data/b.md: not listed in data/LICENSES.md; add a row with its source and licence"],
            self.problems({"LICENSES.md": "| `a.md` | own |\n", "a.md": "", "b.md": ""}))

    def test_a_table_without_a_source(self):
        self.assertEqual(
            ['data/a.tsv: its first comments do not say "Source:" or "Written for Tacitus"'],
            self.problems({"LICENSES.md": "| `a.tsv` | own |\n", "a.tsv": "# Nouns.\nnoun\n# Source: too late.\n"}))

    def test_a_row_for_nothing(self):
        self.assertEqual(["data/LICENSES.md: lists `gone/`, which is not there"],
                         self.problems({"LICENSES.md": "| `gone/` | own |\n"}))

    def test_what_set_up_fetches_need_not_be_there(self):
        self.assertEqual([], self.problems({"LICENSES.md": "| `places/gazetteer.bin` | GeoNames |\n"}))

    def test_no_list_at_all(self):
        self.assertEqual(["data/LICENSES.md is missing"], self.problems({"a.tsv": "# Source: own.\n"}))


if __name__ == "__main__":
    unittest.main()
