#!/usr/bin/env python3
"""`tacitus ingest` and `tacitus query` from outside: rivals, kills, interruptions, full and read-only disks.

    tests/store/ingest_test.py PROGRAM ROOT

TACITUS_KILLS says how often a writer is killed (20 without it).
"""

import csv
import io
import json
import os
import pty
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM = sys.argv[1]
ROOT = Path(sys.argv[2]).resolve()
SAMPLES = ROOT / "data/samples"
MODEL = ROOT / "data/models/en_core_web_sm-3.8.0"
LIBRARY = ROOT / "lib/tacitus/libduckdb.so"
KILLS = int(os.environ.get("TACITUS_KILLS", "20"))
ENVIRONMENT = {**{name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")},
               "TERM": "xterm", "TACITUS_DATA": str(ROOT / "data"), "TACITUS_DUCKDB": str(LIBRARY)}
ACTORS = ["Iran", "France", "Russia", "Turkey", "Israel", "Egypt", "China", "Japan"]


def start(*arguments):
    return subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, env=ENVIRONMENT, text=True)


def run(*arguments, text=True):
    done = subprocess.run([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True,
                          env=ENVIRONMENT, text=text, check=False)
    return done.returncode, done.stdout, done.stderr


def write_wire(path, numbers):
    """A JSON Lines file with one small article for each number."""
    with open(path, "w", encoding="utf-8") as file:
        for n in numbers:
            one, other = ACTORS[n % 8], ACTORS[(n + 1 + n // 8 % 7) % 8]
            file.write(json.dumps({
                "id": f"wire-{n}", "title": f"{one} acts", "outlet": "The Example Wire",
                "published_at": f"2021-{n % 12 + 1:02}-10T12:00:00Z",
                "text": f"{one} imposed sanctions on {other}, the ministry said in report {n}."}) + "\n")


@unittest.skipUnless(MODEL.is_dir() and LIBRARY.is_file(), "the parser's model or DuckDB's library is not there")
class StoreTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.store = self.folder / "store"
        self.wire = self.folder / "wire.jsonl"

    def ask(self, sql, store=None):
        status, out, err = run("query", sql, "--store", store or self.store, "--format", "jsonl")
        self.assertEqual((status, err), (0, ""))
        return [json.loads(line) for line in out.splitlines()]

    def ids(self, store=None):
        return [row["document"] for row in self.ask("SELECT document FROM documents", store)]

    def kept(self):
        """Names of the folders of rows that are kept for views."""
        return sorted(path.name for path in (self.store / "views").iterdir())

    def assert_views_are_of_the_events(self, kept):
        """Kept or not, views say what is gathered from the events where no rows are kept."""
        self.assertEqual([{"kept": kept}], self.ask(
            "SELECT contains(sql, '/views/') AS kept FROM duckdb_views() WHERE view_name = 'happenings'"))
        views = [f"FROM {view} ORDER BY ALL" for view in ("happenings", "dyads_daily", "countries_monthly")]
        answers = [self.ask(sql) for sql in views]
        self.assertTrue(all(answers))
        (self.store / "views").rename(self.folder / "aside")
        self.assertEqual([self.ask(sql) for sql in views], answers)
        (self.folder / "aside").rename(self.store / "views")

    def assert_nothing_doubled(self):
        self.assertEqual([{"d": 0, "e": 0}], self.ask(
            "SELECT (SELECT count(*) - count(DISTINCT document_id) FROM documents) AS d, "
            "(SELECT count(*) - count(DISTINCT event_id) FROM events) AS e"))


class IngestTest(StoreTest):
    def test_samples(self):
        status, out, err = run("ingest", SAMPLES, "--store", self.store)
        self.assertEqual(0, status)
        documents = len(run("parse", "--format", "jsonl", SAMPLES)[1].splitlines())
        self.assertRegex(out, rf"^{re.escape(str(self.store))}: {documents} documents stored with \d+ events, "
                              r"0 already there\n$")
        self.assertRegex(err, rf"^stored {documents} documents, [\d,]+ documents/s, [\d,]+ words/s, [\d,]+ events, "
                              r"0 rejected\n$")
        # The rows are those that `tacitus code` prints, with what coded them.
        coded = [json.loads(line) for line in run("code", "--format", "jsonl", SAMPLES)[1].splitlines()]
        stored = {row["event_id"]: row for row in self.ask("SELECT * EXCLUDE (published_month, happening_id) FROM events")}
        self.assertEqual(len(coded), len(stored))
        for event in coded:
            row = stored[event["event_id"]]
            self.assertRegex(row.pop("coded_with"), r"^tacitus \d+\.\d+\.\d+, en_core_web_sm\S* 3\.8\.0, types(\.encoder [0-9a-f]{8}, events\.encoder [0-9a-f]{8}| fast)$")
            event.pop("coded_with")
            self.assertEqual(event, row)

    def test_the_same_again_adds_nothing(self):
        write_wire(self.wire, range(10))
        run("ingest", self.wire, "--store", self.store)
        log = sorted(path.name for path in (self.store / "documents/_delta_log").iterdir())
        status, out, err = run("ingest", self.wire, "--store", self.store)
        self.assertEqual((0, f"{self.store}: 0 documents stored with 0 events, 10 already there\n", ""),
                         (status, out, err))
        self.assertEqual(log, sorted(path.name for path in (self.store / "documents/_delta_log").iterdir()))

    def test_rejects(self):
        write_wire(self.wire, range(3))
        missing = self.folder / "missing.md"
        for _ in range(2):
            status, out, err = run("ingest", missing, self.wire, "--store", self.store)
            self.assertEqual(1, status)
            self.assertIn(f"tacitus: {missing}: ", err)
            self.assertTrue(out.endswith(", 1 rejected (see rejects.jsonl)\n"), out)
        lines = (self.store / "rejects.jsonl").read_text().splitlines()
        self.assertEqual(1, len(lines))
        self.assertEqual({"input": str(missing), "record": None, "reason": "not_found"},
                         {name: json.loads(lines[0])[name] for name in ("input", "record", "reason")})

    def test_usage(self):
        self.assertEqual((2, "", "tacitus: nothing to read: name files or folders, or - for standard input\n"),
                         run("ingest", "--store", self.store))
        self.assertEqual(2, run("ingest", SAMPLES)[0])
        self.assertFalse(self.store.exists())
        other = self.folder / "letters"
        other.mkdir()
        (other / "letter.txt").write_text("Dear")
        self.assertEqual((2, "", f"tacitus: {other}: is no store, and there are files in it: name a new folder\n"),
                         run("ingest", SAMPLES, "--store", other))

    def test_ctrl_c_finishes_the_batch_and_the_same_command_goes_on(self):
        write_wire(self.wire, range(400))
        command = ("ingest", self.wire, "--store", self.store, "--batch", "10", "--threads", "2")
        process = start(*command)
        self.assertRegex(process.stderr.readline(), r"^stored \d+ documents, ")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
        self.assertEqual(130, process.returncode)
        self.assertTrue(err.endswith("tacitus: interrupted; what was read is stored, and the same command goes on "
                                     "where this one ended\n"), err)
        stored = int(re.search(r": (\d+) documents stored", out).group(1))
        self.assertEqual(stored, len(self.ids()))
        self.assertLess(stored, 400)
        status, out, _ = run(*command)
        self.assertEqual(0, status)
        self.assertIn(f": {400 - stored} documents stored with ", out)
        self.assertEqual(400, len(self.ids()))
        self.assert_nothing_doubled()

    def test_a_terminal_sees_progress(self):
        write_wire(self.wire, range(60))
        try:
            ours, theirs = pty.openpty()
        except OSError as error:
            raise unittest.SkipTest(f"no terminal to be had here: {error}") from error
        process = subprocess.Popen([PROGRAM, "ingest", str(self.wire), "--store", str(self.store), "--batch", "20"],
                                   stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs,
                                   env={**ENVIRONMENT, "COLUMNS": "120"})
        os.close(theirs)
        shown = b""
        while True:
            try:
                block = os.read(ours, 65536)
            except OSError:
                break
            if not block:
                break
            shown += block
        os.close(ours)
        self.assertEqual(0, process.wait())
        self.assertRegex(shown.decode(), r"\r\x1b\[K\d+ read, \d+ stored, [\d,]+ documents/s, [\d,]+ words/s, "
                                         r"[\d,]+ events, 0 rejected, \d+ s left")
        self.assertTrue(shown.endswith(b"\r\x1b[K"), shown[-50:])


class ViewsTest(StoreTest):
    """The rows that are kept for views, through all that may happen to a store."""

    def test_are_of_the_events(self):
        write_wire(self.wire, range(120))
        status, _, err = run("ingest", self.wire, "--store", self.store, "--batch", "10")
        self.assertEqual(0, status, err)
        self.assert_views_are_of_the_events(kept=True)  # and of compacted files
        kept = self.kept()
        self.assertEqual(1, len(kept))
        run("ingest", self.wire, "--store", self.store)
        self.assertEqual(kept, self.kept())

        write_wire(self.wire, range(100, 400))
        killed = start("ingest", self.wire, "--store", self.store, "--batch", "10")
        while len(self.ids()) == 120 and killed.poll() is None:
            pass
        killed.kill()
        killed.communicate()
        self.assertGreater(len(self.ids()), 120)
        self.assert_views_are_of_the_events(kept=False)
        run("ingest", self.wire, "--store", self.store)
        self.assertEqual(400, len(self.ids()))
        self.assert_views_are_of_the_events(kept=True)
        self.assertNotEqual(kept, self.kept())

    def test_may_be_deleted_and_cannot_be_written(self):
        write_wire(self.wire, range(5))
        run("ingest", self.wire, "--store", self.store)
        (self.store / "views" / self.kept()[0]).rename(self.folder / "deleted")
        self.assert_views_are_of_the_events(kept=False)
        (self.store / "views").rmdir()
        (self.store / "views").write_text("a file")
        status, _, err = run("ingest", self.wire, "--store", self.store)
        self.assertEqual(0, status)
        self.assertEqual("tacitus: questions to views will take longer, since their rows could not be kept: "
                         f"{self.store}/views: the folder cannot be made: Not a directory\n", err)


class KillTest(StoreTest):
    """Writers killed at any instant, with a rival at the same documents."""

    def finish(self, rival):
        if rival is not None:
            _, err = rival.communicate()
            self.assertEqual(0, rival.returncode, err)

    def test_nothing_is_lost_and_nothing_doubled(self):
        chance = random.Random(7)
        write_wire(self.wire, range(24))
        began = time.monotonic()
        run("ingest", self.wire, "--store", self.folder / "clean", "--batch", "3", "--threads", "1")
        whole = time.monotonic() - began
        rival = None
        for kill in range(KILLS):
            numbers = range(24 * kill, 24 * kill + 24)
            write_wire(self.folder / f"{kill}.jsonl", numbers)
            write_wire(self.folder / f"{kill}-rival.jsonl", reversed(numbers))
            if rival is None or rival.poll() is not None:
                self.finish(rival)
                rival = start("ingest", self.folder / f"{kill}-rival.jsonl", "--store", self.store, "--batch", "2",
                              "--threads", "1")
            victim = start("ingest", self.folder / f"{kill}.jsonl", "--store", self.store, "--batch", "3",
                           "--threads", "1")
            time.sleep(chance.uniform(0, whole))
            victim.kill()
            _, err = victim.communicate()
            told = re.findall(r"(?m)^stored ([\d,]+) documents, .*\n", err)
            reported = int(told[-1]) if told else 0
            # Before both tables are made there is nothing to ask.
            if all((self.store / table / "_delta_log/00000000000000000000.json").exists()
                   for table in ("documents", "events")):
                stored = {f"wire-{number}" for number in numbers} & set(self.ids())
                self.assertGreaterEqual(len(stored), reported)
                self.assert_nothing_doubled()
        self.finish(rival)
        # The same commands complete it.
        for kill in range(KILLS):
            status, _, err = run("ingest", self.folder / f"{kill}.jsonl", "--store", self.store)
            self.assertEqual(0, status, err)
        self.assertEqual(sorted(f"wire-{number}" for number in range(24 * KILLS)), sorted(self.ids()))
        self.assert_nothing_doubled()
        run("ingest", *(self.folder / f"{kill}.jsonl" for kill in range(KILLS)), "--store", self.folder / "other")
        # Which event a happening is named after depends on the order; which events are of one happening does not.
        for sql in ("SELECT * EXCLUDE (happening_id) FROM events ORDER BY event_id",
                    "SELECT list_sort(list(event_id)) AS told FROM events GROUP BY happening_id ORDER BY told",
                    "SELECT list_sort(list(document_id)) AS told FROM documents GROUP BY story_id ORDER BY told"):
            self.assertEqual(self.ask(sql, self.folder / "other"), self.ask(sql))


class DiskTest(StoreTest):
    """A disk that is full or may not be written."""

    def setUp(self):
        super().setUp()
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        self.store = self.disk / "store"
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", self.disk], capture_output=True,
                          check=False).returncode != 0:
            raise unittest.SkipTest("no disk of its own can be mounted here")
        self.addCleanup(lambda: subprocess.run(["umount", "-l", self.disk], check=False))

    def remount(self, options):
        subprocess.run(["mount", "-o", f"remount,{options}", self.disk], check=True)

    def test_a_full_disk(self):
        write_wire(self.wire, range(40))
        command = ("ingest", self.wire, "--store", self.store, "--batch", "4", "--threads", "1")
        status, out, err = run(*command)
        self.assertEqual(1, status)
        self.assertRegex(err.splitlines()[-2], r"^tacitus: .*: .*[Nn]o space left on device")
        self.assertEqual("tacitus: the store is sound; once that is mended, the same command goes on where this one "
                         "ended", err.splitlines()[-1])
        stored = int(re.search(r": (\d+) documents stored", out).group(1))
        self.assertEqual(stored, len(self.ids()))
        self.remount("size=40m")
        status, out, err = run(*command)
        self.assertEqual(0, status, err)
        self.assertEqual(40, len(self.ids()))
        self.assert_nothing_doubled()

    def test_a_disk_that_may_only_be_read(self):
        self.remount("size=40m")
        write_wire(self.wire, range(4))
        run("ingest", self.wire, "--store", self.store)
        self.remount("ro")
        self.assertEqual((2, "", f"tacitus: {self.disk}/new: the folder cannot be made: Read-only file system\n"),
                         run("ingest", self.wire, "--store", self.disk / "new"))
        write_wire(self.wire, range(8))
        status, _, err = run("ingest", self.wire, "--store", self.store)
        self.assertEqual(1, status)
        self.assertRegex(err, r"Read-only file system")
        self.assertEqual(4, len(self.ids()))
        self.assertTrue(self.ask("FROM dyads_daily"))


class QueryTest(StoreTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = tempfile.TemporaryDirectory()
        write_wire(Path(cls.shared.name) / "wire.jsonl", range(12))
        run("ingest", Path(cls.shared.name) / "wire.jsonl", "--store", Path(cls.shared.name) / "store")

    @classmethod
    def tearDownClass(cls):
        cls.shared.cleanup()

    def setUp(self):
        super().setUp()
        self.store = Path(self.shared.name) / "store"

    def query(self, sql, *arguments, **options):
        return run("query", sql, "--store", self.store, *arguments, **options)

    def test_formats(self):
        sql = "SELECT document, published_at FROM documents WHERE document = 'wire-3'"
        self.assertEqual((0, '{"document":"wire-3","published_at":"2021-04-10T12:00:00Z"}\n', ""), self.query(sql))
        self.assertEqual((0, '[{"document":"wire-3","published_at":"2021-04-10T12:00:00Z"}]\n', ""),
                         self.query(sql, "--format", "json"))
        status, out, _ = self.query(sql, "--format", "csv", text=False)
        self.assertEqual([["document", "published_at"], ["wire-3", "2021-04-10T12:00:00Z"]],
                         list(csv.reader(io.StringIO(out.decode()))))
        self.assertEqual((0, "document  published_at\nwire-3    2021-04-10T12:00:00Z\n1 row\n", ""),
                         self.query(sql, "--format", "table"))

    def test_parquet_into_a_pipe_and_a_file(self):
        status, out, err = self.query("FROM documents", "--format", "parquet", text=False)
        self.assertEqual((0, b""), (status, err))
        self.assertEqual((b"PAR1", b"PAR1"), (out[:4], out[-4:]))
        path = self.folder / "answer.parquet"
        with open(path, "wb") as file:
            subprocess.run([PROGRAM, "query", "FROM documents", "--store", str(self.store), "--format", "parquet"],
                           stdout=file, env=ENVIRONMENT, check=True)
        written = path.read_bytes()
        self.assertEqual((b"PAR1", b"PAR1"), (written[:4], written[-4:]))

    def test_views(self):
        for view in ("documents", "events", "mentions", "happenings", "dyads_daily", "countries_monthly"):
            self.assertGreater(len(self.ask(f"FROM {view}")), 5, view)

    def test_errors_are_one_line(self):
        self.assertEqual((2, "", 'tacitus: Parser Error: syntax error at or near "x"\n'), self.query("SELECT a FRM x"))
        status, out, err = self.query("SELECT nothing FROM events")
        self.assertEqual((2, ""), (status, out))
        self.assertRegex(err, r'^tacitus: Binder Error: Referenced column "nothing" not found in FROM clause! .*\n$')
        self.assertEqual((2, "", "tacitus: a question only reads: SELECT, DESCRIBE, SUMMARIZE, SHOW or EXPLAIN\n"),
                         self.query("DROP VIEW events"))
        nowhere = self.folder / "nowhere"
        self.assertEqual((2, "", f'tacitus: {nowhere}: is no store; "tacitus ingest" makes one\n'),
                         run("query", "SELECT 1", "--store", nowhere))

    def test_a_reader_that_goes_away(self):
        process = start("query", "SELECT * FROM range(10000000)", "--store", self.store, "--format", "csv")
        self.assertEqual("range\n", process.stdout.readline())
        process.stdout.close()
        self.assertEqual("", process.stderr.read())
        process.stderr.close()
        self.assertEqual(0, process.wait())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
