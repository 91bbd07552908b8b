#!/usr/bin/env python3
"""A store as others see it who have nothing of ours: delta-rs, polars, pandas, DuckDB's delta_scan.

    tests/store/readers_test.py PROGRAM ROOT

All must count the same rows and the same sums; delta-rs compacts and vacuums the store, and Tacitus goes on. Runs in the
environment that tools/readers_venv.sh makes; without it the tests are skipped.
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
VENV = ROOT / ".venv-readers/bin/python"
MODEL = ROOT / "data/models/en_core_web_sm-3.8.0"
LIBRARY = ROOT / "lib/tacitus/libduckdb.so"

try:
    import deltalake
    import duckdb
    import duckdb_extension_delta
    import polars
    REASON = "" if MODEL.is_dir() and LIBRARY.is_file() else "the parser's model or DuckDB's library is not there"
except ImportError:
    if VENV.exists() and Path(sys.prefix) != VENV.parents[1]:
        os.execv(VENV, [str(VENV), *sys.argv])
    REASON = "the readers are not there; tools/readers_venv.sh installs them"

ENVIRONMENT = {**os.environ, "TACITUS_DATA": str(ROOT / "data"), "TACITUS_DUCKDB": str(LIBRARY)}
SUM_OF_EVENTS = ("SELECT count(*) AS n, CAST(sum(goldstein) AS DOUBLE) AS g, count(source.country) AS c, "
                 "count(date_start) AS d, min(published_month) AS m FROM events")


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True,
                          env=ENVIRONMENT, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stdout


@unittest.skipIf(REASON, REASON)
class ReadersTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.store = Path(cls.scratch.name) / "store"
        cls.ingest(range(6))  # many small commits, so that there is something to compact

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    @classmethod
    def ingest(cls, parts):
        for part in parts:
            wire = Path(cls.scratch.name) / f"{part}.jsonl"
            with open(wire, "w", encoding="utf-8") as file:
                for n in range(10 * part, 10 * part + 10):
                    record = {"id": str(n), "text": f"Iran imposed sanctions on France on {n % 28 + 1} May 2021, the "
                                                    f"ministry said in report {n}."}
                    if n % 5:
                        record["published_at"] = f"2021-0{n % 3 + 5}-28T12:00:00Z"
                    file.write(json.dumps(record) + "\n")
            run("ingest", wire, "--store", cls.store)

    def ours(self):
        row = json.loads(run("query", SUM_OF_EVENTS, "--store", self.store, "--format", "jsonl"))
        documents = json.loads(run("query", "SELECT count(*) AS n FROM documents", "--store", self.store))
        return documents["n"], (row["n"], row["g"], row["c"], row["d"], row["m"])

    def table(self, name):
        return deltalake.DeltaTable(str(self.store / name))

    def by_pandas(self):
        events = self.table("events").to_pandas()
        country = events["source"].map(lambda actor: actor and actor["country"])
        return len(self.table("documents").to_pandas()), (
            len(events), float(events["goldstein"].sum()), int(country.count()), int(events["date_start"].count()),
            events["published_month"].dropna().min())

    def by_polars(self):
        events = polars.read_delta(str(self.store / "events"))
        return len(polars.read_delta(str(self.store / "documents"))), (
            len(events), float(events["goldstein"].sum()), events["source"].struct.field("country").count(),
            events["date_start"].count(), events["published_month"].min())

    def by_delta_scan(self):
        database = duckdb.connect(config={"allow_unsigned_extensions": "false"})
        folder = Path(duckdb_extension_delta.__file__).parent
        database.execute(f"LOAD '{next(folder.rglob('delta.duckdb_extension'))}'")
        events = database.execute(SUM_OF_EVENTS.replace("events", f"delta_scan('{self.store}/events')")).fetchone()
        documents = database.execute(f"SELECT count(*) FROM delta_scan('{self.store}/documents')").fetchone()
        return documents[0], events

    def assert_all_agree(self, documents):
        ours = self.ours()
        self.assertEqual(documents, ours[0])
        self.assertGreaterEqual(ours[1][0], documents)
        for reader in (self.by_pandas, self.by_polars, self.by_delta_scan):
            self.assertEqual(ours, reader(), reader.__name__)

    def test_all_read_the_same_and_compaction_by_others_is_no_harm(self):
        self.assert_all_agree(60)
        self.assertEqual(60, len(self.table("documents").to_pyarrow_table()))
        for name in ("documents", "events"):
            table = self.table(name)
            self.assertGreater(table.optimize.compact()["numFilesRemoved"], 0)
            table.vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False)
            table.create_checkpoint()
        self.assert_all_agree(60)
        self.ingest(range(4, 9))
        self.assert_all_agree(90)
        # Our own checkpoints and statistics are read as well.
        actions = self.table("events").get_add_actions(flatten=True)
        names = actions.schema.names if hasattr(actions.schema, "names") else [f.name for f in actions.schema]
        self.assertIn("min.published_at", names)

    def answers(self):
        """Whether rows are kept for views, and what the views say."""
        kept, *views = (run("query", sql, "--store", self.store, "--format", "jsonl") for sql in (
            "SELECT contains(sql, '/views/') AS kept FROM duckdb_views() WHERE view_name = 'happenings'",
            "FROM happenings ORDER BY ALL", "FROM dyads_daily ORDER BY ALL", "FROM countries_monthly ORDER BY ALL",
            "SELECT sum(mentions) = (SELECT count(*) FROM events) AS all_told FROM happenings"))
        return json.loads(kept)["kept"], views

    def test_views_see_what_others_commit(self):
        self.assertTrue(self.answers()[0])
        for name in ("events", "documents"):
            self.assertGreater(self.table(name).delete("document = '7'")["num_deleted_rows"], 0)
        kept, deleted = self.answers()
        self.assertFalse(kept)
        self.assertEqual('{"all_told":true}\n', deleted[-1])
        self.ingest([1])  # which is all there
        self.assertEqual((True, deleted), self.answers())
        self.ingest([0])
        kept, again = self.answers()
        self.assertTrue(kept)
        self.assertNotEqual(deleted, again)
        for name in ("events", "documents"):
            self.table(name).optimize.compact()
        self.assertEqual((False, again), self.answers())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
