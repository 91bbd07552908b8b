#!/usr/bin/env python3
"""Searching a store from outside: what is printed, the index beside the tables, several processes at once.

    tests/store/search_test.py PROGRAM ROOT
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = sys.argv[1]
ROOT = Path(sys.argv[2]).resolve()
MODEL = ROOT / "data/models/en_core_web_sm-3.8.0"
LIBRARY = ROOT / "lib/tacitus/libduckdb.so"
ENVIRONMENT = {**os.environ, "TACITUS_DATA": str(ROOT / "data"), "TACITUS_DUCKDB": str(LIBRARY), "COLUMNS": "80"}
REASON = "" if MODEL.is_dir() and LIBRARY.is_file() else "the parser's model or DuckDB's library is not there"


def start(*arguments):
    return subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, env=ENVIRONMENT, text=True)


def finish(process):
    out, err = process.communicate()
    return process.returncode, out, err


def run(*arguments):
    return finish(start(*arguments))


@unittest.skipIf(REASON, REASON)
class SearchTest(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = Path(self.scratch.name)
        self.store = self.folder / "store"
        self.index = self.store / "search/index.sqlite"
        self.ingest("a", [{"id": str(n), "title": f"Truce number {n}", "outlet": "The Example Wire",
                           "published_at": f"2021-05-{n + 1:02}T12:00:00Z",
                           "text": f"Iran and Iraq signed a truce in report {n}."} for n in range(9)])

    def tearDown(self):
        self.scratch.cleanup()

    def ingest(self, name, records):
        wire = self.folder / f"{name}.jsonl"
        wire.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        status, _, err = run("ingest", wire, "--store", self.store, "--types", "fast")
        self.assertEqual(0, status, err)

    def found(self, *arguments):
        status, out, err = run("search", *arguments, "--store", self.store, "--format", "jsonl")
        self.assertEqual(0, status, err)
        return [json.loads(line)["document"] for line in out.splitlines()], err

    def test_lines_of_json_and_a_table(self):
        documents, err = self.found('"a truce"', "NOT", "3", "--since", "2021-05-02", "--limit", "50")
        self.assertEqual({"1", "2", "4", "5", "6", "7", "8"}, set(documents))
        self.assertEqual("", err)
        status, out, _ = run("search", "truce", "3", "--store", self.store, "--format", "table")
        self.assertEqual(0, status)
        self.assertEqual("2021-05-04  The Example Wire  Truce number 3\n"
                         "    Iran and Iraq signed a truce in report 3.\n"
                         "    3\n"
                         "1 document\n", out)

    def test_mistakes_are_told(self):
        self.assertEqual((2, "", "tacitus: a bracket is not closed\n"), run("search", "(truce", "--store", self.store))
        self.assertEqual((2, "", f'tacitus: {self.folder}: is no store; "tacitus ingest" makes one\n'),
                         run("search", "truce", "--store", self.folder))

    def test_an_ingest_keeps_an_index_up(self):
        self.assertFalse(self.index.exists())
        self.assertEqual(9, len(self.found("truce")[0]))
        before = self.index.stat().st_mtime_ns
        self.ingest("b", [{"id": "new", "text": "Bogotá hailed the accord."}])
        log = self.store / "search/index.sqlite-wal"
        self.assertTrue(self.index.stat().st_mtime_ns > before or log.exists())
        self.assertEqual((["new"], ""), self.found("bogota"))

    def test_a_damaged_index_is_made_anew_and_said(self):
        self.found("truce")
        for path in self.index.parent.iterdir():
            path.unlink()
        self.index.write_bytes(b"no index" * 1000)
        documents, err = self.found("truce")
        self.assertEqual(9, len(documents))
        self.assertEqual(f"tacitus: the search index is made anew: {self.index}: file is not a database\n", err)
        self.assertEqual((9, ""), (len(self.found("truce")[0]), self.found("truce")[1]))

    def test_many_at_once_find_the_same(self):
        for damage in (None, b"no index" * 1000):
            if damage:
                for path in self.index.parent.iterdir():
                    path.unlink()
                self.index.write_bytes(damage)
            processes = [start("search", "truce", "--store", self.store) for _ in range(8)]
            for process in processes:
                status, out, err = finish(process)
                self.assertEqual((0, 9), (status, len(out.splitlines())), err)

    def test_a_folder_that_cannot_be_written_is_searched_in_memory(self):
        (self.store / "search").write_text("a file where the folder should be")
        documents, err = self.found("truce")
        self.assertEqual(9, len(documents))
        self.assertIn("the search index is made in memory, for this search alone: ", err)

    def test_a_question_may_ask_about_what_is_found(self):
        status, out, err = run("query", "SELECT count(*) AS n FROM documents JOIN matching USING (document_id)",
                               "--matching", "truce NOT 3", "--store", self.store, "--format", "jsonl")
        self.assertEqual((0, '{"n":8}\n'), (status, out), err)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
