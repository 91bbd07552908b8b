#!/usr/bin/env python3
"""Runs clean_tree.py over small made-up trees."""

import tempfile
import unittest
from pathlib import Path

import clean_tree


class CleanTreeTest(unittest.TestCase):
    def problems(self, files):
        with tempfile.TemporaryDirectory() as root:
            for name, content in files.items():
                path = Path(root) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            return clean_tree.problems(root)

    def test_a_clean_tree(self):
        self.assertEqual([], self.problems({"src/a.cc": b"Code(\"XXX\");  // see ../shared/work/x, data/homes\n"}))

    def test_paths_of_one_machine(self):
        self.assertEqual(["a.md:2: a path of one machine: /ho" "me/ana/"],
                         self.problems({"a.md": b"\nIn /ho" b"me/ana/tacitus.\n"}))

    def test_addresses_of_registries(self):
        self.assertEqual(["tools/a.sh:1: the address of a package registry: pypi." "org"],
                         self.problems({"tools/a.sh": b"pip install -i https://pypi." b"org/simple\n"}))

    def test_unfinished_work(self):
        self.assertEqual(["a.h:1: a mark of unfinished work: TO" "DO"], self.problems({"a.h": b"// TO" b"DO: all\n"}))

    def test_what_is_not_looked_at(self):
        self.assertEqual([], self.problems({
            "build/a.txt": b"TO" b"DO",
            "build-asan/a.txt": b"TO" b"DO",
            "data/models/en_core_web_sm-3.8.0/README.md": b"TO" b"DO",
            "a.bin": b"\0TO" b"DO",
        }))


if __name__ == "__main__":
    unittest.main()
