#!/usr/bin/env python3
"""A store as Spark sees it, with Delta Lake's own reader and nothing of ours.

    tests/store/spark_reader_test.py PROGRAM ROOT

Spark counts the same rows, the same sums within nested columns and over partitions, and after a later ingest the new
rows, and it can go back to the version before. Runs in the environment that tools/spark_venv.sh makes (Spark's Java
needs openjdk-17-jre-headless); without it the test is skipped.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = sys.argv[1]
ROOT = Path(sys.argv[2]).resolve()
VENV = ROOT / ".venv-spark/bin/python"
JARS = ROOT / ".venv-spark/jars"
MODEL = ROOT / "data/models/en_core_web_sm-3.8.0"
LIBRARY = ROOT / "lib/tacitus/libduckdb.so"

try:
    from pyspark.sql import SparkSession
    REASON = "" if MODEL.is_dir() and LIBRARY.is_file() else "the parser's model or DuckDB's library is not there"
except ImportError:
    if VENV.exists() and Path(sys.prefix) != VENV.parents[1]:
        os.execv(VENV, [str(VENV), *sys.argv])
    REASON = "Spark is not there; tools/spark_venv.sh installs it"
if not REASON and shutil.which("java") is None:
    REASON = "Spark needs Java: openjdk-17-jre-headless"

ENVIRONMENT = {**os.environ, "TACITUS_DATA": str(ROOT / "data"), "TACITUS_DUCKDB": str(LIBRARY)}
QUESTIONS = [
    "SELECT count(*) AS n, sum(words) AS w FROM documents",
    "SELECT count(*) AS n, CAST(sum(goldstein) AS DOUBLE) AS g, count(date_start) AS d FROM events",
    "SELECT event, source.country AS country, count(*) AS n FROM events GROUP BY event, source.country ORDER BY 1, 2",
    "SELECT published_month AS month, count(*) AS n FROM events WHERE published_month >= '2021-06' "
    "GROUP BY published_month ORDER BY 1",
]


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True,
                          env=ENVIRONMENT, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stdout


@unittest.skipIf(REASON, REASON)
class SparkReaderTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.store = Path(cls.scratch.name) / "store"
        cls.spark = (
            SparkSession.builder.master("local[2]")
            .config("spark.jars", ",".join(map(str, sorted(JARS.glob("*.jar")))))
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.databricks.delta.snapshotPartitions", "1")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate())
        cls.spark.sparkContext.setLogLevel("ERROR")

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()
        cls.scratch.cleanup()

    def ingest(self, numbers):
        wire = Path(self.scratch.name) / f"{numbers.start}.jsonl"
        with open(wire, "w", encoding="utf-8") as file:
            for n in numbers:
                record = {"id": str(n), "text": f"Iran imposed sanctions on France on {n % 28 + 1} May 2021. Talks "
                                                f"between Kenya and Somalia began in Nairobi, report {n} said."}
                if n % 5:
                    record["published_at"] = f"2021-0{n % 3 + 5}-28T12:00:00Z"
                file.write(json.dumps(record) + "\n")
        run("ingest", wire, "--store", self.store)

    def of_spark(self, question):
        for table in ("documents", "events"):
            self.spark.read.format("delta").load(str(self.store / table)).createOrReplaceTempView(table)
        return [row.asDict() for row in self.spark.sql(question).collect()]

    def ours(self, question):
        lines = run("query", question, "--store", self.store, "--format", "jsonl")
        return [json.loads(line) for line in lines.splitlines()]

    def test_spark_reads_what_we_read(self):
        self.ingest(range(40))
        version = self.spark.sql(f"DESCRIBE HISTORY delta.`{self.store}/documents`").agg({"version": "max"}).first()[0]
        self.ingest(range(40, 60))
        for question in QUESTIONS:
            ours = self.ours(question)
            self.assertGreater(len(ours), 0)
            # Nulls come first in Spark's order and last in ours.
            key = lambda row: [str(value) for value in row.values()]
            self.assertEqual(sorted(ours, key=key), sorted(self.of_spark(question), key=key), question)
        self.assertEqual(60, self.of_spark(QUESTIONS[0])[0]["n"])
        before = self.spark.read.format("delta").option("versionAsOf", version).load(str(self.store / "documents"))
        self.assertEqual(40, before.count())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
