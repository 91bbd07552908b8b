#!/usr/bin/env python3
"""`tacitus watch` as its user sees it: files and feeds turn up, are asked for, the program is killed and goes on.

    tests/store/watch_test.py PROGRAM ROOT
"""

import contextlib
import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM = sys.argv[1]
ROOT = Path(sys.argv[2]).resolve()
MODEL = ROOT / "data/models/en_core_web_sm-3.8.0"
LIBRARY = ROOT / "lib/tacitus/libduckdb.so"
ENVIRONMENT = {**{name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")},
               "TERM": "xterm", "TACITUS_DATA": str(ROOT / "data"), "TACITUS_DUCKDB": str(LIBRARY)}
# Two seconds on a machine with nothing else to do; tests run beside others.
LATEST = 2 * float(os.environ.get("TACITUS_SLOWNESS", "4"))
ACTORS = ["Iran", "France", "Russia", "Turkey", "Israel", "Egypt", "China", "Japan"]


def article(number):
    one, other = ACTORS[number % 8], ACTORS[(number + 1 + number // 8) % 8]
    return (f"# {one} acts {number}\n\nPublished at: **2021-03-{number % 28 + 1:02}T12:00:00Z**\n\n"
            f"{one} imposed sanctions on {other}, the ministry said in report {number}.\n")


def feed(numbers):
    items = "".join(
        f"<item><title>{ACTORS[n % 8]} acts</title><link>https://news.example/{n}.html</link>"
        f"<pubDate>Wed, 10 Mar 2021 12:00:00 GMT</pubDate><description>{ACTORS[n % 8]} imposed sanctions on "
        f"{ACTORS[(n + 3) % 8]}, the ministry said in its report {n} on the embargo.</description></item>"
        for n in numbers)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'


@unittest.skipUnless(MODEL.is_dir() and LIBRARY.is_file(), "the parser's model or DuckDB's library is not there")
class WatchTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.store = self.folder / "store"
        self.inbox = self.folder / "inbox"
        self.inbox.mkdir()
        self.process = None
        self.addCleanup(self.kill)

    def watch(self, *arguments, errors=subprocess.DEVNULL):
        self.process = subprocess.Popen(
            [PROGRAM, "watch", *map(str, arguments), "--store", str(self.store), "--types", "fast"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=ENVIRONMENT, text=True)
        self.wait_until(lambda: (self.store / "events/_delta_log/00000000000000000000.json").exists(), 60)

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def end(self, number=signal.SIGINT):
        self.process.send_signal(number)
        out, err = self.process.communicate()
        status, self.process = self.process.returncode, None
        return status, out, err

    def ask(self, sql):
        done = subprocess.run([PROGRAM, "query", sql, "--store", str(self.store), "--format", "jsonl"],
                              capture_output=True, env=ENVIRONMENT, text=True, check=False)
        self.assertEqual("", done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def count(self):
        return self.ask("SELECT count(*) AS n FROM documents")[0]["n"]

    def wait_until(self, holds, seconds):
        began = time.monotonic()
        while not holds():
            self.assertLess(time.monotonic() - began, seconds)
            time.sleep(0.05)
        return time.monotonic() - began

    def assert_nothing_doubled(self, documents):
        self.assertEqual([{"n": documents, "d": documents, "t": documents, "e": 0}], self.ask(
            "SELECT count(*) AS n, count(DISTINCT document_id) AS d, count(DISTINCT text) AS t, "
            "(SELECT count(*) - count(DISTINCT event_id) FROM events) AS e FROM documents"))

    def put(self, number):
        """A file that is not seen before it is whole."""
        (self.folder / "next.md").write_text(article(number))
        (self.folder / "next.md").rename(self.inbox / f"{number}.md")

    def test_files_turn_up_and_a_kill_doubles_nothing(self):
        self.put(0)
        self.watch(self.inbox)
        self.wait_until(lambda: self.count() == 1, 60)
        self.put(1)
        self.assertLess(self.wait_until(lambda: self.count() == 2, 60), LATEST)
        self.assertEqual([{"n": 1}], self.ask("SELECT count(*) AS n FROM events WHERE document LIKE '%/1.md' "
                                              "AND event = 'SANCTION'"))
        (self.inbox / "deep/down").mkdir(parents=True)
        (self.inbox / "deep/down/2.md").write_text(article(2))
        self.wait_until(lambda: self.count() == 3, 60)
        for number in range(3, 20):
            self.put(number)
        self.kill()
        self.put(20)
        self.watch(self.inbox)
        self.wait_until(lambda: self.count() == 21, 60)
        self.put(21)
        self.wait_until(lambda: self.count() == 22, 60)
        (self.inbox / "5.md").write_text(article(5) + "Later it took them back.\n")
        self.wait_until(lambda: self.count() == 23, 60)
        self.assertEqual([{"n": 2, "s": 1}], self.ask("SELECT count(*) AS n, count(DISTINCT story_id) AS s "
                                                      "FROM documents WHERE document LIKE '%/5.md'"))
        status, out, _ = self.end()
        self.assertEqual(0, status)
        self.assertRegex(out, r": \d+ documents stored with \d+ events, \d+ already there\n$")
        self.assert_nothing_doubled(23)

    def test_the_search_index_is_kept_up(self):
        self.put(0)
        self.watch(self.inbox)
        self.wait_until(lambda: self.count() == 1, 60)
        subprocess.run([PROGRAM, "search", "sanctions", "--store", str(self.store)], env=ENVIRONMENT, check=True,
                       stdout=subprocess.DEVNULL)
        self.put(1)

        def indexed():
            with contextlib.closing(sqlite3.connect(self.store / "search/index.sqlite", timeout=30)) as index:
                return index.execute("SELECT count(*) FROM documents").fetchone()[0]
        self.wait_until(lambda: indexed() == 2, 60)

    def test_the_rows_of_views_are_kept_up(self):
        self.put(0)
        self.watch(self.inbox)

        def kept(documents):
            return [{"kept": True, "n": documents}] == self.ask(
                "SELECT contains(sql, '/views/') AS kept, (SELECT count(*) FROM documents) AS n FROM duckdb_views() "
                "WHERE view_name = 'happenings'")
        self.wait_until(lambda: kept(1), 60)
        self.put(1)
        self.wait_until(lambda: kept(2), 60)
        self.put(2)
        self.wait_until(lambda: self.count() == 3, 60)
        self.assertEqual(0, self.end()[0])
        self.assertTrue(kept(3))

    def test_a_file_is_read_when_it_is_whole(self):
        self.watch(self.inbox)
        text = article(7)
        with open(self.inbox / "7.md", "w", encoding="utf-8") as file:
            for part in (text[:60], text[60:80], text[80:]):
                file.write(part)
                file.flush()
                time.sleep(0.3)
        self.wait_until(lambda: self.count() > 0, 60)
        time.sleep(1)
        self.assertEqual([{"text": f"{ACTORS[7]} acts 7\n\n" + text.split("\n\n")[2].rstrip("\n")}],
                         self.ask("SELECT text FROM documents"))

    def test_a_feed_gives_its_new_items(self):
        path = self.folder / "feed.xml"
        path.write_text(feed(range(3)))
        self.watch(path)
        self.wait_until(lambda: self.count() == 3, 60)
        (self.folder / "feed.new").write_text(feed(range(1, 5)))
        (self.folder / "feed.new").rename(path)
        self.wait_until(lambda: self.count() == 5, 60)
        self.kill()
        self.watch(path)
        path.write_text(feed(range(3, 7)))
        self.wait_until(lambda: self.count() == 7, 60)
        self.assert_nothing_doubled(7)

    def test_folders_can_be_looked_through_instead(self):
        self.watch(self.inbox, "--poll", "0.2")
        self.put(0)
        self.wait_until(lambda: self.count() == 1, 60)
        (self.inbox / "below").mkdir()
        (self.inbox / "below/1.md").write_text(article(1))
        self.wait_until(lambda: self.count() == 2, 60)
        self.assert_nothing_doubled(2)

    def test_the_store_may_lie_in_the_folder(self):
        self.store = self.inbox / "store"
        self.watch(self.inbox)
        self.put(0)
        self.put(1)
        self.wait_until(lambda: self.count() == 2, 60)
        time.sleep(1)
        status, out, _ = self.end(signal.SIGTERM)
        self.assertEqual((0, f"{self.store}: 2 documents stored with 2 events, 0 already there\n"), (status, out))
        self.assertFalse((self.store / "rejects.jsonl").exists())

    def test_it_shows_that_it_lives(self):
        self.watch(self.inbox, "--heartbeat", "0.2", errors=subprocess.PIPE)
        self.assertRegex(self.process.stderr.readline(), r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ watching, 0 documents stored "
                                                         r"with 0 events, 0 already there, 0 rejected\n$")
        self.put(0)
        lines = [self.process.stderr.readline()]
        while not lines[-1].startswith("stored"):
            lines.append(self.process.stderr.readline())
        self.assertEqual("stored 1 documents with 1 events\n", lines[-1])
        _, _, err = self.end()
        self.assertTrue(err.endswith("tacitus: interrupted; what was read is stored, and the same command goes on where "
                                     "this one ended\n"), err)

    def test_a_terminal_sees_one_line(self):
        try:
            ours, theirs = pty.openpty()
        except OSError as error:
            raise unittest.SkipTest(f"no terminal to be had here: {error}") from error
        self.watch(self.inbox, errors=theirs)
        os.close(theirs)
        shown = ""
        while "documents stored" not in shown:  # a terminal hands over a line in pieces
            shown += os.read(ours, 65536).decode()
        os.close(ours)
        self.assertRegex(shown, r"^\r\x1b\[K\S+ watching, 0 documents stored")
        self.assertNotIn("\n", shown)

    def test_usage(self):
        for arguments, message in (((), "nothing to watch: name folders or feed files"),
                                   ((self.folder / "no",), f"{self.folder}/no: is not there: watch needs a folder or a "
                                                           "file")):
            done = subprocess.run([PROGRAM, "watch", *map(str, arguments), "--store", str(self.store)],
                                  capture_output=True, env=ENVIRONMENT, text=True, check=False)
            self.assertEqual((2, "", f"tacitus: {message}\n"), (done.returncode, done.stdout, done.stderr))
        self.assertFalse(self.store.exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
